"""The agent's sound, as it shows in the window."""

from app.domain import events
from app.domain.sound import Loudness, SoundCards, SoundChoice, TrialStep
from tests.ui.stage import Stage

HEADSET, LAPTOP, BELL = "Headset 40", "Computer 1", "Telefoon 12"
CARDS = SoundCards((HEADSET, LAPTOP), (HEADSET, LAPTOP, BELL), HEADSET, HEADSET, BELL)
CHOICE = SoundChoice(HEADSET, HEADSET, BELL)


def has_cards(stage: Stage, *lost: str) -> None:
    """A headset and a bell on the desk were chosen; these are not there."""
    cards = SoundCards(
        tuple(name for name in CARDS.microphones if name not in lost),
        tuple(name for name in CARDS.speakers if name not in lost),
        "" if HEADSET in lost else HEADSET,
        LAPTOP if HEADSET in lost else HEADSET,
        "" if BELL in lost else BELL,
        lost,
    )
    stage.desk.sound.choose(CHOICE)
    stage.post(events.SoundChanged("device", cards))


def muted(stage: Stage) -> None:
    """The agent is in a call and nobody hears her."""
    stage.talk()
    stage.later(12)
    stage.desk.sound.toggle_mute()


def headset_lost(stage: Stage) -> None:
    """The headset was pulled out in a call."""
    stage.talk()
    has_cards(stage, HEADSET)


def bell_lost(stage: Stage) -> None:
    """The bell is not plugged in."""
    has_cards(stage, BELL)


def looks_at_sound(stage: Stage) -> None:
    """Somebody tries the sound: what the sheet then shows."""
    has_cards(stage, BELL)
    stage.post(events.HeadsetsFound(("Kwartel 40",)))
    stage.post(events.SoundTried(TrialStep.RECORDING))
    stage.post(events.SoundMeasured(Loudness(55, 30)))


SCENES = (muted, headset_lost, bell_lost)
