"""A contact centre at its busiest, as a process of its own: 200 agents, 30 queues, 50 events a second.

Says its port, waits for a line, lets things happen for so many seconds, says what joined when, and stays until
its input ends: `python -m tests.bench.busy_floor SECONDS`. All of it is the same on each run, but for the times.
"""

import json
import random
import sys
import time

from app.demo.manager.floor import GONE, IDLE, RINGING, Floor
from app.demo.manager.server import ManagerServer

AGENTS, QUEUES, QUEUES_OF_AN_AGENT = 200, 30, 3
EVENTS_PER_SECOND = 50
PASSWORD = "wachtwoord-van-de-proef"
_MOST_WAITING = 60
_TURN_S = 0.05


class BusyFloor:
    """The floor, and the hand that makes things happen there."""

    def __init__(self) -> None:
        self.floor = Floor()
        self.joined: dict[str, float] = {}
        self._random = random.Random(7)
        self._said = 0
        self._members: dict[str, list[str]] = {f"Wachtrij {number:02}": [] for number in range(QUEUES)}
        self._waiting: list[tuple[str, str]] = []
        self._talking: dict[str, str] = {}
        self._paused: set[str] = set()
        for queue in self._members:
            self.floor.add_queue(queue)
        for number in range(AGENTS):
            interface = f"PJSIP/{6000 + number}"
            for queue in self._random.sample(list(self._members), QUEUES_OF_AN_AGENT):
                self._members[queue].append(interface)
                self.floor.add_member(queue, interface, f"Desk {6000 + number}")
        self.floor.listen(self._count)

    def run(self, seconds: float) -> int:
        """Let things happen, evenly; how many events that were."""
        began = time.monotonic()
        while (passed := time.monotonic() - began) < seconds:
            while self._said < passed * EVENTS_PER_SECOND:
                self._happen()
            time.sleep(_TURN_S)
        return self._said

    def _count(self, _message: bytes) -> None:
        self._said += 1

    def _happen(self) -> None:
        happenings = (
            self._join,
            self._join,
            self._join,
            self._connect,
            self._complete,
            self._abandon,
            self._pause,
            self._ring,
        )
        self._random.choice(happenings)()

    def _join(self) -> None:
        if len(self._waiting) < _MOST_WAITING:
            queue = self._random.choice(list(self._members))
            began = time.monotonic()
            call = self.floor.join(queue)
            self.joined[call] = began
            self._waiting.append((call, queue))

    def _abandon(self) -> None:
        if self._waiting:
            call, _ = self._waiting.pop(self._random.randrange(len(self._waiting)))
            self.floor.abandon(call)

    def _connect(self) -> None:
        busy = self._paused | set(self._talking.values())
        for call, queue in self._waiting:
            free = [agent for agent in self._members[queue] if agent not in busy]
            if free:
                self._waiting.remove((call, queue))
                self._talking[call] = agent = self._random.choice(free)
                self.floor.connect(call, agent)
                return

    def _complete(self) -> None:
        if self._talking:
            call = self._random.choice(list(self._talking))
            del self._talking[call]
            self.floor.complete(call)

    def _pause(self) -> None:
        agent = f"PJSIP/{6000 + self._random.randrange(AGENTS)}"
        self._paused ^= {agent}
        self.floor.pause(agent, "Lunch", is_paused=agent in self._paused)

    def _ring(self) -> None:
        agent = f"PJSIP/{6000 + self._random.randrange(AGENTS)}"
        if agent not in self._talking.values():
            self.floor.set_device(agent, self._random.choice((IDLE, RINGING, GONE)))


def main() -> int:
    """See above."""
    busy = BusyFloor()
    server = ManagerServer(busy.floor, PASSWORD)
    try:
        sys.stdout.write(f"{server.port}\n")
        sys.stdout.flush()
        sys.stdin.readline()
        said = busy.run(float(sys.argv[1]))
        sys.stdout.write(json.dumps({"said": said, "joined": busy.joined}) + "\n")
        sys.stdout.flush()
        sys.stdin.read()
    finally:
        server.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
