"""The list of the agent's own calls, newest first, from which everybody can be called back."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.domain.call import Direction
from app.domain.past_call import PastCall
from ui.texts import phone, times
from ui.viewmodels.viewmodel import ViewModel

translate = QCoreApplication.translate


@dataclass(frozen=True)
class PastCallItem:
    """One call. `number` is what calls back, '' when nothing does; `icon` and `tone` say how it went."""

    call_id: str
    title: str
    detail: str
    time: str
    icon: str
    tone: str
    number: str


@dataclass(frozen=True)
class CallListPicture:
    """The calls, and the sentence about how long they are kept."""

    calls: tuple[PastCallItem, ...]
    kept: str


class CallList(ViewModel[CallListPicture]):
    """What the desk remembers of its calls."""

    def _draw(self) -> CallListPicture:
        history = self._desk.history
        over = [one for one in history.all if self._desk.calls.live(one.call_id) is None]
        return CallListPicture(tuple(self._item(one) for one in reversed(over)), _kept_words(history.hours))

    def _item(self, past: PastCall) -> PastCallItem:
        session = self._desk.sessions.get(past.contact_id)
        number = phone.past_number_words(past)
        name = (session.caller_name if session is not None else "") or past.name
        how, icon, tone = _how(past)
        talked = times.duration(past.talked) if past.talked else ""
        parts = (how, talked, number if name else "", past.queue)
        return PastCallItem(
            call_id=past.call_id,
            title=name or number,
            detail=" · ".join(part for part in parts if part),
            time=times.moment(past.began_at, self._desk.now.utc),
            icon=icon,
            tone=tone,
            number=past.number.digits,
        )


def _how(past: PastCall) -> tuple[str, str, str]:
    """How the call went: in words, as a shape, and its tone."""
    if past.is_in_vain:
        return translate("CallList", "missed"), "missed", "warn"
    if past.direction is Direction.INCOMING:
        return translate("CallList", "called here"), "phone", ""
    if past.answered_at is None:
        return translate("CallList", "called in vain"), "hang_up", ""
    return translate("CallList", "called by me"), "transfer", ""


def _kept_words(hours: int) -> str:
    if not hours:
        return translate("CallList", "Only this window remembers these calls; nothing is written down.")
    return translate("CallList", "Your own calls of the last {hours} hours. Older ones are removed.").format(
        hours=hours
    )
