"""What the tests of the senior's help say to a desk, and what they read from it."""

from app.domain.call import EndCause
from app.domain.consult import ConsultReference
from app.domain.desk_message import DeskMessage, PlaceAsked, PlaceTold
from app.domain.place import Place
from app.domain.presence import Presence
from app.domain.text_question import TextQuestion
from tests import builders
from tests.services.world import World

SENIOR = builders.SENIOR
AGENT, OTHER = "1001", "1007"


def reference(session_id: str = "session-1", question: str = "Mag dit?") -> ConsultReference:
    """What an agent asks about."""
    return ConsultReference(session_id, builders.RELATION, question=question)


def senior_does(world: World, presence: Presence, number: str = SENIOR) -> None:
    """A senior becomes free or busy, or goes away."""
    world.phone.colleague_does(number, presence)
    world.settle()


def says(world: World, message: DeskMessage, number: str = SENIOR) -> None:
    """Another desk says something."""
    world.phone.colleague_says(message, number)
    world.settle()


def sent(world: World, kind: type[DeskMessage], number: str = "") -> list[DeskMessage]:
    """What this desk said of one kind, to somebody or to all."""
    return [message for to, message in world.phone.sent if isinstance(message, kind) and number in ("", to)]


def waits(world: World) -> Place:
    """The agent talks with a caller and waits in the line of a senior who is on the telephone."""
    world.talk()
    senior_does(world, Presence.TALKING)
    world.desk.help.take_place()
    world.settle()
    says(world, PlaceTold(world.session().session_id, 2, 230))
    return place(world)


def place(world: World) -> Place:
    """The place of this desk, open or not."""
    found = world.desk.help.places.place
    assert found is not None
    return found


def question(world: World) -> TextQuestion:
    """The question in writing of this desk, open or not."""
    found = world.desk.help.texts.question
    assert found is not None
    return found


def calls_back(world: World, call_id: str = "back", number: str = SENIOR) -> None:
    """The senior's desk rings back about the caller."""
    world.phone.ring(call_id, builders.party(number), reference=place(world).reference)
    world.settle()


def asks_for_place(world: World, number: str = AGENT, session_id: str = "session-1", waited: int = 0) -> None:
    """An agent's desk wants a place in the line of this one."""
    says(world, PlaceAsked(reference(session_id), waited), number)


def order(world: World) -> list[str]:
    """Who waits in the line of this desk, the next one first."""
    return [one.agent for one in world.desk.help.line.waiting]


def called(world: World) -> list[str]:
    """The numbers that this desk called, in their order."""
    return [command[2] for command in world.phone.commands if command[0] == "dial"]


def own_call(world: World) -> str:
    """The call that this desk made last."""
    return [command[1] for command in world.phone.commands if command[0] == "dial"][-1]


def not_taken(world: World, cause: EndCause = EndCause.NOT_ANSWERED) -> None:
    """Whom this desk called does not answer."""
    world.ends(own_call(world), cause)
