"""Words for a caller of whom the CRM does not know who it is."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.domain.caller import Identification, Match
from ui.texts.failures import failure_words

translate = QCoreApplication.translate


def title(match: Match) -> str:
    """Why the caller is not on the screen by itself; empty when the caller is."""
    match match:
        case Match.SEVERAL:
            return translate("Caller", "Several people use this number")
        case Match.NONE:
            return translate("Caller", "This number is not known")
        case Match.WITHHELD:
            return translate("Caller", "The caller withholds the number")
        case Match.UNREADABLE:
            return translate("Caller", "The number cannot be read")
        case Match.INTERNAL:
            return translate("Caller", "Internal call")
        case Match.FAILED:
            return translate("Caller", "The caller could not be looked up")
        case Match.LOOKING | Match.ONE | Match.BY_HAND | Match.BY_COLLEAGUE:
            return ""
        case _:
            assert_never(match)


def message(identification: Identification) -> str:
    """What to do about it."""
    if identification.failure is not None:
        return translate("Caller", "{why} The call itself works.").format(
            why=failure_words(identification.failure)
        )
    if identification.match is Match.SEVERAL:
        return translate("Caller", "Ask who is on the line and press the digit.")
    if identification.match is Match.INTERNAL:
        return translate("Caller", "A colleague is on the line.")
    return translate("Caller", "Ask for postcode and house number, and search with Ctrl+K.")
