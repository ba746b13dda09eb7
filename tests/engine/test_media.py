"""Codecs, encryption, early media, keys and reliable ringing, message by message (RFC 3262, 3264, 4568, 4733)."""

import re
from dataclasses import replace

import pytest

from app.domain.agent import Registration
from app.domain.call import EndCause
from app.domain.events import (
    CallAnswered,
    CallEnded,
    CallNotAgreed,
    CallOffered,
    PhoneRefused,
    RegistrationChanged,
    SoundAgreed,
)
from app.engine.protocol import Account, Media
from tests.engine.abilities import need
from tests.engine.conftest import MakeDesk
from tests.engine.dialog import Dialog, sdp
from tests.engine.peer import Peer
from tests.engine.rooms import AGENT, HOST, free_port
from tests.engine.steps import address_of
from tests.lab.desk_phone import DeskPhone

EVENTS = "a=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-16\r\n"
KEYS = "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj\r\n"


def with_events(body: str) -> str:
    """The same session, in which keys may come as events."""
    return body.replace("RTP/AVP 8\r\n", "RTP/AVP 8 101\r\n") + EVENTS


def talks(desk: DeskPhone, call: Dialog, body: str | None = None) -> str:
    """A caller is talked with; the desk's name of the call."""
    call.invite(body=body)
    call_id = desk.wait_for(CallOffered).call_id
    desk.phone.answer(call_id)
    call.answered()
    desk.wait_for(CallAnswered, call_id=call_id)
    desk.wait_for(SoundAgreed, call_id=call_id)
    return call_id


def dialled(desk: DeskPhone, scripted: Peer) -> tuple[Dialog, str]:
    """A call that the desk begins; the other end, and what was offered to it."""
    desk.phone.dial("out", "1002")
    invite = scripted.wait("INVITE ")
    return Dialog.answering(scripted, invite), invite.body


# ---------------------------------------------------------------- codecs


def test_codecs_are_offered_in_the_order_of_the_settings(make_desk: MakeDesk, scripted: Peer) -> None:
    codecs = ("G722/16000", "PCMU/8000")
    desk = make_desk(
        Account(AGENT, "", scripted.address, local_address=HOST, local_port=free_port(), codecs=codecs)
    )
    desk.wait_for_registration()
    _, offer = dialled(desk, scripted)
    assert re.search(r"m=audio \d+ RTP/AVP 9 0 ", offer)
    assert "PCMA" not in offer


def test_caller_without_a_codec_of_ours_is_refused_and_the_agent_is_told(
    scripted_desk: DeskPhone, scripted: Peer
) -> None:
    call = Dialog(scripted, address_of(scripted_desk))
    call.invite(body=sdp(scripted).replace("RTP/AVP 8", "RTP/AVP 18").replace("8 PCMA/8000", "18 G729/8000"))
    assert scripted.wait("SIP/2.0 4", call_id=call.call_id).code == 488
    scripted_desk.wait_for(CallNotAgreed)
    assert scripted_desk.unasked(CallOffered) == []


def test_colleague_without_a_codec_of_ours_ends_the_call_in_clear_words(
    scripted_desk: DeskPhone, scripted: Peer
) -> None:
    scripted_desk.phone.dial("out", "1002")
    invite = scripted.wait("INVITE ")
    Dialog.answering(scripted, invite).refuse(invite, 488)
    assert scripted_desk.wait_for(CallEnded, call_id="out").cause is EndCause.NO_AGREEMENT


@pytest.mark.parametrize(
    "body",
    [
        "v=0\r\n",
        "m=audio",
        "v=0\r\no=- 1 1 IN IP4 127.0.0.2\r\ns=-\r\nt=0 0\r\nm=audio 9 RTP/AVP 8\r\n",
        "v=0\r\no=- 1 1 IN IP4 127.0.0.2\r\ns=-\r\nc=IN IP4 999.1.2.3\r\nt=0 0\r\nm=audio 99999999 RTP/AVP 8\r\n",
        "\0\1\2",
        "v=0\r\no=- 1 1 IN IP4 127.0.0.2\r\ns=-\r\nc=IN IP4 127.0.0.2\r\nt=0 0\r\nm=video 9 RTP/AVP 31\r\n",
    ],
)
def test_session_that_cannot_be_read_is_refused_and_the_next_call_rings(
    scripted_desk: DeskPhone, scripted: Peer, body: str
) -> None:
    broken = Dialog(scripted, address_of(scripted_desk))
    broken.invite(body=body)
    assert scripted.wait("SIP/2.0 4", call_id=broken.call_id).code in (400, 415, 488)
    Dialog(scripted, address_of(scripted_desk)).rings()
    scripted_desk.wait_for(CallOffered)


