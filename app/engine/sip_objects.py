"""The objects that PJSUA2 calls back. Each callback copies plain values, tells the telephone, and leaves.

The rules behind every line (a Python object that outlives its call hangs up the next one, pjproject #3856;
an exception in a callback vanishes; `rdata` is gone after the callback) are in CONTRIBUTING.md.
"""

import functools
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec, Protocol

import pjsua2 as pj

from app.engine.call_record import CallRecord
from app.engine.sip_message import names_a_host, parse

log = logging.getLogger(__name__)

P = ParamSpec("P")


class Listener(Protocol):
    """What the callbacks tell; the telephone."""

    def invite_heard(self, pj_id: int, text: str, source: str) -> None:
        """An INVITE outside any dialog."""

    def text_heard(self, text: str, source: str) -> None:
        """A MESSAGE request."""

    def text_answered(self, address: str, text: str, code: int) -> None:
        """The final answer to a MESSAGE of ours, or that none came."""

    def request_heard(self, call: "SipCall", text: str, source: str) -> None:
        """An INVITE or UPDATE within a call."""

    def replacement_asked(self, call: "SipCall", text: str, source: str) -> "SipCall | None":
        """Somebody wants to take the place of the other end; the call for it, or None to refuse."""

    def noticed(self, call: "SipCall") -> None:
        """Somebody answers an INVITE of ours, and has not decided yet."""

    def answered(self, call: "SipCall") -> None:
        """The call is confirmed."""

    def stream_begins(self, stream: Any) -> None:
        """A stream of sound is about to begin, and may be shaped."""

    def media_heard(self, call: "SipCall") -> None:
        """The call's streams changed."""

    def change_answered(self, call: "SipCall", code: int) -> None:
        """The final answer to an INVITE of ours, within the call or the one that began it."""

    def keys_answered(self, call: "SipCall", code: int) -> None:
        """The final answer to keys that went as a message (INFO)."""

    def transfer_heard(self, call: "SipCall", code: int, final: bool) -> None:
        """How our REFER is doing."""

    def given_up(self, call: "SipCall") -> None:
        """The library says BYE by itself."""

    def ended(self, call: "SipCall", code: int) -> None:
        """The call is disconnected."""


class RegistrationListener(Protocol):
    """Who hears of our REGISTERs; the registration."""

    def began(self) -> None:
        """One is on its way."""

    def heard(self, code: int, seconds: int, answer: str) -> None:
        """The whole answer, '' for none; how long we are known from now."""


def guarded(callback: Callable[P, None]) -> Callable[P, None]:
    """Log what a callback raises: the library would print it and go on as if nothing had happened."""

    @functools.wraps(callback)
    def guarded(*arguments: P.args, **options: P.kwargs) -> None:
        try:
            callback(*arguments, **options)
        except pj.Error as error:
            log.error("%s: %s", callback.__name__, error.info())
        except Exception:
            log.exception("%s", callback.__name__)

    return guarded


class Doorman:
    """Who may ring and who may be spoken to. Has the account that gets the INVITEs which may not become calls."""

    def __init__(self) -> None:
        self.lets_in: Callable[[str], bool] = lambda _source: False
        self.knows_certificate: Callable[[str], bool] = lambda _certificate: False
        self.turned_away: Callable[[int, str], None] = lambda _code, _source: None
        self._nobody: pj.Account | None = None

    def close_door(self) -> None:
        """Have an account for those who may not ring. The library wants a transport to be open by then.

        Its contact is no address, so the library refuses an INVITE to it (500) before it opens a socket for
        sound; and it knows no password, so nobody can ask for a digest.
        """
        if self._nobody is not None:
            return
        config = pj.AccountConfig()
        config.idUri = "sip:nobody@invalid.invalid"
        config.sipConfig.contactForced = "<nobody>"
        self._nobody = pj.Account()
        self._nobody.create(config, False)

    def open_door(self) -> None:
        """Let go of that account, before the library is destroyed."""
        if self._nobody is not None:
            self._nobody.shutdown()
            self._nobody = None

    def account_for(self, chosen: int, text: str, source: str) -> int:
        """Which account gets this request, when the library chose this one."""
        if self._nobody is None or not self._is_for_nobody(text, source):
            return chosen
        return int(self._nobody.getId())

    def _is_for_nobody(self, text: str, source: str) -> bool:
        # The library would accept every SUBSCRIBE, tell how we are, and give its digest to whoever answers 407.
        return text.startswith("SUBSCRIBE ") or (text.startswith("INVITE ") and not self.lets_in(source))


