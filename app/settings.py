"""Every option once: its name, type, default, meaning, and who may set it.

In a settings file `sip_registrar` stands as `registrar` under `[sip]`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any


class Owner(Enum):
    """Who decides about an option."""

    ORGANISATION = "organisation"
    AGENT = "agent"
    TRIAL = "trial"  # demo and tests only


def option(default: Any, meaning: str, owner: Owner, choices: Sequence[Any] = ()) -> Any:
    """One option: a dataclass field that carries its own documentation."""
    return field(default=default, metadata={"meaning": meaning, "owner": owner, "choices": choices})


_ORGANISATION, _AGENT, _TRIAL = Owner.ORGANISATION, Owner.AGENT, Owner.TRIAL


@dataclass(frozen=True)
class Settings:
    """All options with their values."""

    sip_registrar: str = option(
        "", "Address of the telephone exchange, 'host' or 'host:port'.", _ORGANISATION
    )
    sip_user: str = option("", "User name of this telephone at the exchange.", _ORGANISATION)
    sip_transport: str = option("udp", "How the exchange is reached.", _ORGANISATION, choices=("udp", "tcp"))
    sip_realm: str = option(
        "*", "Realm that may ask for the password; '*' is any. Name it when you know it.", _ORGANISATION
    )
    sip_display_name: str = option("", "Name that colleagues see when this telephone calls.", _ORGANISATION)
    sip_local_address: str = option("", "Own address to use; empty is any.", _ORGANISATION)
    sip_local_port: int = option(
        0, "Own port to use; 0 is any free one.", _ORGANISATION, choices=range(65_536)
    )
    sip_accept_from: tuple[str, ...] = option(
        (),
        "Further addresses that may send calls, beside the exchange: 'host' or 'host:port'.",
        _ORGANISATION,
    )
    crm_url: str = option("", "Base address of the CRM; the APIs are found below it.", _ORGANISATION)
    crm_dialect: str = option(
        "punt",
        "How the CRM writes a filter on a related object (VERA does not say).",
        _ORGANISATION,
        choices=("punt", "haken", "kort"),
    )
    crm_organisation: str = option(
        "KCC-CTI", "Key under which our own ids are unique in the CRM (VERA idOrganisatie).", _ORGANISATION
    )
    agent_relation: str = option("", "Key of the agent in the CRM (VERA Relatie).", _ORGANISATION)
    agent_senior: str = option("", "Number of the senior colleague, for F9.", _ORGANISATION)
    ui_language: str = option("nl", "Language of the screen.", _AGENT, choices=("nl", "en"))
    ui_theme: str = option(
        "system", "Light, dark, or as the system.", _AGENT, choices=("system", "light", "dark")
    )
    sound_kind: str = option(
        "device", "Sound card, or files where there is none.", _TRIAL, choices=("device", "file")
    )
    sound_speak_from: str = option("", "WAV file that speaks instead of the microphone.", _TRIAL)
    sound_record_to: str = option("", "Folder for what would have been heard, one WAV a call.", _TRIAL)


class Trouble(Enum):
    """What is wrong with a setting. The words for it are in `ui/texts/start.py`."""

    UNREADABLE_FILE = auto()
    UNKNOWN_NAME = auto()
    WRONG_TYPE = auto()
    NOT_A_CHOICE = auto()


@dataclass(frozen=True)
class SettingTrouble:
    """One thing that is wrong. `name` is the setting's, or the place in the file; never a value."""

    trouble: Trouble
    name: str
