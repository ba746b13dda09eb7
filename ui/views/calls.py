"""The column at the left: calls, what waits for coding, who was missed, and the day so far."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.components.box import Box, clear
from ui.components.button import KeyButton
from ui.components.icon import Icon
from ui.components.look import set_look, set_tone
from ui.components.text import ElidedLabel, PlainLabel, describe_widget, name_widget
from ui.keys import Key
from ui.texts.line import LineWords
from ui.viewmodels.calls import CallAction, CallItem, Calls, SessionItem

WIDTH = 248


class LineView(Box):
    """How well one hears each other: a shape, a word and a colour, and the figures when it is not good."""

    def __init__(self) -> None:
        super().__init__(gap=0)
        self._icon, self._words = Icon(), ElidedLabel(look="soft")
        self._score, self._figures = PlainLabel(look="soft"), ElidedLabel(look="soft")
        row = Box(is_row=True, gap=6)
        row.add(self._icon)
        row.add(self._words, stretch=1)
        row.add(self._score)
        self.add(row, self._figures)

    def show_line(self, line: LineWords | None) -> None:
        """Fill it; no room at all while nothing is known."""
        self.setVisible(line is not None)
        if line is not None:
            self._icon.draw(line.icon, line.tone)
            self._words.show_text(line.words, line.tone)
            self._score.show_text(line.score)
            self._figures.show_text(line.figures)
            self._figures.setVisible(bool(line.figures))


class CallCard(Box):
    """One call with the keys that do something with it."""

    def __init__(self, act: Callable[[str, CallAction], None]) -> None:
        super().__init__("card", margins=(12, 10, 12, 12), gap=4)
        self._act = act
        self._call_id = ""
        self._title, self._time = ElidedLabel(look="strong"), PlainLabel(look="strong")
        self._details = [ElidedLabel(look="soft") for _ in range(3)]
        state = Box(is_row=True, gap=8)
        state.add(self._details[0], stretch=1)
        state.add(self._time)
        self._lock = Icon("lock")
        head = Box(is_row=True, gap=8)
        head.add(self._title, stretch=1)
        head.add(self._lock)
        self._line = LineView()
        self._muted = PlainLabel(look="tag")
        set_tone(self._muted, "bad")
        self.add(head, state, *self._details[1:], self._line, self._muted)
        self._buttons: dict[CallAction, tuple[KeyButton, str]] = {}
        for action, words, key, tone in (
            (CallAction.ANSWER, self.tr("Answer"), Key.ANSWER, "go"),
            (CallAction.REFUSE, self.tr("Refuse"), Key.REFUSE, ""),
            (CallAction.HOLD, self.tr("Hold"), Key.HOLD, ""),
            (CallAction.RESUME, self.tr("Take back"), Key.HOLD, "go"),
            (CallAction.PUT_THROUGH, self.tr("Put through"), Key.PUT_THROUGH, ""),
            (CallAction.HANG_UP, self.tr("Hang up"), Key.HANG_UP, "bad"),
            (CallAction.MUTE, self.tr("Microphone off"), Key.MUTE, ""),
            (CallAction.UNMUTE, self.tr("Microphone on"), Key.MUTE, "go"),
            (CallAction.KEYS, self.tr("Keys"), Key.KEYPAD, ""),
            (CallAction.REPORT_LINE, self.tr("Bad line"), Key.BAD_LINE, ""),
        ):
            button = KeyButton(words, key.cap)
            button.stand(tone)
            button.clicked.connect(self._doer(action))
            self._buttons[action] = (button, key.cap)
            self.add(button)
        self.items.insertSpacing(6, 5)

    def show_call(self, call: CallItem) -> None:
        """Fill it."""
        self._call_id = call.call_id
        self._title.show_text(call.title)
        self._time.show_text(call.time)
        for index, label in enumerate(self._details):
            label.show_text(call.details[index] if index < len(call.details) else "")
            label.setVisible(index < len(call.details))
        self._line.show_line(call.line)
        self._muted.show_text(call.muted)
        self._muted.setVisible(bool(call.muted))
        self._lock.setVisible(bool(call.lock))
        name_widget(self._lock, call.lock)
        for action, (button, cap) in self._buttons.items():
            button.setVisible(action in call.actions)
            button.show_key(cap if action in call.keyed else "")
        set_tone(self, "live" if call.is_focused else "")
        line = (call.line.words, call.line.figures) if call.line is not None else ()
        name_widget(
            self,
            ", ".join(part for part in (call.title, call.lock, call.muted, *call.details, *line) if part),
        )

    def _doer(self, action: CallAction) -> Callable[[], None]:
        return lambda: self._act(self._call_id, action)


class SessionButton(QPushButton):
    """A contact that can be put on the screen."""

    def __init__(self, show: Callable[[str], None]) -> None:
        super().__init__()
        self.setAutoDefault(False)
        set_look(self, "item")
        self._item_id = ""
        self._title, self._time = ElidedLabel(look="strong"), PlainLabel(look="soft")
        self._detail = ElidedLabel(look="soft")
        rest = Box(is_row=True, gap=8)
        rest.add(self._detail, stretch=1)
        rest.add(self._time)
        content = QVBoxLayout(self)
        content.setContentsMargins(11, 6, 11, 6)
        content.setSpacing(0)
        for part in (self._title, rest):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            content.addWidget(part)
        self.clicked.connect(lambda: show(self._item_id))

    def show_session(self, item: SessionItem) -> None:
        """Fill it."""
        self._item_id = item.item_id
        self._title.show_text(item.title)
        self._time.show_text(item.time)
        self._detail.show_text(item.detail)
        set_tone(self, "chosen" if item.is_focused else "")
        name_widget(self, f"{item.title}, {item.time}, {item.detail}")
        describe_widget(self, self.tr("on the screen") if item.is_focused else "")


class SessionList(Box):
    """A headed list of contacts; nothing at all while it is empty."""

    def __init__(self, heading: str, show: Callable[[str], None]) -> None:
        super().__init__(gap=6)
        self._show = show
        self._heading = PlainLabel(heading.upper(), "heading")
        self._buttons: list[SessionButton] = []
        self.add(self._heading)

    def show_items(self, items: tuple[SessionItem, ...]) -> None:
        """Fill it."""
        while len(self._buttons) < len(items):
            self._buttons.append(SessionButton(self._show))
            self.add(self._buttons[-1])
        for index, button in enumerate(self._buttons):
            if index < len(items):
                button.show_session(items[index])
            button.setVisible(index < len(items))
        self.setVisible(bool(items))


class DayView(Box):
    """How many calls were handled today, and how many of them solved here."""

    def __init__(self) -> None:
        super().__init__(gap=6)
        self._handled, self._solved = PlainLabel(look="strong"), PlainLabel(look="strong")
        card = Box("card", margins=(12, 10, 12, 10), gap=4)
        for words, figure in ((self.tr("Coded"), self._handled), (self.tr("Solved by me"), self._solved)):
            line = Box(is_row=True)
            line.add(PlainLabel(words))
            line.add_space()
            line.add(figure)
            card.add(line)
        self.add(PlainLabel(self.tr("My day").upper(), "heading"), card)

    def show_day(self, handled: int, solved: int) -> None:
        """Fill it."""
        self._handled.show_text(str(handled))
        self._solved.show_text(str(solved))


class CallsView(Box):
    """The column. `call_back_wanted` brings the number of a missed call."""

    call_back_wanted = Signal(str)

    def __init__(self, calls: Calls) -> None:
        super().__init__("column", margins=(16, 14, 16, 14), gap=18)
        self.setFixedWidth(WIDTH)
        self._calls = calls
        self._live = Box(gap=8)
        self._none = PlainLabel(self.tr("Nobody is on the line."), "soft", wraps=True)
        self._cards: dict[str, CallCard] = {}
        live = Box(gap=6)
        live.add(PlainLabel(self.tr("Calls").upper(), "heading"), self._none, self._live)
        self._to_code = SessionList(self.tr("Still to code"), calls.show)
        self._missed = SessionList(self.tr("Missed"), self._call_back)
        self._outages = SessionList(self.tr("Not reachable"), self._call_cut)
        self._day = DayView()
        self.add(live, self._to_code, self._missed, self._outages, self._day)
        self.add_space()
        calls.changed.connect(self.show_calls)
        self.show_calls()

    def show_calls(self) -> None:
        """Show the picture. A call keeps its card, so that no button moves away under a hand."""
        picture = self._calls.picture
        has_new_cards = [item.call_id for item in picture.live] != list(self._cards)
        if has_new_cards:
            clear(self._live.items)
            self._cards = {item.call_id: CallCard(self._calls.act) for item in picture.live}
            self._live.add(*self._cards.values())
        for item in picture.live:
            self._cards[item.call_id].show_call(item)
        self._none.setVisible(not picture.live)
        self._to_code.show_items(picture.to_code)
        self._missed.show_items(picture.missed)
        self._outages.show_items(picture.outages)
        self._day.show_day(picture.handled, picture.solved)
        if has_new_cards:
            self._chain()

    def _chain(self) -> None:
        """Let Tab go from top to bottom; by itself it would come to what was made last at the end."""
        for button, following in pairwise(self.findChildren(QPushButton)):
            QWidget.setTabOrder(button, following)

    def _call_cut(self, item_id: str) -> None:
        self.call_back_wanted.emit(self._calls.number_of_cut(item_id))

    def _call_back(self, item_id: str) -> None:
        self.call_back_wanted.emit(self._calls.number_of_missed(item_id))
