"""What several contracts share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contracts.storage import KINDS, Storage, storage


@pytest.fixture(params=KINDS)
def stored(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Storage]:
    """An empty outbox, journal and audit: in memory, and on a disk."""
    with storage(request.param, tmp_path) as made:
        yield made
