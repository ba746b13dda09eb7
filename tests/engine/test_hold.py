"""Wishes of hold and resumption that come faster than the other end answers, in every order."""

from itertools import product
from typing import Any, cast

import pytest

from app.engine.call_record import CallRecord
from app.engine.hold import Hold
from app.engine.protocol import CallHeld, CallResumed, CommandFailed, Remote
from app.engine.sip_objects import SipCall

DEEDS = ("hold", "resume", "answer", "time passes")
LONGEST = 6


class Conversation:
    """One call as `Hold` uses it, and the other end, which agrees with every change when it is asked to answer.

    `is_told_held` is what the window was told last.
    """

    def __init__(self) -> None:
        self.record = CallRecord("call-1", incoming=True, remote=Remote("+31690001234"), offered_at=0.0)
        self.is_told_held = False
        self.asked: bool | None = None
        self._hold = Hold(lambda: None, self._say)

    def do(self, deed: str) -> None:
        """One thing that happens."""
        if deed == "answer":
            self._answer()
        elif deed == "time passes":
            self._hold.make_true(self._call)
        else:
            self._hold.ask(self._call, held=deed == "hold")

    def settle(self) -> None:
        """Until nothing is under way."""
        self.do("time passes")
        while self.asked is not None:
            self.do("answer")
            self.do("time passes")

    def setHold(self, _parameters: Any) -> None:  # noqa: N802 - the library's name
        """A re-INVITE with sendonly."""
        self.asked = True

    def reinvite(self, _parameters: Any) -> None:
        """A re-INVITE with sendrecv."""
        self.asked = False

    @property
    def _call(self) -> SipCall:
        return cast(SipCall, self)

    def _answer(self) -> None:
        if self.asked is not None:
            on_hold, self.asked = self.asked, None
            self._hold.media_heard(self.record, on_hold=on_hold)
            self._hold.change_answered(self.record, 200)

    def _say(self, notice: CallHeld | CallResumed | CommandFailed) -> None:
        assert not isinstance(notice, CommandFailed)
        assert self.is_told_held is isinstance(notice, CallResumed), "the window is told what it knows"
        self.is_told_held = isinstance(notice, CallHeld)


@pytest.mark.parametrize("length", range(1, LONGEST + 1))
def test_last_wish_is_what_the_other_end_has_and_the_window_is_told(length: int) -> None:
    for deeds in product(DEEDS, repeat=length):
        conversation = Conversation()
        for deed in deeds:
            conversation.do(deed)
        conversation.settle()
        wishes = [deed for deed in deeds if deed in ("hold", "resume")]
        is_held = bool(wishes) and wishes[-1] == "hold"
        record = conversation.record
        assert (record.on_hold, conversation.is_told_held) == (is_held, is_held), deeds
