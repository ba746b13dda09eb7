"""Calls that outlive a window, in memory."""

from dataclasses import replace
from datetime import datetime

from app.domain.errors import StorageError
from app.domain.past_call import PastCall


class FakePastCalls:
    """The PastCalls port. With `error` set, every access raises it. `coded` is what the outbox says of a contact."""

    def __init__(self) -> None:
        self._calls: dict[str, PastCall] = {}
        self.error: StorageError | None = None

    def keep(self, call: PastCall) -> None:
        """Store or replace a call."""
        self._open()
        before = self._calls.get(call.call_id, replace(call, is_coded=False, is_solved=False))
        self._calls[call.call_id] = replace(call, is_coded=before.is_coded, is_solved=before.is_solved)

    def kept(self) -> tuple[PastCall, ...]:
        """All of them, oldest first."""
        self._open()
        return tuple(sorted(self._calls.values(), key=lambda one: one.began_at))

    def forget_until(self, moment: datetime) -> None:
        """Calls that began then or before."""
        self._open()
        self._calls = {key: call for key, call in self._calls.items() if call.began_at > moment}

    def coded(self, contact_id: str, *, is_solved: bool) -> None:
        """Its contact was saved: the outbox and the calls share one disk."""
        for key, call in self._calls.items():
            if call.contact_id == contact_id:
                self._calls[key] = replace(call, is_coded=True, is_solved=is_solved)

    def _open(self) -> None:
        if self.error is not None:
            raise self.error
