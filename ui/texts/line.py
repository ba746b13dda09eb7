"""Words about the line of a conversation: how well one hears each other."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.domain.line_quality import Light, LineQuality
from ui.keys import Key

translate = QCoreApplication.translate

_WORTH_SAYING = 1.0  # per cent of loss


@dataclass(frozen=True)
class LineWords:
    """A shape, a word and a tone; `words` say it all."""

    words: str
    icon: str
    tone: str


def line_words(quality: LineQuality | None) -> LineWords | None:
    """How the line is, in a few words; None while nothing is known of it."""
    if quality is None or quality.light is Light.UNKNOWN:
        return None
    if quality.hears_nothing or quality.is_not_heard:
        return LineWords(_one_way_words(quality), "outage", "bad")
    match quality.light:
        case Light.GREEN:
            return LineWords(translate("Line", "Good line"), "check", "ok")
        case Light.AMBER:
            words = translate("Line", "Line with gaps")
            return LineWords(_with_loss(words, quality), "alert", "warn")
        case _:
            return LineWords(_with_loss(translate("Line", "Bad line"), quality), "outage", "bad")


def line_sentence(quality: LineQuality | None) -> str:
    """What the agent has to know of the line now; '' when nothing."""
    if quality is None:
        return ""
    if quality.hears_nothing and quality.is_not_heard:
        return translate("Line", "You and the caller do not hear each other: no sound passes.")
    if quality.hears_nothing:
        words = translate("Line", "You do not hear the caller: no sound comes in.")
        unknown = translate("Line", "Whether the caller hears you cannot be seen from here.")
        return words if quality.knows_sending else f"{words} {unknown}"
    if quality.is_not_heard:
        return translate("Line", "The caller does not hear you: your sound does not arrive.")
    if quality.light is Light.RED:
        words = translate("Line", "The line is bad; part of the sound is lost. {key} notes it down for IT.")
        return words.format(key=Key.BAD_LINE.cap)
    return ""


def report_sentence(*, is_kept: bool, days: int) -> str:
    """What became of 'bad line'."""
    if not is_kept:
        return translate(
            "Line", "The bad line could not be noted down: this computer's disk does not take it."
        )
    return translate(
        "Line",
        "Noted down for IT: figures of the line, no names and no numbers. "
        "They stay on this computer for {days} days and go along with a diagnosis.",
    ).format(days=days)


def _one_way_words(quality: LineQuality) -> str:
    if quality.hears_nothing and quality.is_not_heard:
        return translate("Line", "No sound passes")
    if quality.hears_nothing:
        return translate("Line", "You do not hear the caller")
    return translate("Line", "The caller does not hear you")


def _with_loss(words: str, quality: LineQuality) -> str:
    loss = max(quality.loss, quality.sent_loss)
    if loss < _WORTH_SAYING:
        return words
    lost = translate("Line", "{share} % lost").format(share=round(loss))
    return f"{words} · {lost}"
