"""What the window and the telephone engine say to each other: frozen values, one JSON object a frame.

Plain values only, so that a frame can never carry code. A frame names the protocol's version; another
version is refused, because after an upgrade an old engine may still hold a conversation.
The file is long because it is the whole of the agreement, and nothing else.
"""

import json
import math
from dataclasses import asdict, dataclass, fields
from types import UnionType
from typing import Any, Union, get_args, get_origin

VERSION = 2
LONGEST_FRAME = 1 << 20  # bytes


class BadFrame(Exception):
    """A frame that is not one of ours: not JSON, another version, unknown kind, or a wrong type."""


# ---------------------------------------------------------------- commands: window to engine


@dataclass(frozen=True)
class Account:
    """How to reach the exchange. Addresses are 'host:port'; `transport` is 'udp', 'tcp' or 'tls'.

    `realm` is the realm that may get our digest ('*' for any). `accept_from` are further addresses
    that may send us calls, beside the registrars. `further_registrars` have their turn, in this order, when
    `registrar` is not there; each is 'host', 'host:port', or the name of a service, as '_sip._udp.example.nl'.
    `heartbeat`: seconds between two REGISTERs.
    `expires` in seconds, `keep_alive` (UDP) as well. `srtp` is
    'off', 'optional' or 'required', and needs TLS. `authority` is a file (PEM) with the authority of the exchange's
    certificate, beside those that this computer trusts. `ice`: the two ends of a call seek a way for its sound.
    """

    user: str
    password: str
    registrar: str
    transport: str = "udp"
    realm: str = "*"
    display_name: str = ""
    local_address: str = ""
    local_port: int = 0
    accept_from: tuple[str, ...] = ()
    expires: int = 60
    codecs: tuple[str, ...] = ("PCMA/8000", "PCMU/8000", "G722/16000")
    srtp: str = "off"
    authority: str = ""
    keep_alive: int = 15
    further_registrars: tuple[str, ...] = ()
    heartbeat: int = 2
    ice: bool = False

    def __repr__(self) -> str:
        return "Account(…)"


@dataclass(frozen=True)
class Sound:
    """Where sound comes from and goes to. `kind`: 'device' (sound card), 'file' (no sound card at hand).

    With 'file' the WAV `speak_from` is sent, over and over, to whoever we talk with; what we hear is
    written to `record_to` (both may be '').
    `microphone`, `speaker` and `ringer` are sound cards by name, '' is what the system chose ('' for the
    ringer: where we hear). Volumes in per cent of what the card gives; only the microphone goes above 100.
    """

    kind: str = "device"
    speak_from: str = ""
    record_to: str = ""
    microphone: str = ""
    speaker: str = ""
    ringer: str = ""
    ring_on_speaker: bool = True
    ring_volume: int = 60
    speaker_volume: int = 100
    microphone_volume: int = 100


@dataclass(frozen=True)
class Media:
    """How sound is treated on its way. `keys` pressed in a call go as 'rfc4733', 'info', or 'auto' (what is taken).

    `silence`: send nothing while nobody speaks here. Milliseconds: `jitter_buffer` at the most (0: as the library
    has it), and `echo_tail`, for how long an echo is listened for (0: it is not taken away).
    """

    keys: str = "auto"
    silence: bool = False
    jitter_buffer: int = 0
    echo_tail: int = 200


@dataclass(frozen=True)
class Configure:
    """Register with this account and use this sound. The same again changes nothing."""

    account: Account
    sound: Sound
    media: Media = Media()


@dataclass(frozen=True)
class UseSound:
    """Use other sound from now on, and leave the account alone."""

    sound: Sound


@dataclass(frozen=True)
class WatchSound:
    """Tell how loud microphone and loudspeaker are, several times a second, until it is `on` no more."""

    on: bool


@dataclass(frozen=True)
class TrySound:
    """Let the agent hear: `part` is 'ring', or 'echo' for two seconds of the microphone, played back."""

    part: str


@dataclass(frozen=True)
class Answer:
    """Take a ringing call."""

    call_id: str


