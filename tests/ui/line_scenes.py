"""States of the window in which the line of a conversation matters."""

from tests import builders
from tests.ui.stage import Stage


def counted(
    stage: Stage, seconds: int, came: int, *, sent: int = 50, reports: bool = True, codec: str = "PCMA/8000"
) -> None:
    """Somebody talks for some seconds; of fifty packets in each so many come."""
    for second in range(1, seconds + 1):
        stage.later(1)
        sample = builders.line_sample(
            stage.clock.now(),
            received=second * came,
            lost=second * (50 - came) if came else 0,
            sent=second * sent,
            codec=codec,
            reports=second if reports else 0,
            is_reporting=reports,
        )
        stage.phone.counts("call-1", sample)


def good_line(stage: Stage) -> None:
    """A conversation on a line without fault."""
    stage.knows()
    stage.talk()
    counted(stage, 8, 50)


def line_with_gaps(stage: Stage) -> None:
    """A conversation in which some of the sound is lost."""
    stage.knows()
    stage.talk()
    counted(stage, 12, 48)


def bad_line(stage: Stage) -> None:
    """A conversation in which much of the sound is lost, and the agent noted it down."""
    stage.knows()
    stage.talk()
    counted(stage, 12, 42)
    stage.screens.calls.report_line()


def caller_not_heard(stage: Stage) -> None:
    """No sound comes in, and nobody says whether ours arrives."""
    stage.knows()
    stage.talk()
    counted(stage, 5, 0, reports=False)
