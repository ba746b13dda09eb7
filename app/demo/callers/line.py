"""The callers' library, their way to the exchange, and their accounts there."""

from typing import Any, Protocol

import pjsua2 as pj

from app.demo.callers.order import Call, Start

_STAY = 120  # seconds of a registration
_RTP_PORTS = 400
_ANONYMOUS = '"Anonymous" <sip:anonymous@anonymous.invalid>'
_CODECS = ("PCMA/8000", "PCMU/8000")


class Reception(Protocol):
    """Who is told about an account."""

    def registered(self, user: str, code: int, active: bool) -> None:
        """An answer, or none, to REGISTER."""

    def offered(self, account: "Account", pj_id: int, text: str) -> None:
        """Somebody calls."""


class Account(pj.Account):
    """The trunk, or an extension."""

    def __init__(self, reception: Reception, user: str) -> None:
        super().__init__()
        self.user = user
        self._reception = reception

    def onRegState(self, prm: Any) -> None:
        self._reception.registered(self.user, prm.code, self.getInfo().regIsActive)

    def onIncomingCall(self, prm: Any) -> None:
        self._reception.offered(self, prm.callId, prm.rdata.wholeMsg)


def make_endpoint() -> pj.Endpoint:
    """The library, started, without a sound card."""
    endpoint = pj.Endpoint()
    endpoint.libCreate()
    config = pj.EpConfig()
    config.uaConfig.threadCnt = 0
    config.uaConfig.mainThreadOnly = True
    config.uaConfig.userAgent = "Bellerbeeld callers"
    config.logConfig.level = 1
    config.logConfig.consoleLevel = 0
    config.medConfig.noVad = True
    endpoint.libInit(config)
    endpoint.libStart()
    endpoint.audDevManager().setNullDev()
    for codec in endpoint.codecEnum2():
        name = codec.codecId.rpartition("/")[0]
        endpoint.codecSetPriority(codec.codecId, 255 - _CODECS.index(name) if name in _CODECS else 0)
    return endpoint


def open_port(endpoint: pj.Endpoint, start: Start) -> int:
    """A UDP port to the exchange; returns the library's number for it.

    Raises:
        pj.Error: the port is taken.
    """
    config = pj.TransportConfig()
    config.boundAddress = config.publicAddress = start.local_address
    config.port = start.local_port
    transport: int = endpoint.transportCreate(pj.PJSIP_TRANSPORT_UDP, config)
    return transport


def account_config(start: Start, transport: int, user: str, password: str) -> pj.AccountConfig:
    """An account at the exchange."""
    config = _config(start, transport, f"sip:{user}@{start.exchange}")
    config.regConfig.registrarUri = f"sip:{start.exchange}"
    config.regConfig.timeoutSec = _STAY
    config.regConfig.firstRetryIntervalSec = 1
    config.regConfig.retryIntervalSec = 2
    config.regConfig.randomRetryIntervalSec = 0
    config.regConfig.dropCallsOnFail = False
    config.sipConfig.authCreds.append(pj.AuthCredInfo("digest", "*", user, 0, password))
    return config


def tenant_config(start: Start, transport: int, call: Call) -> pj.AccountConfig:
    """Somebody outside. An account for each, because a transferred call is made in the account's name."""
    config = _config(start, transport, _ANONYMOUS if call.withheld else _address(call, start.exchange))
    config.regConfig.registerOnAdd = False
    return config


def _config(start: Start, transport: int, who: str) -> pj.AccountConfig:
    config = pj.AccountConfig()
    config.idUri = who
    config.sipConfig.proxies.append(f"sip:{start.exchange};lr;hide")
    config.sipConfig.transportId = transport
    media = config.mediaConfig.transportConfig
    media.boundAddress = media.publicAddress = start.local_address
    media.portRange = _RTP_PORTS
    return config


def call_parameters(order: Call, exchange: str) -> pj.CallOpParam:
    """What a call says of its caller and its queue, beside From (RFC 3325, RFC 3323)."""
    parameters = pj.CallOpParam(True)
    parameters.opt.audioCount = 1
    parameters.opt.videoCount = 0
    options = parameters.txOption
    if order.extension:
        return parameters
    if order.withheld:
        options.headers.append(_header("Privacy", "id"))
    if order.number:
        options.headers.append(_header("P-Asserted-Identity", _address(order, exchange)))
    if order.queue:
        options.headers.append(_header("X-CTI-Queue", order.queue))
        options.headers.append(_header("X-CTI-Waited", str(order.waited)))
    return parameters


def _address(call: Call, exchange: str) -> str:
    user = f"{call.number}@" if call.number else ""
    return f"{_quoted(call.name)}<sip:{user}{exchange}>"


def _quoted(name: str) -> str:
    plain = name.replace("\\", "").replace('"', "")
    return f'"{plain}" ' if plain else ""


def _header(name: str, value: str) -> pj.SipHeader:
    header = pj.SipHeader()
    header.hName = name
    header.hValue = value
    return header
