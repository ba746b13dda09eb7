"""Reports of bad lines on disk: figures and times, nothing of people, for two weeks."""

import json
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.adapters.line_reports import FOLDER, KEPT_FOR, MOST, JsonLineReports, kept_reports
from app.domain.call import Direction
from app.domain.errors import StorageError
from app.domain.line_report import LineReport
from tests.builders import NOW, line_sample
from tests.fakes.clock import FakeClock


def report(call_id: str = "0123456789abcdef", later: float = 0.0) -> LineReport:
    samples = tuple(
        line_sample(NOW.later(second), received=45 * second, lost=5 * second, sent=50 * second)
        for second in range(30)
    )
    return LineReport(
        call_id, "0b1d5000-0000-4000-8000-000000000000", NOW.later(later).utc, Direction.INCOMING,
        4.0, 74.04, 0.0, "device", samples,
    )  # fmt: skip


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def reports(tmp_path: Path, clock: FakeClock) -> JsonLineReports:
    return JsonLineReports(tmp_path / FOLDER, clock)


def content(folder: Path) -> dict[str, Any]:
    (text,) = kept_reports(folder).values()
    found: dict[str, Any] = json.loads(text)
    return found


def test_report_says_what_whoever_looks_after_the_network_asks_for(
    reports: JsonLineReports, tmp_path: Path
) -> None:
    reports.keep(report())
    said = content(tmp_path)
    assert said["call"] == "0123456789abcdef"
    assert said["call at the exchange"] == "0b1d5000-0000-4000-8000-000000000000"
    assert (said["light"], said["opinion (MOS, G.107)"] < 3.5) == ("red", True)
    assert (said["answered after (s)"], said["reported after (s)"], said["sound"]) == (4.0, 74.04, "device")
    assert len(said["last minute"]) == 30
    assert (
        said["last minute"][29] | {"second": 29.0, "received": 1305, "lost": 145} == said["last minute"][29]
    )


def test_report_without_any_figure_is_one_too(reports: JsonLineReports, tmp_path: Path) -> None:
    empty = LineReport("abc", "", NOW.utc, Direction.OUTGOING, None, 3.0, 0.0, "none", ())
    reports.keep(empty)
    said = content(tmp_path)
    assert (said["light"], said["opinion (MOS, G.107)"], said["last minute"]) == ("", None, [])


def test_only_this_user_may_look_into_the_folder(reports: JsonLineReports, tmp_path: Path) -> None:
    reports.keep(report())
    if os.name == "posix":
        assert (tmp_path / FOLDER).stat().st_mode & 0o777 == 0o700


def test_report_of_three_weeks_ago_is_gone_with_the_next(
    reports: JsonLineReports, clock: FakeClock, tmp_path: Path
) -> None:
    reports.keep(report("aaaaaaaa"))
    (old,) = (tmp_path / FOLDER).iterdir()
    begin = NOW.utc.timestamp()
    os.utime(old, (begin, begin))
    clock.advance((KEPT_FOR + timedelta(minutes=1)).total_seconds())
    reports.keep(report("bbbbbbbb", later=KEPT_FOR.total_seconds()))
    assert [name[-13:-5] for name in kept_reports(tmp_path)] == ["bbbbbbbb"]


def test_oldest_of_too_many_make_room(reports: JsonLineReports, tmp_path: Path) -> None:
    for number in range(MOST + 2):
        reports.keep(report(f"{number:08}", later=number))
    assert [name[-13:-5] for name in kept_reports(tmp_path)][:2] == ["00000002", "00000003"]
    assert len(kept_reports(tmp_path)) == MOST


def test_folder_that_cannot_be_made_is_a_storage_error(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file where the folder ought to be")
    with pytest.raises(StorageError):
        JsonLineReports(tmp_path / FOLDER, FakeClock()).keep(report())


def test_report_that_cannot_be_read_is_named_and_costs_no_other(
    reports: JsonLineReports, tmp_path: Path
) -> None:
    reports.keep(report())
    (tmp_path / FOLDER / "broken.json").write_bytes(b"\xff")
    (tmp_path / FOLDER / "folder.json").mkdir()
    found = kept_reports(tmp_path)
    assert len(found) == 3
    assert found["broken.json"] == '{"failed": "UnicodeDecodeError"}'
    assert found["folder.json"] == '{"failed": "IsADirectoryError"}'


def test_no_report_is_no_trouble(tmp_path: Path) -> None:
    assert kept_reports(tmp_path) == {}
