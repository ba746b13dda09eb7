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

log = logging.getLogger(__name__)

P = ParamSpec("P")


class Listener(Protocol):
    """What the callbacks tell; the telephone."""

    def registration_heard(self, code: int, active: bool) -> None:
        """An answer, or none, to REGISTER."""

    def invite_heard(self, pj_id: int, text: str, source: str) -> None:
        """An INVITE outside any dialog."""

    def text_heard(self, text: str, source: str) -> None:
        """A MESSAGE request."""

    def request_heard(self, call_id: str, text: str) -> None:
        """An INVITE or UPDATE within a call."""

    def replacement_asked(self, call_id: str, source: str) -> "SipCall | None":
        """Somebody wants to take the place of the other end; the call for it, or None to refuse."""

    def answered(self, call_id: str) -> None:
        """The call is confirmed."""

    def media_heard(self, call_id: str) -> None:
        """The call's streams changed."""

    def change_refused(self, call_id: str, code: int) -> None:
        """The other end did not accept our re-INVITE."""

    def transfer_heard(self, call_id: str, code: int, final: bool) -> None:
        """How our REFER is doing."""

    def ended(self, call_id: str, code: int) -> None:
        """The call is disconnected."""


def _guarded(callback: Callable[P, None]) -> Callable[P, None]:
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

    def __init__(self, listener: Listener) -> None:
        super().__init__()
        self._listener = listener

    @_guarded
    def onRegState(self, prm: Any) -> None:
        self._listener.registration_heard(prm.code, self.getInfo().regIsActive)

    @_guarded
    def onIncomingCall(self, prm: Any) -> None:
        self._listener.invite_heard(prm.callId, prm.rdata.wholeMsg, prm.rdata.srcAddress)

    @_guarded
    def onInstantMessage(self, prm: Any) -> None:
        self._listener.text_heard(prm.rdata.wholeMsg, prm.rdata.srcAddress)


class SipCall(pj.Call):
    """A call of ours. Kept by the telephone until it ends, and by nobody else."""

    def __init__(
        self, account: pj.Account, listener: Listener, record: CallRecord, pj_id: int = pj.PJSUA_INVALID_ID
    ) -> None:
        super().__init__(account, pj_id)
        self.record = record
        self._listener = listener

    @_guarded
    def onCallState(self, prm: Any) -> None:
        info = self.getInfo()
        if info.state == pj.PJSIP_INV_STATE_CONFIRMED:
            self._listener.answered(self.record.call_id)
        elif info.state == pj.PJSIP_INV_STATE_DISCONNECTED:
            self._listener.ended(self.record.call_id, info.lastStatusCode)
            # WORKAROUND pjproject #3856: the destructor hangs up whichever call has this id by then.
            # Not destroying it costs some hundred bytes a call.
            self.this.disown()

    @_guarded
    def onCallMediaState(self, prm: Any) -> None:
        self._listener.media_heard(self.record.call_id)

    @_guarded
    def onCallTsxState(self, prm: Any) -> None:
        if prm.e.type != pj.PJSIP_EVENT_TSX_STATE:
            return
        state = prm.e.body.tsxState
        if state.tsx.method not in ("INVITE", "UPDATE"):
            return
        if state.tsx.role == pj.PJSIP_ROLE_UAC and state.tsx.statusCode >= pj.PJSIP_SC_MULTIPLE_CHOICES:
            self._listener.change_refused(self.record.call_id, state.tsx.statusCode)
        elif state.tsx.role == pj.PJSIP_ROLE_UAS and state.type == pj.PJSIP_EVENT_RX_MSG:
            self._listener.request_heard(self.record.call_id, state.src.rdata.wholeMsg)

    @_guarded
    def onCallTransferStatus(self, prm: Any) -> None:
        self._listener.transfer_heard(self.record.call_id, prm.statusCode, prm.finalNotify)

    @_guarded
    def onCallTransferRequest(self, prm: Any) -> None:
        # The library's default is to obey: a stranger's REFER would make this telephone call somebody.
        prm.statusCode = pj.PJSIP_SC_DECLINE

    @_guarded
    def onCallReplaceRequest(self, prm: Any) -> None:
        call = self._listener.replacement_asked(self.record.call_id, prm.rdata.srcAddress)
        if call is None:
            prm.statusCode = pj.PJSIP_SC_FORBIDDEN
        else:
            prm.newCall = call
