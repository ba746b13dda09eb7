"""Start the window: `python -m ui`; `--help` tells the rest."""

import argparse
import signal
import sys
import threading
from pathlib import Path

import platformdirs
from PySide6.QtCore import QMetaObject, Qt
from PySide6.QtWidgets import QApplication

from app.adapters.credentials import HandedSecrets, KeyringSecrets
from app.adapters.settings_files import CentralFiles
from app.adapters.settings_registry import CentralRegistry, WindowsRegistry
from app.domain.errors import SecretStoreError
from app.domain.telephone_address import number_in, offered
from app.effective_settings import CentralSettings
from app.log_files import open_log
from app.settings import Settings
from ui.bootstrap import Launch, Program
from ui.diagnosis import write_diagnosis
from ui.language import Language
from ui.single_instance import SingleInstance
from ui.texts.start import no_folder_words
from ui.views.last_words import LastWords

NAME = "Bellerbeeld"


def arguments() -> argparse.ArgumentParser:
    """The options of the window."""
    parser = argparse.ArgumentParser(prog="bellerbeeld", description="The telephone that shows who calls.")
    places = platformdirs.PlatformDirs(NAME, appauthor=False)
    parser.add_argument(
        "--settings",
        type=Path,
        default=Path(places.user_config_dir) / "settings.toml",
        help="settings file (default: %(default)s)",
    )
    if not getattr(sys, "frozen", False):
        parser.add_argument(
            "--central",
            type=Path,
            help="folder with the organisation's settings, instead of those of this computer (for tests)",
        )
    parser.add_argument(
        "--data",
        type=Path,
        default=Path(places.user_data_dir),
        help="folder for this desk's own files (default: %(default)s)",
    )
    parser.add_argument(
        "--secrets-stdin",
        action="store_true",
        help="take the secrets from a line of JSON on standard input instead of the system's key store",
    )
    parser.add_argument(
        "--diagnose",
        type=Path,
        metavar="FILE.zip",
        help="write versions, settings with their source, connection tests, devices and logs for IT, and end",
    )
    parser.add_argument("--until-stdin-closes", action="store_true", help="stop when whoever started it ends")
    parser.add_argument(
        "--dial",
        type=_number,
        metavar="NUMBER",
        help="number, in any notation, that is offered for calling; the agent presses Enter",
    )
    parser.add_argument(
        "address",
        nargs="?",
        default="",
        help="tel:, sip: or callto: address whose number is offered for calling",
    )
    parser.add_argument("--demo", action="store_true", help="show the strip of the demonstration")
    return parser


def _number(text: str) -> str:
    number = offered(text)
    if not number:
        raise argparse.ArgumentTypeError("this is no number that can be offered")
    return number


def application() -> QApplication:
    """The one application object, under its name."""
    made = QApplication(sys.argv[:1])
    made.setApplicationName(NAME)
    # The ring card comes and goes; only the agent ends the program.
    made.setQuitOnLastWindowClosed(False)
    return made


def launch_of(options: argparse.Namespace) -> Launch | None:
    """How to start, as the options say; None when another window does this work, which is now in front.

    Raises:
        OSError: the folder for our own files cannot be used.
        SecretStoreError: the secrets on standard input are none.
    """
    options.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    instance = SingleInstance(options.data)
    number = number_in(options.address) or options.dial or ""
    if not instance.take(number):
        return None
    open_log(options.data / "bellerbeeld.log")
    secrets = HandedSecrets(sys.stdin) if options.secrets_stdin else KeyringSecrets()
    return Launch(
        instance, options.settings, central_of(options), options.data, secrets, options.demo, number
    )


def central_of(options: argparse.Namespace) -> CentralSettings:
    """Where the organisation's settings stand. In an installed program nobody can point elsewhere."""
    folder = getattr(options, "central", None)
    if folder is not None:
        return CentralFiles(folder)
    if sys.platform == "win32":
        return CentralRegistry(WindowsRegistry())
    return CentralFiles()


def main() -> int:
    """Run until the agent closes the window."""
    options = arguments().parse_args()
    if options.diagnose is not None:
        return _diagnose(options)
    qt = application()
    try:
        launch = launch_of(options)
    except OSError as error:
        return _no_folder(qt, options.data, error)
    except SecretStoreError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    if launch is None:
        return 0
    program = Program(qt, launch)
    program.start()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: program.end())
    if options.until_stdin_closes:
        threading.Thread(target=_end_with_stdin, args=(program,), name="stdin", daemon=True).start()
    code = qt.exec()
    program.stop()
    return code


def _diagnose(options: argparse.Namespace) -> int:
    """For IT, also where there is no screen: what is wrong is said on the console, if there is one."""
    try:
        write_diagnosis(options.diagnose, options.settings, central_of(options), options.data)
    except OSError as error:
        if sys.stderr is not None:
            sys.stderr.write(f"{options.diagnose} cannot be written: {error.strerror}\n")
        return 1
    return 0


def _no_folder(qt: QApplication, folder: Path, error: OSError) -> int:
    """Nothing works without it, the telephone neither; said on a console for IT, otherwise in a window."""
    Language(qt, Settings().ui_language)
    words = no_folder_words(str(folder), error.strerror or "")
    if sys.stderr is not None:
        sys.stderr.write(words + "\n")
    else:
        LastWords(words).exec()
    return 1


def _end_with_stdin(program: Program) -> None:
    for _ in sys.stdin:
        continue
    # The stubs ask for bytes, which PySide6 6.9 itself refuses.
    QMetaObject.invokeMethod(program, "end", Qt.ConnectionType.QueuedConnection)  # type: ignore[call-overload]


if __name__ == "__main__":
    sys.exit(main())
