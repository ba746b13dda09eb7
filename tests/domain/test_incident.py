"""When several homes of a building report the same, and when they do not."""

from datetime import timedelta
from typing import Any

from app.domain.incident import incidents
from app.domain.resolution import CodedContact
from tests.builders import NOW


def reported(home: str, minutes_ago: float = 5, **changes: Any) -> CodedContact:
    values: dict[str, Any] = {
        "contact_id": f"CM-{home}-{minutes_ago}",
        "at": NOW.utc - timedelta(minutes=minutes_ago),
        "subtopic": "ALGLIF",
        "subtopic_words": "Lift",
        "unit_id": home,
        "complex_id": "CL-1",
    }
    return CodedContact(**(values | changes))


def test_three_homes_with_the_same_report_are_something() -> None:
    (found,) = incidents([reported("E-1", 50), reported("E-2", 20), reported("E-3", 1)], NOW.utc)
    assert (found.complex_id, found.subtopic, found.subtopic_words) == ("CL-1", "ALGLIF", "Lift")
    assert found.reports == 3
    assert found.first_at == NOW.utc - timedelta(minutes=50)
    assert found.last_at == NOW.utc - timedelta(minutes=1)


def test_two_homes_are_not() -> None:
    assert incidents([reported("E-1"), reported("E-2")], NOW.utc) == ()


def test_home_that_calls_three_times_is_one_report() -> None:
    assert (
        incidents([reported("E-1", 1), reported("E-1", 2), reported("E-2"), reported("E-1", 3)], NOW.utc)
        == ()
    )


def test_callers_whose_home_nobody_knows_are_one_report_each() -> None:
    found = incidents([reported("", 1), reported("", 2), reported("", 3)], NOW.utc)
    assert [one.reports for one in found] == [3]


def test_unlike_reports_of_one_building_are_nothing() -> None:
    reports = [reported(f"E-{code}", subtopic=code) for code in ("ALGLIF", "ALGVER", "REPLOO")]
    assert incidents(reports, NOW.utc) == ()


def test_like_reports_of_several_buildings_are_nothing() -> None:
    assert incidents([reported(f"E-{n}", complex_id=f"CL-{n}") for n in range(3)], NOW.utc) == ()


def test_report_older_than_an_hour_does_not_count_any_more() -> None:
    recent = [reported("E-1", 5), reported("E-2", 59)]
    assert incidents([*recent, reported("E-3", 60)], NOW.utc) != ()
    assert incidents([*recent, reported("E-3", 61)], NOW.utc) == ()


def test_contact_without_a_building_or_a_topic_is_nothing() -> None:
    nowhere = [reported(f"E-{n}", complex_id="") for n in range(3)]
    about_nothing = [reported(f"E-{n}", subtopic="") for n in range(3)]
    assert incidents([*nowhere, *about_nothing], NOW.utc) == ()


def test_building_with_most_reports_stands_first_and_a_burst_is_one() -> None:
    few = [reported(f"E-{n}", complex_id="CL-2", minutes_ago=40) for n in range(3)]
    many = [reported(f"E-{n}") for n in range(30)]
    assert [(one.complex_id, one.reports) for one in incidents([*few, *many], NOW.utc)] == [
        ("CL-1", 30),
        ("CL-2", 3),
    ]
