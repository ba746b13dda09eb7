"""A consult that an earlier window began, as the calls of the telephone tell."""

from app.domain.call import Call, CallState, Direction
from app.domain.consult import Consult, ConsultState, believed
from app.domain.events import LiveCall
from app.domain.moment import Moment
from app.services.call_flow import CallFlow
from app.services.sessions import Sessions


def found_consult(
    found: tuple[LiveCall, ...], sessions: Sessions, calls: CallFlow, senior: str, at: Moment
) -> Consult | None:
    """A call that we made about a live caller is a consult; None when there is no such call.

    `senior` is the number of the senior colleague: of others the name is lost, and their number says who.
    """
    for call in found:
        is_ours = call.direction is Direction.OUTGOING
        # A senior who called back about our caller is a consult as well, once that call is answered.
        reference = call.reference if is_ours else believed(call.reference, call.party)
        session = sessions.get(reference.session_id) if reference is not None else None
        customer = calls.live(session.call_id) if session is not None else None
        if reference is None or customer is None or call.state is CallState.RINGING:
            continue
        number = call.party.number.digits
        return Consult(
            session_id=reference.session_id,
            customer_call=customer.call_id,
            colleague_call=call.call_id,
            colleague=number,
            question=reference.question,
            asked_at=call.offered_at,
            state=_state_between(customer, call.state),
            changed_at=at,
            name="" if number == senior else number,
        )
    return None


def _state_between(customer: Call, colleague: CallState) -> ConsultState:
    is_heard = customer.state is CallState.TALKING
    if colleague is CallState.DIALLING:
        return ConsultState.ASKING
    if colleague is CallState.HELD:
        return ConsultState.WITH_CALLER if is_heard else ConsultState.PARKED
    return ConsultState.TOGETHER if is_heard else ConsultState.TALKING
