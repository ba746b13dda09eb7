"""Sound goes where it should, and nowhere else: measured by tones in what everybody heard."""

import wave
from dataclasses import replace
from pathlib import Path

from app.demo.callers.tone import seconds
from app.demo.surroundings import Callers
from app.domain.events import CallAnswered, CallEnded, CallHeld, CallMuted, CallOffered, CallResumed
from app.domain.sound import SoundChoice
from app.engine.protocol import Sound
from tests.engine.listening import comes_to_hear, hears_now
from tests.engine.rooms import AGENT, AGENT_TONE, SENIOR_TONE, TENANT_TONE
from tests.lab.desk_phone import DeskPhone
from tests.lab.sound import wait_to_hear, write_tone
from tests.lab.waiting import wait_until

TONES = (AGENT_TONE, TENANT_TONE, SENIOR_TONE)
RINGING_TONE = 425


def tenant_talks(desk: DeskPhone, crowd: Callers, folder: Path, name: str, tone: int) -> tuple[str, Path]:
    """A tenant is talked with: the desk's name of the call, and what the tenant hears."""
    write_tone(folder / f"{name}-voice.wav", tone)
    heard = folder / f"{name}-hears.wav"
    crowd.order(
        "call", id=name, to=AGENT, number="+31690001234", voice=str(folder / f"{name}-voice.wav"),
        record=str(heard),
    )  # fmt: skip
    call_id = desk.wait_for(CallOffered).call_id
    desk.phone.answer(call_id)
    desk.wait_for(CallAnswered, call_id=call_id)
    return call_id, heard


def test_agent_and_caller_hear_each_other_except_on_hold(
    desk: DeskPhone, crowd: Callers, folder: Path
) -> None:
    call_id, tenant = tenant_talks(desk, crowd, folder, "tenant", TENANT_TONE)
    agent = desk.recording(call_id)
    assert comes_to_hear(tenant, {AGENT_TONE}, TONES) == {AGENT_TONE}
    assert comes_to_hear(agent, {TENANT_TONE}, TONES) == {TENANT_TONE}
    desk.phone.hold(call_id)
    desk.wait_for(CallHeld)
    assert comes_to_hear(tenant, (), TONES) == set()
    assert comes_to_hear(agent, (), TONES) == set()
    desk.phone.resume(call_id)
    desk.wait_for(CallResumed)
    assert comes_to_hear(tenant, {AGENT_TONE}, TONES) == {AGENT_TONE}
    assert comes_to_hear(agent, {TENANT_TONE}, TONES) == {TENANT_TONE}


def test_agent_hears_nothing_of_a_caller_who_puts_the_agent_on_hold_and_hears_again_after(
    desk: DeskPhone, crowd: Callers, folder: Path
) -> None:
    call_id, tenant = tenant_talks(desk, crowd, folder, "tenant", TENANT_TONE)
    assert comes_to_hear(tenant, {AGENT_TONE}, TONES) == {AGENT_TONE}
    crowd.order("hold", id="tenant")
    assert comes_to_hear(desk.recording(call_id), (), TONES) == set()
    crowd.order("resume", id="tenant")
    assert comes_to_hear(desk.recording(call_id), {TENANT_TONE}, TONES) == {TENANT_TONE}
    assert comes_to_hear(tenant, {AGENT_TONE}, TONES) == {AGENT_TONE}


def test_held_caller_hears_nothing_of_the_call_that_follows(
    desk: DeskPhone, crowd: Callers, folder: Path
) -> None:
    first_id, first = tenant_talks(desk, crowd, folder, "first", TENANT_TONE)
    assert comes_to_hear(first, {AGENT_TONE}, TONES) == {AGENT_TONE}
    desk.phone.hold(first_id)
    second_id, second = tenant_talks(desk, crowd, folder, "second", SENIOR_TONE)
    assert comes_to_hear(second, {AGENT_TONE}, TONES) == {AGENT_TONE}
    assert comes_to_hear(desk.recording(second_id), {SENIOR_TONE}, TONES) == {SENIOR_TONE}
    assert hears_now(first, TONES) == set()
    desk.phone.hang_up(second_id)
    desk.wait_for(CallEnded)
    desk.phone.resume(first_id)
    desk.wait_for(CallResumed)
    assert comes_to_hear(first, {AGENT_TONE}, TONES) == {AGENT_TONE}


