"""The column of calls: who is on the line, what waits for coding, who was missed."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from app.domain.call import Call, CallState, Direction
from app.domain.caller import Match
from app.domain.contact import ContactSession, SessionState
from app.services.desk import Desk
from ui.texts import caller, phone, times, wrap_up
from ui.viewmodels.viewmodel import ViewModel

translate = QCoreApplication.translate

MOST_MISSED = 5


class CallAction(Enum):
    """What can be done with a call."""

    ANSWER = auto()
    REFUSE = auto()
    HOLD = auto()
    RESUME = auto()
    HANG_UP = auto()


@dataclass(frozen=True)
class CallItem:
    """A live call. `keyed` are those of its `actions` that a key of the window does to this call."""

    call_id: str
    title: str
    time: str
    details: tuple[str, ...]
    actions: tuple[CallAction, ...]
    keyed: tuple[CallAction, ...]
    is_focused: bool


@dataclass(frozen=True)
class SessionItem:
    """A contact that waits for coding, or that was missed."""

    session_id: str
    title: str
    time: str
    detail: str
    is_focused: bool = False


@dataclass(frozen=True)
class CallsPicture:
    """What the column shows."""

    live: tuple[CallItem, ...]
    to_code: tuple[SessionItem, ...]
    missed: tuple[SessionItem, ...]
    handled: int
    solved: int


def name_of(session: ContactSession) -> str:
    """The caller's name when we know it, else the number or why there is none."""
    person = session.dossier.person.content if session.dossier else None
    if person is not None:
        return " ".join(part for part in (person.salutation, person.name) if part)
    chosen = session.identification.chosen
    known = next((one.name for one in session.identification.candidates if one.relation_id == chosen), "")
    return known or phone.party_words(session.party)


def calls_today(desk: Desk, session: ContactSession) -> int:
    """How often this number called today, as far as this desk saw, this call included."""
    number = session.party.number
    if not number.digits or session.identification.match is Match.INTERNAL:
        return 1
    day = session.offered_at.utc.astimezone().date()
    return sum(
        one.party.number == number
        and one.direction is Direction.INCOMING
        and one.offered_at.utc.astimezone().date() == day
        for one in desk.sessions.all
        if one.offered_at.mono <= session.offered_at.mono
    )


