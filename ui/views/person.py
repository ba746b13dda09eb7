"""The card of one caller: who, what matters now, and the pages about home, contacts and lease."""

from functools import partial

from PySide6.QtWidgets import QButtonGroup, QScrollArea, QStackedWidget

from ui.components.box import Box, scrolling
from ui.components.button import KeyButton, TextButton
from ui.components.flow import Flow
from ui.components.lines import LinesView
from ui.components.note import NoteView
from ui.components.rows import Page
from ui.components.text import ElidedLabel, PlainLabel
from ui.keys import CHECKS, Key
from ui.viewmodels.caller import LINES, Caller, CallerPicture, Check, Tab

_PAGE = 150  # pixels; lower than this a page tells nothing, and the whole card scrolls


class HeadView(Box):
    """Name, home, and how sure we are."""

    def __init__(self, caller: Caller) -> None:
        super().__init__(gap=2)
        self._title, self._subtitle = ElidedLabel(look="title"), PlainLabel(look="soft", wraps=True)
        self._verified = PlainLabel(self.tr("verified"), "tag")
        self._origin = ElidedLabel(look="soft")
        self._change = KeyButton(self.tr("Somebody else"), Key.SOMEBODY_ELSE.cap)
        first = Box(is_row=True, gap=10)
        first.add(self._title, stretch=1)
        first.add(self._verified)
        second = Box(is_row=True, gap=10)
        second.add(self._origin, stretch=1)
        second.add(self._change)
        self.add(first, self._subtitle, second)
        self._change.clicked.connect(caller.change)

    def show_head(self, picture: CallerPicture) -> None:
        """Fill it."""
        self._title.show_text(picture.title)
        self._subtitle.show_text(picture.subtitle)
        self._origin.show_text(picture.origin)
        self._verified.show_text(
            self.tr("verified") if picture.is_verified else self.tr("not verified"),
            "ok" if picture.is_verified else "",
        )
        self._change.setVisible(picture.can_change)


class ChecksView(Flow):
    """The questions that verify the caller; two right answers are enough."""

    def __init__(self, caller: Caller) -> None:
        super().__init__()
        self._caller = caller
        self._buttons = [KeyButton(key=key.cap, leading_key=True) for key in CHECKS]
        self.add(*self._buttons)
        for index, button in enumerate(self._buttons):
            button.clicked.connect(partial(self._toggle, index))

    def show_checks(self, checks: tuple[Check, ...]) -> None:
        """Fill the buttons."""
        for index, button in enumerate(self._buttons):
            button.setVisible(index < len(checks))
            if index < len(checks):
                check = checks[index]
                button.show_words(f"{check.words} {check.answer}")
                button.stand("chosen" if check.is_answered else "")
        self.setVisible(bool(checks))

    def _toggle(self, index: int) -> None:
        self._caller.toggle_check_at(index)


class TabsView(Box):
    """The names of the pages, and the page that is open."""

    def __init__(self) -> None:
        super().__init__(gap=10)
        self._group = QButtonGroup(self)
        self._buttons = {tab: TextButton("", "tab") for tab in Tab}
        self._pages = {tab: Page() for tab in Tab}
        self._areas = {tab: scrolling(page) for tab, page in self._pages.items()}
        self._stack = QStackedWidget()
        self._stack.setMinimumHeight(_PAGE)
        names = Box(is_row=True, gap=14)
        for index, tab in enumerate(Tab):
            button = self._buttons[tab]
            button.setCheckable(True)
            button.setAutoExclusive(True)  # to a screen reader: one of several
            self._group.addButton(button, index)
            names.add(button)
            self._stack.addWidget(self._areas[tab])
        names.add_space()
        head = Box()
        head.add(names, Box("rule"))
        self.add(head)
        self.add(self._stack, stretch=1)
        self._group.idClicked.connect(self._stack.setCurrentIndex)
        self._buttons[Tab.BUILDING].setChecked(True)

    def show_tabs(self, picture: CallerPicture) -> None:
        """Fill names and pages."""
        for tab, words in picture.tabs:
            self._buttons[tab].show_words(words)
        for tab, sections in picture.sections:
            self._pages[tab].show_sections(sections)

    @property
    def open_page(self) -> int:
        """Which page is open, from 0."""
        return self._stack.currentIndex()

    @property
    def open_area(self) -> QScrollArea:
        """What scrolls the page that is open."""
        return list(self._areas.values())[self.open_page]

    def open_next(self) -> None:
        """The page to the right, and after the last the first."""
        following = (self.open_page + 1) % self._stack.count()
        self._group.button(following).click()

    def open_first(self) -> None:
        """The page that a new caller begins with."""
        self._group.button(0).click()


class PersonView(Box):
    """The whole card."""

    def __init__(self, caller: Caller) -> None:
        super().__init__(gap=12)
        self._caller = caller
        self._session_id = ""
        self._head, self._checks = HeadView(caller), ChecksView(caller)
        self._asked = NoteView("question", "info")
        self._trouble = NoteView("alert", "bad", self.tr("Look up again"), Key.RETRY.cap)
        self._lines = LinesView(LINES, self.tr("Open"), Key.REVEAL.cap)
        self.tabs = TabsView()
        matters = Box(gap=8)
        matters.add(PlainLabel(self.tr("What matters now").upper(), "heading"), self._lines)
        self.add(self._head, self._asked, self._checks, self._trouble, matters)
        self.add(self.tabs, stretch=1)
        self._lines.opened.connect(caller.reveal)
        self._trouble.wanted.connect(caller.look_up_again)

    def show_person(self, picture: CallerPicture) -> None:
        """Fill it."""
        if picture.session_id != self._session_id:
            self._session_id = picture.session_id
            self.tabs.open_first()
        self._head.show_head(picture)
        self._asked.show_note(picture.asked)
        self._checks.show_checks(picture.checks)
        self._trouble.show_note(picture.message)
        self._lines.show_lines(picture.lines, calm=picture.calm, can_open=picture.can_reveal)
        self._lines.keep_room(is_kept=not picture.is_complete)
        self.tabs.show_tabs(picture)
