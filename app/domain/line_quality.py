"""How well a conversation can be heard, worked out from counts of packets by the E-model (ITU-T G.107).

Of the E-model the part that a telephone can know: delay and loss. Noise and echo are taken to be as G.107
takes them where nobody measured, which leaves 93.2 of 100 for a line without fault.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from app.domain.moment import Moment

NOTHING_WRONG = 93.2  # rating of a line without delay or loss, all other figures as G.107 presumes
SATISFYING = 80.0  # G.107 annex B: below it some are dissatisfied
BEARABLE = 70.0  # G.107 annex B: below it many are dissatisfied
WINDOW = 4.0  # seconds of sound that one rating is made from
BAD_FOR = 5.0  # seconds below a limit until it is said
GOOD_FOR = 3.0  # seconds above it until that is taken back
SILENT_FOR = 3.0  # seconds without any packet until it is said
PAUSE_OF = 15.0  # the same where silence is not sent, as nobody is silent for so long
_PACKET = 20.0  # milliseconds of speech that wait until a packet is full


@dataclass(frozen=True)
class Impairment:
    """What a codec costs by itself (Ie) and how well it bears loss (Bpl), on the scale of G.107.

    `is_estimate`: the standard has no such figure on this scale.
    """

    codec: float
    robustness: float
    is_estimate: bool = False


# G.711 with concealment of loss: G.113 appendix I. G.722 has its figure (13) on the scale of wideband, which goes
# to 129 (G.113 appendix IV, G.107.1), and is brought to this one; Opus is in no table of G.113. How these two bear
# loss is taken from G.711, because the library mends all three in the same way.
_G711 = Impairment(0.0, 25.1)
_WIDEBAND = Impairment(13 / 1.29 - (100 - NOTHING_WRONG), 25.1, is_estimate=True)
_IMPAIRMENTS = {"PCMA": _G711, "PCMU": _G711, "G722": _WIDEBAND, "OPUS": _WIDEBAND}
_UNKNOWN = Impairment(0.0, 25.1, is_estimate=True)


def impairment_of(codec: str) -> Impairment:
    """What this codec ('PCMA/8000') costs."""
    return _IMPAIRMENTS.get(codec.partition("/")[0].upper(), _UNKNOWN)


def rating(codec: str, loss: float, delay: float) -> float:
    """The rating R, 0 to 100, of a line on which `loss` per cent is lost and `delay` ms pass from mouth to ear.

    Loss: G.107 equation 7-29, lost at random. Delay: the reduction of G.107 by Cole and Rosenbluth (2001).
    """
    cost = impairment_of(codec)
    lost = cost.codec + (95 - cost.codec) * loss / (loss + cost.robustness)
    late = 0.024 * delay + (0.11 * (delay - 177.3) if delay > 177.3 else 0.0)
    return min(100.0, max(0.0, NOTHING_WRONG - late - lost))


def opinion(rated: float) -> float:
    """What people would say of it on average, 1 (bad) to 4.5 (G.107 annex B)."""
    return 1 + 0.035 * rated + rated * (rated - 60) * (100 - rated) * 7e-6


@dataclass(frozen=True)
class LineSample:
    """What the telephone counted in one conversation up to a moment. Times in milliseconds, 0 when not known.

    `lost` of what came in; `discarded` came too late to be heard. `buffered` is how long sound waits for late
    packets. What the other end says of our sound (RTCP, RFC 3550): `reports` how often it did, `reported_lost`
    and `reported_jitter` what. `is_reporting`: it sends RTCP at all. `pauses`: nothing is sent in silence (a setting).
    """

    at: Moment
    codec: str
    received: int
    lost: int
    sent: int
    discarded: int = 0
    jitter: float = 0.0
    buffered: float = 0.0
    round_trip: float = 0.0
    reports: int = 0
    reported_lost: int = 0
    reported_jitter: float = 0.0
    is_reporting: bool = False
    pauses: bool = False


class Light(Enum):
    """How the line is, in a colour. `UNKNOWN`: too early to say."""

    UNKNOWN = auto()
    GREEN = auto()
    AMBER = auto()
    RED = auto()


@dataclass(frozen=True)
class LineQuality:
    """How the line is now. `loss` and `sent_loss` in per cent, times in milliseconds.

    `hears_nothing`: no sound comes in. `is_not_heard`: ours does not arrive, as far as can be known.
    `knows_sending`: the other end told of late how our sound arrives; without that nobody knows it.
    """

    light: Light
    opinion: float
    is_estimate: bool
    loss: float
    jitter: float
    round_trip: float
    sent_loss: float
    hears_nothing: bool
    is_not_heard: bool
    knows_sending: bool


def judged(samples: Sequence[LineSample]) -> LineQuality | None:
    """How the line is after these samples, oldest first; None when there is none."""
    if not samples:
        return None
    last = samples[-1]
    rated = [(sample.at, _rating_at(samples, place)) for place, sample in enumerate(samples) if place]
    hears_nothing, is_not_heard = _hears_nothing(samples), _is_not_heard(samples)
    return LineQuality(
        light=Light.RED if hears_nothing or is_not_heard else _light(rated),
        opinion=opinion(rated[-1][1] if rated else NOTHING_WRONG),
        is_estimate=impairment_of(last.codec).is_estimate,
        loss=_loss(samples, len(samples) - 1),
        jitter=last.jitter,
        round_trip=last.round_trip,
        sent_loss=_sent_loss(samples, len(samples) - 1),
        hears_nothing=hears_nothing,
        is_not_heard=is_not_heard,
        knows_sending=_is_told_of(samples),
    )


def _rating_at(samples: Sequence[LineSample], place: int) -> float:
    """Of the direction that is worse."""
    sample = samples[place]
    delay = sample.round_trip / 2 + sample.buffered + _PACKET
    return rating(sample.codec, max(_loss(samples, place), _sent_loss(samples, place)), delay)


def _loss(samples: Sequence[LineSample], place: int) -> float:
    """Per cent of what ought to have come in during the last seconds."""
    until = samples[place]
    since = next(one for one in samples if until.at.seconds_since(one.at) <= WINDOW)
    lost = max(0, until.lost - since.lost) + max(0, until.discarded - since.discarded)
    came = until.received - since.received
    return 100 * min(1.0, lost / (lost + came)) if lost else 0.0


def _sent_loss(samples: Sequence[LineSample], place: int) -> float:
    """Per cent of what we sent between the last two reports of the other end, by its own count."""
    changes = [after for before, after in pairwise(samples[: place + 1]) if after.reports != before.reports]
    if len(changes) < 2:
        return 0.0
    before, after = changes[-2:]
    lost, sent = max(0, after.reported_lost - before.reported_lost), after.sent - before.sent
    return 100 * min(1.0, lost / sent) if sent > 0 else 0.0


def _light(rated: Sequence[tuple[Moment, float]]) -> Light:
    if not rated:
        return Light.UNKNOWN
    if _stays_below(rated, BEARABLE):
        return Light.RED
    return Light.AMBER if _stays_below(rated, SATISFYING) else Light.GREEN


def _stays_below(rated: Sequence[tuple[Moment, float]], limit: float) -> bool:
    """True from the moment that it was below the limit for some seconds until it was above it for some."""
    is_below, other_since = False, rated[0][0]
    for at, value in rated:
        if (value < limit) == is_below:
            other_since = at
        elif at.seconds_since(other_since) >= (GOOD_FOR if is_below else BAD_FOR):
            is_below, other_since = not is_below, at
    return is_below


def _hears_nothing(samples: Sequence[LineSample]) -> bool:
    last = samples[-1]
    since = next(one for one in samples if one.received == last.received)
    return last.at.seconds_since(since.at) >= (PAUSE_OF if last.pauses else SILENT_FOR)


def _is_not_heard(samples: Sequence[LineSample]) -> bool:
    """Nothing leaves this telephone; or the other end reports, and has nothing of us to report on.

    That our sound stopped arriving later on is not to be known: reports go on as they were (RFC 3550 6.4.1).
    """
    first, last = samples[0], samples[-1]
    since = next(one for one in samples if one.sent == last.sent)
    is_mute = not last.pauses and last.at.seconds_since(since.at) >= SILENT_FOR
    is_unseen = last.is_reporting and not last.reports and last.sent > first.sent
    is_lost = _sent_loss(samples, len(samples) - 1) > _NEARLY_ALL
    return is_mute or is_lost or (is_unseen and last.at.seconds_since(first.at) >= SILENT_FOR)


def _is_told_of(samples: Sequence[LineSample]) -> bool:
    last = samples[-1]
    since = next(one for one in samples if last.at.seconds_since(one.at) <= _LONGEST_SILENCE)
    return last.reports > since.reports or (since is samples[0] and last.reports > 0)


_NEARLY_ALL = 90.0  # per cent
_LONGEST_SILENCE = 15.0  # seconds; reports come every five (RFC 3550 6.2)
