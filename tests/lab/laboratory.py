"""What one test has of the lab: the exchange, and telephones and callers that live as long as the test."""

import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from app.adapters.ami.connection import ManagerAccount
from app.domain.events import Event
from app.domain.quiet import PauseReason, QuietRules, SwitchNumbers
from app.engine import protocol
from tests.fakes.journal import FakeJournal
from tests.lab.ami import Ami
from tests.lab.asterisk import (
    DISTURB,
    DO_NOT_DISTURB,
    DO_NOT_DISTURB_HINT,
    PAUSE,
    PAUSE_HINT,
    REALM,
    UNPAUSE,
    Asterisk,
)
from tests.lab.capture import Capture
from tests.lab.desk_phone import DeskPhone
from tests.lab.desk_window import DeskWindow
from tests.lab.sip_message import SipMessage
from tests.lab.sipp import Sipp
from tests.lab.softphone import Softphone
from tests.lab.softphone_protocol import Kind, PhoneSettings
from tests.lab.sound import write_tone

AGENT = "6001"
# One tone for each role; none is a multiple of another, so that no distortion is taken for a voice.
TENANT_HZ = 400
AGENT_HZ = 700
SENIOR_HZ = 1000

TENANT_NUMBER = "+31690000001"


@dataclass(frozen=True)
class Laboratory:
    """Everything that is opened here is closed by `stack`, in the reverse order."""

    exchange: Asterisk
    ami: Ami
    folder: Path
    stack: ExitStack

    def desk(self, user: str = AGENT, *, tone_hz: int = AGENT_HZ, transport: str = "udp") -> DeskPhone:
        """The product's telephone, registered as `user`; its owner speaks a tone."""
        desk = self.desk_with(self.account(user, transport=transport), tone_hz=tone_hz)
        desk.wait_for_registration()
        return desk

    def account(
        self,
        user: str = AGENT,
        *,
        password: str | None = None,
        transport: str = "udp",
        expires: int = protocol.Account.expires,
    ) -> protocol.Account:
        """The settings of the product for an account of the exchange, or for one that it does not know."""
        network = self.exchange.network
        port = network.tls_port if transport == "tls" else network.sip_port
        return protocol.Account(
            user=user,
            password=self.exchange.account(user).password if password is None else password,
            registrar=f"{network.exchange}:{port}",
            transport=transport,
            authority=str(self.exchange.ca_file) if transport == "tls" else "",
            realm=REALM,
            local_address=network.telephone(user),
            local_port=network.sip_port,
            expires=expires,
        )

    def window(self, user: str = AGENT, *, in_wrap_up: bool = False) -> DeskWindow:
        """The product's desk, registered as `user`, set up with the codes and hints of this exchange."""
        window = self.window_in(self.new_folder(f"window-{user}"), user, in_wrap_up=in_wrap_up)
        return self.stack.enter_context(window).registered()

    def managed_window(self) -> DeskWindow:
        """The same, but the pause goes through the manager interface, over TLS."""
        known = self.exchange.pause
        account = ManagerAccount(
            host=known.address,
            port=self.exchange.network.manager_tls_port,
            user=known.user,
            password=known.secret,
            ca_file=str(self.exchange.ca_file),
        )
        configuration = protocol.Configure(self.account(), protocol.Sound("file"))
        rules = QuietRules(reasons=(PauseReason("Lunch"),), by_manager=True)
        window = DeskWindow(configuration, self.new_folder("managed"), rules, manager=account)
        return self.stack.enter_context(window).registered()

    def window_in(
        self, folder: Path, user: str = AGENT, *, in_wrap_up: bool = False, journal: FakeJournal | None = None
    ) -> DeskWindow:
        """A window that finds the telephone of this folder, not opened yet."""
        rules = QuietRules(
            SwitchNumbers(PAUSE, UNPAUSE, f"{PAUSE_HINT}{user}"),
            SwitchNumbers(DO_NOT_DISTURB, DISTURB, f"{DO_NOT_DISTURB_HINT}{user}"),
            (PauseReason("Lunch"),),
            in_wrap_up,
        )
        configuration = protocol.Configure(self.account(user), protocol.Sound("file", "", str(folder)))
        return DeskWindow(configuration, folder, rules, journal)

    def desk_with(
        self,
        account: protocol.Account,
        *,
        tone_hz: int = AGENT_HZ,
        react: Callable[[Event], None] | None = None,
    ) -> DeskPhone:
        """The product's telephone with this account, which may or may not be good enough to register."""
        folder = self.new_folder(f"desk-{account.user}")
        write_tone(folder / "voice.wav", tone_hz)
        sound = protocol.Sound("file", str(folder / "voice.wav"), str(folder))
        return self.stack.enter_context(DeskPhone(protocol.Configure(account, sound), folder, react))

    def tenant(self, number: str = TENANT_NUMBER) -> Softphone:
        """A tenant who reaches the exchange through the provider's trunk; one at a time, but with many calls."""
        network = self.exchange.network
        settings = PhoneSettings(
            user=number,
            address=network.trunk,
            port=network.trunk_port,
            exchange=network.exchange,
            tone_hz=TENANT_HZ,
            recording=str(self.new_folder("tenant") / "heard.wav"),
        )
        return self.stack.enter_context(Softphone(settings))

    def colleague(self, user: str, *, tone_hz: int = SENIOR_HZ) -> Softphone:
        """A colleague with a telephone of another make, registered."""
        network, account = self.exchange.network, self.exchange.account(user)
        settings = PhoneSettings(
            user=user,
            address=network.telephone(user),
            exchange=network.exchange,
            password=account.password,
            realm=account.realm,
            tone_hz=tone_hz,
            recording=str(self.new_folder(f"colleague-{user}") / "heard.wav"),
        )
        return self.stack.enter_context(Softphone(settings))

    def press(self, telephone: Softphone, code: str) -> None:
        """Dial a feature code of the exchange, which accepts it."""
        call = telephone.dial(code)
        telephone.wait_for(Kind.TALKING, call=call)
        telephone.wait_for(Kind.ENDED, call=call)

    def sipp(self, address: str, port: int, transport: str = "udp") -> Sipp:
        """Calls that are only signalling."""
        return Sipp(address, port, self.folder, transport)

    def capture(self) -> Capture:
        """All SIP of this lab from now on; a block of its own."""
        return Capture(self.exchange.network.prefix)

    def to_desk(self, wire: Capture, method: str, user: str = AGENT) -> list[SipMessage]:
        """The requests of this method that reached the telephone of `user` so far."""
        desk = self.exchange.network.telephone(user)
        return [
            item.message
            for item in wire.messages()
            if item.target.startswith(f"{desk}:")
            and not item.message.is_response
            and item.message.method == method
        ]

    def new_folder(self, name: str) -> Path:
        """A folder of this test."""
        return Path(tempfile.mkdtemp(prefix=f"{name}-", dir=self.folder))
