"""Everything around a desk: the CRM, the exchange and the people who call, started and stopped together."""

import contextlib
import json
import secrets
import shutil
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psutil

from app.demo.callers.voice import Voice, write_voice
from app.demo.children import Child, Line, NotSeen, until
from app.demo.corporation.staff import Function, colleague_id
from app.demo.exchange.digest import REALM
from app.demo.manager.server import USER as QUEUES_USER

AGENT, SENIOR, LEAD = "1001", "1002", "1003"
_HOST = "127.0.0.1"
_TRUNK = "trunk"
_THERE_ALREADY = 409  # HTTP
# Seconds for the CRM to be ready: with 2,000 homes, and with the whole corporation on a slow computer.
_USUAL, _WHOLE = 120.0, 1800.0
# The pilot tones by which a recording tells who was heard, in Hz: none is a multiple of another.
PILOTS = {"low": 697.0, "high": 852.0, "agent": 1209.0, "senior": 1477.0}
_PITCHES = {"low": 110.0, "high": 205.0, "agent": 165.0, "senior": 185.0}


@dataclass(frozen=True)
class _Desk:
    """Who sits there: the name of the folder, what she is, what colleagues see, and whose voice is hers."""

    name: str
    function: Function
    display_name: str
    voice: str
    senior: str = ""


_DESKS = {
    AGENT: _Desk("agent", Function.AGENT, "Klantcontact", "agent", SENIOR),
    SENIOR: _Desk("senior", Function.SENIOR, "Vraagbaak", "senior"),
    LEAD: _Desk("lead", Function.TEAM_LEAD, "Teamleiding", "agent", SENIOR),
}


class Crm:
    """The reference CRM, as the demonstration asks and disturbs it."""

    def __init__(self, url: str, key: str) -> None:
        self.url = url
        self.key = key

    @property
    def scenarios(self) -> dict[str, Any]:
        """The named situations."""
        found: dict[str, Any] = self._ask("GET", "/demo/scenarios")[0]
        return found

    @property
    def requests(self) -> list[Line]:
        """The log of requests."""
        found: list[Line] = self._ask("GET", "/demo/requests")[0]
        return found

    def disturb(self, *faults: Line) -> None:
        """Let these things go wrong from now on; none for a good day."""
        if faults:
            self._ask("PUT", "/demo/faults", list(faults))
        else:
            self._ask("DELETE", "/demo/faults")

    def contacts_of_ours(self) -> list[Line]:
        """The contacts that this desk wrote, by our own organisation key."""
        found: list[Line] = []
        page = 1
        while True:
            path = f"/brg/v4/contactmomenten?idOrganisatie=KCC-CTI&pagina={page}"
            contacts, headers = self._ask("GET", path)
            found += contacts
            if len(found) >= int(headers["X-Parameters-Aantal"]):
                return found
            page += 1

    def units_of(self, complex_id: str) -> list[str]:
        """The keys of the homes of a complex, the first hundred at most."""
        units, _ = self._ask("GET", f"/bvg/v4/eenheden?clusters.id={complex_id}")
        return [str(unit["id"]) for unit in units]

    def write_contact(self, body: Line) -> None:
        """Write a contact, unless it is there already."""
        try:
            self._ask("POST", "/brg/v4/contactmomenten", body)
        except urllib.error.HTTPError as error:
            if error.code != _THERE_ALREADY:
                raise

    def _ask(self, method: str, path: str, body: Any = None) -> tuple[Any, Any]:
        request = urllib.request.Request(  # noqa: S310 - our own server on this computer
            self.url + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"X-API-KEY": self.key, "X-Parameters-AantalPerPagina": "100"},
        )
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
            content = answer.read()
            return (json.loads(content) if content else None), answer.headers


class Callers:
    """The people who call, and what happened to them."""

    def __init__(self, child: Child) -> None:
        self._child = child
        self.events: list[Line] = []

    def order(self, order: str, **values: object) -> None:
        """Let them do something (`app/demo/callers/order.py`)."""
        self._child.tell({"order": order, **values})

    def listen(self) -> None:
        """Take in what they told since the last time."""
        while (line := self._child.next_line(0)) is not None:
            self.events.append(line)

    def seen(self, event: str, call_id: str = "") -> Line | None:
        """The last event of this kind, of one call when it is named; None when there is none yet."""
        self.listen()
        fitting = (
            one for one in reversed(self.events) if one["event"] == event and call_id in ("", one.get("id"))
        )
        return next(fitting, None)

    def wait(self, event: str, call_id: str = "", timeout: float = 10.0) -> Line:
        """The same, waiting for it.

        Raises:
            NotSeen: it did not come, or an order of this call failed meanwhile.
        """

        def happens() -> Line | None:
            found = self.seen(event, call_id)
            failed = self.seen("failed", call_id)
            if found is None and failed is not None:
                raise NotSeen(f"caller {call_id}: {failed['order']} failed, {failed['reason']}")
            return found

        found: Line = until(happens, f"caller {call_id or '…'}: {event}", timeout)
        return found


class AlreadyRunning(Exception):
    """Another demonstration runs in this folder."""


