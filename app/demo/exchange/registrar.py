"""Who is where: REGISTER with a digest, and the places that came of it (RFC 3261, 10)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.demo.exchange.digest import Digest, Verdict
from app.demo.exchange.flow import Flow
from app.demo.exchange.sip_message import SipMessage
from app.demo.exchange.sip_uri import SipUri, parameter, read_uri

LONGEST_STAY = 3600  # seconds
_USUAL_STAY = 300  # seconds, when the telephone names none


@dataclass(frozen=True)
class Place:
    """Where a user is: the address that it named itself, and the way it came. `until` by our clock."""

    user: str
    contact: SipUri
    contact_text: str
    flow: Flow
    until: float


@dataclass(frozen=True)
class Answer:
    """How to respond to a request: code, reason and further header fields."""

    code: int
    reason: str
    fields: tuple[tuple[str, str], ...] = ()


class Registrar:
    """The places of all users, one each: who registers somewhere else has moved."""

    def __init__(self, passwords: Mapping[str, str], digest: Digest, clock: Callable[[], float]) -> None:
        self._passwords = dict(passwords)
        self._digest = digest
        self._clock = clock
        self._places: dict[str, Place] = {}

    @property
    def present(self) -> frozenset[str]:
        """The users who are registered now."""
        now = self._clock()
        return frozenset(place.user for place in tuple(self._places.values()) if place.until > now)

    def knows(self, user: str) -> bool:
        """True for a user of ours, registered or not."""
        return user in self._passwords

    def place_of(self, user: str) -> Place | None:
        """Where a user is; None when not registered."""
        place = self._places.get(user)
        return place if place is not None and place.until > self._clock() else None

    def users_at(self, flow: Flow) -> frozenset[str]:
        """The users who are registered by this flow."""
        return frozenset(user for user in self.present if self._places[user].flow == flow)

    def flow_to(self, uri: SipUri) -> Flow | None:
        """The way to an address that somebody registered."""
        for user in self.present:
            place = self._places[user]
            if uri.place in (place.contact.place, (place.flow.host, place.flow.port)):
                return place.flow
        return None

    def forget(self, flow: Flow) -> None:
        """A connection was closed: nobody can be reached by it any more."""
        self._places = {user: place for user, place in self._places.items() if place.flow != flow}

    def register(self, request: SipMessage, flow: Flow) -> Answer:
        """Carry out a REGISTER: the answer says 401, 403, or which place is kept for how long."""
        about = read_uri(request.get("to"))
        if about is None:
            return Answer(400, "Bad Request")
        verdict, named = self._digest.judge(request.get("authorization"), "REGISTER", self._passwords)
        if verdict in (Verdict.ABSENT, Verdict.STALE):
            challenge = self._digest.challenge(stale=verdict is Verdict.STALE)
            return Answer(401, "Unauthorized", (("WWW-Authenticate", challenge),))
        if verdict is Verdict.WRONG or named != about.user:
            return Answer(403, "Forbidden")
        for text in request.all("contact"):
            self._place(named, text, request.get("expires"), flow)
        return Answer(200, "OK", self._contacts(named))

    def _place(self, user: str, text: str, expires: str, flow: Flow) -> None:
        if text == "*":
            self._places.pop(user, None)
            return
        contact = read_uri(text)
        if contact is None:
            return
        own = parameter(text, "expires")
        stay = min(_seconds(expires if own is None else own), LONGEST_STAY)
        known = self._places.get(user)
        if stay > 0:
            bare = text.partition("<")[2].partition(">")[0] or text.partition(";")[0]
            self._places[user] = Place(user, contact, bare.strip(), flow, self._clock() + stay)
        elif known is not None and known.contact.place == contact.place:
            del self._places[user]

    def _contacts(self, user: str) -> tuple[tuple[str, str], ...]:
        place = self.place_of(user)
        if place is None:
            return ()
        stay = max(1, round(place.until - self._clock()))
        return (("Contact", f"<{place.contact_text}>;expires={stay}"),)


def _seconds(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else _USUAL_STAY
