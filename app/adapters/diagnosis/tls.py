"""The line to an exchange over TLS, for a diagnosis: with the same checks as the telephone's, and a word for each."""

import ssl
from socket import socket

_KNOWN = {
    9: "its certificate is not valid yet",
    10: "its certificate has expired",
    18: "its certificate is signed by itself",
    19: "its certificate is signed by an unknown authority",
    20: "its certificate is signed by an unknown authority",
    62: "its certificate is of another name",
    64: "its certificate is of another address",
}  # x509_vfy.h of OpenSSL


class NoTls(Exception):
    """It is there, but nothing may be said to it. The text is for IT."""


def secured(line: socket, host: str, authority: str) -> ssl.SSLSocket:
    """The same line, encrypted, when whoever is there is `host`. `authority` as in the settings.

    Raises:
        NoTls: it speaks none, or has no good certificate.
        TimeoutError: it says nothing.
    """
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if authority:
        try:
            context.load_verify_locations(authority)
        except (OSError, ValueError) as error:
            raise NoTls("the file with the certificate authority cannot be read") from error
    try:
        return context.wrap_socket(line, server_hostname=host)
    except ssl.SSLCertVerificationError as error:
        raise NoTls(_KNOWN.get(error.verify_code, "its certificate is not trusted")) from error
    except ssl.SSLError as error:
        raise NoTls(f"speaks no TLS that we accept: {error.reason}") from error
