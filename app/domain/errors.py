"""Errors and failures of the program.

    BellerbeeldError
     ├─ InvalidTransition      a state table has no such step
     ├─ IncompleteWrapUp       saved without topic, result or reason
     ├─ StorageError           the desk's own file could not be written or read
     │   └─ StorageFull        no room on the disk
     ├─ SecretStoreError       the system's key store is absent or locked
     └─ SettingError           a setting has a value that cannot be used

What another system does wrong is not an exception but a `Failure`: it travels in an event.
"""

from enum import Enum, auto


class BellerbeeldError(Exception):
    """The root of all errors that this program raises by itself."""


class InvalidTransition(BellerbeeldError):
    """A state table has no step for this trigger in this state."""


class IncompleteWrapUp(BellerbeeldError):
    """A wrap-up was saved while something mandatory was missing."""


class StorageError(BellerbeeldError):
    """The desk's own file could not be written or read."""


class StorageFull(StorageError):
    """There is no room left on the disk for the desk's own file."""


class SecretStoreError(BellerbeeldError):
    """The system's key store is absent, locked, or refused the secret."""


class SettingError(BellerbeeldError):
    """A setting has a value that cannot be used; the text names the setting, never a secret."""


class Failure(Enum):
    """Why another system gave no usable answer. The words for it are in `ui/texts.py`."""

    UNREACHABLE = auto()
    TIMED_OUT = auto()
    UNAUTHORISED = auto()
    NOT_ALLOWED = auto()
    NOT_FOUND = auto()
    TOO_BUSY = auto()
    SERVER_ERROR = auto()
    UNREADABLE = auto()
    REFUSED = auto()

    @property
    def is_passing(self) -> bool:
        """True when the same request may succeed later without anybody changing it."""
        return self not in (Failure.NOT_ALLOWED, Failure.NOT_FOUND, Failure.REFUSED)
