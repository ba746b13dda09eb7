"""The language of the screen: Dutch or English, changed while the program runs."""

import logging

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from ui.assets import RESOURCES

log = logging.getLogger(__name__)

# English is the language of the source; its translation file holds plurals only, so there is none.
_LOCALES = {
    "nl": QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}


class Language:
    """The translators of one application."""

    def __init__(self, application: QCoreApplication, code: str) -> None:
        self._application = application
        self._installed: list[QTranslator] = []
        self.code = ""
        self.use(code)

    def use(self, code: str) -> None:
        """Speak 'nl' or 'en' from now on; what is on the screen already has to be drawn again."""
        for translator in self._installed:
            self._application.removeTranslator(translator)
            translator.deleteLater()
        self._installed.clear()
        self.code = code
        QLocale.setDefault(_LOCALES[code])
        if code != "en":
            self._install(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
            self._install(f"bellerbeeld_{code}", str(RESOURCES / "i18n"))

    def _install(self, name: str, folder: str) -> None:
        # The application's own: whoever sets a language does not have to hold on to it.
        translator = QTranslator(self._application)
        if not translator.load(name, folder):
            log.error("the translation %s is missing", name)
            return
        self._application.installTranslator(translator)
        self._installed.append(translator)
