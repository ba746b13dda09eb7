"""New contacts in the reference CRM: strict, and never twice."""

import copy
import json
import uuid
from typing import Any

import pytest
import requests

from tests.crm_server import ReferenceCrm

CONTACTS = "brg/v4/contactmomenten"


def body(crm: ReferenceCrm, **changes: Any) -> dict[str, Any]:
    """A contact that the CRM takes."""
    return {
        "idExtern": str(uuid.uuid4()),
        "idOrganisatie": "KCC-CTI",
        "onderwerp": "Kraan lekt",
        "soort": {"code": "REP"},
        "detailSoort": {"code": "REPLOO"},
        "datum": "2026-11-24T08:14:05Z",
        "kanaal": {"code": "TEL"},
        "richting": {"code": "INK"},
        "relaties": [{"id": crm.relation("known")}],
        "sturingslabels": [{"soort": {"code": "KCCUIT"}, "label": {"code": "ELA"}}],
    } | changes


def test_new_contact_is_answered_with_itself_its_key_and_its_address(reference_crm: ReferenceCrm) -> None:
    sent = body(reference_crm)
    answer = reference_crm.post(CONTACTS, sent)
    assert answer.status_code == 201
    assert answer.json() == {"id": answer.json()["id"], **sent}
    assert answer.headers["Location"].endswith(f"/{CONTACTS}/{answer.json()['id']}")
    assert reference_crm.rows(CONTACTS, {"idExtern": sent["idExtern"]}) == [answer.json()]


def test_second_contact_with_the_same_external_id_is_refused_and_the_first_named(
    reference_crm: ReferenceCrm,
) -> None:
    sent = body(reference_crm)
    first = reference_crm.post(CONTACTS, sent)
    second = reference_crm.post(CONTACTS, sent)
    assert (second.status_code, second.json()["code"]) == (409, "KCC-409")
    assert second.headers["Location"] == first.headers["Location"]
    assert len(reference_crm.rows(CONTACTS, {"idExtern": sent["idExtern"]})) == 1


def test_same_external_id_of_another_organisation_is_another_contact(reference_crm: ReferenceCrm) -> None:
    sent = body(reference_crm)
    reference_crm.post(CONTACTS, sent)
    assert reference_crm.post(CONTACTS, sent | {"idOrganisatie": "ANDERS"}).status_code == 201


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"id": "CM-1"}, "id"),
        ({"idExtern": ""}, "idExtern"),
        ({"idOrganisatie": 5}, "idOrganisatie"),
        ({"datum": "2026-11-24T10:14:05+01:00"}, "datum"),
        ({"soort": {"code": "XYZ"}}, "soort"),
        ({"detailSoort": {"code": "HUUBET"}}, "detailSoort"),
        ({"kanaal": None}, "kanaal"),
        ({"relaties": [{"id": "R-0"}]}, "R-0"),
        ({"sturingslabels": []}, "KCCUIT"),
        ({"sturingslabels": 5}, "sturingslabels"),
        ({"sturingslabels": [{"soort": {"code": "KCCUIT"}, "label": {"code": "XYZ"}}]}, "KCCUIT"),
        ({"extra-attributen": [{"naam": "kcc.wachttijd", "waarde": 41}]}, "extra-attributen"),
        ({"onderwerp": "\ud800"}, "teken"),
    ],
    ids=lambda one: str(one).encode("ascii", "replace").decode() if isinstance(one, dict) else "",
)
def test_contact_that_is_not_good_enough_is_refused_with_the_reason(
    reference_crm: ReferenceCrm, change: dict[str, Any], word: str
) -> None:
    sent = body(reference_crm, **change)
    answer = reference_crm.post(CONTACTS, sent)
    assert (answer.status_code, answer.json()["code"]) == (422, "KCC-422")
    assert word in answer.json()["omschrijving"]


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{", b"[" * 100_000, b"\xff"], ids=["", "list", "half", "deep", "x"]
)
def test_body_that_is_no_json_object_is_refused(reference_crm: ReferenceCrm, content: bytes) -> None:
    answer = requests.post(
        f"{reference_crm.url}/{CONTACTS}", data=content, headers={"X-API-KEY": reference_crm.key}, timeout=30
    )
    assert (answer.status_code, answer.json()["code"]) == (400, "KCC-400")


def test_change_replaces_the_named_fields_and_nothing_else(reference_crm: ReferenceCrm) -> None:
    made = reference_crm.post(CONTACTS, body(reference_crm)).json()
    answer = reference_crm.patch(CONTACTS, {"id": made["id"], "onderwerp": "Kraan lekt niet meer"})
    assert (answer.status_code, answer.content) == (200, b"")
    changed = reference_crm.get(f"{CONTACTS}/{made['id']}").json()
    assert changed == made | {"onderwerp": "Kraan lekt niet meer"}


def test_change_of_what_is_not_there_is_an_empty_404(reference_crm: ReferenceCrm) -> None:
    answer = reference_crm.patch(CONTACTS, {"id": "CM-0", "onderwerp": "x"})
    assert (answer.status_code, answer.content) == (404, b"")


def test_what_can_only_be_read_is_not_written(reference_crm: ReferenceCrm) -> None:
    home = copy.deepcopy(reference_crm.get("bvg/v4/eenheden").json()[0])
    answer = reference_crm.post("bvg/v4/eenheden", home)
    assert answer.status_code == 405
    assert json.loads(answer.content)["code"] == "KCC-405"
