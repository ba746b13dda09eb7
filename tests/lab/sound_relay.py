"""A bad network for sound: a UDP relay that loses, delays and reorders, for each direction by itself.

In user space, because the kernels that tests run on have no `tc netem`. Carries RTP and, on the next port, RTCP.
"""

import heapq
import itertools
import random
import selectors
import socket
import threading
import time
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

Address = tuple[str, int]
_GLANCE = 0.005  # seconds
_LARGEST = 2048


@dataclass
class Path:
    """One direction; may be changed at any time. Times in seconds.

    `loss`: share that is dropped, by chance but the same in each run. `jitter`: up to so much is added to the
    `delay` of each packet. `reorder`: share that is overtaken by the packet after it. `is_cut`: nothing passes;
    `is_cut_for_sound`: only RTCP does.
    """

    loss: float = 0.0
    delay: float = 0.0
    jitter: float = 0.0
    reorder: float = 0.0
    is_cut: bool = False
    is_cut_for_sound: bool = False
    passed: int = 0
    dropped: int = 0
    _chance: random.Random = field(default_factory=lambda: random.Random(4))

    def delay_of_next(self, *, is_sound: bool) -> float | None:
        """How long the next packet takes; None when it is lost."""
        if self.is_cut or (is_sound and (self.is_cut_for_sound or self._chance.random() < self.loss)):
            self.dropped += 1
            return None
        self.passed += 1
        late = _OVERTAKEN if self._chance.random() < self.reorder else 0.0
        return self.delay + late + self._chance.random() * self.jitter


_OVERTAKEN = 0.03  # seconds; the next packet of 20 ms is before it


class SoundRelay:
    """Between a telephone and a caller, for the length of a `with` block.

    Both get `port` of `host` as each other's address. Whoever sends first on the caller's side (`far_port`) is
    the caller; `telephone` must be told.
    """

    def __init__(self, host: str) -> None:
        self.to_telephone, self.to_caller = Path(), Path()
        self.telephone: Address | None = None
        self.caller: Address | None = None
        self._near, self._far = _pair(host), _pair(host)
        self.host = host
        self.port: int = self._near[0].getsockname()[1]
        self.far_port: int = self._far[0].getsockname()[1]
        self._late: list[tuple[float, int, socket.socket, bytes, Address]] = []
        self._numbers = itertools.count()
        self._is_closing = threading.Event()
        self._thread = threading.Thread(target=self._carry, name="sound relay")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._is_closing.set()
        self._thread.join()
        for one in (*self._near, *self._far):
            one.close()

    def _carry(self) -> None:
        with selectors.DefaultSelector() as ready:
            for one in (*self._near, *self._far):
                ready.register(one, selectors.EVENT_READ)
            while not self._is_closing.is_set():
                for key, _ in ready.select(_GLANCE):
                    self._take(key.fileobj)  # type: ignore[arg-type]  # only sockets are registered
                self._send_what_is_due()

    def _take(self, came_on: socket.socket) -> None:
        data, source = came_on.recvfrom(_LARGEST)
        is_near = came_on in self._near
        place = (self._near if is_near else self._far).index(came_on)
        if not is_near:
            self.caller = (source[0], source[1] - place)
        path, target = (self.to_caller, self.caller) if is_near else (self.to_telephone, self.telephone)
        delay = path.delay_of_next(is_sound=place == 0)
        if target is None or delay is None:
            return
        out = (self._far if is_near else self._near)[place]
        entry = (time.monotonic() + delay, next(self._numbers), out, data, (target[0], target[1] + place))
        heapq.heappush(self._late, entry)

    def _send_what_is_due(self) -> None:
        while self._late and self._late[0][0] <= time.monotonic():
            _, _, out, data, target = heapq.heappop(self._late)
            out.sendto(data, target)


def _pair(host: str) -> tuple[socket.socket, socket.socket]:
    """Two sockets with neighbouring ports, the lower one even (RFC 3550 11)."""
    while True:
        sound, control = (socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(2))
        sound.bind((host, 0))
        port = sound.getsockname()[1]
        if port % 2 == 0:
            try:
                control.bind((host, port + 1))
            except OSError:
                pass
            else:
                return sound, control
        sound.close()
        control.close()
