"""How complexes come to be: form, size and what is in them, each from a stream of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from app.demo.corporation import parameters
from app.demo.corporation.buildings import Agreement, CommonObject, Complex
from app.demo.corporation.staff import Function, Staff
from app.demo.corporation.stage import BLUEPRINTS, Blueprint
from app.demo.corporation.streams import Streams, chance, lognormal, pick, within

_STOREYS = {"GAL": (4, 9), "POF": (3, 5), "MAI": (4, 6), "COR": (4, 10), "BOV": (2, 2)}
_OBJECT_NAMES = {
    "CEH": "Centrale hal",
    "TRH": "Trappenhuis",
    "GAL": "Galerij",
    "LIF": "Lift",
    "FTS": "Fietsenstalling",
    "TRU": "Ketelhuis",
    "STK": "Stortkoker",
    "PCO": "Parkeerterrein",
    "APD": "Achterpad",
}


@dataclass
class _Plan:
    """What is drawn for one complex before it is built."""

    number: int
    region: str
    kind: str
    size: int
    storeys: int
    stairwells: int
    lifts: int
    stream: Random

    @property
    def is_multi_family(self) -> bool:
        return self.kind in parameters.MULTI_FAMILY_KINDS


def complexes(streams: Streams, staff: Staff, homes: int) -> Iterator[Complex]:
    """Complexes in order of their number, until there are this many homes; the last may be cut off."""
    first_home, number = 1, 1
    while first_home <= homes:
        plan = _draw(streams.of("complex", number), number)
        yield _build(plan, staff, first_home, min(plan.size, homes - first_home + 1))
        first_home += plan.size
        number += 1


def _draw(stream: Random, number: int) -> _Plan:
    multi = chance(stream, parameters.MULTI_FAMILY_SHARE)
    kind = pick(stream, parameters.MULTI_FAMILY_KINDS if multi else parameters.SINGLE_FAMILY_KINDS)
    median, sigma = parameters.MULTI_FAMILY_SIZE if multi else parameters.SINGLE_FAMILY_SIZE
    size = round(lognormal(stream, median, sigma))
    storeys = within(stream, _STOREYS.get(kind, (2, 2)))
    plan = _Plan(
        number=number,
        region=pick(stream, parameters.REGIONS),
        kind=kind,
        size=min(max(size, parameters.SMALLEST_COMPLEX), parameters.LARGEST_COMPLEX),
        storeys=storeys,
        stairwells=0,
        lifts=int(storeys >= 4 and chance(stream, parameters.LIFT_SHARE)),
        stream=stream,
    )
    if number in BLUEPRINTS:
        _follow(plan, BLUEPRINTS[number])
    beside = -(-plan.size // plan.storeys)
    plan.stairwells = min(4, max(1, -(-beside // (2 if plan.kind == "POF" else 6))))
    plan.lifts *= 1 + (plan.size > 80)
    return plan


def _follow(plan: _Plan, blueprint: Blueprint) -> None:
    plan.region = blueprint.region
    plan.kind = blueprint.kind
    plan.size = blueprint.size
    plan.storeys = blueprint.storeys
    plan.lifts = blueprint.lifts


def _build(plan: _Plan, staff: Staff, first_home: int, standing: int) -> Complex:
    stream = plan.stream
    low, high = pick(stream, parameters.BUILD_YEARS)
    build_year = within(stream, (max(low, 1955), max(high, 1970)) if plan.lifts else (low, high))
    rayon = within(stream, (0, parameters.RAYONS_PER_REGION - 1))
    heating = plan.is_multi_family and chance(stream, parameters.COLLECTIVE_HEATING_SHARE)
    association = plan.is_multi_family and chance(stream, parameters.OWNERS_ASSOCIATION_SHARE)
    objects = tuple(_objects(plan, heating))
    agreements = tuple(_agreements(plan, objects, staff))
    functions = [Function.NEIGHBOURHOOD_MANAGER, Function.HOUSING_CONSULTANT]
    if plan.is_multi_family:
        functions.append(Function.CARETAKER)
    return Complex(
        number=plan.number,
        first_home=first_home,
        size=plan.size,
        standing=standing,
        region=plan.region,
        rayon=rayon,
        kind=plan.kind,
        storeys=plan.storeys,
        stairwells=plan.stairwells,
        build_year=build_year,
        has_collective_heating=heating,
        has_owners_association=association,
        objects=objects,
        agreements=agreements,
        carers=tuple(staff.for_region(function, plan.region, plan.number) for function in functions),
    )


def _objects(plan: _Plan, heating: bool) -> Iterator[CommonObject]:
    stream = plan.stream
    if plan.is_multi_family:
        counts = {
            "TRH": plan.stairwells,
            "CEH": int(plan.kind in ("GAL", "COR")),
            "GAL": int(plan.kind in ("GAL", "MAI")),
            "LIF": plan.lifts,
            "FTS": int(chance(stream, parameters.BIKE_SHED_SHARE)),
            "TRU": int(heating),
            "STK": int(chance(stream, parameters.BIN_CHUTE_SHARE)),
            "PCO": int(chance(stream, parameters.PARKING_SHARE)),
        }
    else:
        counts = {"APD": int(plan.kind == "TUS"), "PCO": int(chance(stream, parameters.PARKING_SHARE))}
    for kind, count in counts.items():
        for index in range(1, count + 1):
            name = _OBJECT_NAMES[kind] if count == 1 else f"{_OBJECT_NAMES[kind]} {index}"
            yield CommonObject(f"CO-{plan.number:04d}-{kind}-{index}", kind, name)


def _agreements(plan: _Plan, objects: tuple[CommonObject, ...], staff: Staff) -> Iterator[Agreement]:
    stream = plan.stream
    first = {shared.kind: shared.id for shared in reversed(objects)}
    wanted = {
        "LIF": "LIF" in first,
        "CVI": True,
        "SCM": plan.is_multi_family and chance(stream, parameters.CLEANER_SHARE),
        "HOV": chance(stream, parameters.GARDENER_SHARE),
        "ELT": plan.is_multi_family and chance(stream, parameters.ACCESS_DOOR_SHARE),
        "ZON": chance(stream, parameters.SOLAR_SHARE),
    }
    for specialism, is_wanted in wanted.items():
        if is_wanted:
            yield Agreement(
                id=f"OND-{plan.number:04d}-{specialism}",
                specialism=specialism,
                firm=staff.firm_for(specialism, plan.number),
                object_id=first.get({"LIF": "LIF", "CVI": "TRU", "ELT": "CEH"}.get(specialism, ""), ""),
            )