@dataclass(frozen=True)
class Refuse:
    """Send a ringing call away as busy."""

    call_id: str


@dataclass(frozen=True)
class HangUp:
    """End a call."""

    call_id: str


@dataclass(frozen=True)
class Hold:
    """Put a call on hold."""

    call_id: str


@dataclass(frozen=True)
class Resume:
    """Take a call off hold."""

    call_id: str


@dataclass(frozen=True)
class Mute:
    """Let the other end hear nothing of us, or hear us again; kept for the whole call, on hold too."""

    call_id: str
    on: bool


@dataclass(frozen=True)
class Chime:
    """Let the agent hear one soft tone, and nobody else."""


@dataclass(frozen=True)
class Press:
    """Send keys ('0' to '9', '*', '#') to the other end of a call. They may be a PIN, and are not shown in a log."""

    call_id: str
    keys: str

    def __repr__(self) -> str:
        return "Press(…)"


@dataclass(frozen=True)
class Dial:
    """Call somebody. `reference` is the value of a User-to-User header (RFC 7433), or ''.

    Unless it `goes_along` it is only remembered, for a window that comes later. `urgent`: it leaves whatever is
    on the lines, at the price of another call, and `CallUnheard` comes when nobody takes notice of it.
    """

    call_id: str
    number: str
    reference: str = ""
    goes_along: bool = True
    urgent: bool = False


@dataclass(frozen=True)
class Join:
    """Let the other ends of two calls hear each other too."""

    first: str
    second: str


@dataclass(frozen=True)
class HandOver:
    """Connect the other ends of two calls with each other, by REFER with Replaces."""

    customer_call: str
    colleague_call: str


@dataclass(frozen=True)
class PutThrough:
    """Have the exchange connect the other end with a number, by REFER; `reference` as in `Dial`."""

    call_id: str
    number: str
    reference: str = ""


@dataclass(frozen=True)
class Tell:
    """Send a text to a number."""

    number: str
    text: str


@dataclass(frozen=True)
class Watch:
    """Follow how exactly these numbers are doing at the exchange, and no others (SUBSCRIBE, RFC 3856)."""

    numbers: tuple[str, ...]


@dataclass(frozen=True)
class Quit:
    """Hang up, unregister and end."""


# ---------------------------------------------------------------- notices: engine to window


@dataclass(frozen=True)
class Remote:
    """The other end as SIP names it: users and display names of From and P-Asserted-Identity, raw."""

    user: str
    name: str = ""
    asserted_user: str = ""
    asserted_name: str = ""
    private: bool = False


@dataclass(frozen=True)
class CallView:
    """A call that exists now. Times are seconds of the machine's steady clock, 0 when it has not been.

    `sent_by` is the user who put the call through (Referred-By, RFC 3892), '' when nobody did.
    `codec` is '' as long as there was no sound.
    """

    call_id: str
    incoming: bool
    state: str
    remote: Remote
    offered_at: float
    answered_at: float = 0.0
    held_since: float = 0.0
    queue: str = ""
    waited: int = 0
    reference: str = ""
    sent_by: str = ""
    muted: bool = False
    codec: str = ""
    is_encrypted: bool = False


@dataclass(frozen=True)
class PresenceChanged:
    """How a number that we follow is doing: free, ringing, talking, away (not registered), unknown.

    `at` is when we heard it; `has_begun_then` when the state began at that moment, and did not last already.
    """

    number: str
    state: str
    at: float
    has_begun_then: bool = True


@dataclass(frozen=True)
class Abilities:
    """What the telephone library of this engine can do. `codecs` as in an `Account`; `sound`: it finds a sound card."""

    tls: bool = True
    srtp: bool = True
    codecs: tuple[str, ...] = Account.codecs
    sound: bool = True
    ipv6: bool = True
    ice: bool = True


@dataclass(frozen=True)
class Snapshot:
    """All that is, sent when a window connects. `sound`: 'device', 'file', or 'none' in this build."""

    calls: tuple[CallView, ...]
    registration: str
    sound: str
    presences: tuple[PresenceChanged, ...] = ()
    abilities: Abilities = Abilities()
    registration_since: float = 0.0


