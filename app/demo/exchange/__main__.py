"""Start the exchange: `python -m app.demo.exchange --host 127.0.0.1 --port 0 --users-stdin`.

A line of JSON on standard input names who may register: `{"users": {"1001": "password"}, "trunk": {"user":
"trunk", "password": "…"}}`. A line on standard output tells the port: `{"ready": true, "port": 5060}`.
The exchange ends when its standard input ends.
"""

import argparse
import json
import sys

from app.demo.exchange.exchange import Exchange, Trunk


def main() -> int:
    """Serve until standard input ends."""
    parser = argparse.ArgumentParser(prog="bellerbeeld-exchange", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen at")
    parser.add_argument("--port", type=int, default=0, help="the port for UDP and TCP; 0 for any free one")
    parser.add_argument(
        "--users-stdin", action="store_true", required=True, help="users come as a line of JSON"
    )
    arguments = parser.parse_args()
    given = json.loads(sys.stdin.readline())
    trunk = Trunk(given["trunk"]["user"], given["trunk"]["password"]) if given.get("trunk") else None
    exchange = Exchange(given["users"], trunk, host=arguments.host, port=arguments.port)
    exchange.start()
    print(json.dumps({"ready": True, "port": exchange.port}), flush=True)
    for _ in sys.stdin:
        continue
    exchange.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
