"""The caller in the middle of the screen, from the first ring until the contact is coded."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from app.domain.attention import MOST_LINES, attention
from app.domain.caller import Candidate, Match
from app.domain.contact import ContactSession
from app.domain.dossier import Dossier
from app.domain.errors import StorageError
from app.domain.verification import REQUIRED, Question
from ui.picture import Choice, Line, Section
from ui.texts import caller, chooser, failures, history, phone, quiet, times
from ui.texts import consult as consult_words
from ui.viewmodels import dossier_sections
from ui.viewmodels.calls import name_of
from ui.viewmodels.viewmodel import ViewModel

translate = QCoreApplication.translate

MOST_CANDIDATES = 9
LINES = MOST_LINES


class Screen(Enum):
    """Which of its faces the middle shows."""

    IDLE = auto()
    LOOKING = auto()
    PERSON = auto()
    CHOOSER = auto()
    SEARCH = auto()


class Tab(Enum):
    """The pages about one caller."""

    BUILDING = auto()
    CONTACTS = auto()
    REPAIRS = auto()
    LEASE = auto()


@dataclass(frozen=True)
class Check:
    """A verification question with the right answer for the agent's eyes."""

    question: Question
    words: str
    answer: str
    is_answered: bool


@dataclass(frozen=True)
class CallerPicture:
    """What the middle shows."""

    screen: Screen
    session_id: str = ""
    title: str = ""
    subtitle: str = ""
    origin: str = ""
    asked: str = ""
    message: str = ""
    can_retry: bool = False
    can_change: bool = False
    can_reveal: bool = False
    is_verified: bool = False
    is_complete: bool = False
    checks: tuple[Check, ...] = ()
    lines: tuple[Line, ...] = ()
    calm: str = ""
    candidates: tuple[Choice, ...] = ()
    tabs: tuple[tuple[Tab, str], ...] = ()
    sections: tuple[tuple[Tab, tuple[Section, ...]], ...] = ()


