"""The hooks with which a test or a demonstration gives the reference CRM a bad day."""

import time
from typing import Any

import pytest
import requests

from tests.crm_server import ReferenceCrm

RELATIONS = "brg/v4/relaties"


def test_fault_strikes_its_path_and_no_other(reference_crm: ReferenceCrm) -> None:
    reference_crm.disturb({"path": f"/{RELATIONS}*", "status": 503, "retry_after": 7})
    answer = reference_crm.get(RELATIONS)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "7")
    assert reference_crm.get("bvg/v4/eenheden").status_code == 200
    reference_crm.disturb()
    assert reference_crm.get(RELATIONS).status_code == 200


def test_fault_can_strike_a_number_of_times(reference_crm: ReferenceCrm) -> None:
    reference_crm.disturb({"path": "*", "status": 500, "times": 2})
    assert [reference_crm.get(RELATIONS).status_code for _ in range(3)] == [500, 500, 200]


def test_slow_answer_comes_late_and_whole(reference_crm: ReferenceCrm) -> None:
    reference_crm.disturb({"path": "*", "delay_ms": 150})
    begin = time.monotonic()
    assert reference_crm.get(RELATIONS).status_code == 200
    assert time.monotonic() - begin >= 0.15


@pytest.mark.parametrize("body", ["html", "half_json", "empty"])
def test_answer_can_be_no_json(reference_crm: ReferenceCrm, body: str) -> None:
    reference_crm.disturb({"path": "*", "body": body})
    answer = reference_crm.get(RELATIONS)
    assert answer.status_code == 200
    with pytest.raises(requests.JSONDecodeError):
        answer.json()


@pytest.mark.parametrize("body", ["dropped", "cut_off"])
def test_connection_can_break(reference_crm: ReferenceCrm, body: str) -> None:
    reference_crm.disturb({"path": "*", "body": body})
    with pytest.raises(requests.RequestException):
        reference_crm.get(RELATIONS)


def test_answer_can_be_of_wrong_types_of_wrong_shape_or_huge(reference_crm: ReferenceCrm) -> None:
    reference_crm.disturb({"path": "*", "body": "wrong_types"})
    assert reference_crm.get(RELATIONS).json()[0]["achternaam"] == 17
    reference_crm.disturb({"path": "*", "body": "wrong_shape"})
    assert isinstance(reference_crm.get(RELATIONS).json(), dict)
    reference_crm.disturb({"path": "*", "body": "huge"})
    assert len(reference_crm.get(RELATIONS).content) > 10 << 20


def test_filters_can_be_ignored(reference_crm: ReferenceCrm) -> None:
    asked = {"relatie.id": reference_crm.relation("S11")}
    reference_crm.disturb({"path": "*", "ignores_filters": True})
    rows = reference_crm.rows("brg/v4/signaleringen", asked)
    assert {row["relatie"]["id"] for row in rows} > {asked["relatie.id"]}


def test_contact_can_be_stored_while_its_answer_is_lost(reference_crm: ReferenceCrm) -> None:
    reference_crm.disturb({"path": "*", "method": "POST", "body": "dropped", "is_handled": True})
    body: dict[str, Any] = {
        "idExtern": "verloren-antwoord",
        "idOrganisatie": "KCC-CTI",
        "onderwerp": "Kraan lekt",
        "soort": {"code": "REP"},
        "detailSoort": {"code": "REPLOO"},
        "datum": "2026-11-24T08:14:05Z",
        "kanaal": {"code": "TEL"},
        "richting": {"code": "INK"},
        "sturingslabels": [{"soort": {"code": "KCCUIT"}, "label": {"code": "ELA"}}],
    }
    with pytest.raises(requests.ConnectionError):
        reference_crm.post("brg/v4/contactmomenten", body)
    assert len(reference_crm.rows("brg/v4/contactmomenten", {"idExtern": body["idExtern"]})) == 1


@pytest.mark.parametrize(
    "fault", [{"status": 500}, {"path": 5}, {"path": "*", "body": "x"}, {"path": "*", "colour": 1}], ids=str
)
def test_fault_that_cannot_be_is_refused_with_words(
    reference_crm: ReferenceCrm, fault: dict[str, Any]
) -> None:
    with pytest.raises(requests.HTTPError, match="400"):
        reference_crm.disturb(fault)


def test_request_is_logged_with_its_reference_its_times_and_its_fault(reference_crm: ReferenceCrm) -> None:
    reference_crm.disturb({"path": "*", "status": 500, "delay_ms": 30})
    requests.get(
        f"{reference_crm.url}/{RELATIONS}",
        params={"achternaam": "x"},
        headers={"X-API-KEY": reference_crm.key, "X-Stuurgegevens-Referentienummer": "gesprek-1"},
        timeout=30,
    )
    (entry,) = reference_crm.asked("gesprek-1")
    assert (entry["method"], entry["path"], entry["query"]) == ("GET", f"/{RELATIONS}", "achternaam=x")
    assert (entry["status"], entry["fault"]) == (500, "500 30 ms")
    assert entry["finish_ms"] - entry["start_ms"] >= 30
