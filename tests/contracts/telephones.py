"""Two telephones behind the same port, and the people at the other ends, for the contract of `Phone`."""

import json
import os
import signal
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol, TypeVar

from app.adapters.telephony import desk_text
from app.domain import events
from app.domain.call import EndCause, Party
from app.domain.desk_message import DeskMessage
from app.domain.events import CallOffered, Event, PhoneConnected
from app.domain.phone_number import parse_number
from app.domain.presence import Presence
from app.engine.protocol import Account, Configure, Sound
from app.ports import Phone
from tests.engine.dialog import Dialog, sdp
from tests.engine.peer import Arrived, Peer, accepting_registrar
from tests.engine.pidf import pidf
from tests.engine.rooms import AGENT, HOST, OUTSIDE, free_port
from tests.fakes.clock import FakeClock
from tests.fakes.phone import FakePhone
from tests.lab.desk_phone import DeskPhone
from tests.lab.waiting import wait_until

Kind = TypeVar("Kind", bound=Event)


class Telephone(Protocol):
    """A `Phone`, what it posts, and what others do."""

    phone: Phone

    def told(self, kind: type[Kind], call_id: str = "") -> Kind:
        """The next event of this kind (about this call), waiting for it."""

    def heard_of(self, kind: type[Kind]) -> list[Kind]:
        """The events of this kind that nobody has taken, once all that was asked is carried out."""

    def somebody_calls(self, number: str) -> CallOffered:
        """A call comes in; what was said of it."""

    def colleague_answers(self, call_id: str) -> None:
        """Whom we called takes the call."""

    def colleague_is_busy(self, call_id: str) -> None:
        """Whom we called sends us away."""

    def nobody_takes_notice(self, call_id: str) -> None:
        """There is no answer of any kind to a call of ours."""

    def confirms(self, call_id: str) -> None:
        """The caller's telephone confirms our answer."""

    def sound_is_agreed(self, call_id: str) -> None:
        """The two ends have agreed about the sound of a call."""

    def keys_heard(self, call_id: str, number: int) -> str:
        """The keys that reached the other end, waiting for so many of them."""

    def other_hangs_up(self, call_id: str) -> None:
        """The other end of a conversation ends it."""

    def caller_gives_up(self, call_id: str) -> None:
        """The caller does not wait for us to answer."""

    def other_refuses_resumption(self, call_id: str) -> None:
        """From now on the other end stays on hold."""

    def somebody_else_is_there(self, call_id: str, number: str) -> None:
        """The exchange puts another party through."""

    def transfer_succeeds(self, customer_call: str, colleague_call: str) -> None:
        """The exchange says that a transfer was carried out."""

    def transfer_fails(self, customer_call: str) -> None:
        """The exchange says that it was not."""

    def colleague_says(self, message: DeskMessage, number: str) -> None:
        """A colleague's desk says something to ours."""

    def colleague_is_not_there(self, number: str) -> None:
        """From now on nothing reaches a colleague's desk."""

    def colleague_does(self, number: str, presence: Presence) -> None:
        """The exchange sees how a colleague is doing whom we follow."""

    def another_window_looks(self) -> PhoneConnected:
        """What a window is told which connects now."""

    def engine_dies(self) -> None:
        """The process with all its calls is gone."""

    def close(self) -> None:
        """The end."""


