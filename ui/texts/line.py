"""Words about the line of a conversation: how well one hears each other."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale

from app.domain.line_quality import Light, LineQuality
from ui.keys import Key

translate = QCoreApplication.translate


@dataclass(frozen=True)
class LineWords:
    """A shape, a word and a tone; `words` say it all.

    `score` and `figures` are for who wants to know more: the opinion (MOS) of the E-model, delay and jitter.
    """

    words: str
    icon: str
    tone: str
    score: str = ""
    figures: str = ""


def line_words(quality: LineQuality | None) -> LineWords | None:
    """How the line is, in a few words; None while nothing is known of it."""
    if quality is None or quality.light is Light.UNKNOWN:
        return None
    if quality.hears_nothing or quality.is_not_heard:
        return LineWords(_one_way_words(quality), "outage", "bad")
    figure = f"{quality.opinion:.1f}".replace(".", QLocale().decimalPoint())
    score = translate("Line", "MOS {figure}").format(figure=f"≈ {figure}" if quality.is_estimate else figure)
    match quality.light:
        case Light.GREEN:
            return LineWords(translate("Line", "Good line"), "check", "ok", score)
        case Light.AMBER:
            return LineWords(translate("Line", "Line with gaps"), "alert", "warn", score, _figures(quality))
        case _:
            return LineWords(translate("Line", "Bad line"), "outage", "bad", score, _figures(quality))


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


def _figures(quality: LineQuality) -> str:
    parts = [
        translate("Line", "{share} % lost").format(share=round(max(quality.loss, quality.sent_loss))),
        translate("Line", "jitter {time} ms").format(time=round(quality.jitter)),
    ]
    if quality.round_trip:
        parts.append(translate("Line", "to and fro {time} ms").format(time=round(quality.round_trip)))
    return " · ".join(parts)
