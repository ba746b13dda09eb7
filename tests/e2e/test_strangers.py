"""Strangers on the network, seen from the whole program: nobody rings, is looked up, or is on the screen."""

import json
from contextlib import suppress

import psutil
import pytest

from app.adapters.telephony.engine_process import RENDEZVOUS
from app.demo.desks import SteeredDesk
from app.demo.surroundings import AGENT, Surroundings
from tests.e2e.work import answer, hang_up, ring
from tests.engine.dialog import Dialog
from tests.engine.peer import NotSeen, Peer

STRANGER = "127.0.0.9"
_FORGED = (
    'P-Asserted-Identity: "Gemeente" <sip:{number}@127.0.0.1>\r\nX-CTI-Queue: Wonen\r\n'
    "Call-Info: <sip:x>;answer-after=0\r\n"
)
_REQUESTS = (
    ("INVITE", "", None),
    ("MESSAGE", "", "Wachtwoord?"),
    ("REFER", "Refer-To: <sip:{number}@127.0.0.1>\r\n", ""),
    ("NOTIFY", "Event: presence\r\nSubscription-State: active\r\n", ""),
    ("SUBSCRIBE", "Event: presence\r\n", ""),
    ("INFO", "", "Signal=1"),
)


def telephone_of(desk: SteeredDesk, stranger: Peer) -> str:
    """Where the engine listens for SIP: of its UDP ports the one that answers."""
    engine = json.loads((desk.folder / "data" / RENDEZVOUS).read_text("utf-8"))["pid"]
    sockets = psutil.Process(engine).net_connections("udp")
    places = [f"{one.laddr.ip}:{one.laddr.port}" for one in sockets]
    for place in places:
        probe = Dialog(stranger, place)
        probe.request("OPTIONS")
        with suppress(NotSeen):
            stranger.wait("SIP/2.0 ", timeout=0.5, call_id=probe.call_id)
            return place
    raise NotSeen(f"no telephone at {places}")


@pytest.mark.parametrize("is_talking", [False, True], ids=["free", "talking"])
def test_stranger_changes_nothing_on_the_screen_and_asks_the_crm_nothing(
    surroundings: Surroundings, desk: SteeredDesk, is_talking: bool
) -> None:
    if is_talking:
        ring(surroundings, desk, "tenant")
        answer(surroundings, desk, "tenant")
        desk.wait("caller", lambda card: card["screen"] == "PERSON" and card["is_complete"], "the whole card")
    number = surroundings.crm.scenarios["repeat_nuisance"]["number"]
    asked, live = len(surroundings.crm.requests), [one["title"] for one in desk.picture("calls")["live"]]
    with Peer(STRANGER) as stranger:
        target = telephone_of(desk, stranger)
        for method, headers, body in _REQUESTS:
            call = Dialog(stranger, target, AGENT)
            more = (_FORGED + headers).format(number=number)
            if method == "INVITE":
                call.invite(more)
                stranger.wait("SIP/2.0 5", call_id=call.call_id)
            else:
                call.request(method, more, body or "", "text/plain")
        # Not each is answered; what was sent after them is, so they were handled.
        assert telephone_of(desk, stranger) == target
        assert not any("Authorization" in message.text for message in stranger.seen)
        assert all(message.is_response for message in stranger.seen), "we sent no request either"
    picture = desk.picture("calls")
    assert [one["title"] for one in picture["live"]] == live
    assert picture["missed"] == []
    assert not desk.picture("ring_card")["is_ringing"]
    assert not desk.picture("notices")
    looked_up = [line for line in surroundings.crm.requests[asked:] if number.lstrip("+") in str(line)]
    assert looked_up == []
    if is_talking:
        hang_up(surroundings, desk, "tenant")
