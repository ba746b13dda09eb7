"""The telephone: carries out commands, keeps the calls, and says what happened.

Everything here runs in the engine's main thread, which alone may touch pjsua2.
"""

import logging
import uuid
from collections.abc import Callable, Iterable
from typing import assert_never

import pjsua2 as pj

from app.engine import protocol, sip_message
from app.engine.call_record import CallRecord, now
from app.engine.protocol import Command, Configure, Notice, Remote, Snapshot, Sound
from app.engine.sip_audio import SipAudio
from app.engine.sip_line import MOST_CALLS, SipLine
from app.engine.sip_objects import SipCall

log = logging.getLogger(__name__)

Say = Callable[[Notice], None]


class Telephone:
    """Calls by our own ids. `say` hands a notice to the window, if there is one; it never waits."""

    def __init__(self, line: SipLine, audio: SipAudio, say: Say) -> None:
        self._line = line
        self._audio = audio
        self._say = say
        self._calls: dict[str, SipCall] = {}
        self._turned_away: dict[str, SipCall] = {}
        self._joined: set[tuple[str, str]] = set()
        self._registration = protocol.RegistrationChanged("not-configured")
        self._configuration: Configure | None = None
        self.accepts_calls = False

    # ------------------------------------------------------------ what the window sees

    @property
    def has_calls(self) -> bool:
        """True while there is any call, ringing ones included."""
        return bool(self._calls)

    def snapshot(self) -> Snapshot:
        """All that is."""
        calls = tuple(call.record.view for call in self._calls.values())
        return Snapshot(calls, self._registration.state, self._audio.kind)

    # ------------------------------------------------------------ commands

    def execute(self, command: Command) -> None:
        """Carry out a command; what fails is said as `CommandFailed`, and changes nothing."""
        try:
            self._execute(command)
        except KeyError:
            self._fail(command, "no such call")
        except pj.Error as error:
            self._fail(command, error.reason)

    def _execute(self, command: Command) -> None:
        match command:
            case protocol.Configure():
                self._configure(command)
            case protocol.Answer():
                self._calls[command.call_id].answer(_status(pj.PJSIP_SC_OK))
            case protocol.Refuse():
                self._end(command.call_id, pj.PJSIP_SC_BUSY_HERE)
            case protocol.HangUp():
                self._end(command.call_id, 0)
            case protocol.Hold():
                self._hold(command.call_id)
            case protocol.Resume():
                self._resume(command.call_id)
            case protocol.Dial():
                self._dial(command)
            case protocol.Join():
                self._joined.add((command.first, command.second))
                self._wire()
            case protocol.HandOver():
                self._hand_over(command)
            case protocol.Tell():
                self._line.send_text(command.number, command.text)
            case protocol.Quit():
                self.hang_up_all()
            case _:
                assert_never(command)

    def hang_up_all(self) -> None:
        """End every call."""
        for call_id in list(self._calls):
            self._end(call_id, 0)

    def _configure(self, command: Configure) -> None:
        if command == self._configuration:
            return
        self._configuration = command
        self._use_sound(command.sound)
        self._register(self._line.resolve(command.account))

    def registrar_found(self, registrar: str, addresses: Iterable[str]) -> None:
        """The name of the registrar has these addresses."""
        if self._configuration and self._configuration.account.registrar == registrar:
            self._register(tuple(addresses))

    def _register(self, addresses: tuple[str, ...] | None) -> None:
        if self._configuration is None or addresses is None:
            self._set_registration("starting", 0)
            return
        if not addresses:
            self._set_registration("unreachable", 0)
            return
        try:
            self._line.register(self._configuration.account, addresses, self)
        except pj.Error as error:
            log.error("registering: %s", error.info())
            self._set_registration("no-port" if self._line.port_is_taken else "refused", 0)
        else:
            self._set_registration("starting", 0)

    def _use_sound(self, sound: Sound) -> None:
        try:
            self._audio.configure(sound)
        except pj.Error as error:
            log.error("sound: %s", error.info())
            self._audio.configure(Sound(kind="none"))

    def _hold(self, call_id: str) -> None:
        call = self._calls[call_id]
        if call.record.wants_hold:
            return
        call.record.wants_hold = True
        self._part(call_id)
        self._wire()  # the caller hears nothing from here on, whatever the other end makes of the re-INVITE
        call.setHold(pj.CallOpParam(True))

    def _resume(self, call_id: str) -> None:
        call = self._calls[call_id]
        if not call.record.wants_hold:
            return
        call.record.wants_hold = False
        parameters = pj.CallOpParam(True)
        parameters.opt.videoCount = 0
        parameters.opt.flag = pj.PJSUA_CALL_UNHOLD
        call.reinvite(parameters)

    def _dial(self, command: protocol.Dial) -> None:
        if len(self._calls) >= MOST_CALLS:
            self._fail(command, "all lines are in use")
            self._say(protocol.CallEnded(command.call_id, now(), pj.PJSIP_SC_BUSY_HERE, by_us=True))
            return
        record = CallRecord(
            command.call_id, False, Remote(command.number), now(), reference=command.reference
        )
        call = SipCall(self._line.account, self, record)
        self._calls[command.call_id] = call
        try:
            self._line.dial(call, command.number, command.reference)
        except pj.Error as error:
            log.error("dialling: %s", error.reason)
            if self._calls.pop(command.call_id, None) is not None:
                self._say(protocol.CallEnded(command.call_id, now(), pj.PJSIP_SC_NOT_ACCEPTABLE, by_us=True))

    def _hand_over(self, command: protocol.HandOver) -> None:
        customer, colleague = self._calls[command.customer_call], self._calls[command.colleague_call]
        customer.xferReplaces(colleague, pj.CallOpParam(True))
        customer.record.handing_over = colleague.record.handing_over = True

    def _end(self, call_id: str, code: int) -> None:
        call = self._calls[call_id]
        call.record.ended_by_us = True
        call.hangup(_status(code))

    def _part(self, call_id: str) -> None:
        self._joined = {pair for pair in self._joined if call_id not in pair}

    def _fail(self, command: Command, reason: str) -> None:
        call_id = getattr(command, "call_id", "")
        self._say(protocol.CommandFailed(type(command).__name__, call_id, reason))

    # ------------------------------------------------------------ what pjsua2 tells (sip_objects.Listener)

    def registration_heard(self, code: int, active: bool) -> None:
        """An answer, or none, to REGISTER."""
        if code // 100 == 2 and active:
            state = "registered"
        elif code in (401, 403, 407):
            state = "wrong-password"
        elif code // 100 == 2:
            state = "not-configured"
        else:
            state = "refused" if code in (404, 405, 423) else "unreachable"
        self._set_registration(state, code)

    def invite_heard(self, pj_id: int, text: str, source: str) -> None:
        """An INVITE: ring when it comes from the exchange and somebody is there; else send it away."""
        message = sip_message.parse(text)
        record = CallRecord(
            call_id=uuid.uuid4().hex,
            incoming=True,
            remote=sip_message.remote_of(message),
            offered_at=now(),
            queue=message.get("x-cti-queue"),
            waited=sip_message.seconds_of(message.get("x-cti-waited")),
            reference=message.get("user-to-user"),
        )
        call = SipCall(self._line.account, self, record, pj_id)
        if not self._line.trusts(source):
            self._turn_away(call, pj.PJSIP_SC_FORBIDDEN)
        elif not self.accepts_calls:
            self._turn_away(call, pj.PJSIP_SC_TEMPORARILY_UNAVAILABLE)
        else:
            self._calls[record.call_id] = call
            call.answer(_status(pj.PJSIP_SC_RINGING))
            self._say(protocol.CallOffered(record.view))
            self._ring()

    def _turn_away(self, call: SipCall, code: int) -> None:
        # Kept until the library says that it ended: dropping it now would be the destructor's hang-up.
        self._turned_away[call.record.call_id] = call
        call.hangup(_status(code))

    def text_heard(self, text: str, source: str) -> None:
        """A text: pass it on when the exchange let it through."""
        if self._line.trusts(source):
            remote = sip_message.remote_of(sip_message.parse(text))
            self._say(protocol.TextArrived(remote.user, sip_message.body_of(text)))

    def request_heard(self, call_id: str, text: str) -> None:
        """A request within a call: it may say who is at the other end now (RFC 3325)."""
        call = self._calls.get(call_id)
        remote = sip_message.remote_of(sip_message.parse(text))
        if call is None or not remote.asserted_user:
            return
        known = call.record.remote
        if remote.asserted_user not in (known.asserted_user, known.user):
            call.record.remote = remote
            self._say(protocol.RemoteChanged(call_id, remote))

    def replacement_asked(self, call_id: str, source: str) -> SipCall | None:
        """Somebody takes the other end's place (RFC 3891): the same call to us, with another party."""
        call = self._calls.get(call_id)
        if call is None or not self._line.trusts(source):
            return None
        successor = SipCall(self._line.account, self, call.record)
        self._calls[call_id] = successor
        return successor

    def answered(self, call_id: str) -> None:
        """The call is confirmed."""
        call = self._calls.get(call_id)
        if call is None or call.record.answered_at:
            return
        call.record.answered_at = now()
        self._say(protocol.CallAnswered(call_id, call.record.answered_at))
        self._ring()

    def media_heard(self, call_id: str) -> None:
        """The call's streams changed: wire them, and see whether a hold began or ended."""
        call = self._calls.get(call_id)
        if call is None:
            return
        statuses = self._line.media_of(call)
        active = [index for index, status in statuses if status in _AUDIBLE]
        if active:
            self._audio.media_began(call_id, call.getAudioMedia(active[0]))
        else:
            self._audio.media_ended(call_id)
        self._wire()
        on_hold = any(status == pj.PJSUA_CALL_MEDIA_LOCAL_HOLD for _, status in statuses)
        record = call.record
        if on_hold and not record.held_since:
            record.held_since = now()
            self._say(protocol.CallHeld(call_id, record.held_since))
        elif active and not on_hold and record.held_since:
            record.held_since = 0.0
            self._say(protocol.CallResumed(call_id, now()))

    def change_refused(self, call_id: str, code: int) -> None:
        """The other end refused hold or resume: what it was stays, and the window hears of it."""
        call = self._calls.get(call_id)
        if call is None or not call.record.answered_at or code in _CHALLENGES:
            return
        call.record.wants_hold = bool(call.record.held_since)
        self._wire()
        self._say(protocol.CommandFailed("Hold", call_id, f"SIP {code}"))

    def transfer_heard(self, call_id: str, code: int, final: bool) -> None:
        """How our REFER is doing; once it is done both our legs go."""
        call = self._calls.get(call_id)
        if call is None or not final:
            return
        done = code // 100 == 2
        for other in [other for other in self._calls.values() if other.record.handing_over]:
            other.record.handing_over = False
            other.record.handed_over = done
        self._say(protocol.HandOverEnded(call_id, now(), done, code))
        if done:
            for one in [one.record.call_id for one in self._calls.values() if one.record.handed_over]:
                self._end(one, 0)

    def ended(self, call_id: str, code: int) -> None:
        """The call is disconnected: forget it before the library reuses its number."""
        if self._turned_away.pop(call_id, None) is not None:
            return
        call = self._calls.pop(call_id, None)
        if call is None:
            return
        self._part(call_id)
        self._audio.call_ended(call_id)
        self._wire()
        record = call.record
        self._say(protocol.CallEnded(call_id, now(), code, record.ended_by_us, record.handed_over))
        self._ring()

    # ------------------------------------------------------------ inside

    def _wire(self) -> None:
        talking = [call_id for call_id, call in self._calls.items() if not call.record.wants_hold]
        self._audio.wire(talking, self._joined)

    def _ring(self) -> None:
        states = [call.record.state for call in self._calls.values()]
        self._audio.ring("ringing" in states and not {"talking", "held", "dialling"} & set(states))

    def _set_registration(self, state: str, code: int) -> None:
        self._registration = protocol.RegistrationChanged(state, code)
        log.info("registration: %s (%d)", state, code)
        self._say(self._registration)


_AUDIBLE = (pj.PJSUA_CALL_MEDIA_ACTIVE, pj.PJSUA_CALL_MEDIA_REMOTE_HOLD)
_CHALLENGES = (401, 407)


def _status(code: int) -> pj.CallOpParam:
    parameters = pj.CallOpParam(True)
    parameters.statusCode = code
    return parameters
