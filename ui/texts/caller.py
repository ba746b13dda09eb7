"""Words for who calls and how we know."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.domain.caller import Match
from app.domain.phone_number import PhoneNumber
from app.domain.verification import Question

translate = QCoreApplication.translate


def match_words(match: Match, number: PhoneNumber) -> str:
    """Why we think that this is the caller, or why we do not know."""
    match match:
        case Match.LOOKING:
            return translate("Caller", "looking up …")
        case Match.ONE:
            return translate("Caller", "recognised by number {number}").format(number=number.masked)
        case Match.SEVERAL:
            return translate("Caller", "chosen; several people use this number")
        case Match.NONE:
            return translate("Caller", "number not known")
        case Match.WITHHELD:
            return translate("Caller", "number withheld")
        case Match.UNREADABLE:
            return translate("Caller", "number not readable")
        case Match.INTERNAL:
            return translate("Caller", "internal call")
        case Match.FAILED:
            return translate("Caller", "could not be looked up")
        case Match.BY_HAND:
            return translate("Caller", "found by hand")
        case Match.BY_COLLEAGUE:
            return translate("Caller", "passed on by a colleague")
        case _:
            assert_never(match)


def question_words(question: Question) -> str:
    """What to ask the caller."""
    match question:
        case Question.BIRTH_DATE:
            return translate("Caller", "Born")
        case Question.ADDRESS:
            return translate("Caller", "Address")
        case Question.LEASE_BEGIN:
            return translate("Caller", "Rents since")
        case _:
            assert_never(question)


def times_today(count: int) -> str:
    """How often this number called today, counted with this call; '' for the first time."""
    return translate("Caller", "call {n} today").format(n=count) if count > 1 else ""
