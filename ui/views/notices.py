"""Sentences at the top of the window about what is wrong and what still works."""

from ui.components.box import Box
from ui.components.icon import Icon
from ui.components.look import set_tone
from ui.components.text import PlainLabel, name_widget
from ui.viewmodels.notices import Notice, Notices


class NoticeView(Box):
    """One sentence."""

    def __init__(self) -> None:
        super().__init__("banner", is_row=True, margins=(16, 7, 16, 7), gap=10)
        self._icon, self._words = Icon("alert"), PlainLabel(wraps=True)
        self.add(self._icon)
        self.add(self._words, stretch=1)

    def show_notice(self, notice: Notice) -> None:
        """Fill it."""
        set_tone(self, notice.tone)
        self._icon.draw("check" if notice.tone == "ok" else "alert", notice.tone)
        self._words.show_text(notice.words)
        name_widget(self, notice.words)


class NoticesView(Box):
    """All of them; no room at all while everything is well."""

    def __init__(self, notices: Notices) -> None:
        super().__init__()
        self._notices = notices
        self._views: list[NoticeView] = []
        notices.changed.connect(self.show_notices)

    def show_notices(self) -> None:
        """Show the picture."""
        picture = self._notices.picture
        while len(self._views) < len(picture):
            self._views.append(NoticeView())
            self.add(self._views[-1])
        for index, view in enumerate(self._views):
            view.setVisible(index < len(picture))
            if index < len(picture):
                view.show_notice(picture[index])
        self.setVisible(bool(picture))
