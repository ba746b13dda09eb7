"""The board says what a real exchange says: after calls, pauses, restarts, silence; and only to whom it trusts."""

import os
import signal
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest

from app.domain.queues import AgentState, Board, FeedState, QueueFigures
from tests.lab.asterisk import LAND_LINE, LOG_IN, PAUSE, QUEUE, UNPAUSE, Asterisk
from tests.lab.board import LabBoard, board_account, figures_at
from tests.lab.laboratory import TENANT_NUMBER, Laboratory
from tests.lab.softphone_protocol import Kind

pytestmark = pytest.mark.lab


@pytest.fixture
def board(lab: Laboratory) -> Iterator[LabBoard]:
    with LabBoard(board_account(lab.exchange)) as board:
        board.wait_until_live()
        yield board


def queue_of(board: Board) -> QueueFigures:
    (queue,) = board.queues
    return queue


def state_of(board: Board, extension: str) -> AgentState | None:
    """What an agent does; None when he is not on the board."""
    states = [agent.state for agent in board.agents if agent.extension == extension]
    return states[0] if states else None


# ---------------------------------------------------------------- calls and agents


def test_board_equals_the_exchange_through_a_whole_call(lab: Laboratory, board: LabBoard) -> None:
    desk, tenant = lab.desk(), lab.tenant()
    board.wait_for(lambda now: state_of(now, "6001") is AgentState.AVAILABLE)
    before = queue_of(board.wait_until_equal_to(lab.exchange)).counts
    tenant.dial(LAND_LINE)
    board.wait_for(lambda now: queue_of(now).waiting == 1 and state_of(now, "6001") is AgentState.RINGING)
    call = desk.answer_next()
    board.wait_for(lambda now: queue_of(now).waiting == 0 and state_of(now, "6001") is AgentState.IN_CALL)
    desk.phone.hang_up(call)
    after = queue_of(board.wait_for(lambda now: queue_of(now).counts.answered == before.answered + 1)).counts
    assert after.in_time == before.in_time + 1
    board.wait_for(lambda now: state_of(now, "6001") is AgentState.AVAILABLE)
    board.wait_until_equal_to(lab.exchange)


def test_call_that_waited_too_long_is_answered_but_not_in_time(lab: Laboratory, board: LabBoard) -> None:
    tenant = lab.tenant()
    before = queue_of(board.wait_until_equal_to(lab.exchange)).counts
    tenant.dial(LAND_LINE)
    waiting = queue_of(board.wait_for(lambda now: queue_of(now).waiting == 1))
    assert waiting.longest_since is not None
    board.wait_for(lambda _: (lab.ami.longest_wait(QUEUE) or 0) > before.in_time_seconds)
    desk = lab.desk()
    call = desk.answer_next()
    desk.phone.hang_up(call)
    after = queue_of(board.wait_for(lambda now: queue_of(now).counts.answered == before.answered + 1)).counts
    assert after.in_time == before.in_time
    board.wait_until_equal_to(lab.exchange)


def test_caller_who_gives_up_is_counted_once(lab: Laboratory, board: LabBoard) -> None:
    tenant = lab.tenant()
    before = queue_of(board.wait_until_equal_to(lab.exchange)).counts
    call = tenant.dial(LAND_LINE)
    board.wait_for(lambda now: queue_of(now).waiting == 1)
    tenant.hang_up(call)
    after = queue_of(board.wait_for(lambda now: queue_of(now).waiting == 0)).counts
    assert after.abandoned == before.abandoned + 1
    board.wait_until_equal_to(lab.exchange)


def test_agent_who_hands_the_caller_over_is_free_and_the_call_counts(
    lab: Laboratory, board: LabBoard
) -> None:
    agent, senior, tenant = lab.colleague("6003"), lab.colleague("6002"), lab.tenant()
    lab.press(agent, LOG_IN)
    before = queue_of(board.wait_until_equal_to(lab.exchange)).counts
    tenant.dial(LAND_LINE)
    call = agent.answer_next()
    board.wait_for(lambda now: state_of(now, "6003") is AgentState.IN_CALL)
    agent.transfer(call, "6002")
    senior.answer_next()
    agent.wait_for(Kind.ENDED, call=call)
    board.wait_for(lambda now: queue_of(now).counts.answered == before.answered + 1)
    board.wait_for(lambda now: state_of(now, "6003") is AgentState.AVAILABLE)
    board.wait_until_equal_to(lab.exchange)


def test_agent_who_refuses_is_free_again_and_the_caller_waits_on(lab: Laboratory, board: LabBoard) -> None:
    agent, tenant = lab.colleague("6003"), lab.tenant()
    lab.press(agent, LOG_IN)
    before = queue_of(board.wait_until_equal_to(lab.exchange)).counts
    given_up = tenant.dial(LAND_LINE)
    ringing, _ = agent.wait_for_call()
    board.wait_for(lambda now: state_of(now, "6003") is AgentState.RINGING)
    agent.hang_up(ringing)
    board.wait_for(lambda now: queue_of(now).waiting == 1 and state_of(now, "6003") is not AgentState.IN_CALL)
    lab.press(agent, PAUSE)
    board.wait_for(lambda now: state_of(now, "6003") is AgentState.PAUSED)
    tenant.hang_up(given_up)
    after = queue_of(board.wait_for(lambda now: queue_of(now).waiting == 0)).counts
    assert (after.answered, after.abandoned) == (before.answered, before.abandoned + 1)
    board.wait_until_equal_to(lab.exchange)


