"""The desk's one door, and what stands at the top of the window."""

from collections.abc import Callable

import pytest

from app.domain import events
from app.domain.agent import Availability, Registration
from app.domain.call import CallState
from app.domain.contact import SessionState
from app.domain.errors import StorageError
from app.domain.phone_number import NumberKind
from tests import builders
from tests.services.world import World


def availability(world: World) -> Availability:
    return world.desk.availability


def test_listeners_are_told_after_every_fact_and_see_the_present_time(world: World) -> None:
    seen: list[float] = []
    world.desk.listen(lambda: seen.append(world.desk.now.mono))
    world.desk.listen(lambda: seen.append(0.0))
    world.later(7)
    assert seen == [world.clock.now().mono, 0.0]


@pytest.mark.parametrize("intent", ["dial", "ask", "tell", "back", "join", "search"])
def test_screen_follows_the_agents_own_keys_without_waiting_for_an_answer(world: World, intent: str) -> None:
    if intent in ("back", "join", "tell"):
        world.consult_talking()
    elif intent == "ask":
        world.talk()
    seen: list[object] = []
    world.desk.listen(lambda: seen.append(world.desk.consults.consult and world.desk.consults.consult.state))
    desk = world.desk
    intents: dict[str, Callable[[], None]] = {
        "dial": lambda: desk.dial("6001"),
        "ask": lambda: desk.ask_colleague(""),
        "tell": lambda: desk.tell_colleague("Mag dit?"),
        "back": desk.consults.back_to_caller,
        "join": desk.consults.join,
        "search": lambda: desk.search.search("Roodspecht"),
    }
    intents[intent]()
    assert seen
    consult = desk.consults.consult
    assert seen[-1] == (consult and consult.state)


def test_agents_state_follows_the_calls_and_what_waits_for_coding(world: World) -> None:
    states = [availability(world)]

    def note() -> None:
        states.append(availability(world))

    world.desk.listen(note)
    session = world.ring()
    world.answer()
    world.toggle_hold()
    world.ends()
    world.code(session)
    world.save(session)
    assert list(dict.fromkeys(states)) == [
        Availability.AVAILABLE,
        Availability.RINGING,
        Availability.TALKING,
        Availability.WRAPPING_UP,
    ]
    assert availability(world) is Availability.AVAILABLE


def test_agent_who_calls_is_talking(world: World) -> None:
    world.dial()
    assert availability(world) is Availability.TALKING


@pytest.mark.parametrize("registration", Registration)
def test_agent_can_be_reached_only_while_the_exchange_knows_the_telephone(
    world: World, registration: Registration
) -> None:
    world.tell(events.RegistrationChanged(registration))
    expected = {
        Registration.REGISTERED: Availability.AVAILABLE,
        Registration.STARTING: Availability.OFFLINE,
        Registration.NOT_CONFIGURED: Availability.OFFLINE,
    }
    assert availability(world) is expected.get(registration, Availability.TECHNICAL)


def test_agent_who_loses_the_exchange_in_a_conversation_still_talks(world: World) -> None:
    world.talk()
    world.tell(events.RegistrationChanged(Registration.UNREACHABLE))
    assert availability(world) is Availability.TALKING


def test_call_on_the_screen_is_the_one_that_keys_are_about(world: World) -> None:
    assert world.desk.focused_call() is None
    world.talk()
    call = world.desk.focused_call()
    assert call is not None
    assert call.call_id == "call-1"
    world.ends()
    assert world.desk.focused_call() is None


def test_number_that_the_agent_types_is_called_as_a_contact_of_its_own(world: World) -> None:
    world.desk.dial("0690001234")
    (session,) = world.desk.sessions.all
    assert session.party.number == builders.number()
    assert world.phone.commands[-1] == ("dial", session.call_id, "0690001234")
    assert world.state(session.call_id) is CallState.DIALLING
    assert session.party.number.kind is NumberKind.EXTERNAL


@pytest.mark.parametrize("place", ["journal", "outbox"])
def test_trouble_with_the_disk_is_told_wherever_it_comes_from(world: World, place: str) -> None:
    error = StorageError("SQLITE_IOERR")
    session = world.contact()
    (world.journal if place == "journal" else world.outbox).error = error
    world.desk.wrap_up.write_note(session.session_id, "Kraan lekt.")
    if place == "outbox":
        with pytest.raises(StorageError):
            world.save(session)
    assert world.desk.storage_error is error


def test_telephone_that_cannot_do_something_changes_nothing(world: World) -> None:
    session = world.talk()
    world.tell(events.PhoneRefused("Hold", "call-1", "SIP 491"))
    assert world.state() is CallState.TALKING
    assert session.state is SessionState.TALKING
