"""The Audit port on the desk's file."""

from app.adapters.storage.desk_file import DeskFile
from app.ports import Disclosure


class SqliteAudit:
    """What was opened, when, about whom and in which contact."""

    def __init__(self, file: DeskFile) -> None:
        self._file = file

    def note(self, disclosure: Disclosure) -> None:
        """Write it down."""
        with self._file.transaction() as database:
            database.execute(
                "INSERT INTO audit (at, session_id, relation_id, what, match) VALUES (?, ?, ?, ?, ?)",
                (
                    disclosure.at.utc.isoformat(),
                    disclosure.session_id,
                    disclosure.relation_id,
                    disclosure.what,
                    disclosure.match.name,
                ),
            )
