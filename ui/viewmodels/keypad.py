"""Keys during a call: which call hears them, and how many were sent. Which they were is shown and kept nowhere."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.domain.call import Call
from app.services.desk import Desk
from ui.texts import phone
from ui.viewmodels.viewmodel import ViewModel

translate = QCoreApplication.translate

KEYS = "123456789*0#"
_MOST_DOTS = 12


@dataclass(frozen=True)
class KeypadPicture:
    """`who` hears the keys, '' for nobody; `sent` has a dot for each; `note` when they came to nothing."""

    who: str = ""
    sent: str = ""
    note: str = ""


class Keypad(ViewModel[KeypadPicture]):
    """Sends what is pressed at once; it may be a PIN."""

    def __init__(self, desk: Desk) -> None:
        self._call_id = ""
        self._number = 0
        super().__init__(desk)

    def open(self) -> bool:
        """Begin for whom the agent hears; False when there is nobody."""
        call = self._desk.calls.takes_keys
        self._call_id, self._number = (call.call_id if call is not None else ""), 0
        self.refresh()
        return call is not None

    def press(self, key: str) -> None:
        """Send one of `KEYS`; anything else is no key."""
        if self._call is not None and len(key) == 1 and key in KEYS:
            self._number += 1
            self._desk.calls.press(self._call_id, key)
            self.refresh()

    @property
    def _call(self) -> Call | None:
        return self._desk.calls.live(self._call_id)

    def _draw(self) -> KeypadPicture:
        call = self._call
        if call is None:
            return KeypadPicture()
        note = ""
        if self._call_id in self._desk.calls.keys_refused:
            note = translate("Keypad", "The other end takes no keys.")
        return KeypadPicture(phone.party_words(call.party), "•" * min(self._number, _MOST_DOTS), note)
