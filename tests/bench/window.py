"""A window without a screen: the process that holds the engine's channel while the engine is measured.

`python -m tests.bench.window FOLDER` reads the configuration as a line of JSON and prints a line when the
telephone is registered. It goes on until its input ends. With `--answer` it takes every call in its main thread,
as the real window does; with `--busy` that thread also computes for 50 ms of every 100.
"""

import argparse
import contextlib
import json
import queue
import sys
import threading
import time
from pathlib import Path

from app.adapters.system_clock import SystemClock
from app.adapters.telephony.engine_phone import EnginePhone
from app.adapters.telephony.engine_process import EngineProgram
from app.domain.agent import Registration
from app.domain.events import CallOffered, Event, RegistrationChanged
from app.engine.protocol import Account, Configure, Sound

_PROJECT = Path(__file__).parents[2]
_BUSY_S = 0.05
_TURN_S = 0.1


def main() -> None:
    """Be the window."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.window")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--answer", action="store_true")
    parser.add_argument("--busy", action="store_true")
    parser.add_argument("--microphone", default="", help="a WAV file that the microphone hears")
    arguments = parser.parse_args()
    settings = json.loads(sys.stdin.readline())
    settings["accept_from"] = tuple(settings["accept_from"])
    mailbox: queue.SimpleQueue[Event | None] = queue.SimpleQueue()
    program = EngineProgram((sys.executable, "-m", "app.engine"), arguments.folder, _PROJECT)
    phone = EnginePhone(
        program,
        Configure(Account(**settings), Sound("file", arguments.microphone)),
        SystemClock(),
        mailbox.put,
    )
    phone.start()
    threading.Thread(target=_end_with_input, args=(mailbox,), daemon=True).start()
    _serve(phone, mailbox, answer=arguments.answer, busy=arguments.busy)
    phone.stop()


def _serve(
    phone: EnginePhone, mailbox: "queue.SimpleQueue[Event | None]", *, answer: bool, busy: bool
) -> None:
    while True:
        turn_ends = time.monotonic() + _TURN_S
        with contextlib.suppress(queue.Empty):
            while (event := mailbox.get(timeout=max(0.0, turn_ends - time.monotonic()))) is not None:
                if isinstance(event, CallOffered) and answer:
                    phone.answer(event.call_id)
                if isinstance(event, RegistrationChanged) and event.registration is Registration.REGISTERED:
                    sys.stdout.write("registered\n")
                    sys.stdout.flush()
            return
        while busy and time.monotonic() < turn_ends + _BUSY_S:
            pass


def _end_with_input(mailbox: "queue.SimpleQueue[Event | None]") -> None:
    sys.stdin.read()
    mailbox.put(None)


if __name__ == "__main__":
    main()
