"""Coding a contact with digits, from the first second of the call."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.domain.contact import ContactSession, SessionState
from app.domain.errors import IncompleteWrapUp, StorageError
from app.domain.wrap_up import Draft, Taxonomy
from app.services.desk import Desk
from ui.keys import DIGITS
from ui.picture import Choice
from ui.texts import failures, times, wrap_up
from ui.viewmodels.calls import name_of
from ui.viewmodels.viewmodel import ViewModel

translate = QCoreApplication.translate

SHOWN_FOR = 6.0  # seconds that 'saved' stays on the screen


class Level(Enum):
    """What the digits choose now. There is one place for all three, so nothing moves."""

    TOPIC = auto()
    SUBTOPIC = auto()
    REASON = auto()


@dataclass(frozen=True)
class WrapUpPicture:
    """What the strip shows; without `session_id` there is nothing to code."""

    session_id: str = ""
    time: str = ""
    caption: str = ""
    level: Level = Level.TOPIC
    question: str = ""
    choices: tuple[Choice, ...] = ()
    topic: str = ""
    subtopic: str = ""
    solved: bool | None = None
    reason: str = ""
    note: str = ""
    hint: str = ""
    hint_tone: str = ""
    is_complete: bool = False
    is_over: bool = False
    save_words: str = ""


class WrapUp(ViewModel[WrapUpPicture]):
    """The draft of the contact on the screen. A digit goes to the first level that is still open."""

    def __init__(self, desk: Desk) -> None:
        self._trouble: Callable[[], str] | None = None
        self._trouble_of = ""
        super().__init__(desk)

    # ------------------------------------------------------------ what the agent does

    def press_digit(self, digit: str) -> None:
        """Choose in the level that is on the screen."""
        code = next((one.code for one in self.picture.choices if one.key == digit), "")
        if code:
            self.choose(code)

    def choose(self, code: str) -> None:
        """Take one of the choices on the screen."""
        session_id = self.picture.session_id
        match self.picture.level:
            case Level.TOPIC:
                self._desk.wrap_up.choose_topic(session_id, code)
            case Level.SUBTOPIC:
                self._desk.wrap_up.choose_subtopic(session_id, code)
            case Level.REASON:
                self._desk.wrap_up.choose_reason(session_id, code)
        self._changed()

    def choose_again(self, level: Level) -> None:
        """Open a level once more."""
        session_id = self.picture.session_id
        match level:
            case Level.TOPIC:
                self._desk.wrap_up.choose_topic(session_id, "")
            case Level.SUBTOPIC:
                self._desk.wrap_up.choose_subtopic(session_id, "")
            case Level.REASON:
                self._desk.wrap_up.choose_reason(session_id, "")
        self._changed()

    def step_back(self) -> None:
        """Open the level again that was chosen last."""
        picture = self.picture
        chosen = {Level.REASON: picture.reason, Level.SUBTOPIC: picture.subtopic, Level.TOPIC: picture.topic}
        last = next((level for level, words in chosen.items() if words), None)
        if last is not None:
            self.choose_again(last)

    def set_solved(self, *, solved: bool) -> None:
        """Whether the first line solved it."""
        self._desk.wrap_up.set_solved(self.picture.session_id, solved)
        self._changed()

    def write_note(self, session_id: str, note: str) -> None:
        """What the codes do not say; to the contact in which it was typed, whichever is on the screen now."""
        self._desk.wrap_up.write_note(session_id, note)

    def save(self) -> None:
        """Save, or ask to save as soon as the conversation has ended; once more takes that back."""
        session = self._session()
        if session is None:
            return
        if session.save_when_ended:
            self._desk.wrap_up.keep_open(session.session_id)
            self._changed()
            return
        try:
            self._desk.wrap_up.save(session.session_id)
        except IncompleteWrapUp:
            missing = session.draft.missing
            self._say(session, partial(wrap_up.missing_words, missing[0]) if missing else _outdated)
        except StorageError as error:
            self._say(session, partial(failures.storage_words, error))
        else:
            self._trouble = None
        self._desk.changed()

    # ------------------------------------------------------------ inside

    def _say(self, session: ContactSession, words: Callable[[], str]) -> None:
        """Keep why it was not saved, to be said in the language that the screen speaks by then."""
        self._trouble, self._trouble_of = words, session.session_id

    def _changed(self) -> None:
        self._trouble = None
        self._desk.changed()

    def _session(self) -> ContactSession | None:
        session = self._desk.sessions.focused
        if session is None or session.is_question or session.state is SessionState.RINGING:
            return None
        return session

    def _draw(self) -> WrapUpPicture:
        session = self._session()
        if session is None:
            return WrapUpPicture(caption=self._idle_caption(), hint=self._saved_words(), hint_tone="ok")
        draft, taxonomy = session.draft, self._desk.wrap_up.taxonomy
        topic, subtopic = taxonomy.topic(draft.topic), taxonomy.subtopic(draft.subtopic)
        reason = taxonomy.reason(draft.reason)
        level = _level(draft)
        hint, tone = self._hint(session)
        return WrapUpPicture(
            session_id=session.session_id,
            time=self._time(session),
            caption=name_of(session),
            level=level,
            question=_level_words(level),
            choices=_choices(level, draft, taxonomy),
            topic=wrap_up.label_words(topic.short) if topic else "",
            subtopic=wrap_up.label_words(subtopic.short) if subtopic else "",
            solved=draft.solved,
            reason=wrap_up.label_words(reason.label) if reason else "",
            note=draft.note,
            hint=hint,
            hint_tone=tone,
            is_complete=not draft.missing,
            is_over=session.needs_coding,
            save_words=_save_words(session),
        )

    def _idle_caption(self) -> str:
        focused = self._desk.sessions.focused
        if focused is not None and focused.is_question:
            return translate("WrapUp", "A colleague's question needs no coding.")
        return translate("WrapUp", "Nothing to code.")

    def _saved_words(self) -> str:
        """'Saved' for a short while after the newest contact went to disk."""
        delivery = self._desk.delivery
        newest = delivery.last_saved_at
        if newest is None or self._desk.now.seconds_since(newest) > SHOWN_FOR:
            return ""
        return translate("WrapUp", "Saved") if delivery.unsent else translate("WrapUp", "Saved, in the CRM")

    def _time(self, session: ContactSession) -> str:
        if session.ended_at is None:
            since = session.answered_at or session.offered_at
            running = times.duration(self._desk.now.seconds_since(since))
            return translate("WrapUp", "call {time}").format(time=running)
        after = times.duration(self._desk.now.seconds_since(session.ended_at))
        return translate("WrapUp", "ended {time} ago").format(time=after)

    def _hint(self, session: ContactSession) -> tuple[str, str]:
        if self._trouble and self._trouble_of == session.session_id:
            return self._trouble(), "bad"
        if session.save_when_ended:
            return translate("WrapUp", "Will be saved when the call ends"), "ok"
        missing = session.draft.missing
        return (wrap_up.missing_words(missing[0]), "") if missing else ("", "")


def _level(draft: Draft) -> Level:
    """The first level that is still open; when all is chosen, the last one, to change one's mind."""
    if not draft.topic:
        return Level.TOPIC
    if draft.solved is False and draft.subtopic:
        return Level.REASON
    return Level.SUBTOPIC


