"""The senior's line with three real desks at the demo's exchange."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from app.demo.exchange.digest import REALM
from app.demo.exchange.exchange import Exchange, Trunk
from app.demo.surroundings import Callers
from app.domain.consult import Colleague
from app.engine.protocol import Account, Configure, Sound
from tests.engine.rooms import AGENT, HOST, PASSWORDS, SENIOR, TRUNK, free_port
from tests.lab import senior_story
from tests.lab.desk_window import DeskWindow
from tests.lab.senior_story import Floor
from tests.lab.sound import write_tone

OTHER = "1007"


@pytest.fixture
def exchange() -> Iterator[Exchange]:
    """The demo's exchange, with two agents and a senior."""
    exchange = Exchange(PASSWORDS | {OTHER: "ander-geheim"}, Trunk(TRUNK, PASSWORDS[TRUNK]), host=HOST)
    exchange.start()
    yield exchange
    exchange.stop()


@pytest.fixture
def floor(exchange: Exchange, tenants: Callers, folder: Path) -> Iterator[Floor]:
    """Two agents and a senior, each with a tenant who can call."""
    passwords = PASSWORDS | {OTHER: "ander-geheim"}

    def window(user: str) -> DeskWindow:
        place = folder / user
        write_tone(place / "microphone.wav", 500)
        account = Account(
            user, passwords[user], exchange.address, realm=REALM, local_address=HOST, local_port=free_port()
        )
        sound = Sound("file", str(place / "microphone.wav"), str(place))
        seniors = (Colleague(SENIOR),) if user != SENIOR else ()
        opened = DeskWindow(Configure(account, sound), place, seniors=seniors)
        return stack.enter_context(opened).registered()

    def calls(window: DeskWindow) -> None:
        user = window.configuration.account.user
        number = f"+3169000{user}0"
        tenants.order("call", id=user, to=user, number=number, name="Roodspecht-Demo")

    with ExitStack() as stack:
        yield Floor(
            window(AGENT),
            window(OTHER),
            window(SENIOR),
            calls,
            lambda: tenants.order("hang_up", id=SENIOR),
        )


@pytest.mark.parametrize(
    "story",
    [
        senior_story.line_is_worked_off,
        senior_story.place_is_given_up,
        senior_story.question_is_answered_in_writing,
        senior_story.question_to_nobody_is_said_to_be_lost,
    ],
)
def test_senior_helps_without_a_caller_on_hold(floor: Floor, story: Callable[[Floor], None]) -> None:
    story(floor)
