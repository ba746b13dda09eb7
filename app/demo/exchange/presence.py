"""How the users are doing, told to whoever subscribes to it (RFC 6665, 3856, 3863), in the words of Asterisk.

What a proxy relays shows who is rung and who talks; what gets lost on the way is mended by the next
subscription.
"""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape

from app.demo.exchange.flow import Flow, Parcel
from app.demo.exchange.registrar import Answer
from app.demo.exchange.sip_message import Field, SipMessage
from app.demo.exchange.sip_uri import parameter, read_uri

_LONGEST = 3600  # seconds
_USUAL = 600
_NOTES = {"free": "Ready", "ringing": "Ringing", "talking": "On the phone", "away": "Unavailable"}


@dataclass(frozen=True)
class _Talk:
    """A call between two users ('' for who is none): it rings at the callee until it is answered."""

    caller: str
    callee: str
    is_answered: bool = False


@dataclass
class _Subscription:
    """Somebody who wants to know how `user` is doing; a dialog in which we notify."""

    user: str
    flow: Flow
    request: SipMessage
    tag: str
    until: float
    told: str = ""
    sequence: int = 0


class Presences:
    """Follows the calls that are relayed, and notifies. `is_present` says who is registered."""

    def __init__(self, own: str, is_present: Callable[[str], bool], clock: Callable[[], float]) -> None:
        self._own = own
        self._is_present = is_present
        self._clock = clock
        self._talks: dict[str, _Talk] = {}
        self._subscriptions: dict[str, _Subscription] = {}
        self._branches = itertools.count(1)

    # ------------------------------------------------------------ what goes by

    def relayed(self, request: SipMessage, caller: str, callee: str) -> None:
        """A request that goes on its way."""
        call_id = request.get("call-id")
        if request.method == "INVITE" and parameter(request.get("to"), "tag") is None:
            self._talks.setdefault(call_id, _Talk(caller, callee))
        elif request.method == "BYE":
            self._talks.pop(call_id, None)

    def answered(self, response: SipMessage) -> None:
        """A response that goes back."""
        call_id = response.get("call-id")
        talk = self._talks.get(call_id)
        if talk is None or response.method != "INVITE" or response.code < 200:
            return
        if response.code < 300:
            self._talks[call_id] = replace(talk, is_answered=True)
        elif not talk.is_answered:
            del self._talks[call_id]

    def forget(self, user: str) -> None:
        """A user has left, or came anew: what was on the line is not any more."""
        self._talks = {
            call_id: talk for call_id, talk in self._talks.items() if user not in (talk.caller, talk.callee)
        }

    def state_of(self, user: str) -> str:
        """How a user is doing: free, ringing, talking, away."""
        if not self._is_present(user):
            return "away"
        mine = [talk for talk in self._talks.values() if user in (talk.caller, talk.callee)]
        if any(talk.is_answered or talk.caller == user for talk in mine):
            return "talking"
        return "ringing" if mine else "free"

    # ------------------------------------------------------------ subscriptions

    def subscribe(self, request: SipMessage, flow: Flow, user: str, tag: str) -> Answer:
        """Tell from now on how `user` is doing; the news itself comes by `news`."""
        if request.get("event").partition(";")[0].strip().lower() != "presence":
            return Answer(489, "Bad Event", (("Allow-Events", "presence"),))
        key = request.get("call-id")
        known = self._subscriptions.get(key)
        stay = min(_seconds(request.get("expires")), _LONGEST)
        until = self._clock() + stay
        if known is None and parameter(request.get("to"), "tag") is not None:
            return Answer(481, "Subscription Does Not Exist")
        if known is None:
            known = self._subscriptions[key] = _Subscription(user, flow, request, tag, until)
        known.until, known.flow, known.told = until, flow, ""
        contact = f"<sip:{known.user}@{self._own}>"
        return Answer(200, "OK", (("Contact", contact), ("Expires", str(stay))))

    def news(self) -> list[Parcel]:
        """What those who subscribed do not know yet."""
        parcels = []
        for key, one in tuple(self._subscriptions.items()):
            is_over = one.until <= self._clock()
            state = self.state_of(one.user)
            if is_over:
                del self._subscriptions[key]
            if is_over or state != one.told:
                one.told = state
                parcels.append(Parcel(one.flow, self._notify(one, state, is_over=is_over)))
        return parcels

    def _notify(self, one: _Subscription, state: str, *, is_over: bool) -> bytes:
        one.sequence += 1
        request = one.request
        contact = read_uri(request.get("contact"))
        target = request.get("contact").partition("<")[2].partition(">")[0] if contact else ""
        left = max(0, round(one.until - self._clock()))
        about = request.get("to").partition(";tag")[0]
        transport = one.flow.transport
        fields = {
            "Via": f"SIP/2.0/{transport.upper()} {self._own};branch=z9hG4bKn{next(self._branches)}",
            "From": f"{about};tag={one.tag}",
            "To": request.get("from"),
            "Call-ID": request.get("call-id"),
            "CSeq": f"{one.sequence} NOTIFY",
            "Max-Forwards": "70",
            "Contact": f"<sip:{one.user}@{self._own}>",
            "Event": "presence",
            "Subscription-State": "terminated;reason=timeout" if is_over else f"active;expires={left}",
            "Content-Type": "application/pidf+xml",
        }
        body = _PIDF.format(
            entity=escape(f"sip:{one.user}@{self._own}"),
            basic="closed" if state == "away" else "open",
            note=_NOTES[state],
        )
        head = [Field(name.lower(), name, value) for name, value in fields.items()]
        return SipMessage(f"NOTIFY {target} SIP/2.0", head, body.encode()).encode()


_PIDF = """<?xml version="1.0" encoding="UTF-8"?>
<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="{entity}">
<note>{note}</note>
<tuple id="1"><status><basic>{basic}</basic></status></tuple>
</presence>
"""


def _seconds(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else _USUAL
