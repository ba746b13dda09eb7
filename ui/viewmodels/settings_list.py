"""All settings with their values and who decided about them, to read."""

from collections.abc import Callable
from itertools import groupby

from app.domain.abilities import Abilities
from app.effective_settings import EffectiveSettings, Level
from app.options import Option
from app.settings import OPTIONS, TABLES
from ui.picture import Row, Section
from ui.texts import settings as words


class SettingsList:
    """Shows the settings that count; another choice of the agent shows other ones."""

    def __init__(
        self, found: EffectiveSettings, abilities: Callable[[], Abilities | None] = lambda: None
    ) -> None:
        self._found = found
        self._abilities = abilities

    def show(self, found: EffectiveSettings) -> None:
        """These count from now on."""
        self._found = found

    @property
    def managed_words(self) -> str:
        """Why something in the menu cannot be chosen."""
        return words.managed_words()

    def is_managed(self, name: str) -> bool:
        """True when the organisation chose this option."""
        return self._found.is_managed(name)

    @property
    def language_is_managed(self) -> bool:
        """True when the organisation chose the language."""
        return self._found.is_managed("ui_language")

    @property
    def theme_is_managed(self) -> bool:
        """True when the organisation chose the colours."""
        return self._found.is_managed("ui_theme")

    @property
    def picture(self) -> tuple[Section, ...]:
        """Table by table; what is for trials only is shown when it is used."""
        shown = [
            option for option in OPTIONS if option.is_central or self._level(option) is not Level.BUILT_IN
        ]
        settings = tuple(
            Section(words.table_words(TABLES[table]), tuple(self._row(option) for option in options))
            for table, options in groupby(shown, key=lambda option: option.table)
        )

        return (*self._about_telephone(), *settings)

    def _about_telephone(self) -> tuple[Section, ...]:
        """What the telephone itself can do: no setting changes that."""
        abilities = self._abilities()
        if abilities is None:
            return ()
        can = words.ability_rows(abilities)
        rows = tuple(
            Row(title, detail, tone="" if good else "warn", icon="" if good else "alert")
            for title, detail, good in can
        )
        return (Section(words.telephone_heading(), rows),)

    def _row(self, option: Option) -> Row:
        level = self._level(option)
        return Row(
            title=words.table_words(option.about.title),
            detail=words.value_words(option, getattr(self._found.settings, option.name)),
            tag=words.origin_words(level),
            tone="info" if level is Level.POLICY else "",
            icon="lock" if level is Level.POLICY else "",
        )

    def _level(self, option: Option) -> Level:
        return self._found.origins[option.name].level
