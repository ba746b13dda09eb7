"""Addresses in every notation that settings and packets have."""

import pytest

from app.engine.addresses import addresses_of, is_ipv6, is_literal, join_address, split_address


@pytest.mark.parametrize(
    ("address", "host", "port"),
    [
        ("pbx.example.nl", "pbx.example.nl", 5061),
        ("pbx.example.nl:5070", "pbx.example.nl", 5070),
        ("127.0.0.1:5060", "127.0.0.1", 5060),
        ("[::1]:5060", "::1", 5060),
        ("[2001:db8::7]", "2001:db8::7", 5061),
        ("2001:db8::7", "2001:db8::7", 5061),
        ("::1", "::1", 5061),
        ("host:", "host:", 5061),
        ("", "", 5061),
    ],
)
def test_host_and_port_are_told_apart(address: str, host: str, port: int) -> None:
    assert split_address(address, 5061) == (host, port)


@pytest.mark.parametrize("address", ["127.0.0.1:5060", "[::1]:5061", "pbx.example.nl:5060"])
def test_what_was_split_is_joined_to_the_same_again(address: str) -> None:
    assert join_address(*split_address(address)) == address


@pytest.mark.parametrize(
    ("host", "literal", "ipv6"),
    [
        ("127.0.0.1", True, False),
        ("::1", True, True),
        ("pbx", False, False),
        ("", False, False),
        ("\0", False, False),
    ],
)
def test_address_is_told_from_a_name(host: str, literal: bool, ipv6: bool) -> None:
    assert (is_literal(host), is_ipv6(host)) == (literal, ipv6)


def test_own_address_decides_the_kind_that_is_asked_for() -> None:
    assert addresses_of("localhost", 5060, "127.0.0.9") == ("127.0.0.1:5060",)
    assert all(address.startswith("[") for address in addresses_of("localhost", 5060, "::1"))


@pytest.mark.parametrize("name", ["a" * 300, ".."])
def test_name_that_cannot_be_asked_has_no_addresses(name: str) -> None:
    assert addresses_of(name, 5060) == ()
