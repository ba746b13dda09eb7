"""Digest authentication (RFC 2617, RFC 3261 22, RFC 8760): challenges, and whether an answer fits."""

import hashlib
import hmac
import re
import secrets
from collections.abc import Callable, Mapping
from enum import Enum

REALM = "bellerbeeld-demo"
_PARAMETER = re.compile(r'(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))')
_ALGORITHMS = {"MD5": "md5", "SHA-256": "sha256"}


class Verdict(Enum):
    """What an answer to a challenge is worth."""

    ABSENT = "absent"  # no answer, or not to a challenge of ours
    STALE = "stale"  # right, but to a challenge that is too old
    WRONG = "wrong"  # another password, an unknown user, or for another request
    RIGHT = "right"


class Digest:
    """Challenges that are good for `lifetime` seconds of `clock`. Remembers nothing but its own secret."""

    def __init__(self, algorithm: str, lifetime: float, clock: Callable[[], float]) -> None:
        self._algorithm = algorithm
        self._lifetime = lifetime
        self._clock = clock
        self._secret = secrets.token_bytes(32)

    def challenge(self, *, stale: bool = False) -> str:
        """The value of a WWW-Authenticate or Proxy-Authenticate field."""
        begin = f"{int(self._clock() * 1000):x}"
        again = ", stale=true" if stale else ""
        nonce = f"{begin}-{self._signature(begin)}"
        return f'Digest realm="{REALM}", nonce="{nonce}", algorithm={self._algorithm}, qop="auth"{again}'

    def judge(self, authorization: str, method: str, passwords: Mapping[str, str]) -> tuple[Verdict, str]:
        """What the value of an Authorization field is worth, and the user whom it names."""
        given = {name.lower(): quoted or bare for name, quoted, bare in _PARAMETER.findall(authorization)}
        begin, _, signature = given.get("nonce", "").partition("-")
        user = given.get("username", "")
        if given.get("realm") != REALM or not _same(signature, self._signature(begin)):
            return Verdict.ABSENT, user
        algorithm = _ALGORITHMS.get(given.get("algorithm", "MD5").upper())
        if algorithm is None or user not in passwords:
            return Verdict.WRONG, user
        if not _same(given.get("response", "").lower(), _expected(algorithm, given, method, passwords[user])):
            return Verdict.WRONG, user
        # Only we can have signed it, so it is a number.
        is_old = self._clock() - int(begin, 16) / 1000 > self._lifetime
        return (Verdict.STALE if is_old else Verdict.RIGHT), user

    def _signature(self, begin: str) -> str:
        return hmac.new(self._secret, begin.encode("latin-1"), "sha256").hexdigest()[:32]


def _expected(algorithm: str, given: Mapping[str, str], method: str, password: str) -> str:
    def fingerprint(*parts: str) -> str:
        return hashlib.new(algorithm, ":".join(parts).encode("latin-1", "replace")).hexdigest()

    # Texts of messages are Latin-1 here, so that a password beyond ASCII must be made to look alike.
    who = fingerprint(given.get("username", ""), REALM, password.encode().decode("latin-1"))
    what = fingerprint(method, given.get("uri", ""))
    if given.get("qop") == "auth":
        return fingerprint(
            who, given.get("nonce", ""), given.get("nc", ""), given.get("cnonce", ""), "auth", what
        )
    return fingerprint(who, given.get("nonce", ""), what)


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("latin-1", "replace"), other.encode("latin-1", "replace"))
