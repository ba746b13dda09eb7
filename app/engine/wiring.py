"""Who hears whom, as the calls stand now."""

from collections.abc import Callable

from app.engine.call_record import CallRecord
from app.engine.calls import Calls
from app.engine.protocol import CallMuted
from app.engine.sip_audio import SipAudio


class Wiring:
    """Keeps which calls were joined. `say` hands a notice to the window."""

    def __init__(self, calls: Calls, audio: SipAudio, say: Callable[[CallMuted], None]) -> None:
        self._calls = calls
        self._audio = audio
        self._say = say
        self._joined: set[tuple[str, str]] = set()

    def join(self, first: str, second: str) -> None:
        """The other ends of these two hear each other, too."""
        self._joined.add((first, second))
        self.renew()

    def part(self, call_id: str) -> None:
        """This one is joined with nobody any more; it counts from the next time that the wires are laid."""
        self._joined = {pair for pair in self._joined if call_id not in pair}

    def mute(self, record: CallRecord, *, on: bool) -> None:
        """The other end does not hear us, or hears us again."""
        if record.muted != on:
            record.muted = on
            self.renew()
            self._say(CallMuted(record.call_id, on))

    def renew(self) -> None:
        """Lay the wires anew: something about a call is different."""
        talking = [call.record.call_id for call in self._calls if not call.record.wants_hold]
        muted = [call.record.call_id for call in self._calls if call.record.muted]
        self._audio.wire(talking, self._joined, muted)
