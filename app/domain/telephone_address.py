"""Telephone addresses of web pages and other programs: tel: (RFC 3966), sip: (RFC 3261), callto:."""

import re
from urllib.parse import unquote

from app.domain.dialling import DialKind, dialled

SCHEMES = ("tel", "sip", "sips", "callto")
_LONGEST = 200  # characters; a number with all its parameters is far shorter


def number_in(address: str) -> str:
    """The number of an address, '' when it holds none. Whoever offers an address may be anybody: no dialling here.

    What stands behind the number (a host, parameters, headers) is left out.
    """
    scheme, _, rest = address[:_LONGEST].partition(":")
    if scheme.strip().lower() not in SCHEMES:
        return ""
    return offered(re.split(r"[;?@]", unquote(rest).strip().strip("/"), maxsplit=1)[0])


def offered(number: str) -> str:
    """What another program may put into the field for calling, in any notation; '' when that is nothing.

    A code of the exchange is not offered: one that forwards every call must not hide behind a link.
    """
    found = dialled(number)
    return found.digits if found is not None and found.kind is not DialKind.CODE else ""
