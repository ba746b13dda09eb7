"""A walk through the table of consults: the product's desk and telephone on one side, a live SIP peer on the other.

Each step is a key of the agent or a deed of others; those that are not possible at the moment are left out, so that
any part of a walk is a walk. After a step the two sides must come to agree; after the walk the caller must be there.
"""

import queue
import time
from collections import deque
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from app.adapters.system_clock import SystemClock
from app.domain.call import CallState
from app.domain.consult import Colleague, Consult
from app.domain.contact import SessionTrigger
from app.domain.events import CallOffered, Event, PhoneConnected
from app.engine.door import OF_EACH_PLACE, SPAN
from app.engine.protocol import Account, Configure, Sound
from app.engine.sip_library import MOST_CALLS
from tests.engine.dialog import Dialog
from tests.engine.peer import Peer
from tests.engine.rooms import AGENT, HOST, OUTSIDE, free_port
from tests.engine.walk_agreement import customer_of, disagreement, state_of
from tests.engine.walk_lines import Line, Lines
from tests.lab.desk_phone import DeskPhone
from tests.services.world import World

MOST_AT_ONCE = OF_EACH_PLACE * MOST_CALLS  # that the door lets in within `SPAN`
PATIENCE = 20.0  # seconds until both sides must agree, on a computer that does much else
SENDING_TO = Colleague("+31690007777", "Staartmees-Demo")
Kind = TypeVar("Kind", bound=Event)


class Step(Enum):
    """What happens next. The value says it in the words of a report."""

    ASK = "agent asks the senior"
    ASK_PARTNER = "agent asks a partner"
    SWAP = "agent swaps"
    CALLER = "agent talks to the caller"
    COLLEAGUE = "agent talks to the colleague"
    JOIN = "agent joins the three"
    HAND_OVER = "agent hands over"
    BACK = "agent goes back"
    HANG_UP = "agent hangs up"
    END_FOR_ALL = "agent ends it for all"
    PUT_THROUGH = "agent puts the caller through"
    ANSWERS = "colleague answers"
    BUSY = "colleague is busy"
    DECLINES = "colleague declines"
    SILENT = "colleague does not answer"
    ABSENT = "colleague cannot be reached"
    COLLEAGUE_ENDS = "colleague hangs up"
    COLLEAGUE_DIES = "colleague's telephone dies"
    CALLER_ENDS = "caller hangs up"
    REFER_REFUSED = "exchange will refuse transfers"
    DONE = "transfer is done"
    FAILED = "transfer finds somebody busy"
    SECOND = "agent answers a second caller"
    SECOND_ENDS = "second caller hangs up"


class Stuck(AssertionError):
    """The two sides did not come to agree, or a caller was lost."""


