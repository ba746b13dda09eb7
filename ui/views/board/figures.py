"""The row of large figures at the top of the board."""

from ui.components.box import Box
from ui.components.look import set_tone
from ui.components.share_bar import ShareBar
from ui.components.text import ElidedLabel, PlainLabel, name_widget
from ui.picture import Card
from ui.viewmodels.board_day import GOAL
from ui.views.board.form import Form


class CardView(Box):
    """One large figure with its heading and what belongs to it."""

    def __init__(self, form: Form) -> None:
        side = 20 if form is Form.WALL else 16
        super().__init__("card", margins=(side, side - 4, side, side - 4), gap=4)
        self._heading = ElidedLabel(look="heading")
        self._value = PlainLabel(look="figure")
        self._detail = ElidedLabel(look="soft")
        self._bar = ShareBar(GOAL, 16 if form is Form.WALL else 8)
        self.add(self._heading, self._value, self._detail, self._bar)
        self.add_space()

    def show_card(self, card: Card) -> None:
        """Fill it."""
        self._heading.show_text(card.heading.upper())
        self._value.show_text(card.value, card.tone)
        self._detail.show_text(card.detail, card.tone)
        self._bar.setVisible(card.share is not None)
        self._bar.show_share(card.share or 0)
        set_tone(self, "old" if card.is_old else card.tone)
        name_widget(self, f"{card.heading}: {card.value}, {card.detail}")


class FiguresView(Box):
    """All of them side by side, equally wide."""

    def __init__(self, form: Form) -> None:
        super().__init__(is_row=True, gap=16)
        self._form = form
        self._views: list[CardView] = []

    def show_cards(self, cards: tuple[Card, ...]) -> None:
        """Fill it; the number of figures is always the same."""
        while len(self._views) < len(cards):
            self._views.append(CardView(self._form))
            self.add(self._views[-1], stretch=1)
        for view, card in zip(self._views, cards, strict=False):
            view.show_card(card)
