"""The exchange without its sockets: a stateless proxy with a registrar (RFC 3261, 10, 16.11 and 26.3).

A message comes in with its flow, parcels go out; nothing else is remembered than who is where, and who talks
with whom (`presence.py`). That telephones repeat what got lost, and which answer belongs to which request,
is the telephones' own matter.
"""

import hashlib
import secrets
import time
from collections.abc import Callable, Mapping

from app.demo.exchange.digest import Digest
from app.demo.exchange.flow import Flow, Parcel
from app.demo.exchange.presence import Presences
from app.demo.exchange.registrar import Answer, Place, Registrar
from app.demo.exchange.sip_message import NotSip, SipMessage, read_message
from app.demo.exchange.sip_uri import SipUri, parameter, read_uri

_MOST_HOPS = 70
_COOKIE = "z9hG4bK"
_OUR_TAG = "exchange-"
# What only the exchange and the trunk may say of a call: who calls, from which queue, waiting how long.
_ASSERTIONS = ("p-asserted-identity", "x-cti-")
# What only colleagues say to each other: which dossier a question is about (RFC 7433).
_AMONG_COLLEAGUES = "user-to-user"


class Proxy:
    """Relays between the users, and between them and the user who is the `trunk` ('' without one).

    Numbers that are no user's go to the trunk; the trunk reaches users only.
    """

    def __init__(
        self,
        host: str,
        port: int,
        passwords: Mapping[str, str],
        trunk: str,
        *,
        algorithm: str = "MD5",
        nonce_seconds: float = 300,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._own = (host.lower(), port)
        self._names = frozenset({self._own, ("localhost", port)} if host.startswith("127.") else {self._own})
        self._trunk = trunk
        self._secret = secrets.token_bytes(16)
        self.registrar = Registrar(passwords, Digest(algorithm, nonce_seconds, clock), clock)
        self.presences = Presences(f"{host}:{port}", lambda user: user in self.registrar.present, clock)

    def handle(self, data: bytes, flow: Flow) -> list[Parcel]:
        """What to send because of these bytes; nothing when they are no SIP message."""
        try:
            message = read_message(data)
        except NotSip:
            return []
        parcels = self._request(message, flow) if message.is_request else self._response(message)
        return parcels + self.presences.news()

    # ------------------------------------------------------------ requests

    def _request(self, request: SipMessage, flow: Flow) -> list[Parcel]:
        if request.method == "ACK" and (parameter(request.get("to"), "tag") or "").startswith(_OUR_TAG):
            return []  # for a refusal of ours, which needs none
        self._note_source(request, flow)
        refusal = self._use_up_hop(request)
        if refusal is None and self._is_for_us(request):
            refusal = self._own_answer(request, flow)
        if refusal is None and request.method == "SUBSCRIBE":
            refusal = self._subscribe(request, flow)
        if refusal is None:
            onward = self._onward(request, flow)
            if isinstance(onward, Flow):
                return [self._relay(request, flow, onward)]
            refusal = onward
        return self._respond(request, flow, refusal)

    def _is_for_us(self, request: SipMessage) -> bool:
        """True for a request to the exchange itself, which has no user."""
        uri = read_uri(request.target)
        return uri is not None and not uri.user and uri.place in self._names

    def _own_answer(self, request: SipMessage, flow: Flow) -> Answer:
        if request.method == "REGISTER":
            return self._register(request, flow)
        if request.method == "OPTIONS":
            return Answer(200, "OK")
        return Answer(404, "Not Found")

    def _register(self, request: SipMessage, flow: Flow) -> Answer:
        about = read_uri(request.get("to"))
        user = about.user if about else ""
        before = self.registrar.place_of(user)
        answer = self.registrar.register(request, flow)
        after = self.registrar.place_of(user)
        if before is None or after is None or before.flow != after.flow:
            self.presences.forget(user)
        return answer

    def _subscribe(self, request: SipMessage, flow: Flow) -> Answer | None:
        """The answer to a subscription at the exchange; None for one between two telephones."""
        uri = read_uri(request.target)
        if uri is None or uri.place not in self._names:
            return None
        if not self._sender(request, flow):
            return Answer(403, "Forbidden")
        if not self.registrar.knows(uri.user):
            return Answer(404, "Not Found")
        return self.presences.subscribe(request, flow, uri.user, self._tag(request))

    def _onward(self, request: SipMessage, flow: Flow) -> Flow | Answer:
        """Where a request goes, its Request-URI rewritten; or why it goes nowhere."""
        sender = self._sender(request, flow)
        if not sender:
            return Answer(403, "Forbidden")
        while (route := read_uri(request.get("route"))) and route.place in self._names:
            request.take_top("route")
        uri = read_uri(request.target)
        if uri is None:
            return Answer(416, "Unsupported URI Scheme")
        if parameter(request.get("to"), "tag") is not None and uri.place not in self._names:
            self.presences.relayed(request, sender, uri.user)
            return self.registrar.flow_to(uri) or Answer(481, "Call/Transaction Does Not Exist")
        self._assert_identity(request, sender)
        onward = self._call(request, uri, sender)
        if isinstance(onward, Flow):
            self.presences.relayed(request, sender, uri.user)
        return onward

    def _call(self, request: SipMessage, uri: SipUri, sender: str) -> Flow | Answer:
        if uri.place not in self._names and uri.host:
            # A telephone that names another's own address, as in the Refer-To of a transfer (RFC 3515).
            return self.registrar.flow_to(uri) or Answer(404, "Not Found")
        place = self._place_of(uri.user, sender)
        if isinstance(place, Answer):
            return place
        if place.user == uri.user:
            request.target = place.contact_text
        else:
            request.target = f"sip:{uri.user}@{place.contact.host}:{place.contact.port}"
        return place.flow

    def _place_of(self, user: str, sender: str) -> Place | Answer:
        is_ours = self.registrar.knows(user) and user != self._trunk
        if not is_ours and (sender == self._trunk or not self._trunk):
            return Answer(404, "Not Found")
        place = self.registrar.place_of(user if is_ours else self._trunk)
        return place or Answer(480, "Temporarily Unavailable")

    def _sender(self, request: SipMessage, flow: Flow) -> str:
        """The user who sent it: known by the flow, and by From where one telephone has several users."""
        users = self.registrar.users_at(flow)
        says = read_uri(request.get("from"))
        if says is not None and says.user in users:
            return says.user
        if self._trunk in users:
            return self._trunk
        # Within a call From may be whatever the other end called.
        return min(users) if users and parameter(request.get("to"), "tag") is not None else ""

    def _assert_identity(self, request: SipMessage, sender: str) -> None:
        if sender == self._trunk:
            request.drop(_AMONG_COLLEAGUES)
            return
        for prefix in _ASSERTIONS:
            request.drop(prefix)
        host, port = self._own
        request.set("P-Asserted-Identity", f"<sip:{sender}@{host}:{port}>")

    def _relay(self, request: SipMessage, came: Flow, goes: Flow) -> Parcel:
        if parameter(request.get("to"), "tag") is None:
            # Two entries where the transport changes, so that each side finds the way it can use (RFC 5658).
            for transport in dict.fromkeys((came.transport, goes.transport)):
                request.put_on_top("Record-Route", f"<{self._address(transport)};lr>")
        host, port = self._own
        sent_by = f"SIP/2.0/{goes.transport.upper()} {host}:{port}"
        request.put_on_top("Via", f"{sent_by};branch={self._branch(request)}")
        return Parcel(goes, request.encode())

    def _address(self, transport: str) -> str:
        host, port = self._own
        return f"sip:{host}:{port};transport=tcp" if transport == "tcp" else f"sip:{host}:{port}"

    def _branch(self, message: SipMessage) -> str:
        """The same for a request, its repetition, its CANCEL and its ACK, and nobody else can make it."""
        top = message.get("via")
        of_via = (parameter(top, name) or "" for name in ("branch", "received", "rport"))
        parts = (*of_via, message.get("call-id"), message.get("cseq").split()[0])
        text = "|".join(parts).encode("latin-1")
        return _COOKIE + hashlib.blake2b(text, digest_size=12, key=self._secret).hexdigest()

    @staticmethod
    def _note_source(request: SipMessage, flow: Flow) -> None:
        """Write into the top Via where the request really came from (RFC 3581): the way back."""
        kept = [
            part
            for part in request.get("via").split(";")
            if part.partition("=")[0].strip().lower() not in ("rport", "received")
        ]
        request.set("Via", ";".join([*kept, f"received={flow.host}", f"rport={flow.port}"]))

    @staticmethod
    def _use_up_hop(request: SipMessage) -> Answer | None:
        text = request.get("max-forwards")
        hops = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else _MOST_HOPS
        if hops == 0:
            return Answer(483, "Too Many Hops")
        request.set("Max-Forwards", str(hops - 1))
        return None

    # ------------------------------------------------------------ responses

    def _response(self, response: SipMessage) -> list[Parcel]:
        """Back by the Via below ours; only what answers a request that went through here."""
        own = response.take_top("via")
        if not response.get("via") or parameter(own, "branch") != self._branch(response):
            return []
        self.presences.answered(response)
        return [Parcel(_way_back(response.get("via")), response.encode())]

    def _respond(self, request: SipMessage, flow: Flow, answer: Answer) -> list[Parcel]:
        if request.method == "ACK":
            return []
        response = SipMessage(f"SIP/2.0 {answer.code} {answer.reason}", [], b"")
        response.fields = [
            field for field in request.fields if field.key in ("via", "from", "to", "call-id", "cseq")
        ]
        if parameter(request.get("to"), "tag") is None:
            response.set("To", f"{request.get('to')};tag={self._tag(request)}")
        for name, value in answer.fields:
            response.set(name, value)
        return [Parcel(flow, response.encode())]

    def _tag(self, request: SipMessage) -> str:
        """What we add to the To of a request that has none; the same for its repetition."""
        return _OUR_TAG + self._branch(request).removeprefix(_COOKIE)


def _way_back(via: str) -> Flow:
    """The flow that `_note_source` wrote down; our branch above it vouches for that."""
    transport = via.partition(";")[0].split(" ")[0].rpartition("/")[2].lower()
    host, port = parameter(via, "received") or "", parameter(via, "rport") or "0"
    return Flow("tcp" if transport == "tcp" else "udp", host, int(port))
