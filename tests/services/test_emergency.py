"""112 passes in every state of the desk; when it cannot, that is known at once."""

from collections.abc import Callable

import pytest

from app.domain.agent import Availability, Registration
from app.domain.call import CallState, EndCause
from app.domain.emergency import EmergencyState
from app.domain.errors import Failure
from app.domain.events import RegistrationChanged
from tests import builders
from tests.builders import quiet_rules
from tests.services.quiet_world import LUNCH, QuietWorld

State = Callable[[QuietWorld], object]


def _wrapping_up(world: QuietWorld) -> None:
    world.contact()


def _paused(world: QuietWorld) -> None:
    world.pause(LUNCH)


def _not_to_be_disturbed(world: QuietWorld) -> None:
    world.toggle_do_not_disturb()


def _ringing(world: QuietWorld) -> None:
    world.ring()


def _without_crm(world: QuietWorld) -> None:
    world.crm.failure = Failure.UNREACHABLE
    world.talk()


def _on_hold(world: QuietWorld) -> None:
    world.talk()
    world.toggle_hold()


def _asking(world: QuietWorld) -> None:
    world.talk()
    world.ask()


STATES: dict[str, State] = {
    "free": lambda _world: None,
    "ringing": _ringing,
    "in a call": lambda world: world.talk(),
    "on hold": _on_hold,
    "asking the senior": _asking,
    "with the senior": lambda world: world.consult_talking(),
    "all three together": lambda world: world.consult_together(),
    "handing over": lambda world: world.consult_handing_over(),
    "wrapping up": _wrapping_up,
    "paused": _paused,
    "not to be disturbed": _not_to_be_disturbed,
    "without a CRM": _without_crm,
}


@pytest.fixture
def world() -> QuietWorld:
    """An exchange with codes."""
    return QuietWorld(quiet_rules())


def _dialled(world: QuietWorld) -> list[str]:
    return [command[1] for command in world.phone.commands if command[0] == "dial" and command[2] == "112"]


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_112_leaves_at_once_in_every_state(state: State, world: QuietWorld) -> None:
    state(world)
    world.desk.dial("112")
    (call_id,) = _dialled(world)
    assert call_id in world.phone.urgent
    assert world.desk.emergency.call.state is EmergencyState.CALLING
    assert world.desk.availability is Availability.TALKING


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_whoever_was_heard_waits_while_112_talks(state: State, world: QuietWorld) -> None:
    state(world)
    world.desk.dial("112")
    world.settle()
    world.phone.other_answers(_dialled(world)[0])
    world.settle()
    assert world.phone.heard == {_dialled(world)[0]}


@pytest.mark.parametrize("written", ["112", "0112", "112#", "+31112"])
def test_112_is_called_as_112_however_it_was_written(written: str, world: QuietWorld) -> None:
    world.desk.dial(written)
    assert len(_dialled(world)) == 1


def test_nobody_is_looked_up_and_the_caller_stays_on_the_screen(world: QuietWorld) -> None:
    world.knows()
    session = world.talk()
    asked = (list(world.crm.identified), list(world.crm.loaded))
    world.desk.dial("112")
    world.settle()
    world.phone.other_answers(_dialled(world)[0])
    world.settle()
    assert (world.crm.identified, world.crm.loaded) == asked
    assert world.desk.sessions.all == (session,)
    assert world.desk.sessions.focused is session


def test_112_is_not_coded(world: QuietWorld) -> None:
    world.desk.dial("112")
    call_id = _dialled(world)[0]
    world.phone.other_answers(call_id)
    world.settle()
    world.phone.other_ends(call_id)
    world.settle()
    assert world.desk.sessions.to_code == ()
    assert world.desk.emergency.call.state is EmergencyState.NONE
    assert world.desk.availability is Availability.AVAILABLE


