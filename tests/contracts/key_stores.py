"""Key stores: in memory behind the real adapter, handed over, and the fake, for what must hold of all."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

import keyring.core
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

from app.adapters.credentials import HandedSecrets, KeyringSecrets
from app.ports import Secrets
from tests.fakes.secrets import FakeSecrets

KINDS = ("fake", "keyring", "handed")
LOCKABLE = ("fake", "keyring")  # what was handed over lies in memory, open


class MemoryKeyring(KeyringBackend):
    """What keyring sees of the system's key store. With `error` set, every access raises it."""

    priority: ClassVar[float] = 0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # keyring's own
        self.stored: dict[tuple[str, str], str] = {}
        self.error: BaseException | None = None

    def get_password(self, service: str, username: str) -> str | None:
        self._open()
        return self.stored.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._open()
        self.stored[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """As every store of keyring: removing what is not there is an error."""
        self._open()
        if (service, username) not in self.stored:
            raise PasswordDeleteError(service)
        del self.stored[service, username]

    def _open(self) -> None:
        if self.error is not None:
            raise self.error


def put_in_place(store: KeyringBackend | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let keyring use this store until the test ends; with None it looks for one itself.

    `keyring.set_keyring` would ask the system for its own store first, and cannot be taken back.
    """
    monkeypatch.setattr(keyring.core, "_keyring_backend", store)


@dataclass(frozen=True)
class KeyStore:
    """A key store and the hand that locks it."""

    secrets: Secrets
    lock: Callable[[], None]


def key_store(kind: str, monkeypatch: pytest.MonkeyPatch) -> KeyStore:
    """An empty key store of one kind."""
    if kind == "handed":
        return KeyStore(HandedSecrets(io.StringIO("{}\n")), lambda: None)
    if kind == "fake":
        fake = FakeSecrets()
        return KeyStore(fake, lambda: setattr(fake, "is_locked", True))
    store = MemoryKeyring()
    put_in_place(store, monkeypatch)
    return KeyStore(
        KeyringSecrets(), lambda: setattr(store, "error", KeyringLocked("sip-password: Kanarie7"))
    )
