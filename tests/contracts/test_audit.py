"""What every Audit does: it takes what was opened, as often as it was opened."""

from app.domain.caller import Match
from app.ports import Disclosure
from tests.builders import NOW, RELATION
from tests.contracts.storage import Storage


def test_same_facts_may_be_opened_in_many_contacts(stored: Storage) -> None:
    for number in range(3):
        stored.audit.note(Disclosure(f"session-{number}", RELATION, "aandacht", Match.ONE, NOW))
        stored.audit.note(Disclosure(f"session-{number}", RELATION, "aandacht", Match.ONE, NOW))
