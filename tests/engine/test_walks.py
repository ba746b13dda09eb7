"""A thousand walks through the table of consults against a live SIP peer: nothing sticks, and no caller is lost."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.engine.walk import Step, Walker

# All of them in the pipeline, which has the lab; fewer on the computer of somebody who is at work.
WALKS = 1_000 if os.environ.get("BELLERBEELD_LAB") == "required" else 100

# Most walks begin where something can happen; the rest begins anywhere.
BEGINNINGS: list[list[Step]] = [
    [],
    [Step.ASK],
    [Step.ASK, Step.ANSWERS],
    [Step.ASK, Step.ANSWERS],
    [Step.ASK_PARTNER, Step.ANSWERS, Step.SWAP],
    [Step.ASK, Step.ANSWERS, Step.JOIN],
    [Step.ASK, Step.ANSWERS, Step.HAND_OVER],
    [Step.PUT_THROUGH],
]
WALK = st.builds(
    lambda beginning, rest: [(step, False) for step in beginning] + rest,
    st.sampled_from(BEGINNINGS),
    st.lists(st.tuples(st.sampled_from(Step), st.booleans()), min_size=1, max_size=8),
)


@pytest.fixture(scope="module")
def walker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walker]:
    with Walker(Path(tmp_path_factory.mktemp("walks"))) as walker:
        yield walker


# A thousand take two minutes: the door of the public library lets in twelve callers a second. The first walk that
# fails ends it and is told in words; to shorten it would take longer than all the others.
@pytest.mark.timeout(400)
@settings(
    max_examples=WALKS,
    phases=[Phase.generate],
    deadline=None,
    database=None,
    print_blob=True,
    suppress_health_check=list(HealthCheck),
)
@given(steps=WALK)
def test_wherever_a_consult_goes_the_caller_comes_back(
    walker: Walker, steps: list[tuple[Step, bool]]
) -> None:
    walker.walk(steps)
