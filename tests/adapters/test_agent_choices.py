"""The agent's own choices: kept for the next start, and never a reason not to start."""

import json
import logging
from dataclasses import replace
from pathlib import Path

import pytest

from app.adapters.agent_choices import AgentChoices
from app.effective_settings import Layer, Level, effective
from app.settings import OPTIONS, Settings
from tests.adapters.storage.full_disk import fill, small_disk

DEFAULTS = Settings()


def chosen(path: Path) -> Settings:
    """The settings when nothing but the choices says something."""
    return effective([AgentChoices(path).layer()]).settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "choices.json"


def test_without_choices_the_settings_stay_as_they_are(path: Path) -> None:
    assert chosen(path) == DEFAULTS
    assert not path.exists()


def test_choices_are_there_at_the_next_start_and_stand_above_what_is_recommended(path: Path) -> None:
    AgentChoices(path).keep("ui_language", "en")
    AgentChoices(path).keep("ui_theme", "light")
    AgentChoices(path).keep("ui_theme", "dark")
    recommended = Layer(Level.RECOMMENDED, "", {"sip_user": "1001", "ui_theme": "light"})
    found = effective([recommended, AgentChoices(path).layer()])
    assert found.settings == Settings(sip_user="1001", ui_language="en", ui_theme="dark")
    assert found.origins["ui_theme"].level is Level.OWN


def test_only_what_the_agent_decides_about_is_taken_from_the_file(path: Path) -> None:
    """The file lies where the agent can write: it cannot send the telephone to another exchange."""
    everything = {option.name: "en" for option in OPTIONS} | {"further": "en"}
    path.write_text(json.dumps(everything), encoding="utf-8")
    expected = replace(
        DEFAULTS, ui_language="en", sound_microphone="en", sound_speaker="en", sound_ringer="en"
    )
    assert chosen(path) == expected


def test_cards_and_volumes_are_there_at_the_next_start(path: Path) -> None:
    choices = AgentChoices(path)
    for name, value in (
        ("sound_speaker", "Kwartel 40"),
        ("sound_ring_volume", 30),
        ("sound_ring_on_speaker", False),
    ):
        choices.keep(name, value)
    expected = replace(
        DEFAULTS, sound_speaker="Kwartel 40", sound_ring_volume=30, sound_ring_on_speaker=False
    )
    assert chosen(path) == expected


@pytest.mark.parametrize("value", [101, -1, "60", True, 1.5])
def test_volume_that_is_none_is_ignored(path: Path, value: object) -> None:
    path.write_text(json.dumps({"sound_ring_volume": value}), encoding="utf-8")
    assert chosen(path) == DEFAULTS


@pytest.mark.parametrize("value", ["fy", "", "EN", None, 7, True, ["en"], {"en": "en"}])
def test_choice_that_is_none_is_ignored_and_the_other_counts(path: Path, value: object) -> None:
    path.write_text(json.dumps({"ui_language": value, "ui_theme": "dark"}), encoding="utf-8")
    assert chosen(path) == replace(DEFAULTS, ui_theme="dark")


BROKEN = (
    b"",
    b"{",
    b"null",
    b"[]",
    b'"ui_theme"',
    b'{"ui_theme": "dark"',
    b"\xff\xfe",
    b"\0" * 99,
    b"[" * 100_000,
)


@pytest.mark.parametrize("content", BROKEN, ids=lambda content: repr(content[:8]))
def test_broken_file_counts_as_empty_and_is_mended_by_the_next_choice(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    choices = AgentChoices(path)
    assert chosen(path) == DEFAULTS
    choices.keep("ui_theme", "dark")
    assert chosen(path) == replace(DEFAULTS, ui_theme="dark")


def test_choice_that_cannot_be_kept_is_logged_and_the_agent_goes_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    choices = AgentChoices(tmp_path / "gone" / "choices.json")
    choices.keep("ui_theme", "dark")
    assert choices.layer().values == {}
    (record,) = caplog.records
    assert record.levelno == logging.WARNING
    assert record.getMessage().startswith("a choice cannot be kept: ")


def test_full_disk_costs_the_new_choice_and_not_the_earlier_ones(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        choices = AgentChoices(disk / "choices.json")
        choices.keep("ui_language", "en")
        filler = fill(disk)
        choices.keep("ui_theme", "dark")
        assert choices.layer().values == {"ui_language": "en"}
        filler.unlink()
        choices.keep("ui_theme", "dark")
        assert choices.layer().values == {"ui_language": "en", "ui_theme": "dark"}


def test_nothing_but_the_file_itself_is_left_in_the_folder(path: Path) -> None:
    AgentChoices(path).keep("ui_theme", "dark")
    assert list(path.parent.iterdir()) == [path]
