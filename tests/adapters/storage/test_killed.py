"""A desk that is killed while it saves: what it said was saved is there, and half of anything is not."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from app.adapters.storage.desk_file import DeskFile
from app.adapters.storage.sqlite_journal import SqliteJournal
from tests.adapters.storage.saving import save, saved
from tests.fakes.clock import FakeClock

ROOT = Path(__file__).resolve().parents[3]


@contextmanager
def saver(path: Path, what: str) -> Iterator[subprocess.Popen[str]]:
    """Another process that works in the file; it is killed at the end, whatever it is doing."""
    command = [sys.executable, "-m", "tests.adapters.storage.saver", str(path), what]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:
        try:
            yield process
        finally:
            process.kill()  # SIGKILL; on Windows TerminateProcess, which is no milder


def _said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def _drafts(file: DeskFile) -> list[str]:
    return [session.session_id for session in SqliteJournal(file, FakeClock()).kept()]


@pytest.mark.parametrize("count", [1, 40])
def test_every_contact_that_was_said_to_be_saved_is_there_in_order_after_a_kill(
    path: Path, count: int
) -> None:
    with saver(path, "save") as process:
        told = [_said(process) for _ in range(count)]
        process.kill()
        assert process.stdout is not None
        told += process.stdout.read().split()
    with closing(DeskFile(path)) as file:
        there, drafts = saved(file), _drafts(file)
        assert file.set_aside is None
    assert there[: len(told)] == told
    # It may have been killed between the commit and the word, or between the ring and the saving: never both halves.
    assert len(there) - len(told) <= 1
    assert drafts in ([], [f"contact-{len(there):06}"])


def test_saving_that_is_killed_before_its_commit_leaves_the_draft_and_no_half_contact(path: Path) -> None:
    with saver(path, "stop-before-commit") as process:
        assert _said(process) == "both halves"
        assert path.with_name(path.name + "-wal").stat().st_size > 100_000, "it is in the log by now"
    with closing(DeskFile(path)) as file:
        assert saved(file) == []
        assert _drafts(file) == ["contact"]
        assert file.set_aside is None
        save(file, "contact")
        assert (saved(file), _drafts(file)) == (["contact"], [])
