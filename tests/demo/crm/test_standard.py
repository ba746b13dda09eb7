"""Everything that the reference CRM says is VERA 4.3."""

import pytest

from app.demo.crm.catalogue import ALL, Collection
from tests.crm_server import ReferenceCrm
from tests.vera import examples, standard


@pytest.mark.parametrize("collection", ALL, ids=lambda one: one.path)
def test_every_object_is_as_the_standard_says(reference_crm: ReferenceCrm, collection: Collection) -> None:
    api = standard(collection.api)
    rows = reference_crm.rows(collection.path[1:])
    assert rows
    faults = [
        f"{row['id']} {fault}" for row in rows for fault in api.faults_of_answer(f"/{collection.name}", row)
    ]
    assert faults == []


@pytest.mark.parametrize("collection", ALL, ids=lambda one: one.path)
def test_single_object_is_the_one_of_the_list(reference_crm: ReferenceCrm, collection: Collection) -> None:
    row = reference_crm.get(collection.path[1:]).json()[-1]
    assert reference_crm.get(f"{collection.path[1:]}/{row['id']}").json() == row


def test_published_examples_of_contacts_are_right_by_our_reading_of_the_standard() -> None:
    api = standard("brg")
    faults = {name: api.faults_of_new("/contactmomenten", body) for name, body in examples()}
    assert len(faults) == 6
    assert not any(faults.values()), faults


@pytest.mark.parametrize(
    "change",
    [
        {"onderwerpp": "verkeerd gespeld"},
        {"onderwerp": 5},
        {"datum": "2026-11-23T10:14:05+01:00"},
        {"datum": "gisteren"},
        {"kanaal": {"code": "XYZ"}},
        {"kanaal": {"code": "TEL", "naam": "Fax"}},
        {"zaak": None},
        {"relaties": [{"id": "R-1", "rollen": [{"soort": {"code": "XYZ"}}]}]},
    ],
    ids=str,
)
def test_faults_in_a_body_are_found_by_our_reading_of_the_standard(change: dict[str, object]) -> None:
    api = standard("brg")
    good = dict(examples()[0][1])
    assert api.faults_of_new("/contactmomenten", good) == []
    assert api.faults_of_new("/contactmomenten", good | change) != []
