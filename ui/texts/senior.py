"""How a senior is doing, where one waits in her line, and what became of a question in writing."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.domain.consult_reason import ConsultReason
from app.domain.moment import Moment
from app.domain.place import Place, PlaceState
from app.domain.presence import Presence
from app.domain.text_question import TextQuestion, TextState
from app.services.seniors import Senior
from ui.texts import times

translate = QCoreApplication.translate


def senior_words(name: str) -> str:
    """Who it is: her name where there are several, else what she is."""
    return name or translate("Senior", "Senior")


def whom_words(name: str) -> str:
    """The same within a sentence."""
    return name or translate("Senior", "the senior")


def button_words(senior: Senior | None, name: str, now: Moment, *, with_line: bool = True) -> str:
    """What the button says of her: 'Vraagbaak · in gesprek 04:10 · 2 wachten voor u · gemiddeld 01:50'."""
    if senior is None or senior.seen.presence is Presence.UNKNOWN:
        return translate("Senior", "Ask the senior")
    parts = [senior_words(name), _presence_words(senior, now)]
    if with_line and senior.line is not None and senior.seen.presence in (Presence.TALKING, Presence.RINGING):
        if senior.line.waiting:
            parts.append(translate("Senior", "{n} waiting").format(n=senior.line.waiting))
        if senior.line.average:
            average = times.duration(senior.line.average)
            parts.append(translate("Senior", "average {time}").format(time=average))
    return " · ".join(parts)


def _presence_words(senior: Senior, now: Moment) -> str:
    match senior.seen.presence:
        case Presence.FREE:
            return translate("Senior", "free")
        case Presence.RINGING:
            return translate("Senior", "is being rung")
        case Presence.TALKING:
            since = senior.seen.since
            if since is None:
                return translate("Senior", "on the telephone")
            time = times.duration(now.seconds_since(since))
            return translate("Senior", "on the telephone {time}").format(time=time)
        case Presence.AWAY:
            return translate("Senior", "not reachable")
        case Presence.UNKNOWN:
            return ""
        case _:
            assert_never(senior.seen.presence)


def place_words(place: Place, name: str, now: Moment) -> str:
    """Where the place is, and how long it will take; '' when there is nothing to say."""
    who, whom = senior_words(name), whom_words(name)
    match place.state:
        case PlaceState.ASKED:
            return translate("Senior", "A place in the line of {whom} is being asked for …").format(whom=whom)
        case PlaceState.WAITING:
            words = translate("Senior", "You are number {n} in the line of {whom}").format(
                n=place.position, whom=whom
            )
            left = place.expected - now.seconds_since(place.heard_at)
            if not place.expected:
                return words
            soon = translate("Senior", "any moment now")
            later = translate("Senior", "about {time}").format(time=times.duration(left))
            return f"{words} · {later if left > 0 else soon}"
        case PlaceState.CALLED_BACK:
            return translate("Senior", "{who} calls back about this caller").format(who=who)
        case PlaceState.LOST:
            return translate("Senior", "No place in the line of {whom}: her desk does not answer").format(
                whom=whom
            )
        case PlaceState.TAKEN | PlaceState.WITHDRAWN:
            return ""
        case _:
            assert_never(place.state)


def question_words(question: TextQuestion, name: str, now: Moment) -> str:
    """What became of the question in writing; '' when there is nothing to say."""
    who, whom = senior_words(name), whom_words(name)
    match question.state:
        case TextState.SENT:
            return translate("Senior", "The question is on its way to {whom} …").format(whom=whom)
        case TextState.SHOWN:
            time = times.duration(now.seconds_since(question.asked_at))
            return translate("Senior", "On the screen of {whom} since {time}").format(whom=whom, time=time)
        case TextState.ANSWERED:
            return translate("Senior", "{who} answers: {answer}").format(who=who, answer=question.answer)
        case TextState.EXPIRED:
            return translate("Senior", "No answer of {whom} in time").format(whom=whom)
        case TextState.LOST:
            return translate("Senior", "The question did not reach {whom}: her desk does not answer").format(
                whom=whom
            )
        case TextState.WITHDRAWN:
            return ""
        case _:
            assert_never(question.state)


def reason_words(reason: ConsultReason) -> str:
    """Why a senior was needed."""
    match reason:
        case ConsultReason.NOT_IN_KNOWLEDGE_BASE:
            return translate("Senior", "Not in the knowledge base")
        case ConsultReason.WRONG_THERE:
            return translate("Senior", "Wrong there")
        case ConsultReason.NOT_FOUND:
            return translate("Senior", "Not found")
        case _:
            assert_never(reason)
