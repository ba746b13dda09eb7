"""The agent's window: bar, troubles, three columns; and the keys."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.components.box import Box, scrolling
from ui.components.look import set_look
from ui.components.text import title_window
from ui.keys import CHECKS, CHOICES, DIGITS, Key
from ui.viewmodels.screens import Screens
from ui.views.call_list_sheet import CallListSheet
from ui.views.caller import CallerView
from ui.views.calls import CallsView
from ui.views.consult import ConsultView
from ui.views.emergency import EmergencyScreen
from ui.views.keypad import KeypadSheet
from ui.views.keys_sheet import KeysSheet
from ui.views.notices import NoticesView
from ui.views.pause_choice import PauseChoice
from ui.views.put_through import PutThroughSheet
from ui.views.question import Question
from ui.views.senior import SeniorView
from ui.views.senior_desk import SeniorDeskView
from ui.views.settings_sheet import SettingsSheet
from ui.views.sound_sheet import SoundSheet
from ui.views.top_bar import TopBarView
from ui.views.wrap_up import WrapUpView

SMALLEST = (960, 540)  # a screen of 1920 × 1080 at 200 %; made for 1100 × 700 and up
USUAL = (1440, 900)


class MainWindow(QWidget):
    """Everything but the ring card. `closed` comes when the agent really wants to stop."""

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    board_wanted = Signal()
    closed = Signal()

    def __init__(self, screens: Screens, owner: str = "") -> None:
        super().__init__()
        set_look(self, "window")
        title_window(self, f"Bellerbeeld · {owner}" if owner else "Bellerbeeld")
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        self._screens = screens
        self._may_close = False
        self.top_bar = TopBarView(screens.top_bar, screens.search, screens.settings, screens.quiet)
        self.consult = ConsultView(screens.consult)
        self.senior = SeniorView(screens.senior)
        self.senior_desk = SeniorDeskView(screens.senior_desk)
        self.wrap_up = WrapUpView(screens.wrap_up)
        self.caller = CallerView(screens.caller)
        self.calls = CallsView(screens.calls)
        self.strips = Box()
        self.emergency = EmergencyScreen(self)
        self._build()
        self._bind()
        # The keys belong to the window until the agent goes into a field: digits code, J and N answer.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()

    def _build(self) -> None:
        middle = Box(margins=(16, 14, 16, 14), gap=12)
        middle.add(self.caller, stretch=1)
        middle.add(self.senior_desk, self.senior, self.consult)
        columns = Box(is_row=True)
        columns.add(scrolling_column(self.calls))
        columns.add(middle, stretch=1)
        columns.add(scrolling_column(self.wrap_up))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        notices = NoticesView(self._screens.notices)
        for part in (self.top_bar, self.strips, notices):
            layout.addWidget(part)
        layout.addWidget(columns, 1)
        # These hide themselves; before they had a place they would have been windows of their own.
        notices.show_notices()
        self.consult.show_consult()
        self.senior.show_senior()
        self.senior_desk.show_desk()

    def _bind(self) -> None:
        self.top_bar.language_chosen.connect(self.language_chosen)
        self.top_bar.theme_chosen.connect(self.theme_chosen)
        self.top_bar.keys_wanted.connect(self.show_keys)
        self.top_bar.board_wanted.connect(self._open_board)
        self.top_bar.settings_wanted.connect(self.show_settings)
        self.top_bar.sound_wanted.connect(self.show_sound)
        self.top_bar.pause_wanted.connect(self._pause)
        self.top_bar.searched.connect(self.setFocus)
        self.calls.call_back_wanted.connect(self.offer_number)
        self.emergency.closed.connect(self._screens.emergency.close)
        self._screens.emergency.changed.connect(self._show_emergency)
        self.consult.end_wanted.connect(self._end_for_all)
        screens = self._screens
        screens.calls.put_through_wanted.connect(self._put_through)
        screens.calls.keypad_wanted.connect(self._open_keypad)
        for key, act in (
            (Key.HELP, self.show_keys),
            (Key.ANSWER, self._answer),
            (Key.REFUSE, screens.calls.refuse),
            (Key.HANG_UP, screens.calls.hang_up),
            (Key.HOLD, screens.calls.toggle_hold),
            (Key.MUTE, screens.sound.toggle_mute),
            (Key.ASK, screens.top_bar.ask_colleague),
            (Key.ASK_IN_WRITING, screens.senior.write),
            (Key.END_FOR_ALL, self._end_for_all),
            (Key.SWAP, screens.consult.swap),
            (Key.PUT_THROUGH, self._put_through),
            (Key.JOIN, screens.consult.join),
            (Key.HAND_OVER, screens.consult.hand_over),
            (Key.BACK, self._back),
            (Key.SEARCH, self._search),
            (Key.RETRY, screens.caller.look_up_again),
            (Key.SOMEBODY_ELSE, screens.caller.change),
            (Key.REVEAL, screens.caller.reveal),
            (Key.NEXT_TAB, self.caller.person.tabs.open_next),
            (Key.SCROLL_UP, partial(self.caller.go_further, down=False)),
            (Key.SCROLL_DOWN, partial(self.caller.go_further, down=True)),
            (Key.SOLVED, partial(screens.wrap_up.set_solved, solved=True)),
            (Key.NOT_SOLVED, partial(screens.wrap_up.set_solved, solved=False)),
            (Key.NOTE, self.wrap_up.note.setFocus),
            (Key.UNDO, screens.wrap_up.step_back),
            (Key.SAVE, self._save),
            (Key.BOARD, self._open_board),
            (Key.BAD_LINE, screens.calls.report_line),
            (Key.KEYPAD, self._open_keypad),
            (Key.HISTORY, self.show_calls),
            (Key.PAUSE, self._pause),
            (Key.DO_NOT_DISTURB, screens.quiet.toggle_do_not_disturb),
        ):
            self._on_key(key.value, act)
        self._on_key("Ctrl+Enter", self._save)  # of the number pad
        for index, key in enumerate(CHECKS):
            self._on_key(key.value, partial(screens.caller.toggle_check_at, index))
        for index, key in enumerate(CHOICES):
            self._on_key(key.value, partial(self._choose, index))
        for digit in DIGITS:
            self._on_key(digit, partial(self._digit, digit))

    def _on_key(self, key: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(lambda: act())

    # ------------------------------------------------------------ keys that mean more than one thing

    def _answer(self) -> None:
        """Take the call; what was typed about somebody else stays, and the next digit is about this caller."""
        if self._screens.calls.answer():
            self.setFocus()

    def _digit(self, digit: str) -> None:
        """What to do about a senior who is busy, a person on the screen, an answer in writing, else the coding."""
        screens = self._screens
        if screens.senior.picture.busy and screens.senior.press(int(digit) - 1):
            return
        if screens.senior_desk.picture.takes_digits and screens.senior_desk.press(int(digit) - 1):
            return
        if not screens.caller.choose_by_key(digit):
            screens.wrap_up.press_digit(digit)

    def _choose(self, index: int) -> None:
        """Something of the senior's panels; the digits alone may be needed for the coding."""
        if not self._screens.senior.press(index):
            self._screens.senior_desk.press(index)

    def _back(self) -> None:
        """Out of a consult, else out of a search, else out of the field that has the keys."""
        if self._screens.consult.picture.is_open:
            self._screens.consult.back()
        elif not self._screens.senior.leave():
            self._screens.search.leave()
        self.setFocus()

    def _show_emergency(self) -> None:
        self.emergency.show_emergency(self._screens.emergency.picture)

    def _pause(self) -> None:
        if not self._screens.quiet.toggle_pause():
            PauseChoice(self, self._screens.quiet).open()

    def _put_through(self) -> None:
        """To choose to whom; nothing while nobody is on the line, or somebody is being asked already."""
        if self._screens.put_through.can_begin:
            PutThroughSheet(self, self._screens.put_through).open()

    def _end_for_all(self) -> None:
        """Hanging up never drops a caller in a consult; this does, so it is asked."""
        if not self._screens.consult.picture.is_open:
            return
        question = Question(
            self,
            self.tr("End for everybody?"),
            self.tr("The caller and the colleague are both hung up on."),
            self.tr("End for everybody"),
            self.tr("Go on"),
        )
        question.accepted.connect(self._screens.consult.end_for_all)
        question.open()

    def _search(self) -> None:
        self.top_bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top_bar.field.selectAll()

    def _save(self) -> None:
        self._screens.wrap_up.save()
        self.setFocus()

    def offer_number(self, number: str) -> None:
        """In the field, ready to be called; '' is nothing to offer."""
        if number:
            self._screens.search.type(number)
            self._search()

    def _open_keypad(self) -> None:
        """Keys for whom the agent hears; with nobody there the key means nothing."""
        if self._screens.keypad.open():
            KeypadSheet(self, self._screens.keypad).open()

    def _open_board(self) -> None:
        """For team leads; for others the key means nothing."""
        if self._screens.board.is_allowed:
            self.board_wanted.emit()

    def show_calls(self) -> None:
        """The sheet with the agent's own calls."""
        sheet = CallListSheet(self, self._screens.call_list)
        sheet.call_back_wanted.connect(self.offer_number)
        sheet.open()

    def show_keys(self) -> None:
        """The sheet with all keys."""
        KeysSheet(self, for_team_lead=self._screens.board.is_allowed).open()

    def show_sound(self) -> None:
        """The sheet with cards, volumes and meters."""
        SoundSheet(self, self._screens.sound).open()

    def show_settings(self) -> None:
        """The sheet with all settings and who decided about them."""
        SettingsSheet(self, self._screens.settings.picture).open()

    # ------------------------------------------------------------ the end

    def close_for_good(self) -> None:
        """Close without a question."""
        self._may_close = True
        self.close()

    def focusNextPrevChild(self, following: bool) -> bool:
        """Qt's name: for Tab, and when what has the keys is hidden; then they fall to the window, not a field."""
        holder = self.focusWidget()
        if holder is not None and not holder.isVisible():  # type: ignore[redundant-expr]  # the stubs forget None
            self.setFocus()
            return True
        return super().focusNextPrevChild(following)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close or not self._screens.calls.has_live_calls:
            event.accept()
            self.emergency.hide()
            self.closed.emit()
            return
        event.ignore()
        question = Question(
            self,
            self.tr("Stop?"),
            self.tr("Somebody is on the line. When you stop now, the call ends."),
            self.tr("Hang up and stop"),
            self.tr("Go on with the call"),
        )
        question.accepted.connect(self.close_for_good)
        question.open()


def scrolling_column(column: Box) -> QWidget:
    """A column that scrolls when the window is low, and looks as it is otherwise."""
    area = scrolling(column)
    area.setFixedWidth(column.maximumWidth())
    return area