def test_library_without_any_codec_of_the_settings_stays_off(make_desk: MakeDesk, scripted: Peer) -> None:
    desk = make_desk(Account(AGENT, "", scripted.address, local_address=HOST, codecs=("G729/8000",)))
    desk.wait_for(RegistrationChanged, registration=Registration.CANNOT_CODECS)
    assert scripted.count("REGISTER ") == 0


# ---------------------------------------------------------------- encryption


@pytest.mark.parametrize("srtp", ["optional", "required"])
def test_encrypted_sound_without_tls_is_refused_before_anything_is_said(
    make_desk: MakeDesk, scripted: Peer, srtp: str
) -> None:
    desk = make_desk(Account(AGENT, "", scripted.address, local_address=HOST, srtp=srtp))
    desk.wait_for(RegistrationChanged, registration=Registration.SRTP_WITHOUT_TLS)
    assert scripted.count("REGISTER ") == 0


def test_caller_who_insists_on_encryption_is_refused_by_a_telephone_without(
    scripted_desk: DeskPhone, scripted: Peer
) -> None:
    call = Dialog(scripted, address_of(scripted_desk))
    call.invite(body=sdp(scripted).replace("RTP/AVP", "RTP/SAVP") + KEYS)
    assert scripted.wait("SIP/2.0 4", call_id=call.call_id).code == 488
    scripted_desk.wait_for(CallNotAgreed)


# ---------------------------------------------------------------- before the answer


def test_sound_before_the_answer_is_told(scripted_desk: DeskPhone, scripted: Peer) -> None:
    scripted_desk.phone.dial("out", "1002")
    invite = scripted.wait("INVITE ")
    call = Dialog.answering(scripted, invite)
    headers = f"Contact: <sip:peer@{scripted.address}>\r\nContent-Type: application/sdp\r\n"
    scripted.reply(invite, 183, headers, sdp(scripted))
    assert scripted_desk.wait_for(SoundAgreed, call_id="out").codec == "PCMA"
    assert scripted_desk.unasked(CallAnswered) == []
    call.accept(invite)
    scripted_desk.wait_for(CallAnswered, call_id="out")


def test_reliable_ringing_is_confirmed_when_we_call(scripted_desk: DeskPhone, scripted: Peer) -> None:
    scripted_desk.phone.dial("out", "1002")
    invite = scripted.wait("INVITE ")
    assert "100rel" in (invite.header("Supported") or "")
    headers = f"Contact: <sip:peer@{scripted.address}>\r\nRequire: 100rel\r\nRSeq: 7\r\n"
    headers += "Content-Type: application/sdp\r\n"
    scripted.reply(invite, 183, headers, sdp(scripted))
    confirmed = scripted.wait("PRACK ")
    assert (confirmed.header("RAck") or "").startswith("7 ")
    scripted.reply(confirmed, 200)


def test_caller_who_requires_reliable_ringing_gets_it(scripted_desk: DeskPhone, scripted: Peer) -> None:
    call = Dialog(scripted, address_of(scripted_desk))
    call.invite("Require: 100rel\r\nSupported: 100rel\r\n")
    ringing = scripted.wait("SIP/2.0 180", call_id=call.call_id)
    assert "100rel" in (ringing.header("Require") or "")
    call._learn(ringing)
    call.request("PRACK", f"RAck: {ringing.header('RSeq')} 1 INVITE\r\n")
    assert scripted.wait("SIP/2.0 200", call_id=call.call_id).header("CSeq") == "2 PRACK"


def test_timer_that_is_too_short_is_sent_back(scripted_desk: DeskPhone, scripted: Peer) -> None:
    short = Dialog(scripted, address_of(scripted_desk))
    short.invite("Supported: timer\r\nSession-Expires: 30\r\nMin-SE: 30\r\n")
    refused = scripted.wait("SIP/2.0 4", call_id=short.call_id)
    assert (refused.code, refused.header("Min-SE")) == (422, "90")


