"""Queues, agents and alarms of the board, each made of the figures and nothing else."""

from collections import Counter
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.domain.alarm import AlarmRule, AlarmState
from app.domain.moment import Moment
from app.domain.queues import AgentState, Board, QueueFigures
from ui.picture import Card
from ui.texts import board as words
from ui.texts import times

translate = QCoreApplication.translate

NOTHING = "–"

_AGENT_TONES = {
    AgentState.AVAILABLE: "ok",
    AgentState.RINGING: "info",
    AgentState.IN_CALL: "info",
    AgentState.PAUSED: "warn",
    AgentState.AWAY: "",
}


@dataclass(frozen=True)
class AlarmItem:
    """One alarm: the sentence, what is so at this moment, and which queue."""

    queue: str
    sentence: str
    detail: str


@dataclass(frozen=True)
class Alarms:
    """The alarms that are raised, longest waiting first. `rule` is the sentence itself."""

    raised: tuple[AlarmItem, ...] = ()
    rule: str = ""
    snooze_for: str = ""


@dataclass(frozen=True)
class QueueRow:
    """One queue. `urgency` puts what matters first; it is no figure."""

    name: str
    waiting: str
    longest: str
    level: str
    abandoned: str
    tone: str = ""
    level_tone: str = ""
    urgency: tuple[int, float, str] = (0, 0.0, "")


@dataclass(frozen=True)
class AgentRow:
    """One agent."""

    name: str
    state: str
    tone: str
    since: str
    detail: str


@dataclass(frozen=True)
class StateCount:
    """How many agents are so."""

    word: str
    count: int
    tone: str


@dataclass(frozen=True)
class Crew:
    """The agents, and how many of them do what."""

    counts: tuple[StateCount, ...] = ()
    agents: tuple[AgentRow, ...] = ()


# ---------------------------------------------------------------- queues


def queue_cards(figures: Board, at: Moment) -> tuple[Card, ...]:
    """The sums of all queues."""
    counts = [one.counts for one in figures.queues]
    answered, in_time = sum(one.answered for one in counts), sum(one.in_time for one in counts)
    abandoned = sum(one.abandoned for one in counts)
    offered = answered + abandoned
    target = min((one.target for one in figures.queues), default=0)
    is_below = bool(offered) and 100 * in_time < target * offered
    limits = {one.in_time_seconds for one in counts}
    in_time_words = (
        translate("Board", "Answered within {limit}").format(limit=words.length(limits.pop()))
        if len(limits) == 1
        else translate("Board", "Answered in time")
    )
    level = translate("Board", "target {target}%").format(target=target)
    if is_below:
        level = translate("Board", "below the target of {target}%").format(target=target)
    lost = translate("Board", "{n} of {all} callers").format(n=abandoned, all=offered)
    is_old = figures.is_stale
    return (
        Card(
            translate("Board", "Waiting now"),
            _waiting_now(figures),
            _longest_words(figures, at),
            is_old=is_old,
        ),
        Card(
            in_time_words,
            _percent(in_time, offered),
            level if offered else "",
            "warn" if is_below else "",
            is_old=is_old,
        ),
        Card(
            translate("Board", "Gave up waiting"),
            _percent(abandoned, offered),
            lost if offered else "",
            is_old=is_old,
        ),
    )


def _waiting_now(figures: Board) -> str:
    return str(sum(one.waiting for one in figures.queues)) if figures.as_of is not None else NOTHING


def _longest_words(figures: Board, at: Moment) -> str:
    waiting = [one for one in figures.queues if one.longest_since is not None]
    if not waiting:
        return translate("Board", "nobody waits") if figures.as_of is not None else ""
    longest = max(waiting, key=lambda one: _waited(one, at))
    return translate("Board", "longest {time} · {queue}").format(
        time=times.duration(_waited(longest, at)), queue=longest.name
    )


def queue_rows(figures: Board, rule: AlarmRule, at: Moment) -> tuple[QueueRow, ...]:
    """A row for each queue, in the order of their names."""
    return tuple(_queue_row(one, rule, at) for one in figures.queues)


def _queue_row(queue: QueueFigures, rule: AlarmRule, at: Moment) -> QueueRow:
    tag = _alarm_tag(queue, rule)
    waited = _waited(queue, at)
    return QueueRow(
        name=f"{queue.name} · {tag}" if tag else queue.name,
        waiting=str(queue.waiting),
        longest=times.duration(waited) if queue.longest_since is not None else NOTHING,
        level=_level(queue),
        abandoned=str(queue.counts.abandoned),
        tone="bad" if queue.alarm.is_raised else "",
        level_tone="warn" if queue.is_below_target else "",
        urgency=(0 if queue.alarm.is_raised else 1, -waited, queue.name),
    )


def _level(queue: QueueFigures) -> str:
    """The share that was answered in time; below the target with the target beside it: not by colour alone."""
    level = queue.counts.service_level
    if level is None:
        return NOTHING
    return f"{int(level)}% < {queue.target}%" if queue.is_below_target else f"{int(level)}%"


def _alarm_tag(queue: QueueFigures, rule: AlarmRule) -> str:
    alarm = queue.alarm
    if alarm.is_raised:
        return translate("Board", "alarm")
    if alarm.state is AlarmState.SNOOZED and alarm.since is not None:
        until = times.clock(alarm.since.later(rule.snooze).utc)
        return translate("Board", "quiet until {time}").format(time=until)
    return ""


def alarms(figures: Board, rule: AlarmRule, at: Moment) -> Alarms:
    """The alarms that are raised."""
    raised = sorted(
        (one for one in figures.queues if one.alarm.is_raised), key=lambda one: (-_waited(one, at), one.name)
    )
    sentence = words.rule_words(rule)
    return Alarms(
        tuple(_alarm_item(one, sentence, at) for one in raised),
        sentence,
        words.length(rule.snooze),
    )


def _alarm_item(queue: QueueFigures, sentence: str, at: Moment) -> AlarmItem:
    detail = translate("Board", "It is getting better: nobody waits that long now.")
    if queue.longest_since is not None:
        detail = translate("Board", "now {time}, {n} waiting").format(
            time=times.duration(_waited(queue, at)), n=queue.waiting
        )
    return AlarmItem(queue.name, f"{queue.name}: {sentence}", detail)


def _waited(queue: QueueFigures, at: Moment) -> float:
    return at.seconds_since(queue.longest_since) if queue.longest_since is not None else 0.0


def _percent(part: int, whole: int) -> str:
    return f"{100 * part // whole}%" if whole else NOTHING


# ---------------------------------------------------------------- agents


def crew(figures: Board, at: Moment) -> Crew:
    """Who does what."""
    counts = Counter(agent.state for agent in figures.agents)
    return Crew(
        tuple(
            StateCount(words.agent_state_word(state), counts[state], _AGENT_TONES[state])
            for state in AgentState
        )
        if figures.agents
        else (),
        tuple(
            AgentRow(
                name=agent.name or agent.extension,
                state=words.agent_state_word(agent.state),
                tone=_AGENT_TONES[agent.state],
                since=words.for_how_long(at.seconds_since(agent.since))
                if agent.since is not None
                else NOTHING,
                detail=agent.pause_reason if agent.state is AgentState.PAUSED else "",
            )
            for agent in figures.agents
        ),
    )
