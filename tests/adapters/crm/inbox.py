"""What an adapter posts, from whatever thread, for a test that waits for it."""

import threading
from collections.abc import Callable
from typing import TypeVar

from app.domain.dossier import PartName, name_of
from app.domain.events import DossierLoaded, DossierPartAbsent, DossierPartFailed, Event

PATIENCE = 20.0  # seconds; a condition that is never met is a failure, not a matter of speed

Kind = TypeVar("Kind")


class Inbox:
    """The Post of a test."""

    def __init__(self) -> None:
        self._arrived = threading.Condition()
        self._events: list[Event] = []

    def post(self, event: Event) -> None:
        """Take an event."""
        with self._arrived:
            self._events.append(event)
            self._arrived.notify_all()

    @property
    def events(self) -> list[Event]:
        """All so far, in the order in which they came."""
        with self._arrived:
            return list(self._events)

    def wait_until(self, condition: Callable[[list[Event]], bool]) -> list[Event]:
        """The events, once the condition holds for them.

        Raises:
            AssertionError: it did not in time.
        """
        with self._arrived:
            met = self._arrived.wait_for(lambda: condition(self._events), PATIENCE)
            assert met, f"only {[type(event).__name__ for event in self._events]} after {PATIENCE} s"
            return list(self._events)

    def wait_for(self, count: int) -> list[Event]:
        """The events, once there are so many."""
        return self.wait_until(lambda all_: len(all_) >= count)

    def one(self, *kinds: type[Kind]) -> Kind:
        """The first event of one of these kinds, once there is one."""
        events = self.wait_until(lambda all_: any(isinstance(one, kinds) for one in all_))
        return next(one for one in events if isinstance(one, kinds))

    def parts(self, session_id: str, relation_id: str) -> dict[PartName, Event]:
        """What came of each part of a dossier, once every part was answered, and each once."""
        wanted = len(PartName)
        of_dossier = [
            one
            for one in self.wait_until(
                lambda all_: sum(_part(one, session_id, relation_id) is not None for one in all_) >= wanted
            )
            if _part(one, session_id, relation_id) is not None
        ]
        names = [name for one in of_dossier if (name := _part(one, session_id, relation_id)) is not None]
        assert len(names) == len(set(names)) == wanted, sorted(name.name for name in names)
        return dict(zip(names, of_dossier, strict=True))


def _part(event: Event, session_id: str, relation_id: str) -> PartName | None:
    match event:
        case DossierLoaded():
            part = name_of(event.content)
        case DossierPartAbsent() | DossierPartFailed():
            part = event.part
        case _:
            return None
    return part if (event.session_id, event.relation_id) == (session_id, relation_id) else None
