"""From the exchange's wire to the team lead's screen: what is told of callers there, and what of it is shown here."""

import logging
from collections.abc import Callable, Iterator
from queue import SimpleQueue

import pytest
import shiboken6
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.adapters.ami.ami_queue_feed import AmiQueueFeed
from app.adapters.ami.connection import ManagerAccount
from app.adapters.system_clock import SystemClock
from app.demo.manager.floor import Floor
from app.demo.manager.server import USER, ManagerServer
from app.domain.events import Event, QueuesHeard, QueuesSeen
from app.domain.queue_news import CallJoined
from tests.ui import board_scenes
from tests.ui.picture import drawn
from tests.ui.stage import Stage
from ui.appearance import Appearance
from ui.language import Language
from ui.views.board.window import BoardWindow

PASSWORD = "wachtwoord-van-de-proef"
CALLER = ("31690000001", "690000001", "Roodspecht")
_PATIENCE = 10  # seconds


@pytest.fixture
def floor() -> Floor:
    """Two queues, one agent, somebody who waits; the exchange tells number and name of whoever calls."""
    floor = Floor()
    for name in ("Huur", "Reparaties"):
        floor.add_queue(name)
    floor.add_member("Reparaties", "PJSIP/6001", "Werkplek 6001")
    floor.join("Reparaties", waited=50)
    return floor


@pytest.fixture
def told(floor: Floor) -> Iterator["SimpleQueue[Event]"]:
    """What the product's own feed makes of it."""
    server = ManagerServer(floor, PASSWORD)
    events: SimpleQueue[Event] = SimpleQueue()
    account = ManagerAccount("127.0.0.1", server.port, USER, PASSWORD, is_tls=False)
    feed = AmiQueueFeed(account, SystemClock(), events.put)
    feed.watch()
    yield events
    feed.close()
    server.close()


@pytest.fixture
def board(qapp: object, stage: Stage) -> Iterator[BoardWindow]:
    Appearance(qapp, "light")  # type: ignore[arg-type]  # pytest-qt's qapp is a QApplication
    language = Language(qapp, "nl")  # type: ignore[arg-type]
    board_scenes.leads(stage)
    window = BoardWindow(stage.screens.board)
    window.show()
    yield window
    window.close()
    shiboken6.delete(window)
    language.use("en")  # or later tests would speak Dutch


@pytest.fixture
def stage() -> Stage:
    return Stage()


def test_number_and_name_of_a_caller_come_over_the_wire_and_reach_no_screen_and_no_log(
    floor: Floor,
    told: "SimpleQueue[Event]",
    board: BoardWindow,
    stage: Stage,
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    wire: list[bytes] = []
    floor.listen(wire.append)
    _until(told, stage, lambda event: isinstance(event, QueuesSeen))
    call = floor.join("Huur")
    _until(
        told,
        stage,
        lambda event: (
            isinstance(event, QueuesHeard) and any(isinstance(one, CallJoined) for one in event.news)
        ),
    )
    floor.connect(floor.join("Reparaties"), "PJSIP/6001")
    floor.abandon(call)
    _until(told, stage, lambda event: isinstance(event, QueuesHeard) and event.news != ())
    board_scenes.live(stage, 2)
    assert all(word in b"".join(wire).decode() for word in CALLER)
    shown = " ".join(_texts(board))
    assert "Reparaties" in shown
    assert "Werkplek 6001" in shown
    assert not [word for word in CALLER if word in shown + caplog.text + repr(stage.screens.board.picture)]


def _until(told: "SimpleQueue[Event]", stage: Stage, is_it: Callable[[Event], bool]) -> None:
    """Hand on what the feed tells, as the mailbox of the window does, until this came."""
    while True:
        event = told.get(timeout=_PATIENCE)
        stage.post(event)
        if is_it(event):
            stage.later(1)
            return


def _texts(window: QWidget) -> Iterator[str]:
    drawn(window)
    for widget in (window, *window.findChildren(QWidget)):
        yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
        if isinstance(widget, QLabel):
            yield widget.text()
