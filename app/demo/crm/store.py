"""All VERA objects of the made-up corporation in one SQLite file."""

import json
import sqlite3
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from app.demo.crm.catalogue import ALL, Body, Collection, folded, values_at

_PREFIX_PATHS = ("achternaam",)  # a name is found by how it begins
_LAST_CHARACTER = "\U0010ffff"


class AlreadyThere(Exception):
    """An object with the same idOrganisatie and idExtern exists; `id` is its id."""

    def __init__(self, id_: str) -> None:
        super().__init__(id_)
        self.id = id_


@dataclass(frozen=True, slots=True)
class Query:
    """Which objects of a collection: those that meet every filter, from one moment to another.

    `is_oldest_first` turns the order round; `since` and `until` are UTC texts as VERA writes them.
    """

    filters: tuple[tuple[str, str], ...] = ()
    since: str = ""
    until: str = ""
    is_oldest_first: bool = False


class Store:
    """The store in a file. May be used by several threads; each has a connection of its own."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        self._opened: list[sqlite3.Connection] = []
        self._writing = threading.Lock()

    def create(self) -> None:
        """Makes the empty tables; meant for filling, so nothing is safe on disk before `finish`."""
        connection = self._connection()
        connection.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192;"
        )
        connection.execute("CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
        for collection in ALL:
            table = collection.table
            connection.executescript(
                f"""
                CREATE TABLE {table} (item INTEGER PRIMARY KEY, id TEXT NOT NULL, external TEXT,
                                      organisation TEXT, moment TEXT NOT NULL, body TEXT NOT NULL);
                CREATE TABLE {table}_link (path TEXT, value TEXT, item INTEGER,
                                           PRIMARY KEY (path, value, item)) WITHOUT ROWID;
                """
            )
        connection.execute("BEGIN")

    def finish(self) -> None:
        """Adds the indexes and ends the filling; from now on writes are safe and readers do not wait."""
        connection = self._connection()
        for collection in ALL:
            table = collection.table
            connection.execute(f"CREATE UNIQUE INDEX {table}_id ON {table} (id)")
            connection.execute(f"CREATE UNIQUE INDEX {table}_external ON {table} (external, organisation)")
            if collection.moment:
                connection.execute(f"CREATE INDEX {table}_moment ON {table} (moment)")
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = WAL")

    def add_all(self, collection: Collection, bodies: Iterable[Body]) -> None:
        """Adds objects while the store is being filled."""
        connection = self._connection()
        for body in bodies:
            _insert(connection, collection, body)

    def add(self, collection: Collection, body: Body) -> None:
        """Adds one object; on disk before this returns.

        Raises:
            AlreadyThere: its idOrganisatie and idExtern are in use.
        """
        with self._writing, self._connection() as connection:
            connection.execute("BEGIN IMMEDIATE")
            row = connection.execute(
                f"SELECT id FROM {collection.table} WHERE external = ? AND organisation = ?", _external(body)
            ).fetchone()
            if row:
                raise AlreadyThere(row[0])
            _insert(connection, collection, body)

    def change(self, collection: Collection, id_: str, changes: Body) -> bool:
        """Replaces the named attributes of one object; False when it does not exist."""
        with self._writing, self._connection() as connection:
            connection.execute("BEGIN IMMEDIATE")
            body = self.get(collection, id_)
            if body is None:
                return False
            body.update(changes)
            (item,) = connection.execute(
                f"SELECT item FROM {collection.table} WHERE id = ?", (id_,)
            ).fetchone()
            connection.execute(f"DELETE FROM {collection.table}_link WHERE item = ?", (item,))
            connection.execute(f"DELETE FROM {collection.table} WHERE item = ?", (item,))
            _insert(connection, collection, body, item)
        return True

    def get(self, collection: Collection, id_: str) -> Body | None:
        """One object, None when there is none with this id."""
        row = (
            self._connection().execute(f"SELECT body FROM {collection.table} WHERE id = ?", (id_,)).fetchone()
        )
        return json.loads(row[0]) if row else None

    def find(self, collection: Collection, query: Query, first: int, most: int) -> tuple[int, list[str]]:
        """How many objects there are, and the JSON texts of those from `first` on, `most` at most."""
        where, values = _where(collection, query)
        table = collection.table
        order = f"moment {'ASC' if query.is_oldest_first else 'DESC'}, item" if collection.moment else "item"
        connection = self._connection()
        (total,) = connection.execute(f"SELECT count(*) FROM {table} WHERE {where}", values).fetchone()
        rows = connection.execute(
            f"SELECT body FROM {table} WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?",
            (*values, most, first),
        )
        return total, [body for (body,) in rows]

    def note(self, name: str, value: str) -> None:
        """Writes down a fact about the store itself."""
        self._connection().execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))

    def fact(self, name: str) -> str:
        """A fact about the store itself, '' when it was never written.

        Raises:
            sqlite3.DatabaseError: the file is no store.
        """
        row = self._connection().execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return row[0] if row else ""

    def close(self) -> None:
        """Closes the connections of all threads."""
        for connection in self._opened:
            connection.close()
        self._opened.clear()

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            # `isolation_level=None`: transactions begin where the code says so, not where the library guesses.
            connection = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False)
            self._local.connection = connection
            self._opened.append(connection)
        return connection


def _insert(
    connection: sqlite3.Connection, collection: Collection, body: Body, item: int | None = None
) -> None:
    moment = next(values_at(body, collection.moment), "") if collection.moment else ""
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    cursor = connection.execute(
        f"INSERT INTO {collection.table} VALUES (?, ?, ?, ?, ?, ?)",
        (item, body["id"], *_external(body), moment, text),
    )
    links = {
        (path, folded(path, value), cursor.lastrowid)
        for path in collection.keys
        for value in values_at(body, path)
    }
    connection.executemany(f"INSERT INTO {collection.table}_link VALUES (?, ?, ?)", links)


def _external(body: Body) -> tuple[str | None, str]:
    return body.get("idExtern"), body.get("idOrganisatie", "")


def _where(collection: Collection, query: Query) -> tuple[str, list[str]]:
    parts, values = ["1"], []
    for path, value in query.filters:
        wanted = folded(path, value)
        links = f"item IN (SELECT item FROM {collection.table}_link WHERE path = ? AND value"
        if path == "id":
            parts.append("id = ?")
            values.append(value)
        elif path in _PREFIX_PATHS:
            parts.append(f"{links} BETWEEN ? AND ?)")
            values += [path, wanted, wanted + _LAST_CHARACTER]
        elif path in collection.keys:
            parts.append(f"{links} = ?)")
            values += [path, wanted]
        elif path == "idExtern":
            parts.append("external = ?")
            values.append(value)
        else:
            parts.append("json_extract(body, ?) = ?")
            values += [f"$.{path}", wanted]
    for limit, sign in ((query.since, ">="), (query.until, "<=")):
        if limit:
            parts.append(f"moment {sign} ?")
            values.append(limit)
    return " AND ".join(parts), values
