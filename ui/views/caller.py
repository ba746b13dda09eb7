"""The middle of the window: the caller, in the face that the picture asks for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSlider, QStackedLayout, QWidget

from ui.components.box import Box, scrolling
from ui.components.text import PlainLabel
from ui.viewmodels.caller import Caller, CallerPicture, Screen
from ui.views.chooser import ChooserView
from ui.views.person import PersonView


class CallerView(QWidget):
    """One face at a time. Each keeps its place, so what comes late pushes nothing away."""

    def __init__(self, caller: Caller) -> None:
        super().__init__()
        self._caller = caller
        self._idle_title, self._idle_words = PlainLabel(look="strong"), PlainLabel(look="soft")
        self.person = PersonView(caller)
        self.chooser = ChooserView(caller)
        self._chooser_area, self._person_area = scrolling(self.chooser), scrolling(self.person)
        self._faces = QStackedLayout(self)
        for face in (_calm_face(self._idle_title, self._idle_words), self._chooser_area, self._person_area):
            self._faces.addWidget(face)
        caller.changed.connect(self.show_caller)
        self.show_caller()

    def show_caller(self) -> None:
        """Show the picture."""
        picture = self._caller.picture
        self._faces.setCurrentIndex(_face_of(picture))
        if picture.screen is Screen.PERSON:
            self.person.show_person(picture)
        elif picture.screen is Screen.IDLE:
            self._idle_title.show_text(picture.title)
            self._idle_words.show_text(picture.subtitle)
        else:
            self.chooser.show_picture(picture)

    def go_further(self, *, down: bool) -> None:
        """One screen further: the page that is open first, then the whole card."""
        action = QAbstractSlider.SliderAction
        step = action.SliderPageStepAdd if down else action.SliderPageStepSub
        areas = (self.person.tabs.open_area, self._person_area, self._chooser_area)
        for bar in (area.verticalScrollBar() for area in areas if area.isVisible()):
            before = bar.value()
            bar.triggerAction(step)
            if bar.value() != before:
                return


def _face_of(picture: CallerPicture) -> int:
    return {Screen.IDLE: 0, Screen.PERSON: 2}.get(picture.screen, 1)


def _calm_face(*labels: PlainLabel) -> Box:
    face = Box(gap=6)
    face.add_space()
    for label in labels:
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        face.add(label)
    face.add_space()
    return face