def _level_words(level: Level) -> str:
    match level:
        case Level.TOPIC:
            return translate("WrapUp", "What is it about?")
        case Level.SUBTOPIC:
            return translate("WrapUp", "What exactly?")
        case Level.REASON:
            return translate("WrapUp", "Why not solved?")
        case _:
            assert_never(level)


def _choices(level: Level, draft: Draft, taxonomy: Taxonomy) -> tuple[Choice, ...]:
    match level:
        case Level.TOPIC:
            options = [(one.code, one.short) for one in taxonomy.topics]
        case Level.SUBTOPIC:
            topic = taxonomy.topic(draft.topic)
            options = [(one.code, one.short) for one in topic.subtopics] if topic else []
        case Level.REASON:
            options = [(one.code, one.label) for one in taxonomy.reasons]
        case _:
            assert_never(level)
    chosen = {draft.topic, draft.subtopic, draft.reason}
    return tuple(
        Choice(key, code, wrap_up.label_words(label), is_chosen=code in chosen)
        for key, (code, label) in zip(DIGITS, options, strict=False)
    )


def _save_words(session: ContactSession) -> str:
    if session.save_when_ended:
        return translate("WrapUp", "Keep open")
    if session.needs_coding:
        return translate("WrapUp", "Save")
    return translate("WrapUp", "Save at the end of the call")


def _outdated() -> str:
    return translate("WrapUp", "The chosen topic is no longer in the list; choose again")
