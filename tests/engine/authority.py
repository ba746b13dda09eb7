"""Certificates for tests: an authority of our own, what it signs, and what it had better not sign."""

import shutil
import ssl
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.lab.availability import part

_NEW_KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-sha256")
_CONFIGURATION = """
[req]
distinguished_name = name
x509_extensions = authority
[name]
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
[ca]
default_ca = us
[us]
database = index.txt
serial = serial
new_certs_dir = .
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
"""
VALID, EXPIRED, TOO_EARLY = (
    ("", ""),
    ("20200101000000Z", "20200201000000Z"),
    ("21000101000000Z", "21000201000000Z"),
)


class NoOpenssl(Exception):
    """There is no `openssl` here to make certificates with."""


@dataclass(frozen=True)
class Identity:
    """A certificate with its key, as files."""

    certificate: Path
    key: Path

    def context(self) -> ssl.SSLContext:
        """The server's side of TLS with this certificate."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate, self.key)
        return context


class Authority:
    """Signs in `folder`, which is its own. Skips the test, or fails it in the pipeline, where openssl is missing."""

    def __init__(self, folder: Path) -> None:
        with part("certificates of the tests", NoOpenssl):
            if shutil.which("openssl") is None:
                raise NoOpenssl("no openssl here")
        folder.mkdir(parents=True)
        self._folder = folder
        self._count = 0
        (folder / "openssl.cnf").write_text(_CONFIGURATION)
        (folder / "index.txt").touch()
        (folder / "serial").write_text("01")
        self._run("req", "-x509", *_NEW_KEY, "-days", "2", "-subj", f"/CN={folder.name}", "-keyout", "ca.key",
                  "-out", "ca.crt")  # fmt: skip
        self.file = folder / "ca.crt"

    def signs(self, names: str, validity: tuple[str, str] = VALID, common_name: str = "exchange") -> Identity:
        """A certificate for `names`, in the notation of subjectAltName ('DNS:pbx.example,IP:127.0.0.1')."""
        identity = self._new_identity()
        request, extension = identity.key.with_suffix(".csr"), identity.key.with_suffix(".ext")
        self._run(
            "req",
            *_NEW_KEY,
            "-subj",
            f"/CN={common_name}",
            "-keyout",
            str(identity.key),
            "-out",
            str(request),
        )
        extension.write_text(
            f"subjectAltName={names}\nextendedKeyUsage=serverAuth\nbasicConstraints=CA:FALSE\n"
        )
        start, end = validity
        dates = ("-startdate", start, "-enddate", end) if start else ("-days", "2")
        self._run("ca", "-batch", "-notext", "-in", str(request), "-out", str(identity.certificate), *dates,
                  "-cert", "ca.crt", "-keyfile", "ca.key", "-extfile", str(extension))  # fmt: skip
        return identity

    def self_signed(self, names: str) -> Identity:
        """A certificate that nobody vouches for."""
        identity = self._new_identity()
        files = ("-keyout", str(identity.key), "-out", str(identity.certificate))
        name = ("-subj", "/CN=exchange", "-addext", f"subjectAltName={names}")
        self._run("req", "-x509", *_NEW_KEY, "-days", "2", *name, *files)
        return identity

    def _new_identity(self) -> Identity:
        self._count += 1
        return Identity(self._folder / f"{self._count}.crt", self._folder / f"{self._count}.key")

    def _run(self, command: str, *arguments: str) -> None:
        subprocess.run(
            ["openssl", command, "-config", "openssl.cnf", *arguments],
            cwd=self._folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
            timeout=30,
        )


def name_with_nul(name: str, rest: str) -> str:
    """A DNS name that a careless reader takes for `name`: it goes on after a NUL. As subjectAltName in DER."""
    entry = f"{name}\0{rest}".encode()
    body = b"\x82" + bytes([len(entry)]) + entry
    return "DER:" + (b"\x30" + bytes([len(body)]) + body).hex(":")
