"""A sound when nobody can call any more."""

import pytest

from app.domain.agent import Registration
from app.domain.events import RegistrationChanged
from tests.ui.stage import Stage
from ui.loss_sound import LossSound


@pytest.fixture
def beeps(stage: Stage) -> list[str]:
    heard: list[str] = []
    LossSound(stage.desk, lambda: heard.append("beep"))
    return heard


def loses(stage: Stage) -> None:
    stage.post(RegistrationChanged(Registration.UNREACHABLE))


def test_each_outage_sounds_once(stage: Stage, beeps: list[str]) -> None:
    for times in (1, 2):
        loses(stage)
        stage.later(10)
        stage.post(RegistrationChanged(Registration.OVERLOADED, 503))
        assert len(beeps) == times
        stage.post(RegistrationChanged(Registration.REGISTERED, 200))
    assert len(beeps) == 2


def test_nothing_sounds_into_a_conversation(stage: Stage, beeps: list[str]) -> None:
    stage.talk()
    loses(stage)
    assert beeps == []


def test_window_that_opens_in_an_outage_is_quiet(stage: Stage) -> None:
    loses(stage)
    heard: list[str] = []
    LossSound(stage.desk, lambda: heard.append("beep"))
    stage.later(5)
    assert heard == []
