"""Names of registrars: looked up outside the telephone's thread, in the order that DNS wants, and never waited for."""

import queue
import socket
import threading
import time
from collections.abc import Callable, Iterator

import dns.exception
import dns.message
import dns.resolver
import dns.rrset
import pytest

from app.engine.names import Names
from app.engine.protocol import Account
from app.engine.registrars import Place

SERVICE = "_sip._udp.voorbeeld.example"
ACCOUNT = Account("1001", "", SERVICE, local_address="127.0.0.1")

Found = queue.SimpleQueue[tuple[str, tuple[Place, ...]]]
Answer = Callable[[bytes], bytes]


@pytest.fixture
def found() -> Found:
    return queue.SimpleQueue()


@pytest.fixture
def names(found: Found) -> Names:
    return Names(lambda name, places: found.put((name, places)))


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Answer], None]]:
    """Makes the system's name server one that answers each question like this."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 0))
        threads: list[threading.Thread] = []

        def run(answer: Answer) -> None:
            while True:
                question, source = server.recvfrom(4096)
                if not question:
                    return
                if reply := answer(question):
                    server.sendto(reply, source)

        def begin(answer: Answer) -> None:
            resolver = dns.resolver.Resolver(configure=False)
            resolver.nameservers, resolver.port = ["127.0.0.1"], server.getsockname()[1]
            monkeypatch.setattr(dns.resolver, "default_resolver", resolver)
            threads.append(threading.Thread(target=run, args=(answer,), name="name server"))
            threads[-1].start()

        yield begin
        for thread in threads:
            server.sendto(b"", server.getsockname())
            thread.join()


def servers(*records: str) -> Answer:
    """The servers of the service, each 'priority weight port target'."""

    def answer(question: bytes) -> bytes:
        query = dns.message.from_wire(question)
        reply = dns.message.make_response(query)
        reply.answer.append(dns.rrset.from_text(query.question[0].name, 60, "IN", "SRV", *records))
        return reply.to_wire()

    return answer


def test_servers_of_a_service_come_in_the_order_of_their_priority(
    names: Names, found: Found, serve: Callable[[Answer], None]
) -> None:
    serve(servers("30 0 5062 127.0.0.3.", "10 0 5060 127.0.0.1.", "20 0 5061 127.0.0.2."))
    names.ask(SERVICE, ACCOUNT)
    expected = tuple(f"127.0.0.{number}:{5059 + number}" for number in (1, 2, 3))
    assert found.get(timeout=5) == (SERVICE, tuple(Place(one, one) for one in expected))


def test_servers_of_one_priority_share_the_desks(
    names: Names, found: Found, serve: Callable[[Answer], None]
) -> None:
    serve(servers("10 50 5060 127.0.0.1.", "10 50 5060 127.0.0.2."))
    first = set()
    for _ in range(40):
        names.ask(SERVICE, ACCOUNT)
        first.add(found.get(timeout=5)[1][0].address)
        if len(first) == 2:
            return
    pytest.fail("always the same")


@pytest.mark.parametrize("reply", [b"", b"\0" * 40, b"nonsense"])
def test_name_server_that_says_nothing_or_nonsense_costs_four_seconds_of_nobody(
    names: Names, found: Found, serve: Callable[[Answer], None], reply: bytes
) -> None:
    serve(lambda _question: reply)
    began = time.monotonic()
    names.ask(SERVICE, ACCOUNT)
    assert time.monotonic() - began < 1, "the telephone does not wait for it"
    assert found.get(timeout=10) == (SERVICE, ())


def test_name_that_is_being_asked_is_not_asked_twice(
    names: Names, found: Found, serve: Callable[[Answer], None]
) -> None:
    questions = []

    def slow(question: bytes) -> bytes:
        questions.append(question)
        time.sleep(0.2)
        return servers("10 0 5060 127.0.0.1.")(question)

    serve(slow)
    for _ in range(5):
        names.ask(SERVICE, ACCOUNT)
    assert found.get(timeout=5)[1]
    assert len(questions) == 1
    assert found.empty()


def test_host_is_asked_of_the_system(names: Names, found: Found) -> None:
    names.ask("localhost:5070", ACCOUNT)
    assert found.get(timeout=10) == ("localhost:5070", (Place("localhost:5070", "127.0.0.1:5070"),))


@pytest.mark.parametrize("name", ["a" * 300, "b..c", "_sip._udp." + "d" * 80])
def test_name_that_cannot_be_has_no_places(names: Names, found: Found, name: str) -> None:
    names.ask(name, ACCOUNT)
    assert found.get(timeout=30) == (name, ())