def _lets_go_of_the_lock() -> bool:
    """True when this build was made with SWIG's -threads, so that any thread of it may call Python."""
    return b"PyGILState_Ensure" in Path(pj._pjsua2.__file__).read_bytes()


# WORKAROUND pjsua2-wheel 2.15.3 (Windows): made from a version that tells the endpoint of each connection of
# sound, in the thread of the sound, and without SWIG's -threads (pjproject #3142). An endpoint of Python is
# then called without Python's lock, and the process dies in its first call. There the endpoint is the
# library's own, and a stranger is turned away by the account: later, at the price of two sockets.
ASKS_AT_THE_DOOR = not hasattr(pj.Endpoint, "onAudioMediaOpCompleted") or _lets_go_of_the_lock()


class SipEndpoint(pj.Endpoint):
    """The library as a whole, which asks the doorman before it sets up anything."""

    def __init__(self, doorman: Doorman) -> None:
        super().__init__()
        self._doorman = doorman
        self.card_failed: Callable[[], None] = lambda: None

    @guarded
    def onMediaEvent(self, prm: Any) -> None:
        if prm.ev.type == pj.PJMEDIA_EVENT_AUD_DEV_ERROR:
            self.card_failed()

    @guarded
    def onSelectAccount(self, prm: Any) -> None:
        # Here, and not in onIncomingCall, because this comes before the sockets.
        prm.accountIndex = self._doorman.account_for(
            prm.accountIndex, prm.rdata.wholeMsg, prm.rdata.srcAddress
        )

    @guarded
    def onRejectedIncomingCall(self, prm: Any) -> None:
        # The library answers by itself what it cannot make a call of.
        self._doorman.turned_away(prm.statusCode, prm.rdata.srcAddress)

    @guarded
    def onTransportState(self, prm: Any) -> None:
        # Called before anything but the handshake was sent, and nothing is once it is shut down in here.
        if prm.type.upper() != "TLS" or prm.state != pj.PJSIP_TP_STATE_CONNECTED:
            return
        is_known = False
        try:
            is_known = self._doorman.knows_certificate(prm.tlsInfo.remoteCertInfo.raw)
        finally:  # whatever goes wrong in here, nothing is said to somebody who is not known
            if not is_known:
                self.transportShutdown(prm.hnd)


def make_endpoint(doorman: Doorman) -> pj.Endpoint:
    """The library, not yet begun."""
    return SipEndpoint(doorman) if ASKS_AT_THE_DOOR else pj.Endpoint()


class SipAccount(pj.Account):
    """Our account at the exchange."""

    def __init__(self, listener: Listener, registration: RegistrationListener) -> None:
        super().__init__()
        self._listener = listener
        self._registration = registration

    @guarded
    def onRegStarted(self, prm: Any) -> None:
        if prm.renew:
            self._registration.began()

    @guarded
    def onRegState(self, prm: Any) -> None:
        seconds = prm.expiration if self.getInfo().regIsActive else 0
        self._registration.heard(prm.code, seconds, prm.rdata.wholeMsg)

    @guarded
    def onIncomingCall(self, prm: Any) -> None:
        self._listener.invite_heard(prm.callId, prm.rdata.wholeMsg, prm.rdata.srcAddress)

    @guarded
    def onIncomingSubscribe(self, prm: Any) -> None:
        # Where no doorman stands (see above).
        prm.code = pj.PJSIP_SC_FORBIDDEN

    @guarded
    def onInstantMessage(self, prm: Any) -> None:
        self._listener.text_heard(prm.rdata.wholeMsg, prm.rdata.srcAddress)

    @guarded
    def onInstantMessageStatus(self, prm: Any) -> None:
        self._listener.text_answered(prm.toUri, prm.msgBody, prm.code)


