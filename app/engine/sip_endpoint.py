"""The library as a whole, and the doorman whom it asks before it deals with anybody.

Each callback copies plain values and leaves, as those of `sip_objects.py`.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pjsua2 as pj

from app.engine.sip_objects import guarded


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
