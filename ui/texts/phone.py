"""Words for the telephone, the calls and the agent's state."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.domain.agent import Availability, CrmState, Registration
from app.domain.call import CallState, EndCause, Party
from app.domain.past_call import PastCall
from app.domain.phone_number import NumberKind, PhoneNumber
from ui.texts.encryption import encryption_sentence

translate = QCoreApplication.translate


def availability_word(availability: Availability) -> str:
    """What the agent is doing, in a word."""
    match availability:
        case Availability.OFFLINE:
            return translate("Phone", "Not reachable")
        case Availability.TECHNICAL:
            return translate("Phone", "Technical trouble")
        case Availability.AVAILABLE:
            return translate("Phone", "Available")
        case Availability.RINGING:
            return translate("Phone", "Ringing")
        case Availability.TALKING:
            return translate("Phone", "In a call")
        case Availability.WRAPPING_UP:
            return translate("Phone", "Wrapping up")
        case Availability.PAUSED:
            return translate("Phone", "Pause")
        case Availability.DO_NOT_DISTURB:
            return translate("Phone", "Do not disturb")
        case _:
            assert_never(availability)


def registration_word(registration: Registration) -> str:
    """How the telephone stands, in a word for its lamp."""
    match registration:
        case Registration.STARTING:
            return translate("Phone", "Phone starts")
        case Registration.REGISTERED:
            return translate("Phone", "Phone")
        case Registration.NOT_CONFIGURED:
            return translate("Phone", "Phone not set up")
        case (
            Registration.UNREACHABLE
            | Registration.WRONG_PASSWORD
            | Registration.REFUSED
            | Registration.OVERLOADED
            | Registration.ENGINE_LOST
            | Registration.NO_PORT
            | Registration.CANNOT_TLS
            | Registration.CANNOT_SRTP
            | Registration.CANNOT_CODECS
            | Registration.CANNOT_IPV6
            | Registration.CANNOT_ICE
            | Registration.SRTP_WITHOUT_TLS
            | Registration.SPEAKS_NO_TLS
            | Registration.OLD_TLS
            | Registration.CERTIFICATE_UNTRUSTED
            | Registration.CERTIFICATE_OF_ANOTHER
            | Registration.CERTIFICATE_EXPIRED
            | Registration.NO_AUTHORITY
        ):
            return translate("Phone", "No phone")
        case _:
            assert_never(registration)


def registration_sentence(registration: Registration, code: int) -> str:
    """What is wrong with the telephone and what happens now; '' when nothing is."""
    match registration:
        case Registration.STARTING | Registration.REGISTERED:
            return ""
        case Registration.UNREACHABLE:
            return translate("Phone", "The telephone exchange does not answer.")
        case Registration.WRONG_PASSWORD:
            return translate("Phone", "The telephone exchange does not accept the password of this phone.")
        case Registration.REFUSED:
            return translate("Phone", "The telephone exchange refuses this phone (SIP {code}).").format(
                code=code
            )
        case Registration.OVERLOADED:
            words = translate("Phone", "The telephone exchange is overloaded or being mended (SIP {code}).")
            return words.format(code=code)
        case Registration.ENGINE_LOST:
            return translate("Phone", "The phone stopped and is being started again.")
        case Registration.NOT_CONFIGURED:
            return translate("Phone", "This phone is not set up yet: the exchange or the user is missing.")
        case Registration.NO_PORT:
            return translate("Phone", "Another program uses the network port of this phone.")
        case (
            Registration.CANNOT_TLS
            | Registration.CANNOT_SRTP
            | Registration.CANNOT_CODECS
            | Registration.CANNOT_IPV6
            | Registration.CANNOT_ICE
            | Registration.SRTP_WITHOUT_TLS
            | Registration.SPEAKS_NO_TLS
            | Registration.OLD_TLS
            | Registration.CERTIFICATE_UNTRUSTED
            | Registration.CERTIFICATE_OF_ANOTHER
            | Registration.CERTIFICATE_EXPIRED
            | Registration.NO_AUTHORITY
        ):
            return encryption_sentence(registration)
        case _:
            assert_never(registration)


def crm_word(state: CrmState) -> str:
    """How the CRM stands, in a word for its lamp."""
    match state:
        case CrmState.UNKNOWN | CrmState.REACHABLE:
            return translate("Phone", "CRM")
        case CrmState.UNREACHABLE:
            return translate("Phone", "No CRM")
        case CrmState.UNAUTHORISED:
            return translate("Phone", "CRM refuses")
        case _:
            assert_never(state)


def call_word(state: CallState) -> str:
    """Where a call is."""
    match state:
        case CallState.RINGING:
            return translate("Phone", "rings")
        case CallState.DIALLING:
            return translate("Phone", "is being called")
        case CallState.TALKING:
            return translate("Phone", "in a call")
        case CallState.HELD:
            return translate("Phone", "on hold")
        case CallState.ENDED:
            return translate("Phone", "ended")
        case _:
            assert_never(state)


def early_words() -> str:
    """Whom we call can be heard before they answer."""
    return translate("Phone", "you hear the other end")


def encrypted_word() -> str:
    """Nobody on the way can listen to this call."""
    return translate("Phone", "encrypted")


def not_agreed_sentence() -> str:
    """A call that could not be, because of what the two ends can do."""
    return translate(
        "Phone",
        "A call could not be made: the other end and this telephone have no codec or encryption in common. "
        "Call IT when it happens again.",
    )


def refusal_words(cause: EndCause | None) -> str:
    """Why the colleague did not come on the line."""
    match cause:
        case EndCause.BUSY | EndCause.REFUSED:
            return translate("Phone", "The colleague is busy.")
        case EndCause.NOT_ANSWERED:
            return translate("Phone", "The colleague does not answer.")
        case EndCause.NO_AGREEMENT:
            return translate(
                "Phone", "The colleague's phone and this one have no codec or encryption in common."
            )
        case EndCause.UNREACHABLE | EndCause.ENGINE_LOST | None:
            return translate("Phone", "The colleague cannot be reached.")
        case EndCause.HUNG_UP | EndCause.BY_OTHER_PARTY | EndCause.HANDED_OVER:
            return translate("Phone", "The colleague hung up.")
        case _:
            assert_never(cause)


def emergency_sentence() -> str:
    """What whoever calls 112 from this telephone has to know."""
    return translate(
        "Phone",
        "You call 112. The emergency centre sees the address of the exchange, not yours: say where you are.",
    )


def number_words(number: PhoneNumber) -> str:
    """The number to read, or why there is none."""
    match number.kind:
        case NumberKind.EXTERNAL | NumberKind.INTERNAL:
            return number.display
        case NumberKind.WITHHELD:
            return translate("Phone", "Number withheld")
        case NumberKind.UNREADABLE:
            return translate("Phone", "Number not readable")
        case _:
            assert_never(number.kind)


def past_number_words(past: PastCall) -> str:
    """The number of a call that was, or as much of it as was kept."""
    if past.ending:
        return translate("Phone", "Number ending in {ending}").format(ending=past.ending)
    return number_words(past.number)


def party_words(party: Party) -> str:
    """Who is at the other end as far as the exchange knows: a colleague's name, or else the number.

    The name that an outside caller sends is proof of nothing, so it is not shown.
    """
    if party.number.kind is NumberKind.INTERNAL and party.name:
        return f"{party.name} ({party.number.digits})"
    return number_words(party.number)