class Calls(ViewModel[CallsPicture]):
    """The calls of this desk and what can be done with them."""

    def act(self, call_id: str, action: CallAction) -> None:
        """Do what a button says."""
        calls = self._desk.calls
        match action:
            case CallAction.ANSWER:
                calls.answer(call_id)
            case CallAction.REFUSE:
                calls.refuse(call_id)
            case CallAction.HOLD | CallAction.RESUME:
                calls.toggle_hold(call_id)
            case CallAction.HANG_UP:
                calls.hang_up(call_id)

    def answer(self) -> bool:
        """Take the call that has been ringing longest; False when nobody rings."""
        return self._press(CallAction.ANSWER)

    def refuse(self) -> None:
        """Send that call away."""
        self._press(CallAction.REFUSE)

    def hang_up(self) -> None:
        """End the call in which the agent talks, else the one being dialled, else the one on the screen."""
        self._press(CallAction.HANG_UP)

    def toggle_hold(self) -> None:
        """Hold the caller on the screen, or take them back."""
        self._press(CallAction.HOLD, CallAction.RESUME)

    def _press(self, *actions: CallAction) -> bool:
        for action in actions:
            call = self._call_of_key(action)
            if call is not None and action in self._actions(call):
                self.act(call.call_id, action)
                return True
        return False

    def _call_of_key(self, action: CallAction) -> Call | None:
        """The call to which a key of the window does `action`."""
        calls = self._desk.calls
        match action:
            case CallAction.ANSWER | CallAction.REFUSE:
                return calls.ringing
            case CallAction.HOLD | CallAction.RESUME:
                return self._desk.focused_call()
            case CallAction.HANG_UP:
                dialling = (one for one in calls.all.values() if one.state is CallState.DIALLING)
                return calls.talking or next(dialling, None) or self._desk.focused_call()

    def show(self, session_id: str) -> None:
        """Put a contact on the screen."""
        self._desk.sessions.select(session_id)
        self._desk.changed()

    def number_of_missed(self, session_id: str) -> str:
        """The number to call back; '' when the caller withheld it."""
        session = self._desk.sessions.get(session_id)
        return session.party.number.digits if session is not None else ""

    @property
    def has_live_calls(self) -> bool:
        """True while somebody is on the line."""
        return bool(self._desk.calls.all)

    def _draw(self) -> CallsPicture:
        desk = self._desk
        focused = desk.sessions.focused
        focused_id = focused.session_id if focused else ""
        done = [one for one in desk.sessions.all if one.state in (SessionState.SAVED, SessionState.RECORDED)]
        return CallsPicture(
            live=tuple(self._item(call) for call in desk.calls.all.values()),
            to_code=tuple(
                self._to_code(one, is_focused=one.session_id == focused_id) for one in desk.sessions.to_code
            ),
            missed=tuple(self._missed(one) for one in desk.sessions.missed[:MOST_MISSED]),
            handled=len(done),
            solved=sum(one.draft.solved is True for one in done),
        )

    def _item(self, call: Call) -> CallItem:
        desk = self._desk
        session = desk.sessions.of_call(call.call_id)
        focused = desk.sessions.focused
        title = name_of(session) if session is not None else phone.party_words(call.party)
        if desk.consults.concerns(call.call_id):
            title = translate("Calls", "Senior colleague")
        return CallItem(
            call_id=call.call_id,
            title=title,
            time=times.duration(desk.now.seconds_since(call.answered_at or call.offered_at)),
            details=tuple(line for line in self._details(call, session) if line),
            actions=self._actions(call),
            keyed=tuple(one for one in self._actions(call) if self._call_of_key(one) is call),
            is_focused=session is not None and session is focused,
        )

    def _details(self, call: Call, session: ContactSession | None) -> tuple[str, ...]:
        now = self._desk.now
        state = phone.call_word(call.state)
        if call.held_since is not None:
            state = f"{state} {times.duration(now.seconds_since(call.held_since))}"
        queue = call.queue.queue
        if queue and call.queue.waited:
            waited = times.duration(call.queue.waited)
            queue = translate("Calls", "{queue} · waited {time}").format(queue=queue, time=waited)
        again = caller.times_today(calls_today(self._desk, session)) if session is not None else ""
        return state, queue, again

    def _actions(self, call: Call) -> tuple[CallAction, ...]:
        is_consulting = self._desk.consults.open_consult is not None
        match call.state:
            case CallState.RINGING:
                return CallAction.ANSWER, CallAction.REFUSE
            case CallState.DIALLING:
                return (CallAction.HANG_UP,)
            case CallState.TALKING:
                return (CallAction.HANG_UP,) if is_consulting else (CallAction.HOLD, CallAction.HANG_UP)
            case CallState.HELD:
                return () if is_consulting else (CallAction.RESUME, CallAction.HANG_UP)
            case CallState.ENDED:
                return ()

    def _to_code(self, session: ContactSession, *, is_focused: bool) -> SessionItem:
        topic = self._desk.wrap_up.taxonomy.topic(session.draft.topic)
        words = wrap_up.label_words(topic.short) if topic else translate("Calls", "not coded yet")
        ended = session.ended_at or session.offered_at
        return SessionItem(session.session_id, name_of(session), times.clock(ended.utc), words, is_focused)

    def _missed(self, session: ContactSession) -> SessionItem:
        number = phone.number_words(session.party.number)
        name = name_of(session)
        detail = number if name != number else session.queue.queue
        return SessionItem(session.session_id, name, times.clock(session.offered_at.utc), detail)
