"""The card that appears while somebody rings: who, where, why we think so, what matters."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.domain.attention import attention
from app.domain.caller import Match
from app.domain.contact import ContactSession
from ui.picture import Line
from ui.texts import caller, consult, history, phone, times
from ui.viewmodels import dossier_sections
from ui.viewmodels.calls import calls_today, name_of
from ui.viewmodels.viewmodel import ViewModel

translate = QCoreApplication.translate


@dataclass(frozen=True)
class RingPicture:
    """What the card shows; not `is_ringing`: nothing, it is away."""

    is_ringing: bool = False
    call_id: str = ""
    title: str = ""
    subtitle: str = ""
    origin: str = ""
    context: str = ""
    asked: str = ""
    lines: tuple[Line, ...] = ()


class RingCard(ViewModel[RingPicture]):
    """The call that has been ringing longest."""

    def answer(self) -> None:
        """Take it."""
        self._desk.calls.answer(self.picture.call_id)

    def refuse(self) -> None:
        """Send it away."""
        self._desk.calls.refuse(self.picture.call_id)

    def _draw(self) -> RingPicture:
        call = self._desk.calls.ringing
        session = self._desk.sessions.of_call(call.call_id) if call is not None else None
        if call is not None and session is None and call is self._desk.help.places.call_back:
            return RingPicture(
                is_ringing=True,
                call_id=call.call_id,
                title=translate("RingCard", "The senior calls back"),
                subtitle=self._about(),
            )
        if call is None or session is None:
            return RingPicture()
        now = self._desk.now.utc
        lines = attention(session.dossier, now) if session.dossier is not None else ()
        return RingPicture(
            is_ringing=True,
            call_id=call.call_id,
            title=name_of(session),
            subtitle=_subtitle(session),
            origin=caller.match_words(session.identification.match, session.party.number),
            context=self._context(session),
            asked=consult.asked_words(session, self._desk.wrap_up.taxonomy),
            lines=tuple(
                history.covered_line() if line.is_confidential else history.attention_line(line, now)
                for line in lines
            ),
        )

    def _about(self) -> str:
        """About whom she calls."""
        place = self._desk.help.places.place
        session = self._desk.sessions.get(place.session_id) if place is not None else None
        name = name_of(session) if session is not None else ""
        return translate("RingCard", "About {name}; that caller waits as soon as you answer").format(
            name=name
        )

    def _context(self, session: ContactSession) -> str:
        queue = session.queue
        waited = (
            translate("RingCard", "waited {time}").format(time=times.duration(queue.waited))
            if queue.waited
            else ""
        )
        again = caller.times_today(calls_today(self._desk, session))
        return " · ".join(part for part in (queue.queue, waited, again) if part)


def _subtitle(session: ContactSession) -> str:
    if session.dossier is not None:
        return dossier_sections.subtitle(session.dossier)
    if session.identification.match is Match.SEVERAL:
        names = [one.name for one in session.identification.candidates[:3]]
        return translate("RingCard", "{names}, one of them?").format(names=", ".join(names))
    known = name_of(session)
    number = phone.number_words(session.party.number)
    return "" if known == number else number
