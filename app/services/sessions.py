"""The contacts of this shift, which of them is on the screen, and their copy on disk."""

import logging

from app.domain.call import Direction
from app.domain.contact import ContactSession, SessionState, SessionTrigger
from app.domain.errors import InvalidTransition, StorageError
from app.domain.moment import Moment
from app.ports import Journal

log = logging.getLogger(__name__)

TRY_AGAIN = 10.0  # seconds between two attempts to write to a disk that failed
MOST_REMEMBERED = 200  # finished sessions that are kept for 'missed' and 'my day'


class Sessions:
    """All contact sessions by id, oldest first."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._sessions: dict[str, ContactSession] = {}
        self._selected = ""
        self._heard = ""
        self._unkept: dict[str, ContactSession] = {}
        self._tried_at: Moment | None = None
        self.storage_error: StorageError | None = None

    # ------------------------------------------------------------ reading

    def get(self, session_id: str) -> ContactSession | None:
        """The session with this id."""
        return self._sessions.get(session_id)

    def of_call(self, call_id: str) -> ContactSession | None:
        """The session that this call belongs to."""
        return next((one for one in self._sessions.values() if one.call_id == call_id), None)

    @property
    def all(self) -> tuple[ContactSession, ...]:
        """Every session of this shift."""
        return tuple(self._sessions.values())

    @property
    def to_code(self) -> tuple[ContactSession, ...]:
        """Conversations that ended and wait for their coding, oldest first."""
        return tuple(one for one in self._sessions.values() if one.needs_coding)

    @property
    def missed(self) -> tuple[ContactSession, ...]:
        """Callers whom nobody answered, newest first; not those whom we called in vain."""
        return tuple(
            one
            for one in reversed(self._sessions.values())
            if one.state is SessionState.MISSED and one.direction is Direction.INCOMING
        )

    @property
    def focused(self) -> ContactSession | None:
        """The session on the screen: who talks comes first, then the agent's choice, then who rings.

        Of several on the line it is the agent's choice, else the one who is not on hold.
        """
        opened = [one for one in self._sessions.values() if one.is_open]
        talking = [one for one in opened if one.state is SessionState.TALKING]
        shown = talking or opened
        selected = [one for one in shown if one.session_id == self._selected]
        heard = [one for one in talking if one.session_id == self._heard]
        ringing = [one for one in shown if one.state is SessionState.RINGING]
        return next(iter(selected + heard + talking[::-1] + ringing + opened), None)

    # ------------------------------------------------------------ changing

    def add(self, session: ContactSession) -> None:
        """A new contact begins."""
        self._sessions[session.session_id] = session
        finished = [key for key, one in self._sessions.items() if not one.is_open]
        for key in finished[:-MOST_REMEMBERED]:
            del self._sessions[key]
        self.keep(session)

    def select(self, session_id: str) -> None:
        """The agent wants to see this session; nobody is taken from the screen who talks."""
        self._selected = session_id

    def heard(self, session_id: str) -> None:
        """The agent and this one hear each other now."""
        self._selected = self._heard = session_id

    def step(self, session: ContactSession, trigger: SessionTrigger, at: Moment) -> bool:
        """Take one step of the state table and keep the result; False when there is no such step."""
        before = session.state
        try:
            session.apply(trigger, at)
        except InvalidTransition as error:
            log.warning("%s", error)
            return False
        log.info(
            "contact %.8s: %s, %s, %s", session.session_id, before.name, trigger.name, session.state.name
        )
        self.keep(session)
        return True

    def keep(self, session: ContactSession) -> None:
        """Put the session on disk, or take it off when it is done. A full disk never stops a call."""
        try:
            if session.is_open:
                self._journal.keep(session)
            else:
                self._journal.forget(session.session_id)
        except StorageError as error:
            log.error("journal: %s", error)
            self.storage_error = error
            self._unkept[session.session_id] = session
        else:
            self.storage_error = None
            self._unkept.pop(session.session_id, None)

    def ticked(self, now: Moment) -> None:
        """What a disk that failed did not take is offered again now and then, until it is safe."""
        is_early = self._tried_at is not None and now.seconds_since(self._tried_at) < TRY_AGAIN
        if not self._unkept or is_early:
            return
        self._tried_at = now
        for session in tuple(self._unkept.values()):
            self.keep(session)

    def restore(self) -> tuple[ContactSession, ...]:
        """The sessions that an earlier window left behind."""
        try:
            kept = self._journal.kept()
        except StorageError as error:
            log.error("journal: %s", error)
            self.storage_error = error
            return ()
        for session in kept:
            self._sessions[session.session_id] = session
        return kept
