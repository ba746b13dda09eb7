"""The Secrets port: the system's key store, or what a parent process handed over."""

import json
from typing import TextIO

import keyring
from keyring.errors import KeyringError

from app.domain.errors import SecretStoreError

SERVICE = "Bellerbeeld"
SIP_PASSWORD = "sip-password"  # noqa: S105 - the name of a secret, not one
CRM_KEY = "crm-api-key"


class KeyringSecrets:
    """Credential Manager on Windows, the Secret Service elsewhere; never a file of our own."""

    def read(self, name: str) -> str:
        """The secret, or '' when there is none."""
        try:
            return keyring.get_password(SERVICE, name) or ""
        except KeyringError as error:
            raise SecretStoreError(type(error).__name__) from error

    def write(self, name: str, value: str) -> None:
        """Store a secret; '' removes it."""
        try:
            if value:
                keyring.set_password(SERVICE, name, value)
            elif keyring.get_password(SERVICE, name) is not None:
                keyring.delete_password(SERVICE, name)
        except KeyringError as error:
            raise SecretStoreError(type(error).__name__) from error


class HandedSecrets:
    """Secrets of a trial, read once from standard input as one line of JSON; kept in memory only."""

    def __init__(self, source: TextIO) -> None:
        try:
            found = json.loads(source.readline())
            self._secrets = {str(name): str(value) for name, value in found.items()}
        except (ValueError, AttributeError) as error:
            raise SecretStoreError("standard input holds no secrets") from error

    def read(self, name: str) -> str:
        """The secret, or '' when there is none."""
        return self._secrets.get(name, "")

    def write(self, name: str, value: str) -> None:
        """Keep a secret until the program ends."""
        self._secrets[name] = value
