"""Every state of the window is drawn, for people to look at, and held to what can be measured on a picture."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from tests.ui import scenes
from tests.ui.picture import contrast, drawn, visible_labels
from tests.ui.stage import Scene, Stage
from ui.components.button import KeyButton
from ui.components.text import ElidedLabel
from ui.views.main_window import MainWindow
from ui.views.ring_card import RingCardView

SCREENS = Path(__file__).resolve().parents[2] / "build" / "screens"

Open = Callable[[Stage], MainWindow]
OpenCard = Callable[[Stage], RingCardView]

# Each theme in each language and at each scale, and each language at each scale; not all eight.
LOOKS = (("light", "nl", 1), ("dark", "nl", 2), ("dark", "en", 1), ("light", "en", 2))


@pytest.mark.parametrize("scene", scenes.ALL.values(), ids=scenes.ALL)
@pytest.mark.parametrize(("theme", "code", "scale"), LOOKS, ids=[f"{a}-{b}-{c}00" for a, b, c in LOOKS])
def test_state_is_drawn(
    theme: str, code: str, scale: int, scene: Scene, stage: Stage, open_window: Open, open_card: OpenCard
) -> None:
    window, card = open_window(stage), open_card(stage)
    scene(stage)
    SCREENS.mkdir(parents=True, exist_ok=True)
    name = f"{scene.__name__}-{theme}-{code}-{scale}00"
    assert drawn(window, scale).save(str(SCREENS / f"{name}.png"))
    if card.isVisible():
        assert drawn(card, scale).save(str(SCREENS / f"{name}-card.png"))


@pytest.mark.parametrize("scene", scenes.ALL.values(), ids=scenes.ALL)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_text_can_be_read_with_weak_eyes(
    theme: str, scene: Scene, stage: Stage, open_window: Open, open_card: OpenCard
) -> None:
    window, card = open_window(stage), open_card(stage)
    scene(stage)
    for surface in (window, card):
        if not surface.isVisible():
            continue
        image = drawn(surface)
        faint = {
            label.text(): round(measured, 2)
            for label, place in visible_labels(surface)
            if _is_enabled(label) and (measured := contrast(image, place)) < 4.5
        }
        assert faint == {}


@pytest.mark.parametrize("scene", scenes.ALL.values(), ids=scenes.ALL)
@pytest.mark.parametrize("size", [(1100, 700), (1440, 900)], ids=["small", "usual"])
@pytest.mark.parametrize("code", ["nl", "en"])
def test_no_word_of_ours_is_cut(
    code: str, size: tuple[int, int], scene: Scene, stage: Stage, open_window: Open, open_card: OpenCard
) -> None:
    window, card = open_window(stage), open_card(stage)
    window.resize(*size)
    scene(stage)
    drawn(window)  # lays everything out
    drawn(card)
    cut = [
        label.text()
        for surface in (window, card)
        for button in surface.findChildren(KeyButton)
        if button.isVisible() and not _holds_outside_words(button)
        for label in button.findChildren(ElidedLabel)
        if label.fontMetrics().horizontalAdvance(label.text()) > label.contentsRect().width()
    ]
    assert cut == []


@pytest.mark.parametrize("scene", scenes.ALL.values(), ids=scenes.ALL)
def test_nothing_lies_over_something_else(scene: Scene, stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    window.resize(1100, 700)
    scene(stage)
    drawn(window)
    buttons = [button for button in window.findChildren(KeyButton) if not button.visibleRegion().isEmpty()]
    places = {
        button.accessibleName(): QRect(button.mapTo(window, QPoint()), button.size()) for button in buttons
    }
    over = [
        (one, other)
        for one in places
        for other in places
        if one < other and places[one].intersects(places[other])
    ]
    assert over == []


def _is_enabled(widget: QWidget) -> bool:
    return widget.isEnabled()


def _holds_outside_words(button: KeyButton) -> bool:
    """People to choose from and answers to check hold words of the CRM, answers to a question those of a colleague."""
    return any(
        parent in type(ancestor).__name__
        for ancestor in _ancestors(button)
        for parent in ("Chooser", "Checks", "AskedCard")
    )


def _ancestors(widget: QWidget) -> list[QWidget]:
    found: list[QWidget] = []
    parent = widget.parentWidget()
    while parent is not None:
        found.append(parent)
        parent = parent.parentWidget()
    return found
