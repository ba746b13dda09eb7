"""Words of the team lead's board: how old its figures are, what agents do, and the sentence of an alarm."""

from datetime import datetime
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.domain.alarm import AlarmRule
from app.domain.queues import AgentState, FeedState

translate = QCoreApplication.translate


def feed_sentence(state: FeedState) -> str:
    """Why there is no news of the queues, and what happens now; '' while there is."""
    match state:
        case FeedState.LIVE:
            return ""
        case FeedState.NOT_WATCHED | FeedState.CONNECTING:
            return translate("Board", "We ask the telephone exchange for the queues.")
        case FeedState.NOT_CONFIGURED:
            return translate("Board", "It is not set up where the queues are to be seen. Call IT.")
        case FeedState.UNREACHABLE:
            return translate(
                "Board", "The telephone exchange does not say how the queues are. We keep trying."
            )
        case FeedState.SILENT:
            return translate(
                "Board", "The telephone exchange has gone silent about the queues. We keep trying."
            )
        case FeedState.WRONG_PASSWORD:
            return translate(
                "Board", "The telephone exchange does not accept our password for the queues. Call IT."
            )
        case FeedState.NOT_ALLOWED:
            return translate("Board", "The telephone exchange does not let us see the queues. Call IT.")
        case FeedState.UNTRUSTED:
            return translate("Board", "The telephone exchange cannot prove who it is. Call IT.")
        case FeedState.UNREADABLE:
            return translate(
                "Board", "The telephone exchange says things that cannot be read. We keep trying."
            )
        case _:
            assert_never(state)


def agent_state_word(state: AgentState) -> str:
    """What an agent is doing."""
    match state:
        case AgentState.AVAILABLE:
            return translate("Board", "free")
        case AgentState.RINGING:
            return translate("Board", "is being rung")
        case AgentState.IN_CALL:
            return translate("Board", "in a call")
        case AgentState.PAUSED:
            return translate("Board", "break")
        case AgentState.AWAY:
            return translate("Board", "away")
        case _:
            assert_never(state)


def for_how_long(seconds: float) -> str:
    """How long somebody is so already, in whole minutes: a list of two hundred must not flicker each second."""
    minutes = int(seconds) // 60
    if minutes < 1:
        return translate("Board", "just now")
    if minutes < 60:
        return translate("Board", "{n} min").format(n=minutes)
    return translate("Board", "{hours} h {minutes} min").format(
        hours=minutes // 60, minutes=f"{minutes % 60:02}"
    )


def length(seconds: int) -> str:
    """A limit: '3 min', '90 s'."""
    if seconds % 60:
        return translate("Board", "{n} s").format(n=seconds)
    return translate("Board", "{n} min").format(n=seconds // 60)


def rule_words(rule: AlarmRule) -> str:
    """The sentence of the alarm."""
    return translate("Board", "longest waiting > {limit} for {during}").format(
        limit=length(rule.limit), during=length(rule.during)
    )


def second_clock(at: datetime) -> str:
    """The time of day on the wall of this office, to the second."""
    return at.astimezone().strftime("%H:%M:%S")
