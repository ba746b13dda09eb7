"""The bar at the top of the window."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu

from ui.components.box import Box
from ui.components.button import KeyButton, TextButton
from ui.components.icon import Icon
from ui.components.look import set_tone
from ui.components.text import PlainLabel, add_action, name_widget, show_field, show_hint
from ui.keys import Key
from ui.viewmodels.quiet import QuietScreen
from ui.viewmodels.search import Search
from ui.viewmodels.settings_list import SettingsList
from ui.viewmodels.top_bar import Lamp, TopBar

ROOMY = 1300  # pixels of the bar, from which on the button has room for the senior's line


class Chip(Box):
    """A word with a time or a lamp in a small frame."""

    def __init__(self, *, has_lamp: bool = False) -> None:
        super().__init__("chip", is_row=True, margins=(11, 0, 11, 0), gap=8)
        self._lamp = Icon(look="soft")
        self._word = PlainLabel(look="" if has_lamp else "strong")
        self._time = PlainLabel(look="strong")
        self.add(self._lamp, self._word, self._time)
        self._lamp.setVisible(has_lamp)
        self.setFixedHeight(34)

    def show_lamp(self, lamp: Lamp, time: str = "") -> None:
        """Fill it: a tick when all is well, a triangle when not."""
        self._lamp.draw({"ok": "check", "": "promise"}.get(lamp.tone, "alert"), lamp.tone)
        text_tone = {"busy": ""}.get(lamp.tone, lamp.tone)
        self._word.show_text(lamp.word, text_tone if lamp.tone != "ok" or time else "")
        self._time.show_text(time, text_tone)
        self._time.setVisible(bool(time))
        set_tone(self, lamp.tone if time or lamp.tone in ("warn", "bad") else "")
        name_widget(self, f"{lamp.word} {time}".strip())


class TopBarView(Box):
    """State, search, colleague, lamps."""

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    keys_wanted = Signal()
    board_wanted = Signal()
    settings_wanted = Signal()
    sound_wanted = Signal()
    pause_wanted = Signal()
    searched = Signal()

    def __init__(self, top_bar: TopBar, search: Search, settings: SettingsList, quiet: QuietScreen) -> None:
        super().__init__("bar", is_row=True, margins=(16, 10, 16, 10), gap=10)
        self._top_bar, self._search, self._settings, self._quiet = top_bar, search, settings, quiet
        self._state = Chip()
        self.field = QLineEdit()
        show_hint(self.field, self.tr("Search postcode and number or name, or call a number"))
        name_widget(self.field, self.tr("Search or call, Ctrl+K"))
        self._action = PlainLabel(look="soft")
        self._key = PlainLabel("Ctrl K", "key")
        self._inside = inside = QHBoxLayout(self.field)
        inside.setContentsMargins(0, 0, 10, 0)
        inside.setSpacing(8)
        inside.addStretch(1)
        inside.addWidget(self._action)
        inside.addWidget(self._key)
        self.ask = KeyButton(self.tr("Ask the senior"), "F9", "question")
        self._phone, self._crm = Chip(has_lamp=True), Chip(has_lamp=True)
        self._unsent = Chip(has_lamp=True)
        self._menu = TextButton("•••")
        name_widget(self._menu, self.tr("Menu"))
        self.add(self._state)
        self.add(self.field, stretch=1)
        self.add(self.ask, self._phone, self._crm, self._unsent, self._menu)
        self.field.textEdited.connect(search.type)
        self.field.returnPressed.connect(self._go)
        self.ask.clicked.connect(top_bar.ask_colleague)
        self._menu.clicked.connect(self._open_menu)
        top_bar.changed.connect(self.show_bar)
        search.changed.connect(self.show_search)
        self.show_bar()
        self.show_search()

    def show_bar(self) -> None:
        """Show the picture."""
        picture = self._top_bar.picture
        self._state.show_lamp(picture.state, picture.since)
        self._phone.show_lamp(picture.phone)
        self._crm.show_lamp(picture.crm)
        self._unsent.show_lamp(picture.unsent)
        self.ask.show_words(picture.ask if self.width() >= ROOMY else picture.ask_short)
        self.ask.enable(is_enabled=picture.can_ask)
        self.ask.stand("go" if picture.can_ask else "")

    def show_search(self) -> None:
        """Show what the field holds and what Enter does."""
        picture = self._search.picture
        show_field(self.field, picture.text)
        self._action.show_text(picture.action)
        self._key.show_text("Enter" if picture.action else "Ctrl K")
        # What is typed, or the hint, ends before the words at the right.
        self.field.setTextMargins(0, 0, self._inside.sizeHint().width() - 6, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_bar()

    def _go(self) -> None:
        self._search.go()
        self.searched.emit()

    def _open_menu(self) -> None:
        menu = QMenu(self)
        add_action(menu, self.tr("Keys"), self.keys_wanted.emit, QKeySequence("F1"))
        if self._top_bar.leads_a_team:
            add_action(menu, self.tr("Queues"), self.board_wanted.emit, QKeySequence(Key.BOARD.value))
        self._add_quiet(menu)
        add_action(menu, self.tr("Sound"), self.sound_wanted.emit)
        add_action(menu, self.tr("Settings"), self.settings_wanted.emit)
        # Each language under its own name, for whoever does not read the other.
        self._add_choices(
            menu,
            self.language_chosen,
            (("Nederlands", "nl"), ("English", "en")),
            is_managed=self._settings.language_is_managed,
        )
        self._add_choices(
            menu,
            self.theme_chosen,
            (
                (self.tr("Colours as the system"), "system"),
                (self.tr("Light"), "light"),
                (self.tr("Dark"), "dark"),
            ),
            is_managed=self._settings.theme_is_managed,
        )
        menu.exec(self._menu.mapToGlobal(QPoint(0, self._menu.height() + 4)))
        menu.deleteLater()

    def _add_quiet(self, menu: QMenu) -> None:
        """A pause where the exchange knows one, and no calls at all; each says what it will do."""
        picture = self._quiet.picture
        if picture.can_pause:
            words = self.tr("End the pause") if picture.is_paused else self.tr("Pause")
            add_action(menu, words, self.pause_wanted.emit, QKeySequence(Key.PAUSE.value))
        words = self.tr("End 'do not disturb'") if picture.is_undisturbed else self.tr("Do not disturb")
        key = QKeySequence(Key.DO_NOT_DISTURB.value)
        add_action(menu, words, self._quiet.toggle_do_not_disturb, key)

    def _add_choices(
        self, menu: QMenu, chosen: SignalInstance, choices: Sequence[tuple[str, str]], *, is_managed: bool
    ) -> None:
        """Lines to choose from; when the organisation chose, they say so and do nothing."""
        menu.addSeparator()
        for words, code in choices:
            shown = f"{words} ({self._settings.managed_words})" if is_managed else words
            add_action(menu, shown, partial(chosen.emit, code), is_enabled=not is_managed)
