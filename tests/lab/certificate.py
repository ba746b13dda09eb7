"""Certificates of the lab, made new for each run: a CA, the exchange's certificate, and a CA that signed nothing."""

import subprocess
from pathlib import Path

from tests.lab.installation import Installation

# Elliptic curves: made in milliseconds, and every TLS library since 2010 knows P-256.
_NEW_KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-sha256")
HOST_NAME = "exchange.lab.example"


def make_certificates(installation: Installation, folder: Path, address: str) -> None:
    """Write `ca.crt`, `exchange.crt`, `exchange.key` and `other_ca.crt` into `folder`.

    The exchange's certificate is valid for `address` and for HOST_NAME (subjectAltName, RFC 5280).

    Raises:
        subprocess.CalledProcessError: openssl refused.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _make_ca(installation, folder, "ca", "Lab CA")
    _make_ca(installation, folder, "other_ca", "Another CA")
    (folder / "exchange.ext").write_text(
        f"subjectAltName=DNS:{HOST_NAME},IP:{address}\n"
        "extendedKeyUsage=serverAuth\n"
        "basicConstraints=CA:FALSE\n"
    )
    request = ("-subj", f"/CN={HOST_NAME}", "-keyout", "exchange.key", "-out", "exchange.csr")
    _openssl(installation, folder, "req", *_NEW_KEY, "-config", "openssl.cnf", *request)
    signing = ("-CA", "ca.crt", "-CAkey", "ca.key", "-CAcreateserial", "-days", "30", "-sha256")
    certificate = ("-in", "exchange.csr", "-extfile", "exchange.ext", "-out", "exchange.crt")
    _openssl(installation, folder, "x509", "-req", *certificate, *signing)


def _make_ca(installation: Installation, folder: Path, name: str, common_name: str) -> None:
    # `openssl req` insists on a configuration file, and the machine's own may say anything.
    (folder / "openssl.cnf").write_text(
        "[req]\ndistinguished_name=name\nx509_extensions=ca\n[name]\n"
        "[ca]\nbasicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign\nsubjectKeyIdentifier=hash\n"
    )
    files = ("-subj", f"/CN={common_name}", "-keyout", f"{name}.key", "-out", f"{name}.crt")
    _openssl(installation, folder, "req", "-x509", *_NEW_KEY, "-config", "openssl.cnf", "-days", "30", *files)


def _openssl(installation: Installation, folder: Path, *arguments: str) -> None:
    subprocess.run(
        installation.command("openssl", *arguments),
        cwd=folder,
        env=installation.environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        timeout=30,
    )
