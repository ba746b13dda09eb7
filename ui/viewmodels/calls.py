"""The column of calls: who is on the line, what waits for coding, who was missed."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication, Signal

from app.domain.call import Call, CallState, Direction
from app.domain.caller import Match
from app.domain.contact import ContactSession
from app.domain.line_quality import Light
from app.domain.past_call import MissedCaller
from app.services.desk import Desk
from app.services.reachability import Outage
from ui.texts import caller, phone, reachability, times, wrap_up
from ui.texts import consult as consult_words
from ui.texts.line import LineWords, line_words
from ui.viewmodels.viewmodel import ViewModel

translate = QCoreApplication.translate

MOST_MISSED = 5
MOST_OUTAGES = 3


class CallAction(Enum):
    """What can be done with a call."""

    ANSWER = auto()
    REFUSE = auto()
    HOLD = auto()
    RESUME = auto()
    PUT_THROUGH = auto()
    HANG_UP = auto()
    MUTE = auto()
    UNMUTE = auto()
    REPORT_LINE = auto()
    KEYS = auto()


@dataclass(frozen=True)
class CallItem:
    """A live call. `keyed` are those of its `actions` that a key of the window does to this call.

    `line` is how well one hears each other, None while nothing is known of it. `lock` is the word for an encrypted
    call, '' for any other; `muted` for one that does not hear us.
    """

    call_id: str
    title: str
    time: str
    details: tuple[str, ...]
    actions: tuple[CallAction, ...]
    keyed: tuple[CallAction, ...]
    is_focused: bool
    line: LineWords | None = None
    lock: str = ""
    muted: str = ""


@dataclass(frozen=True)
class SessionItem:
    """A contact that waits for coding (`item_id` is its session), or a caller who was missed (his last call)."""

    item_id: str
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
    outages: tuple[SessionItem, ...] = ()


def name_of(session: ContactSession) -> str:
    """The caller's name when we know it, else the number or why there is none."""
    return session.caller_name or phone.party_words(session.party)


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
    """The calls of this desk and what can be done with them. `put_through_wanted`: to choose to whom."""

    put_through_wanted = Signal()
    keypad_wanted = Signal()

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
            case CallAction.PUT_THROUGH:
                self.put_through_wanted.emit()
            case CallAction.KEYS:
                self.keypad_wanted.emit()
            case CallAction.HANG_UP:
                self._desk.asking.hang_up(call_id)
            case CallAction.MUTE | CallAction.UNMUTE:
                self._desk.sound.toggle_mute()
            case CallAction.REPORT_LINE:
                self.report_line()

    def answer(self) -> bool:
        """Take the call that has been ringing longest; False when nobody rings."""
        return self._press(CallAction.ANSWER)

    def refuse(self) -> None:
        """Send that call away."""
        self._press(CallAction.REFUSE)

    def hang_up(self) -> None:
        """End the call in which the agent talks, else the one being dialled, else the one on the screen."""
        self._press(CallAction.HANG_UP)

    def report_line(self) -> None:
        """Keep the figures of the line of this conversation, or of the last one, for whoever looks after it."""
        self._desk.lines.report(self._desk.now)
        self._desk.changed()

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
            case CallAction.HOLD | CallAction.RESUME | CallAction.PUT_THROUGH:
                return self._desk.focused_call()
            case CallAction.HANG_UP:
                consult = self._desk.consults.open_consult
                if consult is not None and consult.customer_call in consult.heard:
                    return calls.live(consult.customer_call)  # and not the colleague, who is heard as well
                dialling = (one for one in calls.all.values() if one.state is CallState.DIALLING)
                return calls.talking or next(dialling, None) or self._desk.focused_call()
            case CallAction.REPORT_LINE | CallAction.MUTE | CallAction.UNMUTE:
                return calls.talking
            case CallAction.KEYS:
                return calls.takes_keys

    def show(self, session_id: str) -> None:
        """Put a contact on the screen."""
        self._desk.sessions.select(session_id)
        self._desk.changed()

    def number_of_missed(self, item_id: str) -> str:
        """The number to call back; '' when the caller withheld it."""
        past = next((one for one in self._desk.history.all if one.call_id == item_id), None)
        return past.number.digits if past is not None else ""

    def number_of_cut(self, item_id: str) -> str:
        """The number of whom we talked with when an outage began; '' when there was nobody."""
        past = (one for one in self._desk.reachability.past if str(one.began.mono) == item_id)
        return next((party.number.digits for one in past for party in one.cut), "")

    @property
    def has_live_calls(self) -> bool:
        """True while somebody is on the line."""
        return bool(self._desk.calls.all)

    def _draw(self) -> CallsPicture:
        desk = self._desk
        focused = desk.sessions.focused
        focused_id = focused.session_id if focused else ""
        handled, solved = desk.history.day(desk.now)
        return CallsPicture(
            live=tuple(self._item(call) for call in desk.calls.all.values()),
            to_code=tuple(
                self._to_code(one, is_focused=one.session_id == focused_id) for one in desk.sessions.to_code
            ),
            missed=tuple(self._missed(one) for one in desk.history.missed[:MOST_MISSED]),
            handled=handled,
            solved=solved,
            outages=tuple(self._outage(one) for one in desk.reachability.past[:MOST_OUTAGES]),
        )

    def _outage(self, outage: Outage) -> SessionItem:
        lasted = times.duration(outage.seconds(self._desk.now))
        detail = reachability.cut_words(outage)
        return SessionItem(str(outage.began.mono), reachability.span(outage), lasted, detail)

    def _item(self, call: Call) -> CallItem:
        desk = self._desk
        session = desk.sessions.of_call(call.call_id)
        focused = desk.sessions.focused
        title = name_of(session) if session is not None else phone.party_words(call.party)
        if desk.consults.concerns(call.call_id):
            consult = desk.consults.open_consult
            name = consult_words.named(consult.name) if consult is not None else ""
            title = name or translate("Calls", "Senior colleague")
        quality = desk.lines.quality(call.call_id)
        actions = self._actions(call)
        if call.state is CallState.TALKING:
            actions = (*actions, CallAction.UNMUTE if call.is_muted else CallAction.MUTE)
        is_menu = call.direction is Direction.OUTGOING and not desk.consults.concerns(call.call_id)
        if call is desk.calls.takes_keys and is_menu:  # for who calls us there is the key
            actions = (*actions, CallAction.KEYS)
        if quality is not None and quality.light in (Light.AMBER, Light.RED):
            actions = (*actions, CallAction.REPORT_LINE)
        return CallItem(
            call_id=call.call_id,
            title=title,
            time=times.duration(desk.now.seconds_since(call.answered_at or call.offered_at)),
            details=tuple(line for line in self._details(call, session) if line),
            actions=actions,
            keyed=tuple(one for one in actions if self._call_of_key(one) is call),
            is_focused=session is not None and session is focused,
            line=line_words(quality),
            lock=phone.encrypted_word() if call.is_encrypted else "",
            muted=translate("Calls", "Microphone off") if call.is_muted else "",
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
        return state, phone.early_words() if call.is_heard_early else queue, again

    def _actions(self, call: Call) -> tuple[CallAction, ...]:
        consult = self._desk.consults.open_consult
        if consult is not None and consult.steers(call.call_id):
            # What hanging up on the caller means then stands in the consult's table: no caller is dropped by it.
            can_leave = call.call_id != consult.customer_call or call.call_id in consult.heard
            return (CallAction.HANG_UP,) if can_leave else ()
        more = (CallAction.PUT_THROUGH,) if self._can_put_through(call) else ()
        match call.state:
            case CallState.RINGING:
                return CallAction.ANSWER, CallAction.REFUSE
            case CallState.DIALLING:
                return (CallAction.HANG_UP,)
            case CallState.TALKING:
                return CallAction.HOLD, *more, CallAction.HANG_UP
            case CallState.HELD:
                return CallAction.RESUME, *more, CallAction.HANG_UP
            case CallState.ENDED:
                return ()

    def _can_put_through(self, call: Call) -> bool:
        return call is self._desk.focused_call() and self._desk.asking.can_begin

    def _to_code(self, session: ContactSession, *, is_focused: bool) -> SessionItem:
        topic = self._desk.wrap_up.taxonomy.topic(session.draft.topic)
        words = wrap_up.label_words(topic.short) if topic else translate("Calls", "not coded yet")
        ended = session.ended_at or session.offered_at
        return SessionItem(session.session_id, name_of(session), times.clock(ended.utc), words, is_focused)

    def _missed(self, missed: MissedCaller) -> SessionItem:
        last = missed.last
        session = self._desk.sessions.get(last.contact_id)
        number = phone.past_number_words(last)
        # The CRM may have told the name after the call was over.
        name = (session.caller_name if session is not None else "") or last.name or number
        attempts = translate("Calls", "{n} times").format(n=missed.count) if missed.count > 1 else ""
        detail = " · ".join(part for part in (attempts, number if name != number else last.queue) if part)
        return SessionItem(last.call_id, name, times.clock(last.began_at), detail)
