"""The composition root: builds everything, wires it, decides nothing.

(Longer than 300 lines: each connection with the world is built here and nowhere else.)
"""

import json
import random
import sys
from dataclasses import asdict, dataclass, fields
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication

from app.adapters.agent_choices import AgentChoices
from app.adapters.ami.ami_agent_pause import AmiAgentPause
from app.adapters.ami.ami_queue_feed import AmiQueueFeed, manager_account, pause_account
from app.adapters.credentials import CRM_KEY, PAUSE_PASSWORD, QUEUES_PASSWORD, SIP_PASSWORD
from app.adapters.crm.vera_crm import VeraCrm
from app.adapters.headset.hid_headset import HidHeadset
from app.adapters.headset.hid_library import Hidapi
from app.adapters.line_reports import FOLDER as LINE_REPORTS
from app.adapters.line_reports import JsonLineReports
from app.adapters.settings_files import read_settings
from app.adapters.storage.desk_file import DeskFile
from app.adapters.storage.sqlite_audit import SqliteAudit
from app.adapters.storage.sqlite_journal import SqliteJournal
from app.adapters.storage.sqlite_outbox import SqliteOutbox
from app.adapters.storage.sqlite_past_calls import SqlitePastCalls
from app.adapters.system_clock import SystemClock
from app.adapters.taxonomy_file import read_taxonomy
from app.adapters.telephony.configuration import account_of, media_of
from app.adapters.telephony.engine_phone import EnginePhone
from app.domain.alarm import AlarmRule
from app.domain.directory import Entry, EntryKind, entries_of
from app.domain.errors import SettingError
from app.domain.events import Tick
from app.domain.quiet import MOST_REASONS, QuietRules, SwitchNumbers, reason_of
from app.domain.sound import SoundChoice
from app.domain.telephone_address import offered
from app.domain.wrap_up import Label, Outcome, Taxonomy
from app.effective_settings import CentralSettings, EffectiveSettings, Level, SettingTrouble, effective
from app.engine.protocol import Configure, Sound
from app.ports import Secrets
from app.services.desk import Desk
from app.services.queue_board import BoardRules
from app.services.seniors import seniors_of
from app.services.workplace import Ports, Workplace
from app.settings import Settings
from ui.another_password import AnotherPassword
from ui.appearance import Appearance
from ui.asked_secrets import ask_for_secrets
from ui.assets import RESOURCES, program_icon
from ui.board_place import BoardPlace
from ui.crash import Crash
from ui.engine_program import engine_program
from ui.heartbeat import Heartbeat
from ui.language import Language
from ui.loss_sound import LossSound
from ui.mailbox import Mailbox
from ui.single_instance import SingleInstance
from ui.texts import start as start_texts
from ui.viewmodels.notices import StartTroubles, Words
from ui.viewmodels.screens import Screens
from ui.views.demo_strip import DemoStrip
from ui.views.main_window import MainWindow
from ui.views.ring_card import RingCardView


@dataclass(frozen=True)
class Launch:
    """How the program was started: its place on this computer, settings, own files, secrets, a number to offer."""

    instance: SingleInstance
    settings: Path
    central: CentralSettings
    data: Path
    secrets: Secrets
    is_demo: bool = False
    number: str = ""


