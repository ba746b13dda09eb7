"""How long to wait before an exchange is asked again: never all telephones at the same moment.

Two cases, because they want opposite things. An exchange that is *silent* is asked again and again within
seconds, so that everybody can be reached at once when it is back; one packet every few seconds costs a dead
exchange nothing, and telephones do it at moments of their own. An exchange that *answers no* is alive and has
its reasons (it is overloaded, it is being mended): it is asked less and less often, and never before the moment
that it names.
"""

import random

SOONEST = 0.5  # seconds until an exchange that did not take our packet is tried again, at the least
LATEST = 2.5  # and at the most
FIRST_REFUSAL = 1.0  # seconds, doubled with each further refusal
LONGEST_REFUSAL = 120.0  # seconds, on the average; the longest that an agent who could be reached is not
LONGEST_WISH = 600.0  # seconds; an exchange that wants more than this gets this


def heartbeat(usual: float, *, is_first: bool) -> float:
    """Seconds until an exchange that answered is asked again, `usual` at the most.

    After a loss it `is_first`: telephones that found the exchange together go on at moments of their own.
    """
    return usual * random.uniform(0.0 if is_first else 0.8, 1.0)  # noqa: S311 - no secret


def after_silence() -> float:
    """Seconds until the next attempt at an exchange that is not there."""
    return random.uniform(SOONEST, LATEST)  # noqa: S311 - no secret


def after_refusal(times: int, wish: float) -> float:
    """Seconds until the next attempt at an exchange that refused us `times` times in a row.

    `wish` is what it asked for (Retry-After, RFC 3261 20.33), 0 when it did not.
    """
    usual = min(LONGEST_REFUSAL, FIRST_REFUSAL * 2.0 ** min(times - 1, 10))
    own = usual * random.uniform(0.5, 1.5)  # noqa: S311 - no secret
    # Who was told the same number of seconds must not come back in the same second.
    told = min(wish, LONGEST_WISH) * random.uniform(1.0, 1.25)  # noqa: S311 - no secret
    return max(own, told)
