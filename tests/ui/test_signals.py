"""Signals of Qt: a sound PySide6 under them, and one crossing by which other threads reach the screen."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTimer, qVersion
from pytestqt.qtbot import QtBot

from app.domain.agent import Registration
from app.domain.events import Event, RegistrationChanged
from tests.ui.stage import Stage
from ui.heartbeat import Heartbeat
from ui.mailbox import Mailbox

THREADS, POSTS = 4, 500

# PySide6 6.12.0 aborts Python 3.11 in the first of these thousands of signals ('deallocating True or False').
MANY_SIGNALS = """
import sys
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

class Bell(QObject):
    rung, set, said = Signal(), Signal(bool), Signal(str)
    def hear(self, *values):
        self.heard = getattr(self, "heard", 0) + 1

application, bell = QCoreApplication([]), Bell()
for signal in (bell.rung, bell.set, bell.said):
    signal.connect(bell.hear)
    signal.connect(lambda *values: bell.hear(*values))
    signal.connect(bell.hear, Qt.ConnectionType.QueuedConnection)
before = sys.getrefcount(True), sys.getrefcount(None)
for _ in range(5000):
    bell.rung.emit()
    bell.set.emit(True)
    bell.said.emit("")
application.processEvents()
after = sys.getrefcount(True), sys.getrefcount(None)
print(bell.heard, all(abs(a - b) < 100 for a, b in zip(after, before)))
"""


# ---------------------------------------------------------------- the PySide6 that we chose


def test_thousands_of_signals_leave_the_interpreter_whole() -> None:
    command = [sys.executable, "-c", MANY_SIGNALS]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout.split()) == (0, ["45000", "True"]), done.stderr


def test_qt_is_one_that_starts_under_wine() -> None:
    """From 6.10 on it needs icuuc.dll, which Wine lacks; then no Windows test of ours can run."""
    assert tuple(map(int, qVersion().split("."))) < (6, 10)


# ---------------------------------------------------------------- from any thread to the GUI thread


class Reader:
    """Reads the mail: what came, in which order, and on which thread."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.threads: set[threading.Thread] = set()

    def read(self, event: Event) -> None:
        """Take one event."""
        self.events.append(event)
        self.threads.add(threading.current_thread())


@pytest.fixture
def reader(qapp: object) -> Reader:
    """Whoever the mail is for."""
    return Reader()


@pytest.fixture
def mailbox(reader: Reader) -> Iterator[Mailbox]:
    """A mailbox of this thread."""
    box = Mailbox(reader.read)
    yield box
    box.close()


def test_mail_of_many_threads_comes_whole_in_each_ones_order_on_the_gui_thread(
    mailbox: Mailbox, reader: Reader, qtbot: QtBot
) -> None:
    def post_all(sender: int) -> None:
        for code in range(POSTS):
            mailbox.post(_mail(sender * POSTS + code))

    _on_threads(*(lambda sender=sender: post_all(sender) for sender in range(THREADS)))
    qtbot.waitUntil(lambda: len(reader.events) == THREADS * POSTS)
    codes = _codes(reader)
    for sender in range(THREADS):
        mine = [code for code in codes if code // POSTS == sender]
        assert mine == list(range(sender * POSTS, (sender + 1) * POSTS))
    assert reader.threads == {threading.main_thread()}


def test_sender_does_not_wait_for_the_screen(mailbox: Mailbox, reader: Reader) -> None:
    _on_threads(lambda: mailbox.post(_mail(1)))  # joined, while this thread turns no event loop
    mailbox.post(_mail(2))
    assert reader.events == []


def test_what_mail_leads_to_comes_after_mail_that_was_there(qtbot: QtBot) -> None:
    codes: list[int] = []

    def read(event: Event) -> None:
        assert isinstance(event, RegistrationChanged)
        codes.append(event.code)
        if event.code == 1:
            box.post(_mail(3))
            assert codes == [1]

    box = Mailbox(read)
    for code in (1, 2):
        box.post(_mail(code))
    qtbot.waitUntil(lambda: len(codes) == 3)
    assert codes == [1, 2, 3]


def test_key_that_is_pressed_between_two_events_is_not_kept_waiting_for_the_second(qtbot: QtBot) -> None:
    seen: list[str] = []
    mail, keys = Mailbox(lambda _event: seen.append("mail")), Mailbox(lambda _event: seen.append("key"))
    for box in (mail, keys, mail):
        box.post(_mail(0))
    qtbot.waitUntil(lambda: len(seen) == 3)
    assert seen == ["mail", "key", "mail"]


def test_mail_that_cannot_be_taken_does_not_hold_up_the_rest(qtbot: QtBot) -> None:
    codes: list[int] = []

    def read(event: Event) -> None:
        assert isinstance(event, RegistrationChanged)
        if event.code == 1:
            raise LookupError("nobody of that name")
        codes.append(event.code)

    box = Mailbox(read)
    with qtbot.captureExceptions() as caught:
        for code in (1, 2):
            box.post(_mail(code))
        qtbot.waitUntil(lambda: codes == [2])
    assert [kind for kind, _, _ in caught] == [LookupError]


def test_window_that_ends_gets_no_mail_any_more(mailbox: Mailbox, reader: Reader, qtbot: QtBot) -> None:
    mailbox.post(_mail(1))
    mailbox.close()
    _on_threads(lambda: mailbox.post(_mail(2)))
    _let_mail_come(qtbot)
    assert reader.events == []


# ---------------------------------------------------------------- what is on the screen


def test_screen_changes_on_the_gui_thread_only_whoever_brings_the_news(stage: Stage, qtbot: QtBot) -> None:
    drawn_on: set[threading.Thread] = set()
    stage.desk.listen(lambda: drawn_on.add(threading.current_thread()))
    box = Mailbox(stage.desk.handle)
    before = stage.screens.top_bar.picture
    news = RegistrationChanged(Registration.REFUSED, 403)
    _on_threads(*(lambda: box.post(news) for _ in range(THREADS)))
    assert stage.screens.top_bar.picture is before
    qtbot.waitUntil(lambda: stage.screens.top_bar.picture.phone.tone == "bad")
    assert "403" in stage.screens.notices.picture[0].words
    assert drawn_on == {threading.main_thread()}


def test_second_beats_on_the_gui_thread_until_it_is_stopped(qtbot: QtBot) -> None:
    beats: list[threading.Thread] = []
    heart = Heartbeat(lambda: beats.append(threading.current_thread()))
    timer = heart.findChild(QTimer)
    assert timer is not None
    assert timer.interval() == 1000
    timer.setInterval(1)  # the test has no second to spare
    heart.start()
    qtbot.waitUntil(lambda: len(beats) >= 3)
    heart.stop()
    assert not timer.isActive()
    assert set(beats) == {threading.main_thread()}


def _mail(code: int) -> Event:
    return RegistrationChanged(Registration.REFUSED, code)


def _codes(reader: Reader) -> list[int]:
    return [event.code for event in reader.events if isinstance(event, RegistrationChanged)]


def _on_threads(*works: Callable[[], None]) -> None:
    """Each on a thread of its own, all at once, and to the end."""
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _let_mail_come(qtbot: QtBot) -> None:
    """A letter to ourselves, behind everything that waits in Qt's queue."""
    arrived: list[Event] = []
    box = Mailbox(arrived.append)
    box.post(_mail(0))
    qtbot.waitUntil(lambda: bool(arrived))