@dataclass(frozen=True)
class RegistrationChanged:
    """`state`: starting, registered, unreachable, overloaded, wrong-password, refused, no-port, not-configured.

    `since`: when it began; for a loss that is the last sign of life of the exchange, not when we noticed.

    What this telephone library cannot do: cannot-tls, cannot-srtp, cannot-codecs, cannot-ipv6, cannot-ice; and what
    nobody should: srtp-without-tls. What is wrong with the exchange's TLS: speaks-no-tls, old-tls,
    certificate-untrusted, certificate-of-another, certificate-expired; or with our settings of it: no-authority.
    """

    state: str
    code: int = 0
    since: float = 0.0


@dataclass(frozen=True)
class CallOffered:
    """Somebody calls; 180 Ringing has been sent."""

    call: CallView


@dataclass(frozen=True)
class CallAnswered:
    """A call is connected."""

    call_id: str
    at: float


@dataclass(frozen=True)
class SoundAgreed:
    """A call has sound, perhaps before it is answered: how it is encoded ('PCMA') and whether it is encrypted."""

    call_id: str
    codec: str
    is_encrypted: bool


@dataclass(frozen=True)
class CallUnheard:
    """An urgent call of ours has had no answer of any kind so far; it is tried on."""

    call_id: str
    at: float


@dataclass(frozen=True)
class CallNotAgreed:
    """Somebody called, and the library found no codec or encryption that both ends have: it did not ring."""

    at: float


@dataclass(frozen=True)
class CallHeld:
    """Our hold is in force: nobody hears anybody."""

    call_id: str
    at: float


@dataclass(frozen=True)
class CallResumed:
    """Our hold is over: both ends hear each other."""

    call_id: str
    at: float


@dataclass(frozen=True)
class CallEnded:
    """A call is over. `code` is the last SIP status; `by_us` when we hung up, refused or gave up."""

    call_id: str
    at: float
    code: int
    by_us: bool
    handed_over: bool = False


@dataclass(frozen=True)
class CallMuted:
    """The other end hears nothing of us, or hears us again."""

    call_id: str
    on: bool


@dataclass(frozen=True)
class SoundChanged:
    """The sound cards by name, and which of them do the work now; said when a window comes, and on each change.

    `microphone`, `speaker`, `ringer`: in use now ('' is what the system chose). `lost`: those that were chosen
    and are not there, or do not work.
    """

    kind: str
    microphones: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    microphone: str = ""
    speaker: str = ""
    ringer: str = ""
    lost: tuple[str, ...] = ()


@dataclass(frozen=True)
class SoundMeasured:
    """How loud it is, in per cent: what the microphone hears, and what the loudspeaker says."""

    microphone: int
    heard: int


@dataclass(frozen=True)
class SoundTried:
    """Where the test of the sound is: 'recording', 'playing', 'ringing', then 'done' or 'failed'."""

    step: str


@dataclass(frozen=True)
class RemoteChanged:
    """Somebody else is at the other end (UPDATE or re-INVITE with a new identity, or a replaced call)."""

    call_id: str
    remote: Remote


@dataclass(frozen=True)
class HandOverEnded:
    """The transfer was carried out, or failed with a SIP status."""

    call_id: str
    at: float
    done: bool
    code: int


@dataclass(frozen=True)
class TextArrived:
    """A text from somebody whom the exchange let through."""

    user: str
    text: str


@dataclass(frozen=True)
class LineMeasured:
    """What was counted in a conversation so far, about once a second; times in milliseconds, 0 when not known.

    `reports`, `reported_lost`, `reported_jitter`: what the other end says of our sound (RTCP, RFC 3550).
    `is_reporting`: RTCP of the other end arrives at all. `pauses`: silence is not sent. `exchange_id`: the SIP
    Call-ID when it is a bare UUID.
    """

    call_id: str
    at: float
    codec: str
    received: int
    lost: int
    discarded: int
    jitter: float
    buffered: float
    round_trip: float
    sent: int
    reports: int
    reported_lost: int
    reported_jitter: float
    is_reporting: bool
    pauses: bool
    exchange_id: str