class FakeTelephone:
    """The fake of the unit tests."""

    def __init__(self) -> None:
        self._events: list[Event] = []
        self.phone: Phone
        self._fake = FakePhone(self._events.append, FakeClock())
        self.phone = self._fake
        self._number = 0

    def told(self, kind: type[Kind], call_id: str = "") -> Kind:
        for event in self._events:
            if isinstance(event, kind) and call_id in ("", getattr(event, "call_id", "")):
                self._events.remove(event)
                return event
        raise AssertionError(f"no {kind.__name__} {call_id}, but {self._events}")

    def heard_of(self, kind: type[Kind]) -> list[Kind]:
        return [event for event in self._events if isinstance(event, kind)]

    def somebody_calls(self, number: str) -> CallOffered:
        self._number += 1
        self._fake.ring(f"call-{self._number}", Party(parse_number(number)))
        return self.told(CallOffered)

    def colleague_answers(self, call_id: str) -> None:
        self._fake.other_answers(call_id)

    def colleague_is_busy(self, call_id: str) -> None:
        self._fake.other_ends(call_id, EndCause.BUSY)

    def nobody_takes_notice(self, call_id: str) -> None:
        self._fake.nobody_hears(call_id)

    def sound_is_agreed(self, call_id: str) -> None:
        self._fake.sound_is_agreed(call_id)

    def keys_heard(self, call_id: str, number: int) -> str:
        pressed = "".join(one[2] for one in self._fake.commands if one[:2] == ("press", call_id))
        assert len(pressed) == number
        return pressed

    def confirms(self, call_id: str) -> None:
        """The fake's callers confirm by themselves."""

    def other_hangs_up(self, call_id: str) -> None:
        self._fake.other_ends(call_id)

    def caller_gives_up(self, call_id: str) -> None:
        self._fake.other_ends(call_id, EndCause.NOT_ANSWERED)

    def other_refuses_resumption(self, call_id: str) -> None:
        self._fake.cannot_resume.add(call_id)

    def somebody_else_is_there(self, call_id: str, number: str) -> None:
        self._fake.other_changes(call_id, Party(parse_number(number)))

    def transfer_succeeds(self, customer_call: str, colleague_call: str) -> None:
        self._fake.transfer_succeeds(customer_call, colleague_call)

    def transfer_fails(self, customer_call: str) -> None:
        self._fake.transfer_fails(customer_call)

    def colleague_says(self, message: DeskMessage, number: str) -> None:
        self._fake.colleague_says(message, number)

    def colleague_is_not_there(self, number: str) -> None:
        self._fake.cannot_be_told.add(number)

    def colleague_does(self, number: str, presence: Presence) -> None:
        self._fake.colleague_does(number, presence)

    def another_window_looks(self) -> PhoneConnected:
        self._fake.connect()
        return self.told(PhoneConnected)

    def engine_dies(self) -> None:
        self._fake.engine_dies()

    def close(self) -> None:
        """Nothing runs."""


