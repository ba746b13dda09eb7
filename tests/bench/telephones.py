"""The telephones that are compared, each started without a screen: ours, baresip and linphonec."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import asdict
from pathlib import Path

import psutil

from app.adapters.telephony.engine_process import RENDEZVOUS
from app.engine.protocol import Account
from tests.bench.own_network import CALLER, REGISTRAR_PORT, SIP_PORT, TELEPHONE
from tests.bench.registrar import registrar
from tests.lab.sound import write_tone
from tests.lab.waiting import wait_until

USER = "agent"
_MICROPHONE = "microphone.wav"
_LONGER_THAN_A_CALL_S = 60  # baresip plays a file once, and then has nothing to do
_FREEZE_S = 0.5
_FREEZE_EVERY_S = 2.0
_PROJECT = Path(__file__).parents[2]

# Only what it takes to be rung; there is no sound card.
_BARESIP_CONFIGURATION = f"""
sip_listen {TELEPHONE}:{SIP_PORT}
module_path /usr/lib/baresip/modules
module g711.so
module_app account.so
module_app menu.so
"""
_BARESIP_ACCOUNTS = f"<sip:{USER}@{TELEPHONE};transport=udp>;regint=0;audio_codecs=PCMA/8000/1\n"
_LINPHONE_CONFIGURATION = f"""
[sip]
bind_address={TELEPHONE}
sip_port={SIP_PORT}
sip_tcp_port=0
sip_tls_port=0
contact=sip:{USER}@{TELEPHONE}
[net]
firewall_policy=0
"""

Telephone = Callable[[Path], AbstractContextManager[psutil.Process]]
"""Starts it with this folder for its files; gives the process that answers SIP, listening."""


def ours(folder: Path) -> AbstractContextManager[psutil.Process]:
    """Our engine, with a window that only listens."""
    return _our_engine(folder)


def ours_with_frozen_window(folder: Path) -> AbstractContextManager[psutil.Process]:
    """Our engine; its window is stopped for half a second every two seconds."""
    return _our_engine(folder, frozen=True)


def ours_answering(folder: Path) -> AbstractContextManager[psutil.Process]:
    """Our engine, with a window that takes every call."""
    return _our_engine(folder, "--answer")


def ours_answering_while_busy(folder: Path) -> AbstractContextManager[psutil.Process]:
    """Our engine, with a window that takes every call and is busy half of its time."""
    return _our_engine(folder, "--answer", "--busy")


def ours_talking(folder: Path) -> AbstractContextManager[psutil.Process]:
    """Our engine, with a window that takes every call, and a microphone that hears a tone."""
    write_tone(folder / _MICROPHONE, 500, _LONGER_THAN_A_CALL_S)
    return _our_engine(folder, "--answer", "--microphone", str(folder / _MICROPHONE))


@contextlib.contextmanager
def baresip(folder: Path) -> Iterator[psutil.Process]:
    """The telephone baresip 1.0, in C."""
    with _baresip(folder, _BARESIP_CONFIGURATION, _BARESIP_ACCOUNTS) as process:
        yield process


@contextlib.contextmanager
def baresip_talking(folder: Path) -> Iterator[psutil.Process]:
    """The same; it takes every call, and its microphone hears a tone."""
    write_tone(folder / _MICROPHONE, 500, _LONGER_THAN_A_CALL_S)
    sound = f"module aufile.so\naudio_source aufile,{folder / _MICROPHONE}\naudio_player aufile,{folder}/heard.wav\n"
    answering = _BARESIP_ACCOUNTS.replace("regint=0;", "regint=0;answermode=auto;")
    with _baresip(folder, _BARESIP_CONFIGURATION + sound, answering) as process:
        yield process


@contextlib.contextmanager
def _baresip(folder: Path, configuration: str, accounts: str) -> Iterator[psutil.Process]:
    (folder / "config").write_text(configuration, "utf-8")
    (folder / "accounts").write_text(accounts, "utf-8")
    with _foreign(["baresip", "-f", str(folder)], folder) as process:
        yield process


@contextlib.contextmanager
def linphonec(folder: Path) -> Iterator[psutil.Process]:
    """The telephone Linphone 5.1 without its window, in C++."""
    # Without a place for its database it neither starts nor ends.
    (folder / ".local" / "share" / "linphone").mkdir(parents=True)
    (folder / "linphonerc").write_text(_LINPHONE_CONFIGURATION, "utf-8")
    with _foreign(["linphonec", "-c", str(folder / "linphonerc"), "-d", "0"], folder) as process:
        yield process


TELEPHONES: Mapping[str, Telephone] = {
    telephone.__name__: telephone
    for telephone in (
        ours,
        ours_with_frozen_window,
        ours_answering,
        ours_answering_while_busy,
        ours_talking,
        baresip,
        baresip_talking,
        linphonec,
    )
}


@contextlib.contextmanager
def _foreign(command: list[str], folder: Path) -> Iterator[psutil.Process]:
    with (folder / "output").open("wb") as output:
        process = subprocess.Popen(
            ["setpriv", "--pdeathsig", "KILL", "--", *command],
            cwd=folder,
            env={**os.environ, "HOME": str(folder)},
            stdin=subprocess.PIPE,  # kept open: both end, or spin, when their input ends
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_until(_is_listening, timeout=20)
            yield psutil.Process(process.pid)
        finally:
            process.kill()
            process.communicate()


@contextlib.contextmanager
def _our_engine(folder: Path, *options: str, frozen: bool = False) -> Iterator[psutil.Process]:
    account = Account(
        user=USER,
        password="of no importance",
        registrar=f"{CALLER}:{REGISTRAR_PORT}",
        local_address=TELEPHONE,
        local_port=SIP_PORT,
        accept_from=(CALLER,),
    )
    with contextlib.ExitStack() as stack:
        stack.enter_context(registrar(CALLER, REGISTRAR_PORT))
        window = stack.enter_context(
            subprocess.Popen(
                [sys.executable, "-m", "tests.bench.window", str(folder), *options],
                cwd=_PROJECT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        )
        assert window.stdin is not None
        assert window.stdout is not None
        window.stdin.write(json.dumps(asdict(account)) + "\n")
        window.stdin.flush()
        assert window.stdout.readline() == "registered\n", "our telephone did not start"
        if frozen:
            stack.enter_context(_freezing(window.pid))
        yield psutil.Process(int(json.loads((folder / RENDEZVOUS).read_text("utf-8"))["pid"]))


@contextlib.contextmanager
def _freezing(pid: int) -> Iterator[None]:
    """Stop the process for half a second every two seconds, as a window that hangs."""
    enough = threading.Event()

    def freeze() -> None:
        while not enough.wait(_FREEZE_EVERY_S - _FREEZE_S):
            os.kill(pid, signal.SIGSTOP)
            enough.wait(_FREEZE_S)
            os.kill(pid, signal.SIGCONT)

    thread = threading.Thread(target=freeze, name="freezing")
    thread.start()
    try:
        yield
    finally:
        enough.set()
        thread.join()


def _is_listening() -> bool:
    return any(
        connection.laddr and connection.laddr.port == SIP_PORT
        for connection in psutil.net_connections(kind="udp")
    )
