"""The window of an agent who takes no calls, or of whom the exchange thinks something else than was said."""

from app.domain.presence import Presence
from tests.builders import DND_HINT, PAUSE_HINT
from tests.ui.stage import Stage


def exchange_shows(stage: Stage, hint: str, *, is_on: bool) -> None:
    """Whatever threw the switch, the exchange tells those who follow it."""
    stage.phone.colleague_does(hint, Presence.TALKING if is_on else Presence.FREE)


def pause_taken(stage: Stage, index: int = 1) -> None:
    """The agent chose a reason, and the exchange has carried it out."""
    exchange_shows(stage, PAUSE_HINT, is_on=False)
    exchange_shows(stage, DND_HINT, is_on=False)
    stage.screens.quiet.pause_for(index)
    _carried_out(stage, PAUSE_HINT, is_on=True)


def paused(stage: Stage) -> None:
    """At lunch."""
    pause_taken(stage)
    stage.later(724)


def pause_taken_away(stage: Stage) -> None:
    """The exchange, or a team lead, ended a pause that the agent took."""
    pause_taken(stage)
    stage.later(60)
    exchange_shows(stage, PAUSE_HINT, is_on=False)


def pause_given(stage: Stage) -> None:
    """The exchange, or a team lead, paused an agent who said nothing."""
    exchange_shows(stage, PAUSE_HINT, is_on=False)
    exchange_shows(stage, PAUSE_HINT, is_on=True)


def do_not_disturb(stage: Stage) -> None:
    """The exchange knows that the agent is not to be disturbed."""
    exchange_shows(stage, DND_HINT, is_on=False)
    stage.screens.quiet.toggle_do_not_disturb()
    _carried_out(stage, DND_HINT, is_on=True)


def do_not_disturb_here(stage: Stage) -> None:
    """The exchange did not take it, so this telephone says busy to whoever calls."""
    stage.screens.quiet.toggle_do_not_disturb()
    stage.phone.other_ends(_code_call(stage))


def _carried_out(stage: Stage, hint: str, *, is_on: bool) -> None:
    call_id = _code_call(stage)
    stage.phone.other_answers(call_id)
    exchange_shows(stage, hint, is_on=is_on)
    stage.phone.other_ends(call_id)


def _code_call(stage: Stage) -> str:
    return stage.phone.live[-1].call_id
