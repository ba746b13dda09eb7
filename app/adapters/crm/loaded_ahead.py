"""Dossiers that were asked for before the desk did, for a moment."""

import threading
from collections import OrderedDict

from app.adapters.crm.vera_dossier import DossierLoading, Whose
from app.domain.moment import Moment

MOST = 4
LONGEST = 10.0  # seconds; after that the desk gets a fresh one


class LoadedAhead:
    """The newest dossiers that wait for the desk. Nothing about a person stays here for long."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: OrderedDict[Whose, tuple[DossierLoading, Moment]] = OrderedDict()

    def keep(self, whose: Whose, loading: DossierLoading, now: Moment) -> None:
        """The desk will ask for this one soon."""
        with self._lock:
            self._forget_old(now)
            self._waiting[whose] = loading, now
            while len(self._waiting) > MOST:
                self._waiting.popitem(last=False)

    def take(self, whose: Whose, now: Moment) -> DossierLoading | None:
        """The dossier, when there is a fresh one; it is given once."""
        with self._lock:
            self._forget_old(now)
            loading, _ = self._waiting.pop(whose, (None, now))
            return loading

    def forget(self) -> None:
        """Nobody will ask any more."""
        with self._lock:
            self._waiting.clear()

    def _forget_old(self, now: Moment) -> None:
        for whose, (_, since) in list(self._waiting.items()):
            if now.seconds_since(since) > LONGEST:
                del self._waiting[whose]
