"""The Secrets port: the system's key store, or what a parent process handed over."""

import json
from typing import TextIO

import keyring

from app.domain.errors import SecretStoreError

SERVICE = "Bellerbeeld"
SIP_PASSWORD = "sip-password"  # noqa: S105 - the name of a secret, not one
CRM_KEY = "crm-api-key"
QUEUES_PASSWORD = "queues-password"  # noqa: S105 - the name of a secret, not one
PAUSE_PASSWORD = "pause-password"  # noqa: S105 - the name of a secret, not one


class KeyringSecrets:
    """Credential Manager on Windows, the Secret Service elsewhere; never a file of our own.

    Not every error that comes out of keyring is a `KeyringError`: Windows' and the Secret Service's own come
    as they are (`pywintypes.error`, `secretstorage`, `jeepney`), and a store that was configured wrongly as
    any other. All of them mean the same to whoever asks, so all become ours, with the name of their type only.
    """

    def read(self, name: str) -> str:
        """The secret, or '' when there is none."""
        try:
            return keyring.get_password(SERVICE, name) or ""
        except Exception as error:
            raise SecretStoreError(type(error).__name__) from error

    def write(self, name: str, value: str) -> None:
        """Store a secret; '' removes it."""
        try:
            if value:
                keyring.set_password(SERVICE, name, value)
            elif keyring.get_password(SERVICE, name) is not None:
                keyring.delete_password(SERVICE, name)
        except Exception as error:
            raise SecretStoreError(type(error).__name__) from error


class HandedSecrets:
    """Secrets of a trial, read once from standard input as one line of JSON; kept in memory only."""

    def __init__(self, source: TextIO) -> None:
        try:
            found = json.loads(source.readline())
        except (ValueError, RecursionError) as error:
            raise SecretStoreError("standard input holds no secrets") from error
        if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
            raise SecretStoreError("standard input holds something else than secrets")
        self._secrets: dict[str, str] = found

    def read(self, name: str) -> str:
        """The secret, or '' when there is none."""
        return self._secrets.get(name, "")

    def write(self, name: str, value: str) -> None:
        """Keep a secret until the program ends."""
        self._secrets[name] = value
