"""A senior who is on the telephone, two agents who need her, and how it ends: the same at every exchange."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from app.domain.call import CallState
from app.domain.consult import ConsultState
from app.domain.place import PlaceState
from app.domain.presence import Presence
from app.domain.text_question import TextState
from app.services.desk import Desk
from tests.lab.desk_window import DeskWindow
from tests.lab.waiting import NeverHappened


@dataclass
class Floor:
    """Three windows that live side by side. `tenant_calls` lets somebody outside call one of them."""

    agent: DeskWindow
    other: DeskWindow
    senior: DeskWindow
    tenant_calls: Callable[[DeskWindow], None]
    tenant_of_senior_hangs_up: Callable[[], None]

    def until(self, condition: Callable[[], bool], what: str, timeout: float = 30) -> None:
        """Let all three take facts in until the condition holds.

        Raises:
            NeverHappened: not within `timeout` seconds.
        """
        deadline = time.monotonic() + timeout
        while not condition():
            for window in (self.agent, self.other, self.senior):
                window.take_in()
            if time.monotonic() > deadline:
                raise NeverHappened(f"in {timeout} s: {what}")

    def talks(self, window: DeskWindow) -> None:
        """A tenant calls, and is answered."""
        self.tenant_calls(window)
        calls = window.desk.calls
        self.until(lambda: calls.ringing is not None, "a tenant rings")
        assert calls.ringing is not None
        calls.answer(calls.ringing.call_id)
        self.until(lambda: calls.talking is not None, "the tenant is talked with")

    def everybody_talks(self) -> None:
        """Each of the three has a tenant on the line, and the agents see that the senior is busy."""
        for window in (self.agent, self.other):
            self.until(lambda: seen(window.desk) is Presence.FREE, "the senior is free")  # noqa: B023 - at once
        for window in (self.agent, self.other, self.senior):
            self.talks(window)
        for window in (self.agent, self.other):
            self.until(lambda: seen(window.desk) is Presence.TALKING, "the senior talks")  # noqa: B023 - at once


def seen(desk: Desk) -> Presence:
    """How the senior is doing, as this desk sees it."""
    return desk.help.seniors.all[0].seen.presence


def position(desk: Desk) -> int:
    """The place of this desk in her line, 0 for none."""
    place = desk.help.places.open_place
    return place.position if place is not None else 0


def caller_state(desk: Desk) -> CallState | None:
    """How the tenant on the screen is doing."""
    call = desk.focused_call()
    return call.state if call is not None else None


def line_is_worked_off(floor: Floor) -> None:
    """Two agents wait in the line, go on with their callers, and are called back one after the other."""
    agent, other, senior = floor.agent.desk, floor.other.desk, floor.senior.desk
    floor.everybody_talks()
    assert agent.help.seniors.all[0].seen.since is not None
    agent.ask_colleague("")
    assert agent.help.is_choosing
    agent.help.take_place()
    floor.until(lambda: position(agent) == 1, "the agent has the first place")
    other.ask_colleague("")
    other.help.take_place()
    floor.until(lambda: position(other) == 2, "the other has the second place")
    floor.until(lambda: waiting(agent) == 2, "the button knows how many wait")
    assert caller_state(agent) is caller_state(other) is CallState.TALKING
    floor.tenant_of_senior_hangs_up()
    floor.until(lambda: bool(senior.sessions.to_code), "the senior codes")
    code(senior)
    floor.until(lambda: agent.help.places.call_back is not None, "the senior's desk calls back")
    assert caller_state(agent) is CallState.TALKING
    question = senior.sessions.focused
    mine = agent.sessions.focused
    assert question is not None
    assert mine is not None
    assert question.is_question
    assert question.reference is not None
    assert question.reference.session_id == mine.session_id
    agent.ask_colleague("")
    floor.until(lambda: consult_state(agent) is ConsultState.TALKING, "the two talk about the caller")
    floor.until(lambda: caller_state(agent) is CallState.HELD, "the caller waits now")
    floor.until(lambda: position(other) == 1, "the other is next")
    agent.consults.back_to_caller()
    floor.until(lambda: caller_state(agent) is CallState.TALKING, "the caller is back")
    assert agent.help.reasons.is_wanted(mine)
    floor.until(lambda: other.help.places.call_back is not None, "the other is called back")
    assert senior.help.line.average >= 0
    other.ask_colleague("")
    floor.until(lambda: consult_state(other) is ConsultState.TALKING, "the other talks about the caller")
    assert senior.help.line.waiting == ()


def place_is_given_up(floor: Floor) -> None:
    """The first hangs up, and the second, whose window dies, does not hold up the line."""
    agent, other, senior = floor.agent.desk, floor.other.desk, floor.senior.desk
    floor.everybody_talks()
    for desk in (agent, other):
        desk.ask_colleague("")
        desk.help.take_place()
        floor.until(lambda: position(desk) > 0, "there is a place")  # noqa: B023 - at once
    call = agent.focused_call()
    assert call is not None
    agent.asking.hang_up(call.call_id)
    floor.until(lambda: len(senior.help.line.waiting) == 1, "the first has left the line")
    floor.until(lambda: position(other) == 1, "the second is next")
    assert agent.help.places.place is not None
    assert agent.help.places.place.state is PlaceState.WITHDRAWN
    without_second = replace(floor, other=floor.senior)
    without_second.until(lambda: senior.help.line.waiting == (), "the second is left out", timeout=60)


def question_is_answered_in_writing(floor: Floor) -> None:
    """The caller is talked with all the time; a digit of the senior is the answer."""
    agent, senior = floor.agent.desk, floor.senior.desk
    floor.everybody_talks()
    assert agent.help.write("Mag de huurder zelf een laadpaal plaatsen?", ("ja", "nee", "eerst vragen"))
    floor.until(lambda: bool(senior.help.answers.questions), "the question is on her screen")
    floor.until(lambda: text_state(agent) is TextState.SHOWN, "and the agent knows that")
    (asked,) = senior.help.answers.questions
    assert senior.help.answers.choose(asked.text_id, 2)
    floor.until(lambda: text_state(agent) is TextState.ANSWERED, "the answer is here")
    assert agent.help.texts.question is not None
    assert agent.help.texts.question.answer == "eerst vragen"
    assert caller_state(agent) is CallState.TALKING


def question_to_nobody_is_said_to_be_lost(floor: Floor) -> None:
    """The senior's computer is off."""
    agent = floor.agent.desk
    floor.talks(floor.agent)
    floor.senior.phone.stop()
    floor.until(lambda: seen(agent) is Presence.AWAY, "the senior is away")
    assert agent.help.write("Mag dit?", ())
    floor.until(lambda: text_state(agent) is TextState.LOST, "the agent knows", timeout=12)


def waiting(desk: Desk) -> int:
    """How many wait in her line, as the button of this desk says; -1 while it does not know."""
    line = desk.help.seniors.all[0].line
    return line.waiting if line is not None else -1


def consult_state(desk: Desk) -> ConsultState | None:
    """Where the consult of this desk is."""
    return desk.consults.consult.state if desk.consults.consult is not None else None


def text_state(desk: Desk) -> TextState | None:
    """Where the question in writing of this desk is."""
    return desk.help.texts.question.state if desk.help.texts.question is not None else None


def code(desk: Desk) -> None:
    """Code what waits for it, and save."""
    (session,) = desk.sessions.to_code
    desk.wrap_up.choose_topic(session.session_id, "REP")
    desk.wrap_up.choose_subtopic(session.session_id, "REPLOO")
    desk.wrap_up.set_solved(session.session_id, True)
    desk.wrap_up.save(session.session_id)
