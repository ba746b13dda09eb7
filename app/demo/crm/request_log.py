"""Who asked what, when it began and when it was answered."""

import threading
import time
from collections import deque
from dataclasses import asdict, dataclass
from typing import Any

_MOST = 20_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One request. Times are milliseconds since 1970 by a clock that never jumps while the server runs.

    `reference` is the header X-Stuurgegevens-Referentienummer; `status` is 0 when the connection was dropped.
    """

    number: int
    reference: str
    method: str
    path: str
    query: str
    status: int
    start_ms: float
    finish_ms: float
    fault: str


class RequestLog:
    """The last requests, oldest first; safe for several threads."""

    def __init__(self) -> None:
        self._entries: deque[Entry] = deque(maxlen=_MOST)
        self._lock = threading.Lock()
        self._count = 0
        self._offset = time.time() * 1000 - time.perf_counter() * 1000

    def now_ms(self) -> float:
        """This moment."""
        return round(self._offset + time.perf_counter() * 1000, 3)

    def add(self, environ: dict[str, Any], status: int, start_ms: float, fault: str) -> None:
        """Notes a request that has just been answered."""
        with self._lock:
            self._count += 1
            self._entries.append(
                Entry(
                    self._count,
                    environ.get("HTTP_X_STUURGEGEVENS_REFERENTIENUMMER", ""),
                    environ["REQUEST_METHOD"],
                    environ["PATH_INFO"],
                    environ.get("QUERY_STRING", ""),
                    status,
                    start_ms,
                    self.now_ms(),
                    fault,
                )
            )

    def entries(self, reference: str | None) -> list[dict[str, Any]]:
        """All entries, or those of one correlation reference, as JSON objects."""
        with self._lock:
            return [
                asdict(entry) for entry in self._entries if reference is None or entry.reference == reference
            ]

    def clear(self) -> None:
        """Forgets everything."""
        with self._lock:
            self._entries.clear()