def test_muted_agent_hears_and_is_not_heard_until_it_is_taken_back(
    desk: DeskPhone, crowd: Callers, folder: Path
) -> None:
    call_id, tenant = tenant_talks(desk, crowd, folder, "tenant", TENANT_TONE)
    assert comes_to_hear(tenant, {AGENT_TONE}, TONES) == {AGENT_TONE}
    desk.phone.mute(call_id, is_muted=True)
    desk.wait_for(CallMuted, is_muted=True)
    assert comes_to_hear(tenant, (), TONES) == set()
    assert comes_to_hear(desk.recording(call_id), {TENANT_TONE}, TONES) == {TENANT_TONE}
    desk.phone.mute(call_id, is_muted=False)
    assert comes_to_hear(tenant, {AGENT_TONE}, TONES) == {AGENT_TONE}


def test_volumes_are_the_agents_in_the_call_that_runs(desk: DeskPhone, crowd: Callers, folder: Path) -> None:
    call_id, tenant = tenant_talks(desk, crowd, folder, "tenant", TENANT_TONE)
    wait_to_hear(tenant, [AGENT_TONE])
    wait_to_hear(desk.recording(call_id), [TENANT_TONE])
    desk.phone.use_sound(SoundChoice(microphone_volume=0, speaker_volume=0))
    assert comes_to_hear(tenant, (), TONES) == set()
    assert comes_to_hear(desk.recording(call_id), (), TONES) == set()


def test_call_that_rings_during_a_conversation_is_silent_in_both_ears(
    desk: DeskPhone, crowd: Callers, folder: Path
) -> None:
    call_id, tenant = tenant_talks(desk, crowd, folder, "tenant", TENANT_TONE)
    crowd.order("call", id="second", to=AGENT, number="+31690005678")
    desk.wait_for(CallOffered)
    tones = (*TONES, RINGING_TONE)
    assert comes_to_hear(desk.recording(call_id), {TENANT_TONE}, tones) == {TENANT_TONE}
    assert comes_to_hear(tenant, {AGENT_TONE}, tones) == {AGENT_TONE}


def test_another_microphone_is_heard_in_the_call_that_runs(
    desk: DeskPhone, crowd: Callers, folder: Path
) -> None:
    call_id, tenant = tenant_talks(desk, crowd, folder, "tenant", TENANT_TONE)
    assert comes_to_hear(tenant, {AGENT_TONE}, TONES) == {AGENT_TONE}
    write_tone(folder / "other.wav", SENIOR_TONE)
    sound = Sound("file", str(folder / "other.wav"), desk.configuration.sound.record_to)
    desk.phone.configure(replace(desk.configuration, sound=sound))
    assert comes_to_hear(tenant, {SENIOR_TONE}, TONES) == {SENIOR_TONE}
    assert comes_to_hear(desk.recording(call_id), {TENANT_TONE}, TONES) == {TENANT_TONE}


def test_microphone_file_that_is_missing_leaves_a_telephone_that_works(
    desk: DeskPhone, crowd: Callers, folder: Path
) -> None:
    sound = Sound("file", str(folder / "gone.wav"), desk.configuration.sound.record_to)
    desk.phone.configure(replace(desk.configuration, sound=sound))
    _, tenant = tenant_talks(desk, crowd, folder, "tenant", TENANT_TONE)
    assert comes_to_hear(tenant, (), TONES) == set()


def test_recording_is_whole_once_the_call_is_over(desk: DeskPhone, crowd: Callers, folder: Path) -> None:
    call_id, tenant = tenant_talks(desk, crowd, folder, "tenant", TENANT_TONE)
    assert comes_to_hear(tenant, {AGENT_TONE}, TONES) == {AGENT_TONE}
    desk.phone.hang_up(call_id)
    desk.wait_for(CallEnded)
    wait_until(lambda: is_whole(desk.recording(call_id)))


def is_whole(recording: Path) -> bool:
    """True once the length stands in its head, which is written last."""
    try:
        return seconds(recording) > 0.5
    except (wave.Error, EOFError):
        return False
