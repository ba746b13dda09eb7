"""What is wrong and what still works, in sentences at the top of the window."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.domain.agent import CrmState
from app.domain.errors import Failure
from app.domain.line_report import KEPT_DAYS
from app.services.desk import Desk
from ui.keys import Key
from ui.texts import failures, line, phone, quiet, sound
from ui.texts import reachability as reachability_words
from ui.viewmodels.board import Board
from ui.viewmodels.viewmodel import ViewModel

translate = QCoreApplication.translate

_AGREEMENT_SHOWN = 60.0  # seconds

Words = Callable[[], str]
"""A sentence in the language of the screen at the moment that it is called."""


REPORT_SAID_FOR = 20.0  # seconds


@dataclass(frozen=True)
class Notice:
    """A sentence with a tone."""

    words: str
    tone: str


@dataclass(frozen=True)
class StartTroubles:
    """What went wrong before the window was there; each stays until the next start."""

    sentences: tuple[Words, ...] = ()


class Notices(ViewModel[tuple[Notice, ...]]):
    """All that the agent has to know now, worst first."""

    def __init__(self, desk: Desk, troubles: StartTroubles, board: Board) -> None:
        self._sentences = list(troubles.sentences)
        self._board = board
        super().__init__(desk)

    def say(self, sentence: Words) -> None:
        """Add a sentence that stays until the program ends; once is enough."""
        if sentence not in self._sentences:
            self._sentences.append(sentence)
            self.refresh()

    def _draw(self) -> tuple[Notice, ...]:
        desk = self._desk
        notices = []
        if desk.emergency.call.is_live:
            notices.append(Notice(phone.emergency_sentence(), "bad"))
        notices += self._about_phone()
        if desk.storage_error is not None:
            notices.append(Notice(failures.storage_words(desk.storage_error), "bad"))
        if desk.calls.sound == "none":
            notices.append(
                Notice(translate("Notices", "No headset or sound card found: you hear nothing."), "warn")
            )
        notices += [Notice(sentence, "warn") for sentence in quiet.sentences(desk.quiet)]
        notices += self._about_line()
        notices += self._about_agreement()
        lost = sound.lost_sentence(desk.sound.cards, desk.sound.choice.ringer)
        if lost:
            notices.append(Notice(lost, "warn"))
        notices += self._about_crm()
        notices += self._about_queues()
        notices += [Notice(sentence(), "warn") for sentence in self._sentences]
        return tuple(sorted(notices, key=lambda notice: notice.tone != "bad"))

    def _about_agreement(self) -> list[Notice]:
        """For a minute after a call that could not be, either way."""
        at = self._desk.calls.not_agreed_at
        if at is None or self._desk.now.seconds_since(at) > _AGREEMENT_SHOWN:
            return []
        return [Notice(phone.not_agreed_sentence(), "warn")]

    def _about_line(self) -> list[Notice]:
        desk = self._desk
        talking, reported = desk.calls.talking, desk.lines.reported_at
        sentence = line.line_sentence(desk.lines.quality(talking.call_id) if talking is not None else None)
        notices = [Notice(sentence, "bad")] if sentence else []
        if reported is not None and desk.now.seconds_since(reported) < REPORT_SAID_FOR:
            is_kept = desk.lines.report_error is None
            words = line.report_sentence(is_kept=is_kept, days=KEPT_DAYS)
            notices.append(Notice(words, "" if is_kept else "bad"))
        return notices

    def _about_phone(self) -> list[Notice]:
        calls, reachability = self._desk.calls, self._desk.reachability
        sentence = phone.registration_sentence(calls.registration, calls.registration_code)
        if reachability.outage is not None:
            since = reachability_words.outage_sentence(reachability.outage, calls.registration)
            return [Notice(" ".join(filter(None, (sentence, since))), "bad")]
        if sentence:
            return [Notice(sentence, "bad")]
        if reachability.recovered is not None:
            return [
                Notice(reachability_words.recovery_sentence(reachability.recovered, self._desk.now), "ok")
            ]
        return []

    def _about_crm(self) -> list[Notice]:
        desk = self._desk
        notices = []
        if desk.crm_health.failure is not None:
            words = failures.failure_words(desk.crm_health.failure)
            works = translate("Notices", "Calling and coding go on; saved contacts are sent later.")
            tone = "bad" if desk.crm_health.state is CrmState.UNAUTHORISED else "warn"
            notices.append(Notice(f"{words} {works}", tone))
        for entry in desk.delivery.refused[:1]:
            words = translate("Notices", "The CRM refused a saved contact: {why} It is kept here.")
            notices.append(Notice(words.format(why=_refusal_words(entry.refusal)), "bad"))
        return notices

    def _about_queues(self) -> list[Notice]:
        """For a team lead who does not have the board open: an alarm has to be seen while it matters."""
        if self._board.is_open or not self._board.is_allowed:
            return []
        words = translate("Notices", "{alarm}. {key} opens the queues.")
        alarms = self._board.alarms.raised[:1]
        return [Notice(words.format(alarm=one.sentence, key=Key.BOARD.cap), "warn") for one in alarms]


def _refusal_words(refusal: str) -> str:
    """The CRM's own words as a sentence, or ours when it gave only the kind of failure."""
    if refusal in Failure.__members__:
        return failures.failure_words(Failure[refusal])
    return refusal if refusal.endswith((".", "!", "?", "…")) else f"{refusal}."
