"""The contacts of a day in VERA's words, in so far as figures need them: nobody's name, number or note is read."""

from collections.abc import Iterator

from app.adapters.crm.vera_history import has_employee, is_incoming, outcome
from app.adapters.crm.vera_values import Json, code, entities, key, label, moment, text
from app.domain.resolution import CodedContact


def coded_contacts(contacts: list[Json]) -> Iterator[CodedContact]:
    """The incoming ones (BRG Contactmoment); one without a date or a key cannot be placed and is left out."""
    for contact in contacts:
        at = moment(contact.get("datum"))
        if at is None or not key(contact) or not is_incoming(contact):
            continue
        extras = {text(one.get("naam")): text(one.get("waarde")) for one in entities(contact.get(_EXTRAS))}
        yield CodedContact(
            contact_id=key(contact),
            at=at,
            topic=code(contact.get("soort")),
            topic_words=label(contact.get("soort")),
            subtopic=code(contact.get("detailSoort")),
            subtopic_words=label(contact.get("detailSoort")),
            outcome=outcome(contact),
            is_handled=has_employee(contact),
            unit_id=extras.get("kcc.eenheidId", ""),
            complex_id=extras.get("kcc.clusterId", ""),
        )


_EXTRAS = "extra-attributen"  # VERA knows no home and no complex of a contact; our own mirror stands there
