"""The one key: whom it rings, what it offers when she is busy, and why it was needed."""

import pytest

from app.domain.call import EndCause
from app.domain.consult import Colleague
from app.domain.consult_reason import ConsultReason
from app.domain.desk_message import LineAsked, LineTold, PlaceAsked, TextShown
from app.domain.events import DeskMessageLost
from app.domain.place import PlaceState
from app.domain.presence import Presence
from app.services.seniors import ASK_AGAIN, GOOD_FOR, seniors_of
from tests.services.senior_world import OTHER, SENIOR, called, place, says, senior_does, sent
from tests.services.world import World

SECOND = "6008"


@pytest.fixture
def two() -> World:
    """A desk with two seniors."""
    return TwoSeniors()


class TwoSeniors(World):
    """As any desk, but there are two to ask."""

    seniors = (Colleague(SENIOR, "Roodspecht-Demo"), Colleague(SECOND, "Winterkoning-Demo"))


# ---------------------------------------------------------------- whom it rings


@pytest.mark.parametrize("presence", [Presence.FREE, Presence.AWAY, None])
def test_the_only_senior_is_rung_when_she_is_not_known_to_be_busy(
    world: World, presence: Presence | None
) -> None:
    world.talk()
    if presence is not None:
        senior_does(world, presence)
    world.ask()
    assert called(world) == [SENIOR]
    assert world.consult.name == ""


@pytest.mark.parametrize(
    ("first", "second", "rung"),
    [
        (Presence.FREE, Presence.FREE, SENIOR),
        (Presence.TALKING, Presence.FREE, SECOND),
        (Presence.AWAY, Presence.FREE, SECOND),
        (Presence.UNKNOWN, Presence.FREE, SECOND),
        (Presence.UNKNOWN, Presence.TALKING, SENIOR),
        (Presence.AWAY, Presence.AWAY, SENIOR),
    ],
)
def test_first_who_is_free_is_rung_and_named(
    two: World, first: Presence, second: Presence, rung: str
) -> None:
    two.talk()
    senior_does(two, first)
    senior_does(two, second, SECOND)
    two.ask()
    assert called(two) == [rung]
    assert two.consult.name in ("Roodspecht-Demo", "Winterkoning-Demo")


@pytest.mark.parametrize("presence", [Presence.TALKING, Presence.RINGING])
def test_senior_who_is_busy_is_not_rung_and_the_choice_is_offered(world: World, presence: Presence) -> None:
    world.talk()
    senior_does(world, presence)
    world.desk.ask_colleague("")
    assert called(world) == []
    assert world.desk.help.is_choosing


def test_the_key_once_more_rings_her_all_the_same(world: World) -> None:
    world.talk()
    senior_does(world, Presence.TALKING)
    world.desk.ask_colleague("")
    world.ask()
    assert called(world) == [SENIOR]
    assert not world.desk.help.is_choosing


def test_choice_is_left_and_is_about_this_caller_only(world: World) -> None:
    world.talk()
    senior_does(world, Presence.TALKING)
    world.desk.ask_colleague("")
    world.desk.help.leave_choice()
    assert not world.desk.help.is_choosing
    world.desk.ask_colleague("")
    world.ends()
    assert not world.desk.help.is_choosing


def test_without_a_caller_or_without_a_senior_there_is_nothing_to_ask(world: World) -> None:
    senior_does(world, Presence.TALKING)
    world.desk.ask_colleague("")
    world.desk.help.take_place()
    assert not world.desk.help.can_ask
    assert world.phone.sent == []
    assert called(world) == []


def test_senior_who_became_free_meanwhile_is_rung_and_not_waited_for(world: World) -> None:
    world.talk()
    senior_does(world, Presence.TALKING)
    world.desk.ask_colleague("")
    senior_does(world, Presence.FREE)
    world.desk.help.take_place()
    assert sent(world, PlaceAsked) == []
    world.ask()
    assert called(world) == [SENIOR]


def test_place_is_in_the_line_of_the_first_who_is_on_the_telephone(two: World) -> None:
    two.talk()
    senior_does(two, Presence.AWAY)
    senior_does(two, Presence.TALKING, SECOND)
    two.desk.help.take_place()
    assert place(two).senior == SECOND
    assert two.desk.help.name_of(SECOND) == "Winterkoning-Demo"
    assert two.desk.help.name_of(OTHER) == ""


