"""Strangers choose what the screen says about them: it is shown as it is, and moves nothing out of its place."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.errors import Failure
from tests import builders
from tests.ui import hostile
from tests.ui.hands import Hands
from tests.ui.hostile import TEXTS
from tests.ui.picture import drawn
from tests.ui.stage import Stage
from ui.components.text import ElidedLabel, PlainLabel
from ui.keys import Key
from ui.viewmodels.caller import Screen, Tab
from ui.views.main_window import MainWindow
from ui.views.ring_card import WIDTH, RingCardView

Open = Callable[[Stage], MainWindow]
OpenCard = Callable[[Stage], RingCardView]

AT_ONCE = 15  # naughty strings in one dossier, which has room for three times as many
RED = QColor(255, 0, 0).rgb()


@pytest.fixture
def picture_bait(tmp_path: Path) -> str:
    """A name that shows a red picture of this computer's disk wherever it is taken for HTML."""
    picture = QImage(120, 120, QImage.Format.Format_RGB32)
    picture.fill(RED)
    path = tmp_path / "red.png"
    assert picture.save(str(path))
    return f'<img src="{path.as_uri()}">Roodspecht'


# ---------------------------------------------------------------- never as HTML


def test_bait_is_taken_by_a_label_that_guesses(picture_bait: str, qtbot: QtBot) -> None:
    careless = QLabel(picture_bait)
    qtbot.addWidget(careless)
    careless.resize(200, 200)
    assert _is_red(careless)


def test_no_text_of_the_crm_or_the_caller_opens_a_picture(
    picture_bait: str, stage: Stage, open_window: Open, open_card: OpenCard
) -> None:
    window, card = open_window(stage), open_card(stage)
    for surface in _everywhere(stage, window, card, picture_bait):
        assert not _is_red(surface)


def test_no_word_of_a_colleague_or_the_exchange_opens_a_picture(
    picture_bait: str, stage: Stage, open_window: Open, open_card: OpenCard
) -> None:
    window, card = open_window(stage), open_card(stage)
    stage.knows()
    stage.phone.ring(
        "call-1", builders.party("6001", picture_bait), reference=builders.reference(question=picture_bait)
    )
    assert not _is_red(card)
    stage.desk.calls.answer("call-1")
    assert not _is_red(window)


def test_what_the_crm_says_on_refusing_a_contact_opens_no_picture(
    picture_bait: str, stage: Stage, open_window: Open
) -> None:
    window = open_window(stage)
    stage.crm.failure, stage.crm.words = Failure.REFUSED, picture_bait
    stage.talk()
    hands = Hands(window)
    hands.press("1", "1", Key.SOLVED, Key.HANG_UP, Key.SAVE)
    assert picture_bait in " ".join(notice.words for notice in stage.screens.notices.picture)
    assert not _is_red(window)


