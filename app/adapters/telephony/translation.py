"""What the engine says, as facts of the domain: raw SIP names and numbers become plain, bounded values."""

from datetime import timedelta
from typing import assert_never

from app.adapters.telephony import desk_text, user_to_user
from app.domain import events
from app.domain.abilities import Abilities
from app.domain.agent import Registration
from app.domain.call import CallState, Direction, EndCause, Party, QueueContext
from app.domain.line_quality import LineSample
from app.domain.moment import Moment
from app.domain.phone_number import WITHHELD, NumberKind, parse_number
from app.domain.plain_text import plain_line
from app.domain.presence import Presence
from app.domain.sound import Loudness, SoundCards, TrialStep
from app.engine import protocol
from app.ports import Clock

_LONGEST_NAME = 80
_LONGEST_QUEUE = 40
_LONGEST_CODEC = 32

_STATES = {
    "ringing": CallState.RINGING,
    "dialling": CallState.DIALLING,
    "talking": CallState.TALKING,
    "held": CallState.HELD,
}
_REGISTRATIONS = {
    "starting": Registration.STARTING,
    "registered": Registration.REGISTERED,
    "unreachable": Registration.UNREACHABLE,
    "wrong-password": Registration.WRONG_PASSWORD,
    "refused": Registration.REFUSED,
    "overloaded": Registration.OVERLOADED,
    "no-port": Registration.NO_PORT,
    "cannot-tls": Registration.CANNOT_TLS,
    "cannot-srtp": Registration.CANNOT_SRTP,
    "cannot-codecs": Registration.CANNOT_CODECS,
    "cannot-ipv6": Registration.CANNOT_IPV6,
    "cannot-ice": Registration.CANNOT_ICE,
    "srtp-without-tls": Registration.SRTP_WITHOUT_TLS,
    "speaks-no-tls": Registration.SPEAKS_NO_TLS,
    "old-tls": Registration.OLD_TLS,
    "certificate-untrusted": Registration.CERTIFICATE_UNTRUSTED,
    "certificate-of-another": Registration.CERTIFICATE_OF_ANOTHER,
    "certificate-expired": Registration.CERTIFICATE_EXPIRED,
    "no-authority": Registration.NO_AUTHORITY,
    "not-configured": Registration.NOT_CONFIGURED,
}
_PRESENCES = {
    "free": Presence.FREE,
    "ringing": Presence.RINGING,
    "talking": Presence.TALKING,
    "away": Presence.AWAY,
}
_STEPS = {
    "ringing": TrialStep.RINGING,
    "recording": TrialStep.RECORDING,
    "playing": TrialStep.PLAYING,
    "failed": TrialStep.FAILED,
}
# RFC 3261 21: what a final answer to our INVITE means for a person.
_CAUSES = {
    486: EndCause.BUSY,
    600: EndCause.BUSY,
    603: EndCause.REFUSED,
    403: EndCause.REFUSED,
    480: EndCause.NOT_ANSWERED,
    487: EndCause.NOT_ANSWERED,
    408: EndCause.UNREACHABLE,
    404: EndCause.UNREACHABLE,
    488: EndCause.NO_AGREEMENT,
    606: EndCause.NO_AGREEMENT,
}


