"""What the other end gets while nobody speaks here, packet by packet."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace

import pytest

from app.domain.events import CallAnswered, CallOffered
from app.engine.protocol import Account, Media
from tests.engine.conftest import MakeDesk
from tests.engine.dialog import Dialog
from tests.engine.peer import Peer
from tests.engine.rooms import OUTSIDE
from tests.engine.steps import address_of, letting_in
from tests.engine.talker import Talker
from tests.lab.sound_relay import SoundRelay
from tests.lab.waiting import wait_until

SILENCE_HZ, VOICE_HZ = 0, 500
_WINDOW = 100  # packets of the other end, who talks without a pause: two seconds

Talk = Callable[..., Talker]


@pytest.fixture
def talk(make_desk: MakeDesk, account: Account, outside: Peer) -> Iterator[Talk]:
    """Opens a conversation in which `hertz` is spoken at the desk, and gives its other end; it ends with the test."""
    with ExitStack() as stack:

        def open_(hertz: int, *, silence: bool) -> Talker:
            desk = make_desk(letting_in(account, outside), hertz)
            desk.phone.configure(replace(desk.configuration, media=Media(silence=silence)))
            desk.wait_for_registration()
            relay = stack.enter_context(SoundRelay(OUTSIDE))
            dialog = Dialog(outside, address_of(desk), ear=relay.port)
            dialog.invite()
            desk.phone.answer(desk.wait_for(CallOffered).call_id)
            talker = stack.enter_context(Talker(relay, dialog.answered()))
            desk.wait_for(CallAnswered)
            wait_until(lambda: talker.heard > 0)
            return talker

        yield open_


def share(talker: Talker) -> float:
    """How many packets come from the desk for each that is sent to it, from now on for two seconds."""
    heard, sent = talker.heard, talker.sent
    wait_until(lambda: talker.sent >= sent + _WINDOW)
    return (talker.heard - heard) / (talker.sent - sent)


def test_silence_that_is_not_to_be_sent_is_not_sent(talk: Talk) -> None:
    talker = talk(SILENCE_HZ, silence=True)
    wait_until(lambda: share(talker) < 0.2, timeout=20)
    assert talker.missing == 0


def test_voice_is_sent_without_a_gap_where_silence_is_not(talk: Talk) -> None:
    talker = talk(VOICE_HZ, silence=True)
    assert share(talker) > 0.8
    assert talker.missing == 0


def test_silence_is_sent_without_a_gap_unless_the_settings_say_otherwise(talk: Talk) -> None:
    talker = talk(SILENCE_HZ, silence=False)
    assert [share(talker) > 0.8 for _ in range(3)] == [True, True, True]
    assert talker.missing == 0
