"""A key store in memory."""

from app.domain.errors import SecretStoreError


class FakeSecrets:
    """The Secrets port. While `is_locked`, every access fails."""

    def __init__(self) -> None:
        self._secrets: dict[str, str] = {}
        self.is_locked = False

    def read(self, name: str) -> str:
        """The secret, or '' when there is none."""
        self._open()
        return self._secrets.get(name, "")

    def write(self, name: str, value: str) -> None:
        """Store a secret; '' removes it."""
        self._open()
        self._secrets[name] = value

    def _open(self) -> None:
        if self.is_locked:
            raise SecretStoreError("the key store is locked")
