"""The card that appears while somebody rings."""

from app.domain import events
from app.domain.call import EndCause, QueueContext
from app.domain.caller import Candidate
from app.domain.errors import Failure
from tests import builders
from tests.ui import scenes
from tests.ui.stage import Stage
from ui.viewmodels.ring_card import RingPicture

OTHER = "+31690005678"


def test_card_is_away_while_nobody_rings(stage: Stage) -> None:
    assert stage.screens.ring_card.picture == RingPicture()


def test_number_is_shown_before_the_crm_has_answered(stage: Stage) -> None:
    stage.crm.is_silent = True
    stage.ring()
    picture = stage.screens.ring_card.picture
    assert (picture.title, picture.origin) == ("+31 6 90001234", "wordt opgezocht …")
    assert picture.lines == ()


def test_known_tenant_is_shown_with_home_and_how_we_know(stage: Stage) -> None:
    scenes.ringing(stage)
    picture = stage.screens.ring_card.picture
    assert picture.title == "Mw. Roodspecht-Demo"
    assert "Demolaan 12, Fictiestad-Nijmegen" in picture.subtitle
    assert picture.origin == "herkend aan nummer •••234"
    assert [line.title.split(":")[0] for line in picture.lines[:2]] == ["Bekend", "Belofte"]


def test_what_comes_late_fills_the_card_that_is_there(stage: Stage) -> None:
    stage.crm.is_silent = True
    stage.ring()
    session_id = stage.desk.sessions.all[0].session_id
    stage.post(events.CallerIdentified(session_id, (builders.candidate(),)))
    assert stage.screens.ring_card.picture.title == "Roodspecht-Demo"
    stage.post(events.DossierLoaded(session_id, builders.RELATION, builders.person()))
    assert stage.screens.ring_card.picture.title == "Mw. Roodspecht-Demo"


def test_people_who_share_a_number_are_named_as_a_question(stage: Stage) -> None:
    scenes.several(stage)
    stage.phone.other_ends("call-1")
    stage.ring("call-2")
    picture = stage.screens.ring_card.picture
    assert picture.title == "+31 6 90001234"
    assert picture.subtitle == (
        "Ina Roodspecht-Demo, Abel Roodspecht-Demo, Femke Groenling-Demo: een van hen?"
    )


def test_each_kind_of_stranger_has_its_words(stage: Stage) -> None:
    shown = {}
    for call_id, number in (
        ("call-1", OTHER),
        ("call-2", "anonymous"),
        ("call-3", "a'b"),
        ("call-4", "6001"),
    ):
        stage.ring(call_id, number)
        picture = stage.screens.ring_card.picture
        shown[number] = (picture.title, picture.origin)
        stage.phone.other_ends(call_id)
    assert shown == {
        OTHER: ("+31 6 90005678", "nummer niet bekend"),
        "anonymous": ("Nummer niet meegestuurd", "nummer niet meegestuurd"),
        "a'b": ("Nummer niet leesbaar", "nummer niet leesbaar"),
        "6001": ("6001", "intern gesprek"),
    }


def test_crm_that_fails_leaves_the_number_and_says_so(stage: Stage) -> None:
    stage.crm.failure = Failure.UNREACHABLE
    stage.ring()
    picture = stage.screens.ring_card.picture
    assert (picture.title, picture.origin) == ("+31 6 90001234", "kon niet worden opgezocht")


def test_queue_waiting_time_and_attempts_of_today_stand_together(stage: Stage) -> None:
    stage.ring("call-1")
    assert stage.screens.ring_card.picture.context == "Reparaties · wachtte 01:20"
    stage.phone.other_ends("call-1")
    stage.later(60)
    stage.ring("call-2")
    assert stage.screens.ring_card.picture.context == "Reparaties · wachtte 01:20 · 2e keer vandaag"
    stage.phone.other_ends("call-2")
    stage.phone.ring("call-3", builders.party(OTHER), QueueContext())
    assert stage.screens.ring_card.picture.context == ""


def test_withheld_numbers_are_not_counted_as_one_caller(stage: Stage) -> None:
    for call_id in ("call-1", "call-2"):
        stage.ring(call_id, "anonymous")
        stage.phone.other_ends(call_id)
    stage.ring("call-3", "anonymous")
    assert "vandaag" not in stage.screens.ring_card.picture.context


def test_nothing_confidential_is_on_the_card(stage: Stage) -> None:
    """The card may lie over every program, before anybody has said who they are."""
    stage.knows(*scenes.only_confidential())
    stage.ring()
    picture = stage.screens.ring_card.picture
    assert [(line.title, line.is_covered) for line in picture.lines] == [("Vertrouwelijk", True)] * 2
    assert "overlast" not in str(picture).lower()
    assert "achterstand" not in str(picture).lower()


def test_question_of_a_colleague_is_there_before_hello(stage: Stage) -> None:
    scenes.asked_by_colleague(stage)
    picture = stage.screens.ring_card.picture
    assert picture.asked == "Mag de tuin op de begane grond?"
    assert picture.title == "Mw. Roodspecht-Demo"
    assert picture.origin == "doorgegeven door een collega"


def test_question_without_words_still_says_that_a_colleague_asks(stage: Stage) -> None:
    stage.knows()
    stage.ring("call-1", "6001", builders.reference(question=""))
    assert stage.screens.ring_card.picture.asked == "Een collega vraagt u iets over deze huurder."


def test_card_is_about_who_rings_longest_and_then_about_the_next(stage: Stage) -> None:
    stage.ring("call-1")
    stage.later(1)
    stage.ring("call-2", OTHER)
    assert stage.screens.ring_card.picture.call_id == "call-1"
    stage.phone.other_ends("call-1", EndCause.BY_OTHER_PARTY)
    assert stage.screens.ring_card.picture.call_id == "call-2"
    stage.phone.other_ends("call-2")
    assert not stage.screens.ring_card.picture.is_ringing


def test_buttons_are_about_the_call_on_the_card(stage: Stage) -> None:
    stage.ring("call-1")
    stage.ring("call-2", OTHER)
    stage.screens.ring_card.refuse()
    assert stage.phone.commands[1:] == [("refuse", "call-1")]  # after the numbers to follow
    stage.screens.ring_card.answer()
    assert stage.phone.commands[-1] == ("answer", "call-2")
    assert stage.screens.ring_card.picture == RingPicture()


def test_card_stays_with_the_ringing_call_while_the_agent_talks_with_another(stage: Stage) -> None:
    stage.knows()
    stage.talk("call-1")
    stage.crm.knows(OTHER, Candidate("REL-7", "Groenling-Demo"))
    stage.ring("call-2", OTHER)
    assert stage.screens.ring_card.picture.title == "Groenling-Demo"
    assert stage.screens.caller.picture.title == "Mw. Roodspecht-Demo"
