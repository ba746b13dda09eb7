"""The bar at the top: the agent's state, the colleague, the lamps, and what is not in the CRM yet."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.domain.agent import Availability, CrmState, Registration
from app.services.desk import Desk
from ui.texts import phone, quiet, senior, times
from ui.viewmodels.viewmodel import ViewModel

translate = QCoreApplication.translate

_STATE_TONES = {
    Availability.OFFLINE: "bad",
    Availability.TECHNICAL: "bad",
    Availability.AVAILABLE: "ok",
    Availability.RINGING: "busy",
    Availability.TALKING: "busy",
    Availability.WRAPPING_UP: "warn",
    Availability.PAUSED: "warn",
    Availability.DO_NOT_DISTURB: "warn",
}


@dataclass(frozen=True)
class Lamp:
    """A word with a tone."""

    word: str
    tone: str


@dataclass(frozen=True)
class TopBarPicture:
    """What the bar shows."""

    state: Lamp
    since: str
    phone: Lamp
    crm: Lamp
    unsent: Lamp
    unsent_count: int
    can_ask: bool
    ask: str
    ask_short: str


class TopBar(ViewModel[TopBarPicture]):
    """Sums up the desk in one line."""

    def __init__(self, desk: Desk) -> None:
        self._availability = desk.availability
        self._since = desk.now
        super().__init__(desk)

    @property
    def leads_a_team(self) -> bool:
        """True once the CRM has said so: the menu has the board then."""
        return self._desk.role.is_team_lead

    def ask_colleague(self) -> None:
        """The one key: put the caller on hold and ring the senior."""
        self._desk.ask_colleague("")

    def _draw(self) -> TopBarPicture:
        desk = self._desk
        if desk.availability is not self._availability:
            self._availability = desk.availability
            self._since = desk.now
        return TopBarPicture(
            state=Lamp(self._state_words(), _STATE_TONES[desk.availability]),
            since=times.duration(desk.now.seconds_since(self._since)),
            phone=self._phone_lamp(),
            crm=self._crm_lamp(),
            unsent=self._unsent_lamp(),
            unsent_count=desk.delivery.unsent,
            can_ask=desk.help.can_ask or desk.help.places.call_back is not None,
            ask=self._ask_words(with_line=True),
            ask_short=self._ask_words(with_line=False),
        )

    def _state_words(self) -> str:
        availability = self._desk.availability
        detail = quiet.detail_words(self._desk.quiet, availability)
        return " · ".join(filter(None, (phone.availability_word(availability), detail)))

    def _ask_words(self, *, with_line: bool) -> str:
        best = self._desk.help.seniors.best
        name = self._desk.help.name_of(best.colleague.number) if best is not None else ""
        return senior.button_words(best, name, self._desk.now, with_line=with_line)

    def _phone_lamp(self) -> Lamp:
        registration = self._desk.calls.registration
        tones = {Registration.REGISTERED: "ok", Registration.STARTING: ""}
        return Lamp(phone.registration_word(registration), tones.get(registration, "bad"))

    def _crm_lamp(self) -> Lamp:
        state = self._desk.crm_health.state
        tones = {CrmState.REACHABLE: "ok", CrmState.UNKNOWN: ""}
        return Lamp(phone.crm_word(state), tones.get(state, "bad"))

    def _unsent_lamp(self) -> Lamp:
        unsent = self._desk.delivery.unsent
        words = translate("TopBar", "{n} to send").format(n=unsent)
        if self._desk.delivery.refused:
            return Lamp(words, "bad")
        oldest = self._desk.delivery.oldest
        is_late = oldest is not None and self._desk.now.seconds_since(oldest) > LATE
        return Lamp(words, "warn" if is_late else "")


LATE = 10.0  # seconds; sooner than this a contact is simply on its way
