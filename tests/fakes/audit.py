"""The record of what was opened, in memory."""

from app.domain.errors import StorageError
from app.ports import Disclosure


class FakeAudit:
    """The Audit port. With `error` set, nothing is written down."""

    def __init__(self) -> None:
        self.noted: list[Disclosure] = []
        self.error: StorageError | None = None

    def note(self, disclosure: Disclosure) -> None:
        """Write it down."""
        if self.error is not None:
            raise self.error
        self.noted.append(disclosure)
