"""The team lead's board with everything on it: what the whole of it costs, and how far the screen is behind."""

import json
import os
import statistics
import time
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from app.adapters.ami.ami_queue_feed import AmiQueueFeed
from app.adapters.ami.connection import ManagerAccount
from app.adapters.system_clock import SystemClock
from app.demo.manager.server import USER
from app.domain.agent import Role
from app.domain.events import Event, QueuesHeard, Tick
from app.domain.queue_news import CallJoined
from app.effective_settings import effective
from app.services.desk import Desk
from app.services.workplace import Ports, Workplace
from tests.bench.busy_floor import AGENTS, EVENTS_PER_SECOND, PASSWORD, QUEUES
from tests.bench.queues import busy_floor, status
from tests.bench.row import Row
from tests.builders import taxonomy
from tests.fakes.agent_pause import FakeAgentPause
from tests.fakes.audit import FakeAudit
from tests.fakes.crm import FakeCrm
from tests.fakes.headset import FakeHeadset
from tests.fakes.journal import FakeJournal
from tests.fakes.line_reports import FakeLineReports
from tests.fakes.outbox import FakeOutbox
from tests.fakes.past_calls import FakePastCalls
from tests.fakes.phone import FakePhone
from ui.appearance import Appearance
from ui.heartbeat import Heartbeat
from ui.language import Language
from ui.mailbox import Mailbox
from ui.viewmodels.notices import StartTroubles
from ui.viewmodels.screens import Screens
from ui.views.board.window import BoardWindow

HIGHEST_PERCENT = 10.0  # of a core
HIGHEST_DELAY_MS = 2_000.0
_SECONDS = 60  # as long as the floor is busy
_SETTLE_S = 3.0


class _Watch(QObject):
    """A desk with the real feed, and the board on a screen in memory; when each call could be seen."""

    def __init__(self, port: int) -> None:
        super().__init__()
        self.seen: dict[str, float] = {}
        self._heard: list[str] = []
        self._drawn: list[str] = []
        self._mailbox = Mailbox(self._deliver)
        clock = SystemClock()
        account = ManagerAccount("127.0.0.1", port, USER, PASSWORD, is_tls=False)
        self._feed = AmiQueueFeed(account, clock, self._mailbox.post)
        crm = FakeCrm(self._mailbox.post)
        crm.roles["MDW-1"] = Role.TEAM_LEAD
        journal, past_calls = FakeJournal(), FakePastCalls()
        ports = Ports(
            FakePhone(self._mailbox.post, clock),
            crm,
            self._feed,
            FakeOutbox(journal, past_calls),
            journal,
            FakeAudit(),
            clock,
            jitter=lambda: 0.5,
            past_calls=past_calls,
            line_reports=FakeLineReports(),
            headset=FakeHeadset(self._mailbox.post),
            agent_pause=FakeAgentPause(self._mailbox.post, clock),
        )
        self.desk = Desk(ports, Workplace(taxonomy(), "MDW-1"))
        self.board = Screens(self.desk, StartTroubles(), effective(())).board
        self._heartbeat = Heartbeat(lambda: self.desk.handle(Tick(clock.now())))
        self._heartbeat.start()
        self.desk.start()
        self.window = BoardWindow(self.board)
        self.window.installEventFilter(self)
        self.board.changed.connect(self._picture_changed)
        self.window.show()

    def close(self) -> None:
        """The end."""
        self._heartbeat.stop()
        self._mailbox.close()
        self.window.close()
        self._feed.close()

    def _deliver(self, event: Event) -> None:
        if isinstance(event, QueuesHeard):
            self._heard += [news.call.call_id for news in event.news if isinstance(news, CallJoined)]
        self.desk.handle(event)

    def _picture_changed(self) -> None:
        self._drawn += self._heard
        self._heard.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The window is asked to bring its widgets to the screen: what was drawn is seen then."""
        if event.type() is QEvent.Type.UpdateRequest:
            now = time.monotonic()
            self.seen |= dict.fromkeys(self._drawn, now)
            self._drawn.clear()
        return super().eventFilter(watched, event)


def measure() -> Sequence[Row]:
    """Takes about a minute."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    Appearance(application, "light")
    Language(application, "nl")
    with busy_floor() as (port, floor_in, floor_out):
        watch = _Watch(port)
        try:
            _run(application, 2.0)
            floor_in.write("go\n")
            floor_in.flush()
            processor = time.process_time()
            _run(application, _SECONDS)
            percent = 100 * (time.process_time() - processor) / _SECONDS
            _run(application, _SETTLE_S)
            told = json.loads(floor_out.readline())
            differences = _differences(watch, port)
        finally:
            watch.close()
    delays = sorted(
        1000 * (watch.seen[call] - at) for call, at in told["joined"].items() if call in watch.seen
    )
    return [
        Row("agents", AGENTS, "", at_least=200),
        Row("queues", QUEUES, "", at_least=30),
        Row("events", told["said"] / _SECONDS, "/s", at_least=EVENTS_PER_SECOND),
        Row("feed, figures and screen: processor", percent, "% core", at_most=HIGHEST_PERCENT),
        Row("calls that were seen", 100 * len(delays) / len(told["joined"]), "%", at_least=99),
        Row("event to screen: median", statistics.median(delays), "ms"),
        Row("event to screen: 99 %", delays[len(delays) * 99 // 100], "ms", at_most=HIGHEST_DELAY_MS),
        Row("queues on the screen unlike the exchange's at the end", differences, "", at_most=0),
    ]


def _run(application: QApplication, seconds: float) -> None:
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        application.processEvents()
        time.sleep(0.005)  # the program itself sleeps until something comes


def _differences(watch: _Watch, port: int) -> int:
    """How many queues are not on the screen as the exchange says."""
    shown = {row.name.partition(" ·")[0]: (row.waiting, row.abandoned) for row in watch.board.picture.queues}
    told = {
        answer["Queue"]: (answer["Calls"], answer["Abandoned"])
        for answer in status(port)
        if answer["Event"] == "QueueParams"
    }
    return sum(shown.get(name) != told.get(name) for name in shown.keys() | told.keys())