class SipCall(pj.Call):
    """A call of ours. Kept by the telephone until it ends, and by nobody else."""

    def __init__(
        self, account: pj.Account, listener: Listener, record: CallRecord, pj_id: int = pj.PJSUA_INVALID_ID
    ) -> None:
        super().__init__(account, pj_id)
        self.record = record
        self._listener = listener

    @property
    def packets_heard(self) -> int:
        """How many packets of sound came in so far."""
        info = self.getInfo()
        active = [media.index for media in info.media if media.status == pj.PJSUA_CALL_MEDIA_ACTIVE]
        return sum(int(self.getStreamStat(index).rtcp.rxStat.pkt) for index in active)

    @guarded
    def onCallState(self, prm: Any) -> None:
        info = self.getInfo()
        if info.state == pj.PJSIP_INV_STATE_CONFIRMED:
            self._listener.answered(self)
        elif info.state == pj.PJSIP_INV_STATE_DISCONNECTED:
            # WORKAROUND pjproject #3856: the destructor hangs up whichever call has this id by then.
            # Not destroying it costs some hundred bytes a call.
            self.this.disown()
            self._listener.ended(self, info.lastStatusCode)

    @guarded
    def onCallMediaState(self, prm: Any) -> None:
        self._listener.media_heard(self)

    @guarded
    def onStreamPreCreate(self, prm: Any) -> None:
        self._listener.stream_begins(prm.streamInfo)

    @guarded
    def onCallTsxState(self, prm: Any) -> None:
        if prm.e.type != pj.PJSIP_EVENT_TSX_STATE:
            return
        state = prm.e.body.tsxState
        is_begun = state.tsx.state == pj.PJSIP_TSX_STATE_CALLING
        if state.tsx.method == "BYE" and state.tsx.role == pj.PJSIP_ROLE_UAC and is_begun:
            self._listener.given_up(self)
        if state.tsx.method not in ("INVITE", "UPDATE", "INFO"):
            return
        # WORKAROUND pjsua-lib: what still comes for a call that has ended is told to the one that has its number
        # by then; an old 481 would end the new conversation.
        if state.type == pj.PJSIP_EVENT_RX_MSG and not self._is_ours(state.src.rdata.wholeMsg):
            return
        is_final = state.tsx.state in _FINAL and state.prevState not in _FINAL
        if state.tsx.method == "INFO":
            if state.tsx.role == pj.PJSIP_ROLE_UAC and is_final:
                self._listener.keys_answered(self, state.tsx.statusCode)
        elif state.tsx.role == pj.PJSIP_ROLE_UAC and is_final:
            self._listener.change_answered(self, state.tsx.statusCode)
        elif state.tsx.role == pj.PJSIP_ROLE_UAC and state.tsx.state == pj.PJSIP_TSX_STATE_PROCEEDING:
            self._listener.noticed(self)
        elif state.tsx.role == pj.PJSIP_ROLE_UAS and state.type == pj.PJSIP_EVENT_RX_MSG:
            self._listener.request_heard(self, state.src.rdata.wholeMsg, state.src.rdata.srcAddress)

    def _is_ours(self, text: str) -> bool:
        return bool(parse(text).get("call-id") == self.getInfo().callIdString)

    @guarded
    def onCallRxOffer(self, prm: Any) -> None:
        if names_a_host(prm.offer.wholeSdp):
            prm.statusCode = pj.PJSIP_SC_NOT_ACCEPTABLE_HERE

    @guarded
    def onCallTransferStatus(self, prm: Any) -> None:
        self._listener.transfer_heard(self, prm.statusCode, prm.finalNotify)

    @guarded
    def onCallTransferRequest(self, prm: Any) -> None:
        # The library's default is to obey: a stranger's REFER would make this telephone call somebody.
        prm.statusCode = pj.PJSIP_SC_DECLINE

    @guarded
    def onCallReplaceRequest(self, prm: Any) -> None:
        prm.statusCode = pj.PJSIP_SC_FORBIDDEN
        call = self._listener.replacement_asked(self, prm.rdata.wholeMsg, prm.rdata.srcAddress)
        if call is not None:
            prm.newCall = call
            prm.statusCode = pj.PJSIP_SC_OK


class SipBuddy(pj.Buddy):
    """A number whose doings we follow. It unsubscribes when Python lets go of it."""

    def __init__(self, told: Callable[[Any], None]) -> None:
        super().__init__()
        self._told = told

    @guarded
    def onBuddyState(self) -> None:
        self._told(self.getInfo())


_FINAL = (pj.PJSIP_TSX_STATE_COMPLETED, pj.PJSIP_TSX_STATE_TERMINATED)


def with_status(code: int) -> pj.CallOpParam:
    """Parameters for answering, refusing or ending a call; 0 leaves the status to the library."""
    parameters = pj.CallOpParam(True)
    parameters.statusCode = code
    return parameters
