"""What was said and reported, as VERA writes it: contacts, cases, repair requests, orders, visits."""

from collections.abc import Iterator

from app.demo.corporation.contacts import Contact
from app.demo.corporation.defects import Defect
from app.demo.corporation.estate import Case
from app.demo.corporation.repairs import Order, Request, Visit
from app.demo.crm.catalogue import Body
from app.demo.crm.reference import label, reference
from app.demo.crm.shapes import extras, keys, moment, optional, person_key, slim, with_role


def contact(one: Contact) -> Body:
    """A contact (BRG Contactmoment). Without a KCCUIT label nobody has answered it yet."""
    timings = one.timings
    labels = [label("KCCUIT", one.outcome)] if one.outcome else []
    return slim(
        id=one.id,
        onderwerp=one.subject,
        omschrijving=one.note,
        soort=reference("CONTACTMOMENTSOORT", one.topic[:3]),
        detailSoort=reference("CONTACTMOMENTDETAILSOORT", one.topic),
        datum=moment(one.at),
        kanaal=reference("COMMUNICATIEKANAAL", one.channel),
        richting=reference("COMMUNICATIERICHTING", one.direction),
        relaties=[
            with_role(one.person_id, one.person_role),
            *([with_role(one.agent_id, "MDW")] if one.agent_id else []),
        ],
        zaak={"id": one.case_id} if one.case_id else None,
        sturingslabels=[*labels, *(label("KCCVLG", flag) for flag in one.flags)],
        **{
            "extra-attributen": extras(
                eenheidId=one.home_id,
                clusterId=one.complex_id,
                onderhoudsverzoekId=one.request_id,
                afspraakId=one.appointment_id,
                wachttijd=_duration(timings.waited) if timings else "",
                gespreksduur=_duration(timings.talked) if timings else "",
                nawerktijd=_duration(timings.wrapped_up) if timings else "",
            )
        },
    )


def case(one: Case) -> Body:
    """A case (BDO Zaak)."""
    parts = [("MEL", reporter) for reporter in one.reporter_ids]
    parts += [("BEK", one.source_id), ("KLA", one.agent_id), ("BEH", one.handler_id)]
    objects = [(one.home_id, "EEN"), (one.source_home_id, "EEN"), (one.complex_id, "CLU")]
    begin = moment(one.registered_at)
    return slim(
        id=one.id,
        omschrijving=one.description,
        toelichting=one.explanation,
        registratiedatum=begin,
        begindatum=begin,
        einddatum=moment(one.ended_at),
        uiterlijkeEinddatum=moment(one.due_at),
        zaaktype={
            "soort": reference("ZAAKTYPESOORT", one.kind),
            "detailSoort": reference("ZAAKTYPEDETAILSOORT", one.detail),
        },
        zaakstatussen=[
            {"soort": reference("ZAAKSTATUSSOORT", one.status), "begindatum": moment(one.ended_at) or begin}
        ],
        rollen=[
            {"soort": reference("ZAAKROL", part), "relatie": person_key(person)}
            for part, person in parts
            if person
        ],
        objecten=[
            {"id": object_, "soort": reference("ZAAKOBJECTSOORT", kind)}
            for object_, kind in dict.fromkeys(objects)
            if object_
        ],
        contactmomenten=keys(one.contact_ids),
    )


def request(one: Request) -> Body:
    """A repair request (OHD Onderhoudsverzoek) of a home, or of a complex when something shared is broken."""
    place: Body = {"eenheid": {"id": one.home_id}}
    if one.shared:
        place = {
            "cluster": {"id": one.complex_id, "naam": one.complex_name},
            "collectiefObject": {"id": one.shared.id},
        }
    return slim(
        id=one.id,
        omschrijving=one.title,
        onderhoudSoort=reference("ONDERHOUDSOORT", "REP"),
        status=reference("ONDERHOUDSVERZOEKSTATUS", one.status),
        melddatum=moment(one.reported_at),
        **place,
        defecten=[_defect(one)],
        relaties=[with_role(reporter, "MEL") for reporter in one.reporter_ids],
        contactmomenten=[_short_contact(contact) for contact in one.contacts],
        onderhoudsorders=keys(order.id for order in one.orders),
        onderhoudstaken=[_task_of_request(order) for order in one.orders],
    )


def order(one: Order) -> Body:
    """A work order (OHD Onderhoudsorder)."""
    firm = one.firm
    executor = firm and {"id": firm.id, "rollen": [{"soort": reference("RELATIEROLSOORT", "OPN")}]}
    return slim(
        id=one.id,
        omschrijving=one.description,
        onderhoudSoort=reference("ONDERHOUDSOORT", "REP"),
        status=reference("ONDERHOUDSORDERSTATUS", one.status),
        uitvoerendeSoort=reference("UITVOERENDESOORT", "LEV" if firm else "VAK"),
        opdrachtdatum=moment(one.commissioned_at),
        uitersteGereeddatum=moment(one.due_at),
        technischGereeddatum=moment(one.done_at),
        onderhoudsverzoeken=keys([one.request_id]),
        relaties=[executor] if executor else [],
        afspraken=[_visit(visit) for visit in one.visits],
        onderhoudstaken=[_task(one)],
    )


def visits(one: Order) -> Iterator[Body]:
    """The visits of an order (OHD Afspraak)."""
    for visit in one.visits:
        yield {
            **_visit(visit),
            "onderhoudsverzoek": {"id": one.request_id},
            "onderhoudsorder": {"id": one.id},
        }


def _defect(one: Request) -> Body:
    defect: Defect = one.defect
    return slim(
        soort=reference("DEFECTSOORT", defect.kind),
        locatie=reference("DEFECTLOCATIE", defect.location),
        oorzaak=reference("DEFECTOORZAAK", defect.cause),
        status=reference("DEFECTSTATUS", "MEL"),
        omschrijving=one.note,
        melddatum=moment(one.reported_at),
    )


def _short_contact(one: Contact) -> Body:
    return {
        "id": one.id,
        "datum": moment(one.at),
        "kanaal": reference("COMMUNICATIEKANAAL", one.channel),
        "richting": reference("COMMUNICATIERICHTING", one.direction),
    }


def _task(one: Order) -> Body:
    return slim(
        status=reference("ONDERHOUDSTAAKSTATUS", one.task_status),
        detailStatus=optional("ONDERHOUDSTAAKDETAILSTATUS", one.task_detail),
        specialisme=reference("ONDERHOUDSPECIALISME", one.specialism),
        afspraken=[_visit(visit) for visit in one.visits],
    )


def _task_of_request(one: Order) -> Body:
    """The same within a request, where VERA gives a visit no status."""
    task = _task(one)
    visits = [
        {name: value for name, value in visit.items() if name != "status"}
        for visit in task.get("afspraken", [])
    ]
    return slim(**{**task, "afspraken": visits})


def _visit(one: Visit) -> Body:
    return {
        "id": one.id,
        "onderwerp": "Monteur",
        "status": reference("AFSPRAAKSTATUS", one.status),
        "begindatum": moment(one.begin),
        "einddatum": moment(one.end),
    }


def _duration(seconds: int) -> str:
    """ISO 8601, such as PT4M12S."""
    minutes, rest = divmod(seconds, 60)
    return f"PT{minutes}M{rest}S" if minutes else f"PT{rest}S"
