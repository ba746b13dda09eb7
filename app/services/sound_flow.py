"""The agent's sound: what she chose, what works, what she tries, and whether she is heard."""

from collections.abc import Callable
from typing import assert_never

from app.domain import events
from app.domain.call import Call, CallState
from app.domain.sound import Loudness, SoundCards, SoundChoice, SoundPart, TrialStep
from app.ports import Phone
from app.services.call_flow import CallFlow

SoundEvent = events.CallMuted | events.SoundChanged | events.SoundMeasured | events.SoundTried


class SoundFlow:
    """Chooses, mutes and tries. `echo_number` is where the exchange repeats what is said; '' when nowhere."""

    def __init__(
        self,
        phone: Phone,
        calls: CallFlow,
        choice: SoundChoice,
        echo_number: str,
        changed: Callable[[], None],
    ) -> None:
        self._phone = phone
        self._calls = calls
        self._changed = changed
        self._is_watched = False
        self.choice = choice
        self.echo_number = echo_number
        self.cards = SoundCards()
        self.loudness = Loudness()
        self.step = TrialStep.IDLE

    # ------------------------------------------------------------ what the agent does

    def choose(self, choice: SoundChoice) -> None:
        """Use other cards or volumes from now on, in a conversation too."""
        if choice != self.choice:
            self.choice = choice
            self._phone.use_sound(choice)
            self._changed()

    def watch(self, *, is_watched: bool) -> None:
        """Follow how loud it is, or not any more; what is being tried ends with it."""
        self._is_watched = is_watched
        self.loudness = Loudness()
        self._phone.watch_sound(is_watched=is_watched)

    def try_part(self, part: SoundPart) -> None:
        """Let it ring, or record and play back; not while somebody is on the line."""
        if not self._calls.all:
            self._phone.try_sound(part)

    def call_echo(self) -> None:
        """Call the number at which the exchange repeats what is said; nobody's contact."""
        if self.can_call_echo:
            self._calls.dial(self.echo_number)

    @property
    def can_call_echo(self) -> bool:
        """True when there is such a number and nobody is on the line."""
        return bool(self.echo_number) and not self._calls.all

    def toggle_mute(self) -> None:
        """Be heard by nobody with whom we talk, or by everybody again."""
        self.mute(is_muted=not self.is_muted)

    def mute(self, *, is_muted: bool) -> None:
        """Be heard by nobody with whom we talk, or by everybody; the telephone says when it is so."""
        for call in self._heard:
            if call.is_muted != is_muted:
                self._phone.mute(call.call_id, is_muted=is_muted)

    @property
    def is_muted(self) -> bool:
        """True when we talk and nobody hears us."""
        heard = self._heard
        return bool(heard) and all(call.is_muted for call in heard)

    # ------------------------------------------------------------ what happens

    def connected(self) -> None:
        """Another engine: it does not know that somebody watches."""
        self.step = TrialStep.IDLE
        if self._is_watched:
            self._phone.watch_sound(is_watched=True)

    def take(self, event: SoundEvent) -> None:
        """The telephone says how the sound is."""
        match event:
            case events.CallMuted():
                call = self._calls.live(event.call_id)
                if call is not None:
                    call.is_muted = event.is_muted
            case events.SoundChanged():
                self._calls.sound = event.kind
                self.cards = event.cards
            case events.SoundMeasured():
                self.loudness = event.loudness
            case events.SoundTried():
                self.step = event.step
            case _:
                assert_never(event)

    @property
    def _heard(self) -> list[Call]:
        return [call for call in self._calls.all.values() if call.state is CallState.TALKING]
