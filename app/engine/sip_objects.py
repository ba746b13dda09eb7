"""The objects that PJSUA2 calls back. Each callback copies plain values, tells the telephone, and leaves.

The rules behind every line (a Python object that outlives its call hangs up the next one, pjproject #3856;
an exception in a callback vanishes; `rdata` is gone after the callback) are in CONTRIBUTING.md.
"""

import functools
import logging
from collections.abc import Callable
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
