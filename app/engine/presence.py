"""Following how numbers are doing at the exchange (SUBSCRIBE, RFC 6665; presence, RFC 3856 and 3863)."""

import logging
from collections.abc import Callable
from functools import partial
from typing import Any

import pjsua2 as pj

from app.engine.call_record import now
from app.engine.protocol import PresenceChanged
from app.engine.sip_line import NotDiallable, SipLine
from app.engine.sip_objects import SipBuddy

log = logging.getLogger(__name__)

UNKNOWN = "unknown"
# Seconds until each subscription is made anew. The library renews its own after ten minutes, and an exchange that
# was started again within a second, unseen by us, would have forgotten it for as long.
RENEW = 30.0
# The note of Asterisk, which says more than PIDF's 'open' and 'closed'. Its activity (RFC 4480) never
# reaches us: the library leaves `activity` at 0 (pjproject #4388).
_BY_NOTE = {
    "ready": "free",
    "ringing": "ringing",
    "on the phone": "talking",
    "on hold": "talking",
    "busy": "talking",
    "unavailable": "away",
}
_BY_STATUS = {pj.PJSUA_BUDDY_STATUS_ONLINE: "free", pj.PJSUA_BUDDY_STATUS_OFFLINE: "away"}


class Presences:
    """The numbers that the window wants to follow, while the exchange knows us.

    `say` hands a change to the window, if there is one. A subscription is made anew each time that we are
    registered again: an exchange that was away may have forgotten it.
    """

    def __init__(self, line: SipLine, say: Callable[[PresenceChanged], None]) -> None:
        self._line = line
        self._say = say
        self._wanted: tuple[str, ...] = ()
        self._followed: dict[str, SipBuddy] = {}
        self._known: dict[str, PresenceChanged] = {}
        self._is_registered = False
        self._renew_at = 0.0
        self._old: dict[str, SipBuddy] = {}
        line.closing = self.let_go

    @property
    def known(self) -> tuple[PresenceChanged, ...]:
        """The last word on each number that is followed, for a window that comes."""
        return tuple(self._known.values())

    def watch(self, numbers: tuple[str, ...]) -> None:
        """Follow exactly these from now on."""
        self._wanted = tuple(dict.fromkeys(numbers))
        for number in self._known.keys() - set(self._wanted):
            del self._known[number]
        for number in self._followed.keys() - set(self._wanted):
            del self._followed[number]
            self._old.pop(number, None)
        if self._is_registered:
            self._follow()

    def tick(self, *, is_registered: bool) -> None:
        """Time has passed; perhaps the exchange knows us again, or no more."""
        if is_registered == self._is_registered:
            if is_registered and now() >= self._renew_at:
                self._renew()
            return
        self.let_go()
        self._is_registered = is_registered
        if is_registered:
            self._follow()

    def let_go(self) -> None:
        """Follow nobody, until we are registered again."""
        self._is_registered = False
        self._followed.clear()
        self._old.clear()
        for number in tuple(self._known):
            self.heard(number, UNKNOWN)

    def heard(self, number: str, state: str) -> None:
        """The exchange told how a number is doing, or does not tell any more."""
        before = self._known[number].state if number in self._known else UNKNOWN
        if number not in self._wanted or before == state:
            return
        if (before, state) == ("talking", "ringing"):
            return  # somebody else rings meanwhile: that talk still lasts, and began when it began
        self._known[number] = PresenceChanged(number, state, now(), has_begun_then=before != UNKNOWN)
        self._say(self._known[number])

    def _told(self, number: str, info: Any) -> None:
        if state := _state_of(info):
            self.heard(number, state)

    def _renew(self) -> None:
        """Subscribe again, beside the old subscriptions: those of the time before go now, as they have been told."""
        self._old, self._followed = self._followed, {}
        self._follow()

    def _follow(self) -> None:
        self._renew_at = now() + RENEW
        for number in self._wanted:
            if number not in self._followed:
                followed = SipBuddy(partial(self._told, number))
                try:
                    self._line.follow(followed, number)
                except (pj.Error, NotDiallable) as error:
                    log.error("following somebody: %s", getattr(error, "reason", error))
                else:
                    self._followed[number] = followed


def _state_of(info: Any) -> str:
    """The word for it in a `PresenceChanged`; '' while a subscription has told nothing yet."""
    if info.subState != pj.PJSIP_EVSUB_STATE_ACTIVE:
        return UNKNOWN if info.subState == pj.PJSIP_EVSUB_STATE_TERMINATED else ""
    status = info.presStatus
    note = str(status.note or status.statusText).strip().lower()
    return _BY_NOTE.get(note) or _BY_STATUS.get(status.status, UNKNOWN)
