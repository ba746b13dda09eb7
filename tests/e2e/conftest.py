"""The people around a desk, once for all tests of a file, and desks that end with their test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.demo.desks import SteeredDesk
from app.demo.surroundings import AGENT, Surroundings

HOMES = 300  # enough for every named situation
MakeDesk = Callable[[], SteeredDesk]


@pytest.fixture(scope="module")
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Surroundings]:
    with Surroundings(tmp_path_factory.mktemp("town") / "demo-run", ["--homes", str(HOMES)]) as around:
        yield around
        around.crm.disturb()


@pytest.fixture
def make_desk(surroundings: Surroundings, tmp_path: Path) -> Iterator[MakeDesk]:
    """Desks of the agent, not opened yet; each has a folder of its own."""
    desks: list[SteeredDesk] = []

    def make() -> SteeredDesk:
        desk = SteeredDesk(surroundings, AGENT, tmp_path / f"desk-{len(desks)}")
        desks.append(desk)
        return desk

    yield make
    for desk in desks:
        desk.close()


@pytest.fixture
def desk(make_desk: MakeDesk) -> SteeredDesk:
    """The agent's desk, registered and ready."""
    made = make_desk()
    made.start()
    return made
