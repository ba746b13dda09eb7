"""Text reaches a widget through one file; the lint finds any other way, and each of its rules bites."""

import ast
from collections import defaultdict
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.plain_text_lint import METHODS, ONE_HOME, SHOWING, WIDGETS, faults
from ui.components import text

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted(
    path for tree in ("ui", "app") for path in (ROOT / tree).rglob("*.py") if path != ROOT / ONE_HOME
)

# They take a text, but show it to nobody, or are no way to show rich text.
HARMLESS = {
    "insert": "QLineEdit: of another name than a list's, and always plain",
    "find": "searches",
    "grabShortcut": "a key",
    "setAccessibleIdentifier": "for test robots, not for people",
    "setInputMask": "a pattern",
    "setMask": "a shape",
    "setShortcut": "a key",
    "setStyle": "a name of a style",
    "setStyleSheet": "the look",
    "setWindowRole": "for the window system",
    "setFont": "a font",
    "loadResource": "called by Qt",
}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_text_reaches_widgets_in_one_way_only(path: Path) -> None:
    where = path.relative_to(ROOT)
    assert [f"{where}:{line}: {words}" for line, words in faults(path.read_text(encoding="utf-8"))] == []


# ---------------------------------------------------------------- each rule bites


@pytest.mark.parametrize(
    "name",
    [
        "QLabel", "QMessageBox", "QErrorMessage", "QInputDialog", "QProgressDialog", "QToolTip", "QWhatsThis",
        "QTextEdit", "QTextBrowser", "QCheckBox", "QRadioButton", "QToolButton", "QCommandLinkButton", "QGroupBox",
        "QComboBox", "QListWidget", "QTreeWidget", "QTableWidget", "QTabWidget", "QTabBar", "QToolBox", "QFormLayout",
        "QStatusBar", "QMenuBar", "QMainWindow", "QDockWidget", "QWizard", "QSplashScreen", "QSystemTrayIcon",
        "QFileDialog", "QDialogButtonBox", "QProgressBar", "QSpinBox", "QCompleter", "QGraphicsTextItem",
    ],
)  # fmt: skip
def test_widget_that_may_show_rich_text_cannot_be_imported(name: str) -> None:
    assert faults(f"from PySide6.QtWidgets import QWidget, {name}") != []
    assert faults(f"from PySide6.QtWidgets import {name} as Box") != []


@pytest.mark.parametrize("method", sorted(METHODS))
def test_method_that_shows_text_cannot_be_called_handed_on_or_named(method: str) -> None:
    for sample in (
        f"label.{method}(caller.name)",
        f"super().{method}('text')",
        f"field.textEdited.connect(label.{method})",
        f"getattr(label, '{method}')(name)",
    ):
        assert faults(f"\n{sample}")[0][0] == 2, sample


@pytest.mark.parametrize("name", SHOWING)
@pytest.mark.parametrize("argument", ["name", "'text'", "f'{name}'", "self.name", "self, name", "text=name"])
def test_widget_cannot_be_made_with_a_text(name: str, argument: str) -> None:
    assert faults(f"{name}({argument})") != []
    inherited = f"class Own({name}):\n    def __init__(self, name):\n        super().__init__({argument})"
    assert faults(inherited) != []


@pytest.mark.parametrize(
    "sample",
    [
        "import PySide6.QtWidgets",
        "import PySide6.QtWidgets as widgets",
        "from PySide6 import QtWidgets",
        "from PySide6.QtWidgets import *",
        "from __feature__ import snake_case, true_property",
        "from PySide6.QtUiTools import QUiLoader",
        "from PySide6.QtQuickWidgets import QQuickWidget",
        "from PySide6.QtWebEngineWidgets import QWebEngineView",
        "from PySide6.QtGui import QAction",
        "from PySide6.QtGui import QTextDocument",
        "from PySide6.QtGui import QTextCursor",
        "from PySide6.QtGui import QStaticText",
        "from PySide6.QtGui import QStandardItemModel",
        "widget.setProperty('text', name)",
        "widget.setProperty('toolTip', name)",
        "widget.setProperty(which, name)",
        "QDialog(self, windowTitle=name)",
        "QWidget(toolTip=name)",
        "QFrame(**texts)",
    ],
)
def test_side_door_is_found(sample: str) -> None:
    assert faults(sample) != []


@pytest.mark.parametrize(
    "sample",
    [
        "QMenu(self)",
        "QLineEdit()",
        "QPushButton(parent)",
        "KeyButton(words, key, icon)",
        "PlainLabel(name, look='soft')",
        "widget.setProperty('tone', 'bad')",
        "show_button_text(button, name)",
        "from PySide6.QtGui import QPainter",
        "painter.drawText(frame, flags, name)",
    ],
)
def test_what_is_meant_is_left_alone(sample: str) -> None:
    assert faults(sample) == []


def test_no_way_of_the_allowed_widgets_is_forgotten() -> None:
    ways = _ways_with_text()
    forgotten = {
        f"{widget}.{method}"
        for widget in WIDGETS
        for method in ways[widget] - METHODS
        if method not in HARMLESS
    }
    assert forgotten == set()


def _ways_with_text() -> dict[str, set[str]]:
    """The methods of each class in QtWidgets that take a text, its ancestors' too, by Qt's own stubs."""
    stubs = Path(PySide6.__file__).with_name("QtWidgets.pyi").read_text(encoding="utf-8")
    ways: dict[str, set[str]] = defaultdict(set)
    for made in ast.parse(stubs).body:
        if isinstance(made, ast.ClassDef):
            for base in made.bases:
                ways[made.name] |= ways[ast.unparse(base).split(".")[-1]]
            ways[made.name] |= {
                method.name
                for method in made.body
                if isinstance(method, ast.FunctionDef) and method.name != "__init__" and _takes_text(method)
            }
    return ways


def _takes_text(method: ast.FunctionDef) -> bool:
    arguments = (*method.args.posonlyargs, *method.args.args, *method.args.kwonlyargs)
    words = [argument.annotation for argument in arguments if argument.annotation is not None]
    return any(isinstance(node, ast.Name) and node.id == "str" for word in words for node in ast.walk(word))


# ---------------------------------------------------------------- the one way shows text as it is

MARKUP = '<b>Mw. "Groen" & Zn.</b><br>&amp;'


def test_label_shows_markup_as_it_is(qtbot: QtBot) -> None:
    label = text.PlainLabel(MARKUP)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == MARKUP


def test_button_shows_an_ampersand_and_makes_no_mnemonic_of_it(qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    text.show_button_text(button, "Roodspecht & Zn.")
    assert button.text() == "Roodspecht && Zn."
    assert button.shortcut().isEmpty()


def test_menu_shows_an_ampersand_and_makes_no_mnemonic_of_it(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    text.add_action(menu, "Roodspecht & Zn.", lambda: None)
    assert menu.actions()[0].text() == "Roodspecht && Zn."


def test_fields_hold_markup_as_it_is(qtbot: QtBot) -> None:
    field, note = QLineEdit(), QPlainTextEdit()
    qtbot.addWidget(field)
    qtbot.addWidget(note)
    text.show_field(field, MARKUP)
    text.show_paragraphs(note, MARKUP)
    assert (field.text(), note.toPlainText()) == (MARKUP, MARKUP)