class Walker:
    """One desk with its telephone for many walks; a block of its own."""

    def __init__(self, folder: Path) -> None:
        self.lines = Lines()
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._peer = Peer(OUTSIDE, self.lines.serve)
        self._folder = folder
        self._callers: list[Line] = []
        self.second: Line | None = None
        self._let_in: deque[float] = deque(maxlen=MOST_AT_ONCE)

    def __enter__(self) -> Self:
        self._peer.__enter__()
        account = Account(AGENT, "", self._peer.address, local_address=HOST, local_port=free_port())
        self._address = f"{account.local_address}:{account.local_port}"
        phone = DeskPhone(Configure(account, Sound("file")), self._folder, self._events.put)
        self._phone = phone
        self.desk = World().new_desk(phone.phone, SystemClock())
        self.desk.start()
        phone.__enter__()
        phone.wait_for_registration()
        self.take(PhoneConnected)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._phone.__exit__(kind, error, trace)
        self._peer.__exit__(kind, error, trace)

    # ------------------------------------------------------------ a walk

    def walk(self, steps: "list[tuple[Step, bool]]") -> None:
        """Take the steps; one that is hasty is followed by the next before the two sides agree.

        Raises:
            Stuck: they never do, or the caller is lost.
        """
        try:
            self._begin()
            for step, is_hasty in steps:
                self._take_step(step)
                if not is_hasty:
                    self._agree(step.value)
            self._agree("the last step")
            self._come_back()
        except Stuck as error:
            told = ", ".join(f"{step.value}{' and at once' * is_hasty}" for step, is_hasty in steps)
            raise Stuck(f"{error}; the walk: {told}") from None
        finally:
            self._end()

    def _begin(self) -> None:
        self.lines.begin()
        self._callers, self.second = [], None
        self._callers.append(self._somebody_calls())
        self._agree("the beginning")

    def _somebody_calls(self) -> Line:
        # Nobody rings more often than the door lets in, which would refuse the call (500).
        while len(self._let_in) == MOST_AT_ONCE and time.monotonic() - self._let_in[0] <= SPAN:
            self._next()
        # Nor while all lines are taken by calls whose end is on its way (486).
        self._wait(lambda: "no line is free" if self.lines.number >= MOST_CALLS else "", "somebody calls")
        dialog = Dialog(self._peer, self._address)
        dialog.invite()
        try:
            offered = self.take(CallOffered)
        except Stuck as error:
            raise Stuck(f"{error}; the caller was told {self._peer.answers(dialog.call_id)}") from None
        self._let_in.append(time.monotonic())  # not before the door counted it
        self.desk.calls.answer(offered.call_id)
        line = self.lines.calling(dialog, offered.call_id)
        dialog.acknowledge(self._peer.wait("SIP/2.0 200", PATIENCE, dialog.call_id))
        return line

    def _come_back(self) -> None:
        """Whatever the state is: one key, and the agent has the caller."""
        caller = self._caller
        self._nobody_is_lost()
        if caller.is_gone:
            return
        if self._consult is not None:
            self.desk.consults.back_to_caller()
        self._agree("going back")
        self.lines.hangs_up(self.second)
        self._agree("the second caller")
        if state_of(self.desk, caller.call_id) is CallState.HELD:
            self.desk.calls.toggle_hold(caller.call_id)
        self._wait(
            lambda: "" if caller.hears or caller.is_gone else "the caller hears nothing", "the way back"
        )
        self._nobody_is_lost()

    def _nobody_is_lost(self) -> None:
        for line in (self._caller, self.second):
            if line is not None and line.ended_by_agent and not line.may_go:
                raise Stuck("a caller was hung up on")

    def _end(self) -> None:
        self.lines.colleague_refuses(486)
        for line in (*self._callers, self.second, self.lines.colleague):
            self.lines.hangs_up(line)
        for call in list(self.desk.calls.all.values()):
            if self.lines.colleague is not None and self.lines.colleague.is_dead:
                self.desk.calls.hang_up(call.call_id)
        self._wait(lambda: "calls are left" if self.desk.calls.all else "", "the end")
        for session in self.desk.sessions.to_code:
            self.desk.sessions.step(session, SessionTrigger.DISMISSED, self.desk.now)
        self._peer.forget()

    # ------------------------------------------------------------ steps

    def _take_step(self, step: Step) -> None:
        deeds: dict[Step, Callable[[], object]] = {
            Step.SWAP: self.desk.consults.swap,
            Step.CALLER: self.desk.consults.talk_to_caller,
            Step.COLLEAGUE: self.desk.consults.talk_to_colleague,
            Step.JOIN: self.desk.consults.join,
            Step.HAND_OVER: self.desk.consults.hand_over,
            Step.BACK: self.desk.consults.back_to_caller,
            Step.ANSWERS: self.lines.colleague_answers,
            Step.ASK: lambda: self.desk.asking.ask(""),
            Step.ASK_PARTNER: lambda: self.desk.asking.ask("", SENDING_TO),
            Step.PUT_THROUGH: lambda: self.desk.asking.put_through(SENDING_TO),
            Step.HANG_UP: self._hang_up,
            Step.END_FOR_ALL: self._end_for_all,
            Step.SECOND: self._second_calls,
            Step.COLLEAGUE_ENDS: lambda: self.lines.hangs_up(self.lines.colleague),
            Step.CALLER_ENDS: lambda: self.lines.hangs_up(self._caller),
            Step.SECOND_ENDS: lambda: self.lines.hangs_up(self.second),
            Step.COLLEAGUE_DIES: self._colleague_dies,
            Step.REFER_REFUSED: lambda: setattr(self.lines, "refuses_refer", True),
            Step.DONE: self._transfer_done,
            Step.FAILED: self._transfer_failed,
        }
        codes = {Step.BUSY: 486, Step.DECLINES: 603, Step.SILENT: 480, Step.ABSENT: 404}
        if step in codes:
            self.lines.colleague_refuses(codes[step])
        else:
            deeds[step]()

    def _hang_up(self) -> None:
        """As the key does, in a consult: on the caller who is heard, else on whoever is talked with or rung."""
        consult = self._consult
        if consult is None:
            return
        is_with_caller = consult.customer_call in consult.heard
        self.desk.asking.hang_up(consult.customer_call if is_with_caller else consult.colleague_call)

    def _end_for_all(self) -> None:
        if self._consult is not None:
            customer_of(self._consult, self._caller, self.second).may_go = True
        self.desk.consults.end_for_all()

    def _second_calls(self) -> None:
        if self.second is None and self._consult is not None and len(self.desk.calls.all) < 3:
            self.second = self._somebody_calls()

    def _colleague_dies(self) -> None:
        if self.lines.colleague is not None and self.lines.colleague.is_up:
            self.lines.colleague.is_dead = True

    def _transfer_done(self) -> None:
        """As Asterisk does it: the colleague's leg ends by itself, the caller's is left to the desk."""
        line = self._being_sent
        refer = line.refer if line is not None else None
        if line is not None and self.lines.outcome(line, "200 OK"):
            line.may_go = True
            if refer is not None and "Replaces" in (refer.header("Refer-To") or ""):
                self.lines.hangs_up(self.lines.colleague)

    def _transfer_failed(self) -> None:
        if self._being_sent is not None:
            self.lines.outcome(self._being_sent, "486 Busy Here")

    @property
    def _being_sent(self) -> Line | None:
        lines = (*self._callers, *([self.second] if self.second is not None else []))
        return next((line for line in lines if line.refer is not None), None)

    # ------------------------------------------------------------ agreement

    @property
    def _caller(self) -> Line:
        return self._callers[0]

    @property
    def _consult(self) -> Consult | None:
        return self.desk.consults.open_consult

    def _agree(self, after: str) -> None:
        self._wait(self._disagreement, after)

    def _disagreement(self) -> str:
        return disagreement(self.desk, self._caller, self.second, self.lines.colleague)

    # ------------------------------------------------------------ time

    def take(self, kind: type[Kind]) -> Kind:
        """The next event of this kind; the desk takes it in, and those before it."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            event = self._next()
            if isinstance(event, kind):
                return event
        raise Stuck(f"no {kind.__name__}")

    def _wait(self, what_lacks: Callable[[], str], after: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while (lack := what_lacks()) or not self._events.empty():
            if time.monotonic() > deadline:
                raise Stuck(f"after {after}: {lack}")
            self._next()

    def _next(self) -> Event | None:
        try:
            event = self._events.get(timeout=0.01)
        except queue.Empty:
            return None
        self.desk.handle(event)
        return event
