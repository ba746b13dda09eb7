"""A coded contact becomes a VERA Contactmoment that the published standard accepts."""

from dataclasses import replace
from datetime import timedelta, timezone
from typing import Any

import pytest

from app.adapters.crm.vera_contact_body import contact_body
from app.adapters.taxonomy_file import read_taxonomy
from app.domain.call import Direction
from app.domain.caller import Match
from app.domain.consult_reason import ConsultReason
from app.domain.contact import ContactRecord
from app.domain.wrap_up import Draft, Taxonomy, finish
from tests.builders import NOW, record
from tests.crm_server import ROOT
from tests.vera import standard


@pytest.fixture(scope="module")
def listed() -> Taxonomy:
    return read_taxonomy(ROOT / "resources" / "wrap_up.toml")


def contact(listed: Taxonomy, **changes: Any) -> ContactRecord:
    """A contact coded with the list that the product ships."""
    wrap_up = finish(Draft("REP", "REPLOO", solved=True, note="Kraan lekt."), listed)
    return record(**({"wrap_up": wrap_up} | changes))


def body_of(one: ContactRecord) -> dict[str, Any]:
    return contact_body(one, "KCC-CTI")


def extras(one: ContactRecord) -> dict[str, str]:
    return {extra["naam"]: extra["waarde"] for extra in body_of(one)["extra-attributen"]}


def labels(one: ContactRecord) -> list[tuple[str, str]]:
    return [(label["soort"]["code"], label["label"]["code"]) for label in body_of(one)["sturingslabels"]]


def test_every_topic_with_every_outcome_is_right_by_the_standard(listed: Taxonomy) -> None:
    api = standard("brg")
    endings = [(True, ""), *((False, reason.code) for reason in listed.reasons)]
    faults: list[str] = []
    count = 0
    for topic in listed.topics:
        for subtopic in topic.subtopics:
            for solved, reason in endings:
                draft = Draft(topic.code, subtopic.code, solved=solved, reason=reason)
                body = body_of(contact(listed, wrap_up=finish(draft, listed)))
                faults += api.faults_of_new("/contactmomenten", body)
                count += 1
    assert count > 500
    assert faults == []


@pytest.mark.parametrize(
    "changes",
    [
        {"direction": Direction.OUTGOING},
        {"consulted": True},
        {"relation_id": "", "unit_id": "", "complex_id": "", "number": "", "match": Match.WITHHELD},
        {"agent_id": ""},
        {"queue": "", "waited": 0, "verified_by": ()},
        {"held": 75, "talked": 0, "coded": 3_700},
        *({"match": match} for match in Match),
    ],
    ids=str,
)
def test_contact_of_every_kind_is_right_by_the_standard(listed: Taxonomy, changes: dict[str, Any]) -> None:
    assert standard("brg").faults_of_new("/contactmomenten", body_of(contact(listed, **changes))) == []


def test_coding_is_written_with_the_dutch_words_of_the_list(listed: Taxonomy) -> None:
    body = body_of(contact(listed))
    assert body["soort"] == {"code": "REP", "naam": "Reparatie in de woning"}
    assert body["detailSoort"]["code"] == "REPLOO"
    assert body["onderwerp"] == body["detailSoort"]["naam"] == "Kranen, sanitair en afvoer"
    assert body["omschrijving"] == "Kraan lekt."
    assert body["kanaal"]["code"] == "TEL"
    assert (body["idExtern"], body["idOrganisatie"]) == ("session-1", "KCC-CTI")


@pytest.mark.parametrize(("direction", "code"), [(Direction.INCOMING, "INK"), (Direction.OUTGOING, "UIT")])
def test_direction_is_vera_s(listed: Taxonomy, direction: Direction, code: str) -> None:
    assert body_of(contact(listed, direction=direction))["richting"]["code"] == code


def test_there_is_exactly_one_outcome_and_a_flag_when_the_senior_was_asked(listed: Taxonomy) -> None:
    assert labels(contact(listed)) == [("KCCUIT", "ELA")]
    assert labels(contact(listed, consulted=True)) == [("KCCUIT", "ELA"), ("KCCVLG", "VLGVBO")]


@pytest.mark.parametrize("reason", ConsultReason)
def test_reason_why_the_senior_was_needed_goes_along(listed: Taxonomy, reason: ConsultReason) -> None:
    one = contact(listed, consulted=True, consult_reason=reason.value)
    assert extras(one)["kcc.vraagbaakreden"] == reason.value
    assert standard("brg").faults_of_new("/contactmomenten", body_of(one)) == []
    assert "kcc.vraagbaakreden" not in extras(contact(listed, consulted=True))