@dataclass(frozen=True)
class TextLost:
    """A text of ours did not reach whom it was for; `code` is the SIP status of the refusal, or of silence."""

    number: str
    text: str
    code: int


@dataclass(frozen=True)
class CommandFailed:
    """A command could not be carried out. `reason` is for the log and holds no personal data."""

    command: str
    call_id: str
    reason: str


@dataclass(frozen=True)
class WindowReplaced:
    """Another window has the telephone now; this one is not served any more."""


Command = (
    Configure
    | Answer
    | Refuse
    | HangUp
    | Hold
    | Resume
    | Dial
    | Join
    | HandOver
    | PutThrough
    | Tell
    | Watch
    | Mute
    | Chime
    | Press
    | UseSound
    | WatchSound
    | TrySound
    | Quit
)
Notice = (
    Snapshot
    | RegistrationChanged
    | CallOffered
    | CallAnswered
    | CallUnheard
    | CallHeld
    | CallResumed
    | CallEnded
    | RemoteChanged
    | HandOverEnded
    | TextArrived
    | TextLost
    | PresenceChanged
    | LineMeasured
    | CommandFailed
    | CallMuted
    | SoundAgreed
    | CallNotAgreed
    | SoundChanged
    | SoundMeasured
    | SoundTried
    | WindowReplaced
)

_COMMANDS: dict[str, type[Any]] = {kind.__name__: kind for kind in get_args(Command)}
_NOTICES: dict[str, type[Any]] = {kind.__name__: kind for kind in get_args(Notice)}


def encode(message: Command | Notice) -> bytes:
    """The frame that carries `message`."""
    body = {"version": VERSION, "kind": type(message).__name__, "body": asdict(message)}
    return json.dumps(body, separators=(",", ":")).encode()


def decode_command(frame: bytes) -> Command:
    """The command in `frame`.

    Raises:
        BadFrame: it holds none.
    """
    return _decode(frame, _COMMANDS)  # type: ignore[no-any-return]  # the table holds only commands


def decode_notice(frame: bytes) -> Notice:
    """The notice in `frame`.

    Raises:
        BadFrame: it holds none.
    """
    return _decode(frame, _NOTICES)  # type: ignore[no-any-return]  # the table holds only notices


def _decode(frame: bytes, kinds: dict[str, type[Any]]) -> Any:
    try:
        outer = json.loads(frame)
    except (ValueError, RecursionError) as error:
        raise BadFrame("not JSON") from error
    if not isinstance(outer, dict) or outer.get("version") != VERSION:
        raise BadFrame("not our version")
    kind = kinds.get(str(outer.get("kind")))
    if kind is None:
        raise BadFrame("unknown kind")
    return _build(kind, outer.get("body"))


def _build(kind: type[Any], body: object) -> Any:
    if not isinstance(body, dict):
        raise BadFrame(f"{kind.__name__}: no body")
    try:
        return kind(**{field.name: _value(field.type, body[field.name]) for field in fields(kind)})
    except KeyError as error:
        raise BadFrame(f"{kind.__name__}: {error} is missing") from error


def _value(expected: Any, value: Any) -> Any:
    if get_origin(expected) is tuple:
        if not isinstance(value, list):
            raise BadFrame("expected a list")
        return tuple(_value(get_args(expected)[0], item) for item in value)
    if get_origin(expected) in (Union, UnionType):
        raise TypeError("protocol messages have no optional fields")
    if expected not in (str, int, float, bool):
        return _build(expected, value)
    # JSON has one kind of number; True is an int to Python but not to us.
    if expected is float and type(value) in (int, float):
        return _finite(value)
    if type(value) is not expected:
        raise BadFrame(f"expected {expected.__name__}")
    return value


def _finite(value: float) -> float:
    try:
        number = float(value)
    except OverflowError as error:
        raise BadFrame("a number without end") from error
    if not math.isfinite(number):
        raise BadFrame("a number without end")
    return number
