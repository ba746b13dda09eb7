"""Our place at the exchange: from a configuration to 'registered', and back when it was lost.

PJSIP renews, and repeats a REGISTER after some failures. Here is what it leaves out: a name that cannot be
resolved, a port that is taken, a refusal that may be over soon, and saying in good time that no answer comes.
"""

import logging
import random
from collections.abc import Callable, Iterable

import pjsua2 as pj

from app.engine.protocol import Account, RegistrationChanged
from app.engine.sip_line import SipLine
from app.engine.sip_objects import Listener

log = logging.getLogger(__name__)

SILENCE = 4.0  # seconds without an answer to REGISTER until we say so; PJSIP itself takes 32 (timer F)
AGAIN = 5.0  # seconds until a name is asked, or a port is tried, once more
AGAIN_REFUSED = 20.0  # seconds until an exchange that refused us is asked once more
_LIBRARYS_OWN = 8.0  # seconds before the end; the library renews at 5
_WRONG_PASSWORD = (401, 403, 407)


class Registration:
    """The account and how it is doing. `say` hands a change to the window, if there is one."""

    def __init__(
        self,
        line: SipLine,
        listener: Listener,
        say: Callable[[RegistrationChanged], None],
        clock: Callable[[], float],
    ) -> None:
        self._line = line
        self._listener = listener
        self._say = say
        self._clock = clock
        self._account: Account | None = None
        self._next: Account | None = None
        self._asked_at = 0.0
        self._again_at = 0.0
        self._renew_at = 0.0
        self._said = RegistrationChanged("not-configured")

    @property
    def state(self) -> str:
        """The word for it in a `RegistrationChanged`."""
        return self._said.state

    def configure(self, account: Account, *, is_busy: bool) -> None:
        """Use this account; a call that runs keeps the old one until it is over."""
        if account == self._account:
            self._next = None
        elif is_busy:
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

    def registrar_found(self, registrar: str, addresses: Iterable[str], trouble: str = "unreachable") -> None:
        """The name of the registrar has these addresses; none of them is any use because of `trouble`."""
        if self._account is None or self._account.registrar != registrar:
            return
        found = tuple(addresses)
        if found:
            self._register(found)
        else:
            self._again_at = self._clock() + AGAIN
            self._become(trouble, 0)

    def began(self) -> None:
        """A REGISTER is on its way."""
        self._asked_at = self._clock()
        self._again_at = 0.0

    def heard(self, code: int, seconds: int) -> None:
        """An answer, or none, to REGISTER: the exchange knows us for so many seconds from now."""
        self._asked_at = self._again_at = self._renew_at = 0.0
        if code // 100 == 2 and seconds > 0:
            # Before the library does, because it does not tell when it asks; so silence would go unnoticed.
            self._renew_at = self._clock() + max(1.0, min(seconds / 2, seconds - _LIBRARYS_OWN))
            self._become("registered", code)
        elif code // 100 == 2:
            self._become("not-configured", code)
        elif code in _WRONG_PASSWORD:
            # Not again by itself: an exchange locks accounts after some attempts.
            self._become("wrong-password", code)
        else:
            self._again_at = self._clock() + AGAIN_REFUSED * random.uniform(0.75, 1.25)  # noqa: S311 - no secret
            self._become("refused" if code in (404, 405, 423) else "unreachable", code)

    def tick(self) -> None:
        """Time has passed: say that no answer comes, or try again."""
        at = self._clock()
        if self._asked_at and at - self._asked_at > SILENCE:
            self._asked_at = 0.0
            self._become("unreachable", 0)
        if self._renew_at and at > self._renew_at:
            self._renew_at = 0.0
            self._asked_at = at
            self._line.register_again()
        if self._again_at and at > self._again_at and self._account is not None:
            self._again_at = 0.0
            if self._line.is_open and not self._line.met_a_stranger:
                self._line.register_again()
            else:
                self._line.close()
                self._resolve(self._account)

    def _begin(self, account: Account) -> None:
        self._line.close()
        self._account, self._next = account, None
        self._asked_at = self._again_at = self._renew_at = 0.0
        lack = self._line.lack_for(account)
        self._become(lack or "starting", 0)
        if not lack:
            self._resolve(account)

    def _resolve(self, account: Account) -> None:
        addresses = self._line.resolve(account)
        if addresses is not None:
            self._register(addresses)

    def _register(self, addresses: tuple[str, ...]) -> None:
        if self._account is None:
            return
        try:
            self._line.open(self._account, addresses, self._listener, self)
        except pj.Error as error:
            log.error("registering: %s", error.info())
            self._line.close()
            self._again_at = self._clock() + AGAIN
            self._become("no-port" if self._line.port_is_taken else "refused", 0)

    def _become(self, state: str, code: int) -> None:
        change = RegistrationChanged(state, code)
        if change != self._said:
            self._said = change
            log.info("registration: %s (%d)", state, code)
            self._say(change)
