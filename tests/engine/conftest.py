"""A desk with its telephone engine, the demo's exchange, and people who call."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from app.demo.children import Child
from app.demo.exchange.digest import REALM
from app.demo.exchange.exchange import Exchange, Trunk
from app.demo.surroundings import Callers
from app.engine.protocol import Account, Configure, Sound
from tests.engine.peer import Peer, accepting_registrar
from tests.engine.rooms import AGENT, HOST, OUTSIDE, PASSWORDS, SENIOR, TRUNK, free_port
from tests.lab.desk_phone import DeskPhone
from tests.lab.sound import write_tone
from tests.lab.waiting import wait_until

MakeDesk = Callable[..., DeskPhone]


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with a short name, because engines keep their sockets' paths short too."""
    path = Path(tempfile.mkdtemp(prefix="desk-"))
    yield path
    shutil.rmtree(path)


@pytest.fixture
def exchange() -> Iterator[Exchange]:
    """The demo's exchange, with an agent, a senior, and the outside world."""
    users = {AGENT: PASSWORDS[AGENT], SENIOR: PASSWORDS[SENIOR]}
    exchange = Exchange(users, Trunk(TRUNK, PASSWORDS[TRUNK]), host=HOST)
    exchange.start()
    yield exchange
    exchange.stop()


@pytest.fixture
def account(exchange: Exchange) -> Account:
    """The agent's account at the exchange."""
    return Account(
        AGENT, PASSWORDS[AGENT], exchange.address, realm=REALM, local_address=HOST, local_port=free_port()
    )


@pytest.fixture
def outside() -> Iterator[Peer]:
    """A scripted telephone, which is a stranger unless an account accepts calls from it."""
    with Peer(OUTSIDE) as peer:
        yield peer


@pytest.fixture
def scripted() -> Iterator[Peer]:
    """A scripted exchange, at which everybody may register."""
    with Peer(OUTSIDE, accepting_registrar) as peer:
        yield peer


@pytest.fixture
def make_desk(folder: Path, exchange: Exchange, scripted: Peer, outside: Peer) -> Iterator[MakeDesk]:
    """Makes desks that have found their telephone; they end with the test, before those around them."""
    with ExitStack() as stack:

        def make(account: Account, tone: int = 500) -> DeskPhone:
            place = folder / account.user
            write_tone(place / "microphone.wav", tone)
            sound = Sound("file", str(place / "microphone.wav"), str(place))
            return stack.enter_context(DeskPhone(Configure(account, sound), place))

        yield make


@pytest.fixture
def desk(make_desk: MakeDesk, account: Account) -> DeskPhone:
    """The agent's desk, registered at the exchange."""
    desk = make_desk(account)
    desk.wait_for_registration()
    return desk


@pytest.fixture
def scripted_desk(make_desk: MakeDesk, scripted: Peer) -> DeskPhone:
    """The agent's desk, registered at the scripted exchange."""
    desk = make_desk(Account(AGENT, "", scripted.address, local_address=HOST, local_port=free_port()))
    desk.wait_for_registration()
    return desk


@pytest.fixture
def tenants(exchange: Exchange, folder: Path) -> Iterator[Callers]:
    """The demo's callers, known to the exchange as the outside world."""
    child = Child("app.demo.callers", [], folder / "callers.log")
    callers = Callers(child)
    start = {"exchange": exchange.address, "user": TRUNK, "password": PASSWORDS[TRUNK], "local_address": HOST}
    callers.order("start", **start)
    wait_until(lambda: TRUNK in exchange.present)
    yield callers
    child.close()


@pytest.fixture
def crowd(exchange: Exchange, tenants: Callers) -> Callers:
    """The same people, and a senior among them."""
    tenants.order("register", extension=SENIOR, password=PASSWORDS[SENIOR])
    wait_until(lambda: SENIOR in exchange.present)
    return tenants