class Caller(ViewModel[CallerPicture]):
    """Who is on the screen, and what the agent says about who it is."""

    # ------------------------------------------------------------ what the agent does

    def choose(self, relation_id: str) -> None:
        """It is this one of the candidates on the screen."""
        session = self._desk.sessions.focused
        candidate = next((one for one in self._offered() if one.relation_id == relation_id), None)
        if session is not None and candidate is not None:
            self._desk.contacts.choose(session.session_id, candidate)
            self._desk.search.clear()

    def choose_by_key(self, key: str) -> bool:
        """Choose by the digit on the button; False when there is no such button."""
        code = next((one.code for one in self.picture.candidates if one.key == key), "")
        if code:
            self.choose(code)
        return bool(code)

    def change(self) -> None:
        """It is somebody else after all."""
        session = self._desk.sessions.focused
        if session is not None:
            self._desk.contacts.forget_choice(session.session_id)
            self._desk.changed()

    def look_up_again(self) -> None:
        """Ask the CRM once more."""
        session = self._desk.sessions.focused
        if session is not None:
            self._desk.contacts.look_up_again(session.session_id)
            self._desk.changed()

    def toggle_check(self, question: Question) -> None:
        """The caller gave the right answer, or not after all."""
        session = self._desk.sessions.focused
        if session is not None and self.picture.checks:
            self._desk.wrap_up.toggle_question(session.session_id, question)
            self._desk.changed()

    def toggle_check_at(self, index: int) -> None:
        """The same, for the question on the button `index` (0, 1, …); nothing when there is none."""
        if index < len(self.picture.checks):
            self.toggle_check(self.picture.checks[index].question)

    def reveal(self) -> None:
        """Open what is covered; it is written down first, and stays covered when that fails."""
        session = self._desk.sessions.focused
        if session is None or not self.picture.can_reveal:
            return
        try:
            self._desk.contacts.reveal(session.session_id, "aandacht")
        except StorageError as error:
            self._desk.sessions.storage_error = error
        self._desk.changed()

    # ------------------------------------------------------------ the picture

    def _offered(self) -> tuple[Candidate, ...]:
        found = self._desk.search.state.found
        session = self._desk.sessions.focused
        if found is not None:
            return found[:MOST_CANDIDATES]
        return session.identification.candidates[:MOST_CANDIDATES] if session is not None else ()

    def _choices(self) -> tuple[Choice, ...]:
        return tuple(
            Choice(str(index), one.relation_id, one.name, _candidate_detail(one))
            for index, one in enumerate(self._offered(), start=1)
        )

    def _draw(self) -> CallerPicture:
        session = self._desk.sessions.focused
        if self._desk.search.state.search_id:
            return self._search_results(session)
        if session is None:
            title, words = quiet.idle_words(self._desk.availability)
            return CallerPicture(Screen.IDLE, title=title, subtitle=words)
        if session.identification.is_settled and session.dossier is not None:
            return self._person(session, session.dossier)
        if session.identification.match is Match.LOOKING:
            return CallerPicture(
                Screen.LOOKING, session.session_id, phone.number_words(session.party.number), "", ""
            )
        return self._chooser(session)

    def _search_results(self, session: ContactSession | None) -> CallerPicture:
        state = self._desk.search.state
        if state.is_searching:
            message = translate("Caller", "Searching …")
        elif state.failure is not None:
            message = failures.failure_words(state.failure)
        elif not state.found:
            message = translate("Caller", "Nobody found. Try the postcode with the house number.")
        elif session is None:
            message = translate("Caller", "You can open a home or tenant during a call.")
        else:
            message = translate("Caller", "Press the digit of the person on the line.")
        return CallerPicture(
            Screen.SEARCH,
            session.session_id if session else "",
            title=translate("Caller", "Search: {text}").format(text=state.text),
            message=message,
            candidates=self._choices(),
        )

    def _chooser(self, session: ContactSession) -> CallerPicture:
        match = session.identification.match
        return CallerPicture(
            Screen.CHOOSER,
            session.session_id,
            title=phone.party_words(session.party),
            subtitle=chooser.title(match),
            message=chooser.message(session.identification),
            asked=consult_words.asked_words(session, self._desk.wrap_up.taxonomy),
            can_retry=match is Match.FAILED,
            candidates=self._choices(),
        )

    def _person(self, session: ContactSession, dossier: Dossier) -> CallerPicture:
        now = self._desk.now.utc
        lines = tuple(
            history.covered_line()
            if line.is_confidential and not session.revealed
            else history.attention_line(line, now)
            for line in attention(dossier, now)
        )
        return CallerPicture(
            Screen.PERSON,
            session.session_id,
            title=name_of(session),
            subtitle=dossier_sections.subtitle(dossier),
            origin=caller.match_words(session.identification.match, session.party.number),
            asked=consult_words.asked_words(session, self._desk.wrap_up.taxonomy),
            message=" ".join(failures.failure_words(failure) for failure in dossier.failures),
            can_retry=bool(dossier.failures),
            can_change=session.identification.match is not Match.BY_COLLEAGUE,
            can_reveal=session.verification.is_verified and any(line.is_covered for line in lines),
            is_verified=session.verification.is_verified,
            is_complete=dossier.is_complete,
            checks=_checks(session, dossier),
            lines=lines,
            calm=_calm_words(dossier) if not lines else "",
            tabs=_tabs(dossier),
            sections=(
                (Tab.BUILDING, dossier_sections.building(dossier, now)),
                (Tab.CONTACTS, dossier_sections.contacts(dossier, now)),
                (Tab.REPAIRS, dossier_sections.repairs(dossier, now)),
                (Tab.LEASE, dossier_sections.lease(dossier, now)),
            ),
        )


def _candidate_detail(candidate: Candidate) -> str:
    former = translate("Caller", "former tenant") if candidate.is_former else ""
    return " · ".join(part for part in (candidate.address, candidate.role, former) if part)


def _calm_words(dossier: Dossier) -> str:
    if not dossier.is_complete:
        return translate("Caller", "Being looked up …")
    if dossier.failures:
        return translate("Caller", "Not everything could be looked up.")
    return translate("Caller", "Nothing special is going on.")


def _checks(session: ContactSession, dossier: Dossier) -> tuple[Check, ...]:
    person, leases = dossier.person.content, dossier.leases.content
    if person is None:
        return ()
    running = leases.running if leases is not None else None
    address = person.address
    answers = {
        Question.BIRTH_DATE: times.full_date(person.birth_date) if person.birth_date else "",
        Question.ADDRESS: " ".join(part for part in (address.postcode, address.number) if part),
        Question.LEASE_BEGIN: times.full_date(running.begin) if running and running.begin else "",
    }
    usable = {question: answer for question, answer in answers.items() if answer}
    if len(usable) < REQUIRED:
        return ()
    return tuple(
        Check(question, caller.question_words(question), answer, question in session.verification.answered)
        for question, answer in usable.items()
    )


def _tabs(dossier: Dossier) -> tuple[tuple[Tab, str], ...]:
    contacts = dossier.contacts.content
    reports = dossier.unit_reports.content
    count = f" {contacts.total}" if contacts is not None else ""
    open_reports = f" {len(reports.reports)}" if reports is not None else ""
    return (
        (Tab.BUILDING, translate("Caller", "Building")),
        (Tab.CONTACTS, translate("Caller", "Contact") + count),
        (Tab.REPAIRS, translate("Caller", "Repairs") + open_reports),
        (Tab.LEASE, translate("Caller", "Lease and household")),
    )
