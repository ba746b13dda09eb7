"""The making of both wheels, side by side, each only when something of it has changed."""

import contextlib
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from installer.debian import debian_root
from installer.engine import libraries, tools
from installer.engine.binding import binding
from installer.engine.build import Build
from installer.engine.pjsip import pjsip
from installer.engine.shelf import (
    SHELF,
    folder_of,
    inputs,
    is_of_today,
    libraries_of,
    library_inputs,
    state_of,
)
from installer.engine.sources import fetch, pinned
from installer.engine.target import LINUX, WINDOWS, Target
from installer.engine.wheel import pack
from installer.engine.workshop import InTheRoom, ThisMachine, Workshop
from installer.made_once import made_once
from installer.room import BUILD_SHELF, Room
from installer.windows_python import lay_out_development_python

SOURCES = SHELF / "sources"

_LIBRARIES: tuple[tuple[str, Callable[[Build], None]], ...] = (
    ("OpenSSL", libraries.openssl),
    ("Opus", libraries.opus),
    ("SpeexDSP", libraries.speexdsp),
    ("libsrtp", libraries.libsrtp),
)


def build(targets: list[Target]) -> None:
    """Make the wheels of these targets, side by side, unless they are there already.

    Raises:
        CannotPackage: an input cannot be had, or something does not compile.
    """
    todo = [target for target in targets if not is_of_today(target)]
    if WINDOWS in todo:
        began = time.monotonic()
        debian_root()
        say(f"{'Debian with the cross compilers':40}{time.monotonic() - began:8.1f} s")
    if todo:
        tools.need_tools()
        # Here and not when they are first needed: two that fetch one file at the same time spoil it for each other.
        began = time.monotonic()
        for source in pinned().values():
            fetch(source, SOURCES)
        say(f"{'Sources':40}{time.monotonic() - began:8.1f} s")
    # Each gets its share of the processors: so they are busy while one of the two configures.
    jobs = max(1, (os.cpu_count() or 1) // max(1, len(todo)))
    with ThreadPoolExecutor(len(targets)) as pool:
        for done in [pool.submit(_build, target, jobs) for target in todo]:
            done.result()


def _build(target: Target, jobs: int) -> None:
    with _workshop(target) as shop:
        made_once(libraries_of(target), library_inputs(target), lambda: _make_libraries(target, jobs, shop))
        made_once(folder_of(target), inputs(target), lambda: _make_wheel(target, jobs, shop))


@contextlib.contextmanager
def _workshop(target: Target) -> Iterator[Workshop]:
    if target is LINUX:
        yield ThisMachine()
    else:
        with Room(BUILD_SHELF) as room:
            yield InTheRoom(room)


def _make_libraries(target: Target, jobs: int, shop: Workshop) -> None:
    with _building(target, jobs, shop, libraries_of(target)) as building:
        for what, act in _LIBRARIES:
            building.step(what, act)


def _make_wheel(target: Target, jobs: int, shop: Workshop) -> None:
    with _building(target, jobs, shop, folder_of(target)) as building:
        if target is WINDOWS:
            building.step("Python's headers", lambda one: lay_out_development_python(one.work / "python"))
        building.step("PJSIP", pjsip)
        building.step("Python's module", binding)
        pack(building, folder_of(target), state_of(target))
    if target is LINUX:
        (folder_of(target) / "compilers.txt").write_text(tools.versions(), "utf-8")


@contextlib.contextmanager
def _building(target: Target, jobs: int, shop: Workshop, logs: Path) -> Iterator[Build]:
    work = SHELF / f"work-{target.name}"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    yield Build(target, shop, work, libraries_of(target), logs, SOURCES, jobs, say)
    shutil.rmtree(work)


def say(line: str) -> None:
    """A line of progress."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
