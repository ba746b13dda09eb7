"""People as VERA writes them: relations, telephone numbers, alert flags, appointments."""

from app.demo.corporation.buildings import Address
from app.demo.corporation.estate import Alert, Appointment
from app.demo.corporation.people import Person, Phone, Role
from app.demo.corporation.staff import Colleague, Firm
from app.demo.crm.catalogue import Body
from app.demo.crm.reference import reference
from app.demo.crm.shapes import extras, keys, midnight, moment, optional, person_key, slim

_SALUTATIONS = {"V": "Beste mevrouw", "M": "Beste meneer", "O": "Beste"}


def address(at: Address) -> Body:
    """A postal address."""
    return slim(
        soort=reference("ADRESSOORT", "EEN"),
        adres=at.line,
        straatnaam=at.street,
        huisnummer=at.number,
        huisletter=at.letter,
        postcode=at.postcode,
        woonplaats={"naam": at.town},
    )


def relation(person: Person) -> Body:
    """A tenant, resident or professional (BRG Relatie)."""
    return slim(
        **_named(person.id, person.given_name, person.family_name, person.sex),
        geboortedatum=person.birth_date.isoformat(),
        voorkeurstaal=reference("TAAL", person.language),
        communicatievoorkeur=reference("CONTACTGEGEVENSOORT", "MOB") if person.phones else None,
        account={"status": reference("ACCOUNTSTATUS", person.account)} if person.account else None,
        adressen=_addresses(person),
        contactgegevens=[*map(_contact_detail, person.phones), *_mail(person)],
        groepen=_groups(person),
        relaties=_housemates(person),
        rollen=[_role(role) for role in person.roles],
    )


def colleague(one: Colleague) -> Body:
    """Somebody who works for the corporation (BRG Relatie)."""
    return slim(
        **_named(one.id, one.given_name, one.family_name, one.sex),
        contactgegevens=[
            slim(
                id=f"CG-{one.id.removeprefix('R-')}",
                soort=reference("CONTACTGEGEVENSOORT", "MOB"),
                status=reference("CONTACTGEGEVENSTATUS", "GEV"),
                waarde=one.phone.value,
            )
        ],
        rollen=[{"soort": reference("RELATIEROLSOORT", one.role), "naam": one.role_name}],
    )


def firm(one: Firm) -> Body:
    """A partner firm (BRG Relatie of soort REC)."""
    return {
        "id": one.id,
        "code": one.id.removeprefix("R-"),
        "soort": reference("RELATIESOORT", "REC"),
        "naam": one.name,
        "contactgegevens": [
            slim(
                id=f"CG-{one.id.removeprefix('R-')}",
                soort=reference("CONTACTGEGEVENSOORT", "TEL"),
                status=reference("CONTACTGEGEVENSTATUS", "GEV"),
                waarde=one.phone.value,
            )
        ],
        "rollen": [{"soort": reference("RELATIEROLSOORT", "OPN"), "naam": one.role_name}],
    }


def telephone_number(person_id: str, phone: Phone) -> Body:
    """A number and whose it is (Relaties Telefoonnummer); `waarde` is E.164."""
    return slim(
        **_contact_detail(phone),
        landnummer="+31",
        netnummer=phone.number.area,
        abonneenummer=phone.number.subscriber,
        dagdelen=[reference("DAGDEEL", phone.daypart)] if phone.daypart else [],
        relatie=person_key(person_id),
    )


def alert(one: Alert) -> Body:
    """An alert flag (BRG Signalering)."""
    return slim(
        id=one.id,
        soort=optional("SIGNALERINGSOORT", one.kind),
        detailSoort=optional("SIGNALERINGDETAILSOORT", one.detail),
        status=reference("SIGNALERINGSTATUS", "ACT"),
        begindatum=midnight(one.begin),
        einddatum=midnight(one.end),
        relatie=person_key(one.person_id),
    )


def appointment(one: Appointment) -> Body:
    """An appointment with somebody (Relaties Afspraak); a call back has a window besides."""
    begin, end = moment(one.begin), moment(one.end)
    return slim(
        id=one.id,
        onderwerp=one.subject,
        status=reference("AFSPRAAKSTATUS", one.status),
        begindatum=begin,
        einddatum=end,
        bloktijdBegin=begin,
        bloktijdEind=end,
        contactgegeven={"id": one.phone_id} if one.phone_id else None,
        relaties=[person_key(one.person_id), person_key(one.colleague_id)],
        **{"extra-attributen": extras(afspraakSoort="TERUGBELLEN", contactmomentId=one.contact_id)},
    )


def _named(id_: str, given_name: str, family_name: str, sex: str) -> Body:
    return {
        "id": id_,
        "code": id_.removeprefix("R-"),
        "soort": reference("RELATIESOORT", "NAT"),
        "achternaam": family_name,
        "voorletters": f"{given_name[0]}.",
        "roepnaam": given_name,
        "aanhef": f"{_SALUTATIONS[sex]} {family_name if sex != 'O' else given_name}",
        "geslacht": reference("GESLACHT", sex),
    }


def _addresses(person: Person) -> list[Body]:
    if person.address is None:
        return []
    return [
        slim(
            soort=reference("RELATIEADRESSOORT", "WOO"),
            begindatum=person.begin and person.begin.isoformat(),
            einddatum=person.end and person.end.isoformat(),
            adres=address(person.address),
        )
    ]


def _contact_detail(phone: Phone) -> Body:
    return {
        "id": phone.id,
        "soort": reference("CONTACTGEGEVENSOORT", "MOB" if phone.number.is_mobile else "TEL"),
        "status": reference("CONTACTGEGEVENSTATUS", phone.status),
        "voorkeur": reference("CONTACTGEGEVENVOORKEUR", phone.preference),
        "waarde": phone.number.value,
    }


def _mail(person: Person) -> list[Body]:
    if not person.mail:
        return []
    return [
        {
            "id": f"CG-{person.id.removeprefix('R-')}-E",
            "soort": reference("CONTACTGEGEVENSOORT", "EMA"),
            "status": reference("CONTACTGEGEVENSTATUS", "GEV"),
            "waarde": person.mail,
        }
    ]


def _groups(person: Person) -> list[Body]:
    household = person.household
    if household is None:
        return []
    return [
        {
            "id": household.id,
            "soort": reference("RELATIESOORT", "GRO"),
            "detailSoort": reference("RELATIEDETAILSOORT", "HUI"),
            "naam": household.name,
            "relaties": keys(household.member_ids),
        }
    ]


def _housemates(person: Person) -> list[Body]:
    members = person.household.member_ids if person.household else ()
    return [person_key(member) for member in members if member != person.id]


def _role(role: Role) -> Body:
    return slim(
        soort=reference("RELATIEROLSOORT", role.code),
        begindatum=role.begin.isoformat(),
        einddatum=role.end and role.end.isoformat(),
        rolRelatie=person_key(role.other_id) if role.other_id else None,
    )
