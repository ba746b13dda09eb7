"""Messages that broke PJSIP 2.17, or made it say too much, sent to a live engine: our own library withstands them."""

import contextlib
import resource
from collections.abc import Callable, Iterator
from dataclasses import replace

import pjsua2 as pj
import pytest

from app.domain.agent import Registration
from app.domain.events import CallOffered, RegistrationChanged
from app.engine.protocol import Account
from tests.engine.authority import Authority
from tests.engine.conftest import MakeDesk
from tests.engine.dialog import Dialog, sdp
from tests.engine.peer import Arrived, Peer, accepting_registrar
from tests.engine.rooms import AGENT, HOST, OUTSIDE, PASSWORDS, SENIOR, free_port
from tests.engine.secure_exchange import SecureExchange
from tests.engine.steps import address_of
from tests.lab.availability import part
from tests.lab.desk_phone import DeskPhone
from tests.lab.sip_message import SipMessage
from tests.lab.waiting import wait_until

# Bytes for the main thread. A whole megabyte, as on Windows, is just enough for what fits into a message; it may not
# be a matter of luck.
_SMALL_STACK = 1 << 18


class PublicLibrary(Exception):
    """The library here is not the one that we build."""


@pytest.fixture(autouse=True)
def _own_library() -> None:
    with part("own telephone library", PublicLibrary):
        if not hasattr(pj, "PJSUA_MAX_CALLS"):
            raise PublicLibrary("the public one has these faults (`run.py engine` builds our own)")


@pytest.fixture
def small_stack() -> Iterator[None]:
    """What is started meanwhile has a small stack."""
    before, most = resource.getrlimit(resource.RLIMIT_STACK)
    resource.setrlimit(resource.RLIMIT_STACK, (_SMALL_STACK, most))
    yield
    resource.setrlimit(resource.RLIMIT_STACK, (before, most))


@contextlib.contextmanager
def desk_at(make_desk: MakeDesk, auto: Callable[[Peer, Arrived], None]) -> Iterator[tuple[DeskPhone, Peer]]:
    """A desk at an exchange that does as it likes."""
    with Peer(OUTSIDE, auto) as exchange:
        desk = make_desk(Account(AGENT, "", exchange.address, local_address=HOST, local_port=free_port()))
        desk.wait_for_registration()
        yield desk, exchange
        desk.phone.stop()


def test_call_offers_a_voice_and_nothing_else(scripted_desk: DeskPhone, scripted: Peer) -> None:
    scripted_desk.phone.dial("out", SENIOR)
    offer = scripted.wait("INVITE ")
    assert [line.split()[0] for line in offer.body.splitlines() if line.startswith("m=")] == ["m=audio"]
    Dialog.answering(scripted, offer).refuse(offer, 486)


def test_text_beside_the_voice_is_not_agreed_on(scripted_desk: DeskPhone, scripted: Peer) -> None:
    text = "m=text 9 RTP/AVP 98 99\r\na=rtpmap:98 t140/1000\r\na=rtpmap:99 red/1000\r\na=fmtp:99 98/98\r\n"
    call = Dialog(scripted, address_of(scripted_desk))
    call.invite(body=sdp(scripted) + text)
    scripted_desk.phone.answer(scripted_desk.wait_for(CallOffered).call_id)
    answer = call.answered()
    assert [line.split()[1] for line in answer.body.splitlines() if line.startswith("m=text")] == ["0"]


@pytest.mark.parametrize("body", ["--x--\r\n", "--x--", "preamble\r\n--x--\r\nepilogue"])
def test_multipart_body_without_a_part_is_no_body_at_all(
    scripted_desk: DeskPhone, scripted: Peer, body: str
) -> None:
    """It rings as a call without an offer does; the offer then is ours."""
    call = Dialog(scripted, address_of(scripted_desk))
    call.request("INVITE", body=body, kind="multipart/mixed;boundary=x")
    scripted_desk.phone.answer(scripted_desk.wait_for(CallOffered).call_id)
    assert "m=audio" in scripted.wait("SIP/2.0 200", call_id=call.call_id).body


