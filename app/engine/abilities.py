"""What this build of the telephone library can do: asked of the build itself, never told by its name or version."""

from collections.abc import Collection

import pjsua2 as pj

from app.engine.addresses import is_ipv6, split_address
from app.engine.protocol import Abilities, Account
from app.engine.sip_endpoint import ASKS_AT_THE_DOOR


def abilities_of(endpoint: pj.Endpoint) -> Abilities:
    """Ask a library that has begun."""
    return Abilities(
        tls=len(endpoint.utilSslGetAvailableCiphers()) > 0 and ASKS_AT_THE_DOOR and _can_cut(endpoint),
        srtp=len(endpoint.srtpCryptoEnum()) > 0,
        codecs=tuple(dict.fromkeys(name_of(one.codecId) for one in endpoint.codecEnum2())),
        sound=endpoint.audDevManager().getDevCount() > 0,
        # What it would choose for an account; a build without IPv6 aborts when it is asked for any.
        ipv6=pj.AccountConfig().mediaConfig.ipv6Use != pj.PJSUA_IPV6_DISABLED,
        ice=_survives_ice(),
    )


def _can_cut(endpoint: pj.Endpoint) -> bool:
    """True when a connection with a stranger can be ended from Python; without that there is no checked TLS.

    WORKAROUND pjsua2 2.16 and 2.17: `OnTransportStateParam.hnd` comes as a number, and is not taken back as one. Our
    own build mends that. Asked with what is no handle at all: who would take a number says that this is none.
    """
    if not isinstance(pj.OnTransportStateParam().hnd, int):
        return True
    try:
        endpoint.transportShutdown("no handle")
    except TypeError as error:
        return "in method" not in str(error)
    return False


def _survives_ice() -> bool:
    """True when a call with ICE can be ended without the end of the process.

    WORKAROUND pjproject #4301 and #5126: sound that is sent at that moment meets a transport that is gone; 2.15
    crashes (measured), and any build with assertions aborts. No build says so; ours, without either, is known by what
    it alone tells of itself.
    """
    return hasattr(pj, "PJSUA_MAX_CALLS")


def name_of(codec_id: str) -> str:
    """'PCMA/8000' of 'PCMA/8000/1': without the number of channels."""
    return codec_id.rpartition("/")[0]


def lack_for(account: Account, abilities: Abilities) -> str:
    """Why this account cannot be had with this library, as the state of a `RegistrationChanged`; '' when it can.

    There is no way round it: what was asked for is not replaced by something that anybody can listen to.
    """
    if account.transport == "tls" and not abilities.tls:
        return "cannot-tls"
    if account.srtp != "off" and not abilities.srtp:
        return "cannot-srtp"
    if account.srtp != "off" and account.transport != "tls":
        return "srtp-without-tls"
    hosts = (
        account.local_address,
        *(split_address(one)[0] for one in (account.registrar, *account.further_registrars)),
    )
    if any(map(is_ipv6, hosts)) and not abilities.ipv6:
        return "cannot-ipv6"
    if account.ice and not abilities.ice:
        return "cannot-ice"
    return "" if _any_of(account.codecs, abilities.codecs) else "cannot-codecs"


def _any_of(wanted: Collection[str], known: Collection[str]) -> bool:
    return not set(wanted).isdisjoint(known)
