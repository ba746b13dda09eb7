"""The Phone port over the local channel: sends commands, posts what the engine says, finds it again."""

import logging
import queue
import threading
from dataclasses import asdict, replace
from multiprocessing.connection import Connection

from app.adapters.telephony import desk_text, user_to_user
from app.adapters.telephony.engine_process import EngineAbsent, EngineProgram
from app.adapters.telephony.translation import Translation
from app.domain import events
from app.domain.call import EndCause
from app.domain.consult import Colleague, ConsultReference
from app.domain.desk_message import DeskMessage
from app.domain.sound import SoundChoice, SoundPart
from app.engine import protocol
from app.engine.protocol import LONGEST_FRAME, BadFrame, Command, Configure, Sound, decode_notice, encode
from app.ports import Clock, Post

log = logging.getLogger(__name__)

RETRY = 0.5  # seconds between two attempts to have an engine
_FAREWELL = 6.0  # seconds for an engine that was asked to end
_LAST_STEP = 1.0  # seconds between its last word and the end of its process


class EnginePhone:
    """The telephone engine as the desk sees it. Methods never wait; facts arrive by `post`."""

    def __init__(
        self,
        program: EngineProgram,
        configuration: Configure | None,
        clock: Clock,
        post: Post,
        sound: Sound = Sound(),
    ) -> None:
        self._program = program
        self._configuration = configuration
        self._sound = configuration.sound if configuration is not None else sound
        self._clock = clock
        self._post = post
        self._translation = Translation(clock)
        self._outgoing: queue.SimpleQueue[bytes | None] | None = None
        self._is_replaced = False
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="phone", daemon=True)

    # ------------------------------------------------------------ life

    def start(self) -> None:
        """Find or start the engine, and stay with it."""
        self._thread.start()

    def configure(self, configuration: Configure) -> None:
        """Use another account or other sound from now on."""
        self._configuration, self._sound = configuration, configuration.sound
        self._send(configuration)

    def use_password(self, password: str) -> None:
        """Register with another password of the same account."""
        if self._configuration is not None:
            account = replace(self._configuration.account, password=password)
            self.configure(replace(self._configuration, account=account))

    def stop(self) -> None:
        """Let the engine hang up, unregister and end."""
        self._stopping.set()
        self._send(protocol.Quit())
        self._thread.join(_FAREWELL)
        self._program.wait(_LAST_STEP)

    # ------------------------------------------------------------ Phone

    def answer(self, call_id: str) -> None:
        """Take a ringing call."""
        self._send(protocol.Answer(call_id))

    def refuse(self, call_id: str) -> None:
        """Send a ringing call away as busy."""
        self._send(protocol.Refuse(call_id))

    def hang_up(self, call_id: str) -> None:
        """End a call."""
        self._send(protocol.HangUp(call_id))

    def hold(self, call_id: str) -> None:
        """Let the other end wait."""
        self._send(protocol.Hold(call_id))

    def resume(self, call_id: str) -> None:
        """Take a call off hold."""
        self._send(protocol.Resume(call_id))

    def press(self, call_id: str, keys: str) -> None:
        """Send keys to the other end."""
        self._send(protocol.Press(call_id, keys))

    def dial(
        self, call_id: str, number: str, reference: ConsultReference | None = None, *, is_urgent: bool = False
    ) -> None:
        """Call a number; when there is no engine the call ends at once."""
        # Only colleagues are told; our own engine remembers it for a window that comes later.
        command = protocol.Dial(call_id, number, _header(reference), Colleague(number).is_internal, is_urgent)
        if not self._send(command):
            self._post(events.CallEnded(call_id, EndCause.UNREACHABLE, self._clock.now()))

    def join(self, first: str, second: str) -> None:
        """Let the other ends of two calls hear each other too."""
        self._send(protocol.Join(first, second))

    def hand_over(self, customer_call: str, colleague_call: str) -> None:
        """Connect the other ends with each other."""
        self._send(protocol.HandOver(customer_call, colleague_call))

    def put_through(self, call_id: str, number: str, reference: ConsultReference | None = None) -> None:
        """Have the exchange connect the other end with a number."""
        told = reference if Colleague(number).is_internal else None
        self._send(protocol.PutThrough(call_id, number, _header(told)))

    def tell(self, number: str, reference: ConsultReference) -> None:
        """Send a colleague the question as text."""
        self._send(protocol.Tell(number, user_to_user.to_text(reference)))

    def send(self, number: str, message: DeskMessage) -> None:
        """Say something to a colleague's desk; without an engine it is lost at once."""
        if not self._send(protocol.Tell(number, desk_text.to_text(message))):
            self._post(events.DeskMessageLost(message, number, self._clock.now()))

    def mute(self, call_id: str, *, is_muted: bool) -> None:
        """Be heard in this call, or not."""
        self._send(protocol.Mute(call_id, is_muted))

    def chime(self) -> None:
        """Let the agent hear one soft tone."""
        self._send(protocol.Chime())

    def use_sound(self, choice: SoundChoice) -> None:
        """Use these cards and volumes."""
        self._sound = replace(self._sound, **asdict(choice))
        if self._configuration is not None:
            self._configuration = replace(self._configuration, sound=self._sound)
        self._send(protocol.UseSound(self._sound))

    def watch_sound(self, *, is_watched: bool) -> None:
        """Follow how loud it is."""
        self._send(protocol.WatchSound(is_watched))

    def try_sound(self, part: SoundPart) -> None:
        """Let it ring, or record and play back."""
        self._send(protocol.TrySound(part.name.lower()))

    def watch(self, numbers: tuple[str, ...]) -> None:
        """Follow how these numbers are doing."""
        self._send(protocol.Watch(numbers))

    # ------------------------------------------------------------ inside

    def _send(self, command: Command) -> bool:
        if (outgoing := self._outgoing) is None:
            return False
        outgoing.put(encode(command))
        return True

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                connection = self._program.connect()
            except EngineAbsent as error:
                log.error("%s", error)
                self._post(events.PhoneLost(self._clock.now()))
                self._stopping.wait(RETRY)
                continue
            began = self._clock.now()
            with connection:
                self._serve(connection)
            if not self._stopping.is_set():
                self._post(events.PhoneLost(self._clock.now()))
            if self._is_replaced:
                return
            if self._clock.now().seconds_since(began) < RETRY:
                # Who hangs up on us at once will do so the next time, too.
                self._stopping.wait(RETRY)

    def _serve(self, connection: Connection) -> None:
        outgoing: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        outgoing.put(encode(self._configuration or protocol.UseSound(self._sound)))
        self._outgoing = outgoing
        if self._stopping.is_set():
            outgoing.put(encode(protocol.Quit()))
        writer = threading.Thread(
            target=self._write, args=(connection, outgoing), name="phone-write", daemon=True
        )
        writer.start()
        try:
            while True:
                notice = decode_notice(connection.recv_bytes(LONGEST_FRAME))
                if isinstance(notice, protocol.WindowReplaced):
                    # Coming back would throw the other window out, and so on for ever.
                    log.warning("another window has the telephone now")
                    self._is_replaced = True
                event = self._translation.event(notice)
                if event is not None:
                    self._post(event)
        except BadFrame as error:
            log.error("the engine speaks another language: %s", error)
        except (EOFError, OSError):
            log.info("the engine is gone")
        finally:
            self._outgoing = None
            outgoing.put(None)
            writer.join()

    @staticmethod
    def _write(connection: Connection, outgoing: "queue.SimpleQueue[bytes | None]") -> None:
        try:
            while (frame := outgoing.get()) is not None:
                connection.send_bytes(frame)
        except OSError:
            log.info("the engine is gone while writing")


def _header(reference: ConsultReference | None) -> str:
    return user_to_user.to_header(reference) if reference is not None else ""
