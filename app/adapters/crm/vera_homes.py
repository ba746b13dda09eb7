"""Homes in VERA's words: addresses, units and the leases on them."""

from datetime import date

from app.adapters.crm.vera_values import Json, code, day, entities, entity, key, label, number, text
from app.domain.search import SearchQuery
from app.domain.tenancy import Address, ComplexKey, Lease, Leases, Unit

_LEASE = "HUU"  # OVEREENKOMSTSOORT
_RUNNING = frozenset({"LOP", "OPG", "VOP"})  # OVEREENKOMSTSTATUS: who gave notice still lives there
_TENANT = frozenset({"HUU", "MDH"})  # RELATIEROLSOORT
_MAINTENANCE = "OND"  # CLUSTERSOORT: what people call the complex


def address(value: object) -> Address:
    """A postal address (VERA Adres)."""
    written = entity(value)
    street = text(written.get("straatnaam"))
    town = written.get("woonplaats")
    return Address(
        street=street or text(written.get("adres")),
        number=_house_number(written) if street else "",
        postcode=text(written.get("postcode")),
        town=text(town) if isinstance(town, str) else text(entity(town).get("naam")),
    )


def unit(body: Json) -> Unit:
    """A home (BVG Eenheid)."""
    complexes = [one for one in entities(body.get("clusters")) if code(one.get("soort")) == _MAINTENANCE]
    return Unit(
        unit_id=key(body),
        address=address(body.get("adres")),
        floor=number(body.get("etage")),
        kind=label(body.get("detailSoort")) or label(body.get("soort")),
        complex=ComplexKey(key(complexes[0]), text(complexes[0].get("naam"))) if complexes else None,
    )


def is_at(body: Json, query: SearchQuery) -> bool:
    """True when a home lies at the address asked for; a number without addition means all its additions."""
    written = entity(body.get("adres"))
    asked, _, addition = query.house_number.partition("-")
    return (
        _bare(text(written.get("postcode"))) == _bare(query.postcode)
        and text(written.get("huisnummer")) == asked
        and (not addition or _bare(_house_number(written)) == _bare(asked + addition))
    )


def leases(agreements: list[Json], today: date) -> Leases:
    """The leases among somebody's agreements (BOG Overeenkomst), running ones first.

    Of several that run the oldest comes first: a parking place is mostly rented later than the home.
    """
    found = [_lease(one, today) for one in agreements if _is_lease(one)]
    running = sorted((one for one in found if one.is_running), key=_begin)
    ended = sorted((one for one in found if not one.is_running), key=_begin, reverse=True)
    return Leases((*running, *ended))


def tenants(agreements: list[Json], today: date) -> list[str]:
    """Who rents now, according to the agreements on a home: keys of relations."""
    running = [one for one in agreements if _is_lease(one) and _lease(one, today).is_running]
    return [
        key(relation)
        for one in running
        for relation in entities(one.get("relaties"))
        if key(relation)
        and any(code(role.get("soort")) in _TENANT for role in entities(relation.get("rollen")))
    ]


def _is_lease(agreement: Json) -> bool:
    return code(agreement.get("soort")) == _LEASE


def _lease(agreement: Json, today: date) -> Lease:
    begin, end = day(agreement.get("begindatum")), day(agreement.get("einddatum"))
    is_now = (begin is None or begin <= today) and (end is None or today <= end)
    return Lease(
        lease_id=key(agreement),
        unit_ids=tuple(filter(None, (key(one) for one in entities(agreement.get("eenheden"))))),
        begin=begin,
        end=end,
        is_running=is_now and code(agreement.get("status")) in _RUNNING,
    )


def _begin(lease: Lease) -> date:
    return lease.begin or date.min


def _house_number(written: Json) -> str:
    addition = text(written.get("huisnummerToevoeging"))
    base = text(written.get("huisnummer")) + text(written.get("huisletter"))
    return f"{base}-{addition}" if addition else base


def _bare(value: str) -> str:
    return "".join(character for character in value.upper() if character.isalnum())
