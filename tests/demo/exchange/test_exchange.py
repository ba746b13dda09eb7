"""The exchange as a thing that is started and stopped."""

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from app.demo.exchange.exchange import Exchange
from tests.lab.waiting import wait_until

HOST = "127.0.0.1"
OPTIONS = (
    b"OPTIONS sip:127.0.0.1:%d SIP/2.0\r\nVia: SIP/2.0/UDP x;branch=z9hG4bK1\r\nFrom: <sip:a@x>;tag=1\r\n"
    b"To: <sip:127.0.0.1>\r\nCall-ID: 1\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n"
)


def test_port_that_is_taken_is_an_error_and_not_another_port() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
        other.bind((HOST, 0))
        with pytest.raises(OSError, match="in use"):
            Exchange({}, host=HOST, port=other.getsockname()[1]).start()


def test_same_port_can_be_had_again_after_connections() -> None:
    first = Exchange({}, host=HOST)
    first.start()
    with socket.create_connection((HOST, first.port)) as connection:
        connection.sendall(OPTIONS % first.port)
        assert connection.recv(2000).startswith(b"SIP/2.0 200")
        first.stop()
    second = Exchange({}, host=HOST, port=first.port)
    second.start()
    second.stop()


def test_silent_exchange_hears_and_says_nothing_until_it_comes_back() -> None:
    exchange = Exchange({}, host=HOST)
    exchange.start()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as telephone:
        telephone.settimeout(5)
        exchange.go_silent()
        telephone.sendto(OPTIONS % exchange.port, (HOST, exchange.port))
        wait_until(lambda: len(exchange.seen) == 1)
        exchange.come_back()
        telephone.sendto(OPTIONS % exchange.port, (HOST, exchange.port))
        assert telephone.recv(2000).startswith(b"SIP/2.0 200")
        telephone.setblocking(False)
        with pytest.raises(BlockingIOError):
            telephone.recv(2000)
    assert [seen.method for seen in exchange.seen] == ["OPTIONS", "OPTIONS"]
    exchange.stop()


def test_stream_without_sense_is_cut_off_and_others_are_served() -> None:
    exchange = Exchange({}, host=HOST)
    exchange.start()
    address = (HOST, exchange.port)
    with socket.create_connection(address) as mad, socket.create_connection(address) as sane:
        mad.settimeout(5)
        mad.sendall(b"GET / HTTP/1.1\r\n\r\n")
        assert mad.recv(100) == b""
        sane.sendall(b"\r\n\r\n" + OPTIONS % exchange.port)
        sane.settimeout(5)
        told = b""
        while b"SIP/2.0 200" not in told:  # the answer to the empty lines comes before it, or with it
            told += sane.recv(2000)
    exchange.stop()


def test_program_says_its_port_and_ends_with_its_input() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "app.demo.exchange", "--host", HOST, "--users-stdin"],
        cwd=Path(__file__).parents[3],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(
            json.dumps({"users": {"1001": "a"}, "trunk": {"user": "t", "password": "x"}}) + "\n"
        )
        process.stdin.flush()
        port = json.loads(process.stdout.readline())["port"]
        with socket.create_connection((HOST, port)) as telephone:
            telephone.sendall(OPTIONS % port)
            assert telephone.recv(2000).startswith(b"SIP/2.0 200")
        process.stdin.close()
        assert process.wait(10) == 0
