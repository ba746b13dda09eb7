"""Which failures of another system may pass by themselves."""

import pytest

from app.domain.errors import Failure


@pytest.mark.parametrize("failure", Failure)
def test_only_a_refusal_is_for_ever(failure: Failure) -> None:
    for_ever = {Failure.NOT_ALLOWED, Failure.NOT_FOUND, Failure.REFUSED}
    assert failure.is_passing == (failure not in for_ever)