def test_call_that_waited_before_anybody_looked_is_as_old_as_the_exchange_says(lab: Laboratory) -> None:
    tenant = lab.tenant()
    tenant.dial(LAND_LINE)
    tenant.wait_for(Kind.TALKING)
    deadline = time.monotonic() + 10
    while (lab.ami.longest_wait(QUEUE) or 0) < 2:
        assert time.monotonic() < deadline
    with LabBoard(board_account(lab.exchange)) as board:
        now = board.wait_until_live()
        since = queue_of(now).longest_since
        assert since is not None
        assert now.as_of is not None
        assert now.as_of.seconds_since(since) >= 2


def test_agents_who_come_pause_and_go_are_on_the_board(lab: Laboratory, board: LabBoard) -> None:
    colleague = lab.colleague("6003")
    lab.press(colleague, LOG_IN)
    board.wait_for(
        lambda now: state_of(now, "6003") is AgentState.AVAILABLE if len(now.agents) > 1 else False
    )
    lab.press(colleague, PAUSE)
    board.wait_for(lambda now: state_of(now, "6003") is AgentState.PAUSED)
    board.wait_until_equal_to(lab.exchange)
    lab.press(colleague, UNPAUSE)
    board.wait_for(lambda now: state_of(now, "6003") is AgentState.AVAILABLE)
    lab.ami.action("QueuePause", Interface="PJSIP/6003", Paused="true", Reason="Lunch")
    paused = board.wait_for(lambda now: state_of(now, "6003") is AgentState.PAUSED)
    assert [agent.pause_reason for agent in paused.agents if agent.extension == "6003"] == ["Lunch"]
    lab.ami.action("QueueRemove", Queue=QUEUE, Interface="PJSIP/6003")
    board.wait_for(lambda now: [agent.extension for agent in now.agents] == ["6001"])
    board.wait_until_equal_to(lab.exchange)


def test_nothing_on_the_board_says_who_calls(lab: Laboratory, board: LabBoard) -> None:
    tenant = lab.tenant()
    tenant.dial(
        LAND_LINE, {"P-Asserted-Identity": f'"Roodspecht-Demo" <sip:{TENANT_NUMBER}@provider.example>'}
    )
    now = board.wait_for(lambda now: queue_of(now).waiting == 1)
    assert TENANT_NUMBER.lstrip("+") not in repr(now)
    assert "Roodspecht" not in repr(now)


# ---------------------------------------------------------------- when it is not there


def test_board_is_right_again_after_the_exchange_was_restarted(exchange: Asterisk) -> None:
    with LabBoard(board_account(exchange)) as board:
        before = board.wait_until_live()
        exchange.stop(kill=True)
        try:
            old = board.wait_for(lambda now: now.is_stale)
            assert old.feed is FeedState.UNREACHABLE
            assert old.queues == before.queues
        finally:
            exchange.start()
        board.wait_until_live()
        fresh = queue_of(board.wait_until_equal_to(exchange)).counts
        assert (fresh.answered, fresh.abandoned) == (0, 0)


def test_half_open_connection_is_shown_as_old_within_ten_seconds_and_comes_back(exchange: Asterisk) -> None:
    assert exchange.pid is not None
    with LabBoard(board_account(exchange)) as board:
        board.wait_until_live()
        os.kill(exchange.pid, signal.SIGSTOP)
        try:
            old = board.wait_for(lambda now: now.is_stale, timeout=10)
            assert old.queues
            board.wait_for(lambda now: now.feed is FeedState.SILENT)
        finally:
            os.kill(exchange.pid, signal.SIGCONT)
        board.wait_until_live()
        board.wait_until_equal_to(exchange)


def test_wrong_password_is_named_and_shows_nothing(exchange: Asterisk) -> None:
    with LabBoard(board_account(exchange, password="verkeerd")) as board:
        refused = board.wait_for(lambda now: now.feed is FeedState.WRONG_PASSWORD)
        assert (refused.queues, refused.agents, refused.as_of) == ((), (), None)


# ---------------------------------------------------------------- whom it trusts


def test_exchange_can_be_read_without_tls_where_that_is_chosen(exchange: Asterisk) -> None:
    account = board_account(exchange, is_tls=False, port=exchange.network.manager_port)
    with LabBoard(account) as board:
        board.wait_until_live()
        board.wait_until_equal_to(exchange)


def test_certificate_of_an_unknown_authority_is_not_trusted(exchange: Asterisk) -> None:
    with LabBoard(board_account(exchange, ca_file=str(exchange.other_ca_file))) as board:
        board.wait_for(lambda now: now.feed is FeedState.UNTRUSTED)


def test_certificate_of_another_host_is_not_trusted(exchange: Asterisk) -> None:
    with _stand_in(exchange) as port, LabBoard(board_account(exchange, host="127.0.0.1", port=port)) as board:
        board.wait_for(lambda now: now.feed is FeedState.UNTRUSTED)


@contextmanager
def _stand_in(exchange: Asterisk) -> Iterator[int]:
    """Somebody at another address with the exchange's own certificate and key; the port."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(
        exchange.ca_file.parent / "exchange.crt", exchange.ca_file.parent / "exchange.key"
    )
    listener = socket.create_server(("127.0.0.1", 0))

    def accept() -> None:
        with suppress(OSError):
            while True:
                connection, _ = listener.accept()
                with (
                    connection,
                    suppress(OSError),
                    context.wrap_socket(connection, server_side=True) as secure,
                ):
                    secure.sendall(b"Asterisk Call Manager/11.0.0\r\n")

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()


def test_figures_of_the_exchange_are_read_from_its_console(exchange: Asterisk) -> None:
    assert QUEUE in figures_at(exchange)
    assert "PJSIP/6001" in figures_at(exchange)
