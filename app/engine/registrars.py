"""The registrars of an account in order, and the addresses behind their names.

What the name service said last is kept: when it is dead, the telephone registers at the addresses that it knows.
"""

from collections.abc import Callable
from dataclasses import dataclass

from app.engine.addresses import PORTS, is_literal, join_address, split_address
from app.engine.protocol import Account


@dataclass(frozen=True)
class Place:
    """Where one can register: the registrar as messages name it, and its address; both 'host:port'."""

    name: str
    address: str


class Registrars:
    """The places of an account. `ask` has a name looked up; an address needs no looking up."""

    def __init__(self, ask: Callable[[str, Account], None]) -> None:
        self._ask = ask
        self._account: Account | None = None
        self._names: tuple[str, ...] = ()
        self._known: dict[str, tuple[Place, ...]] = {}

    def use(self, account: Account) -> None:
        """From now on it is those of this account."""
        self._account = account
        self._names = tuple(dict.fromkeys((account.registrar, *account.further_registrars)))
        self._known = {}
        for name in self._names:
            host, port = split_address(name, PORTS[account.transport])
            if is_literal(host):
                self._known[name] = (Place(name, join_address(host, port)),)
        self.ask()

    def ask(self) -> None:
        """Have all names looked up, again."""
        for name in self._names:
            if self._account is not None and not is_literal(split_address(name)[0]):
                self._ask(name, self._account)

    def found(self, name: str, places: tuple[Place, ...]) -> bool:
        """The name service answered; nothing, when it does not or knows none. True when something is new."""
        if name not in self._names or not places or self._known.get(name) == places:
            return False
        self._known[name] = places
        return True

    @property
    def places(self) -> tuple[Place, ...]:
        """All that are known, the best first."""
        return tuple(dict.fromkeys(place for name in self._names for place in self._known.get(name, ())))

    def after(self, place: Place | None) -> tuple[Place, ...]:
        """The same, beginning with the one that follows `place`, which comes last."""
        places = self.places
        if place is None or place not in places:
            return places
        begin = places.index(place) + 1
        return places[begin:] + places[:begin]

    def better_than(self, place: Place) -> tuple[Place, ...]:
        """Those that come before this one in the order."""
        places = self.places
        return places[: places.index(place)] if place in places else places
