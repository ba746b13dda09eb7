"""The bar at the top: state, lamps, and what is not in the CRM yet."""

import pytest

from app.domain.agent import Registration
from app.domain.errors import Failure
from app.domain.events import RegistrationChanged
from tests.ui import scenes
from tests.ui.stage import Scene, Stage
from ui.viewmodels.top_bar import LATE, Lamp


@pytest.mark.parametrize(
    ("scene", "word", "tone"),
    [
        (scenes.idle, "Beschikbaar", "ok"),
        (scenes.ringing, "Er wordt gebeld", "busy"),
        (scenes.in_call, "In gesprek", "busy"),
        (scenes.consulting, "In gesprek", "busy"),
        (scenes.wrapping_up, "Nawerk", "warn"),
        (scenes.phone_lost, "Techniek", "bad"),
    ],
)
def test_state_of_the_agent_is_one_word(scene: Scene, word: str, tone: str, stage: Stage) -> None:
    scene(stage)
    assert stage.screens.top_bar.picture.state == Lamp(word, tone)


def test_time_runs_since_the_state_began(stage: Stage) -> None:
    stage.later(41)
    assert stage.screens.top_bar.picture.since == "00:41"
    stage.ring()
    assert stage.screens.top_bar.picture.since == "00:00"
    stage.later(5)
    assert stage.screens.top_bar.picture.since == "00:05"


@pytest.mark.parametrize(
    ("registration", "lamp"),
    [
        (Registration.STARTING, Lamp("Telefoon start", "")),
        (Registration.REGISTERED, Lamp("Telefoon", "ok")),
        (Registration.NOT_CONFIGURED, Lamp("Telefoon niet ingesteld", "bad")),
        (Registration.UNREACHABLE, Lamp("Geen telefoon", "bad")),
        (Registration.WRONG_PASSWORD, Lamp("Geen telefoon", "bad")),
        (Registration.REFUSED, Lamp("Geen telefoon", "bad")),
        (Registration.OVERLOADED, Lamp("Geen telefoon", "bad")),
        (Registration.ENGINE_LOST, Lamp("Geen telefoon", "bad")),
        (Registration.NO_PORT, Lamp("Geen telefoon", "bad")),
        (Registration.CANNOT_TLS, Lamp("Geen telefoon", "bad")),
        (Registration.CERTIFICATE_UNTRUSTED, Lamp("Geen telefoon", "bad")),
    ],
)
def test_lamp_of_the_telephone(registration: Registration, lamp: Lamp, stage: Stage) -> None:
    stage.post(RegistrationChanged(registration))
    assert stage.screens.top_bar.picture.phone == lamp


def test_state_is_technical_trouble_while_nobody_can_call(stage: Stage) -> None:
    stage.post(RegistrationChanged(Registration.UNREACHABLE))
    stage.later(65)
    picture = stage.screens.top_bar.picture
    assert (picture.state, picture.since) == (Lamp("Techniek", "bad"), "01:05")


@pytest.mark.parametrize(
    ("failure", "lamp"),
    [
        (None, Lamp("CRM", "ok")),
        (Failure.UNREACHABLE, Lamp("Geen CRM", "bad")),
        (Failure.TIMED_OUT, Lamp("Geen CRM", "bad")),
        (Failure.UNAUTHORISED, Lamp("CRM weigert", "bad")),
    ],
)
def test_lamp_of_the_crm(failure: Failure | None, lamp: Lamp, stage: Stage) -> None:
    unknown = Stage(is_crm_silent=True)
    assert unknown.screens.top_bar.picture.crm == Lamp("CRM", "")
    stage.crm.failure = failure
    stage.talk()
    assert stage.screens.top_bar.picture.crm == lamp


def test_contact_that_is_on_its_way_is_counted_and_worries_nobody_at_first(stage: Stage) -> None:
    stage.save_a_contact(Failure.UNREACHABLE)
    picture = stage.screens.top_bar.picture
    assert (picture.unsent, picture.unsent_count) == (Lamp("1 te verzenden", ""), 1)
    stage.later(LATE + 1)
    assert stage.screens.top_bar.picture.unsent == Lamp("1 te verzenden", "warn")


def test_count_goes_back_when_the_crm_has_it(stage: Stage) -> None:
    stage.save_a_contact(Failure.UNREACHABLE)
    stage.crm.failure = None
    stage.later(120)
    picture = stage.screens.top_bar.picture
    assert (picture.unsent, picture.unsent_count) == (Lamp("0 te verzenden", ""), 0)


def test_contact_that_the_crm_refuses_is_counted_and_marked(stage: Stage) -> None:
    stage.save_a_contact(Failure.REFUSED)
    picture = stage.screens.top_bar.picture
    assert (picture.unsent, picture.unsent_count) == (Lamp("1 te verzenden", "bad"), 1)


@pytest.mark.parametrize(
    ("scene", "can_ask"),
    [
        (scenes.idle, False),
        (scenes.ringing, False),
        (scenes.in_call, True),
        (scenes.asking, False),
        (scenes.together, False),
        (scenes.colleague_busy, True),
        (scenes.wrapping_up, False),
    ],
)
def test_senior_can_be_asked_about_somebody_on_the_line_only(
    scene: Scene, can_ask: bool, stage: Stage
) -> None:
    scene(stage)
    assert stage.screens.top_bar.picture.can_ask is can_ask


def test_one_key_asks_the_senior_and_lets_the_caller_wait(stage: Stage) -> None:
    scenes.in_call(stage)
    stage.screens.top_bar.ask_colleague()
    assert [command[0] for command in stage.phone.commands[-3:]] == ["hold", "dial", "tell"]
