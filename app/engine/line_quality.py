"""What the library counted of the sound of each conversation, told about once a second."""

import logging
import re
from collections.abc import Callable

import pjsua2 as pj

from app.engine.call_record import now
from app.engine.calls import Calls
from app.engine.protocol import LineMeasured
from app.engine.sip_objects import SipCall

log = logging.getLogger(__name__)

EVERY = 1.0  # seconds
# A Call-ID may hold an address, and anything else that the caller's telephone made up.
_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


class LineMeter:
    """Looks at the calls in which somebody talks; on hold there is nothing to measure."""

    def __init__(self, calls: Calls, say: Callable[[LineMeasured], None]) -> None:
        self._calls = calls
        self._say = say
        self._next_at = 0.0

    def tick(self) -> None:
        """Time has passed."""
        at = now()
        if at < self._next_at:
            return
        self._next_at = at + EVERY
        for call in self._calls:
            if call.record.state != "talking":
                continue
            try:
                measured = _measured(call, at)
            except pj.Error as error:
                # The stream went away between the library's event and now.
                log.info("line of call %.8s: %s", call.record.call_id, error.reason)
                continue
            if measured is not None:
                self._say(measured)


def _measured(call: SipCall, at: float) -> LineMeasured | None:
    """None while no sound is meant to come in: the other end has put us on hold, or agreed on none."""
    info = call.getInfo()
    # The list belongs to `info`, and so does each of its members.
    active = [one.index for one in info.media if one.status == pj.PJSUA_CALL_MEDIA_ACTIVE]
    if not active:
        return None
    stream, statistic = call.getStreamInfo(active[0]), call.getStreamStat(active[0])
    transport = call.getMedTransportInfo(active[0])
    rtcp, buffer = statistic.rtcp, statistic.jbuf
    incoming, outgoing = rtcp.rxStat, rtcp.txStat
    found = _UUID.match(info.callIdString)
    return LineMeasured(
        call_id=call.record.call_id,
        at=at,
        codec=f"{stream.codecName}/{stream.codecClockRate}",
        received=incoming.pkt,
        lost=incoming.loss,
        discarded=buffer.discard,
        jitter=incoming.jitterUsec.last / 1000,
        buffered=float(buffer.avgDelayMsec),
        round_trip=rtcp.rttUsec.last / 1000,
        sent=outgoing.pkt,
        reports=outgoing.updateCount,
        reported_lost=outgoing.loss,
        reported_jitter=outgoing.jitterUsec.last / 1000,
        is_reporting=bool(transport.srcRtcpName),
        pauses=bool(stream.audCodecParam.setting.vad),
        exchange_id=found[0] if found else "",
    )
