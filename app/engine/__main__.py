"""Start the telephone engine: `python -m app.engine --folder FOLDER`, the secret as a line on stdin."""

import argparse
import gc
import json
import logging
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import assert_never

import pjsua2 as pj

from app.engine import protocol
from app.engine.call_record import now
from app.engine.channel import (
    Arrival,
    Channel,
    RegistrarAnswered,
    RegistrarExamined,
    RegistrarFound,
    Stop,
    Window,
    WindowCame,
    WindowLeft,
    WindowSaid,
)
from app.engine.door import Door
from app.engine.inbox import Inbox
from app.engine.names import Names
from app.engine.network_watch import NetworkWatch
from app.engine.outlook import Outlook
from app.engine.registrars import Place
from app.engine.scout import Scout
from app.engine.self_report import self_report
from app.engine.sip_audio import SipAudio
from app.engine.sip_endpoint import Doorman, SipEndpoint, make_endpoint
from app.engine.sip_library import MOST_CALLS, begin_library
from app.engine.sip_line import SipLine
from app.engine.sip_loop import SipLoop
from app.engine.solitude import Solitude
from app.engine.telephone import Telephone
from app.engine.watchdog import Watchdog
from app.log_files import open_log

log = logging.getLogger("app.engine")

ALONE = 60.0  # seconds without a window and without a call, then the engine ends
_FAREWELL = 2.0  # seconds for the last BYE
_LAST_WORD = 1.0  # seconds for the exchange to strike us off
_NO_AGREEMENT = (406, 415, 488, 606)  # no codec, no encryption, no sound that both ends have
_LONGEST_TURN = 60.0  # seconds; a name server that is asked inside the library may take some forty


