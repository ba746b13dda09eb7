"""Our place at the exchange: from a configuration to 'registered', and back as soon as it is lost.

PJSIP would renew shortly before the end; here it is decided, for an agent has to know soon that nobody can reach her:

* A REGISTER every two seconds is the heartbeat. Unlike OPTIONS it proves that the exchange still knows us, and
  mends at once what one forgot that was started again in between; over UDP nothing else would tell.
* No answer within `SILENCE`, and the next registrar in order has its turn; the first gets us back when it answers
  again and nobody is on the line (`homecoming.py`).
* When our own address changes, or the computer slept, everything is made anew.
"""

import logging
from collections.abc import Callable
from dataclasses import replace

import pjsua2 as pj

from app.engine import back_off, sip_message
from app.engine.homecoming import Homecoming
from app.engine.network_watch import NetworkChange
from app.engine.outlook import Outlook
from app.engine.protocol import Account, RegistrationChanged
from app.engine.registrars import Place, Registrars
from app.engine.sip_line import SipLine
from app.engine.sip_objects import Listener
from app.engine.turns import Turns

log = logging.getLogger(__name__)

SILENCE = 2.5  # seconds without an answer until we say so; UDP has sent three times by then (timer E)
EXAMINATION = 5.0  # seconds for a certificate; it takes four at the most (`certificates.py`)
RECONNECT = 4.0  # seconds until a silent connection is made anew once more
NAMES_AGAIN = 60.0  # seconds until a name is asked again
NAMES_SOON = 4.0  # seconds, when there was no answer or the exchange is lost; then we say that there was none
_WRONG_PASSWORD = (401, 403, 407)
_NO_LOSS = ("registered", "starting", "not-configured")


