"""A CRM in memory that answers at once, late, wrongly, or not at all."""

from datetime import datetime

from app.domain import events
from app.domain.agent import Role
from app.domain.caller import Candidate
from app.domain.contact import ContactRecord
from app.domain.dossier import DossierContent, PartName, name_of
from app.domain.errors import Failure
from app.domain.phone_number import PhoneNumber
from app.domain.resolution import CodedContact
from app.domain.search import SearchQuery
from app.ports import Post


class FakeCrm:
    """The Crm port.

    `failure`: why every request fails now. `is_silent`: nothing is answered; the test posts by itself.
    `loses_receipts`: contacts are written, and the answer on them is lost.
    """

    def __init__(self, post: Post) -> None:
        self._post = post
        self._by_number: dict[str, tuple[Candidate, ...]] = {}
        self._by_home: dict[tuple[str, str], tuple[Candidate, ...]] = {}
        self._dossiers: dict[str, tuple[DossierContent, ...]] = {}
        self.failure: Failure | None = None
        self.retry_after: float | None = None
        self.words = ""
        self.is_silent = False
        self.loses_receipts = False
        self.identified: list[PhoneNumber] = []
        self.loaded: list[str] = []
        self.searched: list[SearchQuery] = []
        self.attempts: list[tuple[str, bool]] = []
        self.written: list[ContactRecord] = []
        self.roles: dict[str, Role] = {}
        self.day: tuple[CodedContact, ...] = ()
        self.complexes: dict[str, str] = {}
        self.asked: list[str | datetime] = []

    # ------------------------------------------------------------ what it knows

    def knows(self, number: str, *candidates: Candidate) -> None:
        """These people have that number (E.164)."""
        self._by_number[number] = candidates

    def houses(self, postcode: str, house_number: str, *candidates: Candidate) -> None:
        """These people live there."""
        self._by_home[postcode, house_number] = candidates

    def holds(self, relation_id: str, *contents: DossierContent) -> None:
        """The dossier of one person; parts that are not given do not exist."""
        self._dossiers[relation_id] = contents

    # ------------------------------------------------------------ Crm

    def identify(self, session_id: str, number: PhoneNumber) -> None:
        """Look up who has this number."""
        self.identified.append(number)
        if self.failure is not None:
            self._say(events.IdentificationFailed(session_id, self.failure))
        else:
            self._say(events.CallerIdentified(session_id, self._by_number.get(number.digits, ())))

    def load(self, session_id: str, relation_id: str) -> None:
        """The dossier of one person; of somebody who is not in the CRM the person is not found."""
        self.loaded.append(relation_id)
        contents = {name_of(content): content for content in self._dossiers.get(relation_id, ())}
        for part in PartName:
            content = contents.get(part)
            if self.failure is not None:
                self._say(events.DossierPartFailed(session_id, relation_id, part, self.failure))
            elif content is not None:
                self._say(events.DossierLoaded(session_id, relation_id, content))
            elif part is PartName.PERSON:
                self._say(events.DossierPartFailed(session_id, relation_id, part, Failure.NOT_FOUND))
            else:
                self._say(events.DossierPartAbsent(session_id, relation_id, part))

    def search(self, search_id: str, query: SearchQuery) -> None:
        """Look up who lives there or is called so."""
        self.searched.append(query)
        if self.failure is not None:
            self._say(events.SearchFailed(search_id, self.failure))
        elif query.postcode:
            home = query.postcode, query.house_number
            self._say(events.CallersFound(search_id, self._by_home.get(home, ())))
        else:
            everybody = dict.fromkeys(one for several in self._by_number.values() for one in several)
            name = query.name.lower()
            found = tuple(one for one in everybody if name and name in one.name.lower())
            self._say(events.CallersFound(search_id, found))

    def record(self, record: ContactRecord, *, is_repeat: bool) -> None:
        """Write a contact; a repeat is looked up first."""
        self.attempts.append((record.contact_id, is_repeat))
        if self.failure is not None:
            self._say(events.RecordingFailed(record.contact_id, self.failure, self.retry_after, self.words))
            return
        is_known = is_repeat and any(one.contact_id == record.contact_id for one in self.written)
        if not is_known:
            self.written.append(record)
        if self.loses_receipts:
            self._say(events.RecordingFailed(record.contact_id, Failure.TIMED_OUT))
        else:
            self._say(events.ContactRecorded(record.contact_id, f"CRM-{record.contact_id}"))

    def find_role(self, relation_id: str) -> None:
        """Look up what an employee is; whoever is not named in `roles` is not in the CRM."""
        self.asked.append(relation_id)
        role = self.roles.get(relation_id)
        failure = self.failure or (Failure.NOT_FOUND if role is None else None)
        if role is None or failure is not None:
            self._say(events.RoleFailed(relation_id, failure or Failure.NOT_FOUND))
        else:
            self._say(events.RoleFound(relation_id, role))

    def load_day(self, asked_id: str, since: datetime) -> None:
        """All of `day` since then."""
        self.asked.append(since)
        if self.failure is not None:
            self._say(events.DayFailed(asked_id, self.failure))
        else:
            self._say(events.DayLoaded(asked_id, tuple(one for one in self.day if one.at >= since)))

    def name_complex(self, complex_id: str) -> None:
        """Look up what a complex is called."""
        self.asked.append(complex_id)
        failure = self.failure or (None if complex_id in self.complexes else Failure.NOT_FOUND)
        if failure is not None:
            self._say(events.ComplexNamingFailed(complex_id, failure))
        else:
            self._say(events.ComplexNamed(complex_id, self.complexes[complex_id]))

    def _say(self, event: events.Event) -> None:
        if not self.is_silent:
            self._post(event)
