"""A password that the exchange refused is asked for once, beside the window, and used at once."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.adapters.credentials import SIP_PASSWORD
from app.domain.agent import Registration
from app.domain.events import RegistrationChanged
from tests.fakes.secrets import FakeSecrets
from tests.ui.programs import Programs
from tests.ui.stage import Stage
from ui.another_password import AnotherPassword
from ui.texts.start import no_key_store_words
from ui.viewmodels.notices import Words
from ui.views.main_window import MainWindow
from ui.views.password_sheet import PasswordSheet

Open = Callable[[Stage], MainWindow]


class Room:
    """A window, its key store, and what the phone was told."""

    def __init__(self, stage: Stage, window: MainWindow) -> None:
        self.secrets = FakeSecrets()
        self.used: list[str] = []
        self.said: list[Words] = []
        self.window = window
        AnotherPassword(stage.desk, window, self.secrets, self.used.append, self.said.append)

    @property
    def sheets(self) -> list[PasswordSheet]:
        return [sheet for sheet in self.window.findChildren(PasswordSheet) if sheet.isVisible()]

    def types(self, password: str) -> None:
        (sheet,) = self.sheets
        (field,) = sheet.findChildren(QLineEdit)
        field.setText(password)
        sheet.accept()


@pytest.fixture
def room(stage: Stage, open_window: Open) -> Room:
    return Room(stage, open_window(stage))


def refused(stage: Stage) -> None:
    stage.post(RegistrationChanged(Registration.WRONG_PASSWORD, 403))


def test_password_is_asked_for_once_kept_and_used(stage: Stage, room: Room) -> None:
    refused(stage)
    room.types("goed")
    stage.later(5)
    assert room.sheets == []
    assert room.used == ["goed"]
    assert room.secrets.read(SIP_PASSWORD) == "goed"


def test_other_password_that_is_refused_as_well_is_asked_for_again(stage: Stage, room: Room) -> None:
    refused(stage)
    room.types("mis")
    stage.post(RegistrationChanged(Registration.STARTING))
    refused(stage)
    assert len(room.sheets) == 1


@pytest.mark.parametrize("how", ["later", "nothing typed"])
def test_agent_may_leave_it(stage: Stage, room: Room, how: str) -> None:
    refused(stage)
    if how == "later":
        room.sheets[0].reject()
    else:
        room.types("")
    stage.later(60)
    assert (room.sheets, room.used) == ([], [])


def test_nobody_is_asked_while_somebody_is_on_the_line_or_waits_for_coding(stage: Stage, room: Room) -> None:
    stage.talk()
    refused(stage)
    assert room.sheets == []
    stage.phone.other_ends("call-1")
    assert room.sheets == []


def test_window_goes_on_beside_the_question(stage: Stage, room: Room, qtbot: QtBot) -> None:
    refused(stage)
    qtbot.waitUntil(lambda: bool(room.sheets))
    assert not room.sheets[0].isModal()
    assert room.window.isEnabled()


def test_program_registers_with_what_was_typed(programs: Programs) -> None:
    programs.secrets.write(SIP_PASSWORD, "mis")
    program = programs.start('[sip]\nregistrar = "127.0.0.1:5060"\nuser = "1001"\n')
    program.desk.handle(RegistrationChanged(Registration.WRONG_PASSWORD, 403))
    (sheet,) = program.window.findChildren(PasswordSheet)
    sheet.findChildren(QLineEdit)[0].setText("goed")
    sheet.accept()
    assert programs.phone.configuration is not None
    assert programs.phone.configuration.account.password == "goed"
    assert programs.secrets.read(SIP_PASSWORD) == "goed"


def test_key_store_that_does_not_take_it_is_said_and_the_phone_has_it_all_the_same(
    stage: Stage, room: Room
) -> None:
    room.secrets.is_locked = True
    refused(stage)
    room.types("goed")
    assert room.used == ["goed"]
    assert room.said == [no_key_store_words]
