"""An ordinary busy hour: callers come, wait, give up or are answered; agents talk, pause and come back."""

import heapq
import itertools
import random
from collections.abc import Callable
from functools import partial

from app.demo.manager.floor import GONE, IDLE, RINGING, Floor

# Seconds between two callers, on average; calls that the morning had: answered, of those in time, given up.
_QUEUES = {
    "Bewoners": (14.0, (212, 171, 9)),
    "Huur en woning zoeken": (30.0, (96, 84, 3)),
    "Overlast": (75.0, (31, 29, 1)),
    "Reparaties": (18.0, (188, 118, 27)),
    "Vraagbaak": (60.0, (44, 41, 0)),
}
# Reparaties has too few people this hour: somebody waits there for minutes, and the alarm has something to say.
_AGENTS = {"Bewoners": 8, "Huur en woning zoeken": 5, "Overlast": 3, "Reparaties": 2, "Vraagbaak": 2}
_FIRST_EXTENSION = 1101
_WAITS_ALREADY = 150.0  # seconds; the first caller of Reparaties, when the demonstration begins
_LONG_TALK = 240.0  # seconds; both who could have answered him
_RING, _TALK, _PATIENCE, _PAUSE = (
    (2.0, 6.0),
    (45.0, 200.0),
    (90.0, 420.0),
    (60.0, 400.0),
)  # seconds, from and to
_BETWEEN_PAUSES = 25.0
_REASONS = ("Lunch", "Overleg", "Nazorg", "Training")

Act = Callable[[], None]


class Day:
    """What happens on a floor; `pass_until` lets it happen. The same each time but for the clock."""

    def __init__(self, floor: Floor, seed: int = 7) -> None:
        self._floor = floor
        self._random = random.Random(seed)
        self._turns = itertools.count()
        self._due: list[tuple[float, int, Act]] = []
        self._now = 0.0
        self._agents: dict[str, list[str]] = {}
        self._free: set[str] = set()
        self._waiting: dict[str, list[str]] = {}
        extensions = itertools.count(_FIRST_EXTENSION)
        for queue, (interval, (answered, in_time, abandoned)) in _QUEUES.items():
            floor.add_queue(queue, answered=answered, in_time=in_time, abandoned=abandoned)
            self._agents[queue] = [f"PJSIP/{next(extensions)}" for _ in range(_AGENTS[queue])]
            self._waiting[queue] = []
            for agent in self._agents[queue]:
                floor.add_member(queue, agent, f"Werkplek {agent.partition('/')[2]}")
                self._free.add(agent)
            self._after(self._random.expovariate(1 / interval), partial(self._call, queue))
        self._stay_away(self._agents["Bewoners"][-1])
        for agent in self._agents["Reparaties"]:
            self._free.discard(agent)
            self._talk(floor.join("Reparaties"), agent, _LONG_TALK)
        self._wait(floor.join("Reparaties", waited=_WAITS_ALREADY), "Reparaties", patience=900.0)
        self._after(_BETWEEN_PAUSES, self._pause)

    def pass_until(self, seconds: float) -> None:
        """Let everything happen that is due by then, in seconds since the beginning."""
        while self._due and self._due[0][0] <= seconds:
            self._now, _, act = heapq.heappop(self._due)
            act()
        self._now = seconds

    # ------------------------------------------------------------ calls

    def _call(self, queue: str) -> None:
        self._wait(self._floor.join(queue), queue, patience=self._between(_PATIENCE))
        interval = _QUEUES[queue][0]
        self._after(self._random.expovariate(1 / interval), lambda: self._call(queue))

    def _wait(self, call: str, queue: str, patience: float) -> None:
        self._waiting[queue].append(call)
        self._after(patience, lambda: self._give_up(call, queue))
        self._distribute(queue)

    def _give_up(self, call: str, queue: str) -> None:
        if call in self._waiting[queue]:
            self._waiting[queue].remove(call)
            self._floor.abandon(call)

    def _distribute(self, queue: str) -> None:
        """The first who waits rings at somebody who is free."""
        free = [agent for agent in self._agents[queue] if agent in self._free]
        if self._waiting[queue] and free:
            agent = self._random.choice(free)
            self._free.discard(agent)
            self._floor.set_device(agent, RINGING)
            self._after(self._between(_RING), lambda: self._answer(queue, agent))

    def _answer(self, queue: str, agent: str) -> None:
        if self._waiting[queue]:
            self._talk(self._waiting[queue].pop(0), agent, self._between(_TALK))
        else:  # the caller gave up while it rang
            self._floor.set_device(agent, IDLE)
            self._free.add(agent)

    def _talk(self, call: str, agent: str, seconds: float) -> None:
        self._floor.connect(call, agent)
        self._after(seconds, lambda: self._end(call, agent))

    def _end(self, call: str, agent: str) -> None:
        self._floor.complete(call)
        self._return(agent)

    # ------------------------------------------------------------ agents

    def _return(self, agent: str) -> None:
        self._free.add(agent)
        for queue, agents in self._agents.items():
            if agent in agents:
                self._distribute(queue)

    def _pause(self) -> None:
        """Somebody who is free goes away for a while; never from the queue that has too few."""
        self._after(_BETWEEN_PAUSES, self._pause)
        able = sorted(self._free - set(self._agents["Reparaties"]))
        if able:
            agent = self._random.choice(able)
            self._free.discard(agent)
            self._floor.pause(agent, self._random.choice(_REASONS))
            self._after(self._between(_PAUSE), lambda: self._resume(agent))

    def _resume(self, agent: str) -> None:
        self._floor.pause(agent, is_paused=False)
        self._return(agent)

    def _stay_away(self, agent: str) -> None:
        self._free.discard(agent)
        self._floor.set_device(agent, GONE)

    # ------------------------------------------------------------ time

    def _after(self, seconds: float, act: Act) -> None:
        heapq.heappush(self._due, (self._now + seconds, next(self._turns), act))

    def _between(self, limits: tuple[float, float]) -> float:
        return self._random.uniform(*limits)
