"""What each key does, as a table: the words on the sheet, where it works, and what is so afterwards."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.building import ComplexReports
from app.domain.consult import ConsultReference
from app.domain.consult_reason import ConsultReason
from app.domain.desk_message import TextAnswered, TextAsked
from tests import builders
from tests.ui import board_scenes, scenes, senior_scenes
from tests.ui.stage import Scene, Stage
from ui.keys import Key
from ui.viewmodels.caller import Screen, Tab
from ui.viewmodels.consult import Hears
from ui.viewmodels.wrap_up import Level
from ui.views.call_list_sheet import CallListSheet
from ui.views.keypad import KeypadSheet
from ui.views.keys_sheet import KeysSheet
from ui.views.main_window import MainWindow
from ui.views.pause_choice import PauseChoice
from ui.views.put_through import PutThroughSheet
from ui.views.question import Question


@dataclass(frozen=True)
class Effect:
    """What a key does: the words on the sheet, a state in which it does something, and what is so after it.

    `first`: keys that lead to that state.
    """

    cap: str
    words: str
    before: Scene
    is_done: Callable[[Stage, MainWindow], bool]
    first: tuple[Key, ...] = ()


def _verified(stage: Stage) -> None:
    scenes.in_call(stage)
    for check in stage.screens.caller.picture.checks[:2]:
        stage.screens.caller.toggle_check(check.question)


def _can_be_opened(stage: Stage) -> None:
    stage.knows(*scenes.only_confidential())
    stage.talk()
    for check in stage.screens.caller.picture.checks[:2]:
        stage.screens.caller.toggle_check(check.question)


def _answered_later(stage: Stage) -> None:
    scenes.crm_down(stage)
    stage.crm.failure = None
    stage.knows()


def _coded(stage: Stage) -> None:
    scenes.in_call(stage)
    stage.screens.wrap_up.choose("REP")
    stage.screens.wrap_up.choose("REPLOO")
    stage.screens.wrap_up.set_solved(solved=True)
    stage.phone.other_ends("call-1")


def _topic_chosen(stage: Stage) -> None:
    scenes.in_call(stage)
    stage.screens.wrap_up.choose("REP")


def _long_page(stage: Stage) -> None:
    reports = tuple(builders.report(f"OND-{number}") for number in range(30))
    stage.knows(ComplexReports(reports))
    stage.talk()


def _is_checked(index: int) -> Callable[[Stage, MainWindow], bool]:
    return lambda stage, _window: stage.screens.caller.picture.checks[index].is_answered


def _is_commanded(command: str) -> Callable[[Stage, MainWindow], bool]:
    return lambda stage, _window: stage.phone.commands[-1:] != [] and stage.phone.commands[-1][0] == command


def _is_hearing(whom: Hears) -> Callable[[Stage, MainWindow], bool]:
    return lambda stage, _window: stage.screens.consult.picture.hears is whom


def _tab(window: MainWindow) -> int:
    return window.caller.person.tabs.open_page


def _scrolled(window: MainWindow) -> int:
    return window.caller.person.tabs.open_area.verticalScrollBar().value()


def _is_why(index: int) -> Callable[[Stage, MainWindow], bool]:
    reason = tuple(ConsultReason)[index].value
    return lambda stage, _window: stage.desk.sessions.all[0].draft.consult_reason == reason


def _four_answers(stage: Stage) -> None:
    senior_scenes.talks(stage)
    asked = TextAsked("t1", ConsultReference("elders", question="Wat is het?"), ("a", "b", "c", "d"))
    senior_scenes.says(stage, asked, "1007")


def _is_answered(stage: Stage, _window: MainWindow) -> bool:
    return stage.phone.sent[-1] == ("1007", TextAnswered("t1", "d"))


CHOICE = "Why she was needed; answer in writing"
CHECK = "The caller answered this question rightly"
EFFECTS = {
    Key.HELP: Effect("", "", scenes.idle, lambda _stage, window: bool(window.findChildren(KeysSheet))),
    Key.ANSWER: Effect("F2", "Answer", scenes.ringing, _is_commanded("answer")),
    Key.REFUSE: Effect("Shift F2", "Refuse", scenes.ringing, _is_commanded("refuse")),
    Key.HANG_UP: Effect("F3", "Hang up", scenes.in_call, _is_commanded("hang_up")),
    Key.HOLD: Effect("F4", "Hold, or take back", scenes.in_call, _is_commanded("hold")),
    Key.MUTE: Effect("F10", "Microphone off, or on", scenes.in_call, _is_commanded("mute")),
    Key.ASK: Effect(
        "F9",
        "Ask the senior",
        scenes.in_call,
        lambda stage, _window: any(command[0] == "dial" for command in stage.phone.commands),
    ),
    Key.ASK_IN_WRITING: Effect(
        "Shift F9", "Ask her in writing", scenes.in_call, lambda _stage, window: window.senior.question.hasFocus()
    ),
    Key.FIRST_CHOICE: Effect("Alt 1 – 4", CHOICE, senior_scenes.why_needed, _is_why(0)),
    Key.SECOND_CHOICE: Effect("Alt 1 – 4", CHOICE, senior_scenes.why_needed, _is_why(1)),
    Key.THIRD_CHOICE: Effect("Alt 1 – 4", CHOICE, senior_scenes.why_needed, _is_why(2)),
    Key.FOURTH_CHOICE: Effect("Alt 1 – 4", CHOICE, _four_answers, _is_answered),
    Key.JOIN: Effect("F7", "All three together", scenes.consulting, _is_commanded("join")),
    Key.SWAP: Effect("F5", "To the other of the two", scenes.consulting, _is_hearing(Hears.CALLER)),
    Key.END_FOR_ALL: Effect(
        "Shift F3",
        "End for everybody",
        scenes.consulting,
        lambda _stage, window: bool(window.findChildren(Question)),
    ),
    Key.PUT_THROUGH: Effect(
        "F6",
        "Put through to somebody else",
        scenes.in_call,
        lambda _stage, window: bool(window.findChildren(PutThroughSheet)),
    ),
    Key.HAND_OVER: Effect("F8", "Put the caller through", scenes.consulting, _is_commanded("hand_over")),
    Key.BACK: Effect(
        "Esc",
        "Back to the caller",
        scenes.consulting,
        _is_hearing(Hears.CALLER),
    ),
    Key.SEARCH: Effect(
        "Ctrl K",
        "Search, or call a number",
        scenes.in_call,
        lambda _stage, window: window.top_bar.field.hasFocus(),
    ),
    Key.PAUSE: Effect(
        "Ctrl P",
        "Pause, or take calls again",
        scenes.idle,
        lambda _stage, window: bool(window.findChildren(PauseChoice)),
    ),
    Key.DO_NOT_DISTURB: Effect(
        "Ctrl D",
        "Do not disturb, or take calls again",
        scenes.idle,
        lambda stage, _window: stage.phone.commands[-1][2:] == ("*78",),
    ),
    Key.RETRY: Effect(
        "Ctrl R",
        "Look up again",
        _answered_later,
        lambda stage, _window: stage.screens.caller.picture.screen is Screen.PERSON,
    ),
    Key.SOMEBODY_ELSE: Effect(
        "Ctrl E",
        "It is somebody else",
        _verified,
        lambda stage, _window: stage.screens.caller.picture.screen is Screen.CHOOSER,
    ),
    Key.FIRST_CHECK: Effect("Ctrl 1 – 3", CHECK, scenes.in_call, _is_checked(0)),
    Key.SECOND_CHECK: Effect("Ctrl 1 – 3", CHECK, scenes.in_call, _is_checked(1)),
    Key.THIRD_CHECK: Effect("Ctrl 1 – 3", CHECK, scenes.in_call, _is_checked(2)),
    Key.REVEAL: Effect(
        "Ctrl O",
        "Open what is confidential",
        _can_be_opened,
        lambda stage, _window: not any(line.is_covered for line in stage.screens.caller.picture.lines),
    ),
    Key.NEXT_TAB: Effect(
        "Ctrl Tab", "Next page", scenes.in_call, lambda _stage, window: _tab(window) == list(Tab).index(Tab.CONTACTS)
    ),
    Key.SCROLL_DOWN: Effect(
        "PgUp / PgDn", "Further up or down", _long_page, lambda _stage, window: _scrolled(window) > 0
    ),
    Key.SCROLL_UP: Effect(
        "PgUp / PgDn", "Further up or down", _long_page, lambda _stage, window: _scrolled(window) == 0,
        first=(Key.SCROLL_DOWN,),
    ),
    Key.SOLVED: Effect(
        "J / N", "Solved, or not", scenes.in_call, lambda stage, _window: stage.screens.wrap_up.picture.solved is True
    ),
    Key.NOT_SOLVED: Effect(
        "J / N", "Solved, or not", scenes.in_call, lambda stage, _window: stage.screens.wrap_up.picture.solved is False
    ),
    Key.NOTE: Effect(
        "Ctrl I", "Write a note", scenes.in_call, lambda _stage, window: window.wrap_up.note.hasFocus()
    ),
    Key.UNDO: Effect(
        "←", "Choose again", _topic_chosen, lambda stage, _window: stage.screens.wrap_up.picture.level is Level.TOPIC
    ),
    Key.BOARD: Effect(
        "Ctrl B", "Open the board", board_scenes.calm, lambda stage, _window: stage.opened == ["board"]
    ),
    Key.HISTORY: Effect(
        "Ctrl H",
        "My calls, and call back",
        scenes.wrapping_up,
        lambda _stage, window: bool(window.findChildren(CallListSheet)),
    ),
    Key.BAD_LINE: Effect(
        "Ctrl L",
        "Bad line: note it down for IT",
        scenes.in_call,
        lambda stage, _window: len(stage.line_reports.kept) == 1,
    ),
    Key.KEYPAD: Effect(
        "Ctrl T",
        "Keys for a menu or a PIN",
        scenes.in_call,
        lambda _stage, window: bool(window.findChildren(KeypadSheet)),
    ),
    Key.SAVE: Effect("Ctrl Enter", "Save", _coded, lambda stage, _window: len(stage.crm.written) == 1),
}  # fmt: skip