def test_reason_decides_the_outcome_and_goes_along(listed: Taxonomy) -> None:
    unsolved = finish(Draft("REP", "REPLOO", solved=False, reason="KEN"), listed)
    one = contact(listed, wrap_up=unsolved)
    assert labels(one) == [("KCCUIT", "TWL")]
    assert extras(one)["kcc.reden"] == "KEN"
    assert "kcc.reden" not in extras(contact(listed))


def test_moments_are_utc_with_a_z_wherever_the_clock_stands(listed: Taxonomy) -> None:
    amsterdam = timezone(timedelta(hours=1))
    began = NOW.utc.astimezone(amsterdam)
    one = contact(listed, began_at=began, ended_at=began + timedelta(seconds=90, microseconds=999_999))
    assert body_of(one)["datum"] == extras(one)["kcc.begin"] == "2026-11-24T09:00:00Z"
    assert extras(one)["kcc.eind"] == "2026-11-24T09:01:30Z"


def test_durations_are_iso_8601(listed: Taxonomy) -> None:
    one = extras(contact(listed, waited=41, talked=252, held=60, coded=0))
    assert one["kcc.wachttijd"] == "PT41S"
    assert one["kcc.gespreksduur"] == "PT4M12S"
    assert one["kcc.inDeWacht"] == "PT1M0S"
    assert one["kcc.nawerktijd"] == "PT0S"


def test_number_goes_along_unless_the_caller_withheld_it(listed: Taxonomy) -> None:
    assert extras(contact(listed))["kcc.bellernummer"] == "+31690001234"
    withheld = contact(listed, number="", match=Match.WITHHELD)
    assert "kcc.bellernummer" not in extras(withheld)
    # Also when the exchange let it through all the same.
    assert "kcc.bellernummer" not in extras(contact(listed, match=Match.WITHHELD))


def test_anonymous_contact_has_no_tenant_and_keeps_its_agent(listed: Taxonomy) -> None:
    relations = body_of(contact(listed, relation_id=""))["relaties"]
    assert [(one["id"], one["rollen"][0]["soort"]["code"]) for one in relations] == [("MDW-1", "MDW")]


def test_tenant_stands_first_and_the_agent_as_employee(listed: Taxonomy) -> None:
    tenant, agent = body_of(contact(listed))["relaties"]
    assert tenant == {"id": "REL-1"}
    assert agent["rollen"][0]["soort"]["code"] == "MDW"


@pytest.mark.parametrize(
    ("match", "word"),
    [
        (Match.ONE, "uniek"),
        (Match.SEVERAL, "meerdere"),
        (Match.NONE, "geen"),
        (Match.UNREADABLE, "geen"),
        (Match.WITHHELD, "anoniem"),
        (Match.BY_HAND, "handmatig"),
        (Match.BY_COLLEAGUE, "handmatig"),
        (Match.FAILED, None),
        (Match.INTERNAL, None),
        (Match.LOOKING, None),
    ],
)
def test_how_the_caller_was_recognised_is_one_of_the_agreed_words(
    listed: Taxonomy, match: Match, word: str | None
) -> None:
    assert extras(contact(listed, match=match)).get("kcc.herkenning") == word


def test_verification_names_the_questions_or_says_that_there_was_none(listed: Taxonomy) -> None:
    assert extras(contact(listed))["kcc.verificatie"] == "geboortedatum+postcode en huisnummer"
    assert extras(contact(listed, verified_by=()))["kcc.verificatie"] == "geen"


def test_what_is_not_known_is_left_out_and_never_null(listed: Taxonomy) -> None:
    empty = replace(contact(listed).wrap_up, note="")
    one = contact(listed, wrap_up=empty, relation_id="", agent_id="", unit_id="", complex_id="", queue="")
    body = body_of(one)
    assert "omschrijving" not in body
    assert "relaties" not in body
    assert not {"kcc.eenheidId", "kcc.clusterId", "kcc.wachtrij", "kcc.wachttijd"} & set(extras(one))
    assert None not in body.values()


def test_half_a_character_is_not_sent(listed: Taxonomy) -> None:
    broken = replace(contact(listed).wrap_up, note="voor\ud83dna")
    body_of(contact(listed, wrap_up=broken))["omschrijving"].encode()
