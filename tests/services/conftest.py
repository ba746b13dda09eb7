"""The desk on fakes, fresh for each test."""

import pytest

from tests.services.world import World


@pytest.fixture
def world() -> World:
    """A desk that is registered, with nobody on the line."""
    return World()
