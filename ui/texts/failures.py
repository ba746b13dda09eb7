"""Words for what another system or the disk did wrong, and for what still works."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.domain.errors import Failure, StorageError, StorageFull

translate = QCoreApplication.translate


def failure_words(failure: Failure) -> str:
    """Why the CRM gave nothing, in one short sentence."""
    match failure:
        case Failure.UNREACHABLE:
            return translate("Failures", "The CRM cannot be reached.")
        case Failure.TIMED_OUT:
            return translate("Failures", "The CRM takes too long to answer.")
        case Failure.UNAUTHORISED:
            return translate("Failures", "The CRM does not accept our key.")
        case Failure.NOT_ALLOWED:
            return translate("Failures", "The CRM does not allow us to see this.")
        case Failure.NOT_FOUND:
            return translate("Failures", "The CRM does not know this.")
        case Failure.TOO_BUSY:
            return translate("Failures", "The CRM is too busy at the moment.")
        case Failure.SERVER_ERROR:
            return translate("Failures", "The CRM has a fault.")
        case Failure.UNREADABLE:
            return translate("Failures", "The CRM gave an answer that cannot be read.")
        case Failure.REFUSED:
            return translate("Failures", "The CRM refused it.")
        case _:
            assert_never(failure)


def storage_words(error: StorageError) -> str:
    """Why nothing can be kept on this computer, and what to do."""
    if isinstance(error, StorageFull):
        return translate(
            "Failures", "The disk of this computer is full. Calling works, but nothing can be saved."
        )
    return translate(
        "Failures", "This computer cannot write its file. Calling works, but nothing can be saved."
    )
