"""What the exchange knows of its queues, kept up to date: a snapshot, and change by change what follows it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import assert_never

from app.domain.moment import Moment
from app.domain.queue_news import (
    CallAbandoned,
    CallCompleted,
    CallConnected,
    CallJoined,
    CallLeft,
    MemberChanged,
    MemberLeft,
    Membership,
    QueueNews,
    QueueSnapshot,
)
from app.domain.queues import AgentFigures, AgentState, QueueCounts


@dataclass(frozen=True)
class _Known:
    """An agent as he was last seen, and since when he is so."""

    figures: AgentFigures
    memberships: tuple[Membership, ...]


class QueueState:
    """The one place where what the feed says becomes figures.

    A change that the exchange made just before its snapshot may be told once more after it. Calls have names, so
    who joined, left or gave up before counts once; a conversation that ended in that moment, or a call that came
    and went in it, counts twice until the next snapshot.
    """

    def __init__(self) -> None:
        self._counts: dict[str, QueueCounts] = {}
        self._waiting: dict[str, dict[str, Moment]] = {}
        self._agents: dict[str, _Known] = {}

    # ------------------------------------------------------------ reading

    @property
    def queues(self) -> Iterable[QueueCounts]:
        """The counts of each queue, in the order of their names."""
        return (self._counts[name] for name in sorted(self._counts))

    @property
    def agents(self) -> Iterable[AgentFigures]:
        """Everybody who is in a queue, in the order of their extensions."""
        everybody = (known.figures for known in self._agents.values())
        return sorted(everybody, key=lambda agent: (agent.extension, agent.agent_id))

    def waiting(self, queue: str) -> int:
        """How many calls wait."""
        return len(self._waiting.get(queue, ()))

    def longest_since(self, queue: str) -> Moment | None:
        """Since when the first of them waits."""
        return min(self._waiting.get(queue, {}).values(), key=lambda since: since.mono, default=None)

    # ------------------------------------------------------------ changing

    def replace(self, snapshot: QueueSnapshot, at: Moment, *, is_continuous: bool) -> None:
        """Everything anew. Without a break since the last word, what is the same has lasted since then."""
        self._counts = {counts.name: counts for counts in snapshot.queues}
        self._waiting = {}
        for call in snapshot.waiting:
            self._queue(call.queue)[call.call_id] = call.since
        before = self._agents if is_continuous else {}
        memberships: defaultdict[str, list[Membership]] = defaultdict(list)
        for member in snapshot.members:
            memberships[member.agent_id].append(member)
        self._agents = {
            agent_id: _known(tuple(theirs), before.get(agent_id), at if before else None)
            for agent_id, theirs in memberships.items()
        }

    def apply(self, news: QueueNews, at: Moment) -> None:
        """One change."""
        match news:
            case CallJoined():
                self._queue(news.call.queue).setdefault(news.call.call_id, news.call.since)
            case CallLeft():
                self._queue(news.queue).pop(news.call_id, None)
            case CallAbandoned():
                self._gave_up(news.queue, news.call_id)
            case CallConnected():
                self._talks(news.queue, news.agent_id, at, is_in_call=True)
            case CallCompleted():
                self._talks(news.queue, news.agent_id, at, is_in_call=False)
                self._count_answered(news.queue, news.waited)
            case MemberChanged():
                self._queue(news.member.queue)
                self._change(news.member.agent_id, news.member.queue, news.member, at)
            case MemberLeft():
                self._change(news.agent_id, news.queue, None, at)
            case _:
                assert_never(news)

    def _queue(self, name: str) -> dict[str, Moment]:
        """The calls of a queue; one that was set up since the snapshot begins at nothing."""
        self._counts.setdefault(name, QueueCounts(name))
        return self._waiting.setdefault(name, {})

    def _gave_up(self, queue: str, call_id: str) -> None:
        if self._queue(queue).pop(call_id, None) is not None:
            counts = self._counts[queue]
            self._counts[queue] = replace(counts, abandoned=counts.abandoned + 1)

    def _count_answered(self, queue: str, waited: int) -> None:
        self._queue(queue)
        counts = self._counts[queue]
        self._counts[queue] = replace(
            counts,
            answered=counts.answered + 1,
            in_time=counts.in_time + (waited <= counts.in_time_seconds),
        )

    def _talks(self, queue: str, agent_id: str, at: Moment, *, is_in_call: bool) -> None:
        known = self._agents.get(agent_id)
        for member in known.memberships if known is not None else ():
            if member.queue == queue:
                self._change(agent_id, queue, replace(member, is_in_call=is_in_call), at)

    def _change(self, agent_id: str, queue: str, member: Membership | None, at: Moment) -> None:
        known = self._agents.get(agent_id)
        others = tuple(one for one in known.memberships if one.queue != queue) if known is not None else ()
        memberships = others if member is None else (*others, member)
        if memberships:
            self._agents[agent_id] = _known(memberships, known, at)
        else:
            self._agents.pop(agent_id, None)


def _known(memberships: tuple[Membership, ...], before: _Known | None, at: Moment | None) -> _Known:
    """An agent now. `at` is since when he is what he was not before; None when nobody saw him before."""
    first, state = memberships[0], _state(memberships)
    since = before.figures.since if before is not None and before.figures.state is state else at
    if state is AgentState.PAUSED:
        since = next((one.paused_since for one in memberships if one.paused_since is not None), since)
    reasons = (one.pause_reason for one in memberships if one.is_paused and one.pause_reason)
    figures = AgentFigures(
        agent_id=first.agent_id,
        extension=first.extension,
        name=first.name,
        state=state,
        since=since,
        pause_reason=next(reasons, "") if state is AgentState.PAUSED else "",
        queues=tuple(sorted(one.queue for one in memberships)),
    )
    return _Known(figures, memberships)


def _state(memberships: tuple[Membership, ...]) -> AgentState:
    """One word for an agent who is in several queues: paused only when he is so in each of them."""
    devices = {one.device for one in memberships}
    if AgentState.IN_CALL in devices or any(one.is_in_call for one in memberships):
        return AgentState.IN_CALL
    if AgentState.RINGING in devices:
        return AgentState.RINGING
    if devices == {AgentState.AWAY}:
        return AgentState.AWAY
    return AgentState.PAUSED if all(one.is_paused for one in memberships) else AgentState.AVAILABLE
