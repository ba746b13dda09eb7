"""Start the callers: `python -m app.demo.callers`; orders and events are JSON, one object a line.

Orders come on standard input (`order.py` has them all), events go to standard output. When the input
ends, the callers hang up and end.
"""

import gc
import json
import queue
import sys
import threading

from app.demo.callers.callers import Callers
from app.demo.callers.order import BadOrder, Order, Quit, read_order

_WAIT = 5  # milliseconds that the library may wait before the next order is looked at


def main() -> int:
    """Serve until told to quit."""
    # What is collected in another thread may not belong to the library; so nothing is collected unasked.
    gc.disable()
    inbox: queue.SimpleQueue[Order] = queue.SimpleQueue()
    callers = Callers(_tell)
    threading.Thread(target=_listen, args=(inbox,), name="orders", daemon=True).start()
    while not _carry_out(inbox, callers):
        callers.turn(_WAIT)
    callers.close()
    return 0


def _carry_out(inbox: "queue.SimpleQueue[Order]", callers: Callers) -> bool:
    """Execute what has come; True when it was to quit."""
    while not inbox.empty():
        order = inbox.get()
        if isinstance(order, Quit):
            return True
        callers.execute(order)
    return False


def _listen(inbox: "queue.SimpleQueue[Order]") -> None:
    for line in sys.stdin:
        try:
            inbox.put(read_order(line))
        except BadOrder as error:
            _tell({"event": "failed", "id": "", "order": "", "reason": str(error)})
    inbox.put(Quit())


def _tell(event: dict[str, object]) -> None:
    # One write, because two threads tell.
    sys.stdout.write(json.dumps(event) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
