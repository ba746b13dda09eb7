"""F1: every key on one sheet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from ui.components.box import Box
from ui.components.button import KeyButton
from ui.components.look import set_look
from ui.components.text import PlainLabel, title_window
from ui.keys import BoardKey, Key

Group = tuple[str, list[tuple[str, str]]]
"""A heading, and below it keys with what they do."""


class KeysSheet(QDialog):
    """A sheet to read and to close."""

    def __init__(self, parent: QWidget, *, for_team_lead: bool = False) -> None:
        super().__init__(parent)
        set_look(self, "window")
        title_window(self, self.tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(16)
        columns = Box(is_row=True, gap=36)
        for group in self._groups():
            column = Box(gap=8)
            _add_group(column, *group)
            if for_team_lead and not columns.items.count():
                column.items.addSpacing(14)
                _add_group(column, *self._board_group())
            column.add_space()
            columns.add(column)
        close = KeyButton(self.tr("Close"), Key.BACK.cap)
        close.setAutoDefault(True)
        close.clicked.connect(self.accept)
        layout.addWidget(columns)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def _groups(self) -> list[Group]:
        return [
            (
                self.tr("Call"),
                [
                    (Key.ANSWER.cap, self.tr("Answer")),
                    (Key.REFUSE.cap, self.tr("Refuse")),
                    (Key.HOLD.cap, self.tr("Hold, or take back")),
                    (Key.HANG_UP.cap, self.tr("Hang up")),
                    (Key.MUTE.cap, self.tr("Microphone off, or on")),
                    (Key.SEARCH.cap, self.tr("Search, or call a number")),
                    (Key.HISTORY.cap, self.tr("My calls, and call back")),
                    (Key.KEYPAD.cap, self.tr("Keys for a menu or a PIN")),
                    (Key.BAD_LINE.cap, self.tr("Bad line: note it down for IT")),
                    (Key.PAUSE.cap, self.tr("Pause, or take calls again")),
                    (Key.DO_NOT_DISTURB.cap, self.tr("Do not disturb, or take calls again")),
                ],
            ),
            (
                self.tr("Caller"),
                [
                    ("1 – 9", self.tr("Choose a person")),
                    (f"{Key.FIRST_CHECK.cap} – 3", self.tr("The caller answered this question rightly")),
                    (Key.REVEAL.cap, self.tr("Open what is confidential")),
                    (Key.SOMEBODY_ELSE.cap, self.tr("It is somebody else")),
                    (Key.RETRY.cap, self.tr("Look up again")),
                    (Key.NEXT_TAB.cap, self.tr("Next page")),
                    (f"{Key.SCROLL_UP.cap} / {Key.SCROLL_DOWN.cap}", self.tr("Further up or down")),
                ],
            ),
            (
                self.tr("Senior"),
                [
                    (Key.ASK.cap, self.tr("Ask the senior")),
                    (Key.ASK_IN_WRITING.cap, self.tr("Ask her in writing")),
                    (f"{Key.FIRST_CHOICE.cap} – 4", self.tr("Why she was needed; answer in writing")),
                    (Key.BACK.cap, self.tr("Back to the caller")),
                    (Key.SWAP.cap, self.tr("To the other of the two")),
                    (Key.JOIN.cap, self.tr("All three together")),
                    (Key.HAND_OVER.cap, self.tr("Put the caller through")),
                    (Key.PUT_THROUGH.cap, self.tr("Put through to somebody else")),
                    (Key.END_FOR_ALL.cap, self.tr("End for everybody")),
                ],
            ),
            (
                self.tr("Wrap-up"),
                [
                    ("1 – 9, 0", self.tr("Topic, then what exactly")),
                    (f"{Key.SOLVED.cap} / {Key.NOT_SOLVED.cap}", self.tr("Solved, or not")),
                    (Key.NOTE.cap, self.tr("Write a note")),
                    (Key.UNDO.cap, self.tr("Choose again")),
                    (Key.SAVE.cap, self.tr("Save")),
                ],
            ),
        ]

    def _board_group(self) -> Group:
        return (
            self.tr("Queues"),
            [
                (Key.BOARD.cap, self.tr("Open the board")),
                (BoardKey.WALL.cap, self.tr("On the board: on the wall, or back")),
                (BoardKey.SNOOZE.cap, self.tr("On the board: quiet for a while")),
                (
                    f"{BoardKey.SCROLL_UP.cap} / {BoardKey.SCROLL_DOWN.cap}",
                    self.tr("On the board: further up or down"),
                ),
                (BoardKey.BACK.cap, self.tr("On the board: back, or close")),
            ],
        )


def _add_group(column: Box, heading: str, rows: list[tuple[str, str]]) -> None:
    column.add(PlainLabel(heading.upper(), "heading"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(9)
    grid.setColumnStretch(1, 1)
    for row, (cap, words) in enumerate(rows):
        grid.addWidget(PlainLabel(cap, "key"), row, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(PlainLabel(words), row, 1)
    column.items.addLayout(grid)
