"""Coding a contact with digits: what is asked, what is chosen, and when it is really saved."""

import pytest

from app.domain.errors import Failure, StorageFull
from tests import builders
from tests.ui import scenes
from tests.ui.stage import Scene, Stage
from ui.viewmodels.wrap_up import SHOWN_FOR, Level, WrapUp, WrapUpPicture

OTHER = "+31690005678"


@pytest.mark.parametrize(
    ("scene", "caption", "session"),
    [
        (scenes.idle, "Niets te coderen.", False),
        (scenes.ringing, "Niets te coderen.", False),
        (scenes.in_call, "Mw. Roodspecht-Demo", True),
        (scenes.unknown, "+31 6 90001234", True),
        (scenes.withheld, "Nummer niet meegestuurd", True),
        (scenes.asked_by_colleague, "Een vraag van een collega hoeft u niet te coderen.", False),
    ],
)
def test_strip_says_whose_contact_it_is(scene: Scene, caption: str, session: bool, stage: Stage) -> None:
    scene(stage)
    assert (_picture(stage).caption, bool(_picture(stage).session_id)) == (caption, session)


@pytest.mark.parametrize(
    ("pressed", "level", "question", "hint"),
    [
        ("", Level.TOPIC, "Waar gaat het over?", "Kies een onderwerp"),
        ("J", Level.TOPIC, "Waar gaat het over?", "Kies een onderwerp"),
        ("1", Level.SUBTOPIC, "Wat precies?", "Kies waar het over ging"),
        ("11", Level.SUBTOPIC, "Wat precies?", "Opgelost? Ja of nee"),
        ("1N", Level.SUBTOPIC, "Wat precies?", "Kies waar het over ging"),
        ("11J", Level.SUBTOPIC, "Wat precies?", ""),
        ("11N", Level.REASON, "Waarom niet opgelost?", "Kies waarom niet"),
        ("N11", Level.REASON, "Waarom niet opgelost?", "Kies waarom niet"),
        ("11N3", Level.REASON, "Waarom niet opgelost?", ""),
    ],
)
def test_one_question_at_a_time_in_one_place(
    pressed: str, level: Level, question: str, hint: str, stage: Stage
) -> None:
    stage.talk()
    _press(stage, pressed)
    picture = _picture(stage)
    assert (picture.level, picture.question, picture.hint) == (level, question, hint)
    assert picture.is_complete is (hint == "")


def test_choices_bear_digits_and_the_chosen_one_is_marked(stage: Stage) -> None:
    stage.talk()
    assert [one.key for one in _picture(stage).choices] == list("1234567890")
    _press(stage, "12")
    assert [(one.key, one.words) for one in _picture(stage).choices if one.is_chosen] == [("2", "Elektra")]
    assert (_picture(stage).topic, _picture(stage).subtopic) == ("Reparatie", "Elektra")


def test_digit_without_a_choice_does_nothing(stage: Stage) -> None:
    stage.talk()
    _press(stage, "1")
    before = _picture(stage)
    _press(stage, "0")
    assert _picture(stage) == before


@pytest.mark.parametrize(
    ("pressed", "left"),
    [
        ("11N3", ("Reparatie", "Kraan en afvoer", "")),
        ("11J", ("Reparatie", "", "")),
        ("1", ("", "", "")),
        ("", ("", "", "")),
    ],
)
def test_step_back_opens_what_was_chosen_last(pressed: str, left: tuple[str, str, str], stage: Stage) -> None:
    stage.talk()
    _press(stage, pressed)
    stage.screens.wrap_up.step_back()
    picture = _picture(stage)
    assert (picture.topic, picture.subtopic, picture.reason) == left


def test_solved_after_all_needs_no_reason(stage: Stage) -> None:
    stage.talk()
    _press(stage, "11N3J")
    picture = _picture(stage)
    assert (picture.solved, picture.reason, picture.is_complete) == (True, "", True)


@pytest.mark.parametrize(
    ("pressed", "words"),
    [
        ("", "Kies een onderwerp"),
        ("1", "Kies waar het over ging"),
        ("11", "Opgelost? Ja of nee"),
        ("11N", "Kies waarom niet"),
    ],
)
def test_save_says_what_is_missing_and_saves_nothing(pressed: str, words: str, stage: Stage) -> None:
    _ended(stage, pressed)
    stage.screens.wrap_up.save()
    assert (_picture(stage).hint, _picture(stage).hint_tone) == (words, "bad")
    assert stage.outbox.waiting() == ()


def test_saved_is_said_only_when_it_is_on_disk(stage: Stage) -> None:
    _ended(stage, "11J")
    stage.crm.is_silent = True
    stage.outbox.error = StorageFull("SQLITE_FULL")
    stage.screens.wrap_up.save()
    assert _picture(stage).hint == "De schijf van deze computer is vol. Bellen werkt, maar opslaan niet."
    assert "Opgeslagen" not in str(_picture(stage))
    assert _picture(stage).is_complete, "what was coded is still there"

    stage.outbox.error = None
    stage.screens.wrap_up.save()
    assert _picture(stage).hint == "Opgeslagen"
    assert len(stage.outbox.waiting()) == 1


