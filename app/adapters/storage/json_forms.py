"""Contacts and sessions as JSON, in a form that stays readable when the domain changes.

In ASCII: half a character (a lone surrogate), which may come with a pasted note, survives only so.
"""

import json
from datetime import UTC, datetime, timedelta

from app.adapters.storage.right_types import checked
from app.domain.call import Direction, Party, QueueContext
from app.domain.caller import Candidate, Identification, Match
from app.domain.consult import ConsultReference, Tried
from app.domain.contact import ContactRecord, ContactSession, SessionState
from app.domain.moment import Moment
from app.domain.phone_number import NumberKind, PhoneNumber
from app.domain.verification import Question, Verification
from app.domain.wrap_up import Draft, Label, Outcome, Reason, Subtopic, Topic, WrapUp

# What reading a form that is damaged, or of another version, may raise.
UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, RecursionError, OverflowError)


def record_to_json(record: ContactRecord) -> str:
    """A coded contact for the outbox."""
    wrap_up = record.wrap_up
    reason = wrap_up.reason
    form = {
        "contact_id": record.contact_id,
        "direction": record.direction.name,
        "began_at": record.began_at.isoformat(),
        "ended_at": record.ended_at.isoformat(),
        "topic": [wrap_up.topic.code, *_label(wrap_up.topic.label)],
        "subtopic": [wrap_up.subtopic.code, *_label(wrap_up.subtopic.label)],
        "outcome": [wrap_up.outcome.code, *_label(wrap_up.outcome.label)],
        "reason": [reason.code, *_label(reason.label)] if reason else None,
        "note": wrap_up.note,
        "match": record.match.name,
        "verified_by": list(record.verified_by),
    }
    form |= {name: getattr(record, name) for name in _PLAIN_OF_RECORD}
    return json.dumps(form)


def record_from_json(text: str) -> ContactRecord:
    """A coded contact from the outbox; raises one of `UNREADABLE` when it is none."""
    form = json.loads(text)
    outcome = Outcome(form["outcome"][0], Label(*form["outcome"][1:]))
    reason = form["reason"]
    record = ContactRecord(
        contact_id=form["contact_id"],
        direction=Direction[form["direction"]],
        began_at=datetime.fromisoformat(form["began_at"]),
        ended_at=datetime.fromisoformat(form["ended_at"]),
        wrap_up=WrapUp(
            topic=_topic(form["topic"]),
            subtopic=_subtopic(form["subtopic"]),
            outcome=outcome,
            reason=Reason(reason[0], Label(*reason[1:]), outcome) if reason else None,
            note=form["note"],
        ),
        match=Match[form["match"]],
        verified_by=tuple(form["verified_by"]),
        **{name: form[name] for name in _PLAIN_OF_RECORD if name in form or name not in _LATER},
    )
    return checked(record)


_PLAIN_OF_RECORD = (
    "number",
    "relation_id",
    "unit_id",
    "complex_id",
    "agent_id",
    "queue",
    "waited",
    "talked",
    "held",
    "coded",
    "consulted",
    "consult_reason",
)
_LATER = ("consult_reason",)  # earlier versions did not write it


def session_to_json(session: ContactSession) -> str:
    """An open session for the journal: everything but the dossier, which the CRM has."""
    identification, reference = session.identification, session.reference
    form = {
        "session_id": session.session_id,
        "call_id": session.call_id,
        "direction": session.direction.name,
        "number": [session.party.number.kind.name, session.party.number.digits],
        "name": session.party.name,
        "offered_at": session.offered_at.utc.isoformat(),
        "answered_at": _time(session.answered_at),
        "ended_at": _time(session.ended_at),
        "queue": [session.queue.queue, session.queue.waited],
        "reference": _reference(reference) if reference else None,
        "state": session.state.name,
        "match": identification.match.name,
        "chosen": identification.chosen,
        "candidates": [
            [one.relation_id, one.name, one.address, one.role, one.is_former]
            for one in identification.candidates
        ],
        "answered": sorted(question.name for question in session.verification.answered),
        "draft": {name: getattr(session.draft, name) for name in _DRAFT},
    }
    form |= {name: getattr(session, name) for name in _PLAIN_OF_SESSION}
    return json.dumps(form)


def session_from_json(text: str, now: Moment) -> ContactSession:
    """An open session from the journal; wall times become moments of the machine's present clock.

    Raises one of `UNREADABLE` when it is none.
    """
    form = json.loads(text)
    reference = form["reference"]
    session = ContactSession(
        session_id=form["session_id"],
        call_id=form["call_id"],
        direction=Direction[form["direction"]],
        party=Party(PhoneNumber(NumberKind[form["number"][0]], form["number"][1]), form["name"]),
        offered_at=moment_from_text(form["offered_at"], now),
        answered_at=moment_from_text(form["answered_at"], now) if form["answered_at"] else None,
        ended_at=moment_from_text(form["ended_at"], now) if form["ended_at"] else None,
        queue=QueueContext(*form["queue"]),
        reference=_reference_of(reference) if reference else None,
        state=SessionState[form["state"]],
        identification=Identification(
            match=Match[form["match"]],
            chosen=form["chosen"],
            candidates=tuple(Candidate(*one) for one in form["candidates"]),
        ),
        verification=Verification(frozenset(Question[name] for name in form["answered"])),
        draft=Draft(**form["draft"]),
        **{name: form[name] for name in _PLAIN_OF_SESSION},
    )
    return checked(session)


_DRAFT = ("topic", "subtopic", "solved", "reason", "note", "consult_reason")
_PLAIN_OF_SESSION = ("taken_over", "revealed", "save_when_ended", "consulted", "held_seconds")


def _topic(form: list[str]) -> Topic:
    label = Label(*form[1:])
    return Topic(form[0], label, label, ())


def _subtopic(form: list[str]) -> Subtopic:
    label = Label(*form[1:])
    return Subtopic(form[0], label, label)


def _label(label: Label) -> tuple[str, str]:
    return label.nl, label.en


def _reference(reference: ConsultReference) -> list[str]:
    tried = reference.tried
    keys = [reference.session_id, reference.relation_id, reference.unit_id, reference.question]
    return [*keys, tried.topic, tried.result, reference.caller]


def _reference_of(form: list[str]) -> ConsultReference:
    # Earlier versions wrote the first four.
    session_id, relation_id, unit_id, question = form[:4]
    return ConsultReference(session_id, relation_id, unit_id, question, Tried(*form[4:6]), "".join(form[6:7]))


def _time(moment: Moment | None) -> str | None:
    return moment.utc.isoformat() if moment else None


def moment_from_text(text: str, now: Moment) -> Moment:
    """A stored wall time as a moment of the machine's present clock."""
    utc = datetime.fromisoformat(text).astimezone(UTC)
    return Moment(utc, now.mono - (now.utc - utc) / timedelta(seconds=1))
