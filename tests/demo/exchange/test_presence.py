"""The exchange tells who subscribed how the users are doing, and nobody else."""

import pytest

from app.demo.exchange.flow import Flow
from app.demo.exchange.sip_message import SipMessage, read_message
from tests.demo.exchange.test_digest import answer
from tests.demo.exchange.test_proxy import (
    AGENT,
    HOST,
    MOBILE,
    PASSWORDS,
    PORT,
    SENIOR,
    STRANGER,
    TRUNK,
    Bench,
    request,
)


class Follower:
    """The agent, who follows the senior; one subscription."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.answer = SipMessage("", [], b"")
        self.told: list[SipMessage] = []

    def subscribe(self, expires: int = 600, event: str = "presence", number: str = "1002") -> int:
        """Ask, or ask again; the code of the answer."""
        to = self.answer.get("to")
        extra = f"Event: {event}\r\nExpires: {expires}\r\n"
        asked = request(
            "SUBSCRIBE", f"sip:{number}@{HOST}:{PORT}", sender="1001", flow=AGENT, to=to, extra=extra
        )
        self.answer, *told = self.sends(asked, AGENT)
        self.told += told
        return self.answer.code

    def sends(self, data: bytes, flow: Flow) -> list[SipMessage]:
        """All that goes out because of this, NOTIFYs last."""
        return [read_message(parcel.data) for parcel in self.bench.proxy.handle(data, flow)]

    def news(self, data: bytes, flow: Flow) -> list[str]:
        """The notes in the NOTIFYs that follow from this."""
        sent = self.sends(data, flow)
        return [note(one) for one in sent if one.is_request and one.method == "NOTIFY"]


def note(notify: SipMessage) -> str:
    """How somebody is doing, in the exchange's words."""
    return notify.body.decode().partition("<note>")[2].partition("</note>")[0]


def call(method: str, user: str, flow: Flow, number: str, to: str = "") -> bytes:
    """A request of a call from one to the other."""
    data = request(
        method, f"sip:{number}@{HOST}:{PORT}", sender=user, flow=flow, to=to, branch=f"z9hG4bK{method}"
    )
    return data.replace(b"Call-ID: c\r\n", b"Call-ID: talk\r\n")


def register(extra: str) -> bytes:
    """The senior asks to be registered."""
    target = f"sip:{HOST}:{PORT}"
    to = f"<sip:1002@{HOST}:{PORT}>"
    return request("REGISTER", target, sender="1002", flow=SENIOR, to=to, extra=f"Expires: 60\r\n{extra}")


def response(relayed: SipMessage, code: int) -> bytes:
    """What the one who is called says to an INVITE."""
    fields = [one for one in relayed.fields if one.key in ("via", "from", "to", "call-id", "cseq")]
    return SipMessage(f"SIP/2.0 {code} x", fields, b"").encode()


@pytest.fixture
def follower() -> Follower:
    return Follower(Bench())


def test_who_subscribes_is_told_at_once_in_a_dialog(follower: Follower) -> None:
    assert follower.subscribe() == 200
    (notify,) = follower.told
    assert note(notify) == "Ready"
    assert notify.get("event") == "presence"
    assert notify.get("from") == follower.answer.get("to")
    assert notify.get("subscription-state") == "active;expires=600"
    assert b"<basic>open</basic>" in notify.body


def test_call_is_told_from_ring_to_end(follower: Follower) -> None:
    follower.subscribe()
    invite = call("INVITE", "trunk", TRUNK, "1002")
    relayed = follower.sends(invite, TRUNK)
    assert note(relayed[1]) == "Ringing"
    assert follower.news(response(relayed[0], 180), SENIOR) == []
    assert follower.news(response(relayed[0], 200), SENIOR) == ["On the phone"]
    bye = call("BYE", "trunk", TRUNK, "1002", to="<sip:1002@x>;tag=s")
    assert follower.news(bye, TRUNK) == ["Ready"]


def test_call_that_is_refused_is_over(follower: Follower) -> None:
    follower.subscribe()
    relayed, _ = follower.sends(call("INVITE", "trunk", TRUNK, "1002"), TRUNK)
    assert follower.news(response(relayed, 486), SENIOR) == ["Ready"]


def test_refused_change_of_a_call_does_not_end_it(follower: Follower) -> None:
    follower.subscribe()
    relayed, _ = follower.sends(call("INVITE", "trunk", TRUNK, "1002"), TRUNK)
    follower.sends(response(relayed, 200), SENIOR)
    assert follower.news(response(relayed, 488), SENIOR) == []


def test_who_calls_is_on_the_phone_from_the_start(follower: Follower) -> None:
    follower.subscribe()
    assert follower.news(call("INVITE", "1002", SENIOR, MOBILE), SENIOR) == ["On the phone"]


def test_who_is_registered_no_longer_is_unavailable(follower: Follower) -> None:
    follower.subscribe()
    follower.bench.clock.time += 61
    anything = request("OPTIONS", f"sip:{HOST}:{PORT}", sender="1001", flow=AGENT)
    notify = follower.sends(anything, AGENT)[-1]
    assert note(notify) == "Unavailable"
    assert b"<basic>closed</basic>" in notify.body


def test_who_comes_from_somewhere_else_has_lost_the_call(follower: Follower) -> None:
    follower.subscribe()
    follower.sends(call("INVITE", "1002", SENIOR, MOBILE), SENIOR)
    proxy = follower.bench.proxy
    assert proxy.presences.state_of("1002") == "talking"
    elsewhere = Flow("udp", "127.0.0.1", 40055)
    challenge = follower.sends(register(""), elsewhere)[0]
    said = answer(challenge.get("www-authenticate"), "1002", PASSWORDS["1002"])
    assert follower.news(register(f"Authorization: {said}\r\n"), elsewhere) == ["Ready"]
    assert proxy.presences.state_of("1002") == "free"


def test_subscription_that_is_ended_is_told_once_more_and_no_more(follower: Follower) -> None:
    follower.subscribe()
    assert follower.subscribe(expires=0) == 200
    assert follower.told[-1].get("subscription-state") == "terminated;reason=timeout"
    assert follower.news(call("INVITE", "1002", SENIOR, MOBILE), SENIOR) == []
    assert follower.subscribe() == 481


def test_subscription_that_goes_on_is_told_again(follower: Follower) -> None:
    follower.subscribe()
    assert follower.subscribe() == 200
    assert [one.get("cseq") for one in follower.told] == ["1 NOTIFY", "2 NOTIFY"]


def test_stranger_and_other_events_and_unknown_users_are_refused(follower: Follower) -> None:
    assert follower.subscribe(event="dialog") == 489
    follower.answer.fields.clear()
    assert follower.subscribe(number="1999") == 404
    stranger = request("SUBSCRIBE", f"sip:1002@{HOST}:{PORT}", sender="1001", flow=STRANGER)
    (answer,) = follower.sends(stranger, STRANGER)
    assert answer.code == 403


def test_subscription_between_two_telephones_is_passed_on(follower: Follower) -> None:
    data = request(
        "SUBSCRIBE",
        f"sip:1002@{SENIOR.host}:{SENIOR.port}",
        sender="1001",
        flow=AGENT,
        to="<sip:1002@x>;tag=s",
        extra="Event: refer\r\n",
    )
    (parcel,) = follower.bench.proxy.handle(data, AGENT)
    assert parcel.to == SENIOR
