"""What tests of the queue feed share."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.adapters.ami.feeds import Feeds


@pytest.fixture
def feeds() -> Iterator[Feeds]:
    with ExitStack() as stack:
        yield Feeds(stack)
