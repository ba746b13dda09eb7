"""Every word of ours has a Dutch translation that says the same, and no English is left on a Dutch screen."""

import ast
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.settings import OPTIONS, TABLES
from tests import builders
from tests.ui import board_scenes, scenes, stage
from tests.ui.menus import menu_of
from tests.ui.stage import Scene, Stage
from ui.assets import RESOURCES, ROOT
from ui.keys import BoardKey, Key
from ui.views.board.window import BoardWindow
from ui.views.demo_strip import DemoStrip
from ui.views.first_start import FirstStart
from ui.views.keys_sheet import KeysSheet
from ui.views.last_words import LastWords
from ui.views.main_window import MainWindow
from ui.views.question import Question
from ui.views.ring_card import RingCardView
from ui.views.settings_sheet import SettingsSheet

Open = Callable[[Stage], MainWindow]
OpenCard = Callable[[Stage], RingCardView]

DUTCH = RESOURCES / "i18n" / "bellerbeeld_nl.ts"
SOURCES = sorted((ROOT / "ui").rglob("*.py"))


@dataclass(frozen=True)
class Message:
    """A text of ours in English, and in Dutch with its state ('' when it is done)."""

    context: str
    source: str
    translation: str = ""
    state: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What Qt looks it up by."""
        return self.context, self.source


def messages(file: Path) -> list[Message]:
    """All texts of a translation file of Qt Linguist."""
    # The file is our own.
    tree = ElementTree.parse(file)  # noqa: S314
    return [
        Message(
            context.findtext("name", ""),
            message.findtext("source", ""),
            message.findtext("translation", ""),
            translation.get("type", "") if (translation := message.find("translation")) is not None else "",
        )
        for context in tree.iter("context")
        for message in context.iter("message")
    ]


MESSAGES = messages(DUTCH)


# ---------------------------------------------------------------- the file


def test_file_holds_what_the_sources_say_no_more_and_no_less(tmp_path: Path) -> None:
    update = Path(sys.executable).with_name("pyside6-lupdate" + Path(sys.executable).suffix)
    found = tmp_path / "found.ts"
    subprocess.run([update, "-silent", *SOURCES, "-ts", found], check=True, timeout=60, capture_output=True)
    in_sources, in_file = ({one.key for one in messages(file)} for file in (found, DUTCH))
    assert in_sources - in_file == set(), "to be translated"
    assert in_file - in_sources == set(), "no longer used"


def test_no_text_is_translated_twice() -> None:
    assert [key for key, count in Counter(one.key for one in MESSAGES).items() if count > 1] == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_text_is_written_out_where_it_is_used(path: Path) -> None:
    """A text that is put together first is found by no tool, so it would stay English."""
    calls = [
        node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
    ]
    hidden = [
        f"{path.name}:{call.lineno}"
        for call in calls
        if ast.unparse(call.func) in ("translate", "self.tr", "QCoreApplication.translate")
        and not all(isinstance(argument, ast.Constant) for argument in call.args)
    ]
    assert hidden == []


# ---------------------------------------------------------------- each text


def test_every_text_has_a_finished_translation() -> None:
    assert [one for one in MESSAGES if one.state or not one.translation.strip()] == []


def test_every_translation_has_the_gaps_of_its_source() -> None:
    assert [one for one in MESSAGES if _gaps(one.translation) != _gaps(one.source)] == []


def test_every_translation_begins_and_ends_as_its_source() -> None:
    """A sentence stays a sentence, a question a question; and what is put behind another keeps its distance."""
    assert [one for one in MESSAGES if _frame(one.translation) != _frame(one.source)] == []


def test_every_translation_is_what_the_screen_says() -> None:
    """What is on the screen is compiled from the file."""
    said = {one.key: QCoreApplication.translate(one.context, one.source) for one in MESSAGES}
    assert [one for one in MESSAGES if said[one.key] != one.translation] == []


def _gaps(text: str) -> Counter[str]:
    return Counter(re.findall(r"\{[^}]*\}|%\w", text))


def _frame(text: str) -> tuple[str, str]:
    begin, end = re.match(r"\s*", text), re.search(r"[.?!:…]?\s*$", text)
    return (begin[0] if begin else "", end[0] if end else "")


# ---------------------------------------------------------------- the screen


@pytest.mark.parametrize("scene", scenes.ALL.values(), ids=scenes.ALL)
def test_no_word_on_a_dutch_screen_is_english(
    scene: Scene, stage: Stage, open_window: Open, open_card: OpenCard
) -> None:
    window, card = open_window(stage), open_card(stage)
    scene(stage)
    assert _foreign(window) | _foreign(card) == set()


@pytest.mark.parametrize("scene", board_scenes.ALL.values(), ids=board_scenes.ALL)
def test_no_word_on_a_dutch_board_is_english(
    scene: Scene, stage: Stage, open_board: Callable[[Stage], BoardWindow]
) -> None:
    scene(stage)
    window = open_board(stage)
    assert _foreign(window) == set()
    window.toggle_wall()
    assert _foreign(window) == set()


def test_no_word_in_a_dutch_dialog_is_english(qtbot: QtBot, stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    dialogs = (
        KeysSheet(window, for_team_lead=True),
        SettingsSheet(window, stage.screens.settings.picture),
        FirstStart(asks_phone=True, asks_crm=True, asks_queues=True),
        LastWords(""),
        DemoStrip(),
    )
    for dialog in dialogs:
        qtbot.addWidget(dialog)
        assert _foreign(dialog) == set()


def test_no_word_of_the_question_at_the_end_is_english(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    scenes.in_call(stage)
    window.close()
    (question,) = window.findChildren(Question)
    assert _foreign(question) == set()


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
@pytest.mark.parametrize(
    ("make", "button"),
    [(lambda stage: MainWindow(stage.screens).top_bar, "Menu"), (lambda _stage: DemoStrip(), "Kies …")],
)
def test_no_word_in_a_dutch_menu_is_english(
    make: Callable[[Stage], QWidget], button: str, stage: Stage, qtbot: QtBot
) -> None:
    bar = make(stage)
    qtbot.addWidget(bar.window())
    bar.window().show()
    lines = menu_of(bar, button=button)
    assert len(lines) > 3
    assert {word for line in lines for word in _words(line)} <= DUTCH_WORDS


def _foreign(window: QWidget) -> set[str]:
    """The words in a window, said or shown, that are neither our Dutch nor from outside."""
    return {word for text in _texts(window) for word in _words(text)} - DUTCH_WORDS


def _texts(window: QWidget) -> Iterator[str]:
    for widget in (window, *window.findChildren(QWidget)):
        yield from (widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle())
        yield widget.toolTip()
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            yield widget.text()
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            yield widget.placeholderText()


def _words(text: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[^\W\d_]{2,}", text)}


def _constants(module: Any) -> Iterator[str]:
    """What a file of the tests puts on the screen: its strings, but for those that explain it."""
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    explained = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in explained:
            yield node.value


def _dutch_labels(part: Any) -> Iterator[str]:
    """The Dutch names of topics and outcomes."""
    for name, value in part.items() if isinstance(part, dict) else ():
        if name in ("nl", "short_nl"):
            yield value
        for one in value if isinstance(value, list) else ():
            yield from _dutch_labels(one)


def _dutch_settings() -> Iterator[str]:
    """The Dutch of the settings table, and the defaults."""
    yield from (words.nl for words in TABLES.values())
    for option in OPTIONS:
        yield from (option.about.title.nl, str(option.default))
        yield from (choice.words.nl for choice in option.about.choices)


TAXONOMY = tomllib.loads((RESOURCES / "wrap_up.toml").read_text(encoding="utf-8"))
DUTCH_WORDS = {
    word
    for text in (
        *(message.translation for message in MESSAGES),
        *(text for module in (board_scenes, builders, scenes, stage) for text in _constants(module)),
        *_dutch_labels(TAXONOMY),
        *_dutch_settings(),
        *(key.cap for key in (*Key, *BoardKey)),
        *(QLocale("nl_NL").monthName(month, QLocale.FormatType.ShortFormat) for month in range(1, 13)),
        "Bellerbeeld, WhatsApp, Nederlands, English, Enter, Esc",
    )
    for word in _words(text)
}
