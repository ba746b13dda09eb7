"""People in VERA's words: relations, their numbers, roles, households and alert flags."""

from dataclasses import dataclass
from datetime import date, datetime

from app.adapters.crm.vera_homes import address
from app.adapters.crm.vera_values import Json, code, day, entities, entity, key, label, moment, text, words
from app.domain.agent import Role
from app.domain.caller import Candidate
from app.domain.phone_number import PhoneNumber, parse_number
from app.domain.tenancy import Address, Flag, FlagKind, Flags, Person

_TENANT = frozenset({"HUU", "MDH"})  # RELATIEROLSOORT: who signed a lease
_RESIDENT = _TENANT | {"MBW", "BEW"}
_REPRESENTS = frozenset({"BWI", "CUR", "BUD", "AMB", "CPE"})
_ISO_639_3 = {"DUI": "deu", "FRA": "fra", "SPA": "spa"}  # codes of TAAL that are not the language's own
# GESLACHT. VERA's own `aanhef` begins a letter ("Beste mevrouw …") and holds the whole name.
_SALUTATIONS = {"V": "Mw.", "M": "Dhr."}
_INVALID_NUMBER = "ONG"
_EMPLOYEE, _TEAM_LEAD = "MDW", "teamleider"
_GIVEN_NAMES = ("roepnaam", "voornaam", "voorletters", "initialen")
_NAMES = (*_GIVEN_NAMES, "tussenvoegsels", "achternaam", "aanschrijfnaam", "naam")
_FLAG_KINDS = {  # SIGNALERINGSOORT
    "AGR": FlagKind.STAFF_SAFETY,
    "WAN": FlagKind.STAFF_SAFETY,
    "ONB": FlagKind.SUPPORT,
    "SCH": FlagKind.ARREARS,
    "OVE": FlagKind.NUISANCE,
    "ONE": FlagKind.MISUSE,
}
_FLAG_DETAILS = {  # SIGNALERINGDETAILSOORT without a SIGNALERINGSOORT above it
    **dict.fromkeys(("AGS", "BRA", "FYS", "SCH", "VEB"), FlagKind.STAFF_SAFETY),
    **dict.fromkeys(("BEL", "INT", "ONA", "RAC", "SEU", "BEZ"), FlagKind.STAFF_SAFETY),
    **dict.fromkeys(("AMB", "BEW", "CUR"), FlagKind.SUPPORT),
    **dict.fromkeys(("BET", "DEU", "MUT"), FlagKind.ARREARS),
    "GEL": FlagKind.NUISANCE,
    **dict.fromkeys(("DRU", "HEN", "OND", "PRO", "VER"), FlagKind.MISUSE),
}
_VISIT_WITH_TWO = "BEZ"


@dataclass(frozen=True)
class NumberOwner:
    """Whose a number is. `rank` is lower for a number that was checked, or is somebody's first."""

    relation_id: str
    rank: tuple[int, int]


def person(relation: Json, today: date) -> Person:
    """A person or organisation (BRG Relatie). What the desk does not need, such as a BSN, is not read."""
    current = [role for role in entities(relation.get("rollen")) if _is_current(role, today)]
    itself = key(relation)
    return Person(
        relation_id=itself,
        name=name(relation),
        salutation=_SALUTATIONS.get(code(relation.get("geslacht")), ""),
        birth_date=day(relation.get("geboortedatum")),
        language=_language(relation.get("voorkeurstaal")),
        address=_address(relation, today),
        roles=tuple(dict.fromkeys(filter(None, (role_label(role) for role in current)))),
        represents=tuple(
            name(other) or key(other)
            for role in current
            if code(role.get("soort")) in _REPRESENTS and (other := entity(role.get("rolRelatie")))
        ),
        housemates=tuple(_housemates(relation, itself)),
    )


def employee_role(relation: Json, today: date) -> Role:
    """What an employee is.

    VERA has a code for an employee (RELATIEROLSOORT MDW) and none for a team lead: that stands in the free
    name of the role, 'teamleider klantcontact'.
    """
    current = [role for role in entities(relation.get("rollen")) if _holds_role(role, today)]
    names_ = [text(role.get("naam")).casefold().split() for role in current]
    return Role.TEAM_LEAD if any(_TEAM_LEAD in words_ for words_ in names_) else Role.AGENT


def _holds_role(role: Json, today: date) -> bool:
    begin = day(role.get("begindatum"))
    has_begun = begin is None or begin <= today
    return code(role.get("soort")) == _EMPLOYEE and has_begun and _is_current(role, today)


