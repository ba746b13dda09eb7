"""What the sheet 'Sound' offers, and what is kept of it."""

import pytest

from app.domain import events
from app.domain.sound import Loudness, SoundChoice, TrialStep
from app.effective_settings import Layer, Level, effective
from tests.ui import sound_scenes
from tests.ui.sound_scenes import BELL, HEADSET, LAPTOP
from tests.ui.stage import Stage
from ui.viewmodels.calls import CallAction
from ui.viewmodels.sound import CardUse, Volume


def kept(stage: Stage) -> list[tuple[str, object]]:
    """What is kept for the next start, from now on."""
    found: list[tuple[str, object]] = []
    stage.screens.sound.kept.connect(lambda name, value: found.append((name, value)))
    return found


def managed(stage: Stage, **values: object) -> None:
    """The organisation decided about these."""
    policy = Layer(Level.POLICY, "", dict(values))
    stage.screens.settings.show(effective((policy,)))
    stage.screens.sound.refresh()


def test_each_use_offers_what_fits_it_and_what_the_system_chose(stage: Stage) -> None:
    sound_scenes.has_cards(stage)
    picture = stage.screens.sound.picture
    assert picture.microphone.names == ("", HEADSET, LAPTOP)
    assert picture.speaker.names == picture.ringer.names == ("", HEADSET, LAPTOP, BELL)
    assert picture.microphone.words[0] == "Wat het systeem koos"
    assert picture.ringer.words[0] == "Waarmee ik luister"
    chosen = [line.names[line.chosen] for line in (picture.microphone, picture.speaker, picture.ringer)]
    assert chosen == [HEADSET, HEADSET, BELL]


def test_card_that_is_chosen_is_used_and_kept(stage: Stage) -> None:
    found = kept(stage)
    stage.screens.sound.choose_card(CardUse.SPEAKER, LAPTOP)
    stage.screens.sound.set_volume(Volume.RING, 30)
    stage.screens.sound.ring_on_both(is_wanted=False)
    assert stage.phone.choice == SoundChoice(speaker=LAPTOP, ring_volume=30, ring_on_speaker=False)
    assert found == [
        ("sound_speaker", LAPTOP), ("sound_ring_volume", 30), ("sound_ring_on_speaker", False),
    ]  # fmt: skip


def test_card_that_is_not_there_stays_chosen_and_says_so(stage: Stage) -> None:
    sound_scenes.has_cards(stage, HEADSET)
    line = stage.screens.sound.picture.microphone
    assert line.names == ("", LAPTOP, HEADSET)
    assert line.names[line.chosen] == HEADSET
    assert line.detail == "Niet aangesloten."


def test_what_the_organisation_chose_cannot_be_changed_here(stage: Stage) -> None:
    managed(stage, sound_ringer=BELL, sound_ring_on_speaker=True)
    found = kept(stage)
    stage.screens.sound.choose_card(CardUse.RINGER, HEADSET)
    stage.screens.sound.ring_on_both(is_wanted=False)
    picture = stage.screens.sound.picture
    assert picture.ringer.is_managed
    assert picture.ringer.detail == stage.screens.settings.managed_words
    assert not picture.can_ring_on_both
    assert (found, stage.phone.choice) == ([], SoundChoice())


def test_ring_on_both_is_a_question_only_where_another_card_rings(stage: Stage) -> None:
    assert not stage.screens.sound.picture.can_ring_on_both
    stage.screens.sound.choose_card(CardUse.RINGER, BELL)
    assert stage.screens.sound.picture.can_ring_on_both


def test_meters_move_while_the_sheet_is_open(stage: Stage) -> None:
    stage.screens.sound.open()
    stage.post(events.SoundMeasured(Loudness(60, 20)))
    assert (stage.screens.sound.picture.said, stage.screens.sound.picture.heard) == (60, 20)
    stage.screens.sound.close()
    assert [command for command in stage.phone.commands if command[0] == "watch_sound"] == [
        ("watch_sound", "True"), ("watch_sound", "False"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("step", "begins"),
    [(TrialStep.RECORDING, "Zeg iets"), (TrialStep.PLAYING, "Zo hoort"), (TrialStep.RINGING, "De bel"),
     (TrialStep.FAILED, "Dat kon niet"), (TrialStep.IDLE, "")],
)  # fmt: skip
def test_trial_says_what_happens_and_is_not_begun_twice(stage: Stage, step: TrialStep, begins: str) -> None:
    stage.screens.sound.try_echo()
    stage.post(events.SoundTried(step))
    assert stage.screens.sound.picture.step.startswith(begins)
    assert stage.screens.sound.picture.can_try is (step in (TrialStep.FAILED, TrialStep.IDLE))


def test_ring_is_tried(stage: Stage) -> None:
    stage.screens.sound.try_ring()
    assert stage.phone.commands[-1] == ("try_sound", "RING")


def test_nothing_can_be_tried_during_a_call(stage: Stage) -> None:
    stage.talk()
    picture = stage.screens.sound.picture
    assert (picture.can_try, picture.can_call_echo) == (False, False)


def test_headsets_with_buttons_are_named(stage: Stage) -> None:
    assert stage.screens.sound.picture.headsets.startswith("Er is geen headset")
    stage.post(events.HeadsetsFound(("Kwartel 40", "Uil 1")))
    assert "Kwartel 40, Uil 1" in stage.screens.sound.picture.headsets


def test_call_says_that_its_microphone_is_off_and_offers_the_way_back(stage: Stage) -> None:
    sound_scenes.muted(stage)
    (item,) = stage.screens.calls.picture.live
    assert item.muted == "Microfoon uit"
    assert CallAction.UNMUTE in item.keyed
    stage.screens.calls.act(item.call_id, CallAction.UNMUTE)
    (item,) = stage.screens.calls.picture.live
    assert item.muted == ""
    assert CallAction.MUTE in item.keyed


def test_headset_that_is_gone_is_said_with_what_goes_on_instead(stage: Stage) -> None:
    sound_scenes.headset_lost(stage)
    sentences = [notice.words for notice in stage.screens.notices.picture]
    assert f"{HEADSET} is er niet: we gaan verder met {LAPTOP}." in sentences
    sound_scenes.has_cards(stage)
    assert not any(HEADSET in notice.words for notice in stage.screens.notices.picture)


def test_headset_that_is_gone_without_another_card_is_said_too(stage: Stage) -> None:
    sound_scenes.has_cards(stage, HEADSET)
    cards = stage.desk.sound.cards
    stage.post(events.SoundChanged("device", type(cards)(lost=(HEADSET,))))
    sentences = [notice.words for notice in stage.screens.notices.picture]
    assert f"{HEADSET} is er niet: we gaan verder met het geluid van de computer." in sentences


def test_bell_that_is_gone_is_said_without_alarm_about_the_conversation(stage: Stage) -> None:
    sound_scenes.bell_lost(stage)
    sentences = [notice.words for notice in stage.screens.notices.picture]
    assert f"{BELL} is er niet: de bel gaat waarmee u luistert." in sentences
