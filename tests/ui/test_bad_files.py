"""Files of this desk that are not as they should be: said in a sentence, and everything else works."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.settings import Settings
from tests import builders
from tests.fakes.secrets import FakeSecrets
from tests.ui.hands import Hands
from tests.ui.programs import Programs
from ui import asked_secrets, bootstrap
from ui.bootstrap import Program
from ui.keys import Key
from ui.texts import start


class UnwritableSecrets(FakeSecrets):
    """A key store that can be read, but takes nothing new."""

    def write(self, name: str, value: str) -> None:
        """Fail."""
        self.is_locked = True
        super().write(name, value)


def test_mistake_in_the_list_for_coding_is_named_and_calls_go_on(
    programs: Programs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    (tmp_path / "wrap_up.toml").write_text('version = "1"\n', encoding="utf-8")
    monkeypatch.setattr(bootstrap, "RESOURCES", tmp_path)
    program = programs.start()
    assert any(
        "lijst voor het coderen" in sentence and "wrap_up.toml" in sentence for sentence in _said(program)
    )
    programs.phone.ring("call-1", builders.party())
    qtbot.waitUntil(program.ring_card.isVisible)
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    Hands(program.window).press(Key.ANSWER)
    qtbot.waitUntil(lambda: program.screens.wrap_up.picture.session_id != "")
    assert programs.phone.heard == {"call-1"}
    assert program.screens.wrap_up.picture.choices == ()
    programs.phone.other_ends("call-1")
    qtbot.waitUntil(lambda: program.screens.wrap_up.picture.is_over)
    Hands(program.window).press(Key.SAVE)
    assert program.screens.wrap_up.picture.hint_tone != ""
    assert program.desk.sessions.all != ()


def test_saved_contact_that_cannot_be_read_is_counted_on_the_screen_and_kept(
    programs: Programs, tmp_path: Path
) -> None:
    programs.start().stop()
    with closing(sqlite3.connect(tmp_path / "desk.sqlite")) as file, file:
        file.execute("INSERT INTO outbox (contact_id, saved_at, record) VALUES ('a', 'gisteren', '{')")
    program = programs.start()
    assert start.unreadable_contacts_words(1) in _said(program)
    with closing(sqlite3.connect(tmp_path / "desk.sqlite")) as file:
        assert file.execute("SELECT count(*) FROM outbox").fetchone() == (1,)


def test_nothing_is_said_of_files_that_are_as_they_should_be(programs: Programs) -> None:
    assert _said(programs.start()) == []


def test_key_store_that_takes_nothing_asks_once_and_what_was_given_is_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[list[str]] = []

    def ask(names: list[str]) -> dict[str, str]:
        asked.append(names)
        return dict.fromkeys(names, "geheim")

    monkeypatch.setattr(asked_secrets, "_asked", ask)
    given, words = asked_secrets.ask_for_secrets(UnwritableSecrets(), Settings(crm_url="http://127.0.0.1:9"))
    assert (list(given.values()), len(asked), words) == (["geheim"], 1, (start.no_key_store_words,))


def _said(program: Program) -> list[str]:
    return [notice.words for notice in program.screens.notices.picture]
