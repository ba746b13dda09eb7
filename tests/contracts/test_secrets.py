"""What every Secrets does: it keeps passwords by name, and says so when it cannot."""

import pytest

from app.domain.errors import SecretStoreError
from app.ports import Secrets
from tests.contracts.key_stores import KINDS, LOCKABLE, key_store


@pytest.fixture(params=KINDS)
def secrets(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Secrets:
    """An empty key store: the fake, the system's behind the adapter, and what was handed over."""
    return key_store(request.param, monkeypatch).secrets


def test_secret_that_was_never_stored_is_empty(secrets: Secrets) -> None:
    assert secrets.read("sip-password") == ""


@pytest.mark.parametrize("value", ["Kanarie7", " ", "é👩‍🔧", "a'b\"c\\d", "regel\nregel", "x" * 1_000])
def test_secret_of_any_text_comes_back_as_it_was(secrets: Secrets, value: str) -> None:
    secrets.write("sip-password", value)
    assert secrets.read("sip-password") == value


def test_new_secret_takes_the_place_of_the_old_one_and_of_no_other(secrets: Secrets) -> None:
    secrets.write("sip-password", "oud")
    secrets.write("crm-api-key", "sleutel")
    secrets.write("sip-password", "nieuw")
    assert (secrets.read("sip-password"), secrets.read("crm-api-key")) == ("nieuw", "sleutel")


def test_empty_secret_removes_it_and_removing_twice_does_no_harm(secrets: Secrets) -> None:
    secrets.write("sip-password", "weg")
    secrets.write("crm-api-key", "blijft")
    for _ in range(2):
        secrets.write("sip-password", "")
        assert secrets.read("sip-password") == ""
    assert secrets.read("crm-api-key") == "blijft"


@pytest.mark.parametrize("kind", LOCKABLE)
def test_store_that_is_locked_says_so_at_each_access_and_tells_no_secret(
    monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    store = key_store(kind, monkeypatch)
    store.secrets.write("sip-password", "Kanarie7")
    store.lock()
    accesses = (
        lambda: store.secrets.read("sip-password"),
        lambda: store.secrets.write("sip-password", "Kanarie7"),
        lambda: store.secrets.write("sip-password", ""),
    )
    for access in accesses:
        with pytest.raises(SecretStoreError) as told:
            access()
        assert "Kanarie7" not in str(told.value)
