"""A network of its own for one measurement: nothing else is on its loopback, and no address is taken.

The loopback has two addresses that are not 127…, because baresip does not listen on those.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.lab.availability import LabUnavailable, require_root
from tests.lab.packages import IPROUTE, UTIL_LINUX, ensure

CALLER = "10.99.0.1"
TELEPHONE = "10.99.0.2"
SIP_PORT = 5060
CALLER_PORT = 5070
REGISTRAR_PORT = 5062

_PROJECT = Path(__file__).parents[2]
_LIMIT_S = 600


def run_inside(module: str, *arguments: str) -> Any:
    """Run `python -m module arguments` in a network of its own; returns the JSON value that it prints.

    Raises:
        LabUnavailable: not root, or a container that may not make a network.
        subprocess.CalledProcessError: the measurement failed; what it said went to standard error.
    """
    require_root("give a telephone a network of its own")
    ensure([IPROUTE, UTIL_LINUX])
    if subprocess.run(["unshare", "--net", "true"], capture_output=True, check=False).returncode != 0:
        raise LabUnavailable("this container may not make a network of its own (CAP_SYS_ADMIN)")
    # The kernel ends the measurement when this process ends, however that happens.
    command = ["setpriv", "--pdeathsig", "KILL", "--", "unshare", "--net", sys.executable, "-m", module]
    result = subprocess.run(
        [*command, *arguments], cwd=_PROJECT, stdout=subprocess.PIPE, check=True, timeout=_LIMIT_S
    )
    return json.loads(result.stdout)


def prepare() -> None:
    """Inside: give the loopback its addresses."""
    for command in (
        ("link", "set", "lo", "up"),
        ("addr", "add", f"{CALLER}/32", "dev", "lo"),
        ("addr", "add", f"{TELEPHONE}/32", "dev", "lo"),
    ):
        subprocess.run(["ip", *command], check=True)
