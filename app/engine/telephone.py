"""The telephone: carries out commands, keeps the calls, and says what happened.

Everything here runs in the engine's main thread, which alone may touch pjsua2. (Longer than 300
lines: half of it is two flat tables, of the window's commands and of what the library tells.)
"""

import logging
import uuid
from collections.abc import Callable
from typing import Any, assert_never

import pjsua2 as pj

from app.engine import protocol, sip_message
from app.engine.call_record import CallRecord, now
from app.engine.calls import Calls, NotPossible, may_ring_aloud
from app.engine.hold import CHALLENGES, Hold
from app.engine.keys import press
from app.engine.line_quality import LineMeter
from app.engine.outgoing import Outgoing
from app.engine.outlook import Outlook
from app.engine.presence import Presences
from app.engine.protocol import Command, Notice, Remote, Snapshot, Sound
from app.engine.registration import Registration
from app.engine.sip_audio import SipAudio
from app.engine.sip_line import NotDiallable, SipLine
from app.engine.sip_media import Agreements
from app.engine.sip_objects import SipCall, with_status
from app.engine.sound_check import SoundCheck
from app.engine.transfer import Transfer
from app.engine.urgent import Urgent
from app.engine.wiring import Wiring

log = logging.getLogger(__name__)

Say = Callable[[Notice], None]


