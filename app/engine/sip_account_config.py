"""What the library is told of our account at the exchange, and how the exchange's numbers are written."""

import ipaddress

import pjsua2 as pj

from app.engine.addresses import is_ipv6, split_address
from app.engine.network_watch import own_address_towards
from app.engine.protocol import Account

_RTP_PORTS = 200
_SRTP = {
    "off": pj.PJMEDIA_SRTP_DISABLED,
    "optional": pj.PJMEDIA_SRTP_OPTIONAL,
    "required": pj.PJMEDIA_SRTP_MANDATORY,
}
_LONGEST_SESSION = 1800  # seconds between two proofs that a call is still there (RFC 4028)


def account_config(settings: Account, address: str, transport: int) -> pj.AccountConfig:
    """Our account, at the exchange that has this address ('host:port'), through this transport."""
    config = pj.AccountConfig()
    display = settings.display_name.replace("\\", "").replace('"', "")
    name = f'"{display}" ' if display else ""
    config.idUri = f"{name}<sip:{settings.user}@{settings.registrar}>"
    # All requests go to the address that was found; 'hide' keeps the route out of the message.
    config.sipConfig.proxies.append(uri_of(settings, address) + ";lr;hide")
    config.sipConfig.authCreds.append(
        pj.AuthCredInfo("digest", settings.realm, settings.user, 0, settings.password)
    )
    config.sipConfig.transportId = transport
    config.natConfig.udpKaIntervalSec = settings.keep_alive
    config.natConfig.iceEnabled = settings.ice and _has_addresses_to_offer(settings, address)
    # Only when the way that was found is another than the one agreed: each is one more re-INVITE.
    config.natConfig.iceAlwaysUpdate = False
    _order_registration(config.regConfig, settings)
    _order_calls(config.callConfig)
    _order_media(config.mediaConfig, settings, address)
    return config


def uri_of(settings: Account, host: str, user: str = "") -> str:
    """The SIP address of somebody at `host` ('host:port'), over the account's transport."""
    suffix = "" if settings.transport == "udp" else f";transport={settings.transport}"
    return f"sip:{user}@{host}{suffix}" if user else f"sip:{host}{suffix}"


def _order_registration(config: pj.AccountRegConfig, settings: Account) -> None:
    config.registrarUri = uri_of(settings, settings.registrar)
    config.timeoutSec = settings.expires
    config.retryIntervalSec = 0  # never by itself: when and where to try again is up to `registration.py`
    config.dropCallsOnFail = False


def _order_calls(config: pj.AccountCallConfig) -> None:
    # Both when the other end wants them, and neither forced on one that does not know them.
    config.prackUse = pj.PJSUA_100REL_OPTIONAL  # RFC 3262
    config.timerUse = pj.PJSUA_SIP_TIMER_OPTIONAL
    config.timerSessExpiresSec = _LONGEST_SESSION


def _order_media(config: pj.AccountMediaConfig, settings: Account, address: str) -> None:
    # After an answer with several codecs PJSIP would 'lock' one by an UPDATE. While we hold a call, that
    # UPDATE lets Asterisk mix our silence into its music, and the caller hears either, by chance.
    config.lockCodecEnabled = False
    config.srtpUse = _SRTP[settings.srtp]
    # The keys stand in the message (SDES, RFC 4568): they may travel by a transport that nobody reads, or not at all.
    config.srtpSecureSignaling = 0 if settings.srtp == "off" else 1
    over_ipv6 = is_ipv6(split_address(address)[0])
    config.ipv6Use = pj.PJSUA_IPV6_ENABLED_USE_IPV6_ONLY if over_ipv6 else pj.PJSUA_IPV6_DISABLED
    config.transportConfig.boundAddress = settings.local_address
    config.transportConfig.publicAddress = settings.local_address
    config.transportConfig.portRange = _RTP_PORTS


def _has_addresses_to_offer(settings: Account, address: str) -> bool:
    """False on loopback, which the library leaves out of its candidates (RFC 8445, 5.1.1.1).

    Where it finds none at all it answers a call with 500, and cannot make one; so then it must not look for any.
    """
    own = settings.local_address or own_address_towards(address)
    try:
        return not ipaddress.ip_address(own).is_loopback
    except ValueError:  # there is no way to the exchange, or the settings have something else there
        return False
