"""Start the queues of the exchange: `python -m app.demo.manager --password-stdin`.

A line of JSON on standard input holds the password of the user 'board': `{"password": "…"}`. A line on standard
output tells the port of the manager interface: `{"ready": true, "port": 5038}`. An ordinary busy hour goes by,
until standard input ends.
"""

import argparse
import json
import sys
import threading
import time

from app.demo.manager.day import Day
from app.demo.manager.floor import Floor
from app.demo.manager.server import ManagerServer

_TURN_S = 0.25


def main() -> int:
    """Serve until standard input ends."""
    parser = argparse.ArgumentParser(prog="bellerbeeld-manager", description=__doc__)
    parser.add_argument(
        "--password-stdin", action="store_true", required=True, help="the password comes as a line of JSON"
    )
    parser.add_argument("--port", type=int, default=0, help="the port to listen at; 0 for any free one")
    arguments = parser.parse_args()
    password = str(json.loads(sys.stdin.readline())["password"])
    floor = Floor()
    day = Day(floor)
    server = ManagerServer(floor, password, arguments.port)
    ended = threading.Event()
    hands = threading.Thread(target=_live, args=(day, ended), name="day")
    hands.start()
    print(json.dumps({"ready": True, "port": server.port}), flush=True)
    for _ in sys.stdin:
        continue
    ended.set()
    hands.join()
    server.close()
    return 0


def _live(day: Day, ended: threading.Event) -> None:
    began = time.monotonic()
    while not ended.wait(_TURN_S):
        day.pass_until(time.monotonic() - began)


if __name__ == "__main__":
    sys.exit(main())
