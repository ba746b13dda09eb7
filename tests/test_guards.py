"""The guards of this house bite."""

import re
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.guards import ForeignTraffic, left_behind, living_threads

ROOT = Path(__file__).resolve().parent.parent


def test_thread_that_lives_on_is_named_and_one_that_ends_is_not() -> None:
    before = living_threads()
    may_end = threading.Event()
    thread = threading.Thread(target=may_end.wait, name="forgotten")
    thread.start()
    try:
        assert left_behind(before, patience=0.0) == ["forgotten"]
    finally:
        may_end.set()
    assert left_behind(before) == []


@pytest.mark.parametrize("address", ["192.0.2.1", "10.0.0.1"])
def test_connection_with_another_machine_is_refused(address: str) -> None:
    with socket.socket() as one, pytest.raises(ForeignTraffic):
        one.connect((address, 80))
    with socket.socket(type=socket.SOCK_DGRAM) as one, pytest.raises(ForeignTraffic):
        one.sendto(b"hello", (address, 53))


def test_name_server_is_not_asked() -> None:
    with pytest.raises(ForeignTraffic):
        socket.getaddrinfo("example.invalid", 80)


def test_this_machine_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        with socket.create_connection(server.getsockname()):
            pass
        assert socket.getaddrinfo("localhost", 80)


CARELESS = """
import threading, warnings
from PySide6.QtCore import qWarning

def test_message_of_qt():
    qWarning("something is wrong")

def test_living_thread():
    threading.Thread(target=threading.Event().wait, daemon=True).start()

def test_warning():
    warnings.warn("old", DeprecationWarning)
"""


def test_stray_output_and_living_threads_fail_the_test_that_made_them(tmp_path: Path) -> None:
    careless = tmp_path / "test_careless.py"
    careless.write_text(CARELESS, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-rfE", "-c", "pyproject.toml", "-p", "tests.conftest"]
    finished = subprocess.run(
        [*command, str(careless)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    for name in ("test_message_of_qt", "test_living_thread", "test_warning"):
        assert re.search(rf"^(FAILED|ERROR) .*::{name}", finished.stdout, re.MULTILINE), finished.stdout
