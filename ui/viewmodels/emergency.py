"""112: what fills the screen when this telephone cannot call it."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.domain.emergency import EmergencyState
from ui.viewmodels.viewmodel import ViewModel

translate = QCoreApplication.translate


@dataclass(frozen=True)
class EmergencyPicture:
    """What the screen says; not `is_open`: it is away. `address` is the home of the caller, for whoever calls 112."""

    is_open: bool = False
    state: str = ""
    address: str = ""


def without_telephone() -> EmergencyPicture:
    """The same before there is a telephone at all: the program has not been set up yet."""
    return EmergencyPicture(is_open=True, state=_cannot())


class Emergency(ViewModel[EmergencyPicture]):
    """Watches the call to 112."""

    def close(self) -> None:
        """It has been read."""
        self._desk.emergency.close()
        self._desk.changed()

    def _draw(self) -> EmergencyPicture:
        call = self._desk.emergency.call
        if not call.needs_another_telephone:
            return EmergencyPicture()
        is_tried = call.state is EmergencyState.UNHEARD
        state = (
            translate("Emergency", "This telephone gets no answer. It keeps trying.")
            if is_tried
            else _cannot()
        )
        return EmergencyPicture(is_open=True, state=state, address=self._address())

    def _address(self) -> str:
        session = self._desk.sessions.focused
        dossier = session.dossier if session is not None else None
        unit = dossier.unit.content if dossier is not None else None
        if unit is None or not unit.address.line:
            return ""
        return translate("Emergency", "Home of the caller: {address}").format(address=unit.address.line)


def _cannot() -> str:
    return translate("Emergency", "This telephone cannot reach 112.")
