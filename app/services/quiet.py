"""When the agent takes no calls: pause, do-not-disturb, and the pause by itself until a conversation is coded."""

from app.domain import events
from app.domain.agent import Availability
from app.domain.events import Event
from app.domain.moment import Moment
from app.domain.quiet import PauseReason, QuietRules
from app.domain.remote_switch import SwitchState
from app.ports import Clock, Phone
from app.services.lever import Lever
from app.services.presences import Presences

_REFUSING = frozenset({SwitchState.ON, SwitchState.ON_HERE})


class Quiet:
    """What the exchange says counts, and is what the screen shows; what the agent said is remembered beside it."""

    def __init__(self, phone: Phone, clock: Clock, presences: Presences, rules: QuietRules) -> None:
        self._phone = phone
        self._presences = presences
        self._rules = rules
        self.pause = Lever("pause", rules.pause, phone, clock, works_here=False)
        self.do_not_disturb = Lever("do not disturb", rules.do_not_disturb, phone, clock, works_here=True)
        self._levers = (self.pause, self.do_not_disturb)
        self._has_to_code: bool | None = None
        self.is_automatic = False
        self.reason = ""
        presences.follow("quiet", tuple(lever.hint for lever in self._levers if lever.hint))

    # ------------------------------------------------------------ reading

    @property
    def reasons(self) -> tuple[PauseReason, ...]:
        """From which the agent chooses."""
        return self._rules.reasons

    @property
    def can_pause(self) -> bool:
        """False where the exchange has no code for it: a pause that it does not know keeps nobody away."""
        return bool(self._rules.pause.on)

    @property
    def is_paused_by_hand(self) -> bool:
        """True in a pause that does not end by itself."""
        return self.pause.switch.is_on and not self.is_automatic

    @property
    def availability(self) -> Availability | None:
        """The state of an agent who takes no calls; None of one who does."""
        if self.do_not_disturb.switch.is_on:
            return Availability.DO_NOT_DISTURB
        return Availability.PAUSED if self.pause.switch.is_on else None

    @property
    def turns_callers_away(self) -> bool:
        """True when whoever rings all the same is told that we are busy (486)."""
        return self.do_not_disturb.switch.state in _REFUSING

    # ------------------------------------------------------------ what the agent does

    def begin_pause(self, reason: PauseReason) -> None:
        """Take a pause, or go on with one that came by itself."""
        if not self.can_pause:
            return
        self.is_automatic = False
        self.reason = reason.words
        if self.pause.switch.state is not SwitchState.ON:
            self.pause.say_on(reason.code)

    def end_pause(self) -> None:
        """Take calls again."""
        self.is_automatic = False
        self.pause.say_off()

    def toggle_do_not_disturb(self) -> None:
        """No calls at all, or calls again."""
        lever = self.do_not_disturb
        if lever.switch.is_on:
            lever.say_off()
        else:
            lever.say_on()

    # ------------------------------------------------------------ what happens

    def called_back(self) -> None:
        """A colleague calls back about a question of ours: the one call that may be heard during another."""
        if self._rules.return_tone:
            self._phone.chime()

    def take(self, event: Event) -> None:
        """A fact, after the rest of the desk took it; most are about something else."""
        match event:
            case events.PhoneConnected() | events.PresenceChanged():
                self._look(event.at)
            case events.PhoneLost():
                for lever in self._levers:
                    lever.phone_lost(event.at)
                self._look(event.at)
            case events.CallAnswered():
                for lever in self._levers:
                    lever.answered(event.call_id, event.at)
            case events.CallEnded():
                for lever in self._levers:
                    lever.ended(event.call_id, event.at)
            case events.Tick():
                for lever in self._levers:
                    lever.ticked(event.now)
            case _:
                pass

    def coding(self, *, has_to_code: bool) -> None:
        """Whether a conversation waits for its coding now. With the rule for it that is a pause."""
        before, self._has_to_code = self._has_to_code, has_to_code
        if before is None or before is has_to_code or not self._rules.in_wrap_up or not self.can_pause:
            return
        if has_to_code and not self.pause.switch.is_on:
            self.is_automatic, self.reason = True, ""
            self.pause.say_on()
        elif not has_to_code and self.is_automatic:
            self.end_pause()

    def _look(self, at: Moment) -> None:
        """What the exchange shows of the switches now."""
        was_unknown = self.pause.switch.state is SwitchState.UNKNOWN
        for lever in self._levers:
            if lever.hint:
                lever.told(self._presences.of(lever.hint).presence, at)
        if was_unknown and self.pause.switch.is_on:
            # A window was killed in the wrap-up. Whose pause it is it cannot know; one that stays for ever is
            # worse than one that ends too early.
            self.is_automatic = self._rules.in_wrap_up and bool(self._has_to_code)
