"""The first start on a desk: what is missing is asked once, kept in the key store, and used at once."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.adapters.credentials import CRM_KEY, QUEUES_PASSWORD, SIP_PASSWORD
from tests.ui.hands import Hands
from tests.ui.picture import drawn, visible_labels
from tests.ui.programs import Programs
from ui.bootstrap import Program
from ui.texts.start import no_key_store_words
from ui.views.first_start import FirstStart

EXCHANGE = '[sip]\nregistrar = "127.0.0.1:5060"\nuser = "1001"\n'
CRM = '[crm]\nurl = "http://127.0.0.1:1"\n'
QUEUES = '[queues]\nserver = "127.0.0.1:1"\nuser = "board"\ntransport = "tcp"\n'
PHONE_FIELD, CRM_FIELD = "Wachtwoord van de telefoon", "Sleutel van het CRM"
QUEUES_FIELD = "Wachtwoord voor de wachtrijen"

Act = Callable[[Hands], None]


class Agent:
    """Whoever sits there at the first start: does `act` in each window that asks, and remembers what it asked."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._seen: list[FirstStart] = []
        self.asked: list[list[str]] = []
        self.act: Act = lambda hands: hands.press("Esc")
        self._glance = QTimer()
        self._glance.timeout.connect(self._look)
        self._glance.start(1)

    def leave(self) -> None:
        """Look no more."""
        self._glance.stop()

    def _look(self) -> None:
        window = self._application.activeModalWidget()
        if not isinstance(window, FirstStart) or not window.isActiveWindow():
            return
        if window in self._seen:
            window.reject()  # what was done did not end it; no test may wait for ever
            return
        self._seen.append(window)
        self.asked.append([field.accessibleName() for field in _fields(window)])
        self.act(Hands(window))


@pytest.fixture
def agent(qapp: QApplication) -> Iterator[Agent]:
    """Somebody at the keyboard."""
    agent = Agent(qapp)
    yield agent
    agent.leave()


@pytest.fixture
def ask(qtbot: QtBot) -> Callable[..., FirstStart]:
    """The window alone."""

    def ask_(*, phone: bool = True, crm: bool = True, queues: bool = False) -> FirstStart:
        window = FirstStart(asks_phone=phone, asks_crm=crm, asks_queues=queues)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.open()
        return window

    return ask_


# ---------------------------------------------------------------- the window


@pytest.mark.parametrize(
    ("phone", "crm", "queues", "names"),
    [
        (True, True, True, [PHONE_FIELD, CRM_FIELD, QUEUES_FIELD]),
        (True, True, False, [PHONE_FIELD, CRM_FIELD]),
        (True, False, False, [PHONE_FIELD]),
        (False, True, False, [CRM_FIELD]),
        (False, False, True, [QUEUES_FIELD]),
    ],
)
def test_only_what_is_missing_is_asked(
    phone: bool, crm: bool, queues: bool, names: list[str], ask: Callable[..., FirstStart]
) -> None:
    window = ask(phone=phone, crm=crm, queues=queues)
    assert [field.accessibleName() for field in _fields(window)] == names
    drawn(window)
    labels = [label.text() for label, _ in visible_labels(window)]
    assert [text for text in labels if text in (PHONE_FIELD, CRM_FIELD, QUEUES_FIELD)] == names
    assert "Later" in labels


def test_hand_that_types_at_once_fills_in_field_after_field(
    ask: Callable[..., FirstStart], qtbot: QtBot
) -> None:
    window = ask()
    hands = Hands(window)
    hands.type("geheim")
    hands.press("Tab")
    hands.type("sleutel")
    with qtbot.waitSignal(window.accepted):
        hands.press("Return")
    assert (window.phone_password, window.crm_key) == ("geheim", "sleutel")


def test_what_is_typed_can_be_read_by_nobody(ask: Callable[..., FirstStart]) -> None:
    window = ask()
    hands = Hands(window)
    for field in _fields(window):
        field.setFocus()
        hands.type("geheim")
        assert field.text() == "geheim"
        assert not set(field.displayText()) & set("geheim")


# ---------------------------------------------------------------- the program


