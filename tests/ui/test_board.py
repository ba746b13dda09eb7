"""The board's window: who can open it, its keys, the wall, and that it can be read by everybody."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.domain.agent import Role
from app.domain.events import RoleFound
from app.domain.queue_news import QueueSnapshot
from app.services.employee_role import AGAIN
from tests.ui import board_scenes, hostile, scenes
from tests.ui.controls import controls, stops
from tests.ui.hands import Hands
from tests.ui.menus import menu_of
from tests.ui.picture import contrast, drawn, visible_labels
from tests.ui.programs import Programs
from tests.ui.stage import Scene, Stage
from ui.components.button import KeyButton
from ui.components.icon import Icon
from ui.components.table import FittingTable
from ui.components.text import ElidedLabel, PlainLabel
from ui.keys import BoardKey, Key
from ui.views.board.queues import WallQueuesView
from ui.views.board.window import BoardWindow
from ui.views.keys_sheet import KeysSheet
from ui.views.main_window import MainWindow

SCREENS = Path(__file__).resolve().parents[2] / "build" / "screens"
WALL = (1920, 1080)  # a screen of that many pixels, or one of twice as many at 200 %

Open = Callable[[Stage], MainWindow]
OpenBoard = Callable[[Stage], BoardWindow]


def on_a_wall(window: BoardWindow, size: tuple[int, int] = WALL) -> None:
    """Large, on a screen of this size (the offscreen platform has a small one)."""
    window.toggle_wall()
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(*size)
    drawn(window)
    drawn(window)  # its type may have changed with its size


# ---------------------------------------------------------------- pictures


@pytest.mark.parametrize("scene", board_scenes.ALL.values(), ids=board_scenes.ALL)
@pytest.mark.parametrize("scale", [1, 2], ids=["100", "200"])
@pytest.mark.parametrize("code", ["nl", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_board_is_drawn(
    theme: str, code: str, scale: int, scene: Scene, stage: Stage, open_board: OpenBoard
) -> None:
    scene(stage)
    window = open_board(stage)
    SCREENS.mkdir(parents=True, exist_ok=True)
    name = f"board-{scene.__name__}-{theme}-{code}-{scale}00"
    assert drawn(window, scale).save(str(SCREENS / f"{name}.png"))
    if scale == 1:
        on_a_wall(window)
        assert drawn(window).save(str(SCREENS / f"{name}-wall.png"))


@pytest.mark.parametrize("scene", board_scenes.ALL.values(), ids=board_scenes.ALL)
@pytest.mark.parametrize("is_wall", [False, True], ids=["window", "wall"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_text_of_the_board_can_be_read_with_weak_eyes(
    theme: str, is_wall: bool, scene: Scene, stage: Stage, open_board: OpenBoard
) -> None:
    scene(stage)
    window = open_board(stage)
    if is_wall:
        on_a_wall(window)
    image = drawn(window)
    faint = {
        label.text(): round(measured, 2)
        for label, place in visible_labels(window)
        if (measured := contrast(image, place)) < 4.5
    }
    assert faint == {}


@pytest.mark.parametrize("scene", board_scenes.ALL.values(), ids=board_scenes.ALL)
@pytest.mark.parametrize("size", [(960, 540), (1440, 900)], ids=["small", "usual"])
@pytest.mark.parametrize("code", ["nl", "en"])
def test_no_word_of_the_board_is_cut(
    code: str, size: tuple[int, int], scene: Scene, stage: Stage, open_board: OpenBoard
) -> None:
    scene(stage)
    window = open_board(stage)
    window.resize(*size)
    drawn(window)
    assert _cut(window) == []


@pytest.mark.parametrize("scene", board_scenes.ALL.values(), ids=board_scenes.ALL)
@pytest.mark.parametrize("size", [(1280, 720), WALL], ids=["small", "usual"])
@pytest.mark.parametrize("code", ["nl", "en"])
def test_no_word_on_the_wall_is_cut(
    code: str, size: tuple[int, int], scene: Scene, stage: Stage, open_board: OpenBoard
) -> None:
    scene(stage)
    window = open_board(stage)
    on_a_wall(window, size)
    assert _cut(window) == []


def _cut(window: BoardWindow) -> list[str]:
    """Figures and sentences that found no room; names of queues, agents and topics may end in an ellipsis."""
    labels = [one for one in window.findChildren(QLabel) if one.isVisible() and not isinstance(one, Icon)]
    needed = {one: one.fontMetrics().horizontalAdvance(one.text()) for one in labels if not one.wordWrap()}
    return [
        one.text()
        for one, width in needed.items()
        if width > one.contentsRect().width() + 1 and not _is_name(one, window)
    ]


def _is_name(label: QLabel, window: BoardWindow) -> bool:
    picture = window._board.picture
    names = {
        *(row.name for row in picture.queues),
        *(row.name for row in picture.crew.agents),
        *(row.words for row in picture.topics.rows),
        *(one.sentence for one in picture.alarms.raised),
        *(line.detail for line in picture.incidents),
    }
    return isinstance(label, ElidedLabel) and label.text() in names


# ---------------------------------------------------------------- who opens it


def test_team_lead_opens_the_board_with_a_key(stage: Stage, open_window: Open, qtbot: QtBot) -> None:
    window = open_window(stage)
    board_scenes.calm(stage)
    with qtbot.waitSignal(window.board_wanted):
        Hands(window).press(Key.BOARD)


def test_key_means_nothing_to_an_agent(stage: Stage, open_window: Open, qtbot: QtBot) -> None:
    window = open_window(stage)
    scenes.in_call(stage)
    with qtbot.assertNotEmitted(window.board_wanted):
        Hands(window).press(Key.BOARD)


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
@pytest.mark.parametrize("role", [Role.AGENT, Role.TEAM_LEAD])
def test_menu_and_sheet_have_the_board_for_a_team_lead_only(
    role: Role, stage: Stage, open_window: Open, qtbot: QtBot
) -> None:
    window = open_window(stage)
    board_scenes.calm(stage)
    stage.desk.handle(RoleFound("MDW-1", role))
    lines = menu_of(window.top_bar)
    window.show_keys()
    (sheet,) = window.findChildren(KeysSheet)
    labels = [label.text() for label in sheet.findChildren(QLabel)]
    assert ("Wachtrijen" in lines, "WACHTRIJEN" in labels) == ((role is Role.TEAM_LEAD,) * 2)


def test_sheet_tells_every_key_of_the_board(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    board_scenes.calm(stage)
    Hands(window).press(Key.HELP)
    (sheet,) = window.findChildren(KeysSheet)
    caps = {part for label in sheet.findChildren(QLabel) for part in label.text().split(" / ")}
    assert {key.cap for key in BoardKey} <= caps


def test_board_closes_when_the_role_is_taken_away(stage: Stage, open_board: OpenBoard) -> None:
    board_scenes.calm(stage)
    window = open_board(stage)
    stage.crm.roles["MDW-1"] = Role.AGENT
    stage.later(AGAIN)
    assert not window.isVisible()


# ---------------------------------------------------------------- keys


def test_wall_comes_with_a_key_fills_the_screen_and_goes_with_escape(
    stage: Stage, open_board: OpenBoard
) -> None:
    board_scenes.calm(stage)
    window = open_board(stage)
    usual = _size_of("2", window)
    hands = Hands(window)
    hands.press(BoardKey.WALL)
    drawn(window)
    assert (window.is_wall, window.isFullScreen()) == (True, True)
    assert _size_of("2", window) > 1.5 * usual
    hands.press(BoardKey.BACK)
    drawn(window)
    assert (window.isVisible(), window.is_wall, window.isFullScreen()) == (True, False, False)
    assert _size_of("2", window) == usual


def test_escape_closes_the_window_that_is_not_on_a_wall(stage: Stage, open_board: OpenBoard) -> None:
    board_scenes.calm(stage)
    window = open_board(stage)
    Hands(window).press(BoardKey.BACK)
    assert not window.isVisible()


def test_button_brings_the_wall_as_well(stage: Stage, open_board: OpenBoard) -> None:
    board_scenes.calm(stage)
    window = open_board(stage)
    _button(window, "Wandscherm, F11").click()
    assert window.is_wall


@pytest.mark.parametrize("is_wall", [False, True], ids=["window", "wall"])
def test_key_lets_the_alarm_keep_quiet(is_wall: bool, stage: Stage, open_board: OpenBoard) -> None:
    board_scenes.alarm(stage)
    window = open_board(stage)
    if is_wall:
        on_a_wall(window)
    assert "Reparaties: langste wachtende > 3 min gedurende 1 min" in _shown(window)
    Hands(window).press(BoardKey.SNOOZE)
    assert "Reparaties: langste wachtende > 3 min gedurende 1 min" not in _shown(window)


def test_button_lets_its_own_alarm_keep_quiet(stage: Stage, open_board: OpenBoard) -> None:
    board_scenes.several_alarms(stage)
    window = open_board(stage)
    _button(window, "Stil voor 10 min, Overlast").click()
    assert [one.queue for one in stage.screens.board.picture.alarms.raised] == [
        "Spoed",
        "Reparaties",
        "Huur en betalen",
    ]


def test_long_lists_are_read_to_their_end_with_the_keyboard(stage: Stage, open_board: OpenBoard) -> None:
    board_scenes.many(stage)
    window = open_board(stage)
    drawn(window)
    bars = [area.verticalScrollBar() for area in window.findChildren(QScrollArea)]
    ends = [bar.maximum() for bar in bars]
    assert max(ends) > 1_000
    hands = Hands(window)
    hands.press(*[BoardKey.SCROLL_DOWN] * 30)
    assert [bar.value() for bar in bars] == ends
    hands.press(*[BoardKey.SCROLL_UP] * 30)
    assert {bar.value() for bar in bars} == {0}


def test_tab_reaches_every_button(stage: Stage, open_board: OpenBoard) -> None:
    board_scenes.several_alarms(stage)
    window = open_board(stage)
    drawn(window)
    assert set(stops(window)) == set(controls(window))


# ---------------------------------------------------------------- the wall


def test_wall_names_nobody(stage: Stage, open_board: OpenBoard) -> None:
    board_scenes.many(stage)
    window = open_board(stage)
    agents = {row.name for row in stage.screens.board.picture.crew.agents}
    assert agents & set(_shown(window))
    on_a_wall(window)
    assert not agents & set(_shown(window))
    assert {"57", "vrij"} <= set(_shown(window))


@pytest.mark.parametrize("height", [700, 768, 900, 1080, 1440])
def test_wall_shows_whole_rows_only_and_says_how_many_more_there_are(
    height: int, stage: Stage, open_board: OpenBoard
) -> None:
    board_scenes.many(stage)
    window = open_board(stage)
    on_a_wall(window, (1920, height))
    (queues,) = window.findChildren(WallQueuesView)
    (table,) = queues.findChildren(FittingTable)
    rows = [label for label in table.findChildren(ElidedLabel) if label.isVisible()]
    assert all(_place(label, window).bottom() <= _place(table, window).bottom() for label in rows)
    assert f"Meer wachtrijen: {30 - len(rows)}" in _shown(window)


def test_wall_says_how_many_topics_it_has_no_room_for(stage: Stage, open_board: OpenBoard) -> None:
    board_scenes.calm(stage)
    window = open_board(stage)
    on_a_wall(window)
    assert not any(text.startswith("Meer onderwerpen") for text in _shown(window))
    window.resize(1920, 700)
    (more,) = [text for text in _shown(window) if text.startswith("Meer onderwerpen: ")]
    shown = {row.words for row in stage.screens.board.picture.topics.rows} & set(_shown(window))
    assert int(more.removeprefix("Meer onderwerpen: ")) == 4 - len(shown)


@pytest.mark.parametrize("scene", board_scenes.ALL.values(), ids=board_scenes.ALL)
def test_letters_on_the_wall_are_large(scene: Scene, stage: Stage, open_board: OpenBoard) -> None:
    """At least 20 pixels of 1080 in the height: on a screen of 55 inches a letter of 9 mm and more."""
    scene(stage)
    window = open_board(stage)
    on_a_wall(window)
    labels = [label for label, _ in visible_labels(window)]
    assert {label.text(): label.font().pixelSize() for label in labels if label.font().pixelSize() < 20} == {}


# ---------------------------------------------------------------- for everybody


@pytest.mark.parametrize("scene", board_scenes.ALL.values(), ids=board_scenes.ALL)
@pytest.mark.parametrize("code", ["nl", "en"])
def test_every_button_of_the_board_says_what_it_is(
    code: str, scene: Scene, stage: Stage, open_board: OpenBoard
) -> None:
    scene(stage)
    window = open_board(stage)
    drawn(window)
    names = [
        QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name) for one in controls(window)
    ]
    assert all(name.strip(" ,") for name in names)
    assert len(names) == len(set(names))


def test_row_of_a_queue_is_said_as_a_whole(stage: Stage, open_board: OpenBoard) -> None:
    board_scenes.calm(stage)
    window = open_board(stage)
    names = [label.accessibleName() for label in window.findChildren(QLabel)]
    assert "Wachtrij Overlast, Wachtend 0, Langst –, Op tijd 66% < 80%, Opgehangen 4" in names


@pytest.mark.parametrize("scene", board_scenes.ALL.values(), ids=board_scenes.ALL)
def test_whatever_stands_out_on_the_board_has_words(
    scene: Scene, stage: Stage, open_board: OpenBoard
) -> None:
    scene(stage)
    window = open_board(stage)
    drawn(window)
    for widget in window.findChildren(QWidget):
        is_empty = isinstance(widget, PlainLabel) and not isinstance(widget, Icon) and not widget.text()
        if widget.isVisible() and widget.property("tone") and not is_empty:
            parent = widget.parentWidget()
            assert parent is not None
            assert any(label.text().strip() for label in parent.findChildren(QLabel) if label.isVisible())


def test_below_the_target_is_said_without_colour(stage: Stage, open_board: OpenBoard) -> None:
    board_scenes.calm(stage)
    assert {"66% < 80%", "33% < 80%", "onder de norm van 80%"} <= set(_shown(open_board(stage)))


def test_old_figures_look_different_in_grey(stage: Stage, open_board: OpenBoard) -> None:
    board_scenes.calm(stage)
    window = open_board(stage)
    window.resize(1440, 900)
    before = _greys(window)
    board_scenes.stale(stage)
    assert any("U ziet de wachtrijen en medewerkers van" in text for text in _shown(window))
    assert _greys(window) != before


# ---------------------------------------------------------------- words from outside


@pytest.mark.parametrize("text", hostile.TEXTS.values(), ids=hostile.TEXTS)
@pytest.mark.parametrize("is_wall", [False, True], ids=["window", "wall"])
def test_names_of_queues_agents_and_buildings_are_shown_as_they_are_and_push_nothing_away(
    is_wall: bool, text: str, stage: Stage, open_board: OpenBoard
) -> None:
    name = hostile.as_from_outside(text)
    board_scenes.incident(stage)
    snapshot = stage.queue_feed.snapshot
    named = QueueSnapshot(
        tuple(replace(one, name=name) if one.name == "Reparaties" else one for one in snapshot.queues),
        tuple(replace(one, queue=name) if one.queue == "Reparaties" else one for one in snapshot.waiting),
        tuple(replace(one, queue=name, name=name, pause_reason=name[:40]) for one in snapshot.members),
    )
    stage.queue_feed.holds(named)
    stage.desk.today.named("CLU-1", name)
    window = open_board(stage)
    if is_wall:
        on_a_wall(window)
    drawn(window)
    assert {label.textFormat() for label in window.findChildren(QLabel)} == {Qt.TextFormat.PlainText}
    beyond = [
        label.text()
        for label in window.findChildren(QLabel)
        if label.isVisible() and _place(label, window).right() > window.width()
    ]
    assert beyond == []


def test_no_name_on_the_board_opens_a_picture(tmp_path: Path, stage: Stage, open_board: OpenBoard) -> None:
    red = QImage(120, 120, QImage.Format.Format_RGB32)
    red.fill(QColor(255, 0, 0).rgb())
    assert red.save(str(tmp_path / "red.png"))
    bait = f'<img src="{(tmp_path / "red.png").as_uri()}">'
    board_scenes.alarm(stage)
    snapshot = stage.queue_feed.snapshot
    stage.queue_feed.holds(
        replace(snapshot, members=tuple(replace(one, name=bait) for one in snapshot.members))
    )
    image = drawn(open_board(stage))
    assert not any(
        image.pixel(x, y) == QColor(255, 0, 0).rgb() for x in range(0, 1440, 6) for y in range(0, 900, 6)
    )


# ---------------------------------------------------------------- in the program


def test_program_opens_the_board_once_and_in_the_language_of_now(programs: Programs, qtbot: QtBot) -> None:
    program = programs.start('[agent]\nrelation = "R-900601"\n')
    Hands(program.window).press(Key.BOARD)
    assert _boards() == []
    program.desk.handle(RoleFound("R-900601", Role.TEAM_LEAD))
    for _ in range(2):
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        program.window.setFocus()
        Hands(program.window).press(Key.BOARD)
    (first,) = _boards()
    assert "NU WACHTEND" in _shown(first)
    first.toggle_wall()
    program.window.language_chosen.emit("en")
    (second,) = _boards()
    assert second is not first
    assert second.is_wall
    assert "WAITING NOW" in _shown(second)
    second.close()
    assert _boards() == []


def test_board_goes_with_the_program(programs: Programs) -> None:
    program = programs.start('[agent]\nrelation = "R-900601"\n')
    program.desk.handle(RoleFound("R-900601", Role.TEAM_LEAD))
    program.board.open()
    assert len(_boards()) == 1
    program.board.close()
    assert _boards() == []


# ---------------------------------------------------------------- looking


def _boards() -> list[BoardWindow]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, BoardWindow) and one.isVisible()]


def _button(window: BoardWindow, name: str) -> KeyButton:
    return next(one for one in window.findChildren(KeyButton) if one.accessibleName() == name)


def _labels(window: QWidget) -> Iterator[QLabel]:
    return (one for one in window.findChildren(QLabel) if one.isVisible() and not isinstance(one, Icon))


def _shown(window: QWidget) -> list[str]:
    drawn(window)
    return [label.text() for label in _labels(window)]


def _size_of(text: str, window: BoardWindow) -> int:
    drawn(window)
    return max(label.font().pixelSize() for label in _labels(window) if label.text() == text)


def _place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def _greys(window: QWidget) -> list[int]:
    image = drawn(window).convertToFormat(QImage.Format.Format_Grayscale8)
    return [image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(260, image.height(), 7)]
