"""Starts the reference CRM: `python -m app.demo.crm --data FOLDER --api-key KEY`."""

import argparse
import json
import os
import sys
import threading
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tqdm import tqdm

from app.demo.corporation import parameters
from app.demo.crm.installation import Plan, prepare
from app.demo.crm.server import CrmServer

_USUAL_HOMES = 2_000
_KEY_VARIABLE = "BELLERBEELD_CRM_API_KEY"


def main() -> None:
    """Makes the corporation when it is not there yet, says on one line where it listens, and serves."""
    begin = time.perf_counter()
    options = _options()
    plan = Plan(parameters.FULL_HOMES if options.full else options.homes, options.seed, options.today)
    is_alone = threading.Event()
    if options.until_stdin_closes:
        threading.Thread(target=_watch_stdin, args=(is_alone,), daemon=True).start()
    with tqdm(total=plan.homes, unit=" homes", disable=not options.full, file=sys.stderr) as progress:

        def advance(homes: int) -> None:
            if is_alone.is_set():
                sys.exit("nobody waits for this corporation any more")
            progress.update(homes)

        store, scenarios = prepare(options.data, plan, advance)
    server = CrmServer(store, scenarios, port=options.port, api_key=options.api_key)
    threading.Thread(target=_stop_when, args=(is_alone, server), daemon=True).start()
    seconds = round(time.perf_counter() - begin, 2)
    print(json.dumps({"ready": True, "url": server.url, "seconds": seconds}), flush=True)
    server.run()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m app.demo.crm", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--data", type=Path, required=True, help="folder of the store; made when absent")
    parser.add_argument("--homes", type=int, default=_USUAL_HOMES)
    parser.add_argument("--full", action="store_true", help=f"{parameters.FULL_HOMES} homes")
    parser.add_argument("--seed", type=int, default=parameters.SEED)
    parser.add_argument("--today", type=date.fromisoformat, default=_last_morning())
    parser.add_argument(
        "--api-key", default=os.environ.get(_KEY_VARIABLE, ""), help=f"default: ${_KEY_VARIABLE}"
    )
    parser.add_argument("--until-stdin-closes", action="store_true", help="end when whoever started it ends")
    options = parser.parse_args()
    if not options.api_key:
        parser.error(f"--api-key or {_KEY_VARIABLE} is needed")
    if options.homes < parameters.SMALLEST_CORPORATION:
        parser.error(f"--homes is at least {parameters.SMALLEST_CORPORATION}")
    return options


def _last_morning() -> date:
    """Today once the reports of this morning can have come in, else yesterday: nothing lies in the future."""
    return (datetime.now(UTC) - timedelta(hours=7)).date()


def _watch_stdin(is_closed: threading.Event) -> None:
    while sys.stdin.read(1024):
        pass
    is_closed.set()


def _stop_when(is_alone: threading.Event, server: CrmServer) -> None:
    is_alone.wait()
    server.stop()


if __name__ == "__main__":
    main()
