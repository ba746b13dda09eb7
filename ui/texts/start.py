"""Words for what went wrong before, or around, the agent's work."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.options import Trouble

translate = QCoreApplication.translate


def setting_words(trouble: Trouble, name: str, place: str) -> str:
    """What is wrong with a setting and where it stands; the next place that says something counts instead."""
    match trouble:
        case Trouble.UNREADABLE:
            words = translate("Start", "The settings in {place} cannot be read. They are ignored.")
            return words.format(place=f"{place}:{name}" if name else place)
        case Trouble.UNKNOWN_NAME:
            words = translate("Start", "There is an unknown setting: {name} ({place}). It is ignored.")
        case Trouble.WRONG_TYPE:
            words = translate("Start", "The setting {name} is of the wrong kind ({place}). It is ignored.")
        case Trouble.NOT_A_CHOICE:
            words = translate(
                "Start", "The setting {name} has a value that is not allowed ({place}). It is ignored."
            )
        case _:
            assert_never(trouble)
    return words.format(name=name, place=place)


def no_key_store_words() -> str:
    """The system's key store does not work."""
    return translate(
        "Start", "The key store of this computer does not work. Passwords are asked again next time."
    )


def set_aside_words() -> str:
    """The desk's file was damaged."""
    return translate(
        "Start", "The file of this desk was damaged and is set aside. A new one was begun. Call IT."
    )


def unreadable_contacts_words(number: int) -> str:
    """Saved contacts that this program cannot read, and so not send."""
    return translate(
        "Start", "Saved contacts that cannot be read, and so not be sent: {n}. They are kept. Call IT."
    ).format(n=number)


def wrap_up_list_words(place: str) -> str:
    """The list of topics has a mistake."""
    return translate(
        "Start", "The list for coding has a mistake ({place}). Calls work, coding waits. Call IT."
    ).format(place=place)


def fault_words() -> str:
    """Something unforeseen happened in the program."""
    return translate("Start", "Something went wrong in this program. You can go on; IT finds it in the log.")


def no_folder_words(folder: str, reason: str) -> str:
    """The program cannot start at all."""
    return translate(
        "Start", "Bellerbeeld cannot start: the folder {folder} cannot be used ({reason}). Call IT."
    ).format(folder=folder, reason=reason)
