"""However a number is written in this country, the same is called; and what is none is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.dialling import DialKind, Dialled, called, dialled
from app.domain.phone_number import NumberKind

EXTERNAL, INTERNAL, SERVICE = DialKind.EXTERNAL, DialKind.INTERNAL, DialKind.SERVICE
CODE, EMERGENCY = DialKind.CODE, DialKind.EMERGENCY

# Numbers of ranges that are not in use: 069… and 019….
NOTATIONS = [
    ("0690001234", "+31690001234", EXTERNAL),
    ("06-90001234", "+31690001234", EXTERNAL),
    ("06 - 9000 1234", "+31690001234", EXTERNAL),
    ("06 90 00 12 34", "+31690001234", EXTERNAL),
    ("06.9000.1234", "+31690001234", EXTERNAL),
    ("(06) 9000 1234", "+31690001234", EXTERNAL),
    ("+31690001234", "+31690001234", EXTERNAL),
    ("+31 6 90001234", "+31690001234", EXTERNAL),
    ("+31 (0)6 9000 1234", "+31690001234", EXTERNAL),
    ("+31-(0)6-90001234", "+31690001234", EXTERNAL),
    ("+31(0)690001234", "+31690001234", EXTERNAL),
    ("0031690001234", "+31690001234", EXTERNAL),
    ("0031 6 9000 1234", "+31690001234", EXTERNAL),
    ("0031 (0)6-9000 1234", "+31690001234", EXTERNAL),
    ("00 31 6 90001234", "+31690001234", EXTERNAL),
    ("31690001234", "+31690001234", EXTERNAL),
    ("019-0001234", "+31190001234", EXTERNAL),
    ("019 / 000 12 34", "+31190001234", EXTERNAL),
    ("019/0001234", "+31190001234", EXTERNAL),
    ("(0)19 000 12 34", "+31190001234", EXTERNAL),
    ("(019) 000.12.34", "+31190001234", EXTERNAL),
    ("06\u00a090\u202f00\u20091234", "+31690001234", EXTERNAL),
    ("06\u20119000\u20131234", "+31690001234", EXTERNAL),
    ("\u202a+31690001234\u202c", "+31690001234", EXTERNAL),
    ("  06-90001234\t", "+31690001234", EXTERNAL),
    ("tel. 06-90001234", "+31690001234", EXTERNAL),
    ("T: 019 000 1234", "+31190001234", EXTERNAL),
    ("Mobiel: 06-9000 1234", "+31690001234", EXTERNAL),
    ("088-0001234", "+31880001234", EXTERNAL),
    ("088 000 12 34", "+31880001234", EXTERNAL),
    ("+49 30 901820", "+4930901820", EXTERNAL),
    ("0800-0001", "08000001", SERVICE),
    ("0800 000 12 34", "08000001234", SERVICE),
    ("+31 800 0001", "08000001", SERVICE),
    ("0900-0001", "09000001", SERVICE),
    ("0900 000 12 34", "09000001234", SERVICE),
    ("0906-0001", "09060001", SERVICE),
    ("14 024", "14024", SERVICE),
    ("14024", "14024", SERVICE),
    ("14 0344", "140344", SERVICE),
    ("6001", "6001", INTERNAL),
    ("12", "12", INTERNAL),
    ("116000", "116000", INTERNAL),
    ("*45", "*45", CODE),
    ("*21*6001#", "*21*6001#", CODE),
    ("#31#", "#31#", CODE),
    ("112", "112", EMERGENCY),
    ("1 1 2", "112", EMERGENCY),
    ("0112", "112", EMERGENCY),
    ("112#", "112", EMERGENCY),
    ("+31112", "112", EMERGENCY),
    ("+31 (0)112", "112", EMERGENCY),
    ("0031112", "112", EMERGENCY),
    ("tel. 112", "112", EMERGENCY),
]


@pytest.mark.parametrize(("text", "digits", "kind"), NOTATIONS)
def test_every_notation_is_understood(text: str, digits: str, kind: DialKind) -> None:
    found = dialled(text)
    assert found is not None
    assert (found.digits, found.kind) == (digits, kind)


@pytest.mark.parametrize(("text", "digits", "kind"), NOTATIONS)
def test_what_is_understood_is_understood_again(text: str, digits: str, kind: DialKind) -> None:
    again = dialled(digits)
    assert again is not None
    assert (again.digits, again.kind) == (digits, kind)


@pytest.mark.parametrize(
    "text",
    [
        "019-0001234 tst. 12",
        "019-0001234 tst 12",
        "019 000 12 34, toestel 12",
        "019-0001234 ext. 12",
        "019-0001234 x12",
        "(019) 0001234 Tst.: 12",
    ],
)
def test_extension_is_not_dialled_but_remembered(text: str) -> None:
    assert dialled(text) == Dialled("+31190001234", EXTERNAL, "12")


@pytest.mark.parametrize("text", ["0900-0001", "0906-0001", "0909 0001", "+31 900 0001"])
def test_number_that_costs_extra_is_known(text: str) -> None:
    found = dialled(text)
    assert found is not None
    assert found.is_charged


@pytest.mark.parametrize("text", ["0800-0001", "088-0001234", "14 024", "0690001234", "112"])
def test_other_number_does_not(text: str) -> None:
    found = dialled(text)
    assert found is not None
    assert not found.is_charged


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "roodspecht",
        "0800-ROODSPECHT",
        "06-9000123O",
        "Demolaan 12",
        "0412 AB 12",
        "12-14",
        "1234567",
        "06-9000",
        "06-90001234 of 06-90001235",
        "+31 6",
        "06900012345678901",
        "06-90001234 tst.",
        "06-90001234 tst. 1234567",
        "٠٦٩٠٠٠١٢٣٤",
        "06-90001234\x00",
        "06-90001234;phone-context=x",
        "sip:0690001234",
        "*",
        "9" * 400,
        "1" * 41,
    ],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    assert dialled(text) is None


@given(st.text(max_size=100))
def test_nothing_but_a_number_ever_comes_out(text: str) -> None:
    found = dialled(text)
    if found is not None:
        assert set(found.digits) <= set("+0123456789*#")
        assert 1 <= len(found.digits) <= 32
        assert isinstance(found.display, str)


@given(st.text(alphabet="0123456789+()-./ \u00a0*#tsx", max_size=45))
def test_nothing_like_a_number_raises(text: str) -> None:
    found = dialled(text)
    assert found is None or dialled(found.digits) is not None


def test_number_is_shown_the_way_people_read_it() -> None:
    shown = {
        text: found.display for text in ("06-90001234", "6001", "14 024", "*45") if (found := dialled(text))
    }
    assert shown == {"06-90001234": "+31 6 90001234", "6001": "6001", "14 024": "14024", "*45": "*45"}


def test_no_log_line_shows_a_number() -> None:
    assert repr(dialled("06-90001234")) == "Dialled(EXTERNAL)"


def test_code_is_nobody_outside() -> None:
    assert (called("*45").kind, called("*45").digits) == (NumberKind.INTERNAL, "*45")
    assert called("+31690001234").kind is NumberKind.EXTERNAL
    assert called("112").kind is NumberKind.INTERNAL
