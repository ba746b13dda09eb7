"""Faults on request: what a CRM does on a bad day."""

import json
import threading
from dataclasses import dataclass, fields, replace
from enum import Enum
from fnmatch import fnmatchcase
from typing import Any

_HUGE = 10 << 20  # bytes


class BadRule(ValueError):
    """A fault that nobody can carry out; the text says why."""


class BodyKind(Enum):
    """What comes instead of the answer."""

    HTML = "html"
    """A page of a proxy, as text/html."""
    EMPTY = "empty"
    HALF_JSON = "half_json"
    """The true answer up to its middle, as if that were all."""
    CUT_OFF = "cut_off"
    """The true answer up to its middle; then the connection closes though more was promised."""
    WRONG_TYPES = "wrong_types"
    """The true answer with a number for each text, a text for each number, an object for each list."""
    WRONG_SHAPE = "wrong_shape"
    """An object where a list belongs, a list where an object belongs."""
    HUGE = "huge"
    """Ten megabytes of good JSON."""
    DROPPED = "dropped"
    """The connection closes without a byte."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong with the requests whose path and method match (`*` matches anything).

    `status` 0 keeps the true status. `times` limits how often it happens, 0 is always. `retry_after` seconds
    go in the header of that name. With `is_handled` the request is carried out first: a POST is stored,
    and only its answer suffers. With `ignores_filters` a list answers as if nothing was asked.
    """

    path: str
    method: str = "*"
    status: int = 0
    delay_ms: int = 0
    body: BodyKind | None = None
    retry_after: int | None = None
    times: int = 0
    is_handled: bool = False
    ignores_filters: bool = False

    @property
    def needs_answer(self) -> bool:
        """True when the true answer must be made before it is spoilt."""
        kept = (None, BodyKind.HALF_JSON, BodyKind.CUT_OFF, BodyKind.WRONG_TYPES, BodyKind.WRONG_SHAPE)
        return self.is_handled or (self.status == 0 and self.body in kept)

    @property
    def name(self) -> str:
        """What the log calls it."""
        parts = [
            str(self.status or ""),
            self.body.value if self.body else "",
            f"{self.delay_ms} ms" if self.delay_ms else "",
            "no filters" if self.ignores_filters else "",
        ]
        return " ".join(filter(None, parts))


class Faults:
    """The faults in force; safe for several threads. The first that matches a request counts."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._lock = threading.Lock()

    def replace_all(self, faults: list[Fault]) -> None:
        """From now on these faults, and no others."""
        with self._lock:
            self._faults = list(faults)

    def take(self, method: str, path: str) -> Fault | None:
        """The fault that strikes this request; one with `times` is used up by it."""
        with self._lock:
            for index, fault in enumerate(self._faults):
                if fnmatchcase(path, fault.path) and fault.method in ("*", method):
                    if fault.times == 1:
                        del self._faults[index]
                    elif fault.times:
                        self._faults[index] = replace(fault, times=fault.times - 1)
                    return fault
        return None


def parse_faults(rules: Any) -> list[Fault]:
    """Faults from JSON: a list of objects with the fields of `Fault`; only `path` must be there.

    Raises:
        BadRule: it is something else.
    """
    if not isinstance(rules, list):
        raise BadRule("faults are a list of objects")
    return [_parse(rule) for rule in rules]


def _parse(rule: Any) -> Fault:
    if not isinstance(rule, dict) or not isinstance(rule.get("path"), str):
        raise BadRule("a fault is an object with a path")
    types = {field.name: field.type for field in fields(Fault)}
    for name, value in rule.items():
        if name not in types:
            raise BadRule(f"a fault has no {name}")
        expected = (str,) if name in ("path", "method", "body") else (int,)
        if not isinstance(value, expected):
            raise BadRule(f"{name} must be of type {expected[0].__name__}")
    try:
        body = BodyKind(rule["body"]) if "body" in rule else None
    except ValueError as error:
        raise BadRule(f"no such body: {rule['body']}") from error
    return Fault(**{**rule, "body": body})


def spoil(kind: BodyKind, content: bytes) -> tuple[str, bytes]:
    """The content type and the bytes that come instead of `content`."""
    match kind:
        case BodyKind.HTML:
            page = (
                "<!doctype html><html><body><h1>502 Bad Gateway</h1><script>alert(1)</script></body></html>"
            )
            return "text/html; charset=utf-8", page.encode()
        case BodyKind.HUGE:
            element = json.dumps({"id": "X", "omschrijving": "x" * 950}).encode()
            count = _HUGE // (len(element) + 1) + 1
            return "application/json", b"[" + b",".join([element] * count) + b"]"
        case BodyKind.HALF_JSON | BodyKind.CUT_OFF:
            return "application/json", content[: len(content) // 2] or b"{"
        case BodyKind.WRONG_TYPES:
            return "application/json", json.dumps(_retype(json.loads(content or b"{}"))).encode()
        case BodyKind.WRONG_SHAPE:
            wrong: Any = {"resultaten": []} if content.startswith(b"[") else []
            return "application/json", json.dumps(wrong).encode()
        case BodyKind.EMPTY | BodyKind.DROPPED:
            return "application/json", b""


def _retype(answer: Any) -> Any:
    """The outermost list or object stays, so that the fault lies in the fields."""
    if isinstance(answer, list):
        return [_retype(element) for element in answer]
    if isinstance(answer, dict):
        return {name: _wrong(value) for name, value in answer.items()}
    return _wrong(answer)


def _wrong(value: Any) -> Any:
    if isinstance(value, str):
        return 17
    if isinstance(value, list):
        return {"0": "geen lijst"}
    return ["geen object"] if isinstance(value, dict) else "geen getal"