def test_first_start_asks_keeps_and_uses_what_was_typed(
    programs: Programs, agent: Agent, tmp_path: Path
) -> None:
    agent.act = _types("geheim-1", "Tab", "sleutel-2", "Return")
    programs.start(EXCHANGE + CRM)
    assert agent.asked == [[PHONE_FIELD, CRM_FIELD]]
    assert (programs.secrets.read(SIP_PASSWORD), programs.secrets.read(CRM_KEY)) == ("geheim-1", "sleutel-2")
    assert _password(programs) == "geheim-1"
    for file in tmp_path.rglob("*"):
        assert file.is_dir() or not any(word in file.read_bytes() for word in (b"geheim-1", b"sleutel-2")), (
            file
        )


def test_password_for_the_queues_is_kept_beside_the_others(programs: Programs, agent: Agent) -> None:
    agent.act = _types("geheim-3", "Return")
    programs.start(QUEUES)
    assert agent.asked == [[QUEUES_FIELD]]
    assert programs.secrets.read(QUEUES_PASSWORD) == "geheim-3"


def test_next_start_asks_nothing(programs: Programs, agent: Agent) -> None:
    programs.secrets.write(SIP_PASSWORD, "geheim")
    programs.secrets.write(CRM_KEY, "sleutel")
    programs.start(EXCHANGE + CRM)
    assert agent.asked == []
    assert _password(programs) == "geheim"


def test_what_is_there_already_is_not_asked_again(programs: Programs, agent: Agent) -> None:
    programs.secrets.write(SIP_PASSWORD, "geheim")
    agent.act = _types("sleutel", "Return")
    programs.start(EXCHANGE + CRM)
    assert agent.asked == [[CRM_FIELD]]
    assert (_password(programs), programs.secrets.read(CRM_KEY)) == ("geheim", "sleutel")


@pytest.mark.parametrize(
    ("settings", "asked"),
    [
        ("", []),
        ('[sip]\nregistrar = "127.0.0.1:5060"\n', []),
        ('[sip]\nuser = "1001"\n', []),
        (EXCHANGE, [[PHONE_FIELD]]),
        (CRM, [[CRM_FIELD]]),
        (QUEUES, [[QUEUES_FIELD]]),
        ('[queues]\nserver = "127.0.0.1:1"\n', []),
    ],
    ids=["nothing", "no user", "no exchange", "exchange only", "crm only", "queues only", "nobody's queues"],
)
def test_what_the_settings_do_not_speak_of_is_not_asked(
    settings: str, asked: list[list[str]], programs: Programs, agent: Agent
) -> None:
    programs.start(settings)
    assert agent.asked == asked
    assert (programs.phone.configuration is None) == (settings != EXCHANGE)


@pytest.mark.parametrize("keys", [("geheim", "Esc"), ("Return",)], ids=["typed, then later", "kept nothing"])
def test_later_keeps_nothing_and_asks_again_next_time(
    keys: tuple[str, ...], programs: Programs, agent: Agent
) -> None:
    agent.act = _types(*keys)
    for _ in range(2):
        program = programs.start(EXCHANGE)
        assert _password(programs) == ""
        assert program.window.isVisible()
    assert agent.asked == [[PHONE_FIELD]] * 2
    assert programs.secrets.read(SIP_PASSWORD) == ""


def test_key_store_that_is_locked_costs_the_agent_no_more_than_typing_each_time(
    programs: Programs, agent: Agent
) -> None:
    programs.secrets.is_locked = True
    agent.act = _types("geheim", "Return")
    program = programs.start(EXCHANGE)
    assert _password(programs) == "geheim"
    assert agent.asked == [[PHONE_FIELD]]
    assert _notices(program) == [no_key_store_words()]


def _types(*parts: str) -> Act:
    """Words into what has the keys, and keys by their names."""

    def act(hands: Hands) -> None:
        for part in parts:
            if part in ("Tab", "Return", "Esc"):
                hands.press(part)
            else:
                hands.type(part)

    return act


def _fields(window: FirstStart) -> list[QLineEdit]:
    return [field for field in window.findChildren(QLineEdit) if field.isVisible()]


def _password(programs: Programs) -> str:
    configuration = programs.phone.configuration
    assert configuration is not None
    return configuration.account.password


def _notices(program: Program) -> list[str]:
    return [notice.words for notice in program.screens.notices.picture]
