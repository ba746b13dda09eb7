"""Words for what a telephone cannot do, and for what is wrong with the exchange's certificate."""

from PySide6.QtCore import QCoreApplication

from app.domain.agent import Registration

translate = QCoreApplication.translate


def encryption_sentence(registration: Registration) -> str:  # noqa: C901 - a flat table
    """What is wrong and who can mend it; '' for what has nothing to do with abilities or certificates."""
    match registration:
        case Registration.CANNOT_TLS:
            return translate(
                "Encryption",
                "This telephone cannot do TLS, which the settings ask for. It stays off; call IT.",
            )
        case Registration.CANNOT_SRTP:
            return translate(
                "Encryption",
                "This telephone cannot encrypt sound (SRTP), which the settings ask for. It stays off; call IT.",
            )
        case Registration.CANNOT_CODECS:
            return translate(
                "Encryption",
                "This telephone knows none of the codecs in the settings. It stays off; call IT.",
            )
        case Registration.CANNOT_IPV6:
            return translate(
                "Encryption",
                "This telephone cannot do IPv6, which the settings ask for. It stays off; call IT.",
            )
        case Registration.CANNOT_ICE:
            return translate(
                "Encryption",
                "This telephone cannot seek a way for the sound (ICE), which the settings ask for. "
                "It stays off; call IT.",
            )
        case Registration.SRTP_WITHOUT_TLS:
            return translate(
                "Encryption",
                "The settings ask for encrypted sound (SRTP) without TLS: everybody could read the keys. "
                "The telephone stays off; call IT.",
            )
        case Registration.SPEAKS_NO_TLS:
            return translate(
                "Encryption",
                "The telephone exchange does not speak TLS at this address. We keep trying; call IT.",
            )
        case Registration.OLD_TLS:
            return translate(
                "Encryption",
                "The telephone exchange speaks only outdated TLS (before 1.2), so we say nothing to it. Call IT.",
            )
        case Registration.CERTIFICATE_UNTRUSTED:
            return translate(
                "Encryption",
                "Nobody whom this computer trusts signed the certificate of the telephone exchange, "
                "so we say nothing to it. Call IT.",
            )
        case Registration.CERTIFICATE_OF_ANOTHER:
            return translate(
                "Encryption",
                "The certificate of the telephone exchange belongs to another name, so we say nothing to it. Call IT.",
            )
        case Registration.CERTIFICATE_EXPIRED:
            return translate(
                "Encryption",
                "The certificate of the telephone exchange is not valid today (expired, or the clock is wrong), "
                "so we say nothing to it. Call IT.",
            )
        case Registration.NO_AUTHORITY:
            return translate(
                "Encryption",
                "The file with the certificate authority of the telephone exchange cannot be read. Call IT.",
            )
        case _:
            return ""
