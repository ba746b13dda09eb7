"""Lists of rows under a heading. Widgets are kept and filled anew, so nothing flickers or jumps."""

from PySide6.QtWidgets import QGridLayout, QSizePolicy

from ui.components.box import Box
from ui.components.icon import Icon
from ui.components.look import set_look, set_tone
from ui.components.text import ElidedLabel, PlainLabel
from ui.picture import Row, Section


class RowView(Box):
    """One row: icon, two lines of text, a tag."""

    def __init__(self) -> None:
        super().__init__()
        self._icon, self._title, self._detail = Icon(look="soft"), ElidedLabel(), ElidedLabel(look="soft")
        self._tag = PlainLabel(look="tag")
        grid = QGridLayout()
        grid.setContentsMargins(0, 7, 0, 7)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._icon, 0, 0)
        grid.addWidget(self._title, 0, 1)
        grid.addWidget(self._detail, 1, 1, 1, 2)
        grid.addWidget(self._tag, 0, 2)
        self.items.addLayout(grid)
        self.add(Box("rule"))

    def show_row(self, row: Row) -> None:
        """Fill it."""
        self._icon.draw(row.icon)
        self._title.show_text(row.title)
        if (look := "strong" if row.is_strong else "") != self._title.property("look"):
            set_look(self._title, look)
            self._title.style().polish(self._title)
        self._detail.show_text(row.detail)
        self._detail.setVisible(bool(row.detail))
        self._tag.show_text(row.tag, row.tone)
        self._tag.setVisible(bool(row.tag))


class SectionView(Box):
    """A heading with its rows, or the sentence that stands instead of them."""

    def __init__(self) -> None:
        super().__init__(gap=0)
        self._heading = PlainLabel(look="heading")
        self._note = PlainLabel(look="soft", wraps=True)
        self._note.setContentsMargins(0, 6, 0, 0)
        self._rows: list[RowView] = []
        self._shown: Section | None = None
        self.add(self._heading, self._note)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_section(self, section: Section) -> None:
        """Fill it."""
        if section == self._shown:
            return
        self._shown = section
        self._heading.show_text(section.heading.upper())
        self._note.show_text(section.note)
        set_tone(self._note, section.tone)
        self._note.setVisible(bool(section.note))
        while len(self._rows) < len(section.rows):
            self._rows.append(RowView())
            self.add(self._rows[-1])
        for index, view in enumerate(self._rows):
            if index < len(section.rows):
                view.show_row(section.rows[index])
            view.setVisible(index < len(section.rows))


class Page(Box):
    """Sections one below the other."""

    def __init__(self) -> None:
        super().__init__(margins=(0, 0, 8, 8), gap=18)
        self._views: list[SectionView] = []
        self.add_space()

    def show_sections(self, sections: tuple[Section, ...]) -> None:
        """Fill it; the number of sections of a page is always the same."""
        while len(self._views) < len(sections):
            view = SectionView()
            self.items.insertWidget(len(self._views), view)
            self._views.append(view)
        for view, section in zip(self._views, sections, strict=False):
            view.show_section(section)
