"""Reports of bad lines, in memory."""

from app.domain.errors import StorageError
from app.domain.line_report import LineReport


class FakeLineReports:
    """The LineReports port. With `error` set, every access raises it."""

    def __init__(self) -> None:
        self.kept: list[LineReport] = []
        self.error: StorageError | None = None

    def keep(self, report: LineReport) -> None:
        """Write it down."""
        if self.error is not None:
            raise self.error
        self.kept.append(report)
