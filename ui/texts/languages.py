"""Words for the languages that tenants speak."""

from PySide6.QtCore import QCoreApplication, QLocale

translate = QCoreApplication.translate


def language_words(code: str) -> str:
    """The language behind an ISO 639 code in the language of the screen; its own name when we have no word."""
    words = {
        "eng": translate("Languages", "English"),
        "tur": translate("Languages", "Turkish"),
        "ara": translate("Languages", "Arabic"),
        "pol": translate("Languages", "Polish"),
        "tir": translate("Languages", "Tigrinya"),
        "ukr": translate("Languages", "Ukrainian"),
        "fra": translate("Languages", "French"),
        "spa": translate("Languages", "Spanish"),
        "deu": translate("Languages", "German"),
    }
    language = QLocale.codeToLanguage(code)
    if language is QLocale.Language.AnyLanguage:
        return words.get(code, code)
    return (
        words.get(QLocale.languageToCode(language, QLocale.LanguageCodeType.ISO639Part3), "")
        or QLocale(language).nativeLanguageName()
    )


def is_dutch(code: str) -> bool:
    """True for Dutch, and when nothing is known."""
    return not code or QLocale.codeToLanguage(code) is QLocale.Language.Dutch
