"""The callers: carry out orders, keep the calls, and say what happened. All in the thread that owns pjsua2."""

import gc
import re
import time
from collections.abc import Callable
from typing import assert_never

import pjsua2 as pj

from app.demo.callers import order
from app.demo.callers.conversation import Conversation, Part
from app.demo.callers.line import (
    Account,
    account_config,
    call_parameters,
    make_endpoint,
    open_port,
    tenant_config,
)

# The public wheels of pjsua2 know 4 calls; one stays free, because a transfer needs two for a moment.
MOST_CALLS = 3
_FAREWELL = 2.0  # seconds for the last BYE and un-REGISTER
_FIELD = re.compile(r"^([A-Za-z-]+)\s*:[ \t]*([^\r\n]*)", re.MULTILINE)

Tell = Callable[[dict[str, object]], None]


class Callers:
    """Everybody who telephones, at most `MOST_CALLS` calls at a time. `tell` gets the events."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._endpoint = make_endpoint()
        self._start: order.Start | None = None
        self._transport = 0
        self._accounts: dict[str, Account] = {}
        self._present: frozenset[str] = frozenset()
        self._calls: dict[str, Conversation] = {}
        self._leaving: list[Conversation] = []
        self._tenants: dict[str, Account] = {}
        self._number_of_offers = 0

    # ------------------------------------------------------------ orders

    def execute(self, what: order.Order) -> None:
        """Carry out an order; what fails is told as 'failed'."""
        call_id = getattr(what, "id", "")
        try:
            self._execute(what)
        except KeyError:
            self.say("failed", call_id, order=order.name_of(type(what)), reason="no such call or account")
        except pj.Error as error:
            self.say("failed", call_id, order=order.name_of(type(what)), reason=error.reason)

    def _execute(self, what: order.Order) -> None:
        match what:
            case order.Start():
                self._start = what
                self._transport = open_port(self._endpoint, what)
                self._register(what.user, what.password)
            case order.Register():
                self._register(what.extension, what.password)
            case order.Call():
                self._call(what)
            case order.Answer():
                self._answer(what)
            case order.HangUp():
                self._hang_up(self._calls[what.id])
            case order.Hold():
                self._calls[what.id].setHold(pj.CallOpParam(True))
            case order.Resume():
                parameters = pj.CallOpParam(True)
                parameters.opt.flag = pj.PJSUA_CALL_UNHOLD
                parameters.opt.videoCount = 0
                self._calls[what.id].reinvite(parameters)
            case order.Levels():
                heard, said = self._calls[what.id].levels()
                self.say("levels", what.id, heard=heard, said=said)
            case order.Quit():
                pass  # the loop ends
            case _:
                assert_never(what)

    def turn(self, milliseconds: int) -> None:
        """Let the library work, at most this long; end the calls whose time is over."""
        self._endpoint.libHandleEvents(milliseconds)
        now = time.monotonic()
        for conversation in list(self._calls.values()):
            if conversation.ends_at and conversation.ends_at <= now:
                conversation.ends_at = 0.0
                self._hang_up(conversation)
        # Not in the callback that ends the call, where the library still works with its account.
        for call_id in self._tenants.keys() - self._calls.keys():
            self._tenants.pop(call_id).shutdown()

    def close(self) -> None:
        """Hang up, unregister, destroy: in this order, or the library aborts the process."""
        self._endpoint.hangupAllCalls()
        self._pump(lambda: not self._calls and not self._leaving)
        for user in self._present:
            self._accounts[user].setRegistration(False)
        self._pump(lambda: not self._present)
        for account in (*self._accounts.values(), *self._tenants.values()):
            account.shutdown()
        self._accounts.clear()
        self._tenants.clear()
        gc.collect()
        # All is said: without this the library waits a whole second for answers that have come.
        self._endpoint.libDestroy(pj.PJSUA_DESTROY_NO_RX_MSG)

    def _pump(self, is_done: Callable[[], bool]) -> None:
        deadline = time.monotonic() + _FAREWELL
        while not is_done() and time.monotonic() < deadline:
            self._endpoint.libHandleEvents(10)

    def _register(self, user: str, password: str) -> None:
        if self._start is None:
            raise KeyError(user)
        account = Account(self, user)
        self._accounts[user] = account
        account.create(account_config(self._start, self._transport, user, password))

    def _call(self, what: order.Call) -> None:
        if self._start is None or what.id in self._calls:
            raise KeyError(what.id)
        if len(self._calls) >= MOST_CALLS:
            self.say("failed", what.id, order="call", reason="all lines are in use")
            return
        account = self._accounts[what.extension] if what.extension else self._tenant(what, self._start)
        conversation = Conversation(account, self, what.id, Part(what.voice, what.record, what.seconds))
        self._calls[what.id] = conversation
        try:
            conversation.makeCall(
                f"sip:{what.to}@{self._start.exchange}", call_parameters(what, self._start.exchange)
            )
        except pj.Error:
            self._calls.pop(what.id, None)
            raise

    def _tenant(self, what: order.Call, start: order.Start) -> Account:
        account = Account(self, start.user)
        account.create(tenant_config(start, self._transport, what))
        self._tenants[what.id] = account
        return account

    def _answer(self, what: order.Answer) -> None:
        conversation = self._calls[what.id]
        conversation.part = Part(what.voice, what.record, what.seconds)
        conversation.answer(_status(pj.PJSIP_SC_OK))

    def _hang_up(self, conversation: Conversation) -> None:
        info = conversation.getInfo()
        is_offer = info.role == pj.PJSIP_ROLE_UAS and info.state < pj.PJSIP_INV_STATE_CONNECTING
        # Left to itself the library declines an offer (603) instead of being busy.
        conversation.hangup(_status(pj.PJSIP_SC_BUSY_HERE if is_offer else 0))

    # ------------------------------------------------------------ what pjsua2 tells

    def say(self, event: str, call_id: str, **facts: object) -> None:
        """Tell an event of a call; `at` is seconds of the machine's steady clock."""
        self._tell({"event": event, "id": call_id, "at": time.monotonic(), **facts})

    def registered(self, user: str, code: int, active: bool) -> None:
        """An answer, or none, to REGISTER."""
        ready = active and code // 100 == 2
        self._present = self._present | {user} if ready else self._present - {user}
        self._tell(
            {"event": "registration", "user": user, "ready": ready, "code": code, "at": time.monotonic()}
        )

    def offered(self, account: Account, pj_id: int, text: str) -> None:
        """Somebody calls: ring, and let the parent decide."""
        self._number_of_offers += 1
        call_id = f"offer-{self._number_of_offers}"
        conversation = Conversation(account, self, call_id, Part(), pj_id)
        self._calls[call_id] = conversation
        conversation.answer(_status(pj.PJSIP_SC_RINGING))
        fields = {name.lower(): value for name, value in reversed(_FIELD.findall(text))}
        self.say(
            "offered",
            call_id,
            user=account.user,
            called=text.split(" ", 2)[1],
            caller=fields.get("p-asserted-identity", "") or fields.get("from", ""),
            reference=fields.get("user-to-user", ""),
        )

    def transferred(self, conversation: Conversation) -> Conversation | None:
        """The other end asks us to call somebody else (RFC 3515): the same caller, another call."""
        successor = Conversation(conversation.account, self, conversation.call_id, conversation.part.next())
        self._take_over(conversation, successor)
        self.say("transferred", successor.call_id, record=successor.part.record)
        return successor

    def replaced(self, conversation: Conversation) -> Conversation:
        """Somebody takes the other end's place (RFC 3891)."""
        successor = Conversation(conversation.account, self, conversation.call_id, conversation.part.next())
        self._take_over(conversation, successor)
        self.say("replaced", successor.call_id, record=successor.part.record)
        return successor

    def over(self, conversation: Conversation) -> bool:
        """The call has ended; False when its caller goes on in another one."""
        if self._calls.get(conversation.call_id) is conversation:
            del self._calls[conversation.call_id]
            return True
        self._leaving.remove(conversation)
        return False

    def _take_over(self, old: Conversation, new: Conversation) -> None:
        self._leaving.append(old)
        self._calls[new.call_id] = new


def _status(code: int) -> pj.CallOpParam:
    parameters = pj.CallOpParam(True)
    parameters.statusCode = code
    return parameters
