"""What the tests of the desk's file share."""

from pathlib import Path

import pytest


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the desk's file is going to be; neither it nor its folder is there yet."""
    return tmp_path / "data" / "desk.sqlite"
