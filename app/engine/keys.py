"""Keys during a call, for a menu or a PIN: as events in the sound (RFC 4733) or as messages beside it (INFO).

They are never logged: they may be somebody's PIN.
"""

import re

import pjsua2 as pj

from app.engine.calls import NotPossible
from app.engine.sip_objects import SipCall

_KEYS = re.compile(r"[0-9*#]{1,32}")
_LENGTH = 160  # milliseconds that a key is said to be down in an INFO


def press(call: SipCall, keys: str, way: str) -> None:
    """Send keys to the other end. `way`: 'rfc4733', 'info', or 'auto', which is INFO where no events are taken.

    Raises:
        NotPossible: these are no keys, or there is no sound yet.
        pj.Error: the other end takes no events, and nothing else is allowed.
    """
    if not _KEYS.fullmatch(keys):
        raise NotPossible("these are no keys")
    index = _active_stream(call)
    if way == "info" or (way == "auto" and call.getStreamInfo(index).audTxEventPt <= 0):
        parameters = pj.CallSendDtmfParam()
        parameters.method = pj.PJSUA_DTMF_METHOD_SIP_INFO
        parameters.duration = _LENGTH
        parameters.digits = keys
        call.sendDtmf(parameters)
    else:
        call.dialDtmf(keys)


def _active_stream(call: SipCall) -> int:
    info = call.getInfo()
    active = [media.index for media in info.media if media.status == pj.PJSUA_CALL_MEDIA_ACTIVE]
    if not active:
        raise NotPossible("there is no sound")
    return int(active[0])
