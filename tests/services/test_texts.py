"""Questions to the senior in writing, from the agent's side and from hers."""

import pytest

from app.domain.call import CallState
from app.domain.consult import LONGEST_QUESTION
from app.domain.desk_message import (
    LONGEST_REPLY,
    TextAnswered,
    TextAsked,
    TextGone,
    TextShown,
)
from app.domain.presence import Presence
from app.domain.text_question import TextState
from app.services import text_answers
from app.services.text_questions import EXPIRES, NO_ANSWER, NOT_HEARD, SAY_AGAIN
from tests import builders
from tests.services.senior_world import (
    AGENT,
    OTHER,
    SENIOR,
    question,
    reference,
    says,
    senior_does,
    sent,
)
from tests.services.world import World

WORDS = "Mag de huurder zelf een laadpaal plaatsen?"


def writes(world: World, answers: tuple[str, ...] = ("ja", "nee")) -> str:
    """The agent talks with a caller and asks in writing; the question's id."""
    world.talk()
    senior_does(world, Presence.TALKING)
    assert world.desk.help.write(WORDS, answers)
    world.settle()
    return question(world).text_id


# ---------------------------------------------------------------- the agent


def test_question_is_on_its_way_while_the_caller_is_talked_with(world: World) -> None:
    text_id = writes(world)
    (asked,) = sent(world, TextAsked, SENIOR)
    assert isinstance(asked, TextAsked)
    assert (asked.text_id, asked.answers, asked.reference.question) == (text_id, ("ja", "nee"), WORDS)
    assert asked.reference.session_id == world.session().session_id
    assert world.state() is CallState.TALKING
    assert not world.session().consulted


def test_answers_that_are_empty_or_too_many_or_too_long_are_not_sent(world: World) -> None:
    writes(world, ("  ", "ja", "x" * 99, "1", "2", "3"))
    assert question(world).answers == ("ja", "x" * 40, "1", "2")


def test_question_that_is_on_her_screen_is_shown_and_answered(world: World) -> None:
    text_id = writes(world)
    says(world, TextShown(text_id))
    assert question(world).state is TextState.SHOWN
    says(world, TextAnswered(text_id, "ja"))
    assert (question(world).state, question(world).answer) == (TextState.ANSWERED, "ja")
    assert world.desk.help.reasons.is_wanted(world.session())
    assert world.session().consulted


def test_nobody_else_answers(world: World) -> None:
    text_id = writes(world)
    says(world, TextAnswered(text_id, "ja"), OTHER)
    says(world, TextAnswered(text_id, "ja"), builders.MOBILE)
    says(world, TextAnswered("another", "ja"))
    says(world, TextShown("another"))
    assert question(world).state is TextState.SENT
    assert not world.desk.help.reasons.is_wanted(world.session())


def test_second_answer_changes_nothing(world: World) -> None:
    text_id = writes(world)
    says(world, TextAnswered(text_id, "ja"))
    says(world, TextAnswered(text_id, "nee"))
    assert question(world).answer == "ja"


def test_senior_who_is_not_there_is_said_at_once(world: World) -> None:
    world.talk()
    world.phone.cannot_be_told.add(SENIOR)
    world.desk.help.write(WORDS, ())
    world.settle()
    assert question(world).state is TextState.LOST


def test_screen_that_does_not_show_it_is_lost_soon(world: World) -> None:
    writes(world)
    world.later(NO_ANSWER + 1)
    assert question(world).state is TextState.LOST


def test_question_is_said_again_while_it_is_open(world: World) -> None:
    text_id = writes(world)
    says(world, TextShown(text_id))
    world.later(SAY_AGAIN)
    assert len(sent(world, TextAsked)) == 2
    world.later(1)
    assert len(sent(world, TextAsked)) == 2
    world.phone.cannot_be_told.add(SENIOR)
    world.later(SAY_AGAIN)
    assert question(world).state is TextState.SHOWN  # one message lost on the way
    world.later(NOT_HEARD)
    assert question(world).state is TextState.LOST


def test_unanswered_question_expires_and_a_late_answer_still_counts(world: World) -> None:
    text_id = writes(world)
    for _ in range(round(EXPIRES / 30)):
        says(world, TextShown(text_id))
        world.later(30)
    says(world, TextShown(text_id))
    world.later(1)
    assert question(world).state is TextState.EXPIRED
    assert sent(world, TextGone, SENIOR) == [TextGone(text_id)]
    says(world, TextAnswered(text_id, "ja"))
    assert question(world).state is TextState.ANSWERED


def test_question_is_taken_back_by_the_agent_and_once(world: World) -> None:
    text_id = writes(world)
    world.desk.help.texts.withdraw()
    world.desk.help.texts.withdraw()
    assert question(world).state is TextState.WITHDRAWN
    assert sent(world, TextGone) == [TextGone(text_id)]


