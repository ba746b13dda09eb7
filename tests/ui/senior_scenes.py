"""The window while a senior is busy, waited for, written to or asked why; and the senior's own window."""

from app.domain.consult import ConsultReference
from app.domain.desk_message import (
    DeskMessage,
    LineTold,
    PlaceAsked,
    PlaceTold,
    TextAnswered,
    TextAsked,
    TextShown,
)
from app.domain.presence import Presence
from tests import builders
from tests.ui.stage import Stage

QUESTION = "Mag de tuin op de begane grond?"


def says(stage: Stage, message: DeskMessage, number: str = builders.SENIOR) -> None:
    """Another desk says something."""
    stage.phone.colleague_says(message, number)


def talks(stage: Stage) -> str:
    """The agent talks with a tenant; the contact."""
    stage.knows()
    stage.talk()
    session = stage.desk.sessions.of_call("call-1")
    assert session is not None
    return session.session_id


def senior_free(stage: Stage) -> None:
    """Nobody is with her."""
    stage.phone.colleague_does(builders.SENIOR, Presence.FREE)
    talks(stage)


def senior_busy(stage: Stage) -> None:
    """She has been on the telephone for some minutes, and two wait for her."""
    stage.phone.colleague_does(builders.SENIOR, Presence.FREE)
    stage.phone.colleague_does(builders.SENIOR, Presence.TALKING)
    stage.later(230)
    talks(stage)
    stage.later(20)
    says(stage, LineTold(2, 110))


def senior_away(stage: Stage) -> None:
    """Her computer is off."""
    stage.phone.colleague_does(builders.SENIOR, Presence.AWAY)
    talks(stage)


def choosing(stage: Stage) -> None:
    """The agent pressed F9 all the same."""
    senior_busy(stage)
    stage.screens.top_bar.ask_colleague()


def in_line(stage: Stage) -> None:
    """Third in her line, and talking with the caller."""
    choosing(stage)
    stage.screens.senior.press(0)
    place = stage.desk.help.places.place
    assert place is not None
    says(stage, PlaceTold(place.session_id, 3, 215))
    stage.later(5)


def called_back(stage: Stage) -> None:
    """It is our turn: she rings."""
    in_line(stage)
    place = stage.desk.help.places.place
    assert place is not None
    stage.phone.ring("back", builders.party(builders.SENIOR), reference=place.reference)


def place_lost(stage: Stage) -> None:
    """Her desk is gone."""
    in_line(stage)
    stage.later(60)


def writing(stage: Stage) -> None:
    """A question in writing is being typed."""
    choosing(stage)
    stage.screens.senior.press(1)


def question_shown(stage: Stage) -> None:
    """The question is on her screen."""
    writing(stage)
    stage.screens.senior.send(QUESTION, "opgelost / niet opgelost / wijkbeheerder")
    question = stage.desk.help.texts.question
    assert question is not None
    says(stage, TextShown(question.text_id))
    stage.later(7)


def question_answered(stage: Stage) -> None:
    """She pressed a digit."""
    question_shown(stage)
    question = stage.desk.help.texts.question
    assert question is not None
    says(stage, TextAnswered(question.text_id, "niet opgelost"))


def question_lost(stage: Stage) -> None:
    """The question reached nobody."""
    stage.phone.cannot_be_told.add(builders.SENIOR)
    writing(stage)
    stage.screens.senior.send(QUESTION, "")


def why_needed(stage: Stage) -> None:
    """Back with the caller after a talk with her."""
    talks(stage)
    stage.phone.other_answers(stage.consult())
    stage.later(40)
    stage.desk.consults.back_to_caller()


def _asks(stage: Stage, number: int, question: str, answers: tuple[str, ...]) -> None:
    reference = ConsultReference(f"elders-{number}", builders.RELATION, question=question)
    says(stage, TextAsked(f"t{number}", reference, answers), f"10{number:02}")


def senior_asked(stage: Stage) -> None:
    """The senior's window, idle: two questions in writing; a digit answers."""
    _asks(stage, 7, QUESTION, ("opgelost", "niet opgelost", "bij de wijkbeheerder"))
    _asks(stage, 9, "Mag de tuin?", ())
    stage.later(9)


def senior_line(stage: Stage) -> None:
    """The senior's window in a conversation, with a line and a question in writing."""
    talks(stage)
    for number in range(6):
        reference = ConsultReference(f"wacht-{number}", question=QUESTION if number else "")
        says(stage, PlaceAsked(reference, 300 - 40 * number), f"10{number + 10}")
    _asks(stage, 7, QUESTION, ("opgelost", "niet opgelost"))


SCENES = (
    senior_free,
    senior_busy,
    senior_away,
    choosing,
    in_line,
    called_back,
    place_lost,
    writing,
    question_shown,
    question_answered,
    question_lost,
    why_needed,
    senior_asked,
    senior_line,
)
