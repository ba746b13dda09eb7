"""What the documented manager account of the board may do at a real exchange: listen, and little else."""

from pathlib import Path

import pytest

from tests.lab.ami import AmiRefused, logged_in
from tests.lab.asterisk import QUEUE, Asterisk

pytestmark = pytest.mark.lab

_ROOT = Path(__file__).parents[2]
_GUIDE = _ROOT / "installer" / "README.md"
_READS = {
    "BridgeInfo",
    "BridgeList",
    "BridgeTechnologyList",
    "Challenge",
    "Events",
    "ListCommands",
    "Login",
    "Logoff",
    "Ping",
    "QueueRule",
    "QueueStatus",
    "QueueSummary",
    "WaitEvent",
}
_FORBIDDEN = {
    "Originate": {"Channel": "Local/6001@agents", "Application": "Echo"},
    "Command": {"Command": "core show version"},
    "GetConfig": {"Filename": "manager.conf"},
    "UpdateConfig": {"SrcFilename": "queues.conf", "DstFilename": "queues.conf"},
    "CreateConfig": {"Filename": "new.conf"},
    "Reload": {},
    "ModuleLoad": {"LoadType": "reload"},
    "Getvar": {"Variable": "RING_SECONDS"},
    "Setvar": {"Variable": "RING_SECONDS", "Value": "1"},
    "DBGet": {"Family": "registrar", "Key": "contact"},
    "DBPut": {"Family": "a", "Key": "b", "Val": "c"},
    "DialplanExtensionAdd": {"Context": "agents", "Extension": "1", "Priority": "1", "Application": "Echo"},
    "Redirect": {"Channel": "PJSIP/6001", "Context": "agents", "Exten": "6002", "Priority": "1"},
    "Hangup": {"Channel": "PJSIP/6001"},
    "MessageSend": {"To": "pjsip:6001", "From": "pjsip:6002", "Body": "x"},
    "QueueAdd": {"Queue": QUEUE, "Interface": "PJSIP/6004"},
    "QueueRemove": {"Queue": QUEUE, "Interface": "PJSIP/6001"},
    "QueuePause": {"Queue": QUEUE, "Interface": "PJSIP/6001", "Paused": "true"},
    "QueuePenalty": {"Interface": "PJSIP/6001", "Penalty": "9"},
    "CoreShowChannels": {},
    "PJSIPShowEndpoints": {},
    "UserEvent": {"UserEvent": "KeysHeard"},
}


@pytest.mark.parametrize("action", _FORBIDDEN)
def test_account_cannot_originate_command_or_configure(exchange: Asterisk, action: str) -> None:
    with logged_in(exchange.board) as ami, pytest.raises(AmiRefused, match="Permission denied"):
        ami.action(action, **_FORBIDDEN[action])


def test_what_asterisk_lets_every_account_do_stands_in_the_guide(exchange: Asterisk) -> None:
    """Actions without any privilege cannot be taken from an account; whoever keeps its password must know them."""
    with logged_in(exchange.board) as ami:
        allowed = set(ami.action("ListCommands")) - {"Response", "ActionID"}
    beyond_reading = allowed - _READS
    assert beyond_reading  # else the warning of the guide is out of date
    guide = _GUIDE.read_text(encoding="utf-8")
    assert sorted(name for name in beyond_reading if f"`{name}`" not in guide) == []


def test_account_of_the_lab_is_that_of_the_guide() -> None:
    configuration = (_ROOT / "tests" / "lab" / "etc" / "manager.conf").read_text(encoding="utf-8")
    account = configuration.partition("[board]\n")[2].partition("\n\n")[0].splitlines()
    guide = _GUIDE.read_text(encoding="utf-8")
    rights = [line for line in account if line.startswith(("read", "write", "deny"))]
    assert rights == ["deny = 0.0.0.0/0.0.0.0", "read = agent"]
    assert all(f"{line}\n" in guide for line in rights)
    assert "[board]\n" in guide
