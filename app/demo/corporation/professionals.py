"""People who speak for tenants: administrators, budget coaches, carers, guardians."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from app.demo.corporation import names, numbers, parameters
from app.demo.corporation.people import Person, Phone, Role
from app.demo.corporation.stage import STAGE
from app.demo.corporation.stage import Role as Part
from app.demo.corporation.streams import Streams, lognormal, pick, within

_FIRST_PROFESSIONAL = 800_001
_FIRST_SEEKER = 810_001
_BUSIEST = 0  # the professional of scenario S9
BUSIEST_CLIENTS = 40
_ROLES = {"BWI": 60, "AMB": 22, "BUD": 12, "CUR": 6}


class Professionals:
    """Who helps whom. Each professional has clients in a district of homes that follow each other."""

    def __init__(self, streams: Streams, today: date) -> None:
        self._streams = streams
        self._today = today
        self._clients: dict[int, list[str]] = defaultdict(list)
        self._helped = cache(self._draw_helped)

    def _draw_helped(self, professional: int) -> frozenset[int]:
        """The homes in which this professional has a client, whether they stand or not."""
        stream = self._streams.of("clients", professional)
        least, most, mean = parameters.CLIENTS_PER_PROFESSIONAL
        count = min(max(round(lognormal(stream, mean * 0.85, 0.6)), least), most)
        first = professional * parameters.HOMES_PER_PROFESSIONAL + 1
        district = range(first, first + parameters.HOMES_PER_PROFESSIONAL)
        if professional == _BUSIEST:
            others = [home for home in district if home not in STAGE]
            return frozenset([Part.CLIENT_OF_PROFESSIONAL, *stream.sample(others, BUSIEST_CLIENTS - 1)])
        return frozenset(stream.sample(district, count))

    def helper_of(self, home: int) -> str:
        """The id of the professional who helps the tenant of a home, '' when nobody does."""
        professional = (home - 1) // parameters.HOMES_PER_PROFESSIONAL
        return professional_id(professional) if home in self._helped(professional) else ""

    def take_on(self, home: int, client_id: str) -> str:
        """Notes that a tenant has this home's professional; the RELATIEROLSOORT code of what they are."""
        professional = (home - 1) // parameters.HOMES_PER_PROFESSIONAL
        self._clients[professional].append(client_id)
        return self._role(professional)

    def _role(self, professional: int) -> str:
        if professional == _BUSIEST:
            return "BWI"
        return pick(self._streams.of("professional role", professional), _ROLES)

    def people(self) -> Iterator[Person]:
        """The professionals with the clients that they took on; ask when all homes are known.

        The busiest always has forty clients: where there are too few homes, the others look for one.
        """
        missing = max(0, BUSIEST_CLIENTS - len(self._clients[_BUSIEST]))
        for index in range(missing):
            seeker = self._seeker(index)
            self._clients[_BUSIEST].append(seeker.id)
            yield seeker
        for professional, clients in sorted(self._clients.items()):
            yield self._professional(professional, clients)

    def _professional(self, number: int, clients: list[str]) -> Person:
        stream = self._streams.of("professional", number)
        sex = pick(stream, {"V": 6, "M": 4})
        relation = professional_id(number)
        role = self._role(number)
        since = self._today - timedelta(days=within(stream, (400, 2500)))
        return Person(
            id=relation,
            given_name=names.given_name(stream, sex),
            family_name=names.family_name(stream),
            sex=sex,
            birth_date=self._today - timedelta(days=within(stream, (11_000, 21_000))),
            language="NLD",
            mail=f"hulp{number + 1}@bewoner.example",
            account="",
            phones=(
                Phone(
                    f"CG-P{number + 1}-1", numbers.land_line(numbers.PROFESSIONAL_FROM + number), "GEV", "EER"
                ),
                Phone(
                    f"CG-P{number + 1}-2", numbers.mobile(numbers.PROFESSIONAL_FROM + number), "GEV", "TWE"
                ),
            ),
            roles=tuple(Role(role, since, None, client) for client in clients),
        )

    def _seeker(self, index: int) -> Person:
        stream = self._streams.of("seeker", index)
        sex = pick(stream, {"V": 1, "M": 1})
        return Person(
            id=f"R-{_FIRST_SEEKER + index}",
            given_name=names.given_name(stream, sex),
            family_name=names.family_name(stream),
            sex=sex,
            birth_date=self._today - timedelta(days=within(stream, (8_000, 24_000))),
            language="NLD",
            mail="",
            account="",
            phones=(),
            roles=(Role("WON", self._today - timedelta(days=within(stream, (90, 1500)))),),
            helper_id=professional_id(_BUSIEST),
        )


def professional_id(number: int) -> str:
    """The relation id of a professional."""
    return f"R-{_FIRST_PROFESSIONAL + number}"


BUSIEST_ID = professional_id(_BUSIEST)
