"""Words for pause and do-not-disturb, and for what the exchange says differently."""

from PySide6.QtCore import QCoreApplication

from app.domain.agent import Availability
from app.domain.remote_switch import SwitchState
from app.services.quiet import Quiet

translate = QCoreApplication.translate


def detail_words(quiet: Quiet, availability: Availability) -> str:
    """What stands behind the agent's state: why it is a pause, or that one has been asked for."""
    if availability is Availability.PAUSED:
        return translate("Quiet", "wrap-up") if quiet.is_automatic else quiet.reason
    if availability is Availability.AVAILABLE and quiet.pause.switch.state is SwitchState.TURNING_ON:
        return translate("Quiet", "pause asked for")
    return ""


def idle_words(availability: Availability) -> tuple[str, str]:
    """What the middle of the window says while nobody is on it: a title, and what comes next."""
    match availability:
        case Availability.PAUSED:
            words = translate("Quiet", "No calls come from the queue. Ctrl P ends the pause.")
            return translate("Quiet", "You have a pause"), words
        case Availability.DO_NOT_DISTURB:
            words = translate("Quiet", "No calls come. Ctrl D lets them in again.")
            return translate("Quiet", "You are not disturbed"), words
        case Availability.TECHNICAL:
            words = translate("Quiet", "Looking up and coding go on.")
            return translate("Quiet", "No call can come in now"), words
        case _:
            words = translate("Quiet", "As soon as it rings, you see who it is.")
            return translate("Quiet", "Ready for the next call"), words


def sentences(quiet: Quiet) -> list[str]:
    """What the exchange says and the agent did not, and what it could not be told."""
    found = [_pause_sentence(quiet), _do_not_disturb_sentence(quiet)]
    return [sentence for sentence in found if sentence]


def _pause_sentence(quiet: Quiet) -> str:
    match quiet.pause.switch.state, quiet.pause.exchange_tells:
        case SwitchState.TAKEN_OFF, True:
            return translate("Quiet", "The exchange says: available; you said: pause.")
        case SwitchState.PUT_ON, True:
            return translate("Quiet", "The exchange says: pause; you said: available.")
        case SwitchState.TAKEN_OFF, False:
            return translate("Quiet", "The exchange did not begin the pause. Calls keep coming.")
        case SwitchState.PUT_ON, False:
            return translate("Quiet", "The exchange did not end the pause. No calls come from the queue.")
        case _:
            return ""


def _do_not_disturb_sentence(quiet: Quiet) -> str:
    match quiet.do_not_disturb.switch.state, quiet.do_not_disturb.exchange_tells:
        case SwitchState.ON_HERE, _:
            return translate(
                "Quiet", "Only this phone knows that you are not to be disturbed: callers hear busy."
            )
        case SwitchState.TAKEN_OFF, _:
            return translate("Quiet", "The exchange says: available; you said: do not disturb.")
        case SwitchState.PUT_ON, True:
            return translate("Quiet", "The exchange says: do not disturb; you said: available.")
        case SwitchState.PUT_ON, False:
            return translate("Quiet", "The exchange did not end 'do not disturb'. No calls come.")
        case _:
            return ""
