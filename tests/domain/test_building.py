"""What is broken."""

import pytest

from app.domain.building import ReportState
from tests import builders


@pytest.mark.parametrize("state", ReportState)
def test_report_is_open_until_it_is_done(state: ReportState) -> None:
    assert builders.report(state=state).is_open == (state is not ReportState.DONE)
