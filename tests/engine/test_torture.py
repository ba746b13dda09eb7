"""The torture messages of RFC 4475 and RFC 5118: after each of them the telephone is there, and the next call rings."""

import itertools
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from app.demo.surroundings import Callers
from app.domain.call import Party
from app.domain.events import CallAnswered, CallEnded, CallOffered, PhoneLost
from app.domain.phone_number import parse_number
from app.engine.protocol import Account
from tests.engine.conftest import MakeDesk
from tests.engine.dialog import Dialog, sdp
from tests.engine.peer import Peer
from tests.engine.rooms import OUTSIDE
from tests.engine.steps import MOBILE, address_of, letting_in, rings_for, talks_with
from tests.lab.ami import NotSeen
from tests.lab.desk_phone import DeskPhone

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
STRANGER = "127.0.0.3"
CALLER = Party(parse_number(MOBILE))


def torture(name: str) -> list[bytes]:
    """The messages of one RFC, as they are to be sent."""
    folder = CORPORA / name
    if not folder.is_dir():
        pytest.skip(f"the messages of {name} are not there (../shared/corpora)")
    if name == "rfc4475":
        return [path.read_bytes() for path in sorted(folder.glob("*.dat"))]
    files = sorted(path for path in folder.iterdir() if path.suffix != ".md")
    # As the README there says: bare line feeds, and two files without the last empty line.
    texts = [path.read_bytes().replace(b"\r\n", b"\n").rstrip(b"\n") for path in files]
    return [text.replace(b"\n", b"\r\n") + b"\r\n\r\n" for text in texts]


def tried_twice(attempt: Callable[[], str]) -> str:
    """The door lets in a dozen in a second, the messages included; then it is the turn of the next second."""
    try:
        return attempt()
    except NotSeen:
        return attempt()


@dataclass
class Target:
    """A desk and everything that a test does to it. `rings` lets somebody call; `is_intact` asks the running call."""

    desk: DeskPhone
    send: Callable[[bytes, str], None]
    rings: Callable[[], None]
    talk: Callable[[], object]
    ring: Callable[[], object]
    is_intact: Callable[[], None]

    def turn_away_what_rings(self) -> None:
        """What the messages themselves let ring takes places of the library."""
        while self.desk.unasked(CallOffered):
            self.desk.phone.hang_up(self.desk.wait_for(CallOffered).call_id)


@pytest.fixture
def over_udp(make_desk: MakeDesk, account: Account, outside: Peer) -> Iterator[Target]:
    desk = make_desk(letting_in(account, outside))
    desk.wait_for_registration()
    running = Dialog(outside, address_of(desk))

    def rings() -> None:
        while True:
            call = Dialog(outside, address_of(desk))
            call.invite()
            # The door lets in a dozen in a second, the messages included.
            if outside.wait("SIP/2.0 ", call_id=call.call_id).code == 100:
                break
        outside.wait("SIP/2.0 180", call_id=call.call_id)
        desk.phone.refuse(desk.wait_for(CallOffered, party=CALLER).call_id)
        call.acknowledge(outside.wait("SIP/2.0 486", call_id=call.call_id))

    def ring() -> None:
        running.rings()
        desk.wait_for(CallOffered)

    def talk() -> None:
        running.rings()
        desk.phone.answer(desk.wait_for(CallOffered).call_id)
        running.answered()
        desk.wait_for(CallAnswered)

    def is_intact() -> None:
        running.request("UPDATE", body=sdp(outside))
        outside.wait("SIP/2.0 200", call_id=running.call_id)

    with Peer(STRANGER) as stranger:
        senders = {"exchange": outside, "stranger": stranger}
        yield Target(
            desk,
            lambda message, sender: senders[sender].send(message, address_of(desk)),
            rings,
            talk,
            ring,
            is_intact,
        )


@pytest.fixture
def over_tcp(make_desk: MakeDesk, account: Account, tenants: Callers) -> Iterator[Target]:
    desk = make_desk(replace(account, transport="tcp", accept_from=(OUTSIDE,)))
    desk.wait_for_registration()
    place = desk.configuration.account
    opened: list[socket.socket] = []
    numbers = itertools.count()

    def next_offered() -> CallOffered:
        tenants.order("call", id=f"next-{next(numbers)}", to=place.user, number=MOBILE)
        return desk.wait_for(CallOffered, timeout=2, party=CALLER)

    def send(message: bytes, sender: str) -> None:
        """On a connection of its own, for nobody can tell where the next message begins."""
        for earlier in opened:
            earlier.close()
        opened.clear()
        connection = socket.create_connection(
            (place.local_address, place.local_port),
            timeout=5,
            source_address=(OUTSIDE if sender == "exchange" else STRANGER, 0),
        )
        opened.append(connection)
        connection.sendall(message)

    def rings() -> None:
        call_id = tried_twice(lambda: next_offered().call_id)
        desk.phone.refuse(call_id)
        desk.wait_for(CallEnded, call_id=call_id)

    def is_intact() -> None:
        tenants.order("hang_up", id="running")
        desk.wait_for(CallEnded)

    yield Target(
        desk,
        send,
        rings,
        lambda: talks_with(desk, tenants, "running"),
        lambda: rings_for(desk, tenants, "running"),
        is_intact,
    )
    for connection in opened:
        connection.close()


@pytest.fixture(params=["over_udp", "over_tcp"])
def target(request: pytest.FixtureRequest) -> Target:
    found: Target = request.getfixturevalue(request.param)
    return found


@pytest.mark.parametrize("sender", ["stranger", "exchange"])
@pytest.mark.parametrize("name", ["rfc4475", "rfc5118"])
@pytest.mark.parametrize("state", ["idle", "ringing", "in a call"])
def test_after_each_torture_message_the_next_call_rings(
    target: Target, name: str, state: str, sender: str
) -> None:
    messages = torture(name)
    {"idle": lambda: None, "ringing": target.ring, "in a call": target.talk}[state]()
    for message in messages:
        target.send(message, sender)
        target.rings()
        target.turn_away_what_rings()
    if state == "in a call":
        target.is_intact()
    assert target.desk.unasked(PhoneLost) == [], "the engine did not die meanwhile"
