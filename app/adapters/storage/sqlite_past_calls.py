"""The PastCalls port on the desk's file."""

import logging
from datetime import UTC, datetime

from app.adapters.storage.desk_file import DeskFile
from app.adapters.storage.json_forms import UNREADABLE
from app.domain.call import Direction
from app.domain.past_call import PastCall
from app.domain.phone_number import NumberKind, PhoneNumber

log = logging.getLogger(__name__)

_COLUMNS = (
    "call_id", "contact_id", "direction", "began_at", "answered_at", "ended_at",
    "number_kind", "number", "ending", "name", "queue", "is_coded", "is_solved",
)  # fmt: skip


class SqlitePastCalls:
    """Calls until they are too old. Without `keeps_numbers` only the last figures of a number come to disk."""

    def __init__(self, file: DeskFile, *, keeps_numbers: bool = True) -> None:
        self._file = file
        self._keeps_numbers = keeps_numbers

    def keep(self, call: PastCall) -> None:
        """Store or replace a call; what was coded of it stays as it is."""
        number = call.number
        if not self._keeps_numbers and number.digits:
            number = PhoneNumber(NumberKind.UNREADABLE)
        ending = call.ending or ("" if number.digits else call.number.digits[-3:])
        with self._file.transaction() as database:
            database.execute(
                "INSERT INTO past_calls (call_id, contact_id, direction, began_at, answered_at, ended_at,"
                " number_kind, number, ending, name, queue) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (call_id) DO UPDATE SET answered_at = excluded.answered_at,"
                " ended_at = excluded.ended_at, number_kind = excluded.number_kind, number = excluded.number,"
                " ending = excluded.ending, name = excluded.name",
                (
                    call.call_id,
                    call.contact_id,
                    call.direction.name,
                    _text(call.began_at),
                    _text(call.answered_at) if call.answered_at else "",
                    _text(call.ended_at) if call.ended_at else "",
                    number.kind.name,
                    number.digits,
                    ending,
                    call.name,
                    call.queue,
                ),
            )

    def kept(self) -> tuple[PastCall, ...]:
        """All calls, oldest first; one that cannot be read is left where it is."""
        # As bytes: text that is no UTF-8 would else make all of them unreadable.
        columns = ", ".join(f"CAST({name} AS BLOB)" for name in _COLUMNS)
        with self._file.transaction() as database:
            rows = database.execute(
                f"SELECT rowid, {columns} FROM past_calls ORDER BY began_at, rowid"
            ).fetchall()
        calls = []
        for number, *values in rows:
            try:
                calls.append(_call(*(value.decode() for value in values)))
            except UNREADABLE as error:
                log.error("row %d of the calls cannot be read: %s", number, type(error).__name__)
        return tuple(calls)

    def forget_until(self, moment: datetime) -> None:
        """Nothing of a call that began before stays on this computer."""
        with self._file.transaction() as database:
            gone = database.execute("DELETE FROM past_calls WHERE began_at <= ?", (_text(moment),)).rowcount
        if gone:
            self._file.leave_no_trace()


def _text(moment: datetime) -> str:
    """In UTC and with all its figures, so that texts sort as moments do."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _call(*values: str) -> PastCall:
    row = dict(zip(_COLUMNS, values, strict=True))
    return PastCall(
        call_id=row["call_id"],
        direction=Direction[row["direction"]],
        began_at=datetime.fromisoformat(row["began_at"]),
        number=PhoneNumber(NumberKind[row["number_kind"]], row["number"]),
        ending=row["ending"],
        name=row["name"],
        queue=row["queue"],
        contact_id=row["contact_id"],
        answered_at=datetime.fromisoformat(row["answered_at"]) if row["answered_at"] else None,
        ended_at=datetime.fromisoformat(row["ended_at"]) if row["ended_at"] else None,
        is_coded=row["is_coded"] == "1",
        is_solved=row["is_solved"] == "1",
    )
