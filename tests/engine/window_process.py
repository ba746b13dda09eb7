"""A window without a picture, to be killed: `python -m tests.engine.window_process FOLDER`.

A line of JSON on standard input is the account and the sound; it answers every call, and writes the name of
each that is answered.
"""

import json
import sys
import threading
from pathlib import Path

from app.adapters.system_clock import SystemClock
from app.adapters.telephony.engine_phone import EnginePhone
from app.adapters.telephony.engine_process import EngineProgram
from app.domain.events import CallAnswered, CallOffered, Event, RegistrationChanged
from app.engine.protocol import Account, Configure, Sound

_PROJECT = Path(__file__).parents[2]


def main() -> None:
    """Serve until killed, or until the input ends."""
    given = json.loads(sys.stdin.readline())
    account = Account(
        **{
            **given["account"],
            "accept_from": (),
            "further_registrars": (),
            "codecs": tuple(given["account"]["codecs"]),
        }
    )
    program = EngineProgram((sys.executable, "-m", "app.engine"), Path(sys.argv[1]), _PROJECT)
    has_phone = threading.Event()

    def post(event: Event) -> None:
        has_phone.wait()
        match event:
            case CallOffered():
                phone.answer(event.call_id)
            case CallAnswered():
                print(json.dumps({"answered": event.call_id}), flush=True)  # noqa: T201
            case RegistrationChanged():
                print(json.dumps({"registration": event.registration.name}), flush=True)  # noqa: T201
            case _:
                pass

    phone = EnginePhone(program, Configure(account, Sound(**given["sound"])), SystemClock(), post)
    has_phone.set()
    phone.start()
    sys.stdin.read()
    phone.stop()


if __name__ == "__main__":
    main()
