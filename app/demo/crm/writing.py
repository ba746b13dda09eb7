"""What is wrong with a body that somebody wants to store, in one Dutch sentence for the agent."""

import json
import re
from typing import Any

from app.demo.crm.catalogue import ALERTS, APPOINTMENTS, CONTACTS, RELATIONS, Body, Collection, values_at
from app.demo.crm.reference import knows
from app.demo.crm.store import Store

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
_MOMENTS = (
    "datum",
    "begindatum",
    "einddatum",
    "bloktijdBegin",
    "bloktijdEind",
    "melddatum",
    "registratiedatum",
)
_CONTACT_TEXTS = ("idExtern", "idOrganisatie", "onderwerp", "datum")
_CONTACT_CODES = {
    "soort": "CONTACTMOMENTSOORT",
    "detailSoort": "CONTACTMOMENTDETAILSOORT",
    "kanaal": "COMMUNICATIEKANAAL",
    "richting": "COMMUNICATIERICHTING",
}
_WITH_RELATIONS = {CONTACTS: "relaties.id", APPOINTMENTS: "relaties.id", ALERTS: "relatie.id"}


class Refused(Exception):
    """The body cannot be stored; the text says why."""


def check(store: Store, collection: Collection, body: Body) -> None:
    """Looks at a new object as a strict CRM would.

    Raises:
        Refused: it is not good enough.
    """
    _check_shape(body)
    if "id" in body:
        raise Refused("id wordt door dit systeem gegeven")
    if collection is CONTACTS:
        _check_contact(body)
    for id_ in values_at(body, _WITH_RELATIONS.get(collection, "-")):
        if store.get(RELATIONS, id_) is None:
            raise Refused(f"relatie {id_} bestaat niet")


def check_changes(changes: Body) -> None:
    """Looks at the attributes that somebody wants to replace.

    Raises:
        Refused: they are not good enough.
    """
    _check_shape(changes)


def _check_shape(body: Any) -> None:
    _refuse_null(body, "")
    try:
        json.dumps(body, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise Refused("een tekst bevat een half teken") from error
    for name in _MOMENTS:
        value = body.get(name)
        if isinstance(value, str) and "T" in value and not _MOMENT.fullmatch(value):
            raise Refused(f"{name} is geen tijdstip in UTC met Z")
    attributes = body.get("extra-attributen", [])
    if not isinstance(attributes, list) or not all(_is_attribute(one) for one in attributes):
        raise Refused("extra-attributen zijn objecten met naam en waarde, beide tekst")


def _refuse_null(value: Any, path: str) -> None:
    if value is None:
        raise Refused(f"{path.removeprefix('.')} is null")
    if isinstance(value, dict):
        for name, part in value.items():
            _refuse_null(part, f"{path}.{name}")
    if isinstance(value, list):
        for part in value:
            _refuse_null(part, path)


def _is_attribute(one: Any) -> bool:
    return isinstance(one, dict) and isinstance(one.get("naam"), str) and isinstance(one.get("waarde"), str)


def _check_contact(body: Body) -> None:
    for name in _CONTACT_TEXTS:
        if not isinstance(body.get(name), str) or not body[name]:
            raise Refused(f"{name} ontbreekt of is geen tekst")
    if not _MOMENT.fullmatch(body["datum"]):
        raise Refused("datum is geen tijdstip in UTC met Z")
    for name, kind in _CONTACT_CODES.items():
        code = next(values_at(body, f"{name}.code"), "")
        if not knows(kind, code):
            raise Refused(f"{name}: code {code!r} staat niet in {kind}")
    if not body["detailSoort"]["code"].startswith(body["soort"]["code"]):
        raise Refused("detailSoort hoort niet bij soort")
    labels = body.get("sturingslabels", [])
    if not isinstance(labels, list):
        raise Refused("sturingslabels is geen lijst")
    kinds = list(values_at(labels, "soort.code"))
    outcomes = [one for one in labels if next(values_at(one, "soort.code"), "") == "KCCUIT"]
    if len(kinds) != len(labels) or len(outcomes) != 1:
        raise Refused("er hoort precies een sturingslabel KCCUIT te zijn")
    if not knows("KCCUIT", next(values_at(outcomes[0], "label.code"), "")):
        raise Refused("de uitkomst staat niet in KCCUIT")
