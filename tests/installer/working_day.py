"""What IT and the agent do before the first call, for the tests and for the measurement."""

import shutil
from pathlib import Path

from app.demo.corporation.staff import Function, colleague_id
from tests.crm_server import ReferenceCrm
from tests.installer.windows import Windows
from tests.lab.ami import logged_in
from tests.lab.asterisk import REALM, Asterisk
from tests.lab.laboratory import AGENT

ASKED_ONCE = "eerste start"
"""Of the title of the window that asks for the secrets."""


def roll_out(windows: Windows, msi: Path, exchange: Asterisk, crm: ReferenceCrm) -> None:
    """As IT does: the MSI with the addresses, and a policy for what differs from desk to desk.

    The exchange is spoken with over TLS; the authority of its certificate is a file of the organisation.
    """
    network = exchange.network
    sip_server = f"SIPSERVER={network.exchange}:{network.tls_port}"
    assert windows.install(msi, sip_server, "SIPTRANSPORT=tls", f"CRMURL={crm.url}") == 0
    shutil.copy(exchange.ca_file, windows.room.disk_c / "windows" / "temp" / "authority.pem")
    windows.set_policy("SipAuthority", r"C:\windows\temp\authority.pem")
    windows.set_policy("SipUser", AGENT)
    windows.set_policy("SipRealm", REALM)
    windows.set_policy("SipLocalAddress", network.telephone(AGENT))
    windows.set_policy("AgentRelation", colleague_id(Function.AGENT, 0))


def answer_what_is_asked_once(windows: Windows, exchange: Asterisk, crm: ReferenceCrm) -> None:
    """Type the password of the telephone and the key of the CRM, as the agent does at the first start."""
    windows.wait_for_window(ASKED_ONCE)
    windows.type(exchange.account(AGENT).password)
    windows.press("Tab")
    windows.type(crm.key)
    windows.press("Return")


def is_registered(exchange: Asterisk) -> bool:
    """What the exchange itself says about the agent's telephone."""
    with logged_in(exchange.tester) as ami:
        return ami.contact(AGENT) is not None
