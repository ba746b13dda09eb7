"""Since when nobody can call, that it is over, and with whom a call ran at that time."""

import pytest

from app.domain.agent import Availability, Registration
from app.domain.call import EndCause
from app.domain.events import PhoneConnected, RegistrationChanged
from app.services.reachability import MOMENT, MOST_KEPT
from tests import builders
from tests.services.world import World

LOST = [
    registration
    for registration in Registration
    if registration not in (Registration.REGISTERED, Registration.STARTING, Registration.NOT_CONFIGURED)
]


def loses(world: World, ago: float = 3, registration: Registration = Registration.UNREACHABLE) -> None:
    world.tell(RegistrationChanged(registration, 0, world.clock.now().later(-ago)))


def recovers(world: World) -> None:
    world.tell(RegistrationChanged(Registration.REGISTERED, 200, world.clock.now()))


@pytest.mark.parametrize("registration", LOST)
def test_each_way_to_lose_the_exchange_is_an_outage_since_its_last_sign_of_life(
    world: World, registration: Registration
) -> None:
    loses(world, registration=registration)
    outage = world.desk.reachability.outage
    assert outage is not None
    assert outage.seconds(world.clock.now()) == pytest.approx(3)
    assert world.desk.availability is Availability.TECHNICAL


def test_telephone_that_starts_or_is_not_set_up_is_no_outage(world: World) -> None:
    for registration in (Registration.STARTING, Registration.NOT_CONFIGURED):
        world.tell(RegistrationChanged(registration))
        assert world.desk.reachability.outage is None
        assert world.desk.availability is Availability.OFFLINE


def test_outage_goes_on_while_its_reason_changes_and_the_telephone_starts_again(world: World) -> None:
    loses(world)
    world.later(60)
    for registration in (Registration.OVERLOADED, Registration.NOT_CONFIGURED, Registration.STARTING):
        world.tell(RegistrationChanged(registration))
    outage = world.desk.reachability.outage
    assert outage is not None
    assert outage.seconds(world.clock.now()) == pytest.approx(63)


def test_loss_without_a_moment_counts_from_when_it_was_heard(world: World) -> None:
    world.tell(RegistrationChanged(Registration.UNREACHABLE))
    world.later(7)
    outage = world.desk.reachability.outage
    assert outage is not None
    assert outage.seconds(world.clock.now()) == pytest.approx(7)


def test_end_of_an_outage_is_news_for_a_moment_and_then_only_kept(world: World) -> None:
    loses(world)
    world.later(127)
    recovers(world)
    reachability = world.desk.reachability
    assert reachability.recovered is reachability.past[0]
    assert reachability.past[0].seconds(world.clock.now()) == pytest.approx(130)
    world.later(MOMENT + 1)
    assert world.desk.reachability.recovered is None
    assert len(reachability.past) == 1


def test_next_outage_is_what_counts_not_the_end_of_the_last(world: World) -> None:
    loses(world)
    recovers(world)
    loses(world, ago=0)
    assert world.desk.reachability.recovered is None


def test_call_that_ran_and_ended_in_an_outage_is_named(world: World) -> None:
    world.talk()
    loses(world)
    world.ends(cause=EndCause.UNREACHABLE)
    recovers(world)
    assert world.desk.reachability.past[0].cut == [builders.party()]


def test_call_that_survives_an_outage_is_not_named(world: World) -> None:
    world.talk()
    loses(world)
    recovers(world)
    world.ends()
    assert world.desk.reachability.past[0].cut == []


def test_call_that_was_begun_in_vain_during_an_outage_is_none_that_was_cut(world: World) -> None:
    loses(world)
    session = world.dial()
    world.ends(session.call_id, EndCause.UNREACHABLE)
    recovers(world)
    assert world.desk.reachability.past[0].cut == []


def test_calls_that_end_with_the_engine_are_named(world: World) -> None:
    world.talk()
    world.phone.engine_dies()
    world.settle()
    world.phone.connect()
    world.settle()
    assert world.desk.reachability.past[0].cut == [builders.party()]


def test_window_that_comes_during_an_outage_knows_since_when(world: World) -> None:
    began = world.clock.now().later(-90)
    world.tell(
        PhoneConnected((), Registration.UNREACHABLE, "file", world.clock.now(), registration_since=began)
    )
    outage = world.desk.reachability.outage
    assert outage is not None
    assert outage.began == began


def test_only_the_latest_outages_are_kept(world: World) -> None:
    for _ in range(MOST_KEPT + 3):
        loses(world)
        world.later(10)
        recovers(world)
    past = world.desk.reachability.past
    assert len(past) == MOST_KEPT
    assert past[0].began.mono > past[-1].began.mono
