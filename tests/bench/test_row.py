"""Rows of a benchmark: what counts as a broken limit."""

import pytest

from tests.bench.row import Row


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        (Row("median", 1.5, "ms", at_most=1.5), "PASS"),
        (Row("median", 1.51, "ms", at_most=1.5), "FAIL"),
        (Row("answered", 200, "calls", at_least=200), "PASS"),
        (Row("answered", 199, "calls", at_least=200), "FAIL"),
        (Row("both", 3, "", at_least=1, at_most=2), "FAIL"),
        (Row("memory of another", 900, "MB"), ""),
    ],
)
def test_figure_passes_up_to_its_limit_and_one_without_a_limit_has_no_verdict(row: Row, verdict: str) -> None:
    assert row.verdict == verdict
    assert row.holds == (verdict != "FAIL")
