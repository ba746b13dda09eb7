"""Steps that many tests of the engine take before they come to the point."""

from dataclasses import replace

from app.demo.surroundings import Callers
from app.domain.events import CallAnswered, CallOffered
from app.engine.protocol import Account
from tests.engine.dialog import Dialog
from tests.engine.peer import NotSeen, Peer
from tests.engine.rooms import AGENT
from tests.lab.desk_phone import DeskPhone

MOBILE = "+31690001234"


def rings_for(desk: DeskPhone, crowd: Callers, call: str = "tenant", number: str = MOBILE) -> str:
    """Let a tenant call; the desk's own name of the call."""
    crowd.order("call", id=call, to=AGENT, number=number, name="Roodspecht-Demo", queue="Wonen", waited=42)
    return desk.wait_for(CallOffered).call_id


def talks_with(desk: DeskPhone, crowd: Callers, call: str = "tenant") -> str:
    """The same, answered."""
    call_id = rings_for(desk, crowd, call)
    desk.phone.answer(call_id)
    desk.wait_for(CallAnswered, call_id=call_id)
    crowd.wait("answered", call)
    return call_id


def letting_in(account: Account, peer: Peer) -> Account:
    """The same account, to which `peer` may send calls as well."""
    return replace(account, accept_from=(peer.address,))


def address_of(desk: DeskPhone) -> str:
    """Where the desk's telephone can be reached, 'host:port'."""
    account = desk.configuration.account
    return f"{account.local_address}:{account.local_port}"


def can_be_rung(desk: DeskPhone, caller: Peer) -> bool:
    """Whether one more call of this peer rings; it is taken back at once."""
    call = Dialog(caller, address_of(desk))
    call.invite()
    try:
        answer = caller.wait("SIP/2.0 ", timeout=1, call_id=call.call_id)
    except NotSeen:
        return False  # lost in a flood; UDP may, and a caller would send it again
    if answer.code >= 200:
        return False
    caller.wait("SIP/2.0 180", call_id=call.call_id)
    call.cancel()
    return True
