"""The contacts of today, all channels and all agents, for the figures of the board."""

import uuid
from datetime import UTC, datetime, time, timedelta

from app.domain.errors import Failure
from app.domain.incident import Incident, incidents
from app.domain.moment import Moment
from app.domain.resolution import CodedContact, Resolution, resolution
from app.domain.wrap_up import Taxonomy
from app.ports import Clock, Crm

REFRESH = 60.0  # seconds
WHOLE_DAY = 900.0  # seconds until all of today is asked again; in between only what can be new
RECENT = timedelta(minutes=90)  # a contact bears the moment at which it began, and is coded some time later


class Today:
    """What the CRM has of today. The CRM is asked while somebody watches, one request at a time."""

    def __init__(self, crm: Crm, clock: Clock, taxonomy: Taxonomy) -> None:
        self._crm = crm
        self._clock = clock
        self._taxonomy = taxonomy
        self._contacts: dict[str, CodedContact] = {}
        self._day = _midnight(clock.now())
        self._ask_at = clock.now()
        self._whole_day_at = clock.now()
        self._asked: tuple[str, datetime] | None = None
        self._names: dict[str, str] = {}
        self.as_of: Moment | None = None
        self.failure: Failure | None = None
        self.resolution: Resolution = resolution((), taxonomy)

    def incidents(self, now: Moment) -> tuple[Incident, ...]:
        """What several homes of a building reported alike in the last hour."""
        return incidents(self._contacts.values(), now.utc)

    def complex_name(self, complex_id: str) -> str:
        """What a complex is called; '' until the CRM said it."""
        return self._names.get(complex_id, "")

    def ticked(self, now: Moment) -> None:
        """A second has passed, and somebody watches: ask when it is time."""
        if _midnight(now) != self._day:
            self._begin_day(now)
        if self._asked is None and now.mono >= self._ask_at.mono:
            self._ask(now)

    def loaded(self, asked_id: str, contacts: tuple[CodedContact, ...]) -> None:
        """The CRM answered: this is all since the moment that was asked for."""
        if self._asked is None or self._asked[0] != asked_id:
            return
        since = self._asked[1]
        self._asked = None
        now = self._clock.now()
        if since == self._day:
            self._whole_day_at = now.later(WHOLE_DAY)
        earlier = {id_: one for id_, one in self._contacts.items() if one.at < since}
        self._contacts = earlier | {one.contact_id: one for one in contacts}
        self.as_of, self.failure = now, None
        self.resolution = resolution(self._contacts.values(), self._taxonomy)
        self._ask_names(now)

    def failed(self, asked_id: str, failure: Failure) -> None:
        """The CRM gave no usable answer: what was known stays, as old as it is."""
        if self._asked is not None and self._asked[0] == asked_id:
            self._asked = None
            self.failure = failure

    def named(self, complex_id: str, name: str) -> None:
        """The CRM said what a complex is called."""
        self._names[complex_id] = name

    def naming_failed(self, complex_id: str) -> None:
        """It did not; it is asked again with the next figures."""
        self._names.pop(complex_id, None)

    def _begin_day(self, now: Moment) -> None:
        """Yesterday is over, also for an answer that is still under way."""
        self._day = _midnight(now)
        self._contacts, self._asked, self.as_of = {}, None, None
        self._ask_at = self._whole_day_at = now
        self.resolution = resolution((), self._taxonomy)

    def _ask(self, now: Moment) -> None:
        is_whole = self.as_of is None or now.mono >= self._whole_day_at.mono
        since = self._day if is_whole else max(self._day, now.utc - RECENT)
        self._asked = uuid.uuid4().hex, since
        self._ask_at = now.later(REFRESH)
        self._crm.load_day(*self._asked)

    def _ask_names(self, now: Moment) -> None:
        for incident in self.incidents(now):
            if incident.complex_id not in self._names:
                self._names[incident.complex_id] = ""  # asked
                self._crm.name_complex(incident.complex_id)


def _midnight(now: Moment) -> datetime:
    """The beginning of this day on the wall of this office."""
    day = now.utc.astimezone().date()
    return datetime.combine(day, time()).astimezone().astimezone(UTC)