@pytest.mark.parametrize("registration", [one for one in Registration if one is not Registration.REGISTERED])
def test_112_is_tried_without_a_registration_and_nobody_has_to_wait_for_it(
    registration: Registration, world: QuietWorld
) -> None:
    world.tell(RegistrationChanged(registration))
    world.desk.dial("112")
    assert len(_dialled(world)) == 1
    assert world.desk.emergency.call.needs_another_telephone


def test_112_without_a_telephone_needs_another_at_once(world: QuietWorld) -> None:
    world.phone.engine_dies()
    world.settle()
    world.desk.dial("112")
    world.settle()
    assert world.desk.emergency.call.state is EmergencyState.FAILED


def test_silence_of_the_exchange_needs_another_telephone_until_somebody_answers(world: QuietWorld) -> None:
    world.desk.dial("112")
    call_id = _dialled(world)[0]
    world.phone.nobody_hears(call_id)
    world.settle()
    assert world.desk.emergency.call.needs_another_telephone
    world.phone.other_answers(call_id)
    world.settle()
    assert not world.desk.emergency.call.needs_another_telephone


@pytest.mark.parametrize(
    "cause", [EndCause.BUSY, EndCause.REFUSED, EndCause.UNREACHABLE, EndCause.NOT_ANSWERED]
)
def test_112_that_comes_to_nothing_needs_another_telephone(cause: EndCause, world: QuietWorld) -> None:
    world.desk.dial("112")
    world.phone.other_ends(_dialled(world)[0], cause)
    world.settle()
    assert world.desk.emergency.call.state is EmergencyState.FAILED
    world.desk.emergency.close()
    assert not world.desk.emergency.call.needs_another_telephone


def test_screen_that_is_closed_twice_is_closed_once(world: QuietWorld) -> None:
    world.desk.dial("112")
    world.phone.nobody_hears(_dialled(world)[0])
    world.settle()
    world.desk.emergency.close()
    world.desk.emergency.close()
    assert world.desk.emergency.call.state is EmergencyState.CALLING


def test_agent_who_hangs_up_is_told_nothing(world: QuietWorld) -> None:
    world.desk.dial("112")
    world.hang_up(_dialled(world)[0])
    assert world.desk.emergency.call.state is EmergencyState.NONE


def test_telephone_that_dies_while_112_talks_needs_another(world: QuietWorld) -> None:
    world.desk.dial("112")
    world.phone.other_answers(_dialled(world)[0])
    world.settle()
    world.phone.engine_dies()
    world.settle()
    assert world.desk.emergency.call.state is EmergencyState.FAILED


def test_second_enter_does_not_call_twice_but_a_second_try_does(world: QuietWorld) -> None:
    world.desk.dial("112")
    world.desk.dial("112")
    assert len(_dialled(world)) == 1
    world.phone.other_ends(_dialled(world)[0], EndCause.UNREACHABLE)
    world.settle()
    world.desk.dial("112")
    assert len(_dialled(world)) == 2


@pytest.mark.parametrize("is_answered", [False, True])
def test_killed_window_finds_112_on_the_line_and_takes_it_for_no_contact(
    is_answered: bool, world: QuietWorld
) -> None:
    world.desk.dial("112")
    if is_answered:
        world.phone.other_answers(_dialled(world)[0])
    world.settle()
    world.restart_window()
    expected = EmergencyState.TALKING if is_answered else EmergencyState.CALLING
    assert world.desk.emergency.call.state is expected
    assert world.desk.sessions.all == ()
    assert world.state(_dialled(world)[0]) is (CallState.TALKING if is_answered else CallState.DIALLING)


def test_channel_that_broke_finds_the_same_call_again(world: QuietWorld) -> None:
    world.desk.dial("112")
    world.phone.other_answers(_dialled(world)[0])
    world.settle()
    world.phone.connect()
    world.settle()
    assert world.desk.emergency.call.state is EmergencyState.TALKING


def test_other_numbers_are_contacts_as_ever(world: QuietWorld) -> None:
    session = world.dial(builders.MOBILE)
    assert world.desk.emergency.call.state is EmergencyState.NONE
    assert session.party.number.digits == builders.MOBILE
    assert world.phone.urgent == set()