def test_what_the_agent_types_opens_no_picture(picture_bait: str, stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    stage.talk()
    hands = Hands(window)
    hands.press(Key.NOTE)
    hands.type(picture_bait)
    hands.press(Key.SEARCH)
    hands.type(picture_bait)
    hands.press("Return")
    assert stage.screens.caller.picture.screen is Screen.SEARCH
    assert not _is_red(window)


def test_title_of_the_window_is_the_name_of_the_telephone_as_it_is(stage: Stage, qtbot: QtBot) -> None:
    window = MainWindow(stage.screens, "<b>Balie</b> & Zn.")
    qtbot.addWidget(window)
    assert window.windowTitle() == "Bellerbeeld · <b>Balie</b> & Zn."


# ---------------------------------------------------------------- as it is, in its place


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_text_is_shown_as_it_is_and_pushes_nothing_away(
    text: str, stage: Stage, open_window: Open, open_card: OpenCard
) -> None:
    calm = Stage()
    expected = _frame(open_window(calm), calm)
    window, card = open_window(stage), open_card(stage)
    for surface in _everywhere(stage, window, card, text):
        assert [
            one for one in surface.findChildren(QLabel) if one.textFormat() is not Qt.TextFormat.PlainText
        ] == []
        assert _too_wide(surface) == []
    assert _frame(window, stage) == expected
    assert card.width() == WIDTH


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_text_as_the_adapters_hand_it_on_is_on_the_screen_letter_by_letter(
    text: str, stage: Stage, open_window: Open
) -> None:
    window = open_window(stage)
    clean = hostile.as_from_outside(text)
    hostile.knows_only(stage, clean)
    hostile.rings(stage, "")
    stage.desk.calls.answer("call-1")
    drawn(window)
    shown = [label.text() for label in window.caller.findChildren(QLabel) if label.isVisible()]
    assert any(clean in words for words in shown)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_line_stays_one_line(text: str, qtbot: QtBot) -> None:
    label, calm = ElidedLabel(text), ElidedLabel("Roodspecht")
    for one in (label, calm):
        qtbot.addWidget(one)
    assert label.sizeHint().height() <= calm.sizeHint().height()
    assert label.minimumSizeHint().width() <= 24


@pytest.mark.parametrize("text", ["A & B", "&Groen", "&amp;", "<b>x</b>", "a\u202eb"])
def test_label_draws_the_letters_that_it_got(text: str, qtbot: QtBot) -> None:
    plain, elided = PlainLabel(text), ElidedLabel(text)
    for label in (plain, elided):
        qtbot.addWidget(label)
        label.resize(200, 24)
    assert drawn(plain) == drawn(elided)
    metrics = plain.fontMetrics()
    assert plain.sizeHint().width() >= metrics.horizontalAdvance(text)


@pytest.mark.skipif(
    not hostile.naughty_strings(), reason="shared/corpora/naughty-strings is not beside the project"
)
@pytest.mark.qt_log_ignore("OpenType support missing", extend=True)
def test_naughty_strings_of_the_world_do_no_harm(
    stage: Stage, open_window: Open, open_card: OpenCard
) -> None:
    window, card = open_window(stage), open_card(stage)
    stage.knows()
    stage.talk("call-0")
    strings = [hostile.as_from_outside(text) for text in hostile.naughty_strings()]
    for first in range(0, len(strings), AT_ONCE):
        some = strings[first : first + AT_ONCE]
        hostile.knows_only(stage, *some)
        stage.screens.caller.look_up_again()
        for _tab in Tab:
            window.caller.person.tabs.open_next()
            assert _too_wide(window) == []
        hostile.rings(stage, some[0], f"call-{first + 1}")
        drawn(card)
        assert card.width() == WIDTH
        stage.phone.other_ends(f"call-{first + 1}")


# ---------------------------------------------------------------- looking


def _everywhere(stage: Stage, window: MainWindow, card: RingCardView, text: str) -> Iterator[QWidget]:
    """Every place that shows a caller, one after the other."""
    hostile.knows_only(stage, text)
    hostile.rings(stage, text)
    yield card
    stage.desk.calls.answer("call-1")
    yield window
    for _tab in Tab:
        window.caller.person.tabs.open_next()
        yield window
    stage.screens.caller.change()
    yield window
    stage.screens.search.type("0412AB 12")
    stage.screens.search.go()
    yield window
    stage.screens.search.leave()
    stage.phone.other_ends("call-1")
    hostile.rings(stage, text, "call-2")
    yield window
    stage.phone.other_ends("call-2")
    yield window


def _frame(window: MainWindow, stage: Stage) -> list[QRect]:
    """Where the parts of the window are while a tenant talks."""
    stage.phone.ring("call-9", builders.party("+31690009999"))
    stage.desk.calls.answer("call-9")
    drawn(window)
    parts: list[QWidget] = [window.calls, window.wrap_up, window.top_bar, window.wrap_up.note]
    return [QRect(part.mapTo(window, QPoint()), part.size()) for part in parts]


def _too_wide(surface: QWidget) -> list[str]:
    """The buttons that reach out of their column, or of the window."""
    drawn(surface)
    return [
        button.accessibleName()
        for button in surface.findChildren(QPushButton)
        if button.isVisible() and not _is_within(button, surface)
    ]


def _is_within(widget: QWidget, surface: QWidget) -> bool:
    ancestor = widget.parentWidget()
    while ancestor is not None:
        left = widget.mapTo(ancestor, QPoint()).x()
        if left < 0 or left + widget.width() > ancestor.width():
            return False
        if ancestor is surface:
            return True
        ancestor = ancestor.parentWidget()
    return True


def _is_red(surface: QWidget) -> bool:
    image = drawn(surface).convertToFormat(QImage.Format.Format_RGB32)
    return RED in memoryview(image.constBits()).cast("B").cast("I").tolist()
