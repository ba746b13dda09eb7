"""Whatever a CRM sends as JSON: one answer for each question, never an exception, never half a text."""

import json
import socket
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.adapters.crm import vera_building, vera_history, vera_homes, vera_people
from app.adapters.crm.vera_http import CrmFault
from app.domain.dossier import PartName
from app.domain.errors import Failure
from app.domain.events import CallerIdentified, DossierPartFailed, Event, IdentificationFailed
from app.domain.search import SearchQuery
from tests.adapters.crm.conftest import Connect
from tests.adapters.crm.inbox import Inbox
from tests.adapters.crm.raw_server import answer, raw_server
from tests.builders import number

CORPORA = Path(__file__).resolve().parents[4] / "shared" / "corpora"
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)


class OneBody:
    """A server that answers everything with the same bytes, until it gets others."""

    def __init__(self) -> None:
        self.body = b"[]"

    def say(self, connection: socket.socket, _head: str) -> None:
        connection.sendall(answer(self.body))


@pytest.fixture
def corpora() -> Path:
    if not CORPORA.is_dir():
        pytest.skip("the corpora are not here (../shared/corpora)")
    return CORPORA


def files_of(folder: Path) -> Iterator[tuple[str, bytes]]:
    yield from ((file.name, file.read_bytes()) for file in sorted(folder.glob("*.json")))


def test_every_file_of_the_json_test_suite_gives_each_question_one_answer(
    corpora: Path, connect: Connect, inbox: Inbox, caplog: pytest.LogCaptureFixture
) -> None:
    files = [
        *files_of(corpora / "json-testsuite" / "test_parsing"),
        *files_of(corpora / "json-testsuite" / "test_transform"),
    ]
    assert len(files) > 300
    server_body = OneBody()
    with raw_server(server_body.say) as server:
        crm = connect(server.url)
        for name, content in files:
            server_body.body = content
            crm.load(name, "R-1")
            crm.identify(name, number("+31690001234"))
            parts = inbox.parts(name, "R-1")
            told = _identification(inbox, name)
            if name.startswith("n_"):
                assert told == IdentificationFailed(name, Failure.UNREADABLE), name
                reasons = {getattr(one, "failure", None) for one in parts.values()}
                assert reasons == {Failure.UNREADABLE}, name
            # A person and a home are objects with the key that was asked for, and none of these is one.
            assert isinstance(parts[PartName.PERSON], DossierPartFailed), name
    assert "unforeseen" not in caplog.text


def _identification(inbox: Inbox, session_id: str) -> object:
    """The one answer on the number."""

    def about(events: list[Event]) -> list[Event]:
        kinds = (CallerIdentified, IdentificationFailed)
        return [one for one in events if isinstance(one, kinds) and one.session_id == session_id]

    (told,) = about(inbox.wait_until(lambda events: bool(about(events))))
    return told


# ---------------------------------------------------------------- fields

scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.text()
    | st.sampled_from(
        [
            "2026-11-24", "2026-11-24T09:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00",
            "2026-13-40", "24-11-2026", "+31690001234", "\ud800", "\x00", "HUU", "OND", "GEP", "MEL", "ACT",
            "KCCUIT", "<b>", "R-1", "1" * 5_000,
        ]
    )
)  # fmt: skip
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
FIELDS = (
    "id", "soort", "detailSoort", "status", "naam", "code", "waarde", "landnummer", "netnummer",
    "abonneenummer", "relatie", "relaties", "rollen", "rolRelatie", "adressen", "adres", "straatnaam",
    "huisnummer", "huisletter", "huisnummerToevoeging", "postcode", "woonplaats", "begindatum",
    "einddatum", "bloktijdBegin", "bloktijdEind", "achternaam", "roepnaam", "voorletters",
    "tussenvoegsels", "aanhef", "geboortedatum", "voorkeurstaal", "groepen", "eenheden", "eenheid",
    "clusters", "cluster", "collectiefObject", "collectieveObjecten", "etage", "omschrijving",
    "melddatum", "onderhoudstaken", "afspraken", "contactmomenten", "datum", "kanaal", "richting",
    "onderwerp", "sturingslabels", "zaaktype", "zaakstatussen", "registratiedatum", "voorkeur",
)  # fmt: skip


def _object(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(st.sampled_from(FIELDS), inner, max_size=12)


vera_objects = _object(
    anything | st.lists(_object(anything), max_size=2) | _object(anything | _object(anything))
)

MAPPINGS: list[Callable[[dict[str, Any]], object]] = [
    lambda one: vera_people.person(one, TODAY),
    lambda one: vera_people.candidate(one, TODAY),
    vera_people.names,
    vera_people.owner,
    lambda one: vera_people.is_number(one, number("+31690001234")),
    lambda one: vera_people.flags([one], NOW),
    lambda one: vera_history.past_contacts([one, {"datum": "2026-11-24T09:00:00Z"}], 2),
    lambda one: vera_history.cases([one], "R-1", NOW),
    lambda one: vera_history.has_part(one, "R-1"),
    lambda one: vera_history.appointments([one, {}]),
    lambda one: vera_homes.leases([one, {"soort": {"code": "HUU"}, **one}], TODAY),
    lambda one: vera_homes.tenants([{"soort": {"code": "HUU"}, **one}], TODAY),
    vera_homes.unit,
    lambda one: vera_homes.is_at(one, SearchQuery("0412AB", "12-3")),
    vera_building.complex_,
    vera_building.shared_objects,
    lambda one: vera_building.unit_reports([one, {}], NOW),
    lambda one: vera_building.complex_reports([{**one, "eenheid": None}], {"R-1": ("LIF", "Lift")}, NOW),
]


@given(vera_objects)
def test_no_object_makes_the_mapping_raise_anything_but_a_fault_of_the_crm(one: dict[str, Any]) -> None:
    for mapping in MAPPINGS:
        try:
            read = mapping(one)
        except CrmFault:
            continue
        # What was read can be shown, stored and sent.
        repr(read).encode()


def test_every_naughty_string_is_one_plain_line_as_a_name(corpora: Path) -> None:
    naughty = json.loads((corpora / "naughty-strings" / "blns.json").read_text(encoding="utf-8"))
    assert len(naughty) > 500
    for text in naughty:
        shown = vera_people.candidate({"id": "R-1", "achternaam": text, "roepnaam": text}, TODAY).name
        shown.encode()
        assert len(shown) <= 401
        assert not any(character in shown for character in "\n\r\t\x00\u202e\u2066")


@pytest.mark.parametrize(
    ("field", "value"),
    [("id", "R-1\x00"), ("id", " R-1"), ("id", "R" * 101), ("id", True), ("id", 1.5), ("id", 10**200)],
)
def test_key_that_cannot_be_kept_as_it_is_makes_the_answer_unreadable(field: str, value: object) -> None:
    with pytest.raises(CrmFault):
        vera_people.candidate({field: value, "achternaam": "Roodspecht-Demo"}, TODAY)
