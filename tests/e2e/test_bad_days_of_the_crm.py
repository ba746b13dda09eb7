"""A whole call through each thing that a CRM may do: clear words, the call goes on, nothing is lost."""

from collections.abc import Iterator
from typing import Any

import pytest

from app.demo.desks import SteeredDesk
from app.demo.surroundings import Surroundings
from tests.e2e.work import all_delivered, answer, code_and_save, hang_up, ring, says

_READ = {"path": "*", "method": "GET"}

# What the CRM does, and what the agent reads.
_DAYS: dict[str, tuple[dict[str, Any], str]] = {
    "no key": (_READ | {"status": 401}, "Het CRM accepteert onze sleutel niet."),
    "not found": (_READ | {"status": 404}, "Het CRM kent dit niet."),
    "too busy": (_READ | {"status": 429, "retry_after": 1}, "Het CRM heeft het nu te druk."),
    "broken": (_READ | {"status": 500}, "Het CRM heeft een storing."),
    "html": (_READ | {"body": "html"}, "Het CRM gaf een antwoord dat niet leesbaar is."),
    "half": (_READ | {"body": "half_json"}, "Het CRM gaf een antwoord dat niet leesbaar is."),
    "wrong types": (_READ | {"body": "wrong_types"}, "Het CRM gaf een antwoord dat niet leesbaar is."),
    "wrong shape": (_READ | {"body": "wrong_shape"}, "Het CRM gaf een antwoord dat niet leesbaar is."),
    "ten megabytes": (_READ | {"body": "huge"}, "Het CRM gaf een antwoord dat niet leesbaar is."),
    "no answer": (_READ | {"body": "dropped"}, "Het CRM is niet bereikbaar."),
    "slow": (_READ | {"delay_ms": 6000}, "Het CRM antwoordt niet op tijd."),
}


@pytest.fixture(autouse=True)
def good_day_afterwards(surroundings: Surroundings) -> Iterator[None]:
    yield
    surroundings.crm.disturb()


@pytest.mark.parametrize("day", _DAYS)
def test_a_call_on_a_bad_day(surroundings: Surroundings, desk: SteeredDesk, day: str) -> None:
    fault, words = _DAYS[day]
    surroundings.crm.disturb(fault)
    ring(surroundings, desk, day)
    answer(surroundings, desk, day)
    desk.wait("caller", lambda card: words in str(card), f"'{words}' at the caller", 15)
    hang_up(surroundings, desk, day)
    code_and_save(desk)
    surroundings.crm.disturb()
    all_delivered(desk)


def test_a_crm_that_takes_nothing_gets_everything_when_it_is_back(
    surroundings: Surroundings, desk: SteeredDesk
) -> None:
    before = len(surroundings.crm.contacts_of_ours())
    surroundings.crm.disturb({"path": "*", "status": 503})
    for call_id in ("first", "second", "third"):
        ring(surroundings, desk, call_id)
        answer(surroundings, desk, call_id)
        hang_up(surroundings, desk, call_id)
        code_and_save(desk)
    desk.wait("top_bar", lambda bar: bar["unsent_count"] == 3, "three contacts wait")
    says(desk, "Bellen en coderen gaan door")
    desk.close()
    desk.start()
    desk.wait("top_bar", lambda bar: bar["unsent_count"] == 3, "they wait still after a new start")
    surroundings.crm.disturb()
    all_delivered(desk, 60)
    contacts = surroundings.crm.contacts_of_ours()
    assert len(contacts) == before + 3
    assert len({contact["idExtern"] for contact in contacts}) == len(contacts)


def test_an_answer_that_got_lost_does_not_make_two_contacts(
    surroundings: Surroundings, desk: SteeredDesk
) -> None:
    before = len(surroundings.crm.contacts_of_ours())
    ring(surroundings, desk, "lost answer")
    answer(surroundings, desk, "lost answer")
    hang_up(surroundings, desk, "lost answer")
    surroundings.crm.disturb(
        {
            "path": "/brg/v4/contactmomenten",
            "method": "POST",
            "is_handled": True,
            "body": "dropped",
            "times": 1,
        }
    )
    code_and_save(desk)
    all_delivered(desk)
    surroundings.crm.disturb()
    assert len(surroundings.crm.contacts_of_ours()) == before + 1