class Registration:
    """The account and how it is doing. `say` hands a change to the window; `is_busy` tells of calls that run."""

    def __init__(
        self,
        line: SipLine,
        listener: Listener,
        say: Callable[[RegistrationChanged], None],
        clock: Callable[[], float],
        outlook: Outlook,
        is_busy: Callable[[], bool],
    ) -> None:
        self._line = line
        self._listener = listener
        self._say = say
        self._clock = clock
        self._network, self._is_busy = outlook.network, is_busy
        self._registrars = Registrars(outlook.names.ask)
        self._turns = Turns()
        self._homecoming = Homecoming(self._registrars, self._turns, outlook.scout)
        self._account: Account | None = None
        self._next: Account | None = None
        self._place: Place | None = None
        self._examined: set[Place] = set()
        self._wanted: Place | None = None  # while its certificate is being examined
        self._asked_at = self._again_at = self._names_at = self._no_name_at = 0.0  # 0 is never
        self._sign_of_life = clock()
        self._said = RegistrationChanged("not-configured", 0, clock())

    @property
    def state(self) -> str:
        """The word for it in a `RegistrationChanged`."""
        return self._said.state

    @property
    def since(self) -> float:
        """Since when it is so; for a loss, the last sign of life."""
        return self._said.since

    # ------------------------------------------------------------ what the window wants

    def configure(self, account: Account) -> None:
        """Use this account; a call that runs keeps the old one until it is over."""
        if account == self._account:
            self._next = None
        elif self._is_busy():
            self._next = account
        else:
            self._begin(account)

    def end(self) -> None:
        """Take our leave of the exchange, if it knows us."""
        self._account = None
        if self.state == "registered":
            self._line.unregister()

    def calls_are_over(self) -> None:
        """Nothing stands in the way of another account any more."""
        if self._next is not None:
            self._begin(self._next)

    # ------------------------------------------------------------ what others found

    def registrar_found(self, name: str, places: tuple[Place, ...]) -> None:
        """The name service answered, or does not: then what it said before still counts."""
        if self._account is None:
            return
        is_new = self._registrars.found(name, tuple(filter(self._line.can_reach, places)))
        self._names_at = self._clock() + (NAMES_AGAIN if places else NAMES_SOON)
        if is_new and self._line.is_open:
            self._line.trust(self._addresses)
        if self._place is None and is_new:
            self._no_name_at = 0.0
            self._go_on()
        elif self._place is None:
            self._become("unreachable", 0)

    def examined(self, place: Place, trouble: str) -> None:
        """The certificate of a registrar was looked at, before anything is said to it."""
        if place != self._wanted:
            return
        self._wanted, self._asked_at = None, 0.0
        if not trouble:
            self._examined.add(place)
            self._go_to(place)
            return
        self._turns.was_not_there(place, self._clock())
        if self.state != "registered":  # else it was one that should get us back
            self._become(trouble, 0)
        self._go_on()

    def answered(self, place: Place) -> None:
        """A registrar that was away answered our scout."""
        if self._place is None or self._is_busy() or self.state != "registered":
            return
        if self._homecoming.answered(place, self._place):
            self._homecoming.leaves()
            self._go_to(place)

    def began(self) -> None:
        """A REGISTER is on its way."""
        self._asked_at = self._clock()

    def heard(self, code: int, seconds: int, answer: str) -> None:
        """A final answer to REGISTER, after which we are known for so many seconds; '' when it is our own failure."""
        account, place, at = self._account, self._place, self._clock()
        if account is None or place is None:
            self._become("not-configured", code)
            return
        self._asked_at = self._again_at = 0.0
        message = sip_message.parse(answer)
        if code // 100 == 2 and seconds > 0 and message.get("contact"):
            self._turns.went_well(place)
            self._sign_of_life = at
            is_first = self.state != "registered"
            self._again_at = at + back_off.heartbeat(account.heartbeat, is_first=is_first)
            self._homecoming.settled(place, at)
            self._become("registered", code)
            return
        if code in _WRONG_PASSWORD and not sip_message.says_stale(message):
            # Not again by itself, and nowhere else: an exchange locks accounts after some attempts.
            self._become("wrong-password", code)
            return
        if answer:
            self._turns.refused(place, at, sip_message.seconds_of(message.get("retry-after")))
            self._become("overloaded" if code // 100 == 5 else "refused", code)
        else:
            self._turns.was_not_there(place, at)
            self._become("unreachable", 0)
        self._go_on()

    # ------------------------------------------------------------ time

    def tick(self) -> None:
        """Time has passed: say that no answer comes, ask again, or begin anew in another network."""
        account, at = self._account, self._clock()
        if account is None or self.state == "wrong-password":
            return
        if self._names_at and at > self._names_at:
            self._names_at = at + NAMES_AGAIN
            self._registrars.ask()
        if self._no_name_at and at > self._no_name_at and not self._registrars.places:
            self._no_name_at = 0.0
            self._become("unreachable", 0)
        if self._place is not None:
            self._look_around(self._place)
        patience = SILENCE if self._wanted is None else EXAMINATION
        if self._asked_at and at > self._asked_at + patience:
            self._fell_silent()
        elif self._again_at and at > self._again_at:
            self._again_at = 0.0
            self._go_on()
        elif self.state == "registered" and self._place is not None:
            self._homecoming.tick(self._place, account, at)

    def _look_around(self, place: Place) -> None:
        change = self._network.look(place.address)
        if change is NetworkChange.NONE:
            return
        log.info("the network: %s", change.name)
        self._registrars.ask()
        self._turns.forget()
        if change is not NetworkChange.MOVED:
            self._become("unreachable", 0)
        if change is NetworkChange.GONE:
            return
        self._asked_at, self._again_at = self._clock(), 0.0
        if self._is_busy():
            self._line.reconnect()
        else:
            self._line.close(with_transport=True)
            self._go_to(place)

    def _fell_silent(self) -> None:
        if self._wanted is not None:
            self.examined(self._wanted, "unreachable")
            return
        at, place = self._clock(), self._place
        self._asked_at = 0.0
        self._become("unreachable", 0)
        if self._names_at:
            self._names_at = min(self._names_at, at + NAMES_SOON)
        if place is not None:
            self._turns.was_silent(place, at)
        if self._turns.first_due(self._registrars.after(place), at) != place:
            self._go_on()
        elif self._account is not None and self._account.transport != "udp":
            # The connection may lead nowhere. UDP repeats the question by itself, every four seconds at least.
            self._asked_at = at + RECONNECT - SILENCE
            self._line.reconnect()

    # ------------------------------------------------------------ steps

    def _begin(self, account: Account) -> None:
        self._line.leave()
        self._account, self._next, self._place, self._wanted = account, None, None, None
        self._asked_at = self._again_at = self._names_at = 0.0
        self._sign_of_life = self._clock()
        self._turns.forget()
        self._examined.clear()
        lack = self._line.lack_for(account)
        self._become(lack or "starting", 0)
        if not lack:
            self._no_name_at = self._clock() + NAMES_SOON
            self._registrars.use(account)
            self._go_on()

    def _go_on(self) -> None:
        """Ask once more where we are; else go to the next place whose turn it is, or wait for it."""
        at = self._clock()
        if self._place is not None and self.state == "registered":
            self._go_to(self._place)
            return
        places = self._registrars.after(self._place)
        place = self._turns.first_due(places, at)
        if place is not None:
            self._go_to(place)
        elif places:
            self._again_at = self._turns.next_at(places)

    def _go_to(self, place: Place) -> None:
        """Send a REGISTER there."""
        if self._account is None:
            return
        self._asked_at, self._again_at = self._clock(), 0.0
        if self._line.met_a_stranger:
            self._examined.clear()
        if self._account.transport == "tls" and place not in self._examined:
            self._wanted = place
            self._line.examine(place, self._account)
            return
        is_elsewhere, self._place = place != self._place, place
        settings = replace(self._account, registrar=place.name)
        try:
            if not self._line.is_open:
                self._line.open(settings, self._addresses, self._listener, self)
            elif is_elsewhere:
                self._line.move(settings, self._addresses)
            else:
                self._line.register_again()
        except pj.Error as error:
            log.error("registering: %s", error.info())
            if not self._is_busy():
                self._line.close()
            self._turns.failed_here(place, self._clock())
            self._asked_at = 0.0
            self._become("no-port" if self._line.port_is_taken else "refused", 0)
            self._go_on()

    @property
    def _addresses(self) -> tuple[str, ...]:
        """All that we believe; first the one that is asked."""
        first = () if self._place is None else (self._place.address,)
        return tuple(dict.fromkeys((*first, *(place.address for place in self._registrars.places))))

    def _become(self, state: str, code: int) -> None:
        if (state, code) == (self._said.state, self._said.code):
            return
        log.info("registration: %s (%d)", state, code)
        since = self._clock() if state in _NO_LOSS else self._sign_of_life
        self._said = RegistrationChanged(state, code, since)
        self._say(self._said)
