"""After the exchange refused the password of the phone: another one is asked for, kept and used."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.adapters.credentials import SIP_PASSWORD
from app.domain.agent import Registration
from app.domain.errors import SecretStoreError
from app.ports import Secrets
from app.services.desk import Desk
from ui.texts import start as start_texts
from ui.viewmodels.notices import Words
from ui.views.password_sheet import PasswordSheet


class AnotherPassword:
    """Asks once for each refusal, when nobody is on the line and nothing waits for coding.

    `use` gives the password to the phone, `say` tells that the key store did not take it.
    """

    def __init__(
        self,
        desk: Desk,
        window: QWidget,
        secrets: Secrets,
        use: Callable[[str], None],
        say: Callable[[Words], None],
    ) -> None:
        self._desk = desk
        self._window = window
        self._secrets = secrets
        self._use = use
        self._say = say
        self._has_asked = False
        desk.listen(self._look)

    def _look(self) -> None:
        desk = self._desk
        if desk.calls.registration is not Registration.WRONG_PASSWORD:
            self._has_asked = False
        elif not (self._has_asked or desk.calls.all or desk.sessions.to_code):
            self._has_asked = True
            sheet = PasswordSheet(self._window)
            sheet.given.connect(self._keep)
            sheet.show()

    def _keep(self, password: str) -> None:
        try:
            self._secrets.write(SIP_PASSWORD, password)
        except SecretStoreError:
            self._say(start_texts.no_key_store_words)
        self._use(password)