class Translation:
    """From protocol to domain. `clock` gives the wall time that belongs to the engine's steady clock."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def event(self, notice: protocol.Notice) -> events.Event | None:  # noqa: C901 - a flat table
        """The fact in a notice; None when it holds nothing for the desk."""
        match notice:
            case protocol.Snapshot():
                calls = tuple(self._live(call) for call in notice.calls)
                registration = _REGISTRATIONS.get(notice.registration, Registration.STARTING)
                presences = tuple(self._presence(one) for one in notice.presences)
                since = self._moment(notice.registration_since)
                now = self._clock.now()
                abilities = _abilities_of(notice.abilities)
                return events.PhoneConnected(
                    calls, registration, notice.sound, now, presences, since, abilities
                )
            case protocol.RegistrationChanged():
                registration = _REGISTRATIONS.get(notice.state, Registration.UNREACHABLE)
                return events.RegistrationChanged(registration, notice.code, self._moment(notice.since))
            case protocol.CallOffered():
                live = self._live(notice.call)
                return events.CallOffered(
                    live.call_id, live.party, live.queue, live.reference, live.offered_at, live.sent_by
                )
            case protocol.CallAnswered():
                return events.CallAnswered(notice.call_id, self._moment(notice.at))
            case protocol.SoundAgreed():
                codec = plain_line(notice.codec, _LONGEST_CODEC)
                return events.SoundAgreed(notice.call_id, codec, notice.is_encrypted)
            case protocol.CallUnheard():
                return events.CallUnheard(notice.call_id, self._moment(notice.at))
            case protocol.CallNotAgreed():
                return events.CallNotAgreed(self._moment(notice.at))
            case protocol.CallHeld():
                return events.CallHeld(notice.call_id, self._moment(notice.at))
            case protocol.CallResumed():
                return events.CallResumed(notice.call_id, self._moment(notice.at))
            case protocol.CallEnded():
                return events.CallEnded(notice.call_id, cause_of(notice), self._moment(notice.at))
            case protocol.RemoteChanged():
                return events.PartyChanged(notice.call_id, party_of(notice.remote))
            case protocol.HandOverEnded():
                at = self._moment(notice.at)
                if notice.done:
                    return events.HandOverDone(notice.call_id, at)
                cause = _CAUSES.get(notice.code, EndCause.UNREACHABLE)
                return events.HandOverFailed(notice.call_id, at, cause)
            case protocol.TextArrived():
                return self._text(notice)
            case protocol.TextLost():
                lost = desk_text.from_text(notice.text)
                now = self._clock.now()
                return events.DeskMessageLost(lost, notice.number, now) if lost is not None else None
            case protocol.PresenceChanged():
                return self._presence(notice)
            case protocol.LineMeasured():
                return events.LineMeasured(notice.call_id, self._sample(notice), notice.exchange_id)
            case protocol.CallMuted():
                return events.CallMuted(notice.call_id, notice.on)
            case protocol.SoundChanged():
                return events.SoundChanged(notice.kind, cards_of(notice))
            case protocol.SoundMeasured():
                return events.SoundMeasured(Loudness(notice.microphone, notice.heard))
            case protocol.SoundTried():
                return events.SoundTried(_STEPS.get(notice.step, TrialStep.IDLE))
            case protocol.CommandFailed():
                return events.PhoneRefused(notice.command, notice.call_id, notice.reason)
            case protocol.WindowReplaced():
                return None  # EnginePhone draws the conclusion
            case _:
                assert_never(notice)

    def _live(self, call: protocol.CallView) -> events.LiveCall:
        return events.LiveCall(
            call_id=call.call_id,
            direction=Direction.INCOMING if call.incoming else Direction.OUTGOING,
            party=party_of(call.remote),
            state=_STATES.get(call.state, CallState.TALKING),
            offered_at=self._moment(call.offered_at),
            answered_at=self._moment(call.answered_at) if call.answered_at else None,
            held_since=self._moment(call.held_since) if call.held_since else None,
            queue=QueueContext(plain_line(call.queue, _LONGEST_QUEUE), call.waited),
            reference=user_to_user.from_header(call.reference),
            sent_by=parse_number(call.sent_by).digits,
            codec=plain_line(call.codec, _LONGEST_CODEC),
            is_encrypted=call.is_encrypted,
            is_muted=call.muted,
        )

    def _text(self, notice: protocol.TextArrived) -> events.Event | None:
        sender, now = Party(parse_number(notice.user)), self._clock.now()
        message = desk_text.from_text(notice.text)
        if message is not None:
            return events.DeskMessageArrived(message, sender, now)
        reference = user_to_user.from_text(notice.text)
        return events.QuestionArrived(reference, sender, now) if reference is not None else None

    def _presence(self, notice: protocol.PresenceChanged) -> events.PresenceChanged:
        return events.PresenceChanged(
            notice.number,
            _PRESENCES.get(notice.state, Presence.UNKNOWN),
            self._moment(notice.at),
            notice.has_begun_then,
        )

    def _sample(self, measured: protocol.LineMeasured) -> LineSample:
        return LineSample(
            at=self._moment(measured.at),
            codec=plain_line(measured.codec, _LONGEST_CODEC),
            received=measured.received,
            lost=measured.lost,
            sent=measured.sent,
            discarded=measured.discarded,
            jitter=measured.jitter,
            buffered=measured.buffered,
            round_trip=measured.round_trip,
            reports=measured.reports,
            reported_lost=measured.reported_lost,
            reported_jitter=measured.reported_jitter,
            is_reporting=measured.is_reporting,
            pauses=measured.pauses,
        )

    def _moment(self, mono: float) -> Moment:
        now = self._clock.now()
        return Moment(now.utc - timedelta(seconds=now.mono - mono), mono)


def cards_of(sound: protocol.SoundChanged) -> SoundCards:
    """The sound cards; their names are their makers'."""
    return SoundCards(
        _names(sound.microphones),
        _names(sound.speakers),
        plain_line(sound.microphone, _LONGEST_NAME),
        plain_line(sound.speaker, _LONGEST_NAME),
        plain_line(sound.ringer, _LONGEST_NAME),
        _names(sound.lost),
    )


def _names(cards: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(plain_line(name, _LONGEST_NAME) for name in cards)


def _abilities_of(said: protocol.Abilities) -> Abilities:
    opus = any(codec.lower().startswith("opus/") for codec in said.codecs)
    return Abilities(said.tls, said.srtp, said.ipv6, opus, said.ice)


def party_of(remote: protocol.Remote) -> Party:
    """Who calls: the exchange's word (P-Asserted-Identity) before the caller's own (From).

    A number that the caller withheld is not looked up, although the exchange may know it (RFC 3323, 3325).
    """
    name = plain_line(remote.asserted_name or remote.name, _LONGEST_NAME)
    stated = parse_number(remote.user)
    if remote.private or stated.kind is NumberKind.WITHHELD:
        return Party(WITHHELD)
    asserted = parse_number(remote.asserted_user)
    known = asserted.kind in (NumberKind.EXTERNAL, NumberKind.INTERNAL)
    return Party(asserted if known else stated, name)


def cause_of(ended: protocol.CallEnded) -> EndCause:
    """Why a call ended, for a person."""
    if ended.handed_over:
        return EndCause.HANDED_OVER
    if ended.by_us:
        return EndCause.REFUSED if ended.code == 486 else EndCause.HUNG_UP
    if ended.code // 100 == 2:
        return EndCause.BY_OTHER_PARTY
    return _CAUSES.get(ended.code, EndCause.UNREACHABLE)
