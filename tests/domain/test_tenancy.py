"""The tenant, the home and the lease."""

import pytest

from app.domain.tenancy import Address, Lease, Leases


@pytest.mark.parametrize(
    ("address", "line"),
    [
        (Address("Demolaan", "12", "0412 AB", "Fictiestad-Nijmegen"), "Demolaan 12, Fictiestad-Nijmegen"),
        (Address(street="Demolaan"), "Demolaan"),
        (Address(town="Fictiestad-Nijmegen"), "Fictiestad-Nijmegen"),
        (Address(), ""),
    ],
)
def test_address_is_one_line_of_what_is_known(address: Address, line: str) -> None:
    assert address.line == line


def test_running_lease_is_found_among_old_ones() -> None:
    old, running = Lease("HUU-1", is_running=False), Lease("HUU-2")
    assert Leases((old, running)).running is running
    assert Leases((old,)).running is None
