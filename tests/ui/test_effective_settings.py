"""The sheet with all settings: value, who decided, and what the menu offers when the organisation decided."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.adapters.settings_files import CentralFiles
from app.adapters.settings_registry import CentralRegistry
from app.domain.abilities import Abilities
from app.domain.agent import Registration
from app.domain.events import PhoneConnected
from app.effective_settings import EffectiveSettings, Layer, Level, effective
from app.settings import OPTIONS
from tests.ui.controls import controls
from tests.ui.hands import Hands
from tests.ui.menus import menu_of
from tests.ui.picture import contrast, drawn, visible_labels
from tests.ui.programs import Programs
from tests.ui.stage import Stage
from ui.__main__ import arguments, central_of
from ui.viewmodels.settings_list import SettingsList
from ui.views.main_window import MainWindow
from ui.views.settings_sheet import SettingsSheet

SCREENS = Path(__file__).resolve().parents[2] / "build" / "screens"
SYSTEMS_OWN = CentralRegistry if sys.platform == "win32" else CentralFiles
MANAGED = "beheerd door uw organisatie"
Open = Callable[[Stage], MainWindow]


def everywhere() -> EffectiveSettings:
    """One setting from each source, and values of every kind."""
    return effective(
        (
            Layer(Level.POLICY, "", {"sip_registrar": "pbx.example.nl", "ui_language": "nl"}),
            Layer(Level.OWN, "", {"sip_user": "1001", "ui_theme": "dark"}),
            Layer(
                Level.RECOMMENDED, "", {"sip_accept_from": ("10.0.0.2", "10.0.0.3"), "sip_local_port": 5062}
            ),
            Layer(Level.INSTALLED, "", {"crm_url": "https://crm.example.nl/vera"}),
        )
    )


@pytest.fixture
def sheet(stage: Stage, open_window: Open, qtbot: QtBot) -> SettingsSheet:
    """The sheet over a window, with settings from everywhere."""
    stage.screens.settings.show(everywhere())
    window = open_window(stage)
    window.top_bar.settings_wanted.emit()
    (sheet,) = window.findChildren(SettingsSheet)
    qtbot.waitUntil(sheet.isActiveWindow)
    return sheet


# ---------------------------------------------------------------- what stands in it


def test_what_the_telephone_cannot_do_stands_on_top(stage: Stage) -> None:
    stage.screens.settings.show(everywhere())
    stage.post(
        PhoneConnected(
            (), Registration.REGISTERED, "file", stage.desk.now, abilities=Abilities(tls=False, opus=False)
        )
    )
    section = stage.screens.settings.picture[0]
    assert section.heading == "Deze telefoon"
    assert [(row.detail, row.tone) for row in section.rows] == [
        ("Deze telefoon kan geen TLS.", "warn"),
        ("Deze telefoon kan dat.", ""),
        ("Deze telefoon kan dat.", ""),
        ("Deze telefoon kan geen Opus.", "warn"),
        ("Deze telefoon kan dat.", ""),
    ]


@pytest.mark.parametrize(
    ("code", "rows"),
    [
        (
            "nl",
            [
                ("Adres van de centrale", "pbx.example.nl", MANAGED),
                ("Gebruikersnaam van de telefoon", "1001", "op deze werkplek ingesteld"),
                ("Transport", "UDP", "standaard"),
                ("Eigen poort", "5062", "aanbevolen door uw organisatie"),
                ("Verdere adressen die mogen bellen", "10.0.0.2, 10.0.0.3", "aanbevolen door uw organisatie"),
                ("Adres van het CRM", "https://crm.example.nl/vera", "bij de installatie ingesteld"),
                ("Nummers van de vraagbaak", "niet ingesteld", "standaard"),
                ("Taal", "Nederlands", MANAGED),
                ("Kleuren", "donker", "op deze werkplek ingesteld"),
            ],
        ),
        (
            "en",
            [
                ("Address of the exchange", "pbx.example.nl", "managed by your organisation"),
                ("User name of the telephone", "1001", "set on this desk"),
                ("Own port", "5062", "recommended by your organisation"),
                ("Address of the CRM", "https://crm.example.nl/vera", "set at the installation"),
                ("Numbers of the senior colleagues", "not set", "standard"),
            ],
        ),
    ],
)
def test_each_setting_stands_there_with_its_value_and_who_decided(
    code: str, rows: list[tuple[str, str, str]]
) -> None:
    shown = [
        (row.title, row.detail, row.tag)
        for section in SettingsList(everywhere()).picture
        for row in section.rows
    ]
    assert [row for row in shown if row in rows] == rows
    assert len(shown) == sum(option.is_central for option in OPTIONS)


def test_managed_setting_has_a_lock_and_no_other_has() -> None:
    rows = [row for section in SettingsList(everywhere()).picture for row in section.rows]
    assert {(row.icon, row.tone) for row in rows if row.tag == MANAGED} == {("lock", "info")}
    assert {(row.icon, row.tone) for row in rows if row.tag != MANAGED} == {("", "")}


def test_what_is_for_trials_is_shown_when_it_is_used() -> None:
    usual, tried = (
        SettingsList(effective([Layer(Level.OWN, "", own)])).picture[-1].rows
        for own in ({}, {"sound_kind": "file"})
    )
    more = [(row.title, row.detail) for row in tried if row.title not in {row.title for row in usual}]
    assert more == [("Soort geluid", "bestanden")]


# ---------------------------------------------------------------- on the screen


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("code", ["nl", "en"])
@pytest.mark.parametrize("scale", [1, 2], ids=["100", "200"])
def test_sheet_is_drawn_and_can_be_read_with_weak_eyes(
    theme: str, code: str, scale: int, sheet: SettingsSheet
) -> None:
    SCREENS.mkdir(parents=True, exist_ok=True)
    image = drawn(sheet, scale)
    assert image.save(str(SCREENS / f"settings-{theme}-{code}-{scale}00.png"))
    if scale == 1:
        labels = [(label, place) for label, place in visible_labels(sheet) if label.text()]
        assert len(labels) > 10
        assert {label.text(): c for label, place in labels if (c := contrast(image, place)) < 4.5} == {}


def test_sheet_fits_within_the_smallest_window(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    window.resize(window.minimumSize())
    window.show_settings()
    (sheet,) = window.findChildren(SettingsSheet)
    assert sheet.height() < window.height()
    assert sheet.width() < window.width()


@pytest.mark.parametrize("code", ["nl", "en"])
def test_no_word_of_the_sheet_is_cut(code: str, sheet: SettingsSheet) -> None:
    drawn(sheet)
    for label, _ in visible_labels(sheet):
        if not label.wordWrap():
            assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width(), label.text()


# ---------------------------------------------------------------- by the keyboard, and for a screen reader


@pytest.mark.parametrize(("down", "up"), [("Down", "Up"), ("PgDown", "PgUp"), ("End", "Home")])
def test_keys_go_further_down_and_up(down: str, up: str, sheet: SettingsSheet) -> None:
    hands = Hands(sheet)
    (area,) = sheet.findChildren(QScrollArea)
    bar = area.verticalScrollBar()
    assert bar.maximum() > 0
    hands.press(down)
    assert bar.value() > 0
    hands.press(up)
    assert bar.value() == 0


def test_close_has_the_keys_and_escape_leads_back_to_the_window(sheet: SettingsSheet, qtbot: QtBot) -> None:
    assert [control.accessibleName() for control in controls(sheet)] == ["Sluiten, Esc"]
    assert controls(sheet)[0].hasFocus()
    with qtbot.waitSignal(sheet.finished):
        Hands(sheet).press("Esc")


def test_screen_reader_finds_every_word(sheet: SettingsSheet) -> None:
    said = {
        QAccessible.queryAccessibleInterface(label).text(QAccessible.Text.Name)
        for label, _ in visible_labels(sheet)
    }
    assert {"Adres van de centrale", "pbx.example.nl", MANAGED} <= said


# ---------------------------------------------------------------- the menu


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
def test_menu_is_open_to_all_choices_when_the_organisation_made_none(stage: Stage, open_window: Open) -> None:
    lines = menu_of(open_window(stage))
    assert {line: lines[line] for line in ("Nederlands", "English", "Licht", "Donker")} == {
        "Nederlands": True,
        "English": True,
        "Licht": True,
        "Donker": True,
    }


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
def test_menu_says_what_the_organisation_decided_and_offers_it_no_more(
    stage: Stage, open_window: Open
) -> None:
    stage.screens.settings.show(everywhere())
    lines = menu_of(open_window(stage))
    assert lines[f"Nederlands ({MANAGED})"] is False
    assert lines[f"English ({MANAGED})"] is False
    assert lines["Donker"] is True


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
def test_menu_opens_the_sheet(stage: Stage, open_window: Open) -> None:
    window = open_window(stage)
    menu_of(window, "Instellingen")
    assert window.findChildren(SettingsSheet)


# ---------------------------------------------------------------- the whole program


def test_policy_stands_above_what_the_agent_chose_before(programs: Programs) -> None:
    programs.start().window.language_chosen.emit("en")
    programs.central.mkdir()
    (programs.central / "policy.toml").write_text('[ui]\nlanguage = "nl"\n', encoding="utf-8")
    program = programs.start()
    assert program.settings.ui_language == "nl"
    assert program.screens.settings.language_is_managed
    assert not program.screens.settings.theme_is_managed


def test_bad_policy_is_named_with_its_file_and_the_users_own_value_counts(programs: Programs) -> None:
    programs.central.mkdir()
    policy = programs.central / "policy.toml"
    policy.write_text('[ui]\ntheme = "paars"\n', encoding="utf-8")
    program = programs.start()
    assert program.settings.ui_theme == "light"
    said = [notice.words for notice in program.screens.notices.picture]
    assert any("ui.theme" in words and str(policy) in words for words in said)
    assert "paars" not in " ".join(said)


def test_choice_in_the_menu_is_the_desks_own_at_once(programs: Programs) -> None:
    program = programs.start()
    program.window.theme_chosen.emit("dark")
    rows = {row.title: row for section in program.screens.settings.picture for row in section.rows}
    assert (rows["Kleuren"].detail, rows["Kleuren"].tag) == ("donker", "op deze werkplek ingesteld")


def test_installed_program_cannot_be_pointed_at_other_policies(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with pytest.raises(SystemExit):
        arguments().parse_args(["--central", "elders"])
    assert "--central" in capsys.readouterr().err
    assert isinstance(central_of(arguments().parse_args([])), SYSTEMS_OWN)


def _button(window: QWidget, name: str) -> QAbstractButton:
    return next(one for one in window.findChildren(QAbstractButton) if one.accessibleName() == name)
