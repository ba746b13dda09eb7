"""A window of the product in the lab: the whole desk on its telephone, with CRM and disk in memory."""

import time
from collections.abc import Callable
from pathlib import Path
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Self

from app.adapters.ami.ami_agent_pause import AmiAgentPause
from app.adapters.ami.connection import ManagerAccount
from app.adapters.system_clock import SystemClock
from app.domain.agent import Registration
from app.domain.consult import Colleague
from app.domain.events import Event, Tick
from app.domain.quiet import QuietRules
from app.engine.protocol import Configure
from app.services.desk import Desk
from app.services.workplace import Ports, Workplace
from tests import builders
from tests.fakes.audit import FakeAudit
from tests.fakes.crm import FakeCrm
from tests.fakes.headset import FakeHeadset
from tests.fakes.journal import FakeJournal
from tests.fakes.line_reports import FakeLineReports
from tests.fakes.outbox import FakeOutbox
from tests.fakes.past_calls import FakePastCalls
from tests.fakes.queue_feed import FakeQueueFeed
from tests.lab.desk_phone import DeskPhone
from tests.lab.waiting import NeverHappened

_GLANCE_S = 0.01
_NO_CODES = QuietRules()
_BEAT_S = 1.0


class DeskWindow(DeskPhone):
    """A desk for the length of a `with` block; its facts are taken in while a test waits."""

    def __init__(
        self,
        configuration: Configure,
        folder: Path,
        rules: QuietRules = _NO_CODES,
        journal: FakeJournal | None = None,
        seniors: tuple[Colleague, ...] = (),
        manager: ManagerAccount | None = None,
    ) -> None:
        self._facts: SimpleQueue[Event] = SimpleQueue()
        super().__init__(configuration, folder, self._facts.put)
        self._clock = SystemClock()
        self._beat_at = 0.0
        self.journal = journal or FakeJournal()
        interface = f"PJSIP/{configuration.account.user}"
        self._agent_pause = AmiAgentPause(manager, interface, self._clock, self._facts.put)
        self.crm = FakeCrm(self._facts.put)
        self.desk = self._new_desk(rules, seniors)
        self.desk.start()

    def _new_desk(self, rules: QuietRules, seniors: tuple[Colleague, ...]) -> Desk:
        past_calls = FakePastCalls()
        ports = Ports(
            self.phone,
            self.crm,
            FakeQueueFeed(self._facts.put, self._clock),
            FakeOutbox(self.journal, past_calls),
            self.journal,
            FakeAudit(),
            self._clock,
            jitter=lambda: 1.0,
            past_calls=past_calls,
            line_reports=FakeLineReports(),
            headset=FakeHeadset(self._facts.put),
            agent_pause=self._agent_pause,
        )
        return Desk(ports, Workplace(builders.taxonomy(), seniors=seniors, quiet=rules))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._agent_pause.close()
        super().__exit__(kind, error, trace)

    def registered(self) -> Self:
        """This window, once the exchange knows it."""
        self.wait_until(lambda desk: desk.calls.registration is Registration.REGISTERED)
        return self

    def wait_until(self, condition: Callable[[Desk], bool], timeout: float = 10) -> float:
        """Take facts in until the condition holds; the seconds that it took.

        Raises:
            NeverHappened: not within `timeout` seconds.
        """
        begin = time.monotonic()
        while not condition(self.desk):
            self.take_in()
            if time.monotonic() - begin > timeout:
                quiet = self.desk.quiet
                raise NeverHappened(
                    f"in {timeout} s: {self.desk.availability}, {self.desk.calls.registration}, "
                    f"{quiet.pause.switch}, {quiet.do_not_disturb.switch}"
                )
        return time.monotonic() - begin

    def stay(self, seconds: float) -> None:
        """Let time pass, with the facts that it brings."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            self.take_in()

    def take_in(self) -> None:
        """Take one fact in, if there is one, and time once a second."""
        now = time.monotonic()
        if now - self._beat_at > _BEAT_S:
            self._beat_at = now
            self.desk.handle(Tick(self._clock.now()))
        try:
            event = self._facts.get(timeout=_GLANCE_S)
        except Empty:
            return
        self.desk.handle(event)
