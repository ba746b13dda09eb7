"""What is asked of a VERA server, in the words of that server.

VERA defines a filter on an entity's own fields (`?waarde=…`) and leaves one on a related entity
(`relaties.id`) open, so each supplier picks a notation: the dialect.
"""

from collections.abc import Callable
from datetime import datetime
from urllib.parse import quote

from app.adapters.crm.vera_http import Query
from app.domain.errors import SettingError
from app.domain.phone_number import PhoneNumber
from app.domain.search import SearchQuery

FULL_PAGE = 100  # VERA: the most objects in one answer
CONTACTS_PAGE = 50
_HOME_COUNTRY = "+31"
_SINGULAR = {"relaties": "relatie", "eenheden": "eenheid"}


def _dotted(path: str) -> str:
    return path


def _bracketed(path: str) -> str:
    first, *others = path.split(".")
    return first + "".join(f"[{name}]" for name in others)


def _short(path: str) -> str:
    names = path.split(".")
    if names[-1] in ("id", "code"):
        names = names[:-1]
    return _SINGULAR.get(names[-1], names[-1])


_DIALECTS: dict[str, Callable[[str], str]] = {"punt": _dotted, "haken": _bracketed, "kort": _short}


class VeraQueries:
    """The queries in one dialect: 'punt' (`relaties.id=`), 'haken' (`relaties[id]=`), 'kort' (`relatie=`).

    Raises:
        SettingError: there is no such dialect.
    """

    def __init__(self, dialect: str) -> None:
        if dialect not in _DIALECTS:
            raise SettingError(f"crm.dialect: {dialect!r} is not one of {', '.join(_DIALECTS)}")
        self._write = _DIALECTS[dialect]
        # VERA knows no order; only the dotted dialect comes with one.
        self.can_sort = dialect == "punt"

    def phone_numbers(self, number: PhoneNumber) -> list[Query]:
        """The notations in which a CRM may keep a number: E.164, national, and in parts."""
        notations: list[tuple[tuple[str, str], ...]] = [(("waarde", number.digits),)]
        country, _, rest = number.display.partition(" ")
        if country == _HOME_COUNTRY:
            area, _, subscriber = rest.replace("-", " ").partition(" ")
            subscriber = subscriber.replace(" ", "")
            notations.append((("waarde", f"0{area}{subscriber}"),))
            if subscriber:
                notations.append(
                    (("landnummer", country), ("netnummer", f"0{area}"), ("abonneenummer", subscriber))
                )
        return [Query("relaties", "telefoonnummers", filters, FULL_PAGE) for filters in notations]

    def relation(self, relation_id: str) -> Query:
        """One person or organisation, with everything embedded."""
        return Query("brg", f"relaties/{quote(relation_id, safe='')}")

    def relations_named(self, name: str) -> Query:
        """Persons by their last name."""
        return Query("brg", "relaties", (("achternaam", name),), FULL_PAGE)

    def flags(self, relation_id: str) -> Query:
        """Active alert flags."""
        filters = self._filters(("relatie.id", relation_id), ("status.code", "ACT"))
        return Query("brg", "signaleringen", filters, FULL_PAGE)

    def contacts(self, relation_id: str) -> Query:
        """Earlier contacts, newest first where the dialect can say so."""
        filters = self._filters(("relaties.id", relation_id)) + self._newest_first("datum")
        return Query("brg", "contactmomenten", filters, CONTACTS_PAGE if self.can_sort else FULL_PAGE)

    def contacts_since(self, since: datetime) -> Query:
        """Everybody's contacts since a moment in UTC. VERA knows no range of dates: this notation is ours."""
        filters = (("datum.vanaf", f"{since:%Y-%m-%dT%H:%M:%SZ}"), *self._newest_first("datum"))
        return Query("brg", "contactmomenten", filters, FULL_PAGE)

    def contact_with_our_id(self, contact_id: str) -> Query:
        """A contact by the id that we gave it: a filter that VERA does define."""
        return Query("brg", "contactmomenten", (("idExtern", contact_id),), FULL_PAGE)

    def leases(self, relation_id: str) -> Query:
        """All agreements of a person, running or not."""
        return Query("bog", "overeenkomsten", self._filters(("relaties.id", relation_id)), FULL_PAGE)

    def leases_of_unit(self, unit_id: str) -> Query:
        """All agreements on a home."""
        return Query("bog", "overeenkomsten", self._filters(("eenheden.id", unit_id)), FULL_PAGE)

    def cases(self, relation_id: str) -> Query:
        """Cases in which a person has a part."""
        filters = self._filters(("rollen.relatie.id", relation_id)) + self._newest_first("registratiedatum")
        return Query("bdo", "zaken", filters, FULL_PAGE)

    def appointments(self, relation_id: str) -> Query:
        """Appointments with a person."""
        filters = self._filters(("relaties.id", relation_id)) + self._newest_first("begindatum")
        return Query("relaties", "afspraken", filters, FULL_PAGE)

    def unit(self, unit_id: str) -> Query:
        """One home, with everything embedded."""
        return Query("bvg", f"eenheden/{quote(unit_id, safe='')}")

    def units_at(self, query: SearchQuery) -> list[Query]:
        """Homes at a postcode and house number; a CRM keeps postcodes with or without their space."""
        digits = query.house_number.partition("-")[0]
        spaced = f"{query.postcode[:4]} {query.postcode[4:]}"
        return [
            Query(
                "bvg",
                "eenheden",
                self._filters(("adres.postcode", postcode), ("adres.huisnummer", digits)),
                FULL_PAGE,
            )
            for postcode in (spaced, query.postcode)
        ]

    def unit_reports(self, unit_id: str) -> Query:
        """Repair requests of a home."""
        return self._reports("eenheid.id", unit_id)

    def complex_reports(self, complex_id: str) -> Query:
        """Repair requests of a complex."""
        return self._reports("cluster.id", complex_id)

    def complex(self, complex_id: str) -> Query:
        """One cluster, with everything embedded."""
        return Query("bvg", f"clusters/{quote(complex_id, safe='')}")

    def _reports(self, path: str, value: str) -> Query:
        filters = self._filters((path, value)) + self._newest_first("melddatum")
        return Query("ohd", "onderhoudsverzoeken", filters, FULL_PAGE)

    def _filters(self, *filters: tuple[str, str]) -> tuple[tuple[str, str], ...]:
        return tuple((self._write(path), value) for path, value in filters)

    def _newest_first(self, field: str) -> tuple[tuple[str, str], ...]:
        return (("sorteer", f"-{field}"),) if self.can_sort else ()
