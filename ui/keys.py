"""The keys of the window, once: what they do and which they are."""

from enum import Enum


class Key(Enum):
    """What a key does; the value is the key in Qt's own notation (QKeySequence, portable text)."""

    HELP = "F1"
    ANSWER = "F2"
    HANG_UP = "F3"
    HOLD = "F4"
    REFUSE = "Shift+F2"
    END_FOR_ALL = "Shift+F3"
    SWAP = "F5"
    PUT_THROUGH = "F6"
    JOIN = "F7"
    HAND_OVER = "F8"
    ASK = "F9"
    ASK_IN_WRITING = "Shift+F9"
    FIRST_CHOICE = "Alt+1"
    SECOND_CHOICE = "Alt+2"
    THIRD_CHOICE = "Alt+3"
    FOURTH_CHOICE = "Alt+4"
    BACK = "Esc"
    SEARCH = "Ctrl+K"
    RETRY = "Ctrl+R"
    SOMEBODY_ELSE = "Ctrl+E"
    FIRST_CHECK = "Ctrl+1"
    SECOND_CHECK = "Ctrl+2"
    THIRD_CHECK = "Ctrl+3"
    REVEAL = "Ctrl+O"
    NEXT_TAB = "Ctrl+Tab"
    SCROLL_UP = "PgUp"
    SCROLL_DOWN = "PgDown"
    SOLVED = "J"
    NOT_SOLVED = "N"
    NOTE = "Ctrl+I"
    UNDO = "Backspace"
    SAVE = "Ctrl+Return"
    BOARD = "Ctrl+B"
    BAD_LINE = "Ctrl+L"
    KEYPAD = "Ctrl+T"
    HISTORY = "Ctrl+H"
    PAUSE = "Ctrl+P"
    DO_NOT_DISTURB = "Ctrl+D"
    MUTE = "F10"

    @property
    def cap(self) -> str:
        """What stands on the button: 'Ctrl K', 'F2', 'Esc'."""
        return _cap(self.value)


class BoardKey(Enum):
    """The same for the team lead's board, which is a window of its own."""

    WALL = "F11"
    SNOOZE = "S"
    SCROLL_UP = "PgUp"
    SCROLL_DOWN = "PgDown"
    BACK = "Esc"

    @property
    def cap(self) -> str:
        """What stands on the button."""
        return _cap(self.value)


def _cap(key: str) -> str:
    return _CAPS.get(key, key).replace("Return", "Enter").replace("+", " ")


_CAPS = {"Backspace": "←", "PgDown": "PgDn"}  # as they stand on a keyboard
CHECKS = (Key.FIRST_CHECK, Key.SECOND_CHECK, Key.THIRD_CHECK)
CHOICES = (Key.FIRST_CHOICE, Key.SECOND_CHOICE, Key.THIRD_CHOICE, Key.FOURTH_CHOICE)
DIGITS = "1234567890"