def test_nobody_is_rung_when_there_is_nobody(world: World) -> None:
    world.talk()
    world.desk.help.ring(None)
    assert called(world) == []


# ---------------------------------------------------------------- how her line is


def test_line_of_a_busy_senior_is_asked_for_while_somebody_is_on_the_line(world: World) -> None:
    senior_does(world, Presence.TALKING)
    world.later(1)
    assert sent(world, LineAsked) == []
    world.talk()
    world.later(1)
    world.later(1)
    assert sent(world, LineAsked, SENIOR) == [LineAsked()]
    world.later(ASK_AGAIN)
    assert len(sent(world, LineAsked)) == 2
    senior_does(world, Presence.FREE)
    world.later(ASK_AGAIN)
    assert len(sent(world, LineAsked)) == 2


def test_line_is_what_her_desk_says_and_only_for_a_while(world: World) -> None:
    says(world, LineTold(2, 110))
    says(world, LineTold(9, 9), OTHER)
    assert world.desk.help.seniors.all[0].line == LineTold(2, 110)
    world.later(GOOD_FOR + 1)
    assert world.desk.help.seniors.all[0].line is None


# ---------------------------------------------------------------- why it was needed


def test_reason_is_wanted_after_a_talk_with_her_and_kept_with_the_contact(world: World) -> None:
    world.consult_talking()
    world.back()
    session = world.session()
    assert world.desk.help.reasons.is_wanted(session)
    world.desk.help.reasons.say(session.session_id, ConsultReason.WRONG_THERE)
    assert not world.desk.help.reasons.is_wanted(session)
    world.ends()
    world.code(session)
    world.save(session)
    assert world.saved[session.session_id].consult_reason == "verkeerdInKennisbank"


def test_reason_is_not_wanted_when_she_was_not_reached(world: World) -> None:
    world.talk()
    world.ask()
    world.ends(world.colleague_call, EndCause.BUSY)
    assert not world.desk.help.reasons.is_wanted(world.session())
    world.desk.help.reasons.say(world.session().session_id, ConsultReason.NOT_FOUND)
    world.desk.help.reasons.say("another", ConsultReason.NOT_FOUND)
    assert world.session().draft.consult_reason == ""


def test_reason_is_not_wanted_after_a_talk_with_somebody_else(world: World) -> None:
    world.talk()
    world.desk.asking.ask("", Colleague(OTHER, "Staartmees-Demo"))
    world.settle()
    world.colleague_answers()
    world.back()
    assert not world.desk.help.reasons.is_wanted(world.session())


def test_agent_who_does_not_say_it_now_is_not_asked_again(world: World) -> None:
    world.consult_talking()
    world.back()
    world.desk.help.reasons.not_now(world.session().session_id)
    assert not world.desk.help.reasons.is_wanted(world.session())


def test_contact_is_saved_without_a_reason(world: World) -> None:
    world.consult_talking()
    world.back()
    world.ends()
    world.code(world.session())
    world.save(world.session())
    assert not world.desk.help.reasons.is_wanted(world.session())
    assert world.saved[world.session().session_id].consult_reason == ""


# ---------------------------------------------------------------- the setting, and what is lost


@pytest.mark.parametrize(
    ("lines", "seniors"),
    [
        ((), ()),
        (("1002",), (Colleague("1002"),)),
        (
            (" 1002  Roodspecht  Demo ", "", "1003"),
            (Colleague("1002", "Roodspecht  Demo"), Colleague("1003")),
        ),
    ],
)
def test_line_of_the_setting_is_a_number_and_perhaps_a_name(
    lines: tuple[str, ...], seniors: tuple[Colleague, ...]
) -> None:
    assert tuple(Colleague(one.number, one.name.strip()) for one in seniors_of(lines)) == seniors


def test_senior_does_not_ask_herself() -> None:
    assert seniors_of(("1002 Roodspecht", "1003"), own="1002") == (Colleague("1003"),)


def test_lost_word_that_is_said_again_anyway_changes_nothing(world: World) -> None:
    world.talk()
    senior_does(world, Presence.TALKING)
    world.desk.help.take_place()
    world.tell(DeskMessageLost(TextShown("t"), SENIOR, world.clock.now()))
    assert place(world).state is PlaceState.ASKED
