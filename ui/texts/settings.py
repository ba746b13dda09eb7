"""Words for settings: what the settings table calls them, their values, and who decided."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication, QLocale

from app.domain.abilities import Abilities
from app.effective_settings import Level
from app.options import Option, Words

translate = QCoreApplication.translate


def table_words(words: Words) -> str:
    """What the settings table says in the language of the screen."""
    return words.nl if QLocale().language() is QLocale.Language.Dutch else words.en


def value_words(option: Option, value: object) -> str:
    """A value as people say it."""
    words = {choice.value: table_words(choice.words) for choice in option.about.choices}
    if isinstance(value, str) and value in words:
        return words[value]
    if isinstance(value, bool):
        return translate("Settings", "yes") if value else translate("Settings", "no")
    shown = (
        ", ".join(words.get(str(one), str(one)) for one in value) if isinstance(value, tuple) else str(value)
    )
    return shown or translate("Settings", "not set")


def telephone_heading() -> str:
    """Above what the telephone itself can do."""
    return translate("Settings", "This telephone")


def ability_rows(abilities: Abilities) -> tuple[tuple[str, str, bool], ...]:
    """What it can do, in a word and a sentence, and whether it can."""
    return (
        _ability_row(
            translate("Settings", "Encrypted line (TLS)"),
            translate("Settings", "This telephone cannot do TLS."),
            abilities.tls,
        ),
        _ability_row(
            translate("Settings", "Encrypted sound (SRTP)"),
            translate("Settings", "This telephone cannot encrypt sound."),
            abilities.srtp,
        ),
        _ability_row(
            translate("Settings", "IPv6"),
            translate("Settings", "This telephone cannot do IPv6."),
            abilities.ipv6,
        ),
        _ability_row(
            translate("Settings", "Opus"),
            translate("Settings", "This telephone cannot do Opus."),
            abilities.opus,
        ),
        _ability_row(
            translate("Settings", "Way of the sound (ICE)"),
            translate("Settings", "This telephone cannot do ICE."),
            abilities.ice,
        ),
    )


def _ability_row(what: str, lack: str, can: bool) -> tuple[str, str, bool]:
    return what, translate("Settings", "This telephone can do that.") if can else lack, can


def origin_words(level: Level) -> str:
    """Who decided."""
    match level:
        case Level.POLICY:
            return managed_words()
        case Level.OWN:
            return translate("Settings", "set on this desk")
        case Level.RECOMMENDED:
            return translate("Settings", "recommended by your organisation")
        case Level.INSTALLED:
            return translate("Settings", "set at the installation")
        case Level.BUILT_IN:
            return translate("Settings", "standard")
        case _:
            assert_never(level)


def managed_words() -> str:
    """The organisation decided, and nobody here can change it."""
    return translate("Settings", "managed by your organisation")
