"""What all view-models share: the screen is told when it has to look different, and only then."""

import pytest

from app.domain.events import Tick
from tests.ui import scenes
from tests.ui.stage import Scene, Stage

AREAS = ("ring_card", "top_bar", "calls", "caller", "consult", "wrap_up", "search", "notices")


@pytest.mark.parametrize("scene", scenes.ALL.values(), ids=scenes.ALL)
def test_nothing_is_drawn_again_while_nothing_changes(scene: Scene, stage: Stage) -> None:
    scene(stage)
    told = _told(stage)
    stage.desk.changed()
    stage.desk.handle(Tick(stage.clock.now()))
    assert told == []


def test_second_that_passes_in_a_call_changes_the_timers_only(stage: Stage) -> None:
    scenes.in_call(stage)
    told = _told(stage)
    stage.later(1)
    assert told == ["top_bar", "calls", "wrap_up"]


def test_second_that_passes_at_an_idle_desk_changes_one_timer(stage: Stage) -> None:
    told = _told(stage)
    stage.later(1)
    assert told == ["top_bar"]


def test_ring_card_is_told_first(stage: Stage) -> None:
    """It is what the agent has to see first; the rest of the window may take its time."""
    stage.crm.is_silent = True
    told = _told(stage)
    stage.ring()
    assert told[0] == "ring_card"
    assert {"calls", "caller", "top_bar"} <= set(told)


def _told(stage: Stage) -> list[str]:
    told: list[str] = []
    for area in AREAS:
        getattr(stage.screens, area).changed.connect(lambda area=area: told.append(area))
    return told
