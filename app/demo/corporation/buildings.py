"""Complexes, what their residents share, and the homes in them."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.demo.corporation import names, numbers
from app.demo.corporation.staff import Colleague, Firm

HOMES_PER_POSTCODE = 25


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address; `letter` is VERA's huisletter, '' for most homes."""

    street: str
    number: str
    letter: str
    postcode: str
    town: str
    district: str

    @property
    def line(self) -> str:
        """Street and number, such as 'Demolaan 12A'."""
        return f"{self.street} {self.number}{self.letter}"


@dataclass(frozen=True, slots=True)
class CommonObject:
    """Something that residents share; `kind` is a VERA COLLECTIEFOBJECTSOORT code."""

    id: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """A maintenance agreement with a partner firm (VERA Onderhoudsovereenkomst)."""

    id: str
    specialism: str
    firm: Firm
    object_id: str


@dataclass(frozen=True, slots=True)
class Home:
    """A home (VERA Eenheid). `kind` is an EENHEIDDETAILSOORT code, `floor` 0 is the ground floor."""

    number: int
    id: str
    address: Address
    kind: str
    floor: int
    entrance: int
    rooms: int
    area: int


@dataclass(frozen=True, slots=True)
class Complex:
    """A complex (VERA Cluster of soort OND).

    `size` is how many homes it was built with. A corporation that is cut off at a number of homes has only the
    first of them; `standing` counts those.
    """

    number: int
    first_home: int
    size: int
    standing: int
    region: str
    rayon: int
    kind: str
    storeys: int
    stairwells: int
    build_year: int
    has_collective_heating: bool
    has_owners_association: bool
    objects: tuple[CommonObject, ...]
    agreements: tuple[Agreement, ...]
    carers: tuple[Colleague, ...]

    @property
    def id(self) -> str:
        """The id of the maintenance cluster."""
        return f"CL-{self.number:04d}"

    @property
    def name(self) -> str:
        """The name of the building, such as 'Demoflat 12'."""
        return names.building(self.kind, self.number)

    @property
    def service_id(self) -> str:
        """The id of the cluster for service costs; every complex has one."""
        return f"{self.id}-SER"

    @property
    def association_id(self) -> str:
        """The id of the cluster of the owners' association, when there is one."""
        return f"{self.id}-VVE"

    @property
    def rayon_id(self) -> str:
        """The id of the rayon that the complex lies in."""
        return f"CL-RAY-{self.region[:3].upper()}-{self.rayon + 1}"

    @property
    def rayon_name(self) -> str:
        """The name of that rayon."""
        return f"{self.region} {self.rayon + 1}"

    @property
    def is_multi_family(self) -> bool:
        """True when homes lie above each other."""
        return self.storeys > 1 and self.kind not in ("TUS", "HOE", "TWE")

    @property
    def homes_per_floor(self) -> int:
        """How many homes lie beside each other."""
        return -(-self.size // self.storeys)

    def objects_of(self, *kinds: str) -> list[CommonObject]:
        """The shared objects of these kinds."""
        return [shared for shared in self.objects if shared.kind in kinds]


def homes(estate: Complex) -> Iterator[Home]:
    """The homes of a complex that are standing, in order of their number."""
    for position in range(estate.standing):
        floor, beside, kind = _place(estate, position)
        number = estate.first_home + position
        yield Home(
            number=number,
            id=f"E-{number:05d}",
            address=_address(estate, position, floor),
            kind=kind,
            floor=floor,
            entrance=beside * estate.stairwells // max(1, estate.homes_per_floor) + 1,
            rooms=2 + (number * 7 + estate.number) % 4,
            area=46 + (number * 13 + estate.number * 5) % 58,
        )


def _place(estate: Complex, position: int) -> tuple[int, int, str]:
    if not estate.is_multi_family:
        ends = position in (0, estate.size - 1)
        return 0, position, "HOE" if ends and estate.kind == "TUS" else estate.kind
    if estate.kind == "BOV":
        floor = position % 2
        return floor, position // 2, "BOV" if floor else "BEN"
    floor, beside = divmod(position, estate.homes_per_floor)
    return floor, beside, estate.kind


def _address(estate: Complex, position: int, floor: int) -> Address:
    step = position // 2 if estate.kind == "BOV" else position
    return Address(
        street=names.street(estate.number),
        number=str(1 + estate.number % 2 + 2 * step),
        letter="AB"[floor] if estate.kind == "BOV" else "",
        postcode=numbers.postcode(estate.number, position // HOMES_PER_POSTCODE),
        town=names.town(estate.region, estate.rayon),
        district=f"Proefwijk {estate.number % 40 + 1}",
    )
