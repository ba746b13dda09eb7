"""Something is happening in a building: several homes report the same within an hour."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.resolution import CodedContact

ENOUGH = 3  # homes with like reports
WINDOW = timedelta(minutes=60)


@dataclass(frozen=True)
class Incident:
    """Like reports about one complex. `reports` counts homes; who reported is not known here."""

    complex_id: str
    subtopic: str
    subtopic_words: str
    reports: int
    first_at: datetime
    last_at: datetime


def incidents(contacts: Iterable[CodedContact], now: datetime) -> tuple[Incident, ...]:
    """What at least three homes of one complex reported alike in the last hour, most reports first.

    Alike is the same sub-topic. A home that calls three times is one report; a caller whose home nobody
    knows is one by each contact.
    """
    alike: dict[tuple[str, str], list[CodedContact]] = defaultdict(list)
    for one in contacts:
        if one.complex_id and one.subtopic and now - WINDOW <= one.at <= now:
            alike[one.complex_id, one.subtopic].append(one)
    found = [_incident(several) for several in alike.values() if _homes(several) >= ENOUGH]
    return tuple(sorted(found, key=lambda one: (-one.reports, one.first_at, one.complex_id)))


def _homes(contacts: list[CodedContact]) -> int:
    return len({one.unit_id or one.contact_id for one in contacts})


def _incident(contacts: list[CodedContact]) -> Incident:
    moments = [one.at for one in contacts]
    newest = max(contacts, key=lambda one: one.at)
    return Incident(
        newest.complex_id,
        newest.subtopic,
        newest.subtopic_words,
        _homes(contacts),
        min(moments),
        max(moments),
    )
