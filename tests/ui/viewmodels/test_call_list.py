"""The list of the agent's own calls: how each went, with whom, when, and whom to call back."""

from app.domain.call import EndCause
from app.domain.past_call import PastCall
from tests import builders
from tests.ui.stage import Stage
from ui.texts import times
from ui.viewmodels.call_list import PastCallItem

OTHER = "+31690005678"


def calls(stage: Stage) -> tuple[PastCallItem, ...]:
    return stage.screens.call_list.picture.calls


def test_calls_stand_newest_first_with_how_they_went(stage: Stage) -> None:
    stage.knows()
    stage.ring()
    stage.phone.other_ends("call-1", EndCause.NOT_ANSWERED)
    stage.later(60)
    stage.talk("call-2", OTHER)
    stage.later(83)
    stage.phone.other_ends("call-2")
    for answers in (False, True):
        stage.later(60)
        stage.desk.dial(OTHER)
        (live,) = stage.phone.live
        if answers:
            stage.phone.other_answers(live.call_id)
            stage.later(5)
        stage.phone.other_ends(live.call_id)
    assert [(one.title, one.detail) for one in calls(stage)] == [
        ("+31 6 90005678", "door mij gebeld · 00:05"),
        ("+31 6 90005678", "tevergeefs gebeld"),
        ("+31 6 90005678", "belde hierheen · 01:23 · Reparaties"),
        ("Mw. Roodspecht-Demo", "gemist · +31 6 90001234 · Reparaties"),
    ]
    assert calls(stage)[-1].time.startswith("vandaag ")
    assert [one.number for one in calls(stage)] == [OTHER, OTHER, OTHER, builders.MOBILE]


def test_call_that_goes_on_is_not_in_the_list_yet(stage: Stage) -> None:
    stage.talk()
    assert calls(stage) == ()
    stage.phone.other_ends("call-1")
    assert len(calls(stage)) == 1


def test_caller_without_number_cannot_be_called_back(stage: Stage) -> None:
    stage.ring("call-1", "anonymous")
    stage.phone.other_ends("call-1")
    (call,) = calls(stage)
    assert (call.title, call.number, call.icon) == ("Nummer niet meegestuurd", "", "missed")


def test_call_of_which_only_the_ending_was_kept_says_so(stage: Stage) -> None:
    call = PastCall(
        "old", builders.past_call().direction, builders.NOW.utc, builders.number("anonymous"), "234"
    )
    stage.past_calls.keep(call)
    stage.desk.start()
    (item,) = calls(stage)
    assert (item.title, item.number) == ("Nummer eindigt op 234", "")
    assert item.time == times.moment(builders.NOW.utc, stage.desk.now.utc)


def test_how_long_calls_are_kept_is_said(stage: Stage) -> None:
    assert stage.screens.call_list.picture.kept == (
        "Uw eigen gesprekken van de laatste 24 uur. Oudere worden verwijderd."
    )
    stage.desk.history.hours = 0
    stage.desk.changed()
    assert "niets opgeschreven" in stage.screens.call_list.picture.kept
