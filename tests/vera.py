"""Bodies held against the published VERA standard, which lies beside the project in `../shared/vera`.

VERA requires nothing and forbids nothing, so a schema alone says little. Four things are looked at: the
schema, the patterns that stand only in the descriptions, the reference codes (they exist, have not
expired, and bear this name), and fields that VERA does not have.
"""

import csv
import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import pytest
import yaml
from openapi_schema_validator import OAS30Validator, oas30_format_checker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "vera"
MADE_ON = date(2026, 11, 23)  # codes that expire later are no fault of ours

_PATTERN = re.compile(r"Validatie-regex: (\^.*\$)")
_LIST = re.compile(r"Referentiedata: ([A-Z]+)\.")
_APIS = {"relaties": "Informatiedomeinen/Relaties.yaml"} | {
    api: f"Ketenprocessen/{api.upper()}.yaml" for api in ("brg", "bog", "bvg", "ohd", "bdo", "bfg", "inc")
}

Node = dict[str, Any]


@cache
def standard(api: str) -> "Standard":
    """The standard of one API, such as 'brg'; the test is skipped where the folder is absent."""
    if not FOLDER.is_dir():
        pytest.skip("the VERA standard is not here (../shared/vera)")
    return Standard(FOLDER / _APIS[api])


class Standard:
    """One API of VERA."""

    def __init__(self, file: Path) -> None:
        self._spec: Node = yaml.load(file.read_text(encoding="utf-8"), Loader=_DatesAsText)  # noqa: S506
        self._codes = _reference_data()

    def faults_of_new(self, path: str, body: object) -> list[str]:
        """What is wrong with the body of a POST, by the standard as it is."""
        content = self._spec["paths"][path]["post"]["requestBody"]["content"]
        return self._faults(self._strict, content["application/json"]["schema"], body)

    def faults_of_answer(self, path: str, body: object) -> list[str]:
        """What is wrong with one object of a list.

        Where VERA asks for exactly one of several classes that all fit, one that fits is enough: as it
        stands no person could be sent at all (defect D1).
        """
        content = self._spec["paths"][path]["get"]["responses"]["200"]["content"]
        return self._faults(self._relaxed, content["application/json"]["schema"]["items"], body)

    @cached_property
    def _strict(self) -> Any:
        return _registry(self._spec)

    @cached_property
    def _relaxed(self) -> Any:
        return _registry(_any_for_one(self._spec))

    def _faults(self, registry: Any, schema: Node, body: object) -> list[str]:
        pointer = {"$ref": f"urn:vera{schema['$ref']}"}
        validator = OAS30Validator(pointer, registry=registry, format_checker=oas30_format_checker)
        by_schema = [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(body)]
        return by_schema + list(self._other_faults(schema, body, "$", ""))

    def _other_faults(self, node: Node, value: object, path: str, meaning: str) -> Iterator[str]:
        """What the schema does not say. `meaning` is the description that belongs to `value`."""
        if isinstance(value, list):
            items = self._resolved(node).get("items", {})
            for place, one in enumerate(value):
                yield from self._other_faults(items, one, f"{path}[{place}]", meaning)
        elif isinstance(value, dict):
            yield from self._code_faults(value, path, meaning)
            fields = self._fields(node)
            for name, part in value.items():
                if name not in fields:
                    yield f"{path}.{name}: VERA has no such field"
                    continue
                field = self._fitting(fields[name], part)
                yield from self._other_faults(field, part, f"{path}.{name}", field.get("description", ""))
        elif isinstance(value, str):
            pattern = _PATTERN.search(meaning)
            if pattern and not re.match(pattern[1], value):
                yield f"{path}: {value!r} is not {pattern[1]}"

    def _code_faults(self, value: Node, path: str, meaning: str) -> Iterator[str]:
        listed = _LIST.search(meaning)
        names = self._codes.get(listed[1]) if listed else None
        # Of a list that nobody published every code is right.
        if names is None or "code" not in value:
            return
        if "ISO-639-3" in meaning and re.fullmatch("[a-z]{3}", value["code"]):
            return  # VERA's text asks for these codes, and names a list that has but one of them (defect D8)
        if value["code"] not in names:
            yield f"{path}: {listed and listed[1]} has no {value['code']!r} in force"
        elif "naam" in value and value["naam"] not in names[value["code"]]:
            yield f"{path}: {value['code']} is called {names[value['code']]}, not {value['naam']!r}"

    def _resolved(self, node: Node) -> Node:
        while "$ref" in node:
            node = self._spec["components"]["schemas"][node["$ref"].rpartition("/")[2]]
        return node

    def _fields(self, node: Node) -> dict[str, list[Node]]:
        """The fields of a schema with all that each may be, base classes and subclasses taken together."""
        node = self._resolved(node)
        fields = {name: [one] for name, one in node.get("properties", {}).items()}
        for kind in ("allOf", "oneOf", "anyOf"):
            for part in node.get(kind, ()):
                for name, meanings in self._fields(part).items():
                    fields.setdefault(name, []).extend(meanings)
        return fields

    def _fitting(self, meanings: list[Node], value: object) -> Node:
        """Of several meanings of a field the one of this type: a town is a text here and an object there."""
        kinds: dict[type, str] = {dict: "object", list: "array", str: "string"}
        kind = kinds.get(type(value))
        for meaning in meanings:
            node = self._resolved(meaning)
            if kind == (node.get("type") or ("object" if {"allOf", "oneOf"} & node.keys() else None)):
                return meaning
        return meanings[0]


class _DatesAsText(yaml.CSafeLoader):
    """Examples of dates in the YAML stay text."""


_DatesAsText.yaml_implicit_resolvers = {
    start: [one for one in resolvers if one[0] != "tag:yaml.org,2002:timestamp"]
    for start, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def _registry(spec: Node) -> Any:
    resource = Resource.from_contents(spec, default_specification=DRAFT4)
    return Registry().with_resource("urn:vera", resource)


def _any_for_one(node: Any) -> Any:
    if isinstance(node, list):
        return [_any_for_one(one) for one in node]
    if not isinstance(node, dict):
        return node
    several = isinstance(node.get("oneOf"), list) and len(node["oneOf"]) > 1
    return {
        "anyOf" if several and name == "oneOf" else name: _any_for_one(part) for name, part in node.items()
    }


@cache
def _reference_data() -> dict[str, dict[str, set[str]]]:
    """List -> code -> its names, VERA's and those of the contact centre; what has expired is left out."""
    lists: dict[str, dict[str, set[str]]] = {}
    for file in (FOLDER / "Referentiedata.csv", FOLDER / "extension" / "KCC-referentiedata.csv"):
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter=";"):
                codes = lists.setdefault(row["Soort"], {})
                if not _has_expired(row["Einddatum"]):
                    codes.setdefault(row["Code"], set()).add(row["Naam"])
    return lists


def _has_expired(written: str | None) -> bool:
    try:
        end = datetime.strptime(written or "", "%d-%m-%Y").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:  # none, or one of the four that VERA wrote wrongly
        return False
    return end < MADE_ON


def examples() -> list[tuple[str, Any]]:
    """The published examples of new contacts with their names."""
    files = sorted((FOLDER / "examples").glob("0[1-6]-contactmoment-*.json"))
    return [(file.stem, json.loads(file.read_text(encoding="utf-8"))["body"]) for file in files]
