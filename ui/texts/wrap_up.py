"""Words for what a coding still lacks, and the corporation's own words in the language of the screen."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication, QLocale

from app.domain.wrap_up import Label, Missing

translate = QCoreApplication.translate


def label_words(label: Label) -> str:
    """A word of the corporation."""
    return label.nl if QLocale().language() is QLocale.Language.Dutch else label.en


def missing_words(missing: Missing) -> str:
    """What is still to be chosen."""
    match missing:
        case Missing.TOPIC:
            return translate("WrapUp", "Choose a topic")
        case Missing.SUBTOPIC:
            return translate("WrapUp", "Choose what it was about")
        case Missing.SOLVED:
            return translate("WrapUp", "Solved? Yes or no")
        case Missing.REASON:
            return translate("WrapUp", "Choose why not")
        case _:
            assert_never(missing)
