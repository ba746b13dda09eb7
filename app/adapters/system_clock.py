"""The Clock port: the machine's own clocks."""

import time
from datetime import UTC, datetime

from app.domain.moment import Moment


class SystemClock:
    """Wall time for records, the steady clock for durations."""

    def now(self) -> Moment:
        """This moment."""
        return Moment(datetime.now(UTC), time.monotonic())
