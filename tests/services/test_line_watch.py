"""How the line of a conversation is, and what the agent's word 'bad line' keeps of it."""

import pytest

from app.domain.call import Direction
from app.domain.errors import StorageFull
from app.domain.line_quality import Light, LineQuality
from tests import builders
from tests.builders import line_sample
from tests.services.world import World

EXCHANGE_ID = "0b1d5000-0000-4000-8000-000000000000"


class Counter:
    """The telephone that counts each second. Of fifty packets so many came."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.received = self.lost = self.sent = 0

    def runs(self, seconds: int, *, came: int = 50, call_id: str = "call-1") -> None:
        for _ in range(seconds):
            self._world.later(1)
            self.received, self.lost, self.sent = self.received + came, self.lost + 50 - came, self.sent + 50
            sample = line_sample(
                self._world.clock.now(), received=self.received, lost=self.lost, sent=self.sent
            )
            self._world.phone.counts(call_id, sample, EXCHANGE_ID)
            self._world.settle()

    def begins_anew(self) -> None:
        self.received = self.lost = self.sent = 0


@pytest.fixture
def counter(world: World) -> Counter:
    return Counter(world)


def quality(world: World, call_id: str = "call-1") -> LineQuality:
    found = world.desk.lines.quality(call_id)
    assert found is not None
    return found


def test_line_is_judged_while_somebody_talks(world: World, counter: Counter) -> None:
    world.talk()
    counter.runs(4)
    assert quality(world).light is Light.GREEN
    counter.runs(10, came=40)
    assert quality(world).light is Light.RED


def test_nothing_is_said_of_a_call_on_hold_and_the_pause_is_no_silence(
    world: World, counter: Counter
) -> None:
    world.talk()
    counter.runs(4)
    world.toggle_hold()
    assert world.desk.lines.quality("call-1") is None
    counter.runs(1)
    assert world.desk.lines.quality("call-1") is None, "a figure that comes late"
    world.later(30)
    world.toggle_hold()
    counter.runs(2)
    assert not quality(world).hears_nothing
    assert quality(world).light is Light.GREEN


def test_library_that_counts_afresh_is_no_loss(world: World, counter: Counter) -> None:
    world.talk()
    counter.runs(8)
    counter.begins_anew()
    counter.runs(2)
    assert quality(world).loss == 0


def test_figures_of_an_ended_call_are_dropped_and_those_of_nobody_too(world: World, counter: Counter) -> None:
    world.talk()
    counter.runs(2)
    world.ends()
    assert world.desk.lines.quality("call-1") is None
    counter.runs(1, call_id="nobody")
    assert world.desk.lines.quality("nobody") is None


def test_report_holds_the_last_minute_of_figures_and_the_names_of_the_call(
    world: World, counter: Counter
) -> None:
    world.talk()
    counter.runs(70)
    world.desk.lines.report(world.clock.now())
    (report,) = world.line_reports.kept
    assert (report.call_id, report.direction, report.sound) == ("call-1", Direction.INCOMING, "file")
    assert report.exchange_id == EXCHANGE_ID
    assert (report.answered_after, report.reported_after) == (4, 74)
    assert len(report.samples) == 61
    assert world.desk.lines.reported_at == world.clock.now()
    assert builders.MOBILE not in repr(report)


def test_report_after_the_call_is_about_the_one_that_ended_last(world: World, counter: Counter) -> None:
    for call_id in ("call-1", "call-2", "call-3"):
        world.talk(call_id)
        if call_id != "call-3":
            counter.runs(2, call_id=call_id)
        world.ends(call_id)
    world.desk.lines.report(world.clock.now())
    assert [(one.call_id, len(one.samples)) for one in world.line_reports.kept] == [("call-2", 2)]


def test_report_of_a_call_on_hold_says_for_how_long_it_was(world: World, counter: Counter) -> None:
    world.talk()
    counter.runs(2)
    for _ in range(2):
        world.toggle_hold()
        world.later(7)
    world.toggle_hold()
    world.desk.lines.report(world.clock.now())
    (report,) = world.line_reports.kept
    assert (report.call_id, report.held) == ("call-1", 7)


def test_report_of_a_call_in_which_nothing_was_counted_yet_has_its_times(world: World) -> None:
    world.talk()
    world.desk.lines.report(world.clock.now())
    (report,) = world.line_reports.kept
    assert (report.samples, report.exchange_id, report.answered_after) == ((), "", 4)


def test_without_any_call_there_is_nothing_to_report(world: World) -> None:
    world.desk.lines.report(world.clock.now())
    assert world.desk.lines.reported_at is None


def test_report_that_cannot_be_written_says_so_and_the_next_one_is_tried(world: World) -> None:
    world.talk()
    world.line_reports.error = StorageFull("ENOSPC")
    world.desk.lines.report(world.clock.now())
    assert world.desk.lines.report_error is world.line_reports.error
    world.line_reports.error = None
    world.desk.lines.report(world.clock.now())
    assert world.desk.lines.report_error is None
