"""The strip of the demonstration: what to do, and who may call next."""

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu

from ui.components.box import Box
from ui.components.button import KeyButton, TextButton
from ui.components.icon import Icon
from ui.components.look import set_tone
from ui.components.text import PlainLabel, add_action, name_widget


class DemoStrip(Box):
    """`caller_wanted` brings the name of a situation, '' for whoever comes next."""

    caller_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("banner", is_row=True, margins=(16, 7, 10, 7), gap=10)
        set_tone(self, "info")
        words = PlainLabel(
            self.tr(
                "Demonstration with made-up people. In a moment somebody calls: F2 answers, digits code the "
                "call, F9 asks the senior, F1 shows all keys."
            ),
            wraps=True,
        )
        following = KeyButton(self.tr("Next caller"), "", "phone")
        choose = TextButton(self.tr("Choose …"))
        away = TextButton("×")
        name_widget(away, self.tr("Put this strip away"))
        self._choose = choose
        self.add(Icon("question"))
        self.add(words, stretch=1)
        self.add(following, choose, away)
        following.clicked.connect(lambda: self.caller_wanted.emit(""))
        choose.clicked.connect(self._open_menu)
        away.clicked.connect(self.hide)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        for name, words in self._situations():
            add_action(menu, words, partial(self.caller_wanted.emit, name))
        menu.exec(self._choose.mapToGlobal(QPoint(0, self._choose.height() + 4)))
        menu.deleteLater()

    def _situations(self) -> list[tuple[str, str]]:
        return [
            ("known", self.tr("A tenant whom the number tells")),
            ("outage", self.tr("A building with a known outage")),
            ("S3", self.tr("The lift stopped this morning")),
            ("S1", self.tr("A repair that runs, and a message that waits")),
            ("S10", self.tr("A couple that shares a number")),
            ("shared_by_households", self.tr("A number of two households")),
            ("unknown", self.tr("An unknown number")),
            ("withheld", self.tr("A withheld number")),
            ("repeat_nuisance", self.tr("Nuisance for the fourth time")),
            ("S6", self.tr("Arrears, and what lies behind them")),
            ("S11", self.tr("A warning for the safety of staff")),
            ("S9", self.tr("An administrator of many tenants")),
            ("S13", self.tr("Somebody who moved out")),
        ]
