"""Which VERA collections there are, and by what each can be filtered."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Body = dict[str, Any]
"""A VERA object as JSON."""


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection of one API.

    `keys` are paths with an index; `checks` are paths of a single text that narrow a list further; `moment`
    is the path that a list is sorted by, newest first, and that `….vanaf` and `….tot` limit.
    Any other filter is ignored, as VERA servers do.
    """

    api: str
    name: str
    keys: tuple[str, ...]
    checks: tuple[str, ...] = ()
    moment: str = ""
    takes_new: bool = False

    @property
    def table(self) -> str:
        """The name of its table in the store."""
        return f"{self.api}_{self.name}".replace("-", "_")

    @property
    def path(self) -> str:
        """Where its list is found on the server."""
        return f"/{self.api}/v4/{self.name}"


PHONE_NUMBERS = Collection(
    "relaties",
    "telefoonnummers",
    ("waarde", "relatie.id", "abonneenummer"),
    ("landnummer", "netnummer", "status.code"),
    takes_new=True,
)
APPOINTMENTS = Collection(
    "relaties", "afspraken", ("relaties.id",), ("status.code",), "begindatum", takes_new=True
)
RELATIONS = Collection(
    "brg",
    "relaties",
    ("achternaam", "code", "adressen.adres.postcode", "adressen.adres.huisnummer", "rollen.rolRelatie.id"),
    ("geboortedatum", "soort.code"),
)
ALERTS = Collection("brg", "signaleringen", ("relatie.id",), ("status.code", "soort.code"), takes_new=True)
CONTACTS = Collection(
    "brg",
    "contactmomenten",
    ("relaties.id", "zaak.id"),
    ("idOrganisatie", "kanaal.code", "richting.code", "soort.code", "detailSoort.code", "onderwerp"),
    "datum",
    takes_new=True,
)
AGREEMENTS = Collection(
    "bog", "overeenkomsten", ("relaties.id", "eenheden.id", "cluster.id"), ("status.code", "soort.code")
)
UNITS = Collection(
    "bvg",
    "eenheden",
    ("adres.postcode", "adres.huisnummer", "clusters.id"),
    ("adres.huisletter", "adres.huisnummerToevoeging", "status.code"),
)
CLUSTERS = Collection("bvg", "clusters", ("naam", "bovenliggendeCluster.id"), ("soort.code",))
REQUESTS = Collection(
    "ohd",
    "onderhoudsverzoeken",
    ("eenheid.id", "cluster.id", "collectiefObject.id", "relaties.id"),
    ("status.code", "onderhoudSoort.code"),
    "melddatum",
    takes_new=True,
)
ORDERS = Collection("ohd", "onderhoudsorders", ("onderhoudsverzoeken.id",), ("status.code",))
COMMON_OBJECTS = Collection("ohd", "collectief-objecten", ("clusters.id",), ("soort.code",))
VISITS = Collection(
    "ohd", "afspraken", ("onderhoudsverzoek.id", "onderhoudsorder.id"), ("status.code",), "begindatum"
)
CASES = Collection(
    "bdo",
    "zaken",
    ("rollen.relatie.id", "objecten.id"),
    (),
    "registratiedatum",
    takes_new=True,
)
DEBTORS = Collection("bfg", "debiteuren", ("relatie.id",), ("status.code",))
ARRANGEMENTS = Collection("inc", "betalingsregelingen", ("debiteur.id",), ("status.code",))
COLLECTIONS_BY_OTHERS = Collection("inc", "externe-incassos", ("debiteur.id",), ("status.code", "soort.code"))

ALL = (
    PHONE_NUMBERS,
    APPOINTMENTS,
    RELATIONS,
    ALERTS,
    CONTACTS,
    AGREEMENTS,
    UNITS,
    CLUSTERS,
    REQUESTS,
    ORDERS,
    COMMON_OBJECTS,
    VISITS,
    CASES,
    DEBTORS,
    ARRANGEMENTS,
    COLLECTIONS_BY_OTHERS,
)
BY_ADDRESS = {(collection.api, collection.name): collection for collection in ALL}
APIS = tuple(dict.fromkeys(collection.api for collection in ALL))


def values_at(body: Any, path: str) -> Iterator[str]:
    """Every text at a dotted path; a list on the way counts as each of its elements."""
    name, _, rest = path.partition(".")
    if isinstance(body, list):
        for element in body:
            yield from values_at(element, path)
    elif isinstance(body, dict) and name in body:
        if rest:
            yield from values_at(body[name], rest)
        elif isinstance(body[name], str):
            yield body[name]


def folded(path: str, value: str) -> str:
    """A value as it is compared: postcodes without the space, names without case."""
    if path.endswith("postcode"):
        return value.replace(" ", "").upper()
    return value.casefold() if path in ("achternaam", "naam") else value