class Program(QObject):
    """The running program: one desk, its adapters, and the windows that show it."""

    def __init__(self, application: QApplication, launch: Launch) -> None:
        super().__init__()
        self._application = application
        application.setWindowIcon(program_icon())
        self._launch = launch
        self._choices = AgentChoices(launch.data / "choices.json")
        self._layers = (read_settings(launch.settings, Level.OWN), *launch.central.layers())
        found = self._found_settings()
        self.settings = found.settings
        self._language = Language(application, self.settings.ui_language)
        self._appearance = Appearance(application, self.settings.ui_theme)
        self._crash = Crash(launch.data)
        clock = SystemClock()
        self._mailbox = Mailbox(lambda event: self.desk.handle(event))
        secrets, secret_words = ask_for_secrets(launch.secrets, self.settings)
        self._headset = HidHeadset(Hidapi(), self._mailbox.post)
        self._agent_pause = AmiAgentPause(
            pause_account(self.settings, secrets.get(PAUSE_PASSWORD, "")),
            self.settings.pause_interface or f"PJSIP/{self.settings.sip_user}",
            clock,
            self._mailbox.post,
        )
        self._phone = EnginePhone(
            engine_program(launch.data),
            _configuration(self.settings, secrets),
            clock,
            self._mailbox.post,
            _sound(self.settings),
        )
        self._crm = VeraCrm(
            self.settings.crm_url,
            secrets.get(CRM_KEY, ""),
            self.settings.crm_dialect,
            self.settings.crm_organisation,
            clock,
            self._mailbox.post,
        )
        self._queue_feed = AmiQueueFeed(
            manager_account(self.settings, secrets.get(QUEUES_PASSWORD, "")), clock, self._mailbox.post
        )
        self._file = DeskFile(launch.data / "desk.sqlite")
        self._outbox = SqliteOutbox(self._file, clock)
        taxonomy, taxonomy_words = _taxonomy()
        self.desk = Desk(
            Ports(
                self._phone,
                self._crm,
                self._queue_feed,
                self._outbox,
                SqliteJournal(self._file, clock),
                SqliteAudit(self._file),
                clock,
                random.random,
                SqlitePastCalls(self._file, keeps_numbers=self.settings.history_numbers == "whole"),
                JsonLineReports(launch.data / LINE_REPORTS, clock),
                self._headset,
                self._agent_pause,
            ),
            Workplace(
                taxonomy,
                self.settings.agent_relation,
                seniors_of(self.settings.agent_senior, self.settings.sip_user),
                _board_rules(self.settings),
                quiet=_quiet_rules(self.settings),
                tells_colleagues=self.settings.transfer_text,
                directory=_directory(self.settings),
                history_hours=self.settings.history_hours,
                sound=_sound_choice(self.settings),
                echo_number=self.settings.sound_echo_number,
            ),
        )
        words = (
            *_trouble_words(found.troubles),
            *secret_words,
            *((start_texts.set_aside_words,) if self._file.set_aside else ()),
            *taxonomy_words,
        )
        self.screens = Screens(self.desk, StartTroubles(words), found)
        self._loss_sound = LossSound(self.desk)
        self._heartbeat = Heartbeat(lambda: self.desk.handle(Tick(clock.now())))
        self.screens.sound.kept.connect(self._keep)
        launch.instance.called.connect(self._to_the_front)
        self._crash.happened.connect(lambda: self.screens.notices.say(start_texts.fault_words))
        self.board = BoardPlace(self.screens.board)
        self.window, self.ring_card = self._windows()
        self._another_password = AnotherPassword(
            self.desk, self.window, launch.secrets, self._phone.use_password, self.screens.notices.say
        )

    # ------------------------------------------------------------ life

    def start(self) -> None:
        """Begin."""
        self.desk.start()
        if self._outbox.unreadable:
            self.screens.notices.say(partial(start_texts.unreadable_contacts_words, self._outbox.unreadable))
        self._phone.start()
        self._headset.start()
        self._heartbeat.start()
        self.window.show()
        self.window.offer_number(self._launch.number)

    @Slot()
    def end(self) -> None:
        """Have the event loop end without a question: nobody is there to answer it."""
        self._application.exit(0)

    def stop(self) -> None:
        """End in order: no more beats, the telephone hangs up, what is under way is cut, the file is closed."""
        self._heartbeat.stop()
        self._mailbox.close()
        self.ring_card.close()
        self.board.close()
        self._headset.close()
        self._agent_pause.close()
        self._phone.stop()
        self._crm.close()
        self._queue_feed.close()
        self._file.close()
        self._launch.instance.leave()
        self._crash.close()

    def _found_settings(self) -> EffectiveSettings:
        """What counts: the agent's choices of now stand above the own settings file of the start."""
        return effective((self._choices.layer(), *self._layers))

    # ------------------------------------------------------------ windows

    def _windows(self) -> tuple[MainWindow, RingCardView]:
        owner = self.settings.sip_display_name or self.settings.sip_user
        window, ring_card = MainWindow(self.screens, owner), RingCardView(self.screens.ring_card)
        window.language_chosen.connect(self._speak)
        window.theme_chosen.connect(self._dress)
        window.board_wanted.connect(self.board.open)
        window.closed.connect(self._application.quit)
        if self._launch.is_demo:
            strip = DemoStrip()
            strip.caller_wanted.connect(_tell_demonstration)
            window.strips.add(strip)
        return window, ring_card

    def _speak(self, language: str) -> None:
        """Another language: the windows are built anew around the same desk; calls do not notice."""
        self._keep("ui_language", language)
        self._language.use(language)
        old_window, old_card = self.window, self.ring_card
        self.desk.changed()
        self.window, self.ring_card = self._windows()
        self.window.setGeometry(old_window.normalGeometry())
        self.window.setWindowState(old_window.windowState())
        self.window.show()
        self.board.renew()
        old_window.closed.disconnect(self._application.quit)
        old_window.close_for_good()
        for old in (old_window, old_card):
            old.deleteLater()

    def _dress(self, theme: str) -> None:
        self._keep("ui_theme", theme)
        self._appearance.use(theme)

    def _keep(self, name: str, choice: str | int | bool) -> None:
        self._choices.keep(name, choice)
        self.screens.settings.show(self._found_settings())

    def _to_the_front(self, number: str = "") -> None:
        """The window, and in its field the number of an address that was opened; to call it is up to the agent."""
        self.window.offer_number(offered(number))
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()


