"""A lint over syntax trees: text reaches a widget through `ui/components/text.py` and in no other way.

Qt guesses whether a text is HTML in many places (QLabel, QToolTip, QMessageBox, …) and reads '&' as a
mnemonic in others. A caller's name is another person's input, so nobody may leave it to that guess.
"""

import ast
from collections.abc import Iterator

ONE_HOME = "ui/components/text.py"

# What may be imported from QtWidgets elsewhere: it shows no text, or only by the methods below.
WIDGETS = frozenset(
    [
        "QAbstractSlider",
        "QApplication",
        "QBoxLayout",
        "QButtonGroup",
        "QDialog",
        "QFrame",
        "QGridLayout",
        "QHBoxLayout",
        "QLayout",
        "QLayoutItem",
        "QLineEdit",
        "QMenu",
        "QPlainTextEdit",
        "QPushButton",
        "QScrollArea",
        "QSizePolicy",
        "QSlider",
        "QStackedLayout",
        "QStackedWidget",
        "QVBoxLayout",
        "QWidget",
    ]
)

# Modules whose classes show no text; others hold whole documents, pages and user interfaces.
MODULES = frozenset(f"PySide6.Qt{name}" for name in ("Core", "Gui", "Widgets", "Network", "Svg", "Test"))

# Of QtGui: rich text, texts of actions and of models.
DOCUMENTS = ("QText", "QAbstractText", "QStaticText", "QAction", "QStandardItem", "QSyntax")

# Methods that put text on a widget that may be imported.
METHODS = frozenset(
    [
        "addAction",
        "addMenu",
        "addSection",
        "appendHtml",
        "appendPlainText",
        "drawItemText",
        "drawStaticText",
        "insertMenu",
        "insertPlainText",
        "insertSection",
        "setAccessibleDescription",
        "setAccessibleName",
        "setDocumentTitle",
        "setPlaceholderText",
        "setPlainText",
        "setStatusTip",
        "setText",
        "setTextFormat",
        "setTitle",
        "setToolTip",
        "setWhatsThis",
        "setWindowFilePath",
        "setWindowIconText",
        "setWindowTitle",
    ]
)

# The same in the constructors, where Qt for Python takes any property by its name.
SHOWING = ("QPushButton", "QLineEdit", "QPlainTextEdit", "QMenu")
PROPERTIES = frozenset(
    [
        "accessibleDescription",
        "accessibleName",
        "documentTitle",
        "html",
        "markdown",
        "placeholderText",
        "plainText",
        "statusTip",
        "text",
        "textFormat",
        "title",
        "toolTip",
        "whatsThis",
        "windowFilePath",
        "windowIconText",
        "windowTitle",
    ]
)
OWN_PROPERTIES = ("look", "tone")  # of the style sheet

Fault = tuple[int, str]


def faults(source: str) -> list[Fault]:
    """What is wrong in a file, as pairs of line and sentence."""
    found = [fault for node in ast.walk(ast.parse(source)) for fault in _faults_of(node)]
    return sorted(set(found))


def _faults_of(node: ast.AST) -> Iterator[Fault]:
    match node:
        case ast.ImportFrom(module=str(module), names=names):
            yield from ((node.lineno, words) for name in names for words in _import(module, name.name))
        case ast.Import(names=names):
            for name in names:
                if name.name.split(".")[0] == "PySide6":
                    yield node.lineno, f"import the names that you need from {name.name}"
        case ast.Attribute(attr=attr) if attr in METHODS:
            yield node.lineno, f"{attr} is for {ONE_HOME} alone"
        case ast.Constant(value=str(text)) if text in METHODS:
            yield node.lineno, f"{text} is for {ONE_HOME} alone, under any name"
        case ast.Call():
            yield from ((node.lineno, words) for words in _call(node))
        case ast.ClassDef(bases=bases) if any(_name(base) in SHOWING for base in bases):
            yield from _constructed_with_text(node)


def _import(module: str, name: str) -> Iterator[str]:
    if module.split(".")[0] not in ("PySide6", "__feature__", "shiboken6"):
        return
    if module == "PySide6" or name == "*":
        yield f"import the names that you need from {module}.{name}".rstrip(".*")
    elif module not in MODULES:
        yield f"{module} may show texts that nobody checked"
    elif module == "PySide6.QtWidgets" and name not in WIDGETS:
        yield f"{name} may show rich text; use a part of ui/components, or let {ONE_HOME} learn it"
    elif module == "PySide6.QtGui" and name.startswith(DOCUMENTS):
        yield f"{name} may show rich text"


def _call(call: ast.Call) -> Iterator[str]:
    name = _name(call.func)
    if name == "setProperty":
        first = call.args[0] if call.args else None
        if not (isinstance(first, ast.Constant) and first.value in OWN_PROPERTIES):
            yield f"setProperty is for {' and '.join(OWN_PROPERTIES)} only"
    if name in SHOWING:
        yield from (f"{name} is made without text" for argument in call.args if not _is_parent(argument))
    if name.startswith("Q"):
        for keyword in call.keywords:
            if keyword.arg is None or keyword.arg in PROPERTIES:
                yield f"{name} is made without {keyword.arg or '**'}"


def _constructed_with_text(made: ast.ClassDef) -> Iterator[Fault]:
    for node in ast.walk(made):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "super().__init__":
            texts = [one for one in node.args if not _is_parent(one)]
            named = [one for one in node.keywords if one.arg is None or one.arg in PROPERTIES]
            if texts or named:
                yield node.lineno, f"{made.name} is made without text"


def _is_parent(argument: ast.expr) -> bool:
    return isinstance(argument, ast.Name) and argument.id in ("self", "parent")


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
