"""The demonstration: `python3 run.py demo`."""

import argparse
import signal
import sys
from pathlib import Path

from app.demo.interactive import perform
from app.demo.scenario.run import SCENES, play_all
from app.demo.surroundings import AlreadyRunning

_BUILD = Path(__file__).resolve().parents[2] / "build"


def main() -> int:
    """Open the window with callers around it, or play the scenario without a screen."""
    parser = argparse.ArgumentParser(prog="run.py demo", description=__doc__)
    parser.add_argument("--headless", action="store_true", help="play the whole scenario without a screen")
    parser.add_argument(
        "--full", action="store_true", help="the whole corporation: 52,000 homes, some minutes once"
    )
    parser.add_argument("--homes", type=int, help="another size of corporation (default: 2,000 homes)")
    parser.add_argument(
        "--senior", action="store_true", help="open the senior's window as well, and answer there"
    )
    parser.add_argument(
        "--lead", action="store_true", help="open the team lead's window as well: Ctrl+B is the board"
    )
    parser.add_argument("--scene", action="append", help="headless: only this scene; may be repeated")
    parser.add_argument("--build", type=Path, default=_BUILD, help="folder to write in (default: build)")
    options = parser.parse_args()
    corporation = ["--full"] if options.full else []
    if options.homes:
        corporation += ["--homes", str(options.homes)]
    # Whoever ends the demonstration ends its programs as well.
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(143))
    try:
        if not options.headless:
            return perform(options.build, corporation, with_senior=options.senior, with_lead=options.lead)
        scenes = [scene for scene in SCENES if not options.scene or scene.__name__ in options.scene]
        return play_all(options.build / "demo", corporation, scenes)
    except AlreadyRunning:
        print("A demonstration runs already in this folder; end it first.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
