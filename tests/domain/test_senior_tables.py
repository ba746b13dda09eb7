"""The place in the line, the line itself and the question in writing take the steps of their tables and no others."""

from dataclasses import replace
from enum import Enum
from typing import Any

import pytest

from app.domain.call import Party
from app.domain.desk_message import is_colleague
from app.domain.errors import InvalidTransition
from app.domain.phone_number import WITHHELD, parse_number
from app.domain.place import Place, PlaceState, PlaceTrigger
from app.domain.senior_line import Waiter, WaiterState, WaiterTrigger, expected_wait
from app.domain.text_question import TextQuestion, TextState, TextTrigger
from tests import builders
from tests.builders import NOW

P, PT = PlaceState, PlaceTrigger
W, WT = WaiterState, WaiterTrigger
X, XT = TextState, TextTrigger

PLACES = {
    (P.ASKED, PT.TOLD): P.WAITING,
    (P.ASKED, PT.RUNG): P.CALLED_BACK,
    (P.ASKED, PT.WITHDRAWN): P.WITHDRAWN,
    (P.ASKED, PT.SILENCE): P.LOST,
    (P.ASKED, PT.DROPPED): P.LOST,
    (P.WAITING, PT.TOLD): P.WAITING,
    (P.WAITING, PT.RUNG): P.CALLED_BACK,
    (P.WAITING, PT.WITHDRAWN): P.WITHDRAWN,
    (P.WAITING, PT.SILENCE): P.LOST,
    (P.WAITING, PT.DROPPED): P.LOST,
    (P.CALLED_BACK, PT.TOLD): P.CALLED_BACK,
    (P.CALLED_BACK, PT.RING_ENDED): P.WAITING,
    (P.CALLED_BACK, PT.TAKEN): P.TAKEN,
    (P.CALLED_BACK, PT.WITHDRAWN): P.WITHDRAWN,
}
WAITERS = {
    (W.WAITING, WT.CALL): W.CALLED,
    (W.WAITING, WT.WITHDRAWN): W.WITHDRAWN,
    (W.WAITING, WT.SILENCE): W.LOST,
    (W.CALLED, WT.ANSWERED): W.SERVED,
    (W.CALLED, WT.NOT_ANSWERED): W.WAITING,
    (W.CALLED, WT.GIVEN_UP): W.SKIPPED,
    (W.CALLED, WT.WITHDRAWN): W.WITHDRAWN,
}
TEXTS = {
    (X.SENT, XT.SHOWN): X.SHOWN,
    (X.SENT, XT.ANSWERED): X.ANSWERED,
    (X.SENT, XT.WITHDRAWN): X.WITHDRAWN,
    (X.SENT, XT.SILENCE): X.LOST,
    (X.SHOWN, XT.SHOWN): X.SHOWN,
    (X.SHOWN, XT.ANSWERED): X.ANSWERED,
    (X.SHOWN, XT.EXPIRED): X.EXPIRED,
    (X.SHOWN, XT.WITHDRAWN): X.WITHDRAWN,
    (X.SHOWN, XT.SILENCE): X.LOST,
    (X.EXPIRED, XT.ANSWERED): X.ANSWERED,
    (X.LOST, XT.ANSWERED): X.ANSWERED,
}


def steps(states: type[Enum], triggers: type[Enum], allowed: dict[Any, Any]) -> list[Any]:
    """Every state with every trigger, and where it leads: None when nowhere."""
    return [
        pytest.param(state, trigger, allowed.get((state, trigger)), id=f"{state.name} {trigger.name}")
        for state in states
        for trigger in triggers
    ]


@pytest.mark.parametrize(("state", "trigger", "following"), steps(P, PT, PLACES))
def test_place_takes_the_steps_of_its_table(
    state: PlaceState, trigger: PlaceTrigger, following: PlaceState | None
) -> None:
    place = Place(builders.reference(), "1002", NOW, NOW, NOW, state)
    later = NOW.later(3)
    if following is None:
        with pytest.raises(InvalidTransition, match=f"{state.name} has no step for {trigger.name}"):
            place.apply(trigger, later)
        assert place == Place(builders.reference(), "1002", NOW, NOW, NOW, state)
        return
    place.apply(trigger, later)
    assert place.state is following
    assert place.is_open == (following in (P.ASKED, P.WAITING, P.CALLED_BACK))
    assert place.ended_at == (None if place.is_open else later)


@pytest.mark.parametrize(("state", "trigger", "following"), steps(W, WT, WAITERS))
def test_waiter_takes_the_steps_of_its_table(
    state: WaiterState, trigger: WaiterTrigger, following: WaiterState | None
) -> None:
    waiter = Waiter("1001", builders.reference(), NOW, NOW, NOW, state)
    if following is None:
        with pytest.raises(InvalidTransition, match=f"{state.name} has no step for {trigger.name}"):
            waiter.apply(trigger)
        assert waiter.state is state
        return
    waiter.apply(trigger)
    assert waiter.state is following
    assert waiter.is_open == (following in (W.WAITING, W.CALLED))


@pytest.mark.parametrize(("state", "trigger", "following"), steps(X, XT, TEXTS))
def test_question_in_writing_takes_the_steps_of_its_table(
    state: TextState, trigger: TextTrigger, following: TextState | None
) -> None:
    question = TextQuestion("t", builders.reference(), "1002", (), NOW, NOW, NOW, state)
    before = replace(question)
    if following is None:
        with pytest.raises(InvalidTransition, match=f"{state.name} has no step for {trigger.name}"):
            question.apply(trigger)
        assert question == before
        return
    question.apply(trigger)
    assert question.state is following
    assert question.is_open == (following in (X.SENT, X.SHOWN))


@pytest.mark.parametrize(
    ("place", "average", "talked", "seconds"),
    [
        (1, 0, 30.0, 0),  # nobody knows how long a question takes
        (1, 120, None, 1),  # she is free in a moment
        (1, 120, 50.0, 70),
        (1, 120, 500.0, 1),  # longer than usual: any moment
        (3, 120, 20.0, 340),
    ],
)
def test_wait_is_what_is_left_of_this_talk_and_those_before(
    place: int, average: int, talked: float | None, seconds: int
) -> None:
    assert expected_wait(place, average, talked) == seconds


def test_only_who_writes_from_an_extension_is_a_colleague() -> None:
    assert is_colleague(Party(parse_number("1002")))
    assert not is_colleague(Party(parse_number("+31690001234")))
    assert not is_colleague(Party(WITHHELD))
