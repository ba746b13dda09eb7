"""Words for a consult: who is asked, and how it stands."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.domain.call import EndCause
from app.domain.consult import NOT_SOLVED, SOLVED, Consult, ConsultState, Tried
from app.domain.contact import ContactSession
from app.domain.phone_number import parse_number
from app.domain.wrap_up import Taxonomy
from ui.texts import phone, wrap_up

translate = QCoreApplication.translate


def short_name(consult: Consult) -> str:
    """Who is asked, on a button."""
    return named(consult.name) or translate("Consult", "Senior")


def named(name: str) -> str:
    """A name as it is; of somebody of whom only the number is left, that number for a person to read."""
    number = parse_number(name) if name else None
    return (number.display if number is not None and number.digits == name else "") or name


def state_words(consult: Consult) -> str:
    """How it stands, in a sentence."""
    who = named(consult.name) or translate("Consult", "the senior colleague")
    words = _words(consult)
    return words.format(who=who, Who=who[:1].upper() + who[1:], why=_why(consult))


def _words(consult: Consult) -> str:  # noqa: C901 - one flat table of words
    match consult.state:
        case ConsultState.ASKING:
            return translate("Consult", "{Who} is being rung …")
        case ConsultState.TALKING if consult.end_cause is not None:
            return translate(
                "Consult", "Putting through failed. You talk with {who}; the caller hears nothing"
            )
        case ConsultState.TALKING:
            return translate("Consult", "You talk with {who}; the caller hears nothing")
        case ConsultState.WITH_CALLER:
            return translate("Consult", "You talk with the caller; {who} waits and hears nothing")
        case ConsultState.TOGETHER:
            return translate("Consult", "All three hear each other")
        case ConsultState.PARKED:
            return translate("Consult", "The caller and {who} both wait")
        case ConsultState.HANDING_OVER | ConsultState.LETTING_GO | ConsultState.SENDING:
            return translate("Consult", "The caller is being put through to {who} …")
        case ConsultState.RETURNED:
            return translate("Consult", "Back with the caller")
        case ConsultState.REFUSED:
            return translate("Consult", "{why} You are back with the caller.")
        case ConsultState.LEFT:
            return translate("Consult", "The caller hung up.")
        case ConsultState.HANDED_OVER:
            return translate("Consult", "The caller goes on with {who}")
        case ConsultState.ENDED_FOR_ALL:
            return translate("Consult", "Ended for everybody")
        case _:
            assert_never(consult.state)


def _why(consult: Consult) -> str:
    if not consult.name:
        return phone.refusal_words(consult.end_cause)
    who = named(consult.name)
    match consult.end_cause:
        case EndCause.BUSY | EndCause.REFUSED:
            return translate("Consult", "{who} is busy.").format(who=who)
        case EndCause.NOT_ANSWERED:
            return translate("Consult", "{who} does not answer.").format(who=who)
        case EndCause.UNREACHABLE | EndCause.ENGINE_LOST | EndCause.NO_AGREEMENT | None:
            return translate("Consult", "{who} cannot be reached.").format(who=who)
        case EndCause.HUNG_UP | EndCause.BY_OTHER_PARTY | EndCause.HANDED_OVER:
            return translate("Consult", "{who} hung up.").format(who=who)
        case _:
            assert_never(consult.end_cause)


def asked_words(session: ContactSession, taxonomy: Taxonomy) -> str:
    """What a colleague wants of us, and what was tried; '' when no colleague is behind a contact."""
    reference = session.reference
    if reference is None:
        return ""
    if reference.question:
        wanted = reference.question
    elif session.taken_over:
        wanted = translate("Consult", "A colleague put this caller through to you.")
    else:
        wanted = translate("Consult", "A colleague asks you about this tenant.")
    tried = _tried_words(reference.tried, taxonomy)
    return f"{wanted}\n{tried}" if tried else wanted


def _tried_words(tried: Tried, taxonomy: Taxonomy) -> str:
    """What the colleague coded; a code that is not in our list says nothing."""
    subtopic, reason = taxonomy.subtopic(tried.topic), taxonomy.reason(tried.result)
    topic = taxonomy.topic(tried.topic[:3]) or taxonomy.topic(tried.topic)
    labels = [one.label for one in (topic, subtopic) if one is not None]
    parts = [" › ".join(wrap_up.label_words(label) for label in labels)]
    if tried.result == SOLVED:
        parts.append(translate("Consult", "solved"))
    elif tried.result == NOT_SOLVED or reason is not None:
        parts.append(translate("Consult", "not solved"))
    if reason is not None:
        parts.append(wrap_up.label_words(reason.label))
    said = " · ".join(part for part in parts if part)
    return translate("Consult", "So far: {tried}").format(tried=said) if said else ""
