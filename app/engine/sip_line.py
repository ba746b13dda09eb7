"""The line to the exchange: library, transport, account, and whom we believe."""

import contextlib
import logging
import re
import threading
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pjsua2 as pj

from app.engine.abilities import abilities_of, lack_for
from app.engine.addresses import is_ipv6, split_address
from app.engine.certificates import Certificates, Mistrusted
from app.engine.protocol import Account
from app.engine.registrars import Place
from app.engine.sip_account_config import account_config, uri_of
from app.engine.sip_endpoint import Doorman
from app.engine.sip_media import SipMedia, order_codecs
from app.engine.sip_objects import Listener, RegistrationListener, SipAccount, SipCall
from app.engine.sip_transport import SipTransport

log = logging.getLogger(__name__)

_DIALLABLE = re.compile(r"[0-9+*#]{1,32}")

Examined = Callable[[Place, str], None]
"""Takes a registrar and what is wrong with its certificate, as the state of a `RegistrationChanged`; '' for nothing."""


class NotDiallable(Exception):
    """Nobody can be called like this. The text is for the log and holds no number."""


class SipLine:
    """One exchange and our account there. Only used in the engine's main thread."""

    def __init__(self, endpoint: pj.Endpoint, doorman: Doorman, examined: Examined) -> None:
        self._endpoint = endpoint
        self._doorman = doorman
        self._examined = examined
        self._settings: Account | None = None
        self._transport = SipTransport(endpoint)
        self._certificates = Certificates()
        doorman.knows_certificate = self._certificates.knows
        self.abilities = abilities_of(endpoint)
        self.media = SipMedia(endpoint)
        self._trusted: frozenset[str] = frozenset()
        self._readers: dict[str, pj.Buddy] = {}
        self.account: Any = None
        self.closing: Callable[[], None] = lambda: None

    def lack_for(self, account: Account) -> str:
        """Why this library cannot have that account, as the state of a `RegistrationChanged`; '' when it can."""
        return lack_for(account, self.abilities)

    @property
    def met_a_stranger(self) -> bool:
        """True when the exchange showed another certificate than the one examined: it must be examined again."""
        return self._certificates.met_a_stranger

    def can_reach(self, place: Place) -> bool:
        """False for an address of IPv6 where the library knows none."""
        return self.abilities.ipv6 or not is_ipv6(split_address(place.address)[0])

    def leave(self) -> None:
        """Close, and believe nobody any more: another account has another exchange."""
        self._certificates.forget()
        self.close()

    def examine(self, place: Place, account: Account) -> None:
        """Find out whether a registrar has a certificate that may be believed; in another thread, which tells."""
        if self._certificates.met_a_stranger:
            self._certificates.forget()
        threading.Thread(target=self._examine, args=(place, account), name="examine", daemon=True).start()

    @property
    def port_is_taken(self) -> bool:
        """True when the account could not be opened because of another program's port."""
        return self._transport.port_is_taken

    @property
    def is_open(self) -> bool:
        """True while there is an account, registered or not."""
        return self.account is not None

    def open(
        self,
        settings: Account,
        addresses: tuple[str, ...],
        listener: Listener,
        registration: RegistrationListener,
    ) -> None:
        """Register at the first of `addresses`, and trust all of them.

        Raises:
            pj.Error: no transport could be made (`port_is_taken` tells why) or the account is impossible.
        """
        self._settings = settings
        self.trust(addresses)
        transport = self._transport.open(settings, addresses[0])
        self._doorman.close_door()
        order_codecs(self._endpoint, settings.codecs)
        account = SipAccount(listener, registration)
        account.create(account_config(settings, addresses[0], transport), True)
        self.account = account

    def unregister(self) -> None:
        """Ask the exchange to strike us off."""
        with contextlib.suppress(pj.Error):  # a REGISTER is under way: there is no time left to wait
            self.account.setRegistration(False)

    def register_again(self) -> None:
        """Send a REGISTER now; when one is under way already, that one will do."""
        try:
            self.account.setRegistration(True)
        except pj.Error as error:
            log.info("registering again: %s", error.reason)

    def move(self, settings: Account, addresses: tuple[str, ...]) -> None:
        """The same account, from now on at the first of `addresses`; we take our leave where we were. Calls go on.

        Raises:
            pj.Error: the library could not send a REGISTER there.
        """
        self.closing()
        self._readers.clear()
        self._settings = settings
        self.trust(addresses)
        transport = self._transport.open(settings, addresses[0])
        self.account.modify(account_config(settings, addresses[0], transport))

    def trust(self, addresses: tuple[str, ...]) -> None:
        """From these we take calls, and from those that the settings name beside them."""
        further = () if self._settings is None else self._settings.accept_from
        self._trusted = frozenset(addresses) | frozenset(further)

    def reconnect(self) -> None:
        """Make connections anew, register, and tell the other ends of calls where we are now (re-INVITE)."""
        parameters = pj.IpChangeParam()
        # A listener with a port of its own cannot be made again while the old one has it (measured).
        parameters.restartListener = False
        try:
            self._endpoint.handleIpChange(parameters)
        except pj.Error as error:
            log.info("connecting again: %s", error.reason)

    def close(self, *, with_transport: bool = False) -> None:
        """Unregister, and let go of the account; the transport stays for the next one, unless that goes as well."""
        self.closing()
        self._settings = None
        self._trusted = frozenset()
        self._readers.clear()
        if self.account is not None:
            self.account.shutdown()
            self.account = None
        if with_transport:
            self._transport.close()

    def trusts(self, source: str) -> bool:
        """True when `source` ('host:port') is the exchange, or an address that may call us as well.

        A connection over TCP that the exchange opens comes from any port of its own.
        """
        host = split_address(source)[0]
        if self._settings is not None and self._settings.transport != "udp":
            return any(host == split_address(trusted)[0] for trusted in self._trusted)
        return source in self._trusted or host in self._trusted

    def dial(self, call: SipCall, number: str, reference: str) -> None:
        """Call a number at the exchange.

        Raises:
            NotDiallable: there is no exchange yet, or this is no number.
            pj.Error: the library could not start the call.
        """
        parameters = pj.CallOpParam(True)
        parameters.opt.audioCount = 1
        parameters.opt.videoCount = 0
        if reference:
            parameters.txOption.headers.append(header("User-to-User", reference))
        call.makeCall(self._address_of(number), parameters)

    def target_of(self, number: str, reference: str) -> str:
        """A number as the target of a transfer; the reference becomes a header of the call that follows.

        Raises:
            NotDiallable: there is no exchange yet, or this is no number.
        """
        # RFC 3261 19.1.1: what stands in a URI's header is escaped.
        along = f"?User-to-User={quote(reference, safe='')}" if reference else ""
        return f"<{self._address_of(number)}{along}>"

    def send_text(self, number: str, text: str) -> None:
        """Send a text outside any call (RFC 3428).

        Raises:
            NotDiallable: there is no exchange yet, or this is no number.
            pj.Error: the library could not send it.
        """
        parameters = pj.SendInstantMessageParam()
        parameters.contentType = "text/plain"
        parameters.content = text
        self._reader(number).sendInstantMessage(parameters)

    def follow(self, buddy: pj.Buddy, number: str) -> None:
        """Subscribe to how a number is doing (RFC 3856); the buddy is told.

        Raises:
            NotDiallable: there is no exchange yet, or this is no number.
            pj.Error: the library could not ask.
        """
        config = pj.BuddyConfig()
        config.uri = self._address_of(number)
        config.subscribe = True
        buddy.create(self.account, config)

    @staticmethod
    def media_of(call: SipCall) -> list[tuple[int, int]]:
        """Index and status of each audio stream of a call."""
        # The list belongs to `info` and dies with it: `call.getInfo().media` would be a list of nothing.
        info = call.getInfo()
        return [(one.index, one.status) for one in info.media if one.type == pj.PJMEDIA_TYPE_AUDIO]

    def _examine(self, place: Place, account: Account) -> None:
        name, trouble = split_address(place.name)[0], ""
        try:
            self._certificates.examine(name, place.address, account.authority, account.local_address)
        except Mistrusted as mistrusted:
            trouble = mistrusted.state
        self._examined(place, trouble)

    def _reader(self, number: str) -> pj.Buddy:
        """Whom a text goes to. Not `Account.sendRequest`: that gives up when the exchange asks for a digest."""
        if number not in self._readers:
            config = pj.BuddyConfig()
            config.uri = self._address_of(number)
            reader = pj.Buddy()
            reader.create(self.account, config)
            self._readers[number] = reader
        return self._readers[number]

    def _address_of(self, number: str) -> str:
        if self._settings is None:
            raise NotDiallable("there is no exchange")
        if not _DIALLABLE.fullmatch(number):
            raise NotDiallable("this is no number")
        return uri_of(self._settings, self._settings.registrar, number)


def header(name: str, value: str) -> pj.SipHeader:
    """A header field of a request."""
    field = pj.SipHeader()
    field.hName = name
    field.hValue = value
    return field
