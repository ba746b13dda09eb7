"""What colleagues coded before the demonstration began."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from app.adapters.crm.vera_day import coded_contacts
from app.demo.morning import write_morning
from app.demo.surroundings import Crm
from app.domain.incident import incidents
from tests.crm_server import KEY, ReferenceCrm, running_crm
from tests.vera import standard

CONTACTS = "brg/v4/contactmomenten"
OURS = {"idOrganisatie": "KCC-DEMO"}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReferenceCrm]:
    with running_crm(tmp_path_factory.mktemp("crm")) as crm:
        write_morning(Crm(crm.url, KEY))
        yield crm


def test_last_two_hours_have_contacts_of_many_topics_solved_and_not(written: ReferenceCrm) -> None:
    rows = written.rows(CONTACTS, OURS)
    read = list(coded_contacts(rows))
    now = datetime.now(UTC)
    assert len(read) == len(rows) > 60
    assert all(now - timedelta(hours=2, minutes=5) < one.at <= now for one in read)
    assert all(one.is_handled and one.outcome for one in read)
    assert len({one.topic for one in read}) > 5
    assert 0 < sum(one.outcome in ("ELA", "DUB", "EIG", "GEM", "ZOR") for one in read) < len(read)


def test_homes_of_one_building_report_their_lift(written: ReferenceCrm) -> None:
    read = coded_contacts(written.rows(CONTACTS, OURS))
    (found,) = incidents(read, datetime.now(UTC))
    assert found.complex_id == written.scenarios["S3"]["complex_id"]
    assert (found.subtopic, found.reports) == ("ALGLIF", 4)


def test_contacts_are_as_the_standard_says(written: ReferenceCrm) -> None:
    api = standard("brg")
    rows = written.rows(CONTACTS, OURS)
    assert [fault for row in rows for fault in api.faults_of_answer("/contactmomenten", row)] == []


def test_morning_that_is_written_twice_within_the_hour_is_there_once(written: ReferenceCrm) -> None:
    before = {row["idExtern"] for row in written.rows(CONTACTS, OURS)}
    hour = datetime.now(UTC).hour
    write_morning(Crm(written.url, KEY))
    after = {row["idExtern"] for row in written.rows(CONTACTS, OURS)}
    assert after == before or datetime.now(UTC).hour != hour
