"""`--diagnose FILE.zip`: what IT wants to know when something does not work, in one file; beside a running desk too.

Only what is gathered here goes in. Of the desk's file that is numbers, of the logs lines of a known form
(`app/adapters/diagnosis/log_lines.py`), of the CRM its status, of bad lines the figures that the agent noted
down (`app/adapters/line_reports.py`): a tenant's data has no way into it.
"""

import json
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from PySide6.QtCore import qVersion

from app.adapters.agent_choices import AgentChoices
from app.adapters.ami.connection import PLAIN_PORT, TLS_PORT
from app.adapters.crm.reachability import crm_answer
from app.adapters.diagnosis.exchange import exchange_answer, port_answer
from app.adapters.diagnosis.log_lines import harmless_logs
from app.adapters.diagnosis.versions import versions
from app.adapters.line_reports import kept_reports
from app.adapters.settings_files import read_settings
from app.adapters.storage.desk_file_state import desk_file_state
from app.effective_settings import CentralSettings, EffectiveSettings, Level, effective
from app.options import Trouble
from app.settings import OPTIONS, Settings
from ui.engine_program import engine_program

_MANAGER_PORTS = {"tls": TLS_PORT, "tcp": PLAIN_PORT}
_NOT_SET = {"outcome": "not set"}


def write_diagnosis(file: Path, settings: Path, central: CentralSettings, data: Path) -> None:
    """Gather all, and write it.

    Raises:
        OSError: the file cannot be written.
    """
    own = (AgentChoices(data / "choices.json").layer(), read_settings(settings, Level.OWN))
    found = effective((*own, *central.layers()))
    parts: dict[str, Callable[[], Any]] = {
        "versions": _versions,
        "settings": lambda: _settings(found),
        "connections": lambda: _connections(found.settings),
        "telephone": engine_program(data).report,
        "desk": lambda: desk_file_state(data / "desk.sqlite"),
    }
    # Beside it first: half a zip is of no use to anybody.
    new = file.with_name(f"{file.name}.new")
    try:
        with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, gather in parts.items():
                archive.writestr(f"{name}.json", json.dumps(_gathered(gather), indent=2, ensure_ascii=False))
            for name, lines in harmless_logs(data).items():
                archive.writestr(f"logs/{name}", lines)
            for name, report in kept_reports(data).items():
                archive.writestr(f"lines/{name}", report)
        new.replace(file)
    except OSError:
        new.unlink(missing_ok=True)
        raise


def _gathered(gather: Callable[[], Any]) -> Any:
    """What one part found; a part that fails is named and costs no other."""
    try:
        return gather()
    except Exception as error:  # noqa: BLE001 - whatever is broken here is what is looked for
        return {"failed": type(error).__name__}


def _versions() -> dict[str, str]:
    made = {"made": time.strftime("%Y-%m-%d %H:%M:%S %z")}
    return made | versions() | {"Qt": qVersion() or ""}


def _settings(found: EffectiveSettings) -> dict[str, Any]:
    values = {
        option.full_name: {
            "value": _harmless(getattr(found.settings, option.name)),
            "from": found.origins[option.name].level.name.lower(),
            "place": found.origins[option.name].place,
        }
        for option in OPTIONS
    }
    # A name that nobody knows may be a password that slipped into the wrong place.
    troubles = [
        {
            "trouble": one.trouble.name.lower(),
            "name": "" if one.trouble is Trouble.UNKNOWN_NAME else one.name,
            "place": one.place,
        }
        for one in found.troubles
    ]
    return {"values": values, "troubles": troubles}


def _harmless(value: object) -> object:
    """A value without the user and the password that people write into addresses."""
    if not isinstance(value, str) or "@" not in value:
        return value
    try:
        parts = urlsplit(value)
        return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment=""))
    except ValueError:
        return "…"


def _connections(settings: Settings) -> dict[str, Any]:
    exchange, transport = settings.sip_registrar, settings.sip_transport
    manager, crm = settings.queues_server, settings.crm_url
    usual_port = _MANAGER_PORTS[settings.queues_transport]
    return {
        "exchange": exchange_answer(exchange, transport, settings.sip_authority) if exchange else _NOT_SET,
        "crm": crm_answer(crm) if crm else _NOT_SET,
        "queues": port_answer(manager, usual_port) if manager else _NOT_SET,
    }
