"""Situations of a consult and a transfer, on the screen of the agent and of whoever is asked."""

from app.domain.consult import NOT_SOLVED, Colleague, Tried
from tests import builders
from tests.ui.stage import Stage

PARTNER = Colleague("+31690007777", "Liftwacht")


def _talking_with(stage: Stage, whom: Colleague | None = None) -> None:
    stage.knows()
    stage.talk()
    stage.desk.asking.ask("", whom)
    consult = stage.desk.consults.open_consult
    assert consult is not None
    stage.phone.other_answers(consult.colleague_call)
    stage.later(9)


def senior_waits(stage: Stage) -> None:
    """The agent talks with the caller again while the senior waits."""
    _talking_with(stage)
    stage.desk.consults.swap()
    stage.later(14)


def partner_asked(stage: Stage) -> None:
    """The agent talks with a partner."""
    _talking_with(stage, PARTNER)


def both_wait(stage: Stage) -> None:
    """Another caller was answered in the middle of a consult."""
    _talking_with(stage)
    stage.talk("call-2", "+31690005678")


def put_through(stage: Stage) -> None:
    """The caller goes to a partner without a word before."""
    stage.knows()
    stage.talk()
    stage.desk.asking.put_through(PARTNER)
    stage.later(6)


def put_through_failed(stage: Stage) -> None:
    """That came to nothing."""
    put_through(stage)
    stage.phone.transfer_fails("call-1")


def caller_put_through_to_us(stage: Stage) -> None:
    """A colleague put the caller through, and told what was tried."""
    stage.knows()
    told = builders.reference(question="", tried=Tried("REPLOO", NOT_SOLVED), caller=builders.MOBILE)
    stage.phone.ring("call-1", builders.party(), reference=told, sent_by="1004")
    stage.desk.calls.answer("call-1")
