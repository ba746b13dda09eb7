"""A desk at an exchange with codes for pause and do-not-disturb, which shows how they stand, or does not."""

from app.domain.agent import Availability
from app.domain.call import EndCause
from app.domain.presence import Presence
from app.domain.quiet import PauseReason, QuietRules
from app.domain.remote_switch import SwitchState
from tests.builders import DND_HINT, PAUSE_HINT, quiet_rules
from tests.services.world import World

PAUSE, GO_ON = "*45", "*46"
DND_ON, DND_OFF = "*78", "*79"
_, LUNCH, OWN_CODE = quiet_rules().reasons

_SWITCHED = {
    PAUSE: (PAUSE_HINT, True),
    OWN_CODE.code: (PAUSE_HINT, True),
    GO_ON: (PAUSE_HINT, False),
    DND_ON: (DND_HINT, True),
    DND_OFF: (DND_HINT, False),
}


class QuietWorld(World):
    """The exchange does what its codes say when a test lets it: `exchange_answers` or `exchange_refuses`."""

    def __init__(self, rules: QuietRules) -> None:
        self.quiet_rules = rules  # before the first desk is made
        self.is_on = {PAUSE_HINT: False, DND_HINT: False}
        super().__init__()
        if rules.pause.hint:
            for hint in self.is_on:
                self.exchange_shows(hint, is_on=False)

    # ------------------------------------------------------------ the exchange

    @property
    def codes(self) -> list[str]:
        """The codes that were dialled so far."""
        return [command[2] for command in self.phone.commands if command[0] == "dial"]

    @property
    def under_way(self) -> list[tuple[str, str]]:
        """The calls with codes that the exchange has not answered yet, and their codes."""
        living = {call.call_id for call in self.phone.live}
        dialled = [command for command in self.phone.commands if command[0] == "dial"]
        return [(call_id, code) for _, call_id, code in dialled if call_id in living and code in _SWITCHED]

    def exchange_shows(self, hint: str, *, is_on: bool) -> None:
        """Whatever threw the switch, the exchange tells those who follow it."""
        self.is_on[hint] = is_on
        self.phone.colleague_does(hint, Presence.TALKING if is_on else Presence.FREE)
        self.settle()

    def exchange_answers(self) -> None:
        """It carries out the oldest code that waits."""
        call_id, code = self.under_way[0]
        hint, is_on = _SWITCHED[code]
        self.phone.other_answers(call_id)
        if self.quiet_rules.pause.hint:
            self.exchange_shows(hint, is_on=is_on)
        self.is_on[hint] = is_on
        self.phone.other_ends(call_id)
        self.settle()

    def exchange_refuses(self) -> None:
        """It does not carry out the oldest code that waits."""
        self.phone.other_ends(self.under_way[0][0], EndCause.REFUSED)
        self.settle()

    # ------------------------------------------------------------ the agent

    def availability(self) -> Availability:
        """What the window shows."""
        return self.desk.availability

    def pause_state(self) -> SwitchState:
        """How the pause stands, as the desk sees it."""
        return self.desk.quiet.pause.switch.state

    def do_not_disturb_state(self) -> SwitchState:
        """The same of do-not-disturb."""
        return self.desk.quiet.do_not_disturb.switch.state

    def pause(self, reason: PauseReason = LUNCH) -> None:
        """Take a pause, and the exchange carries it out."""
        self.desk.quiet.begin_pause(reason)
        self.settle()
        self.exchange_answers()

    def toggle_do_not_disturb(self) -> None:
        """Let no call in, or let them in again; the exchange carries it out."""
        self.desk.quiet.toggle_do_not_disturb()
        self.settle()
        self.exchange_answers()
