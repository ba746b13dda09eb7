"""The column of calls: who is on the line, what can be done, what waits, who was missed, the day so far."""

import pytest

from app.domain.call import EndCause
from tests import builders
from tests.ui import scenes
from tests.ui.stage import Scene, Stage
from ui.texts import times
from ui.viewmodels.calls import MOST_MISSED, CallAction, CallItem

OTHER = "+31690005678"

ANSWER, REFUSE, HOLD = CallAction.ANSWER, CallAction.REFUSE, CallAction.HOLD
RESUME, HANG_UP, MUTE = CallAction.RESUME, CallAction.HANG_UP, CallAction.MUTE
PUT_THROUGH = CallAction.PUT_THROUGH


def _dialled(stage: Stage) -> None:
    stage.desk.dial(OTHER)


def _held(stage: Stage) -> None:
    scenes.in_call(stage)
    stage.screens.calls.toggle_hold()


@pytest.mark.parametrize(
    ("scene", "state", "actions"),
    [
        (scenes.ringing, "belt", (ANSWER, REFUSE)),
        (_dialled, "wordt gebeld", (HANG_UP,)),
        (scenes.in_call, "in gesprek", (HOLD, PUT_THROUGH, HANG_UP, MUTE)),
        (_held, "in de wacht 00:00", (RESUME, PUT_THROUGH, HANG_UP)),
        (scenes.asking, "in de wacht 00:12", ()),
        (scenes.together, "in gesprek", (HANG_UP, MUTE)),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_call_says_how_it_stands_and_offers_what_is_possible(
    scene: Scene, state: str, actions: tuple[CallAction, ...], stage: Stage
) -> None:
    scene(stage)
    call = _live(stage)[0]
    assert (call.details[0], call.actions) == (state, actions)


def test_call_to_the_senior_bears_her_name_and_can_be_ended(stage: Stage) -> None:
    scenes.consulting(stage)
    senior = _live(stage)[1]
    assert (senior.title, senior.details[0], senior.actions) == ("Vraagbaak", "in gesprek", (HANG_UP, MUTE))


@pytest.mark.parametrize("scene", scenes.ALL.values(), ids=scenes.ALL)
def test_each_key_stands_on_one_button_only_and_that_call_is_the_one_it_is_about(
    scene: Scene, stage: Stage
) -> None:
    scene(stage)
    calls = stage.screens.calls
    for action, press in (
        (HANG_UP, calls.hang_up),
        (REFUSE, calls.refuse),
        (ANSWER, calls.answer),
    ):
        keyed = [call.call_id for call in _live(stage) if action in call.keyed]
        stage.phone.commands.clear()
        press()
        # Hanging up on a caller with a colleague there leaves the two together.
        names = ("hang_up", "hand_over") if action is HANG_UP else (action.name.lower(),)
        done = [command[1] for command in stage.phone.commands if command[0] in names]
        assert done[:1] == keyed, action


def test_time_of_a_call_runs_from_its_answer_and_that_of_a_ring_from_its_begin(stage: Stage) -> None:
    stage.ring()
    stage.later(4)
    assert _live(stage)[0].time == "00:04"
    stage.desk.calls.answer("call-1")
    assert _live(stage)[0].time == "00:00"
    stage.later(3_605)
    assert _live(stage)[0].time == "1:00:05"


def test_queue_waiting_and_attempts_stand_below_the_name(stage: Stage) -> None:
    stage.ring("call-1", OTHER)
    stage.phone.other_ends("call-1")
    stage.talk("call-2", OTHER)
    assert _live(stage)[0].details == ("in gesprek", "Reparaties · wachtte 01:20", "2e keer vandaag")


def test_attempts_of_yesterday_are_not_counted(stage: Stage) -> None:
    stage.ring("call-1", OTHER)
    stage.phone.other_ends("call-1")
    stage.later(24 * 3_600)
    stage.talk("call-2", OTHER)
    assert "vandaag" not in str(_live(stage)[0].details)


def test_only_the_call_on_the_screen_is_marked(stage: Stage) -> None:
    scenes.second_call(stage)
    assert [call.is_focused for call in _live(stage)] == [True, False]
    stage.screens.calls.answer()
    assert [call.is_focused for call in _live(stage)] == [False, True]


def test_button_acts_on_its_own_call(stage: Stage) -> None:
    scenes.second_call(stage)
    stage.screens.calls.act("call-2", REFUSE)
    assert [call.call_id for call in stage.phone.live] == ["call-1"]
    stage.screens.calls.act("call-1", HANG_UP)
    assert stage.phone.live == ()


def test_ended_calls_wait_for_coding_with_name_and_topic(stage: Stage) -> None:
    scenes.wrapping_up(stage)
    first, second = stage.screens.calls.picture.to_code
    ended = stage.desk.sessions.to_code[0].ended_at
    assert ended is not None
    assert (first.title, first.time, first.detail) == (
        "Mw. Roodspecht-Demo",
        times.clock(ended.utc),
        "nog niet gecodeerd",
    )
    assert (second.title, second.is_focused, first.is_focused) == ("+31 6 90005678", True, False)


def test_contact_that_waits_can_be_put_on_the_screen(stage: Stage) -> None:
    scenes.wrapping_up(stage)
    stage.screens.calls.show(stage.screens.calls.picture.to_code[0].item_id)
    stage.screens.wrap_up.choose("REP")
    first, second = stage.screens.calls.picture.to_code
    assert (first.is_focused, first.detail) == (True, "Reparatie")
    assert (second.is_focused, second.detail) == (False, "nog niet gecodeerd")


def test_missed_callers_are_listed_newest_first_and_not_without_end(stage: Stage) -> None:
    for index in range(MOST_MISSED + 2):
        stage.ring(f"call-{index}", f"+3169000555{index}")
        stage.phone.other_ends(f"call-{index}")
        stage.later(60)
    missed = stage.screens.calls.picture.missed
    assert [one.title[-1] for one in missed] == ["6", "5", "4", "3", "2"]


def test_missed_tenant_is_named_with_the_number_to_call_back(stage: Stage) -> None:
    stage.knows()
    stage.ring()
    stage.phone.other_ends("call-1")
    (missed,) = stage.screens.calls.picture.missed
    assert (missed.title, missed.detail) == ("Mw. Roodspecht-Demo", "+31 6 90001234")
    assert stage.screens.calls.number_of_missed(missed.item_id) == builders.MOBILE


def test_missed_caller_who_withheld_the_number_cannot_be_called_back(stage: Stage) -> None:
    stage.ring("call-1", "anonymous")
    stage.phone.other_ends("call-1")
    (missed,) = stage.screens.calls.picture.missed
    assert missed.title == "Nummer niet meegestuurd"
    assert stage.screens.calls.number_of_missed(missed.item_id) == ""
    assert stage.screens.calls.number_of_missed("nobody") == ""


def test_whom_we_called_in_vain_was_not_missed(stage: Stage) -> None:
    stage.desk.dial(OTHER)
    stage.phone.other_ends(stage.phone.live[0].call_id, EndCause.NOT_ANSWERED)
    assert stage.screens.calls.picture.missed == ()


@pytest.mark.parametrize(("solved", "figures"), [(True, (1, 1)), (False, (1, 0))])
def test_day_counts_coded_contacts_and_those_solved_here(
    solved: bool, figures: tuple[int, int], stage: Stage
) -> None:
    stage.talk()
    wrap_up = stage.screens.wrap_up
    wrap_up.choose("REP")
    wrap_up.choose("REPLOO")
    wrap_up.set_solved(solved=solved)
    if not solved:
        wrap_up.press_digit("1")
    stage.phone.other_ends("call-1")
    assert _day(stage) == (0, 0)
    wrap_up.save()
    assert _day(stage) == figures


@pytest.mark.parametrize(
    ("scene", "is_live"), [(scenes.idle, False), (scenes.ringing, True), (scenes.wrapping_up, False)]
)
def test_closing_is_asked_about_only_while_somebody_is_on_the_line(
    scene: Scene, is_live: bool, stage: Stage
) -> None:
    scene(stage)
    assert stage.screens.calls.has_live_calls is is_live


def _live(stage: Stage) -> tuple[CallItem, ...]:
    return stage.screens.calls.picture.live


def _day(stage: Stage) -> tuple[int, int]:
    picture = stage.screens.calls.picture
    return picture.handled, picture.solved
