"""The calls of the telephone by our own ids, and those that are on their way out."""

from collections.abc import Iterable, Iterator

from app.engine.sip_objects import SipCall


class NotPossible(Exception):
    """A command that fits no call as it is now. The text is for the log."""


class Calls:
    """Keeps every call until the library says that it ended: dropping one earlier would hang it up.

    A call that leaves (hung up, turned away, or replaced by another) is none of the window's any more.
    """

    def __init__(self) -> None:
        self._current: dict[str, SipCall] = {}
        self._leaving: list[SipCall] = []

    def __iter__(self) -> Iterator[SipCall]:
        """The current calls; they may change meanwhile."""
        return iter(list(self._current.values()))

    def __contains__(self, call_id: str) -> bool:
        return call_id in self._current

    @property
    def number(self) -> int:
        """How many places in the library they take, the leaving ones included."""
        return len(self._current) + len(self._leaving)

    @property
    def packets_heard(self) -> int:
        """How many packets of sound came in so far, in all current calls."""
        return sum(call.packets_heard for call in self)

    def is_current(self, call: SipCall) -> bool:
        """False for one that leaves, or is gone."""
        return self._current.get(call.record.call_id) is call

    def add(self, call: SipCall) -> None:
        """Keep a call, in the place of another with this id if there is one."""
        self._current[call.record.call_id] = call

    def leave(self, call: SipCall) -> None:
        """Show a call to the window no more."""
        self._leaving.append(call)
        if self.is_current(call):
            del self._current[call.record.call_id]

    def forget(self, call: SipCall) -> None:
        """The library has ended it."""
        if call in self._leaving:
            self._leaving.remove(call)
        elif self.is_current(call):
            del self._current[call.record.call_id]

    def find(self, call_id: str) -> SipCall:
        """The call with this id.

        Raises:
            NotPossible: there is none.
        """
        call = self._current.get(call_id)
        if call is None:
            raise NotPossible("no such call")
        return call

    def ringing(self, call_id: str) -> SipCall:
        """The call with this id, which rings here.

        Raises:
            NotPossible: it does not.
        """
        call = self.find(call_id)
        if call.record.state != "ringing":
            raise NotPossible("it does not ring")
        return call

    def connected(self, call_id: str) -> SipCall:
        """The call with this id, which was answered.

        Raises:
            NotPossible: it was not.
        """
        call = self.find(call_id)
        if not call.record.answered_at:
            raise NotPossible("it is not connected")
        return call


def may_ring_aloud(states: Iterable[str]) -> bool:
    """True when a call rings and nobody is talked with or called: the ear is not free for a tone then."""
    return set(states) == {"ringing"}
