"""The LineReports port: a JSON file for each report, in a folder of this user."""

import errno
import json
import logging
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from app.domain.errors import StorageError, StorageFull
from app.domain.line_quality import LineSample, judged
from app.domain.line_report import KEPT_DAYS, LineReport
from app.ports import Clock
from app.version import VERSION

log = logging.getLogger(__name__)

FOLDER = "line-reports"
KEPT_FOR = timedelta(days=KEPT_DAYS)
MOST = 50  # reports; the oldest make room
_NO_ROOM = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


class JsonLineReports:
    """Reports of bad lines, until they are two weeks old. `folder` need not be there."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock

    def keep(self, report: LineReport) -> None:
        """Write it down, whole or not at all; what is too old goes.

        Raises:
            StorageFull: there is no room.
            StorageError: the folder or the file cannot be written.
        """
        name = f"{report.made_at:%Y%m%dT%H%M%S}-{report.call_id[:8]}.json"
        new = self._folder / f"{name}.new"
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            new.write_text(json.dumps(_form(report), indent=1), "utf-8")
            new.replace(self._folder / name)
        except OSError as error:
            kind = StorageFull if error.errno in _NO_ROOM else StorageError
            raise kind(errno.errorcode.get(error.errno or 0, "OSError")) from error
        self.tidy()

    def tidy(self) -> None:
        """Remove what is older than two weeks, and the oldest of more than fifty."""
        until = self._clock.now().utc - KEPT_FOR
        reports = sorted(self._folder.glob("*.json"))  # their names begin with their time
        for place, file in enumerate(reports):
            if place < len(reports) - MOST or _made_at(file) < until:
                file.unlink(missing_ok=True)


def kept_reports(folder: Path) -> dict[str, str]:
    """The reports in the folder of the desk's own files, by name, for a diagnosis."""
    return {file.name: _read(file) for file in sorted((folder / FOLDER).glob("*.json"))}


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, ValueError) as error:
        return json.dumps({"failed": type(error).__name__})


def _made_at(file: Path) -> datetime:
    return datetime.fromtimestamp(file.stat().st_mtime).astimezone()


def _form(report: LineReport) -> dict[str, Any]:
    quality = judged(report.samples)
    return {
        "program": VERSION,
        "call": report.call_id,
        "call at the exchange": report.exchange_id,
        "made": report.made_at.isoformat(timespec="seconds"),
        "direction": report.direction.name.lower(),
        "answered after (s)": _rounded(report.answered_after),
        "reported after (s)": _rounded(report.reported_after),
        "on hold (s)": _rounded(report.held),
        "sound": report.sound,
        "light": quality.light.name.lower() if quality else "",
        "nothing comes in": bool(quality and quality.hears_nothing),
        "is not heard": bool(quality and quality.is_not_heard),
        "the other end reports": bool(quality and quality.knows_sending),
        "opinion (MOS, G.107)": _rounded(quality.opinion) if quality else None,
        "last minute": [_line(one, report.samples[0]) for one in report.samples],
    }


def _line(sample: LineSample, first: LineSample) -> dict[str, Any]:
    figures = asdict(sample)
    del figures["at"]
    return {"second": _rounded(sample.at.seconds_since(first.at))} | {
        name: _rounded(value) if isinstance(value, float) else value for name, value in figures.items()
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