def test_next_question_takes_back_the_one_before(world: World) -> None:
    text_id = writes(world)
    world.desk.help.write("Iets anders?", ())
    assert sent(world, TextGone) == [TextGone(text_id)]
    assert question(world).text_id != text_id


def test_question_lasts_until_the_contact_is_coded(world: World) -> None:
    text_id = writes(world)
    says(world, TextShown(text_id))
    world.ends()
    world.later(1)
    assert question(world).is_open
    world.code(world.session())
    world.save(world.session())
    world.later(1)
    assert question(world).state is TextState.WITHDRAWN


def test_nothing_is_asked_without_words_or_without_a_caller(world: World) -> None:
    assert not world.desk.help.write(WORDS, ())
    world.talk()
    assert not world.desk.help.write("   ", ())
    assert world.phone.sent == []


def test_long_question_is_cut(world: World) -> None:
    world.talk()
    assert world.desk.help.write("x" * 500, ())
    assert len(question(world).reference.question) == LONGEST_QUESTION


# ---------------------------------------------------------------- the senior


def is_asked(
    world: World, text_id: str = "t1", number: str = AGENT, answers: tuple[str, ...] = ("ja", "nee")
) -> None:
    """An agent's question comes."""
    says(world, TextAsked(text_id, reference(), answers), number)


def shown(world: World) -> list[str]:
    """The questions on this screen."""
    return [one.text_id for one in world.desk.help.answers.questions]


def test_question_comes_to_her_screen_and_the_agent_knows(world: World) -> None:
    is_asked(world)
    (asked,) = world.desk.help.answers.questions
    assert (asked.agent, asked.reference, asked.answers) == (AGENT, reference(), ("ja", "nee"))
    assert sent(world, TextShown, AGENT) == [TextShown("t1")]


def test_digit_answers(world: World) -> None:
    is_asked(world)
    assert world.desk.help.answers.choose("t1", 1)
    assert sent(world, TextAnswered, AGENT) == [TextAnswered("t1", "nee")]
    assert shown(world) == []


@pytest.mark.parametrize("index", [-1, 2])
def test_digit_without_an_answer_does_nothing(world: World, index: int) -> None:
    is_asked(world)
    assert not world.desk.help.answers.choose("t1", index)
    assert not world.desk.help.answers.choose("another", 0)
    assert shown(world) == ["t1"]


def test_words_answer_and_are_cut(world: World) -> None:
    is_asked(world, answers=())
    assert not world.desk.help.answers.answer("t1", "   ")
    assert not world.desk.help.answers.answer("another", "ja")
    assert world.desk.help.answers.answer("t1", "Ja,\n mits " + "x" * 500)
    (answer,) = sent(world, TextAnswered, AGENT)
    assert isinstance(answer, TextAnswered)
    assert answer.answer.startswith("Ja, mits x")
    assert len(answer.answer) == LONGEST_REPLY


def test_answer_that_was_lost_is_said_again_to_who_asks_again(world: World) -> None:
    is_asked(world)
    world.desk.help.answers.choose("t1", 0)
    is_asked(world)
    is_asked(world, number=OTHER)
    assert sent(world, TextAnswered) == [TextAnswered("t1", "ja")] * 2
    assert sent(world, TextAnswered, OTHER) == []
    assert shown(world) == []


def test_old_answers_are_forgotten(world: World) -> None:
    for number in range(60):
        is_asked(world, f"t{number}")
        world.desk.help.answers.choose(f"t{number}", 0)
    is_asked(world, "t0")
    assert shown(world) == ["t0"]


def test_question_that_is_taken_back_is_gone(world: World) -> None:
    is_asked(world)
    says(world, TextGone("t1"), OTHER)
    says(world, TextGone("another"), AGENT)
    assert shown(world) == ["t1"]
    says(world, TextGone("t1"), AGENT)
    assert shown(world) == []


def test_question_of_a_window_that_is_gone_disappears(world: World) -> None:
    is_asked(world)
    world.later(20)
    is_asked(world)
    world.later(text_answers.NOT_HEARD - 5)
    assert shown(world) == ["t1"]
    world.later(6)
    assert shown(world) == []


def test_nobody_takes_anothers_question(world: World) -> None:
    is_asked(world)
    is_asked(world, number=OTHER)
    assert sent(world, TextShown, OTHER) == []


def test_one_agent_and_all_agents_have_so_many_questions(world: World) -> None:
    for number in range(text_answers.MOST_OF_ONE + 1):
        is_asked(world, f"a{number}")
    assert len(shown(world)) == text_answers.MOST_OF_ONE
    for number in range(text_answers.MOST_SHOWN):
        is_asked(world, f"b{number}", number=str(2000 + number))
    assert len(shown(world)) == text_answers.MOST_SHOWN


def test_stranger_asks_nothing(world: World) -> None:
    is_asked(world, number=builders.MOBILE)
    assert shown(world) == []
    assert world.phone.sent == []
