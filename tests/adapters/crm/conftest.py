"""A CRM adapter that ends with its test, and the reference CRM."""

from collections.abc import Iterator
from typing import Protocol

import pytest

from app.adapters.crm.vera_crm import Limits, VeraCrm
from tests.adapters.crm.inbox import Inbox
from tests.crm_server import KEY, crm_process, reference_crm
from tests.fakes.clock import FakeClock

USUAL = Limits()
__all__ = ["crm_process", "reference_crm"]


class Connect(Protocol):
    """Makes a CRM adapter for an address."""

    def __call__(self, url: str, limits: Limits = ..., *, dialect: str = ..., key: str = ...) -> VeraCrm: ...


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def connect(inbox: Inbox, clock: FakeClock) -> Iterator[Connect]:
    made: list[VeraCrm] = []

    def make(url: str, limits: Limits = USUAL, *, dialect: str = "punt", key: str = KEY) -> VeraCrm:
        crm = VeraCrm(url, key, dialect, "KCC-CTI", clock, inbox.post, limits)
        made.append(crm)
        return crm

    yield make
    for crm in made:
        crm.close()
