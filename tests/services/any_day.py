"""A desk on a day on which anything may happen in any order, and what must hold at every moment of it.

Facts wait in two mailboxes, the telephone's and the CRM's, and are handed over at random moments, so that
keys and facts cross each other in every way.
"""

import contextlib

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from app.domain.call import Direction, EndCause
from app.domain.consult import Colleague, ConsultState, ConsultTrigger
from app.domain.contact import ContactRecord, ContactSession, SessionState
from app.domain.errors import Failure, IncompleteWrapUp, StorageError, StorageFull
from app.domain.events import LiveCall
from app.domain.phone_number import NumberKind
from app.services.sessions import TRY_AGAIN
from tests import builders
from tests.services.world import World

KEYS = ("back_to_caller", "talk_to_caller", "talk_to_colleague", "swap", "join", "hand_over")
MOST_CALLS = 4  # as many as the telephone has lines
picks = st.integers(min_value=0, max_value=MOST_CALLS - 1)


class AnyDay(RuleBasedStateMachine):
    """The rules are what others do, what the agent does, and what breaks."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World()
        self.made = 0
        self.conversations: dict[str, set[str]] = {}  # call id -> numbers that were at the other end
        self.call_of: dict[str, str] = {}  # session id -> call id
        self.typed: dict[str, set[str]] = {}  # session id -> every note that was typed for it
        self.disk_is_sound = True  # and holds all that it should
        self.safe: set[str] = set()  # contact ids that were ever in the outbox or the CRM

    # ------------------------------------------------------------ what others do

    def new_number(self) -> str:
        self.made += 1
        return f"+316900{self.made:05}"

    def lines_are_free(self) -> bool:
        return len(self.world.phone.live) < MOST_CALLS and not self.world.phone.is_absent

    @precondition(lines_are_free)
    @rule(kind=st.sampled_from(["tenant", "tenant", "unknown", "withheld", "question", "false question"]))
    def somebody_rings(self, kind: str) -> None:
        number, call_id = self.new_number(), f"call-{self.made}"
        if kind == "tenant":
            self.world.knows(number=number)
        is_question = kind in ("question", "false question")
        reference = builders.reference(session_id=f"of-{call_id}") if is_question else None
        who = {"withheld": "anonymous", "question": "6001"}.get(kind, number)
        self.world.phone.ring(call_id, builders.party(who), reference=reference)

    @rule(pick=picks, cause=st.sampled_from([EndCause.BY_OTHER_PARTY, EndCause.BUSY]))
    def other_end_goes(self, pick: int, cause: EndCause) -> None:
        for call in self.some_call(pick):
            if self.world.phone.is_absent:
                self.world.phone.ends_unseen(call.call_id)
            self.world.phone.other_ends(call.call_id, cause)

    @rule(pick=picks)
    def other_end_answers(self, pick: int) -> None:
        for call in self.some_call(pick):
            self.world.phone.other_answers(call.call_id)

    @rule(pick=picks)
    def somebody_else_is_at_the_other_end(self, pick: int) -> None:
        for call in self.some_call(pick):
            if call.answered_at and call.direction is Direction.INCOMING and not self.world.phone.is_absent:
                self.world.phone.other_changes(call.call_id, builders.party(self.new_number()))

    @rule(succeeds=st.booleans())
    def exchange_says_how_the_hand_over_went(self, succeeds: bool) -> None:
        consult = self.world.desk.consults.open_consult
        if consult is not None and consult.allows(ConsultTrigger.HAND_OVER_DONE):
            if succeeds:
                self.world.phone.transfer_succeeds(consult.customer_call, consult.colleague_call)
            else:
                self.world.phone.transfer_fails(consult.customer_call)

    # ------------------------------------------------------------ what the agent does

    @rule(pick=picks, key=st.sampled_from(["answer", "answer", "answer", "toggle_hold", "hang_up", "refuse"]))
    def agent_presses_a_key_of_a_call(self, pick: int, key: str) -> None:
        known = list(self.world.desk.calls.all)
        if pick < len(known):
            act = self.world.desk.asking if key == "hang_up" else self.world.desk.calls
            consult = self.world.desk.consults.open_consult
            getattr(act, key)(known[pick])
            if consult is not None and known[pick] == consult.customer_call:
                told = self.world.phone.commands[-1:]
                assert told != [("hang_up", consult.customer_call)], "a caller is dropped in a consult"

    @rule()
    def agent_calls_somebody(self) -> None:
        if len(self.world.phone.live) < MOST_CALLS:
            self.world.desk.dial(self.new_number())

    @rule()
    def agent_asks_the_senior(self) -> None:
        if len(self.world.phone.live) < MOST_CALLS:
            self.world.desk.ask_colleague("")

    @rule(number=st.sampled_from(["6003", "+31690009999"]))
    def agent_asks_somebody_else(self, number: str) -> None:
        if len(self.world.phone.live) < MOST_CALLS:
            self.world.desk.asking.ask("", Colleague(number, "Staartmees-Demo"))

    @rule(number=st.sampled_from(["6003", "+31690009999"]))
    def agent_puts_the_caller_through(self, number: str) -> None:
        self.world.desk.asking.put_through(Colleague(number, "Staartmees-Demo"))

    @rule(key=st.sampled_from([*KEYS, "end_for_all"]))
    def agent_presses_a_key_of_the_consult(self, key: str) -> None:
        getattr(self.world.desk.consults, key)()

    @rule(is_complete=st.booleans())
    def agent_types(self, is_complete: bool) -> None:
        session = self.world.desk.sessions.focused
        if session is not None:
            self.made += 1
            note = f"{session.session_id} {self.made}"
            self.typed.setdefault(session.session_id, {""}).add(note)
            self.world.code(session, note)
            if not is_complete:
                self.world.desk.wrap_up.choose_topic(session.session_id, "OVL")

    @rule(pick=picks)
    def agent_saves(self, pick: int) -> None:
        waiting = [one for one in self.world.desk.sessions.all if one.is_open]
        if pick < len(waiting):
            with contextlib.suppress(IncompleteWrapUp, StorageError):
                self.world.desk.wrap_up.save(waiting[pick].session_id)

    @rule(pick=picks)
    def agent_looks_at_another_contact_to_code(self, pick: int) -> None:
        waiting = self.world.desk.sessions.to_code
        if pick < len(waiting):
            self.world.desk.sessions.select(waiting[pick].session_id)

    # ------------------------------------------------------------ time, and what breaks

    @rule(telephone=st.integers(0, 3), answers=st.integers(0, 20))
    def desk_hears(self, telephone: int, answers: int) -> None:
        for mailbox, number in ((self.world.mailbox, telephone), (self.world.answers, answers)):
            for _ in range(min(number, len(mailbox))):
                self.world.desk.handle(mailbox.popleft())

    @rule()
    def desk_hears_everything(self) -> None:
        self.world.settle()

    @rule(seconds=st.sampled_from([1, 5, 30]))
    def time_passes(self, seconds: int) -> None:
        self.world.later(seconds)
        if seconds > TRY_AGAIN and self.world.journal.error is None:
            self.disk_is_sound = True

    @rule(failure=st.sampled_from([None, None, *Failure]))
    def crm_fails_or_works(self, failure: Failure | None) -> None:
        self.world.crm.failure = failure

    @rule(loses=st.booleans())
    def receipts_are_lost_or_not(self, loses: bool) -> None:
        self.world.crm.loses_receipts = loses

    @rule(is_full=st.booleans())
    def disk_is_full_or_not(self, is_full: bool) -> None:
        error = StorageFull("SQLITE_FULL") if is_full else None
        self.world.journal.error = self.world.outbox.error = error
        self.disk_is_sound = self.disk_is_sound and not is_full

    @rule(dies=st.booleans())
    def engine_dies_or_seems_to(self, dies: bool) -> None:
        if self.world.phone.is_absent:
            self.world.phone.connect()
        elif dies:
            self.world.phone.engine_dies()
        else:
            self.world.phone.channel_breaks()

    def window_can_be_killed(self) -> bool:
        """Not while it alone knows something: the disk is full, or a call that seemed lost was saved."""
        sessions = [self.world.desk.sessions.of_call(call.call_id) for call in self.world.phone.live]
        return self.disk_is_sound and all(one is None or one.is_open for one in sessions)

    @precondition(window_can_be_killed)
    @rule(pick=st.none() | picks)
    def window_is_killed(self, pick: int | None) -> None:
        self.world.kill_window()
        for call in self.some_call(pick) if pick is not None else ():
            self.world.phone.ends_unseen(call.call_id)
        for call_id in [one for one in self.conversations if self.nobody_knows_of(one)]:
            del self.conversations[call_id]
        self.world.start_window()

    # ------------------------------------------------------------ what must hold

    @invariant()
    def note_the_truth(self) -> None:
        self.world.clock.advance(0.001)  # no two things happen at the same moment
        for call in self.world.phone.live:
            # A caller with a reference and an outside number was handed over to us, or lies.
            is_ours = call.direction is Direction.OUTGOING or call.party.number.kind is NumberKind.INTERNAL
            is_question = call.reference is not None and is_ours
            if call.answered_at and not is_question:
                self.conversations.setdefault(call.call_id, set()).add(call.party.number.digits)
        for session in self.world.desk.sessions.all:
            self.call_of[session.session_id] = session.call_id

    @invariant()
    def what_was_saved_is_safe_and_is_about_its_own_call(self) -> None:
        saved = self.saved()
        assert self.safe <= saved.keys(), "a saved contact is gone"
        self.safe = set(saved)
        written = [record.contact_id for record in self.world.crm.written]
        assert len(written) == len(set(written)), "a contact is in the CRM twice"
        for contact_id, record in saved.items():
            assert record.wrap_up.note in self.typed.get(contact_id, {""}), "a note of another caller"
            assert record.number in self.conversations[self.call_of[contact_id]], "another caller's number"

    @invariant()
    def no_draft_is_on_another_contact(self) -> None:
        for session in self.world.desk.sessions.all:
            assert session.draft.note in self.typed.get(session.session_id, {""})

    @invariant()
    def every_conversation_has_one_coding(self) -> None:
        if self.world.mailbox or self.world.answers:
            return
        saved = [self.call_of[contact_id] for contact_id in self.saved()]
        opened = [one.call_id for one in self.world.desk.sessions.all if _is_a_coding(one)]
        for call_id in self.conversations:
            assert (saved + opened).count(call_id) == 1, f"{call_id}: saved {saved}, open {opened}"
        assert set(saved + opened) == set(self.conversations)

    @invariant()
    def nobody_overhears_anybody(self) -> None:
        if self.world.mailbox or self.world.phone.is_absent:
            return
        heard, consult = self.world.phone.heard, self.world.desk.consults.open_consult
        if consult is not None:
            waiting = [one for one in heard if consult.keeps_waiting(one)]
            assert not waiting, "one of the two hears what is not meant for them"
        if consult is not None and consult.state in (ConsultState.TOGETHER, ConsultState.HANDING_OVER):
            assert len(heard) <= 1 or heard == {consult.customer_call, consult.colleague_call}
        else:
            assert len(heard) <= 1, "two callers hear the agent"
            assert not self.world.phone.hear_each_other

    @invariant()
    def screen_shows_what_is(self) -> None:
        desk, phone = self.world.desk, self.world.phone
        if self.world.mailbox or phone.is_absent:
            return
        assert {one.call_id: one.state for one in desk.calls.all.values()} == {
            one.call_id: one.state for one in phone.live
        }
        sessions = [desk.sessions.of_call(call_id) for call_id in phone.heard]
        talking = [one for one in sessions if one is not None and one.is_open]
        if len(talking) == 1:
            assert desk.sessions.focused is talking[0], "the screen shows another caller"

    @invariant()
    def disk_holds_all_that_is_open(self) -> None:
        if self.disk_is_sound:
            opened = {one.session_id: one.state for one in self.world.desk.sessions.all if one.is_open}
            assert {one.session_id: one.state for one in self.world.journal.kept()} == opened

    def teardown(self) -> None:
        """The day ends: all is put right, hung up, coded and sent; nothing is missing, nothing double."""
        world = self.world
        world.journal.error = world.outbox.error = world.crm.failure = None
        world.crm.loses_receipts = False
        if world.phone.is_absent:
            world.phone.connect()
        world.settle()
        self.note_the_truth()
        while world.phone.live:
            world.phone.other_ends(world.phone.live[0].call_id)
            world.settle()
        for session in world.desk.sessions.to_code:
            world.code(session)
            world.save(session)
        for _ in range(3):
            world.later(3_700)
        refused = {entry.record.contact_id for entry in world.outbox.waiting()}
        assert refused == {entry.record.contact_id for entry in world.desk.delivery.refused}
        in_crm = {record.contact_id for record in world.crm.written}
        coded = [self.call_of[contact_id] for contact_id in in_crm | refused]
        assert sorted(coded) == sorted(self.conversations)

    # ------------------------------------------------------------ inside

    def some_call(self, pick: int) -> list[LiveCall]:
        return list(self.world.phone.live[pick : pick + 1])

    def saved(self) -> dict[str, ContactRecord]:
        """All that is in the outbox or in the CRM, whatever the disk says."""
        error, self.world.outbox.error = self.world.outbox.error, None
        saved = self.world.saved
        self.world.outbox.error = error
        return saved

    def nobody_knows_of(self, call_id: str) -> bool:
        """True for a conversation that ended before the window that was killed had heard of it."""
        if any(call.call_id == call_id for call in self.world.phone.live):
            return False
        kept = [one for one in self.world.journal.kept() if one.call_id == call_id and _is_a_coding(one)]
        return not kept and call_id not in {self.call_of[contact_id] for contact_id in self.saved()}


def _is_a_coding(session: ContactSession) -> bool:
    talked = session.state in (SessionState.TALKING, SessionState.WRAPPING_UP)
    return talked and not session.is_question
