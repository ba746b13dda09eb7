"""When the agent takes no calls: pause, do-not-disturb, and the pause by itself until a conversation is coded."""

from app.domain import events
from app.domain.agent import Availability
from app.domain.events import Event
from app.domain.moment import Moment
from app.domain.presence import Presence
from app.domain.quiet import PauseReason, QuietRules
from app.domain.remote_switch import SwitchState
from app.ports import AgentPause, Clock, Phone
from app.services.hand import DialledHand, ManagerHand
from app.services.lever import Lever
from app.services.presences import Presences

_SHOWN = {Presence.FREE: False, Presence.RINGING: True, Presence.TALKING: True}
_REFUSING = frozenset({SwitchState.ON, SwitchState.ON_HERE})


class Quiet:
    """What the exchange says counts, and is what the screen shows; what the agent said is remembered beside it."""

    def __init__(
        self,
        phone: Phone,
        agent_pause: AgentPause,
        clock: Clock,
        presences: Presences,
        rules: QuietRules,
    ) -> None:
        self._phone = phone
        self._presences = presences
        self._rules = rules
        self._agent_pause = agent_pause
        hand = ManagerHand(agent_pause) if rules.by_manager else DialledHand(phone, rules.pause)
        self.pause = Lever("pause", hand, clock, works_here=False)
        self.do_not_disturb = Lever(
            "do not disturb", DialledHand(phone, rules.do_not_disturb), clock, works_here=True
        )
        self._levers = (self.pause, self.do_not_disturb)
        self._hints = {rules.do_not_disturb.hint: self.do_not_disturb}
        if not rules.by_manager:
            self._hints[rules.pause.hint] = self.pause
        self._hints.pop("", None)
        self._has_to_code: bool | None = None
        self.is_automatic = False
        self.reason = ""
        presences.follow("quiet", tuple(self._hints))

    # ------------------------------------------------------------ reading

    @property
    def reasons(self) -> tuple[PauseReason, ...]:
        """From which the agent chooses."""
        return self._rules.reasons

    @property
    def can_pause(self) -> bool:
        """False where the exchange has no code for it: a pause that it does not know keeps nobody away."""
        return self._rules.by_manager or bool(self._rules.pause.on)

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
            self.pause.say_on(reason)

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

    def take(self, event: Event) -> None:  # noqa: C901 - a flat table
        """A fact, after the rest of the desk took it; most are about something else."""
        match event:
            case events.PhoneConnected() | events.PresenceChanged():
                self._look(event.at)
            case events.PhoneLost():
                for lever in self._levers:
                    lever.phone_lost(event.at)
                self._look(event.at)
            case events.PauseTold():
                self._told(event)
            case events.PauseOrdered():
                if event.is_done:
                    self.pause.taken(event.order_id, event.at)
                self.pause.ended(event.order_id, event.at)
            case events.CallAnswered():
                for lever in self._levers:
                    lever.taken(event.call_id, event.at)
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

    def start(self) -> None:
        """Follow what the manager interface says, where it is that which pauses."""
        if self._rules.by_manager:
            self._agent_pause.watch()

    def _look(self, at: Moment) -> None:
        """What the exchange's hints show of the switches now."""
        was_unknown = self.pause.switch.state is SwitchState.UNKNOWN
        for hint, lever in self._hints.items():
            lever.told(at, is_on=_SHOWN.get(self._presences.of(hint).presence))
        self._adopt(was_unknown=was_unknown)

    def _told(self, event: events.PauseTold) -> None:
        """What the exchange's manager interface says of the pause now."""
        was_unknown = self.pause.switch.state is SwitchState.UNKNOWN
        self.pause.told(event.at, is_on=event.is_paused)
        if event.is_paused and event.reason and not self.is_automatic:
            self.reason = event.reason
        self._adopt(was_unknown=was_unknown)

    def _adopt(self, *, was_unknown: bool) -> None:
        """A window was killed in the wrap-up, and its pause is found.

        Whose pause it is nobody knows; one that stays for ever is worse than one that ends too early.
        """
        if was_unknown and self.pause.switch.is_on:
            self.is_automatic = self._rules.in_wrap_up and bool(self._has_to_code)
