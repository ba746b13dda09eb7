"""The window of somebody who calls 112."""

from app.domain.agent import Registration
from app.domain.events import RegistrationChanged
from tests.ui.stage import Stage


def dial(stage: Stage) -> str:
    """Type 112 and press Enter; the call's name."""
    stage.screens.search.type("112")
    stage.screens.search.go()
    return stage.desk.emergency.call.call_id


def calling_112(stage: Stage) -> None:
    """In a call with a tenant, who waits."""
    stage.knows()
    stage.talk()
    stage.later(20)
    stage.phone.other_answers(dial(stage))


def cannot_call_112(stage: Stage) -> None:
    """The exchange is gone, and with it 112."""
    stage.knows()
    stage.talk()
    stage.post(RegistrationChanged(Registration.UNREACHABLE))
    dial(stage)
