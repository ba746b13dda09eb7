"""What a caller's address says, whatever it is."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.phone_number import WITHHELD, NumberKind, PhoneNumber, parse_number


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("0690001234", "+31690001234"),
        ("06 9000 1234", "+31690001234"),
        ("06-90001234", "+31690001234"),
        ("(06) 90001234", "+31690001234"),
        ("+31690001234", "+31690001234"),
        ("0031690001234", "+31690001234"),
        ("+31 (0)6 90001234", "+31690001234"),
        ("+31690001234;phone-context=example.invalid", "+31690001234"),
        ("  +31690001234 ", "+31690001234"),
        ("+31190001234", "+31190001234"),
        ("+4930901820", "+4930901820"),
        ("+31\u00a06\u00a090001234", "+31690001234"),
        ("31690001234", "+31690001234"),
        ("690001234", "+31690001234"),
    ],
)
def test_every_notation_becomes_one(text: str, digits: str) -> None:
    assert parse_number(text) == PhoneNumber(NumberKind.EXTERNAL, digits)


@pytest.mark.parametrize("text", ["6001", "12", "112", "144", "123456", "6001;user=phone"])
def test_short_number_is_an_extension(text: str) -> None:
    assert parse_number(text) == PhoneNumber(NumberKind.INTERNAL, text.split(";")[0])


@pytest.mark.parametrize(
    "text", ["", " ", "anonymous", "Anonymous", "UNAVAILABLE", "unknown", "restricted", "private", ";tag=1"]
)
def test_withheld_number_is_known_as_withheld(text: str) -> None:
    assert parse_number(text) is WITHHELD


@pytest.mark.parametrize(
    "text",
    [
        "roodspecht",
        "0690001234<b>",
        "<img src=x>0690001234",
        "0690001234\r\nX: y",
        "0690001234\x00",
        "٠٦٩٠٠٠١٢٣٤",
        "+",
        "++--",
        "1" * 18,
        "0" * 300,
        "1234567",
        "+31 6",
        "60-01",
        "+999123456789",
        "06" + " " * 40 + "90001234",
    ],
)
def test_what_cannot_be_read_is_unreadable_and_holds_no_digits(text: str) -> None:
    assert parse_number(text) == PhoneNumber(NumberKind.UNREADABLE)


def test_forty_characters_are_read_and_one_more_is_not() -> None:
    spread = "06 9 0 0 0 1 2 3 4".ljust(39, "-") + "-"
    assert parse_number(spread).kind is NumberKind.EXTERNAL
    assert parse_number(spread + "-").kind is NumberKind.UNREADABLE


@given(st.text(max_size=300))
@example("0" * 300)
@example("\ud800")
def test_no_text_whatever_raises(text: str) -> None:
    number = parse_number(text)
    assert (number.digits == "") == (number.kind in (NumberKind.WITHHELD, NumberKind.UNREADABLE))
    assert isinstance(number.display, str)


@given(st.text(alphabet="0123456789+()-./ \u00a0", max_size=45))
def test_no_number_like_text_raises_and_all_that_is_external_stays_itself(text: str) -> None:
    number = parse_number(text)
    if number.kind is NumberKind.EXTERNAL:
        assert number.digits[0] == "+"
        assert number.digits[1:].isdigit()
        assert parse_number(number.digits) == number
        assert parse_number(number.display) == number


@given(st.integers(min_value=0, max_value=9_999_999).map(lambda tail: f"+3169{tail:07}"))
def test_no_log_line_shows_more_than_the_last_three_digits(text: str) -> None:
    number = parse_number(text)
    shown = f"{number!r} {number.masked}"
    assert text[-3:] in shown
    assert all(text[start : start + 4] not in shown for start in range(len(text) - 3))


@pytest.mark.parametrize("text", ["", "roodspecht"])
def test_nothing_is_masked_where_there_is_nothing(text: str) -> None:
    assert parse_number(text).masked == ""


def test_number_is_shown_the_way_people_read_it() -> None:
    assert parse_number("0690001234").display == "+31 6 90001234"
    assert parse_number("6001").display == "6001"
    assert WITHHELD.display == ""
