"""Start the window: `python -m ui`; `--help` tells the rest."""

import argparse
import sys
import threading
from pathlib import Path

import platformdirs
from PySide6.QtCore import QMetaObject, Qt
from PySide6.QtWidgets import QApplication

from app.adapters.credentials import HandedSecrets, KeyringSecrets
from app.adapters.log_files import open_log
from ui.bootstrap import Launch, Program

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
    parser.add_argument("--until-stdin-closes", action="store_true", help="stop when whoever started it ends")
    parser.add_argument("--demo", action="store_true", help="show the strip of the demonstration")
    return parser


def launch_of(options: argparse.Namespace) -> Launch:
    """How to start, as the options say; the folder for our files is there and the log is open."""
    options.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    open_log(options.data / "bellerbeeld.log")
    secrets = HandedSecrets(sys.stdin) if options.secrets_stdin else KeyringSecrets()
    return Launch(options.settings, options.data, secrets, options.demo)


def application() -> QApplication:
    """The one application object, under its name."""
    made = QApplication(sys.argv[:1])
    made.setApplicationName(NAME)
    # The ring card comes and goes; only the agent ends the program.
    made.setQuitOnLastWindowClosed(False)
    return made


def main() -> int:
    """Run until the agent closes the window."""
    options = arguments().parse_args()
    launch = launch_of(options)
    qt = application()
    program = Program(qt, launch)
    if not program.start():
        return 0
    if options.until_stdin_closes:
        threading.Thread(target=_stop_with_stdin, args=(qt,), name="stdin", daemon=True).start()
    code = qt.exec()
    program.stop()
    return code


def _stop_with_stdin(qt: QApplication) -> None:
    for _ in sys.stdin:
        continue
    QMetaObject.invokeMethod(qt, b"quit", Qt.ConnectionType.QueuedConnection)


if __name__ == "__main__":
    sys.exit(main())