def test_in_the_crm_is_said_only_when_the_crm_has_it(stage: Stage) -> None:
    _ended(stage, "11J")
    stage.crm.failure = Failure.UNREACHABLE
    stage.screens.wrap_up.save()
    assert _picture(stage).hint == "Opgeslagen"
    stage.crm.failure = None
    stage.later(3)
    assert stage.crm.written
    assert _picture(stage).hint == "Opgeslagen, staat in het CRM"


def test_saved_stays_for_a_moment_and_then_goes(stage: Stage) -> None:
    _ended(stage, "11J")
    stage.screens.wrap_up.save()
    stage.later(SHOWN_FOR)
    assert _picture(stage).hint == "Opgeslagen, staat in het CRM"
    stage.later(1)
    assert _picture(stage) == WrapUpPicture(caption="Niets te coderen.", hint_tone="ok")


def test_trouble_goes_with_the_next_choice(stage: Stage) -> None:
    _ended(stage, "1")
    stage.screens.wrap_up.save()
    _press(stage, "1")
    assert _picture(stage).hint_tone == ""


def test_trouble_of_one_contact_is_not_shown_with_another(stage: Stage) -> None:
    _ended(stage, "1")
    stage.screens.wrap_up.save()
    stage.talk("call-2", OTHER)
    assert _picture(stage).hint_tone == ""


def test_saving_during_the_call_waits_for_its_end_and_can_be_taken_back(stage: Stage) -> None:
    stage.talk()
    _press(stage, "11J")
    words = [_picture(stage).save_words]
    for _ in range(2):
        stage.screens.wrap_up.save()
        words.append(_picture(stage).save_words)
    assert words == ["Opslaan na het gesprek", "Toch open houden", "Opslaan na het gesprek"]
    stage.phone.other_ends("call-1")
    assert stage.crm.written == []
    assert _picture(stage).save_words == "Opslaan"


def test_what_could_not_be_saved_at_the_end_of_the_call_waits_for_the_agent(stage: Stage) -> None:
    stage.talk()
    _press(stage, "11J")
    stage.screens.wrap_up.save()
    stage.outbox.error = StorageFull("SQLITE_FULL")
    stage.phone.other_ends("call-1")
    picture = _picture(stage)
    assert (picture.is_over, picture.is_complete, picture.save_words) == (True, True, "Opslaan")
    assert "Opgeslagen" not in str(picture)


def test_draft_of_one_call_is_never_saved_to_another(stage: Stage) -> None:
    stage.knows()
    stage.talk("call-1")
    _press(stage, "11J")
    stage.screens.wrap_up.write_note(_picture(stage).session_id, "Kraan lekt.")
    stage.phone.other_ends("call-1")
    stage.talk("call-2", OTHER)
    picture = _picture(stage)
    assert (picture.caption, picture.topic, picture.note) == ("+31 6 90005678", "", "")
    _press(stage, "22J")
    stage.phone.other_ends("call-2")
    stage.screens.wrap_up.save()
    stage.screens.wrap_up.save()
    coded = {
        record.relation_id: (record.wrap_up.topic.code, record.wrap_up.note) for record in stage.crm.written
    }
    assert coded == {"": ("ALG", ""), builders.RELATION: ("REP", "Kraan lekt.")}


def test_note_goes_to_the_contact_in_which_it_was_typed(stage: Stage) -> None:
    stage.talk("call-1")
    first = _picture(stage).session_id
    stage.phone.other_ends("call-1")
    stage.talk("call-2", OTHER)
    stage.screens.wrap_up.write_note(first, "Belt terug.")
    assert _picture(stage).note == ""
    session = stage.desk.sessions.get(first)
    assert session is not None
    assert session.draft.note == "Belt terug."


def test_time_of_the_call_and_then_of_the_coding_runs_in_sight(stage: Stage) -> None:
    stage.talk()
    stage.later(133)
    assert _picture(stage).time == "gesprek 02:13"
    stage.phone.other_ends("call-1")
    stage.later(9)
    assert _picture(stage).time == "00:09 geleden beëindigd"


def test_topic_that_left_the_list_asks_to_choose_again(stage: Stage) -> None:
    _ended(stage, "11J")
    session = stage.desk.sessions.to_code[0]
    session.draft = builders.complete_draft(topic="OUD", subtopic="OUDWAT")
    stage.screens.wrap_up.save()
    assert _picture(stage).hint == "Het gekozen onderwerp staat niet meer in de lijst; kies opnieuw"
    assert stage.crm.written == []


def test_intents_without_a_contact_do_nothing(stage: Stage) -> None:
    wrap_up: WrapUp = stage.screens.wrap_up
    wrap_up.press_digit("1")
    wrap_up.set_solved(solved=True)
    wrap_up.step_back()
    wrap_up.save()
    wrap_up.write_note("nobody", "Hallo")
    assert _picture(stage) == WrapUpPicture(caption="Niets te coderen.", hint_tone="ok")


def _picture(stage: Stage) -> WrapUpPicture:
    return stage.screens.wrap_up.picture


def _press(stage: Stage, keys: str) -> None:
    for key in keys:
        if key in "JN":
            stage.screens.wrap_up.set_solved(solved=key == "J")
        else:
            stage.screens.wrap_up.press_digit(key)


def _ended(stage: Stage, keys: str) -> None:
    stage.talk()
    _press(stage, keys)
    stage.phone.other_ends("call-1")
