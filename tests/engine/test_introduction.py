"""Who is let into the channel between window and engine, and what may be said there."""

import os
import stat
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection, answer_challenge
from pathlib import Path

import psutil
import pytest

from app.adapters.telephony.engine_process import RENDEZVOUS
from app.demo.surroundings import Callers
from app.domain.call import CallState
from app.domain.events import (
    CallEnded,
    CallOffered,
)
from app.engine import protocol
from tests.engine.dialog import Dialog
from tests.engine.listening import comes_to_hear
from tests.engine.peer import Peer
from tests.engine.rooms import AGENT_TONE
from tests.engine.steps import address_of, rings_for, talks_with
from tests.engine.test_sound import TONES, tenant_talks
from tests.engine.windows import next_window, place_of, rendezvous
from tests.lab.desk_phone import DeskPhone


@pytest.fixture
def open_channels() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def knock(desk: DeskPhone, key: bytes | None = None) -> Connection:
    """A connection to the desk's engine, let in or not."""
    place = rendezvous(desk)
    return Client(place["address"], authkey=place["key"].encode() if key is None else key)


def is_let_go(window: Connection) -> bool:
    """True once nothing more comes; pytest's own limit ends a wait for ever."""
    try:
        while True:
            window.recv_bytes()
    except (EOFError, ConnectionResetError):
        return True


def is_served(desk: DeskPhone, tenants: Callers) -> bool:
    """True when the desk's own window still has its telephone."""
    return bool(rings_for(desk, tenants))


def test_somebody_without_the_secret_hears_nothing_and_disturbs_nobody(
    desk: DeskPhone, tenants: Callers
) -> None:
    with pytest.raises(AuthenticationError):
        knock(desk, b"a guess")
    assert is_served(desk, tenants)


def test_somebody_who_says_nothing_keeps_nobody_out(desk: DeskPhone, open_channels: ExitStack) -> None:
    silent = open_channels.enter_context(Client(rendezvous(desk)["address"]))
    assert silent.poll(5), "the engine asks for the secret"
    with DeskPhone(desk.configuration, place_of(desk)) as second:
        assert second.engine_pid == desk.engine_pid


@pytest.mark.parametrize(
    "frame",
    [
        b"",
        b"\x80\x04\x95\x05\x00\x00\x00\x00\x00\x00\x00\x8c\x01x\x94.",  # a pickle
        b'{"version":%d,"kind":"Nonsense","body":{}}' % protocol.VERSION,
        b'{"version":%d,"kind":"Quit","body":{}}' % (protocol.VERSION + 1),
        b'{"version":%d,"kind":"Dial","body":{"call_id":1}}' % protocol.VERSION,
        b"[" * 200_000,
        b"x" * (protocol.LONGEST_FRAME + 1),
    ],
)
def test_window_that_speaks_another_language_is_let_go_and_the_call_goes_on(
    desk: DeskPhone, tenants: Callers, frame: bytes
) -> None:
    talks_with(desk, tenants)
    with knock(desk) as stranger:
        with suppress(BrokenPipeError):  # let go before it was done
            stranger.send_bytes(frame)
        assert is_let_go(stranger)
    with next_window(desk.configuration, place_of(desk)) as (second, connected):
        assert second.engine_pid == desk.engine_pid
        (live,) = connected.calls
        assert live.state is CallState.TALKING


def test_channel_is_the_owners_alone(desk: DeskPhone) -> None:
    address = Path(rendezvous(desk)["address"])
    assert stat.S_IMODE((place_of(desk) / RENDEZVOUS).stat().st_mode) == 0o600
    assert stat.S_IMODE(address.parent.stat().st_mode) == 0o700
    assert address.parent.stat().st_uid == os.getuid()


def test_secret_stands_in_no_command_line_and_no_log(desk: DeskPhone) -> None:
    engine = psutil.Process(desk.engine_pid)
    key = rendezvous(desk)["key"]
    assert len(key) == 64
    assert not any(key in argument for argument in engine.cmdline())
    assert not any(key in value for value in engine.environ().values())
    log = (place_of(desk) / "engine.log").read_text("utf-8")
    assert key not in log
    assert desk.configuration.account.password not in log


def test_address_and_socket_are_gone_with_the_engine(desk: DeskPhone) -> None:
    address = Path(rendezvous(desk)["address"])
    desk.phone.stop()
    assert not (place_of(desk) / RENDEZVOUS).exists()
    assert not address.parent.exists()


def test_window_that_is_frozen_makes_no_caller_wait(
    scripted_desk: DeskPhone, scripted: Peer, open_channels: ExitStack
) -> None:
    frozen = open_channels.enter_context(knock(scripted_desk))  # has the telephone now, and reads nothing
    for _ in range(8):
        dialog = Dialog(scripted, address_of(scripted_desk))
        dialog.rings()
        dialog.cancel()
        dialog.acknowledge(scripted.wait("SIP/2.0 487"))
    frozen.send_bytes(protocol.encode(protocol.Quit()))


def test_introduction_that_breaks_off_disturbs_no_call(
    desk: DeskPhone, tenants: Callers, folder: Path
) -> None:
    call_id, heard = tenant_talks(desk, tenants, folder, "tenant", 800)
    place = rendezvous(desk)
    with Client(place["address"]) as half_way:
        answer_challenge(half_way, place["key"].encode())
    assert comes_to_hear(heard, {AGENT_TONE}, TONES) == {AGENT_TONE}
    desk.phone.hang_up(call_id)
    desk.wait_for(CallEnded)


def test_calls_are_told_to_the_window_that_has_the_telephone_only(desk: DeskPhone, tenants: Callers) -> None:
    with DeskPhone(desk.configuration, place_of(desk)) as second:
        rings_for(second, tenants)
        assert desk.unasked(CallOffered) == []
