"""The card that appears while somebody rings: on top of everything, and never in the way of the keyboard."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from ui.components.box import Box
from ui.components.button import KeyButton
from ui.components.icon import Icon
from ui.components.lines import LinesView
from ui.components.note import NoteView
from ui.components.text import ElidedLabel, PlainLabel, name_widget, title_window
from ui.keys import Key
from ui.viewmodels.caller import LINES
from ui.viewmodels.ring_card import RingCard

WIDTH = 460
_DISTANCE = 20  # pixels from the corner of the screen


class RingCardView(QWidget):
    """A window of its own that takes no focus. `painted` says that a call can be seen now."""

    painted = Signal(str)

    def __init__(self, ring_card: RingCard) -> None:
        super().__init__(
            None,
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        title_window(self, self.tr("Incoming call"))
        self._ring_card = ring_card
        self._painted_call = ""
        self._title, self._subtitle = ElidedLabel(look="title"), PlainLabel(look="soft", wraps=True)
        self._context, self._origin = ElidedLabel(look="strong"), ElidedLabel(look="soft")
        self._asked = NoteView("question", "info")
        self._lines = LinesView(LINES)
        self._answer = KeyButton(self.tr("Answer"), Key.ANSWER.cap, "phone")
        self._answer.stand("go")
        self._refuse = KeyButton(self.tr("Refuse"), Key.REFUSE.cap)
        for button in (self._answer, self._refuse):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._build()
        self._answer.clicked.connect(ring_card.answer)
        self._refuse.clicked.connect(ring_card.refuse)
        ring_card.changed.connect(self.show_ringing)
        self.show_ringing()

    def _build(self) -> None:
        frame = Box("ring", margins=(18, 16, 18, 16), gap=10)
        who = Box(gap=1)
        who.add(self._title, self._subtitle, self._origin)
        head = Box(is_row=True, gap=12)
        head.add(Icon("phone"))
        head.add(who, stretch=1)
        buttons = Box(is_row=True, gap=8)
        buttons.add(self._answer, stretch=3)
        buttons.add(self._refuse, stretch=2)
        frame.add(head, self._context, self._asked, self._lines, buttons)
        frame.setFixedWidth(WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        # As high as its words need, at every moment: what comes late grows the card upwards.
        layout.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        layout.addWidget(frame)

    def show_ringing(self) -> None:
        """Show the picture, or go away when nobody rings."""
        picture = self._ring_card.picture
        if not picture.is_ringing:
            self._painted_call = ""
            self.hide()
            return
        self._title.show_text(picture.title)
        self._subtitle.show_text(picture.subtitle)
        self._origin.show_text(picture.origin)
        self._context.show_text(picture.context)
        self._context.setVisible(bool(picture.context))
        self._asked.show_note(picture.asked)
        self._lines.show_lines(picture.lines)
        self._lines.setVisible(bool(picture.lines))
        name_widget(self, ", ".join(filter(None, (picture.title, picture.subtitle, picture.context))))
        self._into_the_corner()
        self.show()

    def _into_the_corner(self) -> None:
        """Below right on the screen in use: the one under the pointer."""
        screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        self.move(room.right() - self.width() - _DISTANCE, room.bottom() - self.height() - _DISTANCE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._into_the_corner()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        call_id = self._ring_card.picture.call_id
        if call_id and call_id != self._painted_call:
            self._painted_call = call_id
            self.painted.emit(call_id)
