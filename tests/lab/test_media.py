"""Keys, early media, G.722, IPv6, reliable ringing and signs of life, with a real exchange."""

import time
from dataclasses import replace

import pytest

from app.domain.events import CallAnswered, CallEnded, CallOffered, SoundAgreed
from app.engine.protocol import Media
from tests.engine.abilities import need
from tests.lab.asterisk import (
    EARLY_TEST,
    ECHO_TEST,
    IPV6_AGENT,
    KEY_TEST,
    LAND_LINE,
    MESSAGES_AGENT,
    OPUS_AGENT,
    PUNCTUAL_AGENT,
    TONE_TEST,
    TONE_TEST_HZ,
)
from tests.lab.desk_phone import DeskPhone
from tests.lab.laboratory import AGENT, AGENT_HZ, SENIOR_HZ, TENANT_HZ, Laboratory
from tests.lab.sound import wait_to_hear
from tests.lab.waiting import wait_until

pytestmark = pytest.mark.lab


def heard_by_the_exchange(lab: Laboratory, desk: DeskPhone, keys: str) -> str:
    """Call the exchange's test of keys, press these, and what it heard."""
    desk.phone.dial("keys", KEY_TEST)
    desk.wait_for(CallAnswered, call_id="keys")
    desk.wait_for(SoundAgreed, call_id="keys")
    for key in keys:
        desk.phone.press("keys", key)
    event = lab.ami.wait_for_event(15, Event="UserEvent", UserEvent="KeysHeard")
    return str(event["Digits"])


def desk_with_media(lab: Laboratory, user: str, media: Media) -> DeskPhone:
    desk = lab.desk(user)
    desk.phone.configure(replace(desk.configuration, media=media))
    return desk


@pytest.mark.parametrize("way", ["auto", "rfc4733"])
def test_keys_in_the_sound_are_heard_by_the_exchange(lab: Laboratory, way: str) -> None:
    assert heard_by_the_exchange(lab, desk_with_media(lab, AGENT, Media(keys=way)), "19*0") == "19*0"


@pytest.mark.parametrize("way", ["auto", "info"])
def test_keys_as_messages_are_heard_where_the_exchange_takes_no_others(lab: Laboratory, way: str) -> None:
    assert heard_by_the_exchange(lab, desk_with_media(lab, MESSAGES_AGENT, Media(keys=way)), "4711") == "4711"


def test_voice_before_the_answer_is_heard(lab: Laboratory) -> None:
    desk = lab.desk()
    desk.phone.dial("early", EARLY_TEST)
    desk.wait_for(SoundAgreed, call_id="early")
    wait_to_hear(desk.recording("early"), [TONE_TEST_HZ])
    assert desk.unasked(CallAnswered) == []


def test_g722_is_as_loud_as_other_codecs_in_both_directions(lab: Laboratory) -> None:
    desk = lab.desk_with(replace(lab.account(), codecs=("G722/16000",)))
    desk.wait_for_registration()
    tenant = lab.tenant()
    tenant.dial(LAND_LINE)
    call = desk.answer_next()
    assert desk.wait_for(SoundAgreed, call_id=call).codec == "G722"
    # Half as loud, as G.722 of this library is by itself, would be 0.12; twice as loud 0.48.
    for recording, hertz in ((desk.recording(call), TENANT_HZ), (tenant.recording, AGENT_HZ)):
        wait_to_hear(recording, [hertz], loud=0.2)
        with pytest.raises(Exception, match="wanted"):
            wait_to_hear(recording, [hertz], loud=0.3, timeout=1)


def test_call_with_opus_is_heard_at_both_ends(lab: Laboratory) -> None:
    need("opus/48000")
    desk = lab.desk_with(replace(lab.account(OPUS_AGENT), codecs=("opus/48000", "PCMA/8000")))
    desk.wait_for_registration()
    # The colleague has A-law: the exchange speaks Opus itself, and does not merely hand it on.
    colleague = lab.colleague("6003")
    colleague.dial(OPUS_AGENT)
    call = desk.answer_next()
    assert desk.wait_for(SoundAgreed, call_id=call).codec == "opus"
    wait_to_hear(desk.recording(call), [SENIOR_HZ], silent=[AGENT_HZ])
    wait_to_hear(colleague.recording, [AGENT_HZ], silent=[SENIOR_HZ])


def test_opus_of_a_call_that_we_begin_is_heard(lab: Laboratory) -> None:
    need("opus/48000")
    desk = lab.desk_with(replace(lab.account(OPUS_AGENT), codecs=("opus/48000", "PCMA/8000")))
    desk.wait_for_registration()
    desk.phone.dial("tone", TONE_TEST)
    assert desk.wait_for(SoundAgreed, call_id="tone").codec == "opus"
    wait_to_hear(desk.recording("tone"), [TONE_TEST_HZ])


def test_silence_is_not_sent_when_the_settings_say_so_and_a_voice_is(lab: Laboratory) -> None:
    desk = desk_with_media(lab, AGENT, Media(silence=True, jitter_buffer=300, echo_tail=0))
    desk.phone.dial("echo", ECHO_TEST)
    desk.wait_for(CallAnswered, call_id="echo")
    wait_to_hear(desk.recording("echo"), [AGENT_HZ])


def test_telephone_on_ipv6_is_called_calls_and_hears(lab: Laboratory) -> None:
    need("ipv6")
    network = lab.exchange.network
    account = replace(
        lab.account(IPV6_AGENT), registrar=f"[::1]:{network.ipv6_port}", local_address="::1", local_port=0
    )
    desk = lab.desk_with(account)
    desk.wait_for_registration()
    desk.phone.dial("echo", ECHO_TEST)
    desk.wait_for(CallAnswered, call_id="echo")
    wait_to_hear(desk.recording("echo"), [AGENT_HZ])
    desk.phone.hang_up("echo")
    colleague = lab.colleague("6003")
    colleague.dial(IPV6_AGENT)
    call = desk.answer_next()
    wait_to_hear(desk.recording(call), [SENIOR_HZ])
    wait_to_hear(colleague.recording, [AGENT_HZ])


def test_exchange_that_wants_reliable_ringing_gets_it(lab: Laboratory, capture_allowed: None) -> None:
    desk, colleague = lab.desk(PUNCTUAL_AGENT), lab.colleague("6003")
    with lab.capture() as wire:
        colleague.dial(PUNCTUAL_AGENT)
        call = desk.wait_for(CallOffered).call_id
        wait_until(lambda: bool(lab.to_desk(wire, "PRACK", PUNCTUAL_AGENT)))
        desk.phone.answer(call)
        desk.wait_for(CallAnswered, call_id=call)


@pytest.mark.timeout(120)
def test_call_with_a_timer_is_refreshed_and_goes_on(lab: Laboratory, capture_allowed: None) -> None:
    desk, colleague = lab.desk(PUNCTUAL_AGENT), lab.colleague("6003")
    with lab.capture() as wire:
        colleague.dial(PUNCTUAL_AGENT)
        call = desk.answer_next()

        began = time.time()

        def refreshed() -> bool:
            """A change within the call after half of its 90 seconds, from either end."""
            late = [
                one.message
                for one in wire.messages()
                if one.time > began + 30 and not one.message.is_response
            ]
            return any(one.method in ("UPDATE", "INVITE") and one.header("Session-Expires") for one in late)

        wait_until(refreshed, timeout=75)
        wait_to_hear(desk.recording(call), [SENIOR_HZ])
    assert desk.unasked(CallEnded) == []
