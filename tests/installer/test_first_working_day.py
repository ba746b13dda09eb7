"""The installed program's first working day under Wine: silently there, asked once, a call, an upgrade, gone."""

import json
import zipfile
from pathlib import Path

import pytest

from installer.places import ROOT
from tests.crm_server import ReferenceCrm
from tests.installer.windows import OWN_FILES, Snapshot, Windows
from tests.installer.working_day import ASKED_ONCE, answer_what_is_asked_once, is_registered, roll_out
from tests.lab.asterisk import LAND_LINE, QUEUE
from tests.lab.laboratory import AGENT, AGENT_HZ, TENANT_HZ, Laboratory
from tests.lab.softphone_protocol import Kind
from tests.lab.sound import wait_to_hear
from tests.lab.waiting import wait_until

pytestmark = [pytest.mark.lab, pytest.mark.timeout(300)]

# With a real microphone the echo canceller runs, and holds the agent down while the tenant's tone never pauses.
_THROUGH_A_MICROPHONE = 0.05
_PICTURES = ROOT / "build" / "screens" / "windows"
# Where the password that the agent typed stays: Credential Manager, in Wine a part of the registry.
_KEY_STORE = r"Software\\Wine\\Credential Manager"


def test_first_working_day(
    computer: Windows,
    pristine: Snapshot,
    msi: Path,
    newer_msi: Path,
    lab: Laboratory,
    reference_crm: ReferenceCrm,
) -> None:
    windows = computer
    roll_out(windows, msi, lab.exchange, reference_crm)
    windows.headset.listen()
    windows.headset.speak(AGENT_HZ)

    # The first start asks for the secrets, once, and registers.
    windows.start()
    windows.wait_for_window(ASKED_ONCE)
    windows.picture(_PICTURES / "first_start.png")
    answer_what_is_asked_once(windows, lab.exchange, reference_crm)
    wait_until(lambda: is_registered(lab.exchange), timeout=60)
    windows.picture(_PICTURES / "ready.png")

    # An address of a web page: a second start hands its number over and ends; nobody is called by that.
    assert windows.start("--", "tel:+31690000002").wait(60) == 0
    windows.picture(_PICTURES / "address.png")
    windows.press("Escape")

    _take_a_call(windows, lab, reference_crm)

    _diagnose(windows, lab, reference_crm)

    # Closing it gives the exchange its place back; the next start asks nothing and is ready.
    windows.press("alt+F4")
    wait_until(lambda: not is_registered(lab.exchange), timeout=30)
    wait_until(lambda: not windows.runs(), timeout=30)
    assert windows.install(newer_msi) == 0
    windows.start()
    wait_until(lambda: is_registered(lab.exchange), timeout=60)
    windows.picture(_PICTURES / "after_upgrade.png")
    windows.press("alt+F4")
    wait_until(lambda: not windows.runs(), timeout=30)

    assert windows.remove(newer_msi) == 0
    windows.forget_policies()
    left = pristine.new_in(windows.snapshot())
    others = [line for line in left if not _is_the_agents(line)]
    assert not others, "\n".join(others)
    assert any(_is_the_agents(line) for line in left), (
        "what the agent has not sent yet must survive a removal"
    )


def _take_a_call(windows: Windows, lab: Laboratory, crm: ReferenceCrm) -> None:
    """A tenant of the corporation calls; both hear each other; the contact is in the CRM, with who it was."""
    tenant = lab.tenant(crm.number("known"))
    tenant.dial(LAND_LINE)
    tenant.wait_for(Kind.TALKING)  # the queue
    wait_until(lambda: (lab.ami.longest_wait(QUEUE) or 0) >= 2)
    windows.picture(_PICTURES / "ringing.png")
    windows.press("F2")
    wait_to_hear(tenant.recording, [AGENT_HZ], silent=[TENANT_HZ], timeout=20, loud=_THROUGH_A_MICROPHONE)
    wait_to_hear(windows.headset.heard, [TENANT_HZ], silent=[AGENT_HZ], timeout=20)
    windows.picture(_PICTURES / "in_a_call.png")
    windows.press("1", "1", "j")
    windows.press("F3")
    tenant.wait_for(Kind.ENDED, timeout=20)
    windows.picture(_PICTURES / "wrap_up.png")
    windows.press("ctrl+Return")
    ours = {"idOrganisatie": "KCC-CTI"}
    wait_until(lambda: len(crm.rows("brg/v4/contactmomenten", ours)) == 1, timeout=30)
    contact = crm.rows("brg/v4/contactmomenten", ours)[0]
    assert crm.relation("known") in str(contact), "who called was known without a question"
    windows.picture(_PICTURES / "saved.png")


def _diagnose(windows: Windows, lab: Laboratory, crm: ReferenceCrm) -> None:
    """IT asks the running desk how it is: the settings come from installer and policy, the exchange answers."""
    assert windows.start("--diagnose", r"C:\windows\temp\desk.zip").wait(60) == 0
    with zipfile.ZipFile(windows.room.disk_c / "windows" / "temp" / "desk.zip") as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    settings = json.loads(parts["settings.json"])["values"]
    assert settings["sip.registrar"]["from"] == "installed"
    assert settings["sip.user"]["from"] == "policy"
    assert settings["sip.transport"]["from"] == "installed"
    assert json.loads(parts["telephone.json"])["pjsua2"].endswith("-bellerbeeld"), "the library is our own"
    assert "failed" not in "".join(text for name, text in parts.items() if name.endswith(".json"))
    for secret in (lab.exchange.account(AGENT).password, crm.key, crm.number("known")[3:], "Demo"):
        assert secret not in str(parts)


def _is_the_agents(line: str) -> bool:
    return line.startswith(OWN_FILES) or _KEY_STORE in line
