"""What goes wrong within a session: no codec in common, headers without measure, orders to answer."""

import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import pytest

from app.demo.surroundings import Callers
from app.domain.call import EndCause
from app.domain.events import CallAnswered, CallEnded, CallOffered, PhoneLost, RegistrationChanged
from app.engine.protocol import Account
from tests.engine.conftest import MakeDesk
from tests.engine.dialog import Dialog, sdp
from tests.engine.peer import Peer
from tests.engine.rooms import OUTSIDE
from tests.engine.steps import address_of, can_be_rung, letting_in, rings_for
from tests.lab.desk_phone import DeskPhone
from tests.lab.waiting import wait_until

LARGEST_DATAGRAM = 65_507  # bytes over IPv4
ORDERS_TO_ANSWER = {
    "Call-Info": "Call-Info: <sip:127.0.0.1>;answer-after=0\r\n",
    "Alert-Info of Polycom": "Alert-Info: <http://127.0.0.1>;info=alert-autoanswer;delay=0\r\n",
    "Alert-Info of Snom": 'Alert-Info: <http://127.0.0.1>;info="auto answer"\r\n',
    "RFC 5373": "Answer-Mode: Auto;require\r\nPriv-Answer-Mode: Auto;require\r\nRequire: answermode\r\n",
    "P-Auto-Answer": "P-Auto-Answer: normal\r\nX-Auto-Answer: true\r\nSubject: intercom\r\n",
    "Replaces nothing": "Replaces: nothing@127.0.0.1;to-tag=1;from-tag=2\r\n",
}


@pytest.fixture
def desk(make_desk: MakeDesk, account: Account, outside: Peer) -> DeskPhone:
    """A desk that takes calls from the scripted peer as well as from the exchange."""
    desk = make_desk(letting_in(account, outside))
    desk.wait_for_registration()
    return desk


def talks(desk: DeskPhone, caller: Peer) -> tuple[Dialog, str]:
    call = Dialog(caller, address_of(desk))
    call.rings()
    call_id = desk.wait_for(CallOffered).call_id
    desk.phone.answer(call_id)
    call.answered()
    desk.wait_for(CallAnswered)
    return call, call_id


# ---------------------------------------------------------------- who answers is the agent


@pytest.mark.parametrize("headers", ORDERS_TO_ANSWER.values(), ids=ORDERS_TO_ANSWER.keys())
def test_order_to_answer_is_ignored_even_from_the_exchange(
    desk: DeskPhone, outside: Peer, headers: str
) -> None:
    call = Dialog(outside, address_of(desk))
    call.invite(headers)
    answer = outside.wait("SIP/2.0 ", call_id=call.call_id)
    if answer.code == 100:
        assert outside.wait("SIP/2.0 1", call_id=call.call_id).code == 180
    else:
        assert answer.code in (420, 481), (
            "a demand that is not met, or a call that is not known (RFC 3261, 3891)"
        )
    # What was sent after it is through, so it is through as well.
    probe = Dialog(outside, address_of(desk))
    probe.request("OPTIONS")
    outside.wait("SIP/2.0 200", call_id=probe.call_id)
    assert desk.unasked(CallAnswered) == []
    assert not any(message.code == 200 and message.call_id == call.call_id for message in outside.seen)


# ---------------------------------------------------------------- nothing in common


@pytest.mark.parametrize(
    "media",
    [
        "m=audio 4000 RTP/AVP 18\r\na=rtpmap:18 G729/8000\r\n",
        "m=audio 4000 RTP/AVP 97\r\na=rtpmap:97 iLBC/8000\r\n",
        "m=audio 4000 RTP/AVP 101\r\na=rtpmap:101 telephone-event/8000\r\n",
        "m=video 4000 RTP/AVP 99\r\na=rtpmap:99 H264/90000\r\n",
        "m=audio 4000 TCP/TLS/BFCP *\r\n",
    ],
    ids=["G.729", "iLBC", "keys only", "video", "no RTP"],
)
def test_call_without_a_codec_in_common_is_refused_and_the_next_one_rings(
    desk: DeskPhone, outside: Peer, media: str
) -> None:
    head = f"v=0\r\no=- 1 1 IN IP4 {OUTSIDE}\r\ns=-\r\nc=IN IP4 {OUTSIDE}\r\nt=0 0\r\n"
    call = Dialog(outside, address_of(desk))
    call.invite(body=head + media)
    assert outside.wait("SIP/2.0 4", call_id=call.call_id).code in (415, 488)
    assert desk.unasked(CallOffered) == []
    wait_until(lambda: can_be_rung(desk, outside))


