"""A stranger tries everything that SIP has, while the telephone is free and while it talks: seen on the wire itself."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest

from app.domain.events import CallAnswered, CallEnded, CallOffered, PartyChanged, QuestionArrived
from tests.lab.asterisk import LAND_LINE
from tests.lab.capture import Capture, Captured
from tests.lab.desk_phone import DeskPhone
from tests.lab.laboratory import AGENT, TENANT_NUMBER, Laboratory
from tests.lab.sip_message import SipMessage

pytestmark = [pytest.mark.lab, pytest.mark.usefixtures("capture_allowed")]

_PORT = 5067
_METHODS = {
    "INVITE": "Call-Info: <sip:x>;answer-after=0\r\nX-CTI-Queue: service\r\n",
    "REFER": f"Refer-To: <sip:{TENANT_NUMBER}@127.0.0.1>\r\n",
    "MESSAGE": "Content-Type: text/plain\r\n",
    "NOTIFY": "Event: presence\r\nSubscription-State: active\r\n",
    "SUBSCRIBE": "Event: presence\r\nExpires: 60\r\n",
    "INFO": "Content-Type: application/dtmf-relay\r\n",
    "UPDATE": "",
    "BYE": "",
    "PUBLISH": "Event: presence\r\n",
    "OPTIONS": "",
}


class Stranger:
    """Sends requests from an address that is not the exchange's, and answers all that comes with 407."""

    def __init__(self, lab: Laboratory, transport: str, realm: str) -> None:
        self._network, self._transport, self._realm = lab.exchange.network, transport, realm
        self._kind = socket.SOCK_STREAM if transport == "tcp" else socket.SOCK_DGRAM

    @contextmanager
    def connected(self) -> Iterator[socket.socket]:
        target = (self._network.telephone(AGENT), self._network.sip_port)
        with socket.socket(socket.AF_INET, self._kind) as line:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            line.bind((self._network.stranger, 0 if self._transport == "tcp" else _PORT))
            line.connect(target)
            line.settimeout(0.3)
            yield line

    def tries(self, method: str, known: SipMessage | None = None) -> None:
        """One request; with `known` it pretends to belong to that call."""
        with self.connected() as line:
            line.sendall(self._request(method, known, line.getsockname()[1]))
            with suppress(TimeoutError, ConnectionResetError):
                while text := line.recv(65_536).decode("utf-8", "replace"):
                    message = SipMessage(text)
                    if not message.is_response and message.method != "ACK":
                        line.sendall(self._challenge(message))

    def _request(self, method: str, known: SipMessage | None, port: int) -> bytes:
        agent, stranger = self._network.telephone(AGENT), self._network.stranger
        call_id = (known.header("Call-ID") if known else None) or f"{method}-stranger"
        sender = (known.header("From") if known else None) or f"<sip:{AGENT}@{stranger}>;tag=x"
        receiver = (known.header("To") if known else None) or f"<sip:{AGENT}@{agent}>"
        body = "Wachtwoord?" if method in ("MESSAGE", "INFO") else ""
        head = (
            f"{method} sip:{AGENT}@{agent}:{self._network.sip_port} SIP/2.0\r\n"
            f"Via: SIP/2.0/{self._transport.upper()} {stranger}:{port};rport;branch=z9hG4bK-{method}-{call_id[:9]}\r\n"
            f"Max-Forwards: 70\r\nFrom: {sender}\r\nTo: {receiver}\r\nCall-ID: {call_id}\r\nCSeq: 9000 {method}\r\n"
            f"Contact: <sip:{AGENT}@{stranger}:{port}>\r\n{_METHODS[method]}Content-Length: {len(body)}\r\n\r\n"
        )
        return (head + body).encode()

    def _challenge(self, request: SipMessage) -> bytes:
        copied = "".join(
            f"{name}: {request.header(name)}\r\n" for name in ("Via", "From", "To", "Call-ID", "CSeq")
        )
        challenge = f'Proxy-Authenticate: Digest realm="{self._realm}", nonce="1", algorithm=MD5\r\n'
        return f"SIP/2.0 407 Who are you?\r\n{copied}{challenge}Content-Length: 0\r\n\r\n".encode()


def to_stranger(wire: Capture, lab: Laboratory) -> list[Captured]:
    return [item for item in wire.messages() if item.target.startswith(f"{lab.exchange.network.stranger}:")]


def noticed(desk: DeskPhone) -> list[object]:
    """What the desk was told of calls that it had not had."""
    return [*desk.unasked(CallOffered), *desk.unasked(QuestionArrived), *desk.unasked(PartyChanged)]


@pytest.mark.parametrize("is_talking", [False, True], ids=["free", "talking"])
@pytest.mark.parametrize("transport", ["udp", "tcp"])
def test_whatever_a_stranger_asks_gets_no_ring_no_request_and_no_digest(
    lab: Laboratory, transport: str, is_talking: bool
) -> None:
    desk = lab.desk(transport=transport)
    realm = desk.configuration.account.realm
    stranger = Stranger(lab, transport, realm)
    with lab.capture() as wire:
        known, call_id = None, ""
        if is_talking:
            lab.tenant().dial(LAND_LINE)
            call_id = desk.answer_next()
            known = next(message for message in lab.to_desk(wire, "INVITE"))
        for method in _METHODS:
            stranger.tries(method)
            if known is not None:
                stranger.tries(method, known)
        if is_talking:
            desk.phone.hang_up(call_id)
            desk.wait_for(CallEnded, call_id=call_id)
        answers = to_stranger(wire, lab)
    assert answers, "the capture sees the stranger"
    assert [item.message.start_line for item in answers if "Authorization" in item.message.text] == []
    assert [item.message.start_line for item in answers if not item.message.is_response] == []
    assert noticed(desk) == []
    assert desk.unasked(CallAnswered) == []
    # The exchange still rings, and that is the first and only ring.
    lab.colleague("6003").dial(AGENT)
    desk.wait_for(CallOffered)
