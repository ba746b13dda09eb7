"""Buildings as VERA writes them: homes, clusters, shared objects and their maintenance agreements."""

from app.demo.corporation.buildings import Agreement, CommonObject, Complex
from app.demo.corporation.estate import Estate, Occupancy
from app.demo.crm.catalogue import Body
from app.demo.crm.people_bodies import address
from app.demo.crm.reference import reference
from app.demo.crm.shapes import keys, person_key, slim, with_role


def unit(estate: Estate, occupancy: Occupancy) -> Body:
    """A home (BVG Eenheid), with its building, who lives there and who looks after it."""
    complex_, home = estate.complex, occupancy.home
    return slim(
        id=home.id,
        soort=reference("EENHEIDSOORT", "WOO"),
        detailSoort=reference("EENHEIDDETAILSOORT", home.kind),
        status=reference("EENHEIDSTATUS", "VEH" if occupancy.residents else "LEE"),
        bouwjaar=complex_.build_year,
        etage=home.floor,
        kamersAantal=home.rooms,
        gebruiksoppervlakte=home.area,
        klimaatbeheersingSoort=reference(
            "EENHEIDKLIMAATBEHEERSINGSOORT", "COL" if complex_.has_collective_heating else "IND"
        ),
        adres={**address(home.address), "wijk": {"naam": home.address.district}},
        rayon={"code": f"{complex_.region[:3].upper()}{complex_.rayon + 1}", "naam": complex_.rayon_name},
        clusters=[_cluster_key(*names) for names in _cluster_names(complex_)],
        collectieveObjecten=[_object_key(shared) for shared in complex_.objects],
        relaties=[
            *(
                {**with_role(person.id, person.roles[0].code), "achternaam": person.family_name}
                for person in occupancy.residents
                if person.is_tenant
            ),
            *_carers(complex_),
        ],
    )


def clusters(estate: Estate) -> list[Body]:
    """The clusters of a complex: for maintenance, for service costs and of its owners' association."""
    complex_ = estate.complex
    units = keys(occupancy.home.id for occupancy in estate.occupancies.values())
    own, *others = [names for names in _cluster_names(complex_) if names[1] != "RAY"]
    maintenance = slim(
        **_cluster_key(*own),
        bovenliggendeCluster={"id": complex_.rayon_id},
        collectieveObjecten=keys(shared.id for shared in complex_.objects),
        overeenkomsten=[
            {"id": agreement.id, "soort": reference("OVEREENKOMSTSOORT", "OND")}
            for agreement in complex_.agreements
        ],
        eenheden=units,
        relaties=[*_carers(complex_), *map(_contractor, complex_.agreements)],
    )
    return [maintenance, *({**_cluster_key(*names), "eenheden": units} for names in others)]


def rayon(complex_: Complex) -> Body:
    """The rayon that a complex lies in."""
    return _cluster_key(complex_.rayon_id, "RAY", complex_.rayon_name)


def common_objects(complex_: Complex) -> list[Body]:
    """What the residents of a complex share (OHD CollectiefObject)."""
    by_object = {agreement.object_id: agreement for agreement in complex_.agreements}
    bodies = []
    for shared in complex_.objects:
        agreement = by_object.get(shared.id)
        bodies.append(
            slim(
                **_object_key(shared),
                clusters=[_cluster_key(complex_.id, "OND", complex_.name)],
                overeenkomsten=keys([agreement.id] if agreement else []),
                relaties=keys([agreement.firm.id] if agreement else []),
            )
        )
    return bodies


def maintenance_agreement(complex_: Complex, agreement: Agreement) -> Body:
    """A maintenance agreement with a partner firm (BOG Onderhoudsovereenkomst)."""
    return slim(
        id=agreement.id,
        soort=reference("OVEREENKOMSTSOORT", "OND"),
        status=reference("OVEREENKOMSTSTATUS", "LOP"),
        begindatum=f"{max(complex_.build_year + 1, 2021)}-01-01",
        cluster={"id": complex_.id, "naam": complex_.name},
        collectiefObject={"id": agreement.object_id} if agreement.object_id else None,
        specialismen=[reference("ONDERHOUDSPECIALISME", agreement.specialism)],
        relaties=[_contractor(agreement)],
    )


def _cluster_names(complex_: Complex) -> list[tuple[str, str, str]]:
    """Id, soort and name of each cluster that a home of this complex is in; that for maintenance first."""
    names = [
        (complex_.id, "OND", complex_.name),
        (complex_.service_id, "SER", f"Servicekosten {complex_.name}"),
        (complex_.rayon_id, "RAY", complex_.rayon_name),
    ]
    if complex_.has_owners_association:
        names.append((complex_.association_id, "VVE", f"VvE {complex_.name}"))
    return names


def _cluster_key(id_: str, kind: str, name: str) -> Body:
    return {"id": id_, "soort": reference("CLUSTERSOORT", kind), "naam": name}


def _object_key(shared: CommonObject) -> Body:
    return {"id": shared.id, "soort": reference("COLLECTIEFOBJECTSOORT", shared.kind), "naam": shared.name}


def _carers(complex_: Complex) -> list[Body]:
    return [
        {
            **person_key(carer.id),
            "achternaam": carer.family_name,
            "roepnaam": carer.given_name,
            "rollen": [{"soort": reference("RELATIEROLSOORT", carer.role), "naam": carer.role_name}],
        }
        for carer in complex_.carers
    ]


def _contractor(agreement: Agreement) -> Body:
    firm = agreement.firm
    return {
        "id": firm.id,
        "soort": reference("RELATIESOORT", "REC"),
        "naam": firm.name,
        "rollen": [{"soort": reference("RELATIEROLSOORT", "OPN"), "naam": firm.role_name}],
    }
