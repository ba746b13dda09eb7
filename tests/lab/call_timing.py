"""How fast a telephone answers, from a capture: per Call-ID, from the first request to the first answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tests.lab.capture import Captured


@dataclass
class CallTiming:
    """One call leg. All times are milliseconds after the first INVITE (BYE: after the first BYE)."""

    call_id: str
    trying: float | None = None
    ringing: float | None = None
    answered: float | None = None
    refused: float | None = None
    final_code: int | None = None
    bye_answered: float | None = None
    repeated_requests: int = 0
    _first: dict[str, float] = field(default_factory=dict, repr=False)

    def request(self, method: str, time: float) -> None:
        """An INVITE or BYE was sent at `time` (seconds)."""
        if method in self._first:
            self.repeated_requests += 1
        self._first.setdefault(method, time)

    def response(self, method: str, code: int, time: float) -> None:
        """It was answered at `time` (seconds). Only the first answer of each kind counts."""
        if method not in self._first:
            return
        after = (time - self._first[method]) * 1000
        if method == "BYE" and self.bye_answered is None:
            self.bye_answered = after
        elif method == "INVITE" and self.final_code is None:
            self._invite_answered(code, after)

    def _invite_answered(self, code: int, after: float) -> None:
        if code == 100 and self.trying is None:
            self.trying = after
        elif code == 180 and self.ringing is None:
            self.ringing = after
        elif code >= 200:
            self.final_code = code
            if code < 300:
                self.answered = after
            else:
                self.refused = after


@dataclass(frozen=True)
class Spread:
    """How a time is spread over the calls, in milliseconds."""

    count: int
    median: float
    p90: float
    p99: float
    highest: float

    def __str__(self) -> str:
        return (
            f"{self.median:.2f} / {self.p90:.2f} / {self.p99:.2f} / {self.highest:.2f} ms "
            f"(median / 90 % / 99 % / highest of {self.count})"
        )


def call_timings(captured: Iterable[Captured], callee: str) -> dict[str, CallTiming]:
    """The legs that were called at `callee` ("address:port"), by Call-ID."""
    timings: dict[str, CallTiming] = {}
    for item in captured:
        message = item.message
        if message.method not in ("INVITE", "BYE"):
            continue
        if not message.is_response and item.target == callee:
            timing = timings.setdefault(message.call_id, CallTiming(message.call_id))
            timing.request(message.method, item.time)
        elif message.is_response and item.source == callee and message.call_id in timings:
            timings[message.call_id].response(message.method, message.code, item.time)
    return timings


def spread(milliseconds: Sequence[float]) -> Spread:
    """Sum up. Raises ValueError when there is nothing to sum up."""
    if not milliseconds:
        raise ValueError("no call was timed")
    ordered = sorted(milliseconds)

    def share(part: float) -> float:
        return ordered[min(len(ordered) - 1, int(part * len(ordered)))]

    return Spread(len(ordered), share(0.5), share(0.9), share(0.99), ordered[-1])
