"""Log files: what the program did, in little room, for the owner's eyes, and never in the way."""

import logging
import re
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.log_files import open_log
from tests.adapters.storage.full_disk import fill, small_disk

ours = logging.getLogger("app.services.desk")
windows = logging.getLogger("ui.crash")
library = logging.getLogger("some.library")


@pytest.fixture(autouse=True)
def log_as_before() -> Iterator[None]:
    """Whatever a test opens is closed after it."""
    loggers = [logging.getLogger(name) for name in (None, "app", "ui")]
    levels, handlers = [one.level for one in loggers], loggers[0].handlers[:]
    yield
    for handler in set(loggers[0].handlers) - set(handlers):
        loggers[0].removeHandler(handler)
        handler.close()
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "bellerbeeld.log"


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def test_log_says_when_how_bad_where_and_what(path: Path) -> None:
    open_log(path)
    ours.info("call %.8s: RINGING, ANSWERED, TALKING", "call-1")
    windows.error("de merel é 🐦")
    first, second = lines(path)
    time = r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3}"
    assert re.fullmatch(f"{time} INFO app.services.desk call call-1: RINGING, ANSWERED, TALKING", first)
    assert re.fullmatch(f"{time} ERROR ui.crash de merel é 🐦", second)


def test_libraries_are_held_to_warnings_because_they_quote_whom_they_ask_about(path: Path) -> None:
    open_log(path)
    library.debug("GET /relaties/telefoonnummers?filter=waarde eq '+31690007531'")
    library.info("Resetting dropped connection: 31690007531")
    ours.debug("too much, of ours too")
    library.warning("Retrying")
    assert [line.partition("some.library ")[2] for line in lines(path)] == ["Retrying"]


def test_next_start_goes_on_where_the_last_one_ended(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("of yesterday\n", encoding="utf-8")
    open_log(path)
    ours.info("of today")
    assert [line.rpartition("of ")[2] for line in lines(path)] == ["yesterday", "today"]


def test_log_never_takes_more_than_four_megabytes_and_the_newest_lines_stay(path: Path) -> None:
    open_log(path)
    for number in range(6_000):
        ours.info("%06d %s", number, "x" * 1_000)
    files = sorted(path.parent.iterdir())
    assert [one.name for one in files] == [path.name, *(f"{path.name}.{number}" for number in (1, 2, 3))]
    assert all(one.stat().st_size <= 1_000_000 for one in files)
    kept = [line.split()[4] for one in (*files[:0:-1], files[0]) for line in lines(one)]
    assert kept == [f"{number:06}" for number in range(6_000 - len(kept), 6_000)]
    assert len(kept) > 2_500


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no mode bits; the profile's folder protects")
def test_nobody_else_on_this_computer_can_read_any_of_the_files(path: Path) -> None:
    open_log(path)
    for _ in range(3):
        ours.info("x" * 600_000)
    assert {stat.S_IMODE(one.stat().st_mode) for one in path.parent.iterdir()} == {0o600}
    assert len(list(path.parent.iterdir())) == 3
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no mode bits; the profile's folder protects")
def test_log_that_others_could_read_is_closed_to_them(path: Path) -> None:
    path.parent.mkdir()
    path.touch(0o644)
    open_log(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_half_a_character_does_not_cost_the_line(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    open_log(path)
    ours.info("half \ud800 teken")
    assert lines(path)[0].endswith(r"half \ud800 teken")
    assert capsys.readouterr().err == ""


def test_place_that_cannot_be_written_is_told_at_the_start(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(OSError, match=re.escape(path.name)):
        open_log(path)


def test_full_disk_stops_nobody_and_costs_no_later_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with small_disk(tmp_path / "disk") as disk:
        path = disk / "bellerbeeld.log"
        open_log(path)
        ours.info("before")
        filler = fill(disk)
        for _ in range(20):
            ours.info("x" * 1_000)
        assert "No space left on device" in capsys.readouterr().err, "the disk is full"
        filler.unlink()
        ours.info("after")
        assert lines(path)[0].endswith("before")
        assert lines(path)[-1].endswith("after")
