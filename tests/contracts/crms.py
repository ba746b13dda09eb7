"""A CRM to hold the contract against: the fake of the unit tests, and the product's own with a server."""

from datetime import datetime, timedelta
from typing import Any, Protocol

from app.adapters.crm.vera_crm import VeraCrm
from app.adapters.taxonomy_file import read_taxonomy
from app.demo.corporation.staff import Function, colleague_id
from app.domain.agent import Role
from app.domain.contact import ContactRecord
from app.domain.errors import Failure
from app.domain.phone_number import PhoneNumber
from app.domain.resolution import CodedContact
from app.domain.search import SearchQuery
from app.domain.wrap_up import Draft, finish
from app.ports import Crm
from tests.adapters.crm.inbox import Inbox
from tests.builders import NOW, candidate, contents, number, record
from tests.crm_server import KEY, ROOT, ReferenceCrm
from tests.fakes.clock import FakeClock
from tests.fakes.crm import FakeCrm

_STATUS = {
    Failure.UNAUTHORISED: 401,
    Failure.NOT_ALLOWED: 403,
    Failure.TOO_BUSY: 429,
    Failure.SERVER_ERROR: 500,
    Failure.REFUSED: 422,
}


class World(Protocol):
    """A CRM in which one tenant is alone on a number, two share one, and somebody rents nothing.

    One employee leads a team, one does not; five homes of a complex reported the lift this morning.
    """

    crm: Crm
    inbox: Inbox
    tenant: str
    tenant_number: PhoneNumber
    tenant_name: str
    tenant_home: SearchQuery
    sharers: tuple[str, ...]
    shared_number: PhoneNumber
    homeless: str
    lead: str
    agent: str
    complex_id: str
    complex_name: str

    def breaks(self, failure: Failure, retry_after: int | None = None) -> None:
        """From now on every request fails so."""

    def loses_receipts(self) -> None:
        """From now on contacts are written, and the answers on them are lost."""

    def mends(self) -> None:
        """All is well again."""

    def written(self, contact_id: str) -> int:
        """How often the CRM has a contact."""

    def close(self) -> None:
        """End what was begun."""


class FakeWorld:
    """The fake."""

    crm: Crm
    tenant, tenant_number, tenant_name = "REL-1", number("+31690001234"), "Roodspecht-Demo"
    tenant_home = SearchQuery("0412AB", "12")
    sharers: tuple[str, ...] = ("REL-2", "REL-3")
    shared_number = number("+31690005678")
    homeless = "REL-4"
    lead, agent = "MDW-2", "MDW-1"
    complex_id, complex_name = "CLU-1", "Proefhof"

    def __init__(self) -> None:
        self.inbox = Inbox()
        self.crm = self._fake = FakeCrm(self.inbox.post)
        self._fake.knows(self.tenant_number.digits, candidate(self.tenant, self.tenant_name))
        self._fake.knows(self.shared_number.digits, *(candidate(one, f"Vink-{one}") for one in self.sharers))
        self._fake.houses("0412AB", "12", candidate(self.tenant, self.tenant_name))
        self._fake.holds(self.tenant, *contents(self.tenant))
        self._fake.holds(self.homeless, *contents(self.homeless)[:6])
        self._fake.roles = {self.lead: Role.TEAM_LEAD, self.agent: Role.AGENT}
        self._fake.complexes = {self.complex_id: self.complex_name}
        self._fake.day = tuple(
            lift_report(f"EEN-{number}", f"CM-{number}", NOW.utc - timedelta(minutes=150 - 2 * number))
            for number in range(5)
        )

    def breaks(self, failure: Failure, retry_after: int | None = None) -> None:
        self._fake.failure, self._fake.retry_after = failure, retry_after

    def loses_receipts(self) -> None:
        self._fake.loses_receipts = True

    def mends(self) -> None:
        self._fake.failure, self._fake.loses_receipts = None, False

    def written(self, contact_id: str) -> int:
        return sum(one.contact_id == contact_id for one in self._fake.written)

    def close(self) -> None:
        pass


class VeraWorld:
    """The product's own CRM adapter with the reference CRM behind it."""

    crm: Crm

    def __init__(self, server: ReferenceCrm) -> None:
        self.inbox = Inbox()
        self._server = server
        self.crm = self._vera = VeraCrm(server.url, KEY, "punt", "KCC-CTI", FakeClock(), self.inbox.post)
        self.tenant = server.relation("known")
        self.tenant_number = number(server.number("known"))
        self.tenant_name = server.get(f"brg/v4/relaties/{self.tenant}").json()["achternaam"]
        address = server.get(f"bvg/v4/eenheden/{server.scenarios['known']['unit_id']}").json()["adres"]
        self.tenant_home = SearchQuery(address["postcode"].replace(" ", ""), address["huisnummer"])
        self.sharers = tuple(server.scenarios["S10"]["relation_ids"])
        self.shared_number = number(server.number("S10"))
        self.homeless = server.relation("S13")
        self.lead, self.agent = colleague_id(Function.TEAM_LEAD, 0), colleague_id(Function.AGENT, 0)
        self.complex_id = server.scenarios["S3"]["complex_id"]
        self.complex_name = server.get(f"bvg/v4/clusters/{self.complex_id}").json()["naam"]

    def breaks(self, failure: Failure, retry_after: int | None = None) -> None:
        fault: dict[str, Any] = {"path": "*", "status": _STATUS[failure]}
        self._server.disturb(fault | ({} if retry_after is None else {"retry_after": retry_after}))

    def loses_receipts(self) -> None:
        self._server.disturb({"path": "*", "method": "POST", "body": "dropped", "is_handled": True})

    def mends(self) -> None:
        self._server.disturb()

    def written(self, contact_id: str) -> int:
        return len(self._server.rows("brg/v4/contactmomenten", {"idExtern": contact_id}))

    def close(self) -> None:
        self._vera.close()
        self._server.disturb()


def lift_report(unit_id: str, contact_id: str, at: datetime) -> CodedContact:
    """Somebody reports the lift of the complex."""
    return CodedContact(
        contact_id, at, "ALG", "", "ALGLIF", "", "DUB", is_handled=True, unit_id=unit_id, complex_id="CLU-1"
    )


def contact(world: World, contact_id: str) -> ContactRecord:
    """A contact with the tenant, coded with the list that the product ships."""
    listed = read_taxonomy(ROOT / "resources" / "wrap_up.toml")
    coded = finish(Draft("REP", "REPLOO", solved=True, note="Kraan lekt."), listed)
    return record(contact_id, relation_id=world.tenant, agent_id="", wrap_up=coded)
