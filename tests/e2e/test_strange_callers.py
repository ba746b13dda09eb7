"""Caller numbers and names as no exchange ought to send them: it rings, it shows plain text, it can be answered.

What pjsua2 itself cannot send (300 signs and more) comes over raw sockets in `tests/engine/test_odd_input.py`.
"""

import pytest

from app.demo.desks import SteeredDesk
from app.demo.surroundings import Surroundings
from tests.e2e.work import answer, code_and_save, hang_up, ring_with

_CALLERS = {
    "no number": {"number": ""},
    "a hundred digits": {"number": "0" * 100},
    "letters": {"number": "piet.snip"},
    "html in the number": {"number": "%3Cb%3E0690000000%3C%2Fb%3E"},
    "html in the name": {"number": "+31690000000", "name": "<img src='file:///etc/hostname'>"},
    "control characters": {"number": "+31690000000", "name": "a\x07b\x1b[31mc\u202ed"},
    "a name of a hundred signs": {"number": "+31690000000", "name": "Snip " * 20},
    "no Dutch number": {"number": "+441632960961"},
    "a short number": {"number": "14"},
    "an emergency number": {"number": "112"},
}


@pytest.mark.parametrize("kind", _CALLERS)
def test_a_strange_caller_can_be_spoken_to(surroundings: Surroundings, desk: SteeredDesk, kind: str) -> None:
    ring_with(surroundings, desk, kind, **_CALLERS[kind])
    title = desk.picture("ring_card")["title"]
    assert title.strip()
    assert title.isprintable()
    answer(surroundings, desk, kind)
    hang_up(surroundings, desk, kind)
    code_and_save(desk)