class Surroundings:
    """A block in which all of it runs. Everything is written below `folder`.

    Raises:
        AlreadyRunning: another process has such a block there.
    """

    def __init__(self, folder: Path, corporation: Sequence[str] = ()) -> None:
        self.folder = folder
        self._corporation = corporation
        self._children: list[Child] = []
        self._passwords = {user: secrets.token_hex(12) for user in (*_DESKS, _TRUNK)}
        self._queues_password = secrets.token_hex(12)
        self._exchange = ""
        self._queues = ""

    def __enter__(self) -> Self:
        self._claim()
        # What an earlier run left at the desks; the corporation and the voices can be used again.
        for name in (*(desk.name for desk in _DESKS.values()), "heard", "logs"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        try:
            self._start()
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def password(self, user: str) -> str:
        """What a telephone needs to register."""
        return self._passwords[user]

    def voice(self, name: str) -> Path:
        """The WAV file in which somebody speaks: 'low', 'high', 'agent', 'senior'."""
        return self.folder / "voices" / f"{name}.wav"

    def settings_of(self, user: str, folder: Path, *, sound: str = "file") -> Path:
        """Write the settings file of a desk; its recordings go to `folder`/heard."""
        (folder / "heard").mkdir(parents=True, exist_ok=True)
        desk = _DESKS[user]
        tables: dict[str, dict[str, str | int]] = {
            "sip": {
                "registrar": self._exchange,
                "user": user,
                "realm": REALM,
                "local_address": _HOST,
                "display_name": desk.display_name,
            },
            "crm": {"url": self.crm.url},
            "agent": {"relation": colleague_id(desk.function, 0), "senior": desk.senior},
            "sound": {
                "kind": sound,
                "speak_from": str(self.voice(desk.voice)),
                "record_to": str(folder / "heard"),
            },
        }
        if user == LEAD:
            # An alarm after five seconds: the demonstration has no minute to wait.
            account = {"server": self._queues, "user": QUEUES_USER, "transport": "tcp"}
            tables["queues"] = {**account, "alarm_during": 5}
        path = folder / "settings.toml"
        # A basic TOML string is written as a JSON string is.
        lines = (
            line
            for table, options in tables.items()
            for line in (f"[{table}]", *(f"{key} = {json.dumps(value)}" for key, value in options.items()))
        )
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    def secrets_of(self, user: str) -> Line:
        """The line of secrets that a window takes on its standard input."""
        queues = {"queues-password": self._queues_password} if user == LEAD else {}
        return {"sip-password": self.password(user), "crm-api-key": self.crm.key, **queues}

    def _claim(self) -> None:
        """Note who we are, unless somebody who is noted there lives."""
        self.folder.mkdir(parents=True, exist_ok=True)
        note = self.folder / "runs.json"
        me = psutil.Process()
        with contextlib.suppress(OSError, ValueError, KeyError, psutil.Error):
            other = json.loads(note.read_text(encoding="utf-8"))
            # The number of a process is given again after its end, its moment of birth is not.
            if psutil.Process(other["pid"]).create_time() == other["born"] and other["pid"] != me.pid:
                raise AlreadyRunning
        note.write_text(json.dumps({"pid": me.pid, "born": me.create_time()}), encoding="utf-8")

    def _start(self) -> None:
        for name, pilot in PILOTS.items():
            self.voice(name).parent.mkdir(parents=True, exist_ok=True)
            if not self.voice(name).exists():
                write_voice(self.voice(name), Voice(_PITCHES[name], pilot, seed=len(name)))
        key = secrets.token_hex(16)
        is_whole = "--full" in self._corporation
        crm = self._child(
            "app.demo.crm",
            ["--data", self.folder / "crm", "--api-key", key, "--until-stdin-closes", *self._corporation],
            is_seen=is_whole,
        )
        exchange = self._child("app.demo.exchange", ["--host", _HOST, "--users-stdin"])
        users = {user: password for user, password in self._passwords.items() if user != _TRUNK}
        exchange.tell({"users": users, "trunk": {"user": _TRUNK, "password": self.password(_TRUNK)}})
        self._exchange = f"{_HOST}:{exchange.ready()['port']}"
        self._begin_queues(port=0)
        self.callers = Callers(self._child("app.demo.callers", []))
        self.callers.order(
            "start", exchange=self._exchange, user=_TRUNK, password=self.password(_TRUNK), local_address=_HOST
        )
        until(
            lambda: (self.callers.seen("registration") or {}).get("ready"), "the callers reach the exchange"
        )
        self.crm = Crm(str(crm.ready(_WHOLE if is_whole else _USUAL)["url"]), key)

    def restart_queues(self, between: Callable[[], None]) -> None:
        """Kill the exchange's queues as a crash would, do something, and let them be there again."""
        self._manager.kill()
        between()
        self._begin_queues(int(self._queues.rpartition(":")[2]))

    def _begin_queues(self, port: int) -> None:
        self._manager = self._child("app.demo.manager", ["--password-stdin", "--port", str(port)])
        self._manager.tell({"password": self._queues_password})
        self._queues = f"{_HOST}:{self._manager.ready()['port']}"

    def _child(self, module: str, arguments: Sequence[str | Path], *, is_seen: bool = False) -> Child:
        """Start one; what `is_seen` writes on the console, as the bar of its progress."""
        child = Child(module, arguments, None if is_seen else self.folder / "logs" / f"{module}.log")
        self._children.append(child)
        return child

    def _stop(self) -> None:
        for child in reversed(self._children):
            child.close()
