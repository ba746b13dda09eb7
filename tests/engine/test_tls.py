"""Nothing is said to an exchange whose certificate is not the right one; each reason is named."""

import ssl
import warnings
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.agent import Registration
from app.domain.events import RegistrationChanged
from app.engine.protocol import Account
from tests.engine.abilities import need
from tests.engine.authority import EXPIRED, TOO_EARLY, Authority, Identity, name_with_nul
from tests.engine.conftest import MakeDesk
from tests.engine.rooms import AGENT, HOST, PASSWORDS
from tests.engine.secure_exchange import SecureExchange
from tests.lab.desk_phone import DeskPhone
from tests.lab.waiting import wait_until

NAME = "localhost"
GOOD = f"DNS:{NAME}"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("tls") / "own")


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("tls") / "foreign")


def account_at(exchange: SecureExchange, authority: str = "", host: str = NAME) -> Account:
    registrar = f"{host}:{exchange.port}"
    return Account(AGENT, PASSWORDS[AGENT], registrar, "tls", local_address=HOST, authority=authority)


def becomes(desk: DeskPhone, wanted: Registration) -> None:
    desk.wait_for(RegistrationChanged, timeout=15, registration=wanted)


def test_exchange_with_a_good_certificate_gets_the_digest_and_never_the_password(
    make_desk: MakeDesk, authority: Authority
) -> None:
    with SecureExchange(authority.signs(GOOD).context()) as exchange:
        desk = make_desk(account_at(exchange, str(authority.file)))
        becomes(desk, Registration.REGISTERED)
        assert exchange.registered
        assert f"sip:{AGENT}@{NAME}" in exchange.said[0]
        assert "SIP/2.0/TLS" in exchange.said[0]
        assert PASSWORDS[AGENT] not in "".join(exchange.said)
        desk.phone.stop()


