"""Whose number it is, asked of the reference CRM over HTTP."""

import socket

import pytest

from app.domain.events import CallerIdentified, IdentificationFailed
from app.domain.phone_number import WITHHELD, parse_number
from tests.adapters.crm.conftest import Connect
from tests.adapters.crm.inbox import Inbox
from tests.adapters.crm.raw_server import answer, raw_server
from tests.builders import number
from tests.crm_server import ReferenceCrm


def test_tenant_is_found_by_number_with_name_address_and_role(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    connect(reference_crm.url).identify("sessie", number(reference_crm.number("known")))
    (candidate,) = inbox.one(CallerIdentified).candidates
    assert candidate.relation_id == reference_crm.relation("known")
    assert candidate.name.endswith("-Demo")
    assert "Nijmegen" in candidate.address
    assert candidate.role == "Huurder"
    assert not candidate.is_former


@pytest.mark.parametrize("dialect", ["punt", "haken", "kort"])
def test_all_notations_are_asked_side_by_side_in_every_dialect(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox, dialect: str
) -> None:
    session = f"alle-notaties-{dialect}"
    reference_crm.disturb({"path": "*/telefoonnummers", "delay_ms": 700})
    connect(reference_crm.url, dialect=dialect).identify(session, number(reference_crm.number("known")))
    assert inbox.one(CallerIdentified).candidates
    asked = [one for one in reference_crm.asked(session) if one["path"].endswith("/telefoonnummers")]
    assert len(asked) == 3
    assert max(one["start_ms"] for one in asked) < min(one["finish_ms"] for one in asked)
    assert any("netnummer=06" in one["query"] for one in asked)


@pytest.mark.parametrize("name", ["S10", "shared_number", "shared_by_households"])
def test_all_who_share_a_number_are_candidates(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox, name: str
) -> None:
    connect(reference_crm.url).identify("sessie", number(reference_crm.number(name)))
    candidates = inbox.one(CallerIdentified).candidates
    assert {one.relation_id for one in candidates} == set(reference_crm.scenarios[name]["relation_ids"])
    assert all(one.name and one.address for one in candidates)


def test_whoever_moved_out_is_marked(reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox) -> None:
    connect(reference_crm.url).identify("sessie", number(reference_crm.number("S13")))
    (candidate,) = inbox.one(CallerIdentified).candidates
    assert candidate.is_former


def test_administrator_is_found_as_such(reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox) -> None:
    connect(reference_crm.url).identify("sessie", number(reference_crm.number("S9")))
    (candidate,) = inbox.one(CallerIdentified).candidates
    assert candidate.role == "Bewindvoerder"


def test_unknown_number_gives_nobody(reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox) -> None:
    connect(reference_crm.url).identify("sessie", number(reference_crm.number("unknown")))
    assert inbox.one(CallerIdentified) == CallerIdentified("sessie", ())


def test_withheld_number_is_never_looked_up(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    connect(reference_crm.url).identify("geen-nummer", WITHHELD)
    assert inbox.one(CallerIdentified).candidates == ()
    assert reference_crm.asked("geen-nummer") == []


def test_number_that_is_out_of_use_finds_nobody(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    rows = reference_crm.rows("relaties/v4/telefoonnummers", {"status.code": "ONG"})
    by_number = {row["waarde"]: row for row in rows}
    others = {
        row["waarde"]
        for row in reference_crm.rows("relaties/v4/telefoonnummers")
        if row["status"]["code"] != "ONG"
    }
    unused = next(value for value in by_number if value not in others)
    connect(reference_crm.url).identify("sessie", parse_number(unused))
    assert inbox.one(CallerIdentified).candidates == ()


def test_number_of_a_dozen_people_stays_usable(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    shared = "+31690000777"
    people = [row["id"] for row in reference_crm.get("brg/v4/relaties", page_size=12).json()]
    for relation_id in people:
        body = {"waarde": shared, "relatie": {"id": relation_id}, "status": {"code": "AAN"}}
        assert reference_crm.post("relaties/v4/telefoonnummers", body).status_code == 201
    connect(reference_crm.url).identify("twaalf", number(shared))
    candidates = inbox.one(CallerIdentified).candidates
    assert len(candidates) == 9
    assert {one.relation_id for one in candidates} <= set(people)
    assert all(one.name for one in candidates)
    # Those who live there stand in front of those who left.
    assert [one.is_former for one in candidates] == sorted(one.is_former for one in candidates)


def test_checked_number_ranks_above_an_unchecked_one(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    shared = "+31690000888"
    first, second = reference_crm.relation("known"), reference_crm.relation("S1")
    for relation_id, status in ((first, "AAN"), (second, "GEV")):
        body = {"waarde": shared, "relatie": {"id": relation_id}, "status": {"code": status}}
        assert reference_crm.post("relaties/v4/telefoonnummers", body).status_code == 201
    connect(reference_crm.url).identify("rang", number(shared))
    assert [one.relation_id for one in inbox.one(CallerIdentified).candidates] == [second, first]


def test_number_of_somebody_who_was_taken_out_of_the_crm_gives_nobody(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    reference_crm.disturb({"path": "/brg/v4/relaties/*", "status": 404})
    connect(reference_crm.url).identify("sessie", number(reference_crm.number("known")))
    assert inbox.one(CallerIdentified, IdentificationFailed) == CallerIdentified("sessie", ())


def test_person_is_found_though_one_notation_is_not_answered(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    reference_crm.disturb({"path": "*/telefoonnummers", "status": 500, "times": 1})
    connect(reference_crm.url).identify("sessie", number(reference_crm.number("known")))
    assert len(inbox.one(CallerIdentified).candidates) == 1


def test_nobody_is_not_said_when_one_notation_was_not_answered(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    reference_crm.disturb({"path": "*/telefoonnummers", "status": 500, "times": 1})
    connect(reference_crm.url).identify("sessie", number(reference_crm.number("unknown")))
    assert inbox.one(CallerIdentified, IdentificationFailed).__class__ is IdentificationFailed


def test_notation_that_the_crm_does_not_know_does_not_stand_in_the_way(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    reference_crm.disturb({"path": "*/telefoonnummers", "status": 400, "times": 2})
    connect(reference_crm.url).identify("sessie", number(reference_crm.number("unknown")))
    assert inbox.one(CallerIdentified, IdentificationFailed) == CallerIdentified("sessie", ())


def test_notation_whose_filter_the_crm_ignores_does_not_stand_in_the_way(
    connect: Connect, inbox: Inbox
) -> None:
    others = answer(
        b'[{"waarde": "+31690009999", "relatie": {"id": "R-9"}}]', "200 OK", "X-Parameters-Aantal: 9000"
    )

    def say(connection: socket.socket, head: str) -> None:
        connection.sendall(others if "netnummer" in head else answer(b"[]"))

    with raw_server(say) as server:
        connect(server.url).identify("sessie", number("+31690001234"))
        told = inbox.one(CallerIdentified, IdentificationFailed)
    assert told == CallerIdentified("sessie", ())


def test_caller_is_told_without_a_name_when_only_the_name_cannot_be_had(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    reference_crm.disturb({"path": "/brg/v4/relaties/*", "status": 500})
    connect(reference_crm.url).identify("sessie", number(reference_crm.number("known")))
    (candidate,) = inbox.one(CallerIdentified).candidates
    assert (candidate.relation_id, candidate.name) == (reference_crm.relation("known"), "")


def test_name_that_is_none_leaves_a_caller_without_a_name(connect: Connect, inbox: Inbox) -> None:
    def say(connection: socket.socket, head: str) -> None:
        if "/telefoonnummers" in head:
            connection.sendall(answer(b'[{"waarde": "+31690001234", "relatie": {"id": "R-1"}}]'))
        else:
            connection.sendall(answer(b'{"id": "R-1", "achternaam": 5}'))

    with raw_server(say) as server:
        connect(server.url).identify("sessie", number("+31690001234"))
        (candidate,) = inbox.one(CallerIdentified).candidates
    assert (candidate.relation_id, candidate.name) == ("R-1", "")


def test_choice_between_people_without_names_is_not_offered(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    reference_crm.disturb({"path": "/brg/v4/relaties/*", "status": 500})
    connect(reference_crm.url).identify("sessie", number(reference_crm.number("S10")))
    assert isinstance(inbox.one(CallerIdentified, IdentificationFailed), IdentificationFailed)


def test_name_with_markup_stays_literal_and_without_direction_marks(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    connect(reference_crm.url).identify("sessie", number(reference_crm.number("hostile_name")))
    (candidate,) = inbox.one(CallerIdentified).candidates
    assert "<img src=x onerror=alert(1)>" in candidate.name
    assert "\u202e" not in candidate.name
