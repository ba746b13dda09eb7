"""An exchange that answers REGISTER with nonsense: the telephone says so, does not flood it, and lives."""

import itertools
import time
from collections.abc import Callable

import pytest

from app.domain.agent import Registration
from app.domain.events import RegistrationChanged
from app.engine.protocol import Account
from tests.engine.conftest import MakeDesk
from tests.engine.dialog import Dialog
from tests.engine.peer import Arrived, Peer
from tests.engine.rooms import AGENT, HOST, free_port
from tests.engine.steps import address_of
from tests.lab.desk_phone import DeskPhone
from tests.lab.waiting import wait_until

LIMIT = 8.0
# Of one that changes its number each time PJSIP thinks that it was too old, and answers twice more.
MOST_DIGESTS = 3
WATCHED = 3.0  # seconds in which the number of attempts is counted
MOST_IN_THAT = 8  # UDP alone repeats a question three times in these seconds

Behaviour = Callable[[Peer, Arrived], None]


def replies(code: int, headers: str = "") -> Behaviour:
    """The same to each REGISTER; {contact} is the telephone's own."""

    def behave(peer: Peer, message: Arrived) -> None:
        peer.reply(message, code, headers.replace("{contact}", message.header("Contact") or ""))

    return behave


def changed(before: str, after: str) -> Behaviour:
    """Yes, with something wrong in it."""

    def behave(peer: Peer, message: Arrived) -> None:
        text = f"Contact: {message.header('Contact')};expires=60\r\n"
        whole = peer.response_to(message, 200, text)
        assert before in whole
        peer.send(whole.replace(before, after, 1), message.source)

    return behave


def garbage(peer: Peer, message: Arrived) -> None:
    """What is no SIP at all, or no answer to what was asked."""
    for data in (b"\0" * 300, b"SIP/2.0 200 OK\r\n", b"SIP/2.0 \xff\xfe\r\n\r\n", b"HTTP/1.1 200 OK\r\n\r\n"):
        peer.send(data, message.source)


def challenge(fields: str) -> Behaviour:
    """For ever another number that is to be used."""
    numbers = itertools.count()

    def behave(peer: Peer, message: Arrived) -> None:
        nonce = f'nonce="n{next(numbers)}"'
        peer.reply(
            message, 401, f'WWW-Authenticate: Digest realm="centrale", {nonce}, algorithm=MD5{fields}\r\n'
        )

    return behave


NONSENSE = {
    "garbage": (garbage, Registration.UNREACHABLE),
    # By branch and method an answer is known (RFC 3261 17.1.3), whatever number its CSeq has.
    "another branch": (changed("branch=z9hG4bK", "branch=z9hG4bKx"), Registration.UNREACHABLE),
    "another method": (changed(" REGISTER", " INVITE"), Registration.UNREACHABLE),
    "yes without a contact": (replies(200), Registration.REFUSED),
    "yes for no time": (replies(200, "Contact: {contact};expires=0\r\nExpires: 0\r\n"), Registration.REFUSED),
    "moved": (replies(302, "Contact: <sip:1001@127.0.0.66:5999>\r\n"), Registration.REFUSED),
    "moved for ever": (replies(301, "Contact: <sip:1001@127.0.0.66:5999>\r\n"), Registration.REFUSED),
    "too short without a minimum": (replies(423), Registration.REFUSED),
    "too short with an absurd minimum": (replies(423, "Min-Expires: 2000000000\r\n"), Registration.REFUSED),
    "overloaded": (replies(503, "Retry-After: 30\r\n"), Registration.OVERLOADED),
    "broken": (replies(500), Registration.OVERLOADED),
    "no": (replies(603), Registration.REFUSED),
    "old number for ever": (challenge(", stale=true"), Registration.REFUSED),
    "another number for ever": (challenge(""), Registration.WRONG_PASSWORD),
    "no such algorithm": (challenge("-sess-9"), Registration.WRONG_PASSWORD),
}


@pytest.mark.parametrize("kind", NONSENSE)
def test_nonsense_is_said_in_clear_words_and_answered_with_patience(make_desk: MakeDesk, kind: str) -> None:
    behave, expected = NONSENSE[kind]
    with Peer(HOST, behave) as peer, Peer(HOST) as asker:
        desk = _at(make_desk, peer)
        desk.wait_for(RegistrationChanged, LIMIT, registration=expected)
        seen, end = peer.count("REGISTER "), time.monotonic() + WATCHED
        while time.monotonic() < end:
            _answers_within_a_second(desk, asker)
        assert peer.count("REGISTER ") - seen <= MOST_IN_THAT
        assert not any(" 127.0.0.66" in message.text for message in peer.seen)
        if expected is Registration.WRONG_PASSWORD:
            digests = sum("Authorization: Digest" in message.text for message in peer.seen)
            assert digests <= MOST_DIGESTS


def test_number_that_is_too_old_once_is_replaced_and_the_telephone_registers(make_desk: MakeDesk) -> None:
    with Peer(HOST, _stale_once()) as peer:
        _at(make_desk, peer).wait_for_registration(LIMIT)


def test_exchange_that_wants_a_longer_time_gets_it(make_desk: MakeDesk) -> None:
    def behave(peer: Peer, message: Arrived) -> None:
        if int(message.header("Expires") or 0) < 120:
            peer.reply(message, 423, "Min-Expires: 120\r\n")
        else:
            peer.reply(message, 200, f"Contact: {message.header('Contact')};expires=120\r\n")

    with Peer(HOST, behave) as peer:
        _at(make_desk, peer).wait_for_registration(LIMIT)


@pytest.mark.parametrize("seconds", ["3", "4294967295", "-1", "99999999999999999999"])
def test_absurd_time_changes_nothing_about_the_heartbeat(make_desk: MakeDesk, seconds: str) -> None:
    def behave(peer: Peer, message: Arrived) -> None:
        peer.reply(message, 200, f"Contact: {message.header('Contact')};expires={seconds}\r\n")

    with Peer(HOST, behave) as peer, Peer(HOST) as asker:
        desk = _at(make_desk, peer)
        desk.wait_for_registration(LIMIT)
        wait_until(lambda: peer.count("REGISTER ") >= 4, LIMIT)
        _answers_within_a_second(desk, asker)
        assert peer.count("REGISTER ") < 20


def test_refusal_that_ends_is_noticed_without_anybody_doing_anything(make_desk: MakeDesk) -> None:
    answers = itertools.chain([500, 404, 503], itertools.repeat(200))

    def behave(peer: Peer, message: Arrived) -> None:
        peer.reply(message, next(answers), f"Contact: {message.header('Contact')};expires=60\r\n")

    with Peer(HOST, behave) as peer:
        _at(make_desk, peer).wait_for_registration(20)


def _at(make_desk: MakeDesk, peer: Peer) -> DeskPhone:
    return make_desk(Account(AGENT, "geheim", peer.address, local_address=HOST, local_port=free_port()))


def _answers_within_a_second(desk: DeskPhone, asker: Peer) -> None:
    question = Dialog(asker, address_of(desk))
    question.request("OPTIONS")
    asker.wait("SIP/2.0 ", timeout=1, call_id=question.call_id)


def _stale_once() -> Behaviour:
    numbers = itertools.count()

    def behave(peer: Peer, message: Arrived) -> None:
        match next(numbers):
            case 0:
                challenge("")(peer, message)
            case 1:
                challenge(", stale=true")(peer, message)
            case _:
                peer.reply(message, 200, f"Contact: {message.header('Contact')};expires=60\r\n")

    return behave
