"""The whole program in this process, as it is put together for the agent, but for the telephone engine."""

from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.adapters.settings_files import CentralFiles
from app.adapters.telephony.engine_process import EngineProgram
from app.engine.protocol import Configure, Sound
from app.ports import Clock, Post
from tests.fakes.phone import FakePhone
from tests.fakes.secrets import FakeSecrets
from ui import bootstrap
from ui.bootstrap import Launch, Program
from ui.single_instance import SingleInstance

LOOK = '[ui]\ntheme = "light"\n'


class EnginelessPhone(FakePhone):
    """A telephone in memory where the program makes one of its own. `configuration` is what the engine would get."""

    made: "list[EnginelessPhone]"

    def __init__(
        self,
        _program: EngineProgram,
        configuration: Configure | None,
        clock: Clock,
        post: Post,
        _sound: Sound,
    ) -> None:
        super().__init__(post, clock)
        self.configuration = configuration
        self.made.append(self)

    def start(self) -> None:
        """Find the window."""
        self.connect()

    def use_password(self, password: str) -> None:
        """What the engine would get now."""
        assert self.configuration is not None
        account = replace(self.configuration.account, password=password)
        self.configuration = replace(self.configuration, account=account)

    def stop(self) -> None:
        """End; nothing runs."""


class Programs:
    """Starts programs in a folder of the test, and ends them."""

    def __init__(self, application: QApplication, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        # As in ui/__main__.py; else Qt asks for the end once more after the last window, in some later test.
        application.setQuitOnLastWindowClosed(False)
        self._application = application
        self._folder = folder
        self._running: list[Program] = []
        self.secrets = FakeSecrets()
        self.central = folder / "central"
        self.phones: list[EnginelessPhone] = []
        monkeypatch.setattr(EnginelessPhone, "made", self.phones, raising=False)
        monkeypatch.setattr(bootstrap, "EnginePhone", EnginelessPhone)

    def start(self, settings: str = "") -> Program:
        """Start one with these settings, beside those of the look."""
        file = self._folder / "settings.toml"
        file.write_text(LOOK + settings, encoding="utf-8")
        central = CentralFiles(self.central)
        launch = Launch(SingleInstance(self._folder), file, central, self._folder, self.secrets)
        program = Program(self._application, launch)
        self._running.append(program)
        program.start()
        return program

    def look(self, milliseconds: int) -> None:
        """Let them take in what happens outside, for so long."""
        QTest.qWait(milliseconds)

    @property
    def phone(self) -> EnginelessPhone:
        """The telephone of the last one."""
        return self.phones[-1]

    def end(self) -> None:
        """End all."""
        for program in self._running:
            program._language.use("en")  # lets go of its translations
            program.stop()
            for window in (program.window, program.ring_card):
                shiboken6.delete(window)
