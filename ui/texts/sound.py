"""Words for sound cards, trials and what is lost."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.domain.sound import SoundCards, TrialStep

translate = QCoreApplication.translate


def card_words(name: str) -> str:
    """A sound card by its name, or whose choice it is."""
    return name or translate("Sound", "As the system chose")


def ringer_words(name: str) -> str:
    """The card that rings, or where it rings without one."""
    return name or translate("Sound", "Where I hear")


def step_words(step: TrialStep) -> str:
    """What happens in a trial now; '' when nothing does."""
    match step:
        case TrialStep.IDLE:
            return ""
        case TrialStep.RINGING:
            return translate("Sound", "It rings.")
        case TrialStep.RECORDING:
            return translate("Sound", "Say something: two seconds are recorded.")
        case TrialStep.PLAYING:
            return translate("Sound", "This is how the other end hears you.")
        case TrialStep.FAILED:
            return translate("Sound", "That could not be recorded.")
        case _:
            assert_never(step)


def lost_sentence(cards: SoundCards, ringer: str) -> str:
    """Which chosen card is gone, and with what we go on; '' when none is. `ringer` is the one chosen to ring."""
    if not cards.lost:
        return ""
    lost = ", ".join(cards.lost)
    if cards.lost == (ringer,):
        return translate("Sound", "{lost} is not there: it rings where you hear.").format(lost=lost)
    now = cards.speaker or translate("Sound", "the sound of the computer")
    return translate("Sound", "{lost} is not there: we go on with {now}.").format(lost=lost, now=now)


def headsets_words(names: tuple[str, ...]) -> str:
    """Whose buttons work."""
    if not names:
        return translate("Sound", "No headset with buttons is plugged in.")
    return translate("Sound", "The buttons of {names} answer, hang up and mute.").format(
        names=", ".join(names)
    )
