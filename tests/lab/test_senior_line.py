"""The senior's line with three real desks at a real exchange."""

from collections.abc import Callable

import pytest

from app.domain.consult import Colleague
from app.engine import protocol
from tests.lab import senior_story
from tests.lab.asterisk import SENIOR
from tests.lab.desk_window import DeskWindow
from tests.lab.laboratory import AGENT, Laboratory
from tests.lab.senior_story import Floor
from tests.lab.sound import write_tone

pytestmark = pytest.mark.lab

OTHER = "6003"


@pytest.fixture
def floor(lab: Laboratory) -> Floor:
    """Two agents and a senior, and a tenant who can call each of them."""
    tenant = lab.tenant()
    calls: dict[str, str] = {}

    def window(user: str) -> DeskWindow:
        folder = lab.new_folder(f"window-{user}")
        write_tone(folder / "voice.wav", 700)
        sound = protocol.Sound("file", str(folder / "voice.wav"), str(folder))
        seniors = (Colleague(SENIOR),) if user != SENIOR else ()
        opened = DeskWindow(protocol.Configure(lab.account(user), sound), folder, seniors=seniors)
        return lab.stack.enter_context(opened).registered()

    def call(window: DeskWindow) -> None:
        user = window.configuration.account.user
        calls[user] = tenant.dial(user)

    return Floor(window(AGENT), window(OTHER), window(SENIOR), call, lambda: tenant.hang_up(calls[SENIOR]))


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
