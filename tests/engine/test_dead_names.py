"""A name server that does not answer any more silences neither the telephone nor its registration (F3)."""

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.lab.availability import LabUnavailable, part, require_root
from tests.lab.packages import IPROUTE, UTIL_LINUX, ensure


@pytest.fixture(scope="module")
def told() -> Any:
    """What `dead_names.py` saw."""
    with part("network with a dead name server", LabUnavailable):
        require_root("put a name server of its own in the place of the system's")
        ensure([IPROUTE, UTIL_LINUX])
        command = ["setpriv", "--pdeathsig", "KILL", "--", "unshare", "--net", "--mount", sys.executable]
        result = subprocess.run(
            [*command, "-m", "tests.engine.dead_names"], stdout=subprocess.PIPE, check=True, timeout=120
        )
        return json.loads(result.stdout)


def test_telephone_answers_within_a_second_all_the_time(told: Any) -> None:
    assert told["longest"] < 1


def test_telephone_registers_again_at_the_address_that_it_knew(told: Any) -> None:
    assert told["back"] < 10


def test_exchange_whose_address_is_known_has_its_turn_while_the_first_name_is_asked(told: Any) -> None:
    assert told["elsewhere"] < 10
