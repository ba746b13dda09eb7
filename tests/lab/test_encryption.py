"""TLS and SRTP with a real exchange: who is who, who can listen, and what happens when one end wants it alone."""

from dataclasses import replace

import pytest

from app.domain.agent import Registration
from app.domain.call import EndCause
from app.domain.events import CallAnswered, CallEnded, CallOffered, RegistrationChanged, SoundAgreed
from app.engine.protocol import Account
from tests.lab.asterisk import ECHO_TEST, LAND_LINE, LOG_IN, SECURE_AGENT
from tests.lab.desk_phone import DeskPhone
from tests.lab.laboratory import AGENT, AGENT_HZ, TENANT_HZ, Laboratory
from tests.lab.softphone_protocol import Kind
from tests.lab.sound import wait_to_hear

pytestmark = pytest.mark.lab


def secure_account(lab: Laboratory, srtp: str = "required") -> Account:
    """The account of the agent whose sound must be encrypted, over TLS."""
    return replace(lab.account(SECURE_AGENT, transport="tls"), srtp=srtp)


@pytest.fixture
def secure_desk(lab: Laboratory) -> DeskPhone:
    """That agent's desk, registered and logged in to the queue."""
    desk = lab.desk_with(secure_account(lab))
    desk.wait_for_registration(timeout=10)
    desk.phone.dial("log in", LOG_IN)
    desk.wait_for(CallEnded, call_id="log in")
    return desk


def test_telephone_registers_over_tls(lab: Laboratory) -> None:
    lab.desk(transport="tls")
    assert lab.ami.contact(AGENT) is not None
    assert "TLS" in lab.exchange.cli(f"pjsip show aor {AGENT}").upper()


def test_authority_that_did_not_sign_is_no_way_in(lab: Laboratory) -> None:
    account = replace(lab.account(transport="tls"), authority=str(lab.exchange.other_ca_file))
    desk = lab.desk_with(account)
    desk.wait_for(RegistrationChanged, timeout=10, registration=Registration.CERTIFICATE_UNTRUSTED)
    assert lab.ami.contact(AGENT) is None


def test_port_without_tls_is_named(lab: Laboratory) -> None:
    network = lab.exchange.network
    account = replace(lab.account(transport="tls"), registrar=f"{network.exchange}:{network.sip_port}")
    desk = lab.desk_with(account)
    desk.wait_for(RegistrationChanged, timeout=15, registration=Registration.SPEAKS_NO_TLS)


def test_encrypted_call_through_the_queue_is_heard_at_both_ends(
    lab: Laboratory, secure_desk: DeskPhone
) -> None:
    tenant = lab.tenant()
    tenant.dial(LAND_LINE)
    # The other agent is not there: the queue has only this one.
    call = secure_desk.answer_next()
    assert secure_desk.wait_for(SoundAgreed, call_id=call).is_encrypted
    wait_to_hear(secure_desk.recording(call), [TENANT_HZ], silent=[AGENT_HZ])
    wait_to_hear(tenant.recording, [AGENT_HZ], silent=[TENANT_HZ])


def test_encrypted_call_that_we_begin_says_so(lab: Laboratory) -> None:
    desk = lab.desk_with(secure_account(lab))
    desk.wait_for_registration(timeout=10)
    desk.phone.dial("echo", ECHO_TEST)
    assert desk.wait_for(SoundAgreed, call_id="echo").is_encrypted
    desk.wait_for(CallAnswered, call_id="echo")
    wait_to_hear(desk.recording("echo"), [AGENT_HZ])


def test_optional_encryption_is_used_where_the_exchange_has_it_and_not_shown_where_it_has_not(
    lab: Laboratory,
) -> None:
    with_it = lab.desk_with(secure_account(lab, "optional"))
    with_it.wait_for_registration(timeout=10)
    with_it.phone.dial("echo", ECHO_TEST)
    assert with_it.wait_for(SoundAgreed, call_id="echo").is_encrypted
    without = lab.desk_with(replace(lab.account(transport="tls"), srtp="optional"))
    without.wait_for_registration(timeout=10)
    without.phone.dial("echo", ECHO_TEST)
    assert not without.wait_for(SoundAgreed, call_id="echo").is_encrypted
    wait_to_hear(without.recording("echo"), [AGENT_HZ])


def test_call_without_encryption_is_refused_by_an_exchange_that_wants_it(lab: Laboratory) -> None:
    desk = lab.desk_with(secure_account(lab, "off"))
    desk.wait_for_registration(timeout=10)
    desk.phone.dial("echo", ECHO_TEST)
    assert desk.wait_for(CallEnded, call_id="echo").cause is EndCause.NO_AGREEMENT


def test_call_with_encryption_is_refused_by_an_exchange_that_has_none(lab: Laboratory) -> None:
    desk = lab.desk_with(replace(lab.account(transport="tls"), srtp="required"))
    desk.wait_for_registration(timeout=10)
    desk.phone.dial("echo", ECHO_TEST)
    assert desk.wait_for(CallEnded, call_id="echo").cause is EndCause.NO_AGREEMENT


def test_call_in_the_open_never_rings_where_encryption_is_required(lab: Laboratory) -> None:
    desk = lab.desk_with(replace(lab.account(transport="tls"), srtp="required"))
    desk.wait_for_registration(timeout=10)
    colleague = lab.colleague("6003")
    colleague.dial(AGENT)
    assert colleague.wait_for(Kind.ENDED, timeout=10).code == 488
    assert desk.unasked(CallOffered) == []
