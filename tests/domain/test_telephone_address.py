"""Addresses that another program hands over: only a number comes out of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.telephone_address import number_in


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("tel:+31690000001", "+31690000001"),
        ("TEL:+31-6-9000-0001", "+31690000001"),
        ("tel:+31690000001;phone-context=example.nl", "+31690000001"),
        ("tel:%2B31690000001", "+31690000001"),
        ("tel:1002", "1002"),
        ("sip:+31690000001@pbx.example;transport=udp?Subject=x", "+31690000001"),
        ("sips:1002@pbx.example", "1002"),
        ("callto://+31690000001/", "+31690000001"),
        ("tel:019/0000001", "+31190000001"),
        ("tel:(0)19%20000%2000%2001", "+31190000001"),
        ("tel:0031%20(0)6%209000%200001", "+31690000001"),
        ("tel:112", "112"),
        ("tel:0900-0001", "09000001"),
    ],
)
def test_number_of_an_address(address: str, number: str) -> None:
    assert number_in(address) == number


@pytest.mark.parametrize(
    "address",
    [
        "",
        "tel:",
        "tel:%20",
        "sip:roodspecht@pbx.example",
        "+31690000001",
        "https://example.nl",
        "tel",
        "tel:*21*0690000001#",
        "tel:%23%2321%23",
        "tel:*45",
        "tel:-- --settings x",
        'tel:"1002',
        "tel:1002 --demo",
    ],
)
def test_address_without_a_number_is_nothing(address: str) -> None:
    assert number_in(address) == ""


@given(st.text(max_size=400))
def test_whatever_stands_behind_tel_only_a_number_comes_out(text: str) -> None:
    assert set(number_in("tel:" + text)) <= set("+0123456789")
