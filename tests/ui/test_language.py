"""Another language while the program runs: all words change, and nothing else does."""

import logging
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.call import QueueContext
from tests import builders
from tests.ui.hands import Hands
from tests.ui.menus import menu_of
from tests.ui.picture import drawn, visible_labels
from tests.ui.programs import Programs
from ui.bootstrap import Program
from ui.keys import Key
from ui.language import Language
from ui.texts import start, times
from ui.views.main_window import MainWindow
from ui.views.ring_card import RingCardView


def test_every_word_changes_and_changes_back(programs: Programs) -> None:
    program = programs.start()
    dutch = _words(program.window)
    _speak(program, "en")
    english = _words(program.window)
    assert {"Beschikbaar", "Vraagbaak bellen", "Telefoon"} <= dutch
    assert {"Available", "Ask the senior", "Phone"} <= english
    _speak(program, "nl")
    assert _words(program.window) == dutch


def test_choice_is_there_at_the_next_start(programs: Programs) -> None:
    _speak(programs.start(), "en")
    assert "Available" in _words(programs.start().window)


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
@pytest.mark.parametrize(("line", "word"), [("English", "Available"), ("Nederlands", "Beschikbaar")])
def test_menu_has_each_language_under_its_own_name(line: str, word: str, programs: Programs) -> None:
    program = programs.start()
    menu_of(program.window.top_bar, choose=line)
    words = _words(program.window)
    assert word in words
    assert start.fault_words() not in words


def test_call_goes_on_as_if_nothing_happened(programs: Programs, qtbot: QtBot) -> None:
    program = programs.start()
    _talk(program, programs, qtbot)
    Hands(program.window).press("2", "1", Key.SOLVED)
    (session,) = program.desk.sessions.all
    draft, commands = session.draft, list(programs.phone.commands)
    _speak(program, "en")
    assert programs.phone.heard == {"call-1"}
    assert programs.phone.commands == commands
    assert program.desk.sessions.all[0].draft == draft
    assert "In a call" in _words(program.window)
    Hands(program.window).press(Key.HANG_UP)
    assert programs.phone.live == ()


def test_what_is_half_typed_stays(programs: Programs, qtbot: QtBot) -> None:
    program = programs.start('[agent]\nsenior = "6002"\n')
    _talk(program, programs, qtbot)
    hands = Hands(program.window)
    hands.press(Key.NOTE)
    hands.type("Lekk")
    hands.press("Esc", Key.SEARCH)
    hands.type("roods")
    hands.press(Key.ASK)
    consult = program.desk.consults.open_consult
    assert consult is not None
    hands.type("Mag de t")
    _speak(program, "en")
    window = program.window
    assert window.wrap_up.note.toPlainText() == "Lekk"
    assert window.top_bar.field.text() == "roods"
    assert window.consult.question.text() == "Mag de t"


def test_call_that_rings_goes_on_ringing_in_the_other_language(programs: Programs, qtbot: QtBot) -> None:
    program = programs.start()
    programs.phone.ring("call-1", builders.party("anonymous"), QueueContext("Reparaties", 80))
    qtbot.waitUntil(program.ring_card.isVisible)
    assert "Nummer niet meegestuurd" in _words(program.ring_card)
    _speak(program, "en")
    assert program.ring_card.isVisible()
    assert {"Number withheld", "Answer"} <= _words(program.ring_card)
    _answer(program, qtbot)
    assert programs.phone.heard == {"call-1"}


def test_sentence_of_the_start_is_said_anew(programs: Programs) -> None:
    program = programs.start('[crm]\ncolour = "blauw"\n')
    assert any("onbekende instelling" in words for words in _words(program.window))
    _speak(program, "en")
    assert any("unknown setting: crm.colour" in words for words in _words(program.window))


@pytest.mark.parametrize("state", ["usual", "maximised"])
def test_window_stays_as_large_as_it_was_and_where_it_was(
    state: str, programs: Programs, qtbot: QtBot
) -> None:
    program = programs.start()
    old = program.window
    old.setGeometry(20, 30, 1111, 777)
    if state == "maximised":
        old.showMaximized()
    drawn(old)
    before = _place(old)
    _speak(program, "en")
    drawn(program.window)
    assert _place(program.window) == before


def test_old_windows_go_and_take_nothing_with_them(programs: Programs, qtbot: QtBot) -> None:
    program = programs.start()
    for code in ("en", "nl") * 2:
        _speak(program, code)
    _talk(program, programs, qtbot)  # every view that is left over would have to draw this
    programs.phone.other_ends("call-1")
    qtbot.waitUntil(lambda: "Nawerk" in _words(program.window))
    assert _windows(MainWindow) == [program.window]
    assert _windows(RingCardView) == [program.ring_card]
    assert start.fault_words() not in _words(program.window)


def test_program_ends_with_its_window_but_not_with_an_old_one(
    programs: Programs, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[bool] = []
    # An application that really ended here would have no active window in any later test.
    monkeypatch.setattr(qapp, "quit", lambda: ended.append(True))
    program = programs.start()
    for code in ("en", "nl"):
        _speak(program, code)
    assert ended == []
    program.window.close()
    assert ended == [True]


# ---------------------------------------------------------------- the language itself


@pytest.mark.parametrize(("code", "words"), [("nl", "24 nov 2026"), ("en", "24 Nov 2026")])
def test_dates_follow_the_language(code: str, words: str) -> None:
    assert times.short_date(builders.NOW.utc.date()) == words


@pytest.mark.parametrize(("code", "words"), [("nl", "Plakken"), ("en", "Paste")])
def test_words_of_qt_itself_follow_the_language(code: str, words: str, qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    qtbot.addWidget(menu)
    lines = [action.text().replace("&", "").split("\t")[0] for action in menu.actions()]
    assert words in lines


@pytest.mark.parametrize("code", ["en"])
def test_program_without_its_translation_speaks_english_and_says_so_in_the_log(
    code: str,
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr("ui.language.RESOURCES", tmp_path)
    bare = Language(qapp, "nl")
    assert start.fault_words().startswith("Something went wrong")
    assert [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR] == [
        "the translation bellerbeeld_nl is missing"
    ]
    bare.use("en")


def _speak(program: Program, code: str) -> None:
    program.window.language_chosen.emit(code)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _talk(program: Program, programs: Programs, qtbot: QtBot) -> None:
    programs.phone.ring("call-1", builders.party())
    qtbot.waitUntil(program.ring_card.isVisible)
    _answer(program, qtbot)


def _answer(program: Program, qtbot: QtBot) -> None:
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    Hands(program.window).press(Key.ANSWER)
    qtbot.waitUntil(lambda: not program.ring_card.isVisible())


def _words(window: QWidget) -> set[str]:
    drawn(window)
    return {label.text() for label, _ in visible_labels(window)}


def _place(window: QWidget) -> tuple[QRect, QRect, bool]:
    """Where it is, where it is when it is not as large as the screen, and which of the two."""
    return window.geometry(), window.normalGeometry(), window.isMaximized()


def _windows(kind: type[QWidget]) -> list[QWidget]:
    return [window for window in _application().topLevelWidgets() if isinstance(window, kind)]


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
