"""The QueueFeed port over the Asterisk Manager Interface."""

import random
import re
from collections.abc import Callable

from app.adapters.ami.connection import PLAIN_PORT, TLS_PORT, ManagerAccount
from app.adapters.ami.watching import Watching
from app.domain.events import QueueFeedLost
from app.domain.queues import FeedState
from app.ports import Clock, Post
from app.settings import Settings

_ADDRESS = re.compile(r"(\[(?P<bracketed>[^\]]+)\]|(?P<host>[^:]*))(:(?P<port>[0-9]{1,5}))?")
_FAREWELL = 1.0  # seconds for a thread that may just be waiting for an exchange that does not answer


class AmiQueueFeed:
    """Follows the queues of an Asterisk; with no account it says that nobody told it where."""

    def __init__(
        self,
        account: ManagerAccount | None,
        clock: Clock,
        post: Post,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._account = account
        self._clock = clock
        self._post = post
        self._jitter = jitter
        self._watching: Watching | None = None
        self._rested: Watching | None = None

    def watch(self) -> None:
        """Follow the queues."""
        if self._account is None:
            self._post(QueueFeedLost(FeedState.NOT_CONFIGURED))
        elif self._watching is None:
            self._watching = Watching(self._account, self._clock, self._post, self._jitter)

    def rest(self) -> None:
        """Follow them no more."""
        if self._watching is not None:
            self._watching.stop()
            self._watching, self._rested = None, self._watching

    def close(self) -> None:
        """The program ends."""
        self.rest()
        if self._rested is not None:
            self._rested.join(_FAREWELL)


def manager_account(settings: Settings, password: str) -> ManagerAccount | None:
    """Where the settings say that the queues are to be read; None while they do not say it."""
    return _account(settings, settings.queues_user, password)


def pause_account(settings: Settings, password: str) -> ManagerAccount | None:
    """The account that may pause this agent, at the same exchange; None while there is none."""
    return _account(settings, settings.pause_user, password)


def _account(settings: Settings, user: str, password: str) -> ManagerAccount | None:
    host, port = _address(settings.queues_server)
    if not host or not user:
        return None
    is_tls = settings.queues_transport == "tls"
    return ManagerAccount(
        host=host,
        port=port or (TLS_PORT if is_tls else PLAIN_PORT),
        user=user,
        password=password,
        is_tls=is_tls,
        ca_file=settings.queues_authority,
    )


def _address(text: str) -> tuple[str, int]:
    """'host', 'host:port', '[2001:db8::1]:port' or a bare IPv6 address; port 0 when it is not said.

    Anything else is taken for the name of a host, of which no name server knows.
    """
    found = _ADDRESS.fullmatch(text.strip())
    if found is None:
        return text.strip(), 0
    port = int(found["port"] or 0)
    return (found["bracketed"] or found["host"], port) if port < 65_536 else (text, 0)
