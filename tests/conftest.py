"""What holds for every test of this house."""

import os
import sys
import tempfile
from collections.abc import Generator, Iterator

import pytest
from hypothesis import configuration, settings

from tests.guards import left_behind, living_threads, only_this_machine

# Windows are drawn in memory; a test that needs a real screen says so itself.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# An audit hook cannot be taken back, so it is set once, before any test.
sys.addaudithook(only_this_machine)

# What Hypothesis writes down is no part of the project.
configuration.set_hypothesis_home_dir(os.path.join(tempfile.gettempdir(), "bellerbeeld-hypothesis"))  # noqa: PTH118
# The same examples on each run: a pipeline that fails by chance is not believed. No example is timed.
settings.register_profile("house", deadline=None, derandomize=True, database=None)
settings.load_profile("house")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """What was logged may hold half a character, on purpose; a report goes from process to process as UTF-8."""
    report = yield
    report.sections = [
        (name, text.encode("utf-8", "backslashreplace").decode()) for name, text in report.sections
    ]
    return report


@pytest.fixture(autouse=True)
def no_thread_left_behind() -> Iterator[None]:
    """A test ends what it began; whatever a wider fixture began may live on."""
    before = living_threads()
    yield
    names = left_behind(before)
    assert not names, f"threads still alive after the test: {names}"
