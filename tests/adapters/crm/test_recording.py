"""Contacts get into the CRM once, whatever happens to the answers."""

import socket
import uuid
from pathlib import Path
from typing import Any

import pytest

from app.adapters.crm.vera_crm import Limits
from app.adapters.taxonomy_file import read_taxonomy
from app.domain.contact import ContactRecord
from app.domain.errors import Failure
from app.domain.events import ContactRecorded, RecordingFailed
from app.domain.wrap_up import Draft, finish
from tests.adapters.crm.conftest import Connect
from tests.adapters.crm.inbox import Inbox
from tests.adapters.crm.raw_server import answer, raw_server, saying
from tests.builders import record
from tests.crm_server import ROOT, ReferenceCrm

POST = {"path": "*/contactmomenten", "method": "POST"}
ASK = {"path": "*/contactmomenten", "method": "GET"}


def read_resources(path: Path = ROOT / "resources" / "wrap_up.toml") -> Any:
    return read_taxonomy(path)


def contact(crm: ReferenceCrm, **changes: Any) -> ContactRecord:
    """A contact with somebody who is in the CRM."""
    known = crm.scenarios["known"]
    draft = Draft(topic="REP", subtopic="REPLOO", solved=True, note="Kraan lekt.")
    values: dict[str, Any] = {
        "contact_id": str(uuid.uuid4()),
        "relation_id": known["relation_ids"][0],
        "unit_id": known["unit_id"],
        "complex_id": known["complex_id"],
        "agent_id": "R-900001",
        "wrap_up": finish(draft, read_resources()),
    }
    return record(**(values | changes))


def stored(crm: ReferenceCrm, one: ContactRecord) -> list[dict[str, Any]]:
    """What the CRM has under our id."""
    crm.disturb()
    return crm.rows("brg/v4/contactmomenten", {"idExtern": one.contact_id})