@pytest.mark.parametrize(
    "body",
    [
        f"v=0\r\no=- 1 1 IN IP4 {OUTSIDE}\r\ns=-\r\nc=IN IP4 {OUTSIDE}\r\nt=0 0\r\nm=audio 4000 RTP/AVP 18\r\n",
        "v=0\r\n",
        "",
        "\x00\xff" * 200,
        f"v=0\r\no=- 1 1 IN IP4 {OUTSIDE}\r\ns=-\r\nc=IN IP4 {OUTSIDE}\r\nt=0 0\r\n"
        + "m=audio 0 RTP/AVP 8\r\n" * 60,
    ],
    ids=["another codec", "cut short", "none", "no text", "sixty streams"],
)
def test_answer_that_makes_no_sense_ends_our_call_and_says_so(
    scripted_desk: DeskPhone, scripted: Peer, body: str
) -> None:
    scripted_desk.phone.dial("ours", "0690001234")
    invite = scripted.wait("INVITE ")
    kind = "Content-Type: application/sdp\r\n" if body else ""
    scripted.reply(invite, 200, f"Contact: <sip:peer@{scripted.address}>\r\n{kind}", body)
    # Nobody answers our BYE, which is no reason to show a conversation for half a minute.
    ended = scripted_desk.wait_for(CallEnded, call_id="ours")
    assert ended.cause is EndCause.NO_AGREEMENT
    scripted.wait("BYE ")
    assert scripted_desk.unasked(PhoneLost) == []


@pytest.mark.parametrize("body", ["v=0\r\n", "<xml/>", "a=" * 5_000], ids=["cut short", "XML", "endless"])
def test_change_of_a_call_that_makes_no_sense_is_refused_and_the_call_goes_on(
    desk: DeskPhone, outside: Peer, body: str
) -> None:
    call, call_id = talks(desk, outside)
    call.invite(body=body)
    refusal = outside.wait("SIP/2.0 4", call_id=call.call_id)
    call.acknowledge(refusal)
    call.request("UPDATE", body=sdp(outside))
    outside.wait("SIP/2.0 200", call_id=call.call_id)
    assert call_id not in {event.call_id for event in desk.unasked(CallEnded)}


# ---------------------------------------------------------------- sizes without measure

OVERSIZED: dict[str, Callable[[int], str]] = {
    "one header": lambda room: f"X-Odd: {'x' * room}\r\n",
    "many headers": lambda room: "X-Odd: x\r\n" * (room // 10),
    "folded": lambda room: "X-Odd: x\r\n" + " y\r\n" * (room // 4),
    "Via": lambda room: "Via: SIP/2.0/UDP 127.0.0.9:5060;branch=z9hG4bK-x\r\n" * (room // 52),
    "Record-Route": lambda room: "Record-Route: <sip:127.0.0.9;lr>\r\n" * (room // 35),
    "display name": lambda room: f'From: "{"n" * room}" <sip:0690001234@127.0.0.2>;tag=odd\r\n',
}


@pytest.mark.parametrize("size", [4_000, LARGEST_DATAGRAM], ids=["4 KB", "64 KB"])
@pytest.mark.parametrize("what", OVERSIZED)
def test_header_without_measure_is_survived_over_udp(
    desk: DeskPhone, outside: Peer, what: str, size: int
) -> None:
    Dialog(outside, address_of(desk)).invite(OVERSIZED[what](size - 1_000))
    for offered in desk.unasked(CallOffered):
        desk.phone.hang_up(offered.call_id)
    wait_until(lambda: can_be_rung(desk, outside))
    assert desk.unasked(PhoneLost) == []


@pytest.mark.parametrize("size", [64_000, 1_000_000], ids=["64 KB", "1 MB"])
@pytest.mark.parametrize("what", OVERSIZED)
def test_header_without_measure_is_survived_over_tcp(
    make_desk: MakeDesk, account: Account, tenants: Callers, what: str, size: int
) -> None:
    desk = make_desk(replace(account, transport="tcp", accept_from=(OUTSIDE,)))
    desk.wait_for_registration()
    place = desk.configuration.account
    head = (
        f"INVITE sip:{place.user}@{place.local_address} SIP/2.0\r\nMax-Forwards: 70\r\n"
        f"Via: SIP/2.0/TCP {OUTSIDE}:5060;branch=z9hG4bK-big\r\nTo: <sip:{place.user}@{place.local_address}>\r\n"
        "From: <sip:0690001234@127.0.0.2>;tag=odd\r\nCall-ID: big@127.0.0.2\r\nCSeq: 1 INVITE\r\n"
    )
    with socket.create_connection(
        (place.local_address, place.local_port), timeout=5, source_address=(OUTSIDE, 0)
    ) as connection:
        text = head + OVERSIZED[what](size) + "Content-Length: 0\r\n\r\n"
        with suppress(
            ConnectionResetError, BrokenPipeError, TimeoutError
        ):  # to hang up on us is an answer, too
            connection.sendall(text.encode("latin-1"))
        assert rings_for(desk, tenants)
    assert desk.unasked(PhoneLost) == []
    assert len(desk.unasked(RegistrationChanged)) <= 1
