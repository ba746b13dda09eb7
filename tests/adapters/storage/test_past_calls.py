"""What of the history of calls is on this computer, and for how long."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from app.adapters.storage.desk_file import DeskFile
from app.adapters.storage.sqlite_past_calls import SqlitePastCalls
from app.domain.phone_number import NumberKind
from tests import builders
from tests.adapters.storage.test_traces import traces
from tests.builders import NOW

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def file(path: Path) -> Iterator[DeskFile]:
    with closing(DeskFile(path)) as made:
        yield made


def test_nothing_of_a_call_that_is_too_old_is_left_although_the_window_stays_open(
    file: DeskFile, path: Path
) -> None:
    calls = SqlitePastCalls(file)
    calls.keep(builders.past_call(number=builders.number("+31690007531"), name="Kanarie-Demo"))
    assert len(traces(path)) >= 2, "the test looks in the right place"
    calls.forget_until(NOW.utc + timedelta(hours=24))
    assert traces(path) == []


def test_of_a_number_that_is_not_to_be_kept_only_the_ending_comes_to_disk(file: DeskFile, path: Path) -> None:
    calls = SqlitePastCalls(file, keeps_numbers=False)
    calls.keep(builders.past_call(number=builders.number("+31690007531"), name=""))
    assert traces(path) == []
    (call,) = calls.kept()
    assert (call.number.kind, call.number.digits, call.ending) == (NumberKind.UNREADABLE, "", "531")
    calls.keep(call)
    assert calls.kept() == (call,), "also when it is written again"


def test_call_that_cannot_be_read_costs_no_other(file: DeskFile) -> None:
    calls = SqlitePastCalls(file)
    for name in ("a", "b", "c"):
        calls.keep(builders.past_call(call_id=name))
    with file.transaction() as database:
        database.execute("UPDATE past_calls SET direction = 'SIDEWAYS' WHERE call_id = 'a'")
        database.execute("UPDATE past_calls SET name = CAST(x'ff' AS TEXT) WHERE call_id = 'b'")
    assert [call.call_id for call in calls.kept()] == ["c"]


def test_call_that_was_said_to_be_kept_is_there_after_a_kill(path: Path) -> None:
    code = (
        "import sys, pathlib\n"
        "from app.adapters.storage.desk_file import DeskFile\n"
        "from app.adapters.storage.sqlite_past_calls import SqlitePastCalls\n"
        "from tests import builders\n"
        "calls = SqlitePastCalls(DeskFile(pathlib.Path(sys.argv[1])))\n"
        "for number in range(10**6):\n"
        "    calls.keep(builders.past_call(call_id=f'{number:06}'))\n"
        "    print(f'{number:06}', flush=True)\n"
    )
    command = [sys.executable, "-c", code, str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = [process.stdout.readline().strip() for _ in range(40)]
        process.kill()
        told += process.stdout.read().split()
    with closing(DeskFile(path)) as file:
        there = [call.call_id for call in SqlitePastCalls(file).kept()]
        assert file.set_aside is None
    assert there[: len(told)] == told
    assert len(there) - len(told) <= 1
