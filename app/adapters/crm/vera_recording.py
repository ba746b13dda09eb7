"""Writing a contact so that it is in the CRM once, though VERA knows no idempotency key.

Our own id goes along. Whoever does not know whether an earlier attempt came through asks for that id
first; and an answer counts only when it shows that id, for half an answer and a portal's page look like
success too.
"""

import logging

from app.adapters.crm.deadline import TimeLeft
from app.adapters.crm.vera_contact_body import contact_body
from app.adapters.crm.vera_http import Answer, CrmFault, VeraHttp
from app.adapters.crm.vera_reading import VeraReading
from app.adapters.crm.vera_values import key
from app.domain.contact import ContactRecord
from app.domain.errors import Failure

log = logging.getLogger(__name__)

_CREATED, _CONFLICT, _NOT_FOUND = 201, 409, 404


class Recording:
    """One attempt to write one contact. Waits for its answers: for a worker thread only."""

    def __init__(self, http: VeraHttp, reading: VeraReading, organisation: str, time_left: TimeLeft) -> None:
        self._http = http
        self._reading = reading
        self._organisation = organisation
        self._time_left = time_left

    def run(self, record: ContactRecord, *, is_repeat: bool) -> str:
        """The CRM's key of the contact, which is in the CRM now.

        Raises:
            CrmFault: it is not, or nobody knows. REFUSED only when the CRM will never take it.
        """
        if is_repeat and (known := self._look_up(record.contact_id)):
            return known
        try:
            return self._post(record)
        except CrmFault as fault:
            # In these cases the contact may well be there; in all others the next attempt will ask.
            if fault.status in (_CREATED, _CONFLICT) and (known := self._look_up(record.contact_id)):
                return known
            raise

    def _look_up(self, contact_id: str) -> str:
        return self._reading.contact_with_our_id(contact_id, self._organisation)

    def _post(self, record: ContactRecord) -> str:
        body = contact_body(record, self._organisation)
        try:
            answer = self._http.post(
                "brg", "contactmomenten", body, record.contact_id, self._time_left.seconds
            )
        except CrmFault as fault:
            log.warning("%s brg/contactmomenten: %s", record.contact_id, fault)
            if fault.status == _NOT_FOUND:
                # The address is not there: that is no judgement on this contact.
                raise CrmFault(Failure.SERVER_ERROR, status=fault.status, detail=fault.detail) from fault
            raise
        return _echo(answer, record.contact_id)


def _echo(answer: Answer, contact_id: str) -> str:
    """The CRM's key for it, when the answer is about this contact."""
    body = answer.body
    if not isinstance(body, dict) or body.get("idExtern") != contact_id:
        raise CrmFault(Failure.UNREADABLE, status=_CREATED)
    return key(body) or answer.location.rstrip("/").rpartition("/")[2]
