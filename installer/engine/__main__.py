"""Build our own telephone library, for this machine and for Windows: `python3 run.py engine`."""

import argparse
import sys
import time

from installer.engine.making import build, say
from installer.engine.shelf import own_wheel
from installer.engine.target import LINUX, WINDOWS
from installer.places import CannotPackage


def main() -> int:
    """Do it; 0 when the wheels are there."""
    parser = argparse.ArgumentParser(prog="run.py engine", description=__doc__)
    parser.add_argument("--only", choices=("linux", "windows"), help="only one of the two")
    wanted = parser.parse_args().only
    targets = [target for target in (LINUX, WINDOWS) if wanted in (None, target.name)]
    began = time.monotonic()
    try:
        build(targets)
    except CannotPackage as reason:
        sys.stderr.write(f"engine: {reason}\n")
        return 1
    for target in targets:
        wheel = own_wheel(target)
        if wheel is not None:
            sys.stdout.write(f"{wheel} ({wheel.stat().st_size / 1e6:.1f} MB)\n")
    say(f"{'all':40}{time.monotonic() - began:8.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
