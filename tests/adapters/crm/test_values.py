"""Single values in a CRM's JSON."""

from datetime import UTC, date, datetime

import pytest

from app.adapters.crm.vera_http import CrmFault
from app.adapters.crm.vera_values import day, moment
from app.adapters.crm.vera_values import number as whole_number
from tests.adapters.crm.bodies import TODAY


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-11-24T09:14:05Z", datetime(2026, 11, 24, 9, 14, 5, tzinfo=UTC)),
        ("2026-11-24T10:14:05+01:00", datetime(2026, 11, 24, 9, 14, 5, tzinfo=UTC)),
        ("2026-11-24T09:14:05", datetime(2026, 11, 24, 9, 14, 5, tzinfo=UTC)),
        ("2026-11-24", datetime(2026, 11, 24, tzinfo=UTC)),
        ("24-11-2026", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("9999-12-31T23:59:59-14:00", None),
        ("", None),
        (None, None),
    ],
)
def test_moment_is_utc_or_none(written: object, read: datetime | None) -> None:
    assert moment(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [("2026-11-24", TODAY), ("2026-11-24T23:59:59Z", TODAY), ("gisteren", None), ("1000-01-01", None), (None, None)],
)  # fmt: skip
def test_day_is_a_date_or_none(written: object, read: date | None) -> None:
    assert day(written) == read


@pytest.mark.parametrize("wrong", ["3", True, 3.0, [3]])
def test_floor_of_another_type_makes_the_answer_unreadable(wrong: object) -> None:
    with pytest.raises(CrmFault):
        whole_number(wrong)


def test_floor_beyond_all_buildings_is_not_believed() -> None:
    assert whole_number(-1) == -1
    assert whole_number(10**9) is None
