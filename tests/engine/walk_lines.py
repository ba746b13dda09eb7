"""The other ends of a walk's calls: an exchange with a caller, a second caller and a colleague, all scripted."""

from dataclasses import dataclass

from tests.engine.dialog import Dialog, sdp
from tests.engine.peer import Arrived, Peer, accepting_registrar


@dataclass
class Line:
    """One call as its other end has it; `call_id` is the desk's name for a call that came in.

    `ended_by_agent`: the desk hung up on it.
    `hears` is whether it hears the agent; `refer` is a REFER that waits for its outcome; with `is_dead` the other
    end knows the call no more and answers 481. `may_go`: it was put through, or ended for all.
    """

    dialog: Dialog
    call_id: str = ""
    invite: Arrived | None = None
    is_up: bool = False
    is_gone: bool = False
    is_dead: bool = False
    ended_by_agent: bool = False
    hears: bool = False
    refer: Arrived | None = None
    may_go: bool = False

    @property
    def is_ringing(self) -> bool:
        """Called by the desk, and not answered yet."""
        return not self.is_up and not self.is_gone


class Lines:
    """All calls of a walk by their Call-ID. `serve` answers what comes in, in the peer's own thread."""

    def __init__(self) -> None:
        self._by_id: dict[str, Line] = {}
        self.colleague: Line | None = None
        self.refuses_refer = False

    @property
    def number(self) -> int:
        """How many calls have not ended yet."""
        return sum(not line.is_gone for line in list(self._by_id.values()))

    def begin(self) -> None:
        """A walk begins. What is still on its way of an earlier one ends as it should."""
        self.colleague = None
        self.refuses_refer = False

    def calling(self, dialog: Dialog, call_id: str) -> Line:
        """Somebody who calls the desk, which has this name for it, and was answered."""
        line = Line(dialog, call_id, is_up=True, hears=True)
        self._by_id[dialog.call_id] = line
        return line

    def serve(self, peer: Peer, message: Arrived) -> None:
        """Answer a request."""
        accepting_registrar(peer, message)
        method = message.text.partition(" ")[0]
        line = self._by_id.get(message.call_id)
        if method == "INVITE" and ";tag=" not in (message.header("To") or ""):
            self._called(peer, message)
        elif method == "SUBSCRIBE":
            peer.reply(message, 404)
        elif method in ("INVITE", "BYE", "CANCEL", "REFER", "UPDATE"):
            if line is None:
                peer.reply(message, 481)
            else:
                self._within(peer, message, method, line)

    def _called(self, peer: Peer, message: Arrived) -> None:
        if message.call_id in self._by_id:
            return  # a repetition
        self.colleague = Line(Dialog.answering(peer, message), invite=message)
        self._by_id[message.call_id] = self.colleague
        peer.reply(message, 180, f"Contact: <sip:peer@{peer.address}>\r\n")

    def _within(self, peer: Peer, message: Arrived, method: str, line: Line) -> None:
        if line.is_dead or (line.is_gone and method != "CANCEL"):
            peer.reply(message, 481)
            line.ended_by_agent = line.ended_by_agent or (method == "BYE" and not line.is_gone)
            line.is_gone = True
        elif method == "INVITE":
            line.hears = "a=sendonly" not in message.body and "a=inactive" not in message.body
            contact = f"Contact: <sip:peer@{peer.address}>\r\nContent-Type: application/sdp\r\n"
            peer.reply(message, 200, contact, sdp(peer, hold="a=sendonly" in message.body))
        elif method == "REFER":
            peer.reply(message, 603 if self.refuses_refer else 202)
            line.refer = None if self.refuses_refer else message
        else:
            peer.reply(message, 200)
            self._ended(peer, method, line)

    @staticmethod
    def _ended(peer: Peer, method: str, line: Line) -> None:
        if method == "CANCEL" and line.invite is not None and line.is_ringing:
            peer.reply(line.invite, 487)
        if method == "BYE" or line.is_ringing:
            line.ended_by_agent = line.is_gone = True

    # ------------------------------------------------------------ what people do

    def colleague_answers(self) -> None:
        """Takes the call, if it still rings."""
        line = self.colleague
        if line is not None and line.invite is not None and line.is_ringing:
            peer = line.dialog.peer
            contact = f"Contact: <sip:peer@{peer.address}>\r\nContent-Type: application/sdp\r\n"
            line.is_up = line.hears = True
            peer.reply(line.invite, 200, contact, sdp(peer))

    def colleague_refuses(self, code: int) -> None:
        """Does not take the call: busy, declined, silent, or not there."""
        line = self.colleague
        if line is not None and line.invite is not None and line.is_ringing:
            line.is_gone = True
            line.dialog.peer.reply(line.invite, code)

    @staticmethod
    def hangs_up(line: Line | None) -> None:
        """Ends a conversation."""
        if line is not None and line.is_up and not line.is_gone:
            line.is_gone = True
            line.dialog.request("BYE")

    def outcome(self, line: Line, status: str) -> bool:
        """Tell how a transfer went (RFC 3515); True when there was one to tell of."""
        refer, line.refer = line.refer, None
        if refer is None or line.is_gone:
            return False
        number = (refer.header("CSeq") or "").split()[0]
        headers = f"Event: refer;id={number}\r\nSubscription-State: terminated;reason=noresource\r\n"
        line.dialog.request("NOTIFY", headers, f"SIP/2.0 {status}\r\n", "message/sipfrag")
        return True