def test_contact_is_in_the_crm_with_our_id_its_tenant_and_its_agent(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    one = contact(reference_crm)
    connect(reference_crm.url).record(one, is_repeat=False)
    told = inbox.one(ContactRecorded, RecordingFailed)
    (row,) = stored(reference_crm, one)
    assert told == ContactRecorded(one.contact_id, row["id"])
    assert [relation["id"] for relation in row["relaties"]] == [one.relation_id, "R-900001"]
    assert row["idOrganisatie"] == "KCC-CTI"


def test_every_request_carries_our_id(reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox) -> None:
    one = contact(reference_crm)
    connect(reference_crm.url).record(one, is_repeat=True)
    inbox.one(ContactRecorded)
    assert [entry["method"] for entry in reference_crm.asked(one.contact_id)] == ["GET", "POST"]


def test_repeat_of_what_came_through_is_not_written_again(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    one = contact(reference_crm)
    crm = connect(reference_crm.url)
    crm.record(one, is_repeat=False)
    first = inbox.one(ContactRecorded)
    crm.record(one, is_repeat=True)
    inbox.wait_for(2)
    assert inbox.events == [first, first]
    assert [entry["method"] for entry in reference_crm.asked(one.contact_id)] == ["POST", "GET"]
    assert len(stored(reference_crm, one)) == 1


@pytest.mark.parametrize(
    "body", ["dropped", "cut_off", "html", "empty", "half_json", "huge", "wrong_types", "wrong_shape"]
)
def test_contact_whose_answer_was_lost_or_spoilt_is_in_the_crm_once_after_the_repeat(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox, body: str
) -> None:
    one = contact(reference_crm)
    crm = connect(reference_crm.url)
    reference_crm.disturb({**POST, "body": body, "is_handled": True, "times": 1})
    crm.record(one, is_repeat=False)
    first = inbox.one(ContactRecorded, RecordingFailed)
    if isinstance(first, RecordingFailed):
        assert first.failure.is_passing
        crm.record(one, is_repeat=True)
        inbox.one(ContactRecorded)
    assert len(stored(reference_crm, one)) == 1


def test_contact_whose_answer_came_too_late_is_in_the_crm_once_after_the_repeat(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    one = contact(reference_crm)
    crm = connect(reference_crm.url, Limits(write=0.4))
    reference_crm.disturb({**POST, "delay_ms": 1_500, "is_handled": True, "times": 1})
    crm.record(one, is_repeat=False)
    assert inbox.one(ContactRecorded, RecordingFailed) == RecordingFailed(one.contact_id, Failure.TIMED_OUT)
    crm.record(one, is_repeat=True)
    inbox.one(ContactRecorded)
    assert len(stored(reference_crm, one)) == 1


@pytest.mark.parametrize(
    "echo", [b"{}", b'{"id": "CM-1"}', b'{"id": "CM-1", "idExtern": "een-ander"}', b"[]"]
)
def test_success_that_does_not_show_our_id_is_none_until_the_crm_has_been_asked(
    connect: Connect, inbox: Inbox, echo: bytes
) -> None:
    def say(connection: socket.socket, head: str) -> None:
        is_post = head.startswith("POST")
        connection.sendall(answer(echo, "201 Created") if is_post else answer(b"[]"))

    with raw_server(say) as server:
        connect(server.url).record(record("contact"), is_repeat=False)
        told = inbox.one(ContactRecorded, RecordingFailed)
    assert told == RecordingFailed("contact", Failure.UNREADABLE)
    assert [head.split(" ")[0] for head in server.heads] == ["POST", "GET"]


def test_key_of_the_contact_is_found_in_the_location_when_the_answer_has_none(
    connect: Connect, inbox: Inbox
) -> None:
    created = answer(b'{"idExtern": "contact"}', "201 Created", "Location: /brg/v4/contactmomenten/CM-7")
    with raw_server(saying(created)) as server:
        connect(server.url).record(record("contact"), is_repeat=False)
        assert inbox.one(ContactRecorded, RecordingFailed) == ContactRecorded("contact", "CM-7")


def test_conflict_is_success_when_the_contact_is_there(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    one = contact(reference_crm)
    crm = connect(reference_crm.url)
    crm.record(one, is_repeat=False)
    first = inbox.one(ContactRecorded)
    crm.record(one, is_repeat=False)  # a window that forgot that it had sent it: the CRM says 409
    inbox.wait_for(2)
    assert inbox.events == [first, first]
    assert [entry["status"] for entry in reference_crm.asked(one.contact_id)] == [201, 409, 200]


def test_conflict_without_the_contact_is_a_refusal(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    reference_crm.disturb({**POST, "status": 409})
    one = contact(reference_crm)
    connect(reference_crm.url).record(one, is_repeat=False)
    assert inbox.one(ContactRecorded, RecordingFailed) == RecordingFailed(one.contact_id, Failure.REFUSED)


def test_refusal_comes_with_the_words_of_the_crm(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    one = contact(reference_crm, relation_id="R-0")
    connect(reference_crm.url).record(one, is_repeat=False)
    failed = inbox.one(RecordingFailed)
    assert failed.failure is Failure.REFUSED
    assert "R-0" in failed.detail


@pytest.mark.parametrize(
    ("fault", "failure", "retry_after"),
    [
        ({"status": 401}, Failure.UNAUTHORISED, None),
        ({"status": 403}, Failure.NOT_ALLOWED, None),
        ({"status": 404}, Failure.SERVER_ERROR, None),  # the address is not there: no word about the contact
        ({"status": 422}, Failure.REFUSED, None),
        ({"status": 429, "retry_after": 17}, Failure.TOO_BUSY, 17.0),
        ({"status": 503, "retry_after": 3_600}, Failure.TOO_BUSY, 3_600.0),
        ({"status": 500}, Failure.SERVER_ERROR, None),
        ({"status": 200}, Failure.UNREADABLE, None),  # only 201 says that something was made
    ],
    ids=str,
)
def test_answer_that_is_no_success_is_none(
    reference_crm: ReferenceCrm,
    connect: Connect,
    inbox: Inbox,
    fault: dict[str, Any],
    failure: Failure,
    retry_after: float | None,
) -> None:
    reference_crm.disturb(POST | fault)
    one = contact(reference_crm)
    connect(reference_crm.url).record(one, is_repeat=False)
    assert inbox.one(ContactRecorded, RecordingFailed) == RecordingFailed(
        one.contact_id, failure, retry_after
    )
    assert stored(reference_crm, one) == []


@pytest.mark.parametrize("fault", [{"status": 500}, {"body": "dropped"}, {"body": "html"}], ids=str)
def test_repeat_that_cannot_be_asked_about_is_not_sent(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox, fault: dict[str, Any]
) -> None:
    reference_crm.disturb(ASK | fault)
    one = contact(reference_crm)
    connect(reference_crm.url).record(one, is_repeat=True)
    assert inbox.one(ContactRecorded, RecordingFailed).__class__ is RecordingFailed
    assert stored(reference_crm, one) == []


def test_server_that_ignores_the_question_about_our_id_is_not_believed(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    reference_crm.disturb({**ASK, "ignores_filters": True})
    one = contact(reference_crm)
    connect(reference_crm.url).record(one, is_repeat=True)
    assert inbox.one(ContactRecorded, RecordingFailed) == RecordingFailed(one.contact_id, Failure.UNREADABLE)
    assert stored(reference_crm, one) == []


def test_contacts_are_written_in_the_order_in_which_they_were_saved(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    several = [contact(reference_crm) for _ in range(12)]
    reference_crm.disturb({**POST, "delay_ms": 150, "times": 1})
    crm = connect(reference_crm.url)
    for one in several:
        crm.record(one, is_repeat=False)
    told = inbox.wait_for(len(several))
    assert [one.contact_id for one in told if isinstance(one, ContactRecorded)] == [
        one.contact_id for one in several
    ]


def test_look_up_does_not_wait_behind_a_write(
    reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox
) -> None:
    reference_crm.disturb({**POST, "delay_ms": 2_000})
    crm = connect(reference_crm.url)
    crm.record(contact(reference_crm), is_repeat=False)
    crm.load("sessie", reference_crm.relation("known"))
    inbox.parts("sessie", reference_crm.relation("known"))
    assert not [one for one in inbox.events if isinstance(one, ContactRecorded)]
    inbox.one(ContactRecorded)


@pytest.mark.parametrize(
    "note", ["\ud83d", "regel 1\nregel 2", "x" * 2_000, "<b>vet</b> & \x00 \u202e"], ids=ascii
)
def test_any_note_is_taken(reference_crm: ReferenceCrm, connect: Connect, inbox: Inbox, note: str) -> None:
    draft = Draft(topic="REP", subtopic="REPLOO", solved=True, note=note)
    one = contact(reference_crm, wrap_up=finish(draft, read_resources()))
    connect(reference_crm.url).record(one, is_repeat=False)
    assert isinstance(inbox.one(ContactRecorded, RecordingFailed), ContactRecorded)
    (row,) = stored(reference_crm, one)
    assert row["omschrijving"] == note.encode("utf-8", "replace").decode()
