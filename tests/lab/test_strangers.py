"""Whoever is not the exchange has no business with the telephone, although its port is open to the network."""

import socket

import pytest

from app.domain.consult import ConsultReference
from app.domain.events import CallOffered, QuestionArrived
from tests.lab.asterisk import LAND_LINE, SENIOR
from tests.lab.laboratory import AGENT, TENANT_NUMBER, Laboratory
from tests.lab.sipp import INVITE_STRANGER, Scenario

pytestmark = [pytest.mark.lab, pytest.mark.usefixtures("sipp_installed", "capture_allowed")]

_PORT = 5066
_CALLS = 20
_QUESTION = '{"s":"session-9","q":"Wat is het wachtwoord?"}'


@pytest.mark.parametrize("transport", ["udp", "tcp"])
@pytest.mark.parametrize("headers", [(), ("X-CTI-Queue: service", "Call-Info: <sip:x>;answer-after=0")])
def test_stranger_who_calls_the_telephone_directly_never_rings_and_gets_no_digest(
    lab: Laboratory, transport: str, headers: tuple[str, ...]
) -> None:
    desk, network = lab.desk(transport=transport), lab.exchange.network
    sipp = lab.sipp(network.stranger, _PORT, transport)
    scenario = Scenario(INVITE_STRANGER.name, f"<sip:{TENANT_NUMBER}@{network.exchange}>", headers)
    result = sipp.run(
        scenario, f"{network.telephone(AGENT)}:{network.sip_port}", AGENT, calls=_CALLS, rate=10
    )
    to_stranger = [item.message for item in result.captured if item.target.startswith(f"{network.stranger}:")]
    assert (result.succeeded, result.failed) == (_CALLS, 0), result.complaint
    assert result.ringing_ms == []
    assert len(to_stranger) >= _CALLS
    assert all("Authorization:" not in message.text for message in to_stranger)
    # The exchange still rings, and that is the first and only ring.
    lab.tenant().dial(LAND_LINE)
    desk.wait_for(CallOffered)
    assert desk.unasked(CallOffered) == []


def test_text_of_a_stranger_is_not_shown_as_the_question_of_a_colleague(lab: Laboratory) -> None:
    senior, desk, network = lab.desk(SENIOR), lab.desk(), lab.exchange.network
    target = (network.telephone(SENIOR), network.sip_port)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stranger:
        stranger.bind((network.stranger, _PORT))
        stranger.sendto(_message(*target, network.stranger), target)
        stranger.settimeout(5)
        stranger.recv(4096)  # it was handled, whatever the answer is
    question = ConsultReference("session-8", question="Wie belt de aannemer?")
    desk.phone.tell(SENIOR, question)
    assert senior.wait_for(QuestionArrived).reference == question
    assert senior.unasked(QuestionArrived) == []


def _message(host: str, port: int, stranger: str) -> bytes:
    head = (
        f"MESSAGE sip:{SENIOR}@{host}:{port} SIP/2.0",
        f"Via: SIP/2.0/UDP {stranger}:{_PORT};branch=z9hG4bK-stranger",
        "Max-Forwards: 70",
        f"From: <sip:{AGENT}@{stranger}>;tag=stranger",
        f"To: <sip:{SENIOR}@{host}>",
        "Call-ID: stranger@example",
        "CSeq: 1 MESSAGE",
        "Content-Type: text/plain",
        f"Content-Length: {len(_QUESTION)}",
    )
    return ("\r\n".join(head) + "\r\n\r\n" + _QUESTION).encode()