def candidate(relation: Json, today: date) -> Candidate:
    """The same, as one of those to choose from."""
    roles = entities(relation.get("rollen"))
    current = [role for role in roles if _is_current(role, today)]
    shown = (current or roles)[:1]
    lived_here = any(code(role.get("soort")) in _RESIDENT for role in roles)
    return Candidate(
        relation_id=key(relation),
        name=name(relation),
        address=_address(relation, today).line,
        role=role_label(shown[0]) if shown else "",
        is_former=lived_here and not current,
    )


def name(relation: Json) -> str:
    """What a person or an organisation is called."""
    given = next((known for field in _GIVEN_NAMES if (known := words(relation.get(field)))), "")
    family = words(relation.get("achternaam")) or words(relation.get("aanschrijfnaam"))
    parts = (
        (given, words(relation.get("tussenvoegsels")), family)
        if family
        else (words(relation.get("naam")) or given,)
    )
    return " ".join(part for part in parts if part)


def names(relation: Json) -> str:
    """All that somebody is called, in small letters, to compare with."""
    return " ".join(words(relation.get(field)) for field in _NAMES).casefold()


def role_label(role: Json) -> str:
    """The word for a role: the corporation's own, else VERA's."""
    return text(role.get("naam")) or label(role.get("soort"))


def owner(telephone_number: Json) -> NumberOwner | None:
    """Whose this number is; None when the number is not in use."""
    relation_id = key(entity(telephone_number.get("relatie")))
    status = code(telephone_number.get("status"))
    if not relation_id or status == _INVALID_NUMBER:
        return None
    preference = code(telephone_number.get("voorkeur"))
    return NumberOwner(relation_id, (0 if status == "GEV" else 1, 0 if preference == "EER" else 1))


def is_number(telephone_number: Json, number: PhoneNumber) -> bool:
    """True when it is this number, in whatever notation."""
    whole = words(telephone_number.get("waarde"))
    if whole and parse_number(whole) == number:
        return True
    area = text(telephone_number.get("netnummer")).removeprefix("0")
    subscriber = text(telephone_number.get("abonneenummer"))
    country = text(telephone_number.get("landnummer"))
    prefix = country if country.startswith("+") else "+31"
    return bool(subscriber) and parse_number(prefix + area + subscriber) == number


def flags(signals: list[Json], now: datetime) -> Flags:
    """The alert flags that hold now (BRG Signalering)."""
    return Flags(tuple(_flag(signal) for signal in signals if _is_active(signal, now)))


def _flag(signal: Json) -> Flag:
    kind, detail = code(signal.get("soort")), code(signal.get("detailSoort"))
    return Flag(
        flag_id=key(signal),
        kind=_flag_kind(kind, detail),
        label=label(signal.get("detailSoort")) or label(signal.get("soort")),
        ends=moment(signal.get("einddatum")),
    )


def _flag_kind(kind: str, detail: str) -> FlagKind:
    if detail == _VISIT_WITH_TWO:
        return FlagKind.STAFF_SAFETY
    # A word that the corporation added itself is shown to nobody before the caller is verified.
    return _FLAG_KINDS.get(kind) or _FLAG_DETAILS.get(detail, FlagKind.SUPPORT)


def _is_active(signal: Json, now: datetime) -> bool:
    begin, end = moment(signal.get("begindatum")), moment(signal.get("einddatum"))
    has_begun = begin is None or begin <= now
    return code(signal.get("status")) in ("ACT", "") and has_begun and (end is None or now < end)


def _is_current(role_or_address: Json, today: date) -> bool:
    end = day(role_or_address.get("einddatum"))
    return end is None or end >= today


def _address(relation: Json, today: date) -> Address:
    """Where somebody lives, else where they lived last, else where their post goes."""

    def order(one: Json) -> tuple[bool, bool, date]:
        begin = day(one.get("begindatum")) or date.min
        return _is_current(one, today), code(one.get("soort")) == "WOO", begin

    known = sorted(entities(relation.get("adressen")), key=order)
    return address(known[-1].get("adres")) if known else Address()


def _language(language: object) -> str:
    known = code(language)
    return _ISO_639_3.get(known.upper(), known.lower())


def _housemates(relation: Json, itself: str) -> list[str]:
    """Names from the household; the CRM is not asked for those that it gives only as keys."""
    households = [
        group for group in entities(relation.get("groepen")) if code(group.get("detailSoort")) == "HUI"
    ]
    members = [member for group in households for member in entities(group.get("relaties"))]
    return [known for member in members if key(member) != itself and (known := name(member))]