def _configuration(settings: Settings, secrets: dict[str, str]) -> Configure | None:
    """What the engine has to know; None while nobody said where the exchange is, or who we are."""
    if not settings.sip_registrar or not settings.sip_user:
        return None
    account = account_of(settings, secrets.get(SIP_PASSWORD, ""))
    return Configure(account, _sound(settings), media_of(settings))


def _sound(settings: Settings) -> Sound:
    return Sound(
        settings.sound_kind,
        settings.sound_speak_from,
        settings.sound_record_to,
        **asdict(_sound_choice(settings)),
    )


def _sound_choice(settings: Settings) -> SoundChoice:
    """What the agent chose before, or the organisation for her."""
    return SoundChoice(**{one.name: getattr(settings, f"sound_{one.name}") for one in fields(SoundChoice)})


def _directory(settings: Settings) -> tuple[Entry, ...]:
    """Whom callers can be put through to."""
    return (
        *entries_of(EntryKind.COLLEAGUE, settings.transfer_colleagues),
        *entries_of(EntryKind.QUEUE, settings.transfer_queues),
        *entries_of(EntryKind.PARTNER, settings.transfer_partners),
    )


def _board_rules(settings: Settings) -> BoardRules:
    """The organisation's own rules; an alarm is over when the longest wait is a third below its limit."""
    wait, during = settings.queues_alarm_wait, settings.queues_alarm_during
    return BoardRules(settings.queues_target, AlarmRule(wait, during, calm_below=wait * 2 // 3))


def _quiet_rules(settings: Settings) -> QuietRules:
    """What to dial for pause and do-not-disturb, and where the exchange shows them."""
    return QuietRules(
        SwitchNumbers(settings.pause_code, settings.pause_end_code, settings.pause_hint),
        SwitchNumbers(settings.pause_dnd_code, settings.pause_dnd_end_code, settings.pause_dnd_hint),
        tuple(map(reason_of, settings.pause_reasons[:MOST_REASONS])),
        settings.pause_in_wrap_up,
        settings.sound_return_tone,
        by_manager=bool(settings.pause_user and settings.queues_server),
    )


def _taxonomy() -> tuple[Taxonomy, tuple[Words, ...]]:
    """The list for coding; with a mistake in it nothing can be coded, but everybody can call."""
    try:
        return read_taxonomy(RESOURCES / "wrap_up.toml"), ()
    except SettingError as error:
        nothing = Taxonomy("", (), Outcome("", Label("", "")), ())
        return nothing, (partial(start_texts.wrap_up_list_words, str(error)),)


def _trouble_words(troubles: tuple[SettingTrouble, ...]) -> tuple[Words, ...]:
    return tuple(partial(start_texts.setting_words, one.trouble, one.name, one.place) for one in troubles)


def _tell_demonstration(situation: str) -> None:
    """One line of JSON to whoever started us: the demonstration lets somebody call."""
    sys.stdout.write(json.dumps({"call": situation}) + "\n")
    sys.stdout.flush()