class Telephone:
    """Calls by our own ids. `say` hands a notice to the window, if there is one; it never waits."""

    def __init__(self, line: SipLine, audio: SipAudio, say: Say, outlook: Outlook) -> None:
        self._line = line
        self._audio = audio
        self._say = say
        self._calls = Calls()
        self._wiring = Wiring(self._calls, audio, say)
        self._hold = Hold(self._wiring.renew, say)
        self._agreements = Agreements(say)
        self._meter = LineMeter(self._calls, say)
        self._urgent = Urgent(self._calls, self._end, say)
        self._outgoing = Outgoing(line, self._calls, self._urgent, self, say, self._over)
        self._transfer = Transfer(self._calls, self._end, say)
        self._registration = Registration(line, self, say, now, outlook, lambda: self._calls.number > 0)
        self._presences = Presences(line, say)
        audio.changed = say
        self._sound_check = SoundCheck(audio, say)
        self.accepts_calls = False

    # ------------------------------------------------------------ what the window sees

    @property
    def calls(self) -> Calls:
        """The calls that are."""
        return self._calls

    @property
    def registration(self) -> Registration:
        """Our place at the exchange."""
        return self._registration

    def snapshot(self) -> Snapshot:
        """All that is."""
        calls = tuple(call.record.view for call in self._calls)
        return Snapshot(
            calls,
            self._registration.state,
            self._audio.kind,
            self._presences.known,
            self._line.abilities,
            self._registration.since,
        )

    # ------------------------------------------------------------ commands

    def execute(self, command: Command) -> None:
        """Carry out a command; what fails is said as `CommandFailed`, and changes nothing."""
        try:
            self._execute(command)
        except (NotPossible, NotDiallable) as error:
            self._fail(command, str(error))
        except pj.Error as error:
            self._fail(command, error.reason)

    def _execute(self, command: Command) -> None:  # noqa: C901 - a flat table
        match command:
            case protocol.Configure():
                self._use_sound(command.sound)
                self._line.media.use(command.media)
                self._registration.configure(command.account)
            case protocol.UseSound():
                self._use_sound(command.sound)
            case protocol.WatchSound():
                self._sound_check.watch(on=command.on)
            case protocol.TrySound():
                if self._calls.number:
                    raise NotPossible("somebody is on the line")
                self._sound_check.try_part(command.part)
            case protocol.Mute():
                self._wiring.mute(self._calls.connected(command.call_id).record, on=command.on)
            case protocol.Chime():
                self._audio.chime()
            case protocol.Answer():
                self._calls.ringing(command.call_id).answer(with_status(pj.PJSIP_SC_OK))
            case protocol.Refuse():
                self._end(self._calls.ringing(command.call_id), pj.PJSIP_SC_BUSY_HERE)
            case protocol.HangUp() if self._urgent.given_up(command.call_id):
                self._say(protocol.CallEnded(command.call_id, now(), 0, by_us=True))
            case protocol.HangUp():
                self._end(self._calls.find(command.call_id))
            case protocol.Hold():
                self._wiring.part(command.call_id)
                self._hold.ask(self._calls.connected(command.call_id), held=True)
            case protocol.Resume():
                self._hold.ask(self._calls.connected(command.call_id), held=False)
            case protocol.Press():
                press(self._calls.find(command.call_id), command.keys, self._line.media.settings.keys)
            case protocol.Dial():
                self._outgoing.dial(command)
            case protocol.Join():
                ends = self._calls.connected(command.first), self._calls.connected(command.second)
                self._wiring.join(*(end.record.call_id for end in ends))
            case protocol.HandOver():
                self._transfer.begin(command)
            case protocol.PutThrough():
                self._transfer.send(command, self._line.target_of)
            case protocol.Tell():
                self._line.send_text(command.number, command.text)
            case protocol.Watch():
                self._presences.watch(command.numbers)
            case protocol.Quit():
                self.hang_up_all()
            case _:
                assert_never(command)

    def tell_sound(self) -> None:
        """Say which sound cards there are and which of them work: a window came."""
        self._audio.tell()

    def hang_up_all(self) -> None:
        """End every call."""
        for call in self._calls:
            self._end(call)

    def unregister(self) -> None:
        """Take leave of the exchange."""
        self._sound_check.close()
        self._presences.let_go()
        self._registration.end()

    def tick(self) -> None:
        """Time has passed: see to what has to be tried again."""
        if (due := self._urgent.due()) is not None:
            self.execute(due)
        self._registration.tick()
        self._presences.tick(is_registered=self._registration.state == "registered")
        if not self.accepts_calls:  # nobody looks at the meters
            self._sound_check.watch(on=False)
        self._sound_check.tick()
        self._audio.tick()
        self._meter.tick()
        for call in self._calls:
            self._hold.make_true(call)

    def _use_sound(self, sound: Sound) -> None:
        try:
            self._audio.configure(sound)
        except pj.Error as error:
            log.error("sound: %s", error.info())
            self._audio.configure(Sound(kind="none"))

    def _end(self, call: SipCall, code: int = 0) -> None:
        """Hang up. For the window that is the end; the last messages may take the library half a minute."""
        call.record.ended_by_us = True
        call.hangup(with_status(code))
        if self._calls.is_current(call):
            self._calls.leave(call)
            self._over(call.record, code)

    def _fail(self, command: Command, reason: str) -> None:
        call_id = getattr(command, "call_id", "")
        self._say(protocol.CommandFailed(type(command).__name__, call_id, reason))

    # ------------------------------------------------------------ what pjsua2 tells (sip_objects.Listener)

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
            sent_by=sip_message.user_of(message.get("referred-by")),
        )
        call = SipCall(self._line.account, self, record, pj_id)
        if not self._line.trusts(source):
            self._turn_away(call, pj.PJSIP_SC_FORBIDDEN)
        elif not self.accepts_calls:
            self._turn_away(call, pj.PJSIP_SC_TEMPORARILY_UNAVAILABLE)
        elif sip_message.cannot_be_heard(sip_message.body_of(text)):
            self._turn_away(call, pj.PJSIP_SC_NOT_ACCEPTABLE_HERE)
        else:
            self._calls.add(call)
            call.answer(with_status(pj.PJSIP_SC_RINGING))
            self._say(protocol.CallOffered(record.view))
            self._ring()

    def _turn_away(self, call: SipCall, code: int) -> None:
        self._calls.leave(call)
        call.hangup(with_status(code))

    def text_heard(self, text: str, source: str) -> None:
        """A text: pass it on when the exchange let it through."""
        if self._line.trusts(source):
            remote = sip_message.remote_of(sip_message.parse(text))
            self._say(protocol.TextArrived(remote.user, sip_message.body_of(text)))

    def text_answered(self, address: str, text: str, code: int) -> None:
        """What became of a text of ours: only that it was lost is worth a word."""
        if code // 100 != 2:
            self._say(protocol.TextLost(sip_message.user_of(address), text, code))

    def request_heard(self, call: SipCall, text: str, source: str) -> None:
        """A request within a call: it may say who is at the other end now (RFC 3325)."""
        if self._calls.is_current(call) and self._line.trusts(source):
            remote = sip_message.remote_of(sip_message.parse(text))
            known = call.record.remote
            if remote.asserted_user not in ("", known.asserted_user or known.user):
                self._change_remote(call.record, remote)

    def replacement_asked(self, call: SipCall, text: str, source: str) -> SipCall | None:
        """Somebody takes the other end's place (RFC 3891): the same call to us, with another party."""
        if not self._calls.is_current(call) or not self._line.trusts(source):
            return None
        record = call.record
        self._calls.leave(call)
        self._wiring.part(record.call_id)
        self._audio.media_ended(record.call_id)
        successor = SipCall(self._line.account, self, record)
        self._calls.add(successor)
        self._hold.forget(record)
        self._change_remote(record, sip_message.remote_of(sip_message.parse(text)))
        return successor

    def noticed(self, call: SipCall) -> None:
        """A call of ours has been taken notice of."""
        self._urgent.heard(call.record.call_id)

    def answered(self, call: SipCall) -> None:
        """The call is confirmed."""
        record = call.record
        if self._calls.is_current(call) and not record.answered_at:
            record.answered_at = now()
            self._say(protocol.CallAnswered(record.call_id, record.answered_at))
            self._ring()

    def stream_begins(self, stream: Any) -> None:
        """A stream of sound is about to begin."""
        self._line.media.shape(stream)

    def media_heard(self, call: SipCall) -> None:
        """The call's streams changed: wire them, and see whether a hold began or ended."""
        if not self._calls.is_current(call):
            return
        record = call.record
        statuses = self._line.media_of(call)
        active = [index for index, status in statuses if status in _AUDIBLE]
        if active:
            self._audio.media_began(record.call_id, self._agreements.heard(call, active[0]))
        else:
            self._audio.media_ended(record.call_id)
        self._wiring.renew()
        on_hold = any(status == pj.PJSUA_CALL_MEDIA_LOCAL_HOLD for _, status in statuses)
        self._hold.media_heard(record, on_hold=on_hold)

    def change_answered(self, call: SipCall, code: int) -> None:
        """The final answer to an INVITE of ours."""
        self._urgent.heard(call.record.call_id)
        if not self._calls.is_current(call):
            return
        if call.record.answered_at and code in _GONE:
            self._calls.leave(call)
            self._over(call.record, code)
            call.hangup(with_status(0))
        else:
            self._hold.change_answered(call.record, code)

    def keys_answered(self, call: SipCall, code: int) -> None:
        """The other end took keys that went as a message, or does not take any."""
        if self._calls.is_current(call) and code >= pj.PJSIP_SC_MULTIPLE_CHOICES and code not in CHALLENGES:
            self._say(protocol.CommandFailed("Press", call.record.call_id, f"SIP {code}"))

    def transfer_heard(self, call: SipCall, code: int, final: bool) -> None:
        """How our REFER is doing."""
        if self._calls.is_current(call) and final:
            self._transfer.heard(call, code)

    def given_up(self, call: SipCall) -> None:
        """The library says BYE: to an answer in which it finds nothing to hear, or to one who went silent.

        For the window that is the end; whether anybody confirms it may take half a minute.
        """
        record = call.record
        if self._calls.is_current(call) and not record.ended_by_us:
            self._calls.leave(call)
            self._over(record, _GONE[0] if record.codec else pj.PJSIP_SC_NOT_ACCEPTABLE_HERE)

    def ended(self, call: SipCall, code: int) -> None:
        """The call is disconnected: forget it before the library reuses its number."""
        was_current = self._calls.is_current(call)
        self._calls.forget(call)
        if was_current:
            self._over(call.record, code)
        if not self._calls.number:
            self._registration.calls_are_over()

    # ------------------------------------------------------------ inside

    def _over(self, record: CallRecord, code: int) -> None:
        self._urgent.heard(record.call_id)
        self._wiring.part(record.call_id)
        self._audio.call_ended(record.call_id)
        self._wiring.renew()
        self._say(protocol.CallEnded(record.call_id, now(), code, record.ended_by_us, record.handed_over))
        self._ring()

    def _change_remote(self, record: CallRecord, remote: Remote) -> None:
        record.remote = remote
        self._say(protocol.RemoteChanged(record.call_id, remote))

    def _ring(self) -> None:
        if self._calls.number:
            self._sound_check.stop()
        self._audio.ring(may_ring_aloud(call.record.state for call in self._calls))


# The other end does not know the call any more, or is silent: it is over (RFC 3261 12.2.1.2).
_GONE = (pj.PJSIP_SC_REQUEST_TIMEOUT, pj.PJSIP_SC_CALL_TSX_DOES_NOT_EXIST)
_AUDIBLE = (pj.PJSUA_CALL_MEDIA_ACTIVE, pj.PJSUA_CALL_MEDIA_REMOTE_HOLD)
