"""The quality of a line from counts of packets: the figures of the E-model, and when something is said."""

from dataclasses import replace

import pytest

from app.domain.line_quality import Light, LineQuality, LineSample, impairment_of, judged, opinion, rating
from tests.builders import NOW


@pytest.mark.parametrize(("loss", "expected"), [(0, 4.33), (1, 4.23), (2, 4.12), (3, 4.00), (5, 3.77)])
def test_opinion_of_g711_with_150_milliseconds_is_that_of_the_model(loss: float, expected: float) -> None:
    assert opinion(rating("PCMA/8000", loss, 150)) == pytest.approx(expected, abs=0.006)


def test_five_per_cent_of_loss_leave_the_rating_that_was_measured() -> None:
    assert rating("PCMU/8000", 5, 150) == pytest.approx(73.8, abs=0.05)


@pytest.mark.parametrize("codec", ["G722/16000", "opus/48000", "iLBC/8000"])
def test_codec_without_a_figure_in_the_standard_is_an_estimate(codec: str) -> None:
    assert impairment_of(codec).is_estimate
    assert not impairment_of("PCMA/8000").is_estimate


def test_wideband_starts_from_the_figure_of_its_own_scale() -> None:
    assert rating("G722/16000", 0, 0) == pytest.approx((129 - 13) / 1.29)


@pytest.mark.parametrize(("loss", "delay"), [(0, 0), (100, 0), (100, 5_000), (0, 90_000)])
def test_rating_and_opinion_stay_on_their_scales(loss: float, delay: float) -> None:
    rated = rating("PCMA/8000", loss, delay)
    assert 0 <= rated <= 100
    assert 1 <= opinion(rated) <= 4.5


def test_delay_beyond_a_sixth_of_a_second_costs_more_with_each_millisecond() -> None:
    near, far = (rating("PCMA/8000", 0, delay) - rating("PCMA/8000", 0, delay + 10) for delay in (100, 300))
    assert far > 5 * near


# ---------------------------------------------------------------- a conversation, second by second


def talk(*seconds: tuple[int, int], sent: int = 50, reports: bool = True) -> list[LineSample]:
    """A sample for each second; of the fifty packets of each, so many came and so many were lost."""
    samples = [sample(0)]
    for second, (came, lost) in enumerate(seconds, start=1):
        before = samples[-1]
        samples.append(
            replace(
                before,
                at=NOW.later(second),
                received=before.received + came,
                lost=before.lost + lost,
                sent=before.sent + sent,
                reports=before.reports + reports,
                is_reporting=reports,
            )
        )
    return samples


def sample(second: float) -> LineSample:
    return LineSample(NOW.later(second), "PCMA/8000", received=0, lost=0, sent=0)


def after(*seconds: tuple[int, int], sent: int = 50, reports: bool = True) -> LineQuality:
    found = judged(talk(*seconds, sent=sent, reports=reports))
    assert found is not None
    return found


GOOD, ONE_LOST, SOME_LOST, MANY_LOST, NONE = (50, 0), (49, 1), (48, 2), (45, 5), (0, 0)


def test_nothing_is_said_before_anything_was_counted() -> None:
    assert judged(()) is None
    one = judged([sample(0)])
    assert one is not None
    assert (one.light, one.hears_nothing, one.is_not_heard) == (Light.UNKNOWN, False, False)


@pytest.mark.parametrize(
    ("seconds", "light"),
    [
        ([GOOD] * 20, Light.GREEN),
        ([ONE_LOST, GOOD] * 15, Light.GREEN),
        ([SOME_LOST] * 20, Light.AMBER),
        ([MANY_LOST] * 20, Light.RED),
        ([GOOD] * 10 + [MANY_LOST] * 4, Light.GREEN),
        ([GOOD] * 10 + [MANY_LOST] * 9, Light.RED),
        ([MANY_LOST] * 20 + [GOOD] * 2, Light.RED),
        ([MANY_LOST] * 20 + [GOOD] * 10, Light.GREEN),
    ],
)
def test_light_follows_what_lasts(seconds: list[tuple[int, int]], light: Light) -> None:
    assert after(*seconds).light is light


def test_packets_that_come_too_late_to_be_heard_count_as_lost() -> None:
    samples = talk(*[GOOD] * 4)
    late = replace(samples[-1], at=NOW.later(5), received=250, discarded=25)
    found = judged([*samples, late])
    assert found is not None
    assert found.loss == pytest.approx(100 * 25 / 225, rel=0.05)


def test_what_the_other_end_misses_by_its_own_reports_counts_too() -> None:
    samples = talk(*[GOOD] * 12)
    missing = [replace(one, reported_lost=place * 15) for place, one in enumerate(samples)]
    found = judged(missing)
    assert found is not None
    assert (found.light, found.loss) == (Light.RED, 0)
    assert found.sent_loss == pytest.approx(30)


def test_rating_is_of_the_last_seconds_and_not_of_the_whole_call() -> None:
    assert after(*[MANY_LOST] * 30, *[GOOD] * 10).loss == 0


def test_silence_of_three_seconds_is_said_at_once_and_only_of_the_direction_that_is_silent() -> None:
    assert not after(*[GOOD] * 5, NONE, NONE).hears_nothing
    found = after(*[GOOD] * 5, NONE, NONE, NONE)
    assert (found.hears_nothing, found.is_not_heard, found.light) == (True, False, Light.RED)


def test_call_in_which_nothing_ever_came_in_is_known_by_its_third_second() -> None:
    assert after(NONE, NONE, NONE).hears_nothing


def test_telephone_that_sends_nothing_is_not_heard() -> None:
    found = after(*[GOOD] * 4, sent=0)
    assert (found.hears_nothing, found.is_not_heard) == (False, True)


def test_silence_that_is_not_sent_by_agreement_is_no_fault_for_a_while() -> None:
    quiet = [replace(one, pauses=True) for one in talk(*[GOOD] * 4, *[NONE] * 14, sent=0)]
    found, later = judged(quiet[:-1]), judged([*quiet, replace(quiet[-1], at=NOW.later(60))])
    assert found is not None
    assert later is not None
    assert (found.hears_nothing, found.is_not_heard) == (False, False)
    assert (later.hears_nothing, later.is_not_heard) == (True, False)


def test_other_end_that_reports_and_has_nothing_of_us_does_not_hear_us() -> None:
    samples = [replace(one, reports=0, is_reporting=True) for one in talk(*[GOOD] * 4)]
    found = judged(samples)
    assert found is not None
    assert (found.is_not_heard, found.knows_sending) == (True, False)


def test_other_end_that_never_reports_is_taken_to_hear_us() -> None:
    found = after(*[GOOD] * 9, reports=False)
    assert (found.is_not_heard, found.knows_sending) == (False, False)


def test_other_end_that_loses_nearly_everything_does_not_hear_us() -> None:
    samples = [replace(one, reported_lost=place * 49) for place, one in enumerate(talk(*[GOOD] * 4))]
    found = judged(samples)
    assert found is not None
    assert found.is_not_heard


def test_reports_between_which_nothing_was_sent_say_nothing() -> None:
    found = after(*[GOOD] * 2, sent=0)
    assert found.sent_loss == 0
