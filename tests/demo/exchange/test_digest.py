"""Who knows the password, without it ever being said (RFC 2617, RFC 8760)."""

import hashlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.demo.exchange.digest import REALM, Digest, Verdict

PASSWORDS = {"1001": "geheim", "1002": "wachtwoord mët é"}


class Clock:
    def __init__(self) -> None:
        self.time = 1000.0

    def __call__(self) -> float:
        return self.time


def answer(challenge: str, user: str, password: str, *, method: str = "REGISTER", qop: bool = True) -> str:
    """What a telephone would say; its own arithmetic, after RFC 2617 3.2.2."""
    given = dict(re.findall(r'(\w+)="?([^",]+)"?', challenge))
    algorithm = {"MD5": hashlib.md5, "SHA-256": hashlib.sha256}[given["algorithm"]]

    def fingerprint(text: str) -> str:
        return algorithm(text.encode()).hexdigest()

    who = fingerprint(f"{user}:{given['realm']}:{password}")
    what = fingerprint(f"{method}:sip:x")
    middle = f"{given['nonce']}:00000001:abc:auth" if qop else given["nonce"]
    response = fingerprint(f"{who}:{middle}:{what}")
    extra = ', qop=auth, nc=00000001, cnonce="abc"' if qop else ""
    return (
        f'Digest username="{user}", realm="{given["realm"]}", nonce="{given["nonce"]}", uri="sip:x", '
        f'response="{response}", algorithm={given["algorithm"]}{extra}'
    )


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.mark.parametrize("algorithm", ["MD5", "SHA-256"])
@pytest.mark.parametrize("qop", [True, False])
@pytest.mark.parametrize("user", PASSWORDS)
def test_right_password_is_recognised(clock: Clock, algorithm: str, qop: bool, user: str) -> None:
    digest = Digest(algorithm, 60, clock)
    said = answer(digest.challenge(), user, PASSWORDS[user], qop=qop)
    if PASSWORDS[user].isascii():
        assert digest.judge(said, "REGISTER", PASSWORDS) == (Verdict.RIGHT, user)
    else:
        # On the wire it is UTF-8, read as Latin-1.
        assert digest.judge(said.encode().decode("latin-1"), "REGISTER", PASSWORDS) == (Verdict.RIGHT, user)


def test_wrong_password_unknown_user_and_another_request_are_wrong(clock: Clock) -> None:
    digest = Digest("MD5", 60, clock)
    challenge = digest.challenge()
    assert digest.judge(answer(challenge, "1001", "mis"), "REGISTER", PASSWORDS)[0] is Verdict.WRONG
    assert digest.judge(answer(challenge, "1099", "geheim"), "REGISTER", PASSWORDS)[0] is Verdict.WRONG
    assert digest.judge(answer(challenge, "1001", "geheim"), "INVITE", PASSWORDS)[0] is Verdict.WRONG


def test_old_challenge_is_stale_and_the_next_one_says_so(clock: Clock) -> None:
    digest = Digest("MD5", 60, clock)
    said = answer(digest.challenge(), "1001", "geheim")
    clock.time += 61
    assert digest.judge(said, "REGISTER", PASSWORDS) == (Verdict.STALE, "1001")
    assert "stale=true" in digest.challenge(stale=True)


def test_challenge_of_another_exchange_or_another_realm_counts_as_none(clock: Clock) -> None:
    digest, other = Digest("MD5", 60, clock), Digest("MD5", 60, clock)
    assert (
        digest.judge(answer(other.challenge(), "1001", "geheim"), "REGISTER", PASSWORDS)[0] is Verdict.ABSENT
    )
    elsewhere = digest.challenge().replace(REALM, "asterisk")
    assert digest.judge(answer(elsewhere, "1001", "geheim"), "REGISTER", PASSWORDS)[0] is Verdict.ABSENT


@given(st.text(st.characters(max_codepoint=0xFF)))  # as messages are read here
def test_no_answer_makes_the_judge_stumble(text: str) -> None:
    digest = Digest("MD5", 60, Clock())
    for said in (text, f'Digest realm="{REALM}", nonce="{text}", username="{text}", response="{text}"'):
        assert digest.judge(said, "REGISTER", PASSWORDS)[0] is not Verdict.RIGHT
