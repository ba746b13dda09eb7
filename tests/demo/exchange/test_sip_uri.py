"""Addresses as they stand in header fields (RFC 3261 19.1)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.demo.exchange.sip_uri import SipUri, parameter, read_uri


@pytest.mark.parametrize(
    ("text", "uri"),
    [
        ("sip:1001@127.0.0.1:5070", SipUri("1001", "127.0.0.1", 5070)),
        ("sip:127.0.0.1", SipUri("", "127.0.0.1", 5060)),
        ("<sip:1001@EXAMPLE.invalid>;tag=1", SipUri("1001", "example.invalid")),
        ('"a <sip:x@y> b" <sip:1001@h;transport=tcp>;x=1', SipUri("1001", "h", 5060, ";transport=tcp")),
        ("Naam <sips:1001@h>", SipUri("1001", "h")),
        ("sip:1001:geheim@h", SipUri("1001", "h")),
        ("sip:+31690001234@h", SipUri("+31690001234", "h")),
        ("tel:+31690001234;phone-context=x", SipUri("+31690001234", "")),
        ("sip:1001@[::1]:5070", SipUri("1001", "[::1]", 5070)),
        ("https://h", None),
        ("", None),
        ("<>", None),
        ("sip:", None),
        ("sip:@", None),
    ],
)
def test_address_is_read(text: str, uri: SipUri | None) -> None:
    assert read_uri(text) == uri


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("<sip:a@b;x=1>;tag=2", "tag", "2"),
        ("<sip:a@b;x=1>;tag=2", "x", None),
        ("SIP/2.0/UDP h;branch=z9;rport", "rport", ""),
        ("SIP/2.0/UDP h;branch=z9;rport", "branch", "z9"),
        ('"a;tag=9" <sip:a@b>', "tag", None),
        ("sip:a@b;TAG=3", "tag", "3"),
        ("", "tag", None),
    ],
)
def test_parameter_behind_an_address_is_read(text: str, name: str, value: str | None) -> None:
    assert parameter(text, name) == value


@given(st.text())
def test_no_text_makes_the_reader_stumble(text: str) -> None:
    for written in (text, f"<{text}>", f"sip:{text}", f'"{text}" <sip:{text}@{text}>;{text}'):
        read_uri(written)
        parameter(written, "tag")