def test_authority_that_this_computer_trusts_needs_no_setting(
    make_desk: MakeDesk, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    with SecureExchange(authority.signs(GOOD).context()) as exchange:
        desk = make_desk(account_at(exchange))
        becomes(desk, Registration.REGISTERED)
        desk.phone.stop()


def test_certificate_for_an_address_is_good_for_an_exchange_that_is_set_as_an_address(
    make_desk: MakeDesk, authority: Authority
) -> None:
    with SecureExchange(authority.signs(f"IP:{HOST}").context()) as exchange:
        desk = make_desk(account_at(exchange, str(authority.file), HOST))
        becomes(desk, Registration.REGISTERED)
        desk.phone.stop()


def test_exchange_on_ipv6_is_believed_by_its_address(make_desk: MakeDesk, authority: Authority) -> None:
    need("ipv6")
    with SecureExchange(authority.signs("IP:::1").context(), host="::1") as exchange:
        account = account_at(exchange, str(authority.file), "[::1]")
        desk = make_desk(replace(account, local_address="::1"))
        becomes(desk, Registration.REGISTERED)
        assert "SIP/2.0/TLS [::1]:" in exchange.said[0]
        desk.phone.stop()


@pytest.mark.parametrize(
    ("names", "host"),
    [("DNS:andere-centrale.example", NAME), (f"IP:{HOST}", NAME), (GOOD, HOST), ("IP:127.0.0.9", HOST)],
)
def test_certificate_of_another_name_is_refused_although_the_address_is_right(
    make_desk: MakeDesk, authority: Authority, names: str, host: str
) -> None:
    with SecureExchange(authority.signs(names).context()) as exchange:
        desk = make_desk(account_at(exchange, str(authority.file), host))
        becomes(desk, Registration.CERTIFICATE_OF_ANOTHER)
        assert exchange.said == []


def test_common_name_alone_is_not_believed(make_desk: MakeDesk, authority: Authority) -> None:
    with SecureExchange(authority.signs("DNS:andere.example", common_name=NAME).context()) as exchange:
        desk = make_desk(account_at(exchange, str(authority.file)))
        becomes(desk, Registration.CERTIFICATE_OF_ANOTHER)
        assert exchange.said == []


def test_name_that_goes_on_after_a_nul_is_another_name(make_desk: MakeDesk, authority: Authority) -> None:
    with SecureExchange(authority.signs(name_with_nul(NAME, ".aanvaller.example")).context()) as exchange:
        desk = make_desk(account_at(exchange, str(authority.file)))
        becomes(desk, Registration.CERTIFICATE_OF_ANOTHER)
        assert exchange.said == []


@pytest.mark.parametrize("validity", [EXPIRED, TOO_EARLY])
def test_certificate_out_of_its_time_is_refused(
    make_desk: MakeDesk, authority: Authority, validity: tuple[str, str]
) -> None:
    with SecureExchange(authority.signs(GOOD, validity).context()) as exchange:
        desk = make_desk(account_at(exchange, str(authority.file)))
        becomes(desk, Registration.CERTIFICATE_EXPIRED)
        assert exchange.said == []


@pytest.mark.parametrize("kind", ["self-signed", "foreign authority", "without an authority in the settings"])
def test_certificate_that_nobody_vouches_for_is_refused(
    make_desk: MakeDesk, authority: Authority, foreign: Authority, kind: str
) -> None:
    shown: dict[str, Identity] = {
        "self-signed": authority.self_signed(GOOD),
        "foreign authority": foreign.signs(GOOD),
        "without an authority in the settings": authority.signs(GOOD),
    }
    trusted = "" if kind.startswith("without") else str(authority.file)
    with SecureExchange(shown[kind].context()) as exchange:
        desk = make_desk(account_at(exchange, trusted))
        becomes(desk, Registration.CERTIFICATE_UNTRUSTED)
        assert exchange.said == []


def test_exchange_that_speaks_plain_sip_there_hears_no_word_of_it(
    make_desk: MakeDesk, authority: Authority
) -> None:
    with SecureExchange(None) as exchange:
        desk = make_desk(account_at(exchange, str(authority.file)))
        becomes(desk, Registration.SPEAKS_NO_TLS)
        heard = "".join(exchange.said)
        assert exchange.connections > 0
        assert "REGISTER" not in heard
        assert AGENT not in heard


def test_exchange_that_speaks_only_tls_1_0_is_refused(make_desk: MakeDesk, authority: Authority) -> None:
    context = authority.signs(GOOD).context()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1
    context.set_ciphers("ALL:@SECLEVEL=0")
    with SecureExchange(context) as exchange:
        desk = make_desk(account_at(exchange, str(authority.file)))
        becomes(desk, Registration.OLD_TLS)
        assert exchange.said == []


def test_file_of_the_authority_that_is_not_there_is_named(
    make_desk: MakeDesk, authority: Authority, tmp_path: Path
) -> None:
    with SecureExchange(authority.signs(GOOD).context()) as exchange:
        desk = make_desk(account_at(exchange, str(tmp_path / "nergens.pem")))
        becomes(desk, Registration.NO_AUTHORITY)
        assert exchange.said == []


def test_file_of_the_authority_that_holds_none_is_named(
    make_desk: MakeDesk, authority: Authority, tmp_path: Path
) -> None:
    (tmp_path / "leeg.pem").write_text("geen certificaat")
    with SecureExchange(authority.signs(GOOD).context()) as exchange:
        desk = make_desk(account_at(exchange, str(tmp_path / "leeg.pem")))
        becomes(desk, Registration.NO_AUTHORITY)
        assert exchange.said == []


def test_certificate_that_changes_after_it_was_examined_is_cut_before_a_byte_is_said(
    make_desk: MakeDesk, authority: Authority, foreign: Authority
) -> None:
    good, stranger = authority.signs(GOOD).context(), foreign.signs(GOOD).context()
    with SecureExchange(good) as exchange:
        exchange.after_first = stranger
        desk = make_desk(account_at(exchange, str(authority.file)))
        wait_until(lambda: exchange.connections >= 2)
        # It is examined again, and this time not found good.
        becomes(desk, Registration.CERTIFICATE_UNTRUSTED)
        assert exchange.said == []


def test_another_account_believes_nobody_whom_the_first_one_did(
    make_desk: MakeDesk, authority: Authority
) -> None:
    first = authority.signs(GOOD).context()
    with SecureExchange(first) as old, SecureExchange(authority.signs(GOOD).context()) as new:
        desk = make_desk(account_at(old, str(authority.file)))
        becomes(desk, Registration.REGISTERED)
        # Examined with its own certificate, and then it plays the old exchange.
        new.after_first = first
        desk.phone.configure(replace(desk.configuration, account=account_at(new, str(authority.file))))
        wait_until(lambda: new.registered, timeout=20)
        # Examined, cut, examined again, registered; a telephone that still believed would have two of these.
        assert new.connections >= 4
        desk.phone.stop()


def test_exchange_that_comes_back_with_a_new_certificate_is_examined_and_believed(
    make_desk: MakeDesk, authority: Authority
) -> None:
    with SecureExchange(authority.signs(GOOD).context()) as exchange:
        desk = make_desk(account_at(exchange, str(authority.file)))
        becomes(desk, Registration.REGISTERED)
        port = exchange.port
    with SecureExchange(authority.signs(GOOD).context(), port) as exchange:
        wait_until(lambda: exchange.registered, timeout=40)
        desk.phone.stop()
