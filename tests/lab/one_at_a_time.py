"""What only one process of this machine may do at a time; the others wait for it."""

import contextlib
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def one_at_a_time(lock_file: Path) -> Iterator[None]:
    """For as long as the block lasts, no other process is in one with this file."""
    import fcntl  # Unix only; the lab must be importable elsewhere, to say why it does not run

    with lock_file.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
