"""For whoever does not see colour, or does not see: names, roles, states, and the frame around what has the keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage, QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from app.domain.agent import Registration
from app.domain.errors import Failure
from app.domain.events import RegistrationChanged
from app.domain.verification import Question
from tests.ui import scenes
from tests.ui.controls import controls, place
from tests.ui.hands import Hands
from tests.ui.picture import drawn, luminances, ratio
from tests.ui.stage import Scene, Stage
from ui.components.button import KeyButton
from ui.components.icon import Icon
from ui.components.text import PlainLabel
from ui.keys import Key
from ui.views.main_window import MainWindow
from ui.views.ring_card import RingCardView

Open = Callable[[Stage], MainWindow]
OpenCard = Callable[[Stage], RingCardView]

ROLES = {
    QAccessible.Role.Button,
    QAccessible.Role.RadioButton,
    QAccessible.Role.EditableText,
}
SEEN = 3.0  # contrast of a sign that is no text (WCAG 2.2, 1.4.11 and 2.4.11)


# ---------------------------------------------------------------- what a screen reader says


@pytest.mark.parametrize("scene", scenes.ALL.values(), ids=scenes.ALL)
@pytest.mark.parametrize("code", ["nl", "en"])
def test_every_control_says_what_it_is_and_is_called(
    code: str, scene: Scene, stage: Stage, open_window: Open, open_card: OpenCard
) -> None:
    window, card = open_window(stage), open_card(stage)
    scene(stage)
    drawn(window)
    for control in (*controls(window), *controls(card)):
        said = _said(control)
        assert said.role() in ROLES
        assert said.text(QAccessible.Text.Name).strip(" ,›") != ""


@pytest.mark.parametrize("scene", scenes.ALL.values(), ids=scenes.ALL)
def test_no_two_controls_on_one_screen_have_the_same_name(
    scene: Scene, stage: Stage, open_window: Open
) -> None:
    window = open_window(stage)
    scene(stage)
    drawn(window)
    names = [_said(control).text(QAccessible.Text.Name) for control in controls(window)]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    ("scene", "name"),
    [
        (scenes.ringing, "Opnemen, F2"),
        (scenes.in_call, "Ophangen, F3"),
        (scenes.in_call, "Vraagbaak bellen, F9"),
        (scenes.consulting, "Samen, F7"),
        (scenes.wrapping_up, "Opslaan, Ctrl Enter"),
    ],
)
def test_button_says_its_key(scene: Scene, name: str, stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    scene(stage)
    drawn(window)
    assert name in [_said(control).text(QAccessible.Text.Name) for control in controls(window)]


def test_choice_says_that_it_is_chosen(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    scenes.in_call(stage)
    hands = Hands(window)
    hands.press(Key.FIRST_CHECK, "1", "1", Key.SOLVED)
    drawn(window)
    chosen = {
        _said(control).text(QAccessible.Text.Name)
        for control in controls(window)
        if _said(control).text(QAccessible.Text.Description) == "gekozen"
    }
    assert {"Geboren 12-04-1961, Ctrl 1", "Opgelost, J"} < chosen
    assert len(chosen) == 3
    hands.press(Key.NOT_SOLVED)
    drawn(window)
    assert _said(_button(window, "Opgelost, J")).text(QAccessible.Text.Description) == ""


def test_contact_on_the_screen_says_so_among_those_that_wait(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    scenes.wrapping_up(stage)
    drawn(window)
    said = [
        _said(control).text(QAccessible.Text.Description)
        for control in controls(window)
        if window.calls.isAncestorOf(control)
    ]
    assert said.count("op het scherm") == 1


def test_page_that_is_open_is_one_of_several_and_says_so(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    scenes.in_call(stage)
    drawn(window)
    pages = [one for one in controls(window.caller.person.tabs) if isinstance(one, QPushButton)]
    assert [_said(page).role() for page in pages] == [QAccessible.Role.RadioButton] * 4
    assert [page.isChecked() for page in pages] == [True, False, False, False]


def test_who_hears_whom_is_said_in_words(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    scenes.together(stage)
    drawn(window)
    labels = [label for label in window.consult.findChildren(QLabel) if label.isVisible()]
    assert "U hoort elkaar alle drie" in [label.accessibleName() for label in labels]


def test_ring_card_says_who_calls(stage: Stage, open_card: OpenCard) -> None:
    card = open_card(stage)
    scenes.ringing(stage)
    said = _said(card).text(QAccessible.Text.Name)
    assert "Mw. Roodspecht-Demo" in said
    assert "Demolaan 12" in said


# ---------------------------------------------------------------- without colour


@pytest.mark.parametrize("scene", scenes.ALL.values(), ids=scenes.ALL)
def test_whatever_stands_out_has_words(
    scene: Scene, stage: Stage, open_window: Open, open_card: OpenCard
) -> None:
    window, card = open_window(stage), open_card(stage)
    scene(stage)
    drawn(window)
    drawn(card)
    for widget in (*window.findChildren(QWidget), *card.findChildren(QWidget)):
        is_empty = isinstance(widget, PlainLabel) and not isinstance(widget, Icon) and not widget.text()
        if widget.isVisible() and widget.property("tone") and not is_empty:
            assert _words_beside(widget) != "", type(widget.parentWidget()).__name__


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["Geboren 12-04-1961, Ctrl 1", "Opgelost, J", "Niet opgelost, N"])
def test_chosen_button_looks_different_in_grey(
    theme: str, name: str, stage: Stage, open_window: Open
) -> None:
    window = open_window(stage)
    scenes.in_call(stage)
    before = _shape(_button(window, name))
    _button(window, name).click()
    assert _differs(before, _shape(_button(window, name)))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_contact_on_the_screen_looks_different_in_grey(theme: str, stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    scenes.wrapping_up(stage)
    first = _waiting(window)[0]
    before = _shape(first)
    stage.screens.calls.show(stage.desk.sessions.to_code[0].session_id)
    assert _differs(before, _shape(first))


def test_choosing_moves_nothing(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    scenes.wrapping_up(stage)
    stage.talk("call-9")
    drawn(window)
    before = {one.accessibleName(): place(one, window) for one in controls(window)}
    Hands(window).press(Key.FIRST_CHECK, Key.SECOND_CHECK, Key.SOLVED)
    drawn(window)
    assert {one.accessibleName(): place(one, window) for one in controls(window)} == before


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_trouble_has_other_words_than_peace(theme: str, stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    calm = _words_beside(window.top_bar)
    stage.post(RegistrationChanged(Registration.UNREACHABLE, 0))
    stage.crm.failure = Failure.UNREACHABLE
    stage.talk()
    troubled = _words_beside(window.top_bar)
    assert {"Geen telefoon", "Geen CRM"} <= set(troubled.split(" | ")) - set(calm.split(" | "))


def test_checked_caller_is_verified_in_words(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    scenes.in_call(stage)
    assert "niet geverifieerd" in _words_beside(window.caller)
    for question in (Question.BIRTH_DATE, Question.ADDRESS):
        stage.screens.caller.toggle_check(question)
    assert "niet geverifieerd" not in _words_beside(window.caller)
    assert "geverifieerd" in _words_beside(window.caller)


# ---------------------------------------------------------------- the frame around what has the keys


@pytest.mark.parametrize("scene", scenes.ALL.values(), ids=scenes.ALL)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_has_the_keys_can_be_seen_on_every_control(
    theme: str, scene: Scene, stage: Stage, open_window: Open
) -> None:
    window = open_window(stage)
    scene(stage)
    drawn(window)
    for control in controls(window):
        window.setFocus()
        before = _alone(control)
        control.setFocus(Qt.FocusReason.TabFocusReason)
        assert _frame_appears(before, _alone(control)), control.accessibleName()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("tone", ["", "go", "chosen", "bad"])
def test_what_has_the_keys_can_be_seen_on_every_kind_of_button(
    theme: str, tone: str, stage: Stage, open_window: Open
) -> None:
    window = open_window(stage)
    scenes.in_call(stage)
    button = _button(window, "Ophangen, F3")
    button.stand(tone)
    window.setFocus()
    before = _alone(button)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert _frame_appears(before, _alone(button))


# ---------------------------------------------------------------- the card that rings


def test_card_never_takes_the_keys_whatever_is_done_with_it(stage: Stage, open_card: OpenCard) -> None:
    card = open_card(stage)
    scenes.ringing(stage)
    assert card.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert card.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert card.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert {control.focusPolicy() for control in controls(card)} == {Qt.FocusPolicy.NoFocus}


# ---------------------------------------------------------------- looking and listening


def _said(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def _alone(widget: QWidget) -> QImage:
    return drawn(widget, ground=widget.window().palette().color(QPalette.ColorRole.Window))


def _button(window: MainWindow, name: str) -> KeyButton:
    drawn(window)
    (button,) = (
        one for one in controls(window) if isinstance(one, KeyButton) and one.accessibleName() == name
    )
    return button


def _waiting(window: MainWindow) -> list[QWidget]:
    drawn(window)
    return [one for one in controls(window.calls) if "nog niet gecodeerd" in one.accessibleName()]


def _words_beside(widget: QWidget) -> str:
    own = [widget] if isinstance(widget, QLabel) else []
    labels = [label for label in (*own, *widget.findChildren(QLabel)) if not label.isHidden()]
    texts = [label.text() for label in labels if label.text()]
    if isinstance(widget, QPushButton) and widget.text():
        texts.append(widget.text())
    frame = widget.parentWidget()
    if not texts and isinstance(widget, Icon) and frame is not None:
        return _words_beside(frame)
    return " | ".join(texts)


def _shape(widget: QWidget) -> list[bool]:
    """What stands out from its ground, pixel by pixel, to an eye that sees no colour."""
    found = luminances(_alone(widget))
    ground = max(set(found), key=found.count)
    return [ratio(one, ground) >= SEEN for one in found]


def _differs(one: list[bool], other: list[bool]) -> bool:
    return sum(a != b for a, b in zip(one, other, strict=True)) >= 20


def _frame_appears(before: QImage, after: QImage) -> bool:
    """A line as long as the control is wide, that can be told from what was there."""
    pairs = zip(luminances(before), luminances(after), strict=True)
    return sum(ratio(a, b) >= SEEN for a, b in pairs) >= before.width()