def test_answer_to_a_registration_with_a_hundred_routes_changes_nothing(make_desk: MakeDesk) -> None:
    eight = ", ".join(f"<sip:127.0.0.{number};lr>" for number in range(2, 10))
    routes = "".join(f"Service-Route: {eight}\r\n" for _ in range(13))

    def misleading(peer: Peer, message: Arrived) -> None:
        if message.text.startswith("REGISTER "):
            peer.reply(message, 200, f"{routes}Contact: {message.header('Contact')};expires=60\r\n")

    with desk_at(make_desk, misleading) as (desk, exchange):
        desk.phone.dial("out", SENIOR)
        offer = exchange.wait("INVITE ")
        assert "Route:" not in offer.text
        Dialog.answering(exchange, offer).refuse(offer, 486)


@pytest.mark.usefixtures("small_stack")
def test_xml_that_is_thousands_of_levels_deep_is_no_news_of_a_colleague(make_desk: MakeDesk) -> None:
    def follows(peer: Peer, message: Arrived) -> None:
        accepting_registrar(peer, message)
        if message.text.startswith("SUBSCRIBE ") and message.header("Expires") != "0":
            peer.reply(message, 200, f"Contact: <sip:{peer.address}>\r\nExpires: 60\r\n")
            news = Dialog.answering(peer, message)
            kind = "application/pidf+xml"
            news.request(
                "NOTIFY", "Event: presence\r\nSubscription-State: active;expires=60\r\n",
                "<a>" * 5_000, kind,
            )  # fmt: skip

    with desk_at(make_desk, follows) as (desk, exchange):
        desk.phone.watch((SENIOR,))
        exchange.wait("SIP/2.0 ", timeout=5)
        Dialog(exchange, address_of(desk)).rings()
        desk.wait_for(CallOffered)


def test_offer_with_more_keys_than_there_is_room_for_is_refused(
    make_desk: MakeDesk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    authority = Authority(tmp_path_factory.mktemp("tls") / "own")
    with SecureExchange(authority.signs("DNS:localhost").context()) as exchange:
        account = Account(
            AGENT, PASSWORDS[AGENT], f"localhost:{exchange.port}", "tls", local_address=HOST,
            authority=str(authority.file),
        )  # fmt: skip
        desk = make_desk(replace(account, srtp="optional"))
        desk.wait_for(RegistrationChanged, timeout=15, registration=Registration.REGISTERED)
        exchange.send(_secure_call(exchange.said[0], keys=4))
        desk.wait_for(CallOffered)
        exchange.send(_secure_call(exchange.said[0], keys=66))
        wait_until(lambda: any(text.startswith("SIP/2.0 406") for text in exchange.said))
        desk.phone.stop()


def _secure_call(register: str, keys: int) -> str:
    contact = (SipMessage(register).header("Contact") or "").partition("<")[2].partition(">")[0]
    lines = "".join(
        f"a=crypto:{tag} AES_CM_128_HMAC_SHA1_80 inline:{'A' * 40}\r\n" for tag in range(1, keys + 1)
    )
    body = (
        f"v=0\r\no=- 1 1 IN IP4 {HOST}\r\ns=-\r\nc=IN IP4 {HOST}\r\nt=0 0\r\nm=audio 9 RTP/SAVP 8\r\n{lines}"
    )
    return (
        f"INVITE {contact} SIP/2.0\r\nVia: SIP/2.0/TLS {HOST}:5061;branch=z9hG4bK{keys}\r\nMax-Forwards: 70\r\n"
        f"From: <sip:+31690001234@{HOST}>;tag={keys}\r\nTo: <{contact}>\r\nCall-ID: {keys}@{HOST}\r\n"
        f"CSeq: 1 INVITE\r\nContact: <sip:{HOST}:5061;transport=tls>\r\nContent-Type: application/sdp\r\n"
        f"Content-Length: {len(body)}\r\n\r\n{body}"
    )
