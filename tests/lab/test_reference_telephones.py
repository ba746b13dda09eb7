"""The lab itself: what its exchange and its reference telephones can do that no test of the product shows yet."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lab.ami import NotSeen
from tests.lab.asterisk import KEY_TEST, SECURE_AGENT, SENIOR, TONE_TEST, TONE_TEST_HZ, Asterisk
from tests.lab.installation import Installation
from tests.lab.laboratory import AGENT, SENIOR_HZ, TENANT_HZ, TENANT_NUMBER, Laboratory
from tests.lab.network import claimed_network
from tests.lab.softphone import Softphone
from tests.lab.softphone_protocol import Kind, PhoneSettings
from tests.lab.sound import wait_to_hear

pytestmark = pytest.mark.lab


@contextlib.contextmanager
def _another_exchange(installation: Installation) -> Iterator[Asterisk]:
    folder = Path(tempfile.mkdtemp(prefix="lab-"))
    with claimed_network() as network:
        asterisk = Asterisk(installation, network, folder)
        try:
            asterisk.start()
            yield asterisk
        finally:
            asterisk.stop()
            shutil.rmtree(folder)


def _secure(lab: Laboratory, ca_file: Path) -> PhoneSettings:
    network, account = lab.exchange.network, lab.exchange.account(SECURE_AGENT)
    return PhoneSettings(
        user=SECURE_AGENT,
        address=network.telephone(SECURE_AGENT),
        exchange=network.exchange,
        exchange_port=network.tls_port,
        password=account.password,
        realm=account.realm,
        transport="tls",
        ca_file=str(ca_file),
        encrypt_sound=True,
        recording=str(lab.folder / "secure.wav"),
    )


def test_exchange_starts_beside_another_and_has_nothing_to_complain_about(
    exchange: Asterisk, installation: Installation
) -> None:
    with _another_exchange(installation) as second:
        assert second.network != exchange.network
        log = second.log_file.read_text("utf-8")
    complaints = [line for line in log.splitlines() if "WARNING[" in line or "ERROR[" in line]
    assert complaints == []


def test_secure_agent_hears_the_tone_test_over_tls_and_srtp(lab: Laboratory) -> None:
    with Softphone(_secure(lab, lab.exchange.ca_file)) as telephone:
        telephone.wait_for(Kind.TALKING, call=telephone.dial(TONE_TEST))
        wait_to_hear(telephone.recording, [TONE_TEST_HZ])


def test_exchange_whose_certificate_is_signed_by_somebody_else_is_not_registered_with(
    lab: Laboratory,
) -> None:
    settings = _secure(lab, lab.exchange.other_ca_file)
    with pytest.raises(NotSeen, match="not registered"), Softphone(settings):
        pass


def test_keys_go_there_and_come_back(lab: Laboratory) -> None:
    telephone = lab.colleague(SENIOR)
    call = telephone.dial(KEY_TEST)
    telephone.wait_for(Kind.TALKING, call=call)
    telephone.press(call, "1264")
    assert lab.ami.wait_for_event(Event="UserEvent", UserEvent="KeysHeard")["Digits"] == "1264"
    assert [telephone.wait_for(Kind.KEY, call=call).text for _ in range(4)] == ["4", "7", "1", "1"]


def test_telephone_sends_a_tenant_on_without_asking(lab: Laboratory) -> None:
    senior, agent, tenant = lab.colleague(SENIOR), lab.colleague(AGENT), lab.tenant()
    tenant.dial(SENIOR)
    call = senior.answer_next()
    wait_to_hear(tenant.recording, [SENIOR_HZ])
    senior.transfer(call, AGENT)
    sent_on, invite = agent.wait_for_call()
    assert TENANT_NUMBER in (invite.header("P-Asserted-Identity") or "")
    agent.answer(sent_on)
    senior.wait_for(Kind.ENDED, call=call)
    wait_to_hear(agent.recording, [TENANT_HZ])
