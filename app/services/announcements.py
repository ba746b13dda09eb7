"""What colleagues announced in a text before the call came that it is about."""

from app.domain.call import Party
from app.domain.consult import ConsultReference
from app.domain.moment import Moment
from app.domain.phone_number import parse_number

KEPT = 60.0  # seconds; by then the call has come, or never will
_MOST = 20  # colleagues do not send more in a minute; whoever does loses the oldest


class Announcements:
    """References without a call. Each is for one call, and is forgotten after a while."""

    def __init__(self) -> None:
        self._kept: list[tuple[ConsultReference, Party, Moment]] = []

    def keep(self, reference: ConsultReference, sender: Party, at: Moment) -> None:
        """Wait for its call; another one about the same contact takes its place."""
        others = [one for one in self._kept if one[0].session_id != reference.session_id]
        self._kept = [*others, (reference, sender, at)][-_MOST:]

    def take(self, party: Party, at: Moment) -> ConsultReference | None:
        """The last reference that was announced for a call from this one; earlier ones came to nothing."""
        self._kept = [one for one in self._kept if at.seconds_since(one[2]) <= KEPT]
        found = [one for one in self._kept if is_about(one[0], one[1], party)]
        self._kept = [one for one in self._kept if one not in found]
        return found[-1][0] if found else None


def is_about(reference: ConsultReference, sender: Party, party: Party) -> bool:
    """True when a reference belongs to the call of `party`: the caller who is put through, or else the sender."""
    if reference.caller:
        return parse_number(reference.caller) == party.number
    return sender.number == party.number
