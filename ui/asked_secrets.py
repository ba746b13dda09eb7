"""The secrets of this desk: from the key store, and what is missing is asked once."""

from app.adapters.credentials import CRM_KEY, PAUSE_PASSWORD, QUEUES_PASSWORD, SIP_PASSWORD
from app.domain.errors import SecretStoreError
from app.ports import Secrets
from app.settings import Settings
from ui.texts import start as start_texts
from ui.viewmodels.notices import Words
from ui.views.first_start import FirstStart


def ask_for_secrets(store: Secrets, settings: Settings) -> tuple[dict[str, str], tuple[Words, ...]]:
    """The secrets by name, asked for when they are missing; and what the agent has to know about that."""
    is_needed = {
        SIP_PASSWORD: settings.sip_registrar and settings.sip_user,
        CRM_KEY: settings.crm_url,
        QUEUES_PASSWORD: settings.queues_server and settings.queues_user,
        PAUSE_PASSWORD: settings.queues_server and settings.pause_user,
    }
    needed = [name for name in is_needed if is_needed[name]]
    try:
        found = {name: store.read(name) for name in needed}
    except SecretStoreError:
        return _asked(needed), (start_texts.no_key_store_words,)
    missing = [name for name in needed if not found[name]]
    if missing:
        found |= _asked(missing)
    try:
        for name in filter(found.get, missing):
            store.write(name, found[name])
    except SecretStoreError:
        return found, (start_texts.no_key_store_words,)
    return found, ()


def _asked(names: list[str]) -> dict[str, str]:
    dialog = FirstStart(
        asks_phone=SIP_PASSWORD in names,
        asks_crm=CRM_KEY in names,
        asks_queues=QUEUES_PASSWORD in names,
        asks_pause=PAUSE_PASSWORD in names,
    )
    is_given = bool(dialog.exec())
    given = {
        SIP_PASSWORD: dialog.phone_password,
        CRM_KEY: dialog.crm_key,
        QUEUES_PASSWORD: dialog.queues_password,
        PAUSE_PASSWORD: dialog.pause_password,
    }
    dialog.deleteLater()
    # 'Later' is no, also to what stood in the fields by then.
    return {name: given[name] if is_given else "" for name in names}