class Engine:
    """The process: one telephone, and the window that steers it, if there is one."""

    def __init__(self, folder: Path, key: str, alone: float, watchdog: Watchdog) -> None:
        self._solitude = Solitude(alone, now)
        self._watchdog = watchdog
        self._inbox = Inbox()
        self._channel = Channel(folder, key, self._inbox.put)
        self._window: Window | None = None
        self._notices: list[protocol.Notice] = []
        self._is_quitting = False
        self._doorman = Doorman()
        self._endpoint = _start_library(self._doorman)
        self._audio = SipAudio(self._endpoint)
        if isinstance(self._endpoint, SipEndpoint):
            self._endpoint.card_failed = self._audio.card_failed
        self._line = SipLine(self._endpoint, self._doorman, self._examined)
        self._doorman.turned_away = self._turned_away
        self._doorman.lets_in = Door(self._line.trusts, now, MOST_CALLS).lets_in
        self._telephone = Telephone(self._line, self._audio, self._say, self._outlook())
        self._loop = SipLoop(self._endpoint, self._inbox)

    def run(self) -> None:
        """Serve until the window says so, or until nobody needs the telephone any more."""
        self._channel.start()
        self._loop.run(self._take, self._turn, self._is_done)
        self._farewell()

    def stop(self) -> None:
        """End soon; may be called from a signal handler."""
        self._inbox.put(Stop())

    def _take(self, arrival: Arrival) -> None:
        match arrival:
            case WindowCame():
                self._welcome(arrival.window)
            case WindowLeft():
                if arrival.window is self._window:
                    self._window = None
                    self._telephone.accepts_calls = False
            case RegistrarFound():
                self._telephone.registration.registrar_found(arrival.registrar, arrival.places)
            case RegistrarExamined():
                self._telephone.registration.examined(arrival.place, arrival.trouble)
            case RegistrarAnswered():
                self._telephone.registration.answered(arrival.place)
            case WindowSaid():
                if arrival.window is self._window:
                    self._execute(arrival.command)
            case Stop():
                self._is_quitting = True
            case _:
                assert_never(arrival)

    def _execute(self, command: protocol.Command) -> None:
        if isinstance(command, protocol.Quit):
            self._is_quitting = True
            return
        try:
            self._telephone.execute(command)
        except Exception:
            # A fault of ours must not end the conversation of somebody else.
            log.exception("a command")

    def _turn(self) -> None:
        self._watchdog.alive()
        self._telephone.tick()
        notices, self._notices = self._notices, []
        if self._window is not None:
            for notice in notices:
                self._window.say(notice)

    def _welcome(self, window: Window) -> None:
        if self._window is not None:
            self._window.say(protocol.WindowReplaced())
            self._window.close()
        self._window = window
        self._notices.clear()  # the snapshot has it all
        self._telephone.accepts_calls = True
        window.say(self._telephone.snapshot())
        self._telephone.tell_sound()

    def _say(self, notice: protocol.Notice) -> None:
        # Not at once: this is called in the library's callbacks, and it sends 180 Ringing after them.
        self._notices.append(notice)

    def _turned_away(self, code: int, source: str) -> None:
        """The library refused a call: the agent hears of it when the exchange sent it, and why it could not be."""
        if code in _NO_AGREEMENT and self._line.trusts(source):
            self._say(protocol.CallNotAgreed(now()))

    def _outlook(self) -> Outlook:
        """What threads of their own find out comes as an arrival."""
        names = Names(lambda name, places: self._inbox.put(RegistrarFound(name, places)))
        return Outlook(names, Scout(lambda place: self._inbox.put(RegistrarAnswered(place))), NetworkWatch())

    def _examined(self, place: Place, trouble: str) -> None:
        self._inbox.put(RegistrarExamined(place, trouble))

    def _is_done(self) -> bool:
        if self._is_quitting:
            return True
        if self._window is not None:
            self._solitude.ends()
            return False
        return self._solitude.is_too_long(self._telephone.calls.number, self._telephone.calls.packets_heard)

    def _farewell(self) -> None:
        """Hang up, unregister, destroy: in this order, or the library aborts the process."""
        # WORKAROUND pjproject: libDestroy hangs or aborts when a REGISTER waits on a dead TCP route.
        self._watchdog.give(_FAREWELL + _LAST_WORD + 2)
        self._telephone.hang_up_all()
        self._pump(lambda: not self._telephone.calls.number, _FAREWELL)
        self._telephone.unregister()
        self._pump(lambda: self._telephone.registration.state != "registered", _LAST_WORD)
        self._audio.close()
        self._line.close()
        self._doorman.open_door()
        gc.collect()
        # All is said: without this the library waits a whole second for answers that have come.
        self._endpoint.libDestroy(pj.PJSUA_DESTROY_NO_RX_MSG)
        self._loop.close()
        self._channel.close()
        self._watchdog.stop()

    def _pump(self, is_done: Callable[[], bool], seconds: float) -> None:
        deadline = now() + seconds
        while not is_done() and now() < deadline:
            self._endpoint.libHandleEvents(10)


def _start_library(doorman: Doorman) -> pj.Endpoint:
    endpoint = make_endpoint(doorman)
    begin_library(endpoint)
    endpoint.libStart()
    return endpoint


def main() -> int:
    """Run the engine; 0 when it ended in an orderly way."""
    parser = argparse.ArgumentParser(prog="bellerbeeld-engine", description="The telephone of Bellerbeeld.")
    parser.add_argument("--folder", type=Path, required=True, help="where the window looks for this engine")
    parser.add_argument("--log", type=Path, help="file for the log; without it nothing is logged")
    parser.add_argument(
        "--alone", type=float, default=ALONE, help="seconds to stay without a window and without a call"
    )
    parser.add_argument(
        "--report", action="store_true", help="say what the library and the sound are, and end"
    )
    arguments = parser.parse_args()
    if arguments.report:
        sys.stdout.write(json.dumps(self_report()) + "\n")
        return 0
    if arguments.log:
        open_log(arguments.log)
    key = sys.stdin.readline().strip()
    if len(key) < 32:
        parser.error("the secret is missing on standard input")
    # What is collected in another thread may not belong to the library; so nothing is collected unasked.
    gc.disable()
    # Not the log itself: a file that is open twice cannot be turned over on Windows.
    last_words = arguments.log and arguments.log.with_name("engine-fault.log")
    engine = Engine(arguments.folder, key, arguments.alone, Watchdog(_LONGEST_TURN, last_words))
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: engine.stop())
    engine.run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