class RealTelephone:
    """The product's own: adapter, channel, engine and library, with a scripted exchange behind them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stack = ExitStack()
        self._refuses = False
        self._calls: dict[str, Dialog] = {}
        self._subscriptions: dict[str, Dialog] = {}
        self._absent: set[str] = set()
        self._exchange = self._stack.enter_context(Peer(OUTSIDE, self._serve))
        account = Account(AGENT, "", self._exchange.address, local_address=HOST, local_port=free_port())
        self._configuration = Configure(account, Sound("file"))
        self._desk = self._stack.enter_context(DeskPhone(self._configuration, folder))
        self._desk.wait_for_registration()
        self.phone: Phone = self._desk.phone

    def told(self, kind: type[Kind], call_id: str = "") -> Kind:
        return self._desk.wait_for(kind, call_id=call_id) if call_id else self._desk.wait_for(kind)

    def heard_of(self, kind: type[Kind]) -> list[Kind]:
        # The engine takes one command after the other, and this one it refuses aloud.
        self.phone.answer("the last thing that was asked")
        self._desk.wait_for(events.PhoneRefused, call_id="the last thing that was asked")
        return self._desk.unasked(kind)

    def somebody_calls(self, number: str) -> CallOffered:
        dialog = Dialog(self._exchange, self._address)
        dialog.local = f"<sip:{number}@{OUTSIDE}>;tag={len(self._calls)}"
        dialog.rings()
        offered = self._desk.wait_for(CallOffered)
        self._calls[offered.call_id] = dialog
        return offered

    @property
    def _address(self) -> str:
        account = self._configuration.account
        return f"{account.local_address}:{account.local_port}"

    def colleague_answers(self, call_id: str) -> None:
        invite = self._first_invite()
        self._calls[call_id] = Dialog.answering(self._exchange, invite)
        self._calls[call_id].accept(invite)

    def colleague_is_busy(self, call_id: str) -> None:  # noqa: ARG002 - there is one
        invite = self._first_invite()
        Dialog.answering(self._exchange, invite).refuse(invite, 486)

    def nobody_takes_notice(self, call_id: str) -> None:  # noqa: ARG002
        self._first_invite()

    def sound_is_agreed(self, call_id: str) -> None:
        """They do so by themselves."""

    def keys_heard(self, call_id: str, number: int) -> str:
        # The other end takes no events in the sound, so the keys come as messages.
        own = self._calls[call_id].call_id
        infos = [self._exchange.wait("INFO ", call_id=own) for _ in range(number)]
        return "".join(info.body.partition("Signal=")[2][:1] for info in infos)

    def confirms(self, call_id: str) -> None:
        self._calls[call_id].answered()

    def other_hangs_up(self, call_id: str) -> None:
        self._calls[call_id].request("BYE")

    def caller_gives_up(self, call_id: str) -> None:
        self._calls[call_id].cancel()

    def other_refuses_resumption(self, call_id: str) -> None:  # noqa: ARG002 - all of them do
        self._refuses = True

    def somebody_else_is_there(self, call_id: str, number: str) -> None:
        self._calls[call_id].request("UPDATE", f"P-Asserted-Identity: <sip:{number}@{OUTSIDE}>\r\n")

    def transfer_succeeds(self, customer_call: str, colleague_call: str) -> None:  # noqa: ARG002
        self._notify(customer_call, "200 OK")

    def transfer_fails(self, customer_call: str) -> None:
        self._notify(customer_call, "486 Busy Here")

    def colleague_says(self, message: DeskMessage, number: str) -> None:
        dialog = Dialog(self._exchange, self._address)
        dialog.local = f"<sip:{number}@{OUTSIDE}>;tag=says"
        dialog.request("MESSAGE", body=desk_text.to_text(message), kind="text/plain")

    def colleague_is_not_there(self, number: str) -> None:
        self._absent.add(number)

    def colleague_does(self, number: str, presence: Presence) -> None:
        wait_until(lambda: number in self._subscriptions)
        self._subscriptions[number].request(
            "NOTIFY",
            "Event: presence\r\nSubscription-State: active;expires=600\r\n",
            pidf(number, presence),
            "application/pidf+xml",
        )

    def another_window_looks(self) -> PhoneConnected:
        told: list[Event] = []
        self._desk = self._stack.enter_context(DeskPhone(self._configuration, self._folder, told.append))
        self.phone = self._desk.phone
        connected = told[0]
        assert isinstance(connected, PhoneConnected)
        return connected

    def engine_dies(self) -> None:
        place = json.loads((self._folder / "engine.json").read_text("utf-8"))
        before = len(self._desk.unasked(PhoneConnected))
        os.kill(place["pid"], signal.SIGKILL)
        # The window has a new one soon; another window that came earlier would start its own.
        wait_until(lambda: len(self._desk.unasked(PhoneConnected)) > before)

    def close(self) -> None:
        self._stack.close()

    def _first_invite(self) -> Arrived:
        """The next one that begins a call."""
        while ";tag=" in ((invite := self._exchange.wait("INVITE ")).header("To") or ""):
            continue
        return invite

    def _notify(self, call_id: str, outcome: str) -> None:
        self._exchange.reply(self._exchange.wait("REFER "), 202)
        headers = "Event: refer\r\nSubscription-State: terminated;reason=noresource\r\n"
        self._calls[call_id].request("NOTIFY", headers, f"SIP/2.0 {outcome}\r\n", "message/sipfrag")

    def _serve(self, peer: Peer, message: Arrived) -> None:
        number = message.start_line.partition("sip:")[2].partition("@")[0]
        if message.text.startswith("MESSAGE ") and number in self._absent:
            peer.reply(message, 480)
            return
        accepting_registrar(peer, message)
        is_within = ";tag=" in (message.header("To") or "")
        if message.text.startswith(("BYE ", "INFO ")):
            peer.reply(message, 200)
        elif message.text.startswith("SUBSCRIBE "):
            peer.reply(message, 200, f"Contact: <sip:peer@{peer.address}>\r\nExpires: 600\r\n")
            self._subscriptions.setdefault(number, Dialog.answering(peer, message))
        elif message.text.startswith("INVITE ") and is_within:
            self._change(peer, message)

    def _change(self, peer: Peer, message: Arrived) -> None:
        is_hold = "a=sendonly" in message.body
        if self._refuses and not is_hold:
            peer.reply(message, 488)
            return
        contact = f"Contact: <sip:peer@{peer.address}>\r\nContent-Type: application/sdp\r\n"
        peer.reply(message, 200, contact, sdp(peer, hold=is_hold))
