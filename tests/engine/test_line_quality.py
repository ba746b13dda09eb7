"""What the telephone finds of a line on which packets are lost, late, out of order, or do not come at all."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from app.domain.events import CallHeld, CallOffered, CallResumed, LineMeasured
from app.domain.line_quality import Light, LineQuality, LineSample, judged
from app.engine.protocol import Account
from tests.engine.conftest import MakeDesk
from tests.engine.dialog import Dialog
from tests.engine.peer import Peer
from tests.engine.rooms import OUTSIDE
from tests.engine.steps import address_of, letting_in
from tests.engine.talker import Talker
from tests.lab.ami import NotSeen
from tests.lab.desk_phone import DeskPhone
from tests.lab.sound_relay import SoundRelay
from tests.lab.waiting import wait_until

_LONGEST = 25  # samples, of which there is one a second


class Line:
    """A conversation through a bad network, and what was measured of it."""

    def __init__(self, desk: DeskPhone, dialog: Dialog, relay: SoundRelay) -> None:
        self.desk = desk
        self.dialog = dialog
        self.relay = relay
        self.talker: Talker
        self.call_id = ""
        self.samples: list[LineSample] = []

    def quality(self) -> LineQuality:
        """After the next sample."""
        self.samples.append(self.desk.wait_for(LineMeasured, call_id=self.call_id).sample)
        found = judged(self.samples)
        assert found is not None
        return found

    def comes_to(self, wanted: Callable[[LineQuality], bool], samples: int = _LONGEST) -> LineQuality:
        """The first quality of the next that is as wanted."""
        seen = []
        for _ in range(samples):
            seen.append(self.quality())
            if wanted(seen[-1]):
                return seen[-1]
        raise NotSeen(f"not in {samples} samples: {seen[-1]}")


OpenLine = Callable[..., Line]


@pytest.fixture
def open_line(make_desk: MakeDesk, account: Account, outside: Peer) -> Iterator[OpenLine]:
    """Opens a conversation; `reports` is how its other end tells what arrives. It ends with the test."""
    desk = make_desk(letting_in(account, outside))
    desk.wait_for_registration()
    with ExitStack() as stack:

        def open_(*, is_deaf: bool = False, is_mute: bool = False, reports: str = "well") -> Line:
            relay = stack.enter_context(SoundRelay(OUTSIDE))
            relay.to_caller.is_cut_for_sound = is_deaf
            relay.to_telephone.is_cut = is_mute
            line = Line(desk, Dialog(outside, address_of(desk), ear=relay.port), relay)
            line.dialog.invite()
            line.call_id = desk.wait_for(CallOffered).call_id
            desk.phone.answer(line.call_id)
            line.talker = stack.enter_context(Talker(relay, line.dialog.answered(), reports=reports))
            return line

        yield open_


def test_line_without_fault_is_green_and_its_figures_are_those_of_the_codec(open_line: OpenLine) -> None:
    line = open_line()
    quality = line.comes_to(lambda one: one.light is Light.GREEN and one.knows_sending)
    assert line.samples[-1].codec == "PCMA/8000"
    assert (quality.loss, quality.sent_loss, quality.is_estimate) == (0, 0, False)
    assert quality.opinion > 4.3
    assert not quality.hears_nothing
    assert not quality.is_not_heard


def test_one_per_cent_of_loss_raises_no_warning(open_line: OpenLine) -> None:
    line = open_line()
    line.relay.to_telephone.loss = line.relay.to_caller.loss = 0.01
    lights = {line.quality().light for _ in range(12)}
    assert line.relay.to_telephone.dropped + line.relay.to_caller.dropped > 0, "something was lost"
    assert lights <= {Light.UNKNOWN, Light.GREEN}


def test_ten_per_cent_of_loss_turns_red_and_is_green_again_within_ten_seconds_of_its_end(
    open_line: OpenLine,
) -> None:
    line = open_line()
    line.comes_to(lambda one: one.light is Light.GREEN)
    line.relay.to_telephone.loss = 0.1
    quality = line.comes_to(lambda one: one.light is Light.RED)
    assert quality.loss > 5
    line.relay.to_telephone.loss = 0
    line.comes_to(lambda one: one.light is Light.GREEN, samples=10)


def test_loss_of_what_the_caller_hears_is_known_by_his_reports(open_line: OpenLine) -> None:
    line = open_line()
    line.comes_to(lambda one: one.light is Light.GREEN)
    line.relay.to_caller.loss = 0.3
    quality = line.comes_to(lambda one: one.light is Light.RED)
    assert quality.sent_loss > 10
    assert quality.loss == 0


def test_delay_is_seen_in_the_round_trip(open_line: OpenLine) -> None:
    line = open_line()
    line.relay.to_telephone.delay = line.relay.to_caller.delay = 0.2
    quality = line.comes_to(lambda one: one.round_trip > 380)
    assert quality.round_trip < 600


def test_jitter_and_packets_out_of_order_are_seen_and_nothing_is_taken_for_lost(open_line: OpenLine) -> None:
    line = open_line()
    line.relay.to_telephone.reorder = 0.2
    line.comes_to(lambda one: one.jitter > 4)
    line.relay.to_telephone.reorder = 0
    line.comes_to(lambda one: one.loss == 0)
    assert line.samples[-1].lost == 0, "it came, only later"


def test_sound_that_stops_coming_in_is_said_within_five_seconds_and_taken_back(open_line: OpenLine) -> None:
    line = open_line()
    line.comes_to(lambda one: one.light is Light.GREEN)
    line.relay.to_telephone.is_cut = True
    quality = line.comes_to(lambda one: one.hears_nothing, samples=5)
    assert quality.light is Light.RED
    assert not quality.is_not_heard
    line.relay.to_telephone.is_cut = False
    assert not line.comes_to(lambda one: not one.hears_nothing).is_not_heard


def test_caller_who_hears_nothing_from_the_beginning_is_known_within_five_seconds(
    open_line: OpenLine,
) -> None:
    line = open_line(is_deaf=True)
    quality = line.comes_to(lambda one: one.is_not_heard, samples=5)
    assert quality.light is Light.RED
    assert not quality.hears_nothing
    assert line.talker.heard == 0
    line.relay.to_caller.is_cut_for_sound = False
    assert line.comes_to(lambda one: not one.is_not_heard).knows_sending


def test_nothing_is_claimed_about_a_caller_who_does_not_report(open_line: OpenLine) -> None:
    line = open_line(is_mute=True, reports="never")
    quality = line.comes_to(lambda one: one.hears_nothing, samples=5)
    assert not quality.is_not_heard
    assert not quality.knows_sending
    wait_until(lambda: line.talker.heard > 0)


def test_nothing_is_measured_while_the_caller_is_on_hold(open_line: OpenLine, outside: Peer) -> None:
    line = open_line()
    line.quality()
    for order, wanted in ((line.desk.phone.hold, CallHeld), (line.desk.phone.resume, CallResumed)):
        order(line.call_id)
        line.dialog.accept(outside.wait("INVITE ", call_id=line.dialog.call_id))
        line.desk.wait_for(wanted)
        if wanted is CallHeld:
            line.desk.unasked(LineMeasured)
            before = len(line.desk.unasked(LineMeasured))
            with pytest.raises(NotSeen):
                line.desk.wait_for(LineMeasured, timeout=2.5, call_id=f"{line.call_id} held")
            assert len(line.desk.unasked(LineMeasured)) == before
    line.comes_to(lambda one: one.light is not None)
