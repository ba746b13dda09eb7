"""From the made-up corporation to the store, complex by complex."""

from collections.abc import Callable

from app.demo.corporation.corporation import Corporation
from app.demo.corporation.estate import Estate
from app.demo.corporation.people import Person
from app.demo.crm import building_bodies, catalogue, history_bodies, people_bodies, tenancy_bodies
from app.demo.crm.store import Store


def fill(store: Store, corporation: Corporation, homes_done: Callable[[int], object]) -> None:
    """Writes everything to an empty store; `homes_done` hears of each complex how many homes it has."""
    store.create()
    rayons: set[str] = set()
    for estate in corporation.estates():
        _add_buildings(store, estate, rayons)
        _add_people(store, estate.people)
        _add_history(store, estate)
        _add_tenancy(store, estate)
        homes_done(len(estate.occupancies))
    _add_people(store, list(corporation.professionals()))
    staff = corporation.staff
    store.add_all(catalogue.RELATIONS, map(people_bodies.colleague, staff.colleagues.values()))
    store.add_all(catalogue.RELATIONS, map(people_bodies.firm, staff.firms))


def _add_buildings(store: Store, estate: Estate, rayons: set[str]) -> None:
    complex_ = estate.complex
    units = (building_bodies.unit(estate, occupancy) for occupancy in estate.occupancies.values())
    store.add_all(catalogue.UNITS, units)
    store.add_all(catalogue.CLUSTERS, building_bodies.clusters(estate))
    if complex_.rayon_id not in rayons:
        rayons.add(complex_.rayon_id)
        store.add_all(catalogue.CLUSTERS, [building_bodies.rayon(complex_)])
    store.add_all(catalogue.COMMON_OBJECTS, building_bodies.common_objects(complex_))
    agreements = (building_bodies.maintenance_agreement(complex_, one) for one in complex_.agreements)
    store.add_all(catalogue.AGREEMENTS, agreements)


def _add_people(store: Store, people: list[Person]) -> None:
    store.add_all(catalogue.RELATIONS, map(people_bodies.relation, people))
    numbers = (
        people_bodies.telephone_number(person.id, phone) for person in people for phone in person.phones
    )
    store.add_all(catalogue.PHONE_NUMBERS, numbers)


def _add_history(store: Store, estate: Estate) -> None:
    orders = [order for request in estate.requests for order in request.orders]
    store.add_all(catalogue.CONTACTS, map(history_bodies.contact, estate.contacts))
    store.add_all(catalogue.CASES, map(history_bodies.case, estate.cases))
    store.add_all(catalogue.REQUESTS, map(history_bodies.request, estate.requests))
    store.add_all(catalogue.ORDERS, map(history_bodies.order, orders))
    store.add_all(catalogue.VISITS, (visit for order in orders for visit in history_bodies.visits(order)))
    store.add_all(catalogue.ALERTS, map(people_bodies.alert, estate.alerts))
    store.add_all(catalogue.APPOINTMENTS, map(people_bodies.appointment, estate.appointments))


def _add_tenancy(store: Store, estate: Estate) -> None:
    for occupancy in estate.occupancies.values():
        store.add_all(catalogue.AGREEMENTS, map(tenancy_bodies.lease, occupancy.leases))
        store.add_all(catalogue.DEBTORS, map(tenancy_bodies.debtor, occupancy.accounts))
        for account in occupancy.accounts:
            if account.arrangement:
                body = tenancy_bodies.arrangement(account, account.arrangement)
                store.add_all(catalogue.ARRANGEMENTS, [body])
            if account.collection:
                body = tenancy_bodies.collection(account, account.collection)
                store.add_all(catalogue.COLLECTIONS_BY_OTHERS, [body])
