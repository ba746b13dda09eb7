"""One connection with the manager interface of an exchange. Every wait has a limit, every error is one of ours."""

import hashlib
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from app.adapters.ami.messages import Action, Message, MessageReader, Order, Unreadable, Unsendable, encode
from app.domain.queues import FeedState

PLAIN_PORT, TLS_PORT = 5038, 5039
PATIENCE = 5.0  # seconds for each step of a connection: to connect, TLS, the greeting, the login
_GREETING = b"Asterisk Call Manager/"
_LONGEST_GREETING = 200
_CHUNK = 65_536


@dataclass(frozen=True)
class ManagerAccount:
    """Where the manager interface is, and as whom we read there.

    `ca_file` holds the authority that signed the exchange's certificate; '' means those that this computer trusts.
    """

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    is_tls: bool = True
    ca_file: str = ""


class FeedFailed(Exception):
    """The connection cannot be had, or is of no use. `state` is why."""

    def __init__(self, state: FeedState) -> None:
        super().__init__(state.name)
        self.state = state


class ManagerConnection:
    """Logged in from the moment it exists. All methods but `interrupt` belong to one thread."""

    def __init__(self, account: ManagerAccount) -> None:
        """Connect and log in.

        Raises:
            FeedFailed: nobody there, an unknown certificate, another protocol, a wrong password, or no answer.
        """
        self._number = 0
        self._reader = MessageReader()
        with _our_errors():
            self._socket = _connected(account)
        try:
            with _our_errors():
                self._greeted()
                self._logged_in(account)
        except BaseException:
            self.close()
            raise

    def interrupt(self) -> None:
        """From any thread: whoever waits in `receive` waits no more, and finds the connection over."""
        with suppress(OSError):  # it is over already
            self._socket.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """End it."""
        self._socket.close()

    def send(self, action: Action | Order, **fields: str) -> str:
        """Ask for something; the id by which its answers are known. Raises FeedFailed."""
        self._number += 1
        action_id = f"bellerbeeld-{self._number}"
        with _our_errors():
            self._socket.settimeout(PATIENCE)
            self._socket.sendall(encode(action, action_id, fields))
        return action_id

    def receive(self, seconds: float) -> list[Message]:
        """The messages that came, waiting at most so long for the first; often none. Raises FeedFailed."""
        with _our_errors():
            return self._received(seconds)

    # ------------------------------------------------------------ inside

    def _received(self, seconds: float) -> list[Message]:
        self._socket.settimeout(max(seconds, 0.001))  # 0 would be 'do not wait', which TLS takes for an error
        try:
            received = self._socket.recv(_CHUNK)
        except TimeoutError:
            return []
        if not received:
            raise FeedFailed(FeedState.UNREACHABLE)
        return self._reader.feed(received)

    def _greeted(self) -> None:
        """The exchange speaks first, one line."""
        greeting, deadline = b"", time.monotonic() + PATIENCE
        while not greeting.endswith(b"\r\n"):
            if time.monotonic() > deadline:
                raise FeedFailed(FeedState.SILENT)
            # Byte by byte: what follows the line belongs to the reader of messages.
            received = self._socket.recv(1)
            greeting += received
            if not received or len(greeting) > _LONGEST_GREETING or not _is_greeting(greeting):
                raise FeedFailed(FeedState.UNREADABLE if greeting else FeedState.UNREACHABLE)

    def _logged_in(self, account: ManagerAccount) -> None:
        """Answer a challenge, so that the password itself never travels."""
        challenge = self._answer(self.send(Action.CHALLENGE, AuthType="MD5")).get("Challenge", "")
        # MD5 is what the protocol knows; TLS is what protects the connection.
        key = hashlib.md5((challenge + account.password).encode(), usedforsecurity=False).hexdigest()
        sent = self.send(Action.LOGIN, AuthType="MD5", Username=account.user, Key=key, Events="agent")
        if self._answer(sent)["Response"] != "Success":
            raise FeedFailed(FeedState.WRONG_PASSWORD)

    def _answer(self, action_id: str) -> Message:
        deadline = time.monotonic() + PATIENCE
        while (left := deadline - time.monotonic()) > 0:
            for message in self._received(left):
                if message.get("ActionID") == action_id and "Response" in message:
                    return message
        raise FeedFailed(FeedState.SILENT)


def _connected(account: ManagerAccount) -> socket.socket:
    context = _trust(account.ca_file) if account.is_tls else None
    plain = socket.create_connection((account.host, account.port), PATIENCE)
    plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if context is None:
        return plain
    try:
        return context.wrap_socket(plain, server_hostname=account.host)
    except BaseException:
        plain.close()
        raise


def _trust(ca_file: str) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=ca_file or None)
    except OSError as error:  # no such file, or no certificate in it
        raise FeedFailed(FeedState.UNTRUSTED) from error


def _is_greeting(begin: bytes) -> bool:
    return begin.startswith(_GREETING) or _GREETING.startswith(begin)


@contextmanager
def _our_errors() -> Iterator[None]:
    """What socket, TLS and protocol say, in the words of the board."""
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        raise FeedFailed(FeedState.UNTRUSTED) from error
    except (ssl.SSLError, Unreadable) as error:
        raise FeedFailed(FeedState.UNREADABLE) from error
    except Unsendable as error:
        # A user with a line break in the name is nobody; the exchange could not say it better.
        raise FeedFailed(FeedState.WRONG_PASSWORD) from error
    except TimeoutError as error:
        raise FeedFailed(FeedState.SILENT) from error
    except (OSError, UnicodeError) as error:  # UnicodeError: a name that cannot be one of a host
        raise FeedFailed(FeedState.UNREACHABLE) from error
