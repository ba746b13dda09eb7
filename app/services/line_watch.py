"""How the lines of the conversations are, and what is kept of a bad one."""

import logging
from collections import deque

from app.domain.call import Call, CallState
from app.domain.errors import StorageError
from app.domain.events import LineMeasured
from app.domain.line_quality import LineQuality, LineSample, judged
from app.domain.line_report import LineReport
from app.domain.moment import Moment
from app.ports import LineReports
from app.services.call_flow import CallFlow

log = logging.getLogger(__name__)

REMEMBERED = 60.0  # seconds of figures
_GAP = 3.5  # seconds without a figure: the call was on hold, and the library counts afresh


class LineWatch:
    """The figures of the last minute of each conversation, and of the one that ended last."""

    def __init__(self, reports: LineReports, calls: CallFlow) -> None:
        self._reports = reports
        self._calls = calls
        self._samples: dict[str, deque[LineSample]] = {}
        self._exchange_ids: dict[str, str] = {}
        self._qualities: dict[str, LineQuality | None] = {}
        self._ended: Call | None = None
        self.reported_at: Moment | None = None
        self.report_error: StorageError | None = None

    def quality(self, call_id: str) -> LineQuality | None:
        """How the line of a conversation is; None while nothing is known of it."""
        return self._qualities.get(call_id)

    def measured(self, event: LineMeasured) -> None:
        """The telephone counted; what it says of a call that is no conversation now is late, and dropped."""
        call, sample = self._calls.live(event.call_id), event.sample
        if call is None or call.state is not CallState.TALKING:
            return
        samples = self._samples.setdefault(call.call_id, deque())
        if samples and _begins_anew(samples[-1], sample):
            samples.clear()
        samples.append(sample)
        while sample.at.seconds_since(samples[0].at) > REMEMBERED:
            samples.popleft()
        self._exchange_ids[call.call_id] = event.exchange_id
        self._qualities[call.call_id] = judged(tuple(samples))

    def paused(self, call_id: str) -> None:
        """Nobody hears anybody, so nothing is said of the line; the figures stay for a report."""
        self._qualities.pop(call_id, None)

    def ended(self, call: Call) -> None:
        """A call is over: of the figures of those before it nothing is kept."""
        self.paused(call.call_id)
        if call.call_id not in self._samples:
            return
        if self._ended is not None:
            self._samples.pop(self._ended.call_id, None)
            self._exchange_ids.pop(self._ended.call_id, None)
        self._ended = call

    def report(self, now: Moment) -> None:
        """Keep what is known of the line of this conversation, else of the last one.

        A disk that fails costs the report and nothing else. Without any call there is nothing to keep.
        """
        held = (call for call in self._calls.all.values() if call.is_connected)
        call = self._calls.talking or next(held, None) or self._ended
        if call is None:
            return
        report = LineReport(
            call_id=call.call_id,
            exchange_id=self._exchange_ids.get(call.call_id, ""),
            made_at=now.utc,
            direction=call.direction,
            answered_after=call.answered_at.seconds_since(call.offered_at) if call.answered_at else None,
            reported_after=now.seconds_since(call.offered_at),
            held=call.held_seconds,
            sound=self._calls.sound,
            samples=tuple(self._samples.get(call.call_id, ())),
        )
        try:
            self._reports.keep(report)
        except StorageError as error:
            log.error("report of a bad line: %s", error)
            self.report_error = error
        else:
            self.report_error = None
        self.reported_at = now


def _begins_anew(before: LineSample, after: LineSample) -> bool:
    return (
        after.at.seconds_since(before.at) > _GAP
        or after.received < before.received
        or after.sent < before.sent
        or after.codec != before.codec
    )
