"""Names, numbers and messages that nobody would send in good faith: it rings, is shown plainly, and goes on."""

import json
import re
from pathlib import Path

import pytest

from app.domain.events import CallEnded, CallOffered, PhoneLost
from app.domain.phone_number import NumberKind
from app.engine.protocol import Account
from tests.engine.conftest import MakeDesk
from tests.engine.dialog import Dialog
from tests.engine.peer import Peer
from tests.engine.steps import address_of, letting_in
from tests.lab.desk_phone import DeskPhone

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
CONTROL = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def open_desk(make_desk: MakeDesk, account: Account, outside: Peer) -> DeskPhone:
    """A desk that takes calls from the scripted peer as well as from the exchange."""
    desk = make_desk(letting_in(account, outside))
    desk.wait_for_registration()
    return desk


def rings(desk: DeskPhone, caller: Peer, headers: str = "") -> CallOffered:
    """A call comes in and is refused again; what the desk was told."""
    call = Dialog(caller, address_of(desk))
    call.invite(headers)
    caller.wait("SIP/2.0 180", call_id=call.call_id)
    offered = desk.wait_for(CallOffered)
    desk.phone.refuse(offered.call_id)
    call.acknowledge(caller.wait("SIP/2.0 486", call_id=call.call_id))
    desk.wait_for(CallEnded, call_id=offered.call_id)
    return offered


ODD_USERS = {
    "none": "",
    "of 300 digits": "0" * 300,
    "of letters": "Roodspecht",
    "with HTML": "%3Cimg%20src%3Dx%3E",
    "with escaped control characters": "06%00%0d%0a%1b%5b2J90001234",
    "with an escaped at": "0690001234%40gemeente",
    "half an escape": "0690001234%4",
    "in UTF-8": "%E2%80%AE4321000960",
    "with a password": "0690001234:geheim",
    "with parameters": "0690001234;phone-context=+31;x=%22",
    "of stars and hashes": "*21*0690001234%23",
}


@pytest.mark.parametrize("user", ODD_USERS.values(), ids=ODD_USERS.keys())
@pytest.mark.parametrize("field", ["From", "P-Asserted-Identity"])
def test_odd_number_rings_and_is_shown_plainly(
    open_desk: DeskPhone, outside: Peer, field: str, user: str
) -> None:
    address = f"<sip:{user}@127.0.0.2>" if user else "<sip:127.0.0.2>"
    tag = ";tag=odd" if field == "From" else ""
    party = rings(open_desk, outside, f"{field}: {address}{tag}\r\n").party
    assert not CONTROL.search(party.number.digits + party.name)
    assert "<" not in party.number.digits
    assert len(party.number.digits) <= 20
    if party.number.kind is NumberKind.EXTERNAL:
        assert party.number.digits == "+31690001234"


ODD_NAMES = {
    "HTML": "<b onclick=x>Gemeente</b><img src=file://x/y>",
    "long": "n" * 600,
    "quotes": '\\"Ja\\" \\\\ nee',
    "an address": "112 <sip:112@x>",
    "escape sequences": "\x1b[31mrood\x07\x00".replace("\x00", ""),
    "direction marks": "\u202eneppoK\u202c\u2066x\u2069".encode().decode("latin-1"),
    "latin-1 bytes": "Jos\xe9",
    "emoji": "🐈‍⬛".encode().decode("latin-1"),
    "empty": "",
    "percent": "%s%n%00",
}


@pytest.mark.parametrize("name", ODD_NAMES.values(), ids=ODD_NAMES.keys())
def test_odd_name_rings_and_is_shown_plainly(open_desk: DeskPhone, outside: Peer, name: str) -> None:
    party = rings(open_desk, outside, f'From: "{name}" <sip:0690001234@127.0.0.2>;tag=odd\r\n').party
    assert party.number.digits == "+31690001234"
    assert len(party.name) <= 80
    assert not CONTROL.search(party.name)


def test_naughty_strings_as_names_all_ring(open_desk: DeskPhone, outside: Peer) -> None:
    path = CORPORA / "naughty-strings" / "blns.json"
    if not path.exists():
        pytest.skip("the list of naughty strings is not there (../shared/corpora)")
    strings = [text for text in json.loads(path.read_text("utf-8")) if text.strip() and "\n" not in text]
    for text in strings[::9]:
        headers = f'From: "{quoted(text)}" <sip:0690001234@127.0.0.2>;tag=odd\r\n'
        party = rings_in_turn(open_desk, outside, headers).party
        assert not CONTROL.search(party.name), text
    assert open_desk.unasked(PhoneLost) == []


def quoted(text: str) -> str:
    """A display name as RFC 3261 25.1 writes it: every ASCII character may be escaped, and CR and LF must not be."""
    escaped = "".join(f"\\{sign}" if sign.isascii() else sign for sign in text.replace("\r", ""))
    return escaped.encode(errors="surrogatepass").decode("latin-1")


def rings_in_turn(desk: DeskPhone, caller: Peer, headers: str) -> CallOffered:
    """The same, again and again until the door lets it in, which it does a dozen times in a second."""
    while True:
        call = Dialog(caller, address_of(desk))
        call.invite(headers)
        if caller.wait("SIP/2.0 ", call_id=call.call_id).code == 100:
            break
    caller.wait("SIP/2.0 180", call_id=call.call_id)
    offered = desk.wait_for(CallOffered)
    desk.phone.refuse(offered.call_id)
    call.acknowledge(caller.wait("SIP/2.0 486", call_id=call.call_id))
    return offered


def test_headers_of_the_queue_are_bounded(open_desk: DeskPhone, outside: Peer) -> None:
    offered = rings(
        open_desk,
        outside,
        f"X-CTI-Queue: {'<i>Wonen</i>' * 40}\r\nX-CTI-Waited: {'9' * 400}\r\nUser-to-User: {'x' * 900}\r\n",
    )
    assert len(offered.queue.queue) <= 40
    assert offered.queue.waited <= 86_400
    assert offered.reference is None


def test_invite_without_a_session_description_can_be_answered(open_desk: DeskPhone, outside: Peer) -> None:
    call = Dialog(outside, address_of(open_desk))
    call.invite(body="")
    outside.wait("SIP/2.0 180")
    open_desk.phone.answer(open_desk.wait_for(CallOffered).call_id)
    assert "m=audio" in outside.wait("SIP/2.0 200").body


@pytest.mark.parametrize(
    "body",
    [
        "v=0\r\n",
        "v=0\r\no=- 1 1 IN IP4 127.0.0.2\r\ns=-\r\nc=IN IP4 127.0.0.2\r\nt=0 0\r\nm=video 9 RTP/AVP 34\r\n",
        "v=0\r\no=- 1 1 IN IP4 127.0.0.2\r\ns=-\r\nt=0 0\r\nm=audio 9 RTP/AVP 8\r\n",
        "v=0\r\no=%n%s%n 1 1 IN IP4 127.0.0.2\r\ns=-\r\nc=IN IP4 127.0.0.2\r\nt=0 0\r\nm=audio 9 RTP/AVP 99\r\n",
        "v=0\r\no=- 1 1 IN IP4 x\r\ns=-\r\nc=IN IP4 media.example.invalid\r\nt=0 0\r\nm=audio 9 RTP/AVP 8\r\n",
        "<xml/>",
        "a=" * 5000,
    ],
)
def test_session_description_that_makes_no_sense_is_refused_and_the_next_call_rings(
    open_desk: DeskPhone, outside: Peer, body: str
) -> None:
    Dialog(outside, address_of(open_desk)).invite(body=body)
    outside.wait("SIP/2.0 4")
    rings(open_desk, outside)
