"""Text from outside is one short line of what can be seen."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.plain_text import plain_line

ANY_TEXT = st.text(alphabet=st.characters(), max_size=300)


@given(ANY_TEXT, st.integers(min_value=1, max_value=60))
def test_line_is_never_longer_than_asked_and_never_two(text: str, limit: int) -> None:
    line = plain_line(text, limit)
    assert len(line) <= limit
    assert len(line.splitlines()) <= 1
    assert line == line.strip()


@given(ANY_TEXT)
def test_no_control_direction_or_broken_character_is_left(text: str) -> None:
    kept = {"\u200c", "\u200d"}
    categories = {unicodedata.category(character) for character in plain_line(text) if character not in kept}
    assert not categories & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@given(ANY_TEXT)
def test_clean_line_stays_as_it_is(text: str) -> None:
    line = plain_line(text)
    assert plain_line(line) == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Roodspecht-Demo", "Roodspecht-Demo"),
        ("  Mw.\tRoodspecht\u00a0Demo\r\n", "Mw. Roodspecht Demo"),
        ("gras\u2028mus\u2029geel", "gras mus geel"),
        ("\u202e219\u202c", "219"),
        ("\u2066links\u2069\u200f", "links"),
        ("a\x00b\x1b[31mc", "a b [31mc"),
        ("half\ud800", "half"),
        ("\ue000privé", "privé"),
        ("نمی\u200cدانم", "نمی\u200cدانم"),
        ("👩\u200d🔧", "👩\u200d🔧"),
        ("<b>vet</b> & <img src=x>", "<b>vet</b> & <img src=x>"),
    ],
)
def test_line_keeps_what_can_be_read(text: str, line: str) -> None:
    assert plain_line(text) == line


def test_long_text_ends_in_an_ellipsis() -> None:
    assert plain_line("abcdef", 6) == "abcdef"
    assert plain_line("abcdefg", 6) == "abcde…"
    assert plain_line("abcd efg", 6) == "abcd…"


def test_cleaning_stops_where_nothing_more_can_be_shown() -> None:
    assert plain_line("\u202e" * 40 + "unseen", 10) == ""
    assert plain_line("\u202e" * 39 + "seen", 10) == "s"
