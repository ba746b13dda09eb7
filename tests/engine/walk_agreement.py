"""Whether the desk and the other ends of its calls see a walk alike."""

from app.domain.call import CallState
from app.domain.consult import Consult, ConsultState
from app.services.desk import Desk
from tests.engine.walk_lines import Line

_HANDING = (ConsultState.HANDING_OVER, ConsultState.LETTING_GO, ConsultState.SENDING)


def disagreement(desk: Desk, first: Line, second: Line | None, colleague: Line | None) -> str:
    """What the two sides see differently; '' when they agree."""
    consult = desk.consults.open_consult
    hearing = [line for line in (first, second, colleague) if line is not None and _is_heard(line)]
    may_be_two = consult is not None and consult.state in (ConsultState.TOGETHER, *_HANDING)
    if len(hearing) > 1 and not (may_be_two and second not in hearing):
        return "somebody overhears another one"
    if consult is None:
        return _without_consult(desk, first, second)
    caller = customer_of(consult, first, second)
    if caller.is_gone:
        return f"{consult.state.name} without a caller"
    if consult.state in _HANDING:
        is_asked = caller.refer is not None
        return "" if is_asked else f"{consult.state.name}, and nobody was asked to transfer"
    return _of_consult(desk, consult, caller, colleague)


def customer_of(consult: Consult, first: Line, second: Line | None) -> Line:
    """Whom the consult is about: the first caller, or the second one who was answered in between."""
    return second if second is not None and second.call_id == consult.customer_call else first


def state_of(desk: Desk, call_id: str) -> CallState | None:
    """What the desk shows of a call; None when it shows none."""
    call = desk.calls.live(call_id)
    return call.state if call is not None else None


def _without_consult(desk: Desk, caller: Line, second: Line | None) -> str:
    shown = state_of(desk, caller.call_id)
    if caller.is_gone:
        return "the caller is gone and still on the screen" if shown else ""
    if caller.hears and shown is CallState.TALKING:
        return ""
    # With a second caller it is the agent's choice who of the two talks.
    has_choice = second is not None and not caller.hears
    if has_choice and shown is CallState.HELD and not desk.calls.is_leaving(caller.call_id):
        return ""
    return f"the caller hears={caller.hears}, on the screen {shown}"


def _of_consult(desk: Desk, consult: Consult, caller: Line, colleague: Line | None) -> str:
    state, is_asking = consult.state.name, consult.state is ConsultState.ASKING
    if colleague is None or colleague.is_gone or colleague.is_ringing != is_asking:
        return f"{state}, and the colleague is elsewhere"
    parties = [(caller, consult.customer_call, "caller")]
    if not is_asking and not colleague.is_dead:
        parties.append((colleague, consult.colleague_call, "colleague"))
    for line, call_id, who in parties:
        should_hear, shown = call_id in consult.heard, state_of(desk, call_id)
        if line.hears != should_hear or shown is not (CallState.TALKING if should_hear else CallState.HELD):
            return f"{state}, and the {who} hears={line.hears}, on the screen {shown}"
    return ""


def _is_heard(line: Line) -> bool:
    return line.is_up and line.hears and not line.is_gone and not line.is_dead
