"""The alarms as sentences, with the key that lets them keep quiet for a while."""

from collections.abc import Callable

from ui.components.box import Box
from ui.components.button import KeyButton
from ui.components.icon import Icon
from ui.components.look import set_tone
from ui.components.text import ElidedLabel, PlainLabel, name_widget
from ui.keys import BoardKey
from ui.viewmodels.board_queues import AlarmItem, Alarms
from ui.views.board.form import Form

MOST = 3  # sentences at a desk


class AlarmView(Box):
    """One sentence, what is so at this moment, and its button; on a wall, where no hand is, without a button."""

    def __init__(self, snooze: Callable[[str], None], form: Form) -> None:
        super().__init__("note", is_row=True, margins=(14, 6, 8, 6), gap=12)
        set_tone(self, "bad")
        self._queue = ""
        icon = Icon(side=form.icon)
        icon.draw("alert", "bad")
        self._sentence, self._detail = ElidedLabel(look="strong"), PlainLabel()
        self._snooze = KeyButton()
        self._snooze.clicked.connect(lambda: snooze(self._queue))
        self.add(icon, self._sentence, self._detail)
        self.add_space()
        if not form.is_wall:
            self.add(self._snooze)

    def show_alarm(self, alarm: AlarmItem, snooze_words: str, key: str) -> None:
        """Fill it."""
        self._queue = alarm.queue
        self._sentence.show_text(alarm.sentence, "bad")
        self._detail.show_text(alarm.detail)
        self._snooze.show_key(key)
        self._snooze.show_words(snooze_words)
        name_widget(self._snooze, ", ".join(filter(None, (snooze_words, alarm.queue, key))))
        name_widget(self, f"{alarm.sentence}. {alarm.detail}")


class AlarmsView(Box):
    """Those that are raised; no room at all while there are none."""

    def __init__(self, snooze: Callable[[str], None], form: Form) -> None:
        super().__init__(gap=8)
        self._views = [AlarmView(snooze, form) for _ in range(1 if form.is_wall else MOST)]
        self._more = PlainLabel(look="soft")
        self.add(*self._views, self._more)

    def show_alarms(self, alarms: Alarms) -> None:
        """Fill it. The key belongs to the first: the one that has waited longest."""
        words = self.tr("Quiet for {time}").format(time=alarms.snooze_for)
        for index, view in enumerate(self._views):
            view.setVisible(index < len(alarms.raised))
            if index < len(alarms.raised):
                view.show_alarm(alarms.raised[index], words, "" if index else BoardKey.SNOOZE.cap)
        more = len(alarms.raised) - len(self._views)
        self._more.show_text(self.tr("Alarm in more queues: {n}").format(n=more))
        self._more.setVisible(more > 0)
        self.setVisible(bool(alarms.raised))
