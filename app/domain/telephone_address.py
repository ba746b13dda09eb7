"""Telephone addresses of web pages and other programs: tel: (RFC 3966), sip: (RFC 3261), callto:."""

import re
from urllib.parse import unquote

from app.domain.phone_number import NumberKind, parse_number

SCHEMES = ("tel", "sip", "sips", "callto")
_LONGEST = 200  # characters; a number with all its parameters is far shorter


def number_in(address: str) -> str:
    """The number of an address, '' when it holds none. Whoever offers an address may be anybody: no dialling here.

    What stands behind the number (a host, parameters, headers) is left out.
    """
    scheme, _, rest = address[:_LONGEST].partition(":")
    if scheme.strip().lower() not in SCHEMES:
        return ""
    user = re.split(r"[;?@/]", unquote(rest).removeprefix("//"), maxsplit=1)[0]
    number = parse_number(user) if user.strip() else None
    if number is None or number.kind not in (NumberKind.EXTERNAL, NumberKind.INTERNAL):
        return ""
    return number.digits
