"""A registry in memory."""

from collections import defaultdict


class FakeRegistry:
    """Keys with values; keys in `closed` cannot be read."""

    def __init__(self) -> None:
        self._keys: dict[tuple[str, str], dict[str, object]] = defaultdict(dict)
        self.closed: set[str] = set()

    def set(self, hive: str, key: str, name: str, value: object) -> None:
        """Set a value, and make the key if there is none."""
        self._keys[hive, key.lower()][name] = value

    def values(self, hive: str, key: str) -> dict[str, object]:
        """The values of a key."""
        if key in self.closed:
            raise PermissionError(key)
        if (hive, key.lower()) not in self._keys:
            raise FileNotFoundError(key)
        return dict(self._keys[hive, key.lower()])
