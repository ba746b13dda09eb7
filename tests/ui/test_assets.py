"""The program's own files that Qt has to know of."""

from PySide6.QtWidgets import QApplication

from tests.ui.programs import Programs


def test_windows_of_the_program_have_its_icon(programs: Programs, qapp: QApplication) -> None:
    programs.start()
    for size in (16, 32, 256):
        picture = qapp.windowIcon().pixmap(size, size).toImage()
        assert picture.pixelColor(picture.width() // 2, picture.height() // 8).alpha() == 255, (
            "something is drawn"
        )
