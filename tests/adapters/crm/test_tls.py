"""The key goes to nobody whom this computer does not trust, and limits hold under TLS as well."""

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.adapters.crm.timekeeper import Timekeeper
from app.adapters.crm.vera_http import CrmFault, Query, VeraHttp
from app.domain.errors import Failure
from tests.adapters.crm.raw_server import answer, dripping, keeping, raw_server, saying

LIST = Query("brg", "relaties", page_size=100)
DRIP = dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n[", b" ")


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with certificates that signed themselves: for this computer, and for another one."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not here")
    folder = tmp_path_factory.mktemp("tls")
    for name, subject in (("good", "IP:127.0.0.1"), ("other", "DNS:crm.example")):
        command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
        command += ["-nodes", "-days", "2", "-subj", f"/CN={name}", "-addext", f"subjectAltName={subject}"]
        command += ["-keyout", str(folder / f"{name}.key"), "-out", str(folder / f"{name}.crt")]
        subprocess.run(command, check=True, capture_output=True)
    return folder


def server_side(folder: Path, name: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / f"{name}.crt", folder / f"{name}.key")
    return context


@pytest.fixture
def keeper() -> Iterator[Timekeeper]:
    made = Timekeeper()
    yield made
    made.close()


def test_certificate_that_nobody_vouches_for_gets_no_key(certificates: Path, keeper: Timekeeper) -> None:
    with raw_server(saying(answer(b"[]")), server_side(certificates, "good")) as server:
        http = VeraHttp(server.url, "geheim", keeper, connections=2)
        with pytest.raises(CrmFault) as raised:
            http.get(LIST, "sessie", 10.0)
        http.close()
    assert raised.value.failure is Failure.UNREACHABLE
    assert server.heads == []


def test_certificate_of_another_host_gets_no_key(
    certificates: Path, keeper: Timekeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates / "other.crt"))
    with raw_server(saying(answer(b"[]")), server_side(certificates, "other")) as server:
        http = VeraHttp(server.url, "geheim", keeper, connections=2)
        with pytest.raises(CrmFault):
            http.get(LIST, "sessie", 10.0)
        http.close()
    assert server.heads == []


def test_authority_of_the_corporation_in_this_computers_store_is_trusted(
    certificates: Path, keeper: Timekeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates / "good.crt"))
    with raw_server(keeping(b"[]"), server_side(certificates, "good")) as server:
        http = VeraHttp(server.url, "geheim", keeper, connections=2)
        for _ in range(3):
            assert http.get(LIST, "sessie", 10.0).body == []
        http.close()
    assert (len(server.heads), server.connections) == (3, 1)


def test_answer_that_drips_under_tls_ends_in_time(
    certificates: Path, keeper: Timekeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates / "good.crt"))
    with raw_server(DRIP, server_side(certificates, "good")) as server:
        http = VeraHttp(server.url, "geheim", keeper, connections=2)
        with pytest.raises(CrmFault) as raised:
            http.get(LIST, "sessie", 0.5)
        http.close()
    assert raised.value.failure is Failure.TIMED_OUT
