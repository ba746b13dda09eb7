"""Passwords: in the system's key store under our name, in no file and no log, and its every failure is one of ours."""

import io
import logging
import os
from pathlib import Path

import keyring.backends.fail
import pytest
from keyring.errors import InitError, KeyringLocked, NoKeyringError, PasswordSetError

from app.adapters.credentials import CRM_KEY, SIP_PASSWORD, HandedSecrets, KeyringSecrets
from app.domain.errors import SecretStoreError
from tests.contracts.key_stores import MemoryKeyring, put_in_place

SECRET = "Kanarie7"


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> MemoryKeyring:
    """The system's key store, empty."""
    made = MemoryKeyring()
    put_in_place(made, monkeypatch)
    return made


# ---------------------------------------------------------------- the system's key store


def test_passwords_lie_under_the_programs_own_name_where_it_has_to_find_them_tomorrow(
    store: MemoryKeyring,
) -> None:
    KeyringSecrets().write(SIP_PASSWORD, SECRET)
    KeyringSecrets().write(CRM_KEY, "sleutel")
    assert store.stored == {
        ("Bellerbeeld", "sip-password"): SECRET,
        ("Bellerbeeld", "crm-api-key"): "sleutel",
    }
    assert KeyringSecrets().read(SIP_PASSWORD) == SECRET


def test_passwords_of_other_programs_are_neither_read_nor_removed(store: MemoryKeyring) -> None:
    store.stored["Andere telefoon", SIP_PASSWORD] = "van een ander"
    secrets = KeyringSecrets()
    assert secrets.read(SIP_PASSWORD) == ""
    secrets.write(SIP_PASSWORD, "")
    assert store.stored == {("Andere telefoon", SIP_PASSWORD): "van een ander"}


class WindowsError1312(Exception):
    """As `pywintypes.error`, which Credential Manager raises: no relation of keyring's own errors."""


FAILURES = (
    NoKeyringError(SECRET),
    KeyringLocked(SECRET),
    InitError(SECRET),
    PasswordSetError(SECRET),
    WindowsError1312(1312, "CredRead", SECRET),
    OSError(5, SECRET),
    UnicodeDecodeError("utf-8", SECRET.encode(), 0, 1, "invalid start byte"),
    AttributeError(SECRET),
)


@pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: type(failure).__name__)
def test_every_failure_of_the_store_is_a_secret_store_error_that_names_its_kind_and_no_secret(
    store: MemoryKeyring, failure: Exception
) -> None:
    store.error = failure
    secrets = KeyringSecrets()
    for access in (lambda: secrets.read(SIP_PASSWORD), lambda: secrets.write(SIP_PASSWORD, SECRET)):
        with pytest.raises(SecretStoreError) as told:
            access()
        assert str(told.value) == type(failure).__name__
        assert told.value.__cause__ is failure


def test_end_of_the_program_is_no_failure_of_the_store(store: MemoryKeyring) -> None:
    store.error = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        KeyringSecrets().read(SIP_PASSWORD)


def test_computer_without_a_key_store_is_a_secret_store_error(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(keyring.backends.fail.Keyring(), monkeypatch)  # type: ignore[no-untyped-call] # keyring's own
    with pytest.raises(SecretStoreError, match=r"^NoKeyringError$"):
        KeyringSecrets().read(SIP_PASSWORD)


def test_key_store_that_is_configured_and_not_installed_is_a_secret_store_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "bellerbeeld_has_no_such_store.Keyring")
    put_in_place(None, monkeypatch)
    with pytest.raises(SecretStoreError, match=r"^ModuleNotFoundError$"):
        KeyringSecrets().read(SIP_PASSWORD)


def test_password_gets_into_no_file_and_no_log(
    store: MemoryKeyring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.chdir(tmp_path)
    for name in ("HOME", "APPDATA", "LOCALAPPDATA", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, os.fspath(tmp_path))
    secrets = KeyringSecrets()
    secrets.write(SIP_PASSWORD, SECRET)
    secrets.read(SIP_PASSWORD)
    store.error = KeyringLocked(SECRET)
    with pytest.raises(SecretStoreError):
        secrets.read(SIP_PASSWORD)
    assert list(tmp_path.rglob("*")) == []
    assert SECRET not in caplog.text
    assert SECRET not in repr(vars(secrets))


# ---------------------------------------------------------------- secrets that are handed over


def test_handed_secrets_are_one_line_and_what_follows_is_left_for_others() -> None:
    source = io.StringIO('{"sip-password": "Kanarie7", "crm-api-key": "sleutel"}\nnext line\n')
    secrets = HandedSecrets(source)
    assert (secrets.read(SIP_PASSWORD), secrets.read(CRM_KEY)) == ("Kanarie7", "sleutel")
    assert source.read() == "next line\n"


WRONG_LINES = (
    "", "\n", "Kanarie7\n", '{"sip-password": "Kanarie7"\n', "null\n", '["Kanarie7"]\n', '"Kanarie7"\n',
    '{"sip-password": null}\n', '{"sip-password": 7}\n', '{"sip-password": ["Kanarie7"]}\n', "[" * 100_000,
)  # fmt: skip


@pytest.mark.parametrize("line", WRONG_LINES, ids=lambda line: line[:24].strip() or "nothing")
def test_line_that_holds_no_secrets_is_refused_and_not_quoted(line: str) -> None:
    with pytest.raises(SecretStoreError, match="standard input holds") as told:
        HandedSecrets(io.StringIO(line))
    assert SECRET not in str(told.value)
