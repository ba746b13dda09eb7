"""One call of a scripted peer with a telephone, from either side (RFC 3261 12 to 15)."""

import itertools
import re
from typing import Self

from tests.engine.peer import Arrived, Peer
from tests.lab.sip_message import SipMessage

_numbers = itertools.count(1)
_OWN_FROM = re.compile(r"^(From|f):", re.MULTILINE)
_SILENT_PORT = 9  # 'discard': nobody listens there


class Dialog:
    """A call to `user` at `target` ('host:port'), or one that came in (`answering`). Sound goes to port `ear`."""

    def __init__(self, peer: Peer, target: str, user: str = "1001", ear: int = _SILENT_PORT) -> None:
        self._ear = ear
        number = next(_numbers)
        self.peer = peer
        self.target = target
        self.call_id = f"{number}-{peer.port}@{peer.host}"
        self.uri = f"sip:{user}@{target}"
        self.local = f"<sip:+31690001234@{peer.address}>;tag=l{number}"
        self.remote = f"<sip:{user}@{target}>"
        self._sequence = 0
        self._invite_branch = ""

    @classmethod
    def answering(cls, peer: Peer, invite: Arrived) -> Self:
        """The call that came in with this INVITE."""
        dialog = cls(peer, invite.source)
        dialog.call_id = invite.call_id
        dialog.local = f"{invite.header('To')};tag={peer.tag}"
        dialog.remote = invite.header("From") or ""
        dialog.uri = _address_in(invite.header("Contact"))
        return dialog

    def invite(self, headers: str = "", body: str | None = None) -> None:
        """Call, or change the call. `headers` are whole lines with their ends; a From takes the usual one's place."""
        self.request("INVITE", headers, sdp(self.peer, ear=self._ear) if body is None else body)

    def request(self, method: str, headers: str = "", body: str = "", kind: str = "application/sdp") -> None:
        """Send a request of this call."""
        self._sequence += 1
        branch = f"z9hG4bK-{next(_numbers)}-{self.peer.port}"
        if method == "INVITE":
            self._invite_branch = branch
        self._send(method, self._sequence, branch, headers, body, kind)

    def cancel(self) -> None:
        """Take the INVITE back."""
        self._send("CANCEL", self._sequence, self._invite_branch)

    def rings(self) -> SipMessage:
        """Call, and wait until it rings."""
        self.invite()
        answer = self.peer.wait("SIP/2.0 180", call_id=self.call_id)
        self._learn(answer)
        return answer

    def connect(self, headers: str = "") -> SipMessage:
        """Call, and see it through to the conversation; whoever is called has to answer meanwhile."""
        self.invite(headers)
        return self.answered()

    def answered(self) -> SipMessage:
        """Wait for the other end to answer, and confirm."""
        answer = self.peer.wait("SIP/2.0 200", call_id=self.call_id)
        self.acknowledge(answer)
        return answer

    def acknowledge(self, answer: SipMessage) -> None:
        """Confirm a final answer to our INVITE."""
        self._learn(answer)
        sequence = int((answer.header("CSeq") or "1").split()[0])
        self._send("ACK", sequence, self._invite_branch if answer.code >= 300 else f"z9hG4bK-ack{sequence}")

    def accept(self, invite: Arrived) -> None:
        """Answer an INVITE of this call with 200, and wait until that is confirmed."""
        body = sdp(self.peer, hold="a=sendonly" in invite.body, ear=self._ear)
        self.peer.reply(invite, 200, self._contact() + "Content-Type: application/sdp\r\n", body)
        self.peer.wait("ACK ")

    def refuse(self, invite: Arrived, code: int) -> None:
        """Answer an INVITE of this call with a refusal, and wait until that is confirmed."""
        self.peer.reply(invite, code)
        self.peer.wait("ACK ")

    def _learn(self, answer: SipMessage) -> None:
        self.remote = answer.header("To") or self.remote
        self.uri = _address_in(answer.header("Contact")) or self.uri

    def _contact(self) -> str:
        return f"Contact: <sip:peer@{self.peer.address}>\r\n"

    def _send(
        self, method: str, sequence: int, branch: str, headers: str = "", body: str = "", kind: str = ""
    ) -> None:
        own_from = "" if _OWN_FROM.search(headers) else f"From: {self.local}\r\n"
        content = f"Content-Type: {kind}\r\n" if body else ""
        text = (
            f"{method} {self.uri} SIP/2.0\r\n"
            f"Via: SIP/2.0/UDP {self.peer.address};rport;branch={branch}\r\n"
            f"Max-Forwards: 70\r\n{own_from}To: {self.remote}\r\n"
            f"Call-ID: {self.call_id}\r\nCSeq: {sequence} {method}\r\n{self._contact()}"
            f"{headers}{content}Content-Length: {len(body.encode('latin-1'))}\r\n\r\n{body}"
        )
        self.peer.send(text, self.target)


def sdp(peer: Peer, *, hold: bool = False, ear: int = _SILENT_PORT) -> str:
    """A session with one stream of A-law, to a port where, by itself, nobody listens."""
    direction = "recvonly" if hold else "sendrecv"
    return (
        f"v=0\r\no=- 1 {next(_numbers)} IN IP4 {peer.host}\r\ns=-\r\nc=IN IP4 {peer.host}\r\nt=0 0\r\n"
        f"m=audio {ear} RTP/AVP 8\r\na=rtpmap:8 PCMA/8000\r\na={direction}\r\n"
    )


def _address_in(contact: str | None) -> str:
    return (contact or "").partition("<")[2].partition(">")[0]