def test_timer_of_a_call_is_agreed_to(scripted_desk: DeskPhone, scripted: Peer) -> None:
    call = Dialog(scripted, address_of(scripted_desk))
    call.invite("Supported: timer\r\nSession-Expires: 120;refresher=uac\r\n")
    scripted_desk.phone.answer(scripted_desk.wait_for(CallOffered).call_id)
    assert (call.answered().header("Session-Expires") or "").startswith("120")


# ---------------------------------------------------------------- keys


def test_keys_go_as_messages_where_the_other_end_takes_no_events(
    scripted_desk: DeskPhone, scripted: Peer
) -> None:
    call = Dialog(scripted, address_of(scripted_desk))
    call_id = talks(scripted_desk, call)
    scripted_desk.phone.press(call_id, "5")
    info = scripted.wait("INFO ", call_id=call.call_id)
    assert info.header("Content-Type") == "application/dtmf-relay"
    assert "Signal=5" in info.body


def test_keys_go_in_the_sound_where_the_other_end_takes_events(
    scripted_desk: DeskPhone, scripted: Peer
) -> None:
    call = Dialog(scripted, address_of(scripted_desk))
    call_id = talks(scripted_desk, call, with_events(sdp(scripted)))
    scripted_desk.phone.press(call_id, "5")
    scripted_desk.phone.hang_up(call_id)
    scripted.wait("BYE ", call_id=call.call_id)
    assert scripted.count("INFO ") == 0


def test_keys_that_must_go_in_the_sound_and_cannot_are_refused_aloud(
    scripted_desk: DeskPhone, scripted: Peer
) -> None:
    scripted_desk.phone.configure(replace(scripted_desk.configuration, media=Media(keys="rfc4733")))
    call = Dialog(scripted, address_of(scripted_desk))
    call_id = talks(scripted_desk, call)
    scripted_desk.phone.press(call_id, "5")
    assert scripted_desk.wait_for(PhoneRefused, call_id=call_id).command == "Press"
    assert scripted.count("INFO ") == 0


def test_message_with_a_key_that_is_refused_is_told(scripted_desk: DeskPhone, scripted: Peer) -> None:
    call = Dialog(scripted, address_of(scripted_desk))
    call_id = talks(scripted_desk, call)
    scripted_desk.phone.press(call_id, "5")
    scripted.reply(scripted.wait("INFO ", call_id=call.call_id), 415)
    refused = scripted_desk.wait_for(PhoneRefused, call_id=call_id)
    assert (refused.command, refused.reason) == ("Press", "SIP 415")


@pytest.mark.parametrize("keys", ["", "A", "1 2", "5\r\nX: y", "1" * 33])
def test_what_is_no_key_goes_nowhere(scripted_desk: DeskPhone, scripted: Peer, keys: str) -> None:
    call = Dialog(scripted, address_of(scripted_desk))
    call_id = talks(scripted_desk, call)
    scripted_desk.phone.press(call_id, keys)
    assert scripted_desk.wait_for(PhoneRefused, call_id=call_id).command == "Press"
    assert scripted.count("INFO ") == 0


# ---------------------------------------------------------------- ICE (live: tests/lab/test_ways_of_sound.py)


@pytest.mark.parametrize("own_address", [HOST, ""])
def test_telephone_that_has_no_address_to_offer_rings_and_calls_without_seeking_a_way(
    make_desk: MakeDesk, scripted: Peer, own_address: str
) -> None:
    need("ice")
    account = Account(
        AGENT, "", scripted.address, local_address=own_address, local_port=free_port(), ice=True
    )
    desk = make_desk(account)
    desk.wait_for_registration()
    talks(desk, Dialog(scripted, f"{HOST}:{account.local_port}"))
    _, offer = dialled(desk, scripted)
    assert "m=audio" in offer
    assert "a=candidate" not in offer


# ---------------------------------------------------------------- Opus, where the library has it


def test_opus_is_offered_first_when_it_is_the_first(make_desk: MakeDesk, scripted: Peer) -> None:
    need("opus/48000")
    codecs = ("opus/48000", "PCMA/8000")
    desk = make_desk(
        Account(AGENT, "", scripted.address, local_address=HOST, local_port=free_port(), codecs=codecs)
    )
    desk.wait_for_registration()
    _, offer = dialled(desk, scripted)
    first = re.search(r"m=audio \d+ RTP/AVP (\d+) ", offer)
    assert first
    assert f"a=rtpmap:{first[1]} opus/48000/2" in offer
