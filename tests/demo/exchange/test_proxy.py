"""The exchange without sockets: who may call whom, and that nobody can pretend to be another."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.demo.exchange.flow import Flow, Parcel
from app.demo.exchange.proxy import Proxy
from app.demo.exchange.sip_message import SipMessage, read_message
from tests.demo.exchange.test_digest import Clock, answer

HOST, PORT = "127.0.0.1", 5060
AGENT = Flow("udp", "127.0.0.1", 40001)
SENIOR = Flow("tcp", "127.0.0.1", 40002)
TRUNK = Flow("udp", "127.0.0.1", 40003)
STRANGER = Flow("udp", "127.0.0.9", 40009)
PASSWORDS = {"1001": "a", "1002": "s", "trunk": "t"}
PLACES = {"1001": AGENT, "1002": SENIOR, "trunk": TRUNK}
MOBILE = "+31690001234"


def request(
    method: str,
    target: str,
    *,
    sender: str,
    flow: Flow,
    extra: str = "",
    to: str = "",
    branch: str = "z9hG4bK1",
) -> bytes:
    return (
        f"{method} {target} SIP/2.0\r\n"
        f"Via: SIP/2.0/{flow.transport.upper()} 10.0.0.1:5060;branch={branch};rport\r\n"
        f"Max-Forwards: 70\r\nFrom: <sip:{sender}@{HOST}>;tag=f\r\nTo: {to or f'<{target}>'}\r\n"
        f"Call-ID: c\r\nCSeq: 1 {method}\r\nContact: <sip:{sender}@{flow.host}:{flow.port}>\r\n{extra}"
        "Content-Length: 0\r\n\r\n"
    ).encode("latin-1")


class Bench:
    """An exchange at which everybody is registered."""

    def __init__(self, trunk: str = "trunk") -> None:
        self.clock = Clock()
        self.proxy = Proxy(HOST, PORT, PASSWORDS, trunk, clock=self.clock)
        for user, flow in PLACES.items():
            assert self.register(user, PASSWORDS[user], flow).code == 200

    def register(self, user: str, password: str, flow: Flow, extra: str = "Expires: 60\r\n") -> SipMessage:
        target = f"sip:{HOST}:{PORT}"
        to = f"<sip:{user}@{HOST}:{PORT}>"
        challenge = self.one(request("REGISTER", target, sender=user, flow=flow, to=to, extra=extra), flow)
        assert challenge.code == 401
        said = answer(challenge.get("www-authenticate"), user, password)
        again = f"{extra}Authorization: {said}\r\n"
        return self.one(request("REGISTER", target, sender=user, flow=flow, to=to, extra=again), flow)

    def one(self, data: bytes, flow: Flow) -> SipMessage:
        """The only thing that the exchange sends because of this."""
        return read_message(self.parcel(data, flow).data)

    def parcel(self, data: bytes, flow: Flow) -> Parcel:
        (parcel,) = self.proxy.handle(data, flow)
        return parcel

    def invite(self, user: str, flow: Flow, number: str, extra: str = "") -> Parcel:
        target = f"sip:{number}@{HOST}:{PORT}"
        return self.parcel(request("INVITE", target, sender=user, flow=flow, extra=extra), flow)


@pytest.fixture
def bench() -> Bench:
    return Bench()


# ---------------------------------------------------------------- who is where


def test_user_with_the_password_is_present_for_as_long_as_asked(bench: Bench) -> None:
    assert bench.proxy.registrar.present == {"1001", "1002", "trunk"}
    bench.clock.time += 61
    assert bench.proxy.registrar.present == frozenset()


def test_wrong_password_and_another_users_name_are_refused(bench: Bench) -> None:
    assert bench.register("1001", "mis", STRANGER).code == 403
    target, to = f"sip:{HOST}:{PORT}", f"<sip:1001@{HOST}>"
    challenge = bench.one(request("REGISTER", target, sender="1001", flow=SENIOR, to=to), SENIOR)
    said = f"Authorization: {answer(challenge.get('www-authenticate'), '1002', 's')}\r\n"
    assert (
        bench.one(request("REGISTER", target, sender="1001", flow=SENIOR, to=to, extra=said), SENIOR).code
        == 403
    )
    place = bench.proxy.registrar.place_of("1001")
    assert place is not None
    assert place.flow == AGENT


def test_user_who_leaves_is_gone_and_one_who_moves_is_where_they_are(bench: Bench) -> None:
    assert bench.register("1001", "a", AGENT, "Expires: 0\r\n").code == 200
    assert "1001" not in bench.proxy.registrar.present
    assert bench.invite("1002", SENIOR, "1001").data.startswith(b"SIP/2.0 480")
    bench.register("1001", "a", STRANGER)
    assert bench.invite("1002", SENIOR, "1001").to == STRANGER


def test_closed_connection_takes_its_user_away(bench: Bench) -> None:
    bench.proxy.registrar.forget(SENIOR)
    assert bench.proxy.registrar.present == {"1001", "trunk"}


# ---------------------------------------------------------------- who may call whom


@pytest.mark.parametrize(
    ("user", "number", "goes"),
    [("1001", "1002", SENIOR), ("1002", "1001", AGENT), ("1001", MOBILE, TRUNK), ("trunk", "1001", AGENT)],
)
def test_call_goes_where_it_should(bench: Bench, user: str, number: str, goes: Flow) -> None:
    parcel = bench.invite(user, PLACES[user], number)
    assert parcel.to == goes
    assert read_message(parcel.data).get("max-forwards") == "69"


@pytest.mark.parametrize(
    ("user", "flow", "number", "code"),
    [
        ("1001", STRANGER, "1002", 403),
        ("nobody", STRANGER, "1002", 403),
        ("nobody", AGENT, "1002", 403),
        ("1002", AGENT, "1001", 403),
        ("trunk", TRUNK, MOBILE, 404),
        ("trunk", TRUNK, "trunk", 404),
        ("trunk", TRUNK, "1099", 404),
    ],
)
def test_call_that_may_not_be_is_refused(bench: Bench, user: str, flow: Flow, number: str, code: int) -> None:
    parcel = bench.invite(user, flow, number)
    assert (read_message(parcel.data).code, parcel.to) == (code, flow)


def test_exchange_without_the_outside_world_knows_no_other_numbers() -> None:
    bench = Bench(trunk="")
    assert read_message(bench.invite("1001", AGENT, MOBILE).data).code == 404


def test_user_cannot_claim_another_identity_a_queue_or_a_waiting_time(bench: Bench) -> None:
    claims = f"P-Asserted-Identity: <sip:{MOBILE}@x>\r\nX-CTI-Queue: Wonen\r\nX-CTI-Waited: 9\r\n"
    message = read_message(bench.invite("1001", AGENT, "1002", claims).data)
    assert message.all("p-asserted-identity") == [f"<sip:1001@{HOST}:{PORT}>"]
    assert message.get("x-cti-queue") == message.get("x-cti-waited") == ""


def test_word_of_the_outside_world_is_passed_on(bench: Bench) -> None:
    claims = f"P-Asserted-Identity: <sip:{MOBILE}@x>\r\nX-CTI-Queue: Wonen\r\n"
    message = read_message(bench.invite("trunk", TRUNK, "1001", claims).data)
    assert message.get("p-asserted-identity") == f"<sip:{MOBILE}@x>"
    assert message.get("x-cti-queue") == "Wonen"


def test_only_colleagues_can_say_which_dossier_it_is_about(bench: Bench) -> None:
    reference = "User-to-User: abc;encoding=base64url\r\n"
    assert read_message(bench.invite("1001", AGENT, "1002", reference).data).get("user-to-user")
    assert not read_message(bench.invite("trunk", TRUNK, "1001", reference).data).get("user-to-user")


# ---------------------------------------------------------------- the way there and back


def test_answer_finds_its_way_back_although_via_lied(bench: Bench) -> None:
    relayed = read_message(bench.invite("1001", AGENT, "1002").data)
    assert relayed.get("record-route").startswith(f"<sip:{HOST}:{PORT}")
    relayed.start = "SIP/2.0 180 Ringing"
    back = bench.parcel(relayed.encode(), SENIOR)
    assert back.to == AGENT
    assert len(read_message(back.data).all("via")) == 1


def test_answer_to_nothing_that_went_through_here_is_dropped(bench: Bench) -> None:
    relayed = read_message(bench.invite("1001", AGENT, "1002").data)
    relayed.start = "SIP/2.0 200 OK"
    relayed.fields[0].value = re.sub("branch=.*", "branch=z9hG4bKguess", relayed.fields[0].value)
    assert bench.proxy.handle(relayed.encode(), STRANGER) == []


def test_repetition_and_cancellation_take_the_same_way_as_their_invite(bench: Bench) -> None:
    target = f"sip:1002@{HOST}:{PORT}"
    branches = set()
    for method in ("INVITE", "INVITE", "CANCEL"):
        parcel = bench.parcel(request(method, target, sender="1001", flow=AGENT), AGENT)
        assert parcel.to == SENIOR
        branches.add(read_message(parcel.data).get("via"))
    assert len(branches) == 1


def test_request_within_a_call_goes_to_the_address_that_the_other_named(bench: Bench) -> None:
    target = f"sip:1002@{SENIOR.host}:{SENIOR.port}"
    route = f"Route: <sip:{HOST}:{PORT};lr>\r\n"
    data = request("BYE", target, sender="1001", flow=AGENT, to=f"<sip:1002@{HOST}>;tag=t", extra=route)
    parcel = bench.parcel(data, AGENT)
    assert parcel.to == SENIOR
    assert read_message(parcel.data).get("route") == ""


def test_request_within_a_call_to_somewhere_else_is_refused(bench: Bench) -> None:
    data = request("BYE", "sip:x@10.9.9.9", sender="1001", flow=AGENT, to="<sip:x@h>;tag=t")
    assert read_message(bench.parcel(data, AGENT).data).code == 481


def test_request_that_goes_round_in_circles_ends(bench: Bench) -> None:
    data = request("INVITE", f"sip:1002@{HOST}:{PORT}", sender="1001", flow=AGENT)
    data = data.replace(b"Max-Forwards: 70", b"Max-Forwards: 0")
    assert read_message(bench.parcel(data, AGENT).data).code == 483


def test_exchange_says_that_it_is_there(bench: Bench) -> None:
    data = request("OPTIONS", f"sip:{HOST}:{PORT}", sender="1001", flow=AGENT)
    assert read_message(bench.parcel(data, AGENT).data).code == 200


def test_confirmation_of_a_refusal_goes_nowhere(bench: Bench) -> None:
    refusal = read_message(bench.invite("trunk", TRUNK, "1099").data)
    data = request("ACK", f"sip:1099@{HOST}:{PORT}", sender="trunk", flow=TRUNK, to=refusal.get("to"))
    assert bench.proxy.handle(data, TRUNK) == []


@given(st.binary(max_size=400))
def test_no_bytes_make_the_exchange_stumble(data: bytes) -> None:
    bench = Bench()
    target = f"sip:1002@{HOST}:{PORT}".encode()
    odd = request("INVITE", f"sip:1002@{HOST}:{PORT}", sender="1001", flow=AGENT).replace(target, data)
    for written in (data, odd):
        bench.proxy.handle(written, AGENT)
        bench.proxy.handle(written, STRANGER)
