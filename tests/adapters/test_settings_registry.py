"""The registry: the computer's policies before the user's, and what the installer keeps there."""

import pytest

from app.adapters.settings_registry import (
    COMPUTER,
    INSTALLED_KEY,
    POLICY_KEY,
    RECOMMENDED_KEY,
    USER,
    CentralRegistry,
)
from app.effective_settings import EffectiveSettings, Level, effective
from app.options import Trouble
from app.settings import OPTIONS, Settings
from tests.fakes.registry import FakeRegistry


@pytest.fixture
def registry() -> FakeRegistry:
    return FakeRegistry()


def found(registry: FakeRegistry) -> EffectiveSettings:
    return effective(CentralRegistry(registry).layers())


@pytest.mark.parametrize("key", [POLICY_KEY, RECOMMENDED_KEY])
def test_policy_of_the_computer_wins_over_that_of_the_user_and_both_count(
    registry: FakeRegistry, key: str
) -> None:
    registry.set(USER, key, "SipUser", "1001")
    registry.set(USER, key, "SipTransport", "tcp")
    registry.set(COMPUTER, key, "SipUser", "1002")
    now = found(registry)
    assert now.settings == Settings(sip_user="1002", sip_transport="tcp")
    assert (now.origins["sip_user"].place, now.origins["sip_transport"].place) == (
        rf"HKEY_LOCAL_MACHINE\{key}",
        rf"HKEY_CURRENT_USER\{key}",
    )


def test_policy_of_the_user_wins_over_what_is_recommended_for_the_computer(registry: FakeRegistry) -> None:
    registry.set(COMPUTER, RECOMMENDED_KEY, "UiTheme", "light")
    registry.set(USER, POLICY_KEY, "UiTheme", "dark")
    assert found(registry).settings.ui_theme == "dark"


def test_name_has_no_case_as_everywhere_in_the_registry(registry: FakeRegistry) -> None:
    registry.set(COMPUTER, POLICY_KEY, "sipuser", "1001")
    registry.set(COMPUTER, INSTALLED_KEY, "CrmUrl", "https://crm.example.nl")
    assert found(registry).settings == Settings(sip_user="1001", crm_url="https://crm.example.nl")


def test_installer_keeps_there_what_it_likes_and_an_empty_property_says_nothing(
    registry: FakeRegistry,
) -> None:
    registry.set(COMPUTER, INSTALLED_KEY, "INSTALLDIR", r"C:\Apps")
    registry.set(COMPUTER, INSTALLED_KEY, "AUTOSTART", "0")
    registry.set(COMPUTER, INSTALLED_KEY, "LANGUAGE", "")
    now = found(registry)
    assert (now.settings, now.troubles) == (Settings(), ())


def test_installer_that_was_given_nonsense_is_named(registry: FakeRegistry) -> None:
    registry.set(COMPUTER, INSTALLED_KEY, "SIPTRANSPORT", "duif")
    now = found(registry)
    assert now.settings == Settings()
    assert [(one.trouble, one.name) for one in now.troubles] == [(Trouble.NOT_A_CHOICE, "SIPTRANSPORT")]


def test_installer_sets_nothing_by_the_name_of_a_policy(registry: FakeRegistry) -> None:
    registry.set(COMPUTER, INSTALLED_KEY, "SipUser", "1001")
    assert found(registry).settings == Settings()


def test_list_of_the_policy_editor_may_have_empty_lines(registry: FakeRegistry) -> None:
    registry.set(COMPUTER, POLICY_KEY, "SipAcceptFrom", ["10.0.0.1", "", "10.0.0.2"])
    assert found(registry).settings.sip_accept_from == ("10.0.0.1", "10.0.0.2")


@pytest.mark.parametrize("value", [b"\x00", None, 1 << 40])
def test_value_of_any_kind_stops_nothing(registry: FakeRegistry, value: object) -> None:
    for option in OPTIONS:
        registry.set(COMPUTER, POLICY_KEY, option.policy_name, value)
    now = found(registry)
    assert now.settings == Settings()
    assert len(now.troubles) == len(OPTIONS)


def test_key_that_cannot_be_read_is_named_and_the_others_count(registry: FakeRegistry) -> None:
    registry.set(COMPUTER, RECOMMENDED_KEY, "UiTheme", "dark")
    registry.closed.add(POLICY_KEY)
    now = found(registry)
    assert now.settings.ui_theme == "dark"
    assert [(one.trouble, one.place) for one in now.troubles] == [
        (Trouble.UNREADABLE, rf"HKEY_LOCAL_MACHINE\{POLICY_KEY}"),
        (Trouble.UNREADABLE, rf"HKEY_CURRENT_USER\{POLICY_KEY}"),
    ]
    assert {now.origins[name].level for name in ("ui_theme",)} == {Level.RECOMMENDED}
