#!/usr/bin/env python3
"""One command for everything: sets up what it needs, then does it. Standard library only.

All that it makes lies in `build/`; removing that folder undoes it. Needs Python 3.11 or 3.12.
"""

import argparse
import ctypes.util
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
BUILD = ROOT / "build"
VENV = BUILD / "venv"
TRANSLATIONS = ROOT / "resources" / "i18n"
IS_WINDOWS, IS_LINUX = (sys.platform.startswith(name) for name in ("win32", "linux"))
PYTHON = VENV / ("Scripts/python.exe" if IS_WINDOWS else "bin/python")

# What PySide6's wheels expect of a Linux system; found by importing each Qt module on a bare Debian 12.
# Without a screen the first group is enough.
QT_LIBRARIES = {
    "EGL": "libegl1", "GL": "libgl1", "xkbcommon": "libxkbcommon0", "dbus-1": "libdbus-1-3",
    "fontconfig": "libfontconfig1", "glib-2.0": "libglib2.0-0",
}  # fmt: skip
SCREEN_LIBRARIES = {
    "xcb-cursor": "libxcb-cursor0", "xcb-icccm": "libxcb-icccm4", "xcb-keysyms": "libxcb-keysyms1",
    "xcb-render-util": "libxcb-render-util0", "xcb-shape": "libxcb-shape0", "xcb-xkb": "libxcb-xkb1",
    "xkbcommon-x11": "libxkbcommon-x11-0",
}  # fmt: skip
# What our own telephone library expects.
SOUND_LIBRARIES = {"asound": "libasound2"}
PUBLIC_LIBRARIES = ("pjsua2-python", "pjsua2-wheel")
OWN_LIBRARY = "bellerbeeld-pjsua2"


class Stop(Exception):
    """Something is missing that we cannot get; the message is one line that says what to do."""


def main() -> int:
    """Do what the command line says; 0 when it went well."""
    options = _parser().parse_args()
    os.chdir(ROOT)
    try:
        return COMMANDS[options.command](options.rest)
    except Stop as stop:
        print(f"run.py: {stop}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    lines = "\n".join(f"  {name:10}{act.__doc__}" for name, act in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="run.py",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Bellerbeeld, the telephone that shows who calls.",
        epilog=f"commands:\n{lines}\n\nWhat follows goes to the command: `run.py demo --help`.",
    )
    parser.add_argument("command", choices=COMMANDS, metavar="command")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    return parser


# ------------------------------------------------------------------------------------------ the commands


def demo(rest: Sequence[str]) -> int:
    """The main job with made-up people: opens the window, or plays the scenario when there is no screen."""
    has_screen = _has_screen() and "--headless" not in rest
    set_up(("demo",), screen=has_screen)
    return run(
        PYTHON, "-m", "app.demo", *rest, *([] if has_screen or "--headless" in rest else ["--headless"])
    )


def start(rest: Sequence[str]) -> int:
    """The program itself, with the settings of this computer."""
    set_up((), screen=_has_screen())
    return run(PYTHON, "-m", "ui", *rest)


def test(rest: Sequence[str]) -> int:
    """All tests; those of the telephone lab need root on Debian and say so in one line elsewhere."""
    set_up(("demo", "dev"))
    return run(PYTHON, "-m", "pytest", *(rest or ["-q"]))


def check(rest: Sequence[str]) -> int:
    """Lint, types, import contracts, and full branch coverage of domain and services."""
    set_up(("demo", "dev"))
    steps = (
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("mypy", "app", "ui", "installer", "tests", "run.py"),
        ("lint-imports",),
        ("coverage", "run", "-m", "pytest", "-q", "tests/domain", "tests/services"),
        ("coverage", "report"),
    )
    results = [0]
    for name, *arguments in steps:
        if not rest or name in rest:
            print(f"\n--- {name} {' '.join(arguments)}", flush=True)
            results.append(run(PYTHON.with_name(name + PYTHON.suffix), *arguments))
    return max(results)


def bench(rest: Sequence[str]) -> int:
    """Speed and memory against limits and peers, measured in one run; `bench NAME` for one of them."""
    set_up(("demo", "dev"))
    return run(PYTHON, "-m", "tests.bench", *rest)


def engine(rest: Sequence[str]) -> int:
    """Our own telephone library from its source, for Linux and Windows, in `build/engine`; used from then on."""
    set_up(())
    return run(PYTHON, "-m", "installer.engine", *rest)


def policies(_rest: Sequence[str]) -> int:
    """Write anew what is made from the settings table: ADMX, ADML, samples, and the table in the guide."""
    set_up(("demo", "dev"))
    return run(PYTHON, "-m", "installer.generate")


def package(rest: Sequence[str]) -> int:
    """The MSI for Windows, made on Debian 12 as root, in `build/package`; installer/README.md tells the rest."""
    set_up(())
    return run(PYTHON, "-m", "installer", *rest)


def setup(_rest: Sequence[str]) -> int:
    """Only set up everything, for whoever works on the program; `build/venv` is then an ordinary environment."""
    set_up(("demo", "dev"), screen=_has_screen())
    print(f"{PYTHON}\nThe telephone library is {_telephone_library()[1]}.")
    return 0


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "demo": demo,
    "start": start,
    "test": test,
    "check": check,
    "bench": bench,
    "engine": engine,
    "policies": policies,
    "package": package,
    "setup": setup,
}


# ------------------------------------------------------------------------------------------ setting up


def set_up(extras: Sequence[str], *, screen: bool = False) -> None:
    """An environment with all that `pyproject.toml` names, Qt's libraries, and compiled translations.

    Raises:
        Stop: something is missing and cannot be had.
    """
    _need_python()
    _need_libraries(QT_LIBRARIES | (SCREEN_LIBRARIES if screen else {}))
    _need_environment(extras)
    _need_telephone_library()
    _need_translations()


def _need_python() -> None:
    if (3, 11) <= sys.version_info[:2] <= (3, 12):
        return
    for name in ("python3.12", "python3.11"):
        if other := shutil.which(name):
            os.execv(other, [other, *sys.argv])
    version = ".".join(map(str, sys.version_info[:2]))
    raise Stop(f"needs Python 3.11 or 3.12, this is {version}; install one of them and start run.py with it")


def _need_libraries(libraries: dict[str, str]) -> None:
    if not IS_LINUX:
        return
    packages = [package for name, package in libraries.items() if ctypes.util.find_library(name) is None]
    if packages:
        _install(packages, "needs system libraries")


def _install(packages: Sequence[str], reason: str) -> None:
    """Debian packages, when we may."""
    command = f"apt-get install --no-install-recommends {' '.join(packages)}"
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        raise Stop(f"{reason}: {' '.join(packages)}. On Debian: sudo {command}")
    print(f"{reason}: installing {' '.join(packages)}", flush=True)
    quiet = {"env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"}, "stdout": subprocess.DEVNULL}
    # A frozen mirror has an expired Release file; its signature is checked all the same.
    apt = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=120", "-o", "Acquire::Check-Valid-Until=false"]
    install = [*apt, "install", "--yes", "--no-install-recommends", *packages]
    subprocess.run([*apt, "update"], check=False, **quiet)  # type: ignore[call-overload]
    if subprocess.run(install, check=False, **quiet).returncode:  # type: ignore[call-overload]
        raise Stop(f"{reason}, and '{command}' failed")


def _need_environment(extras: Sequence[str]) -> None:
    project = _project()
    wanted = [one for one in project["dependencies"] if not one.startswith(PUBLIC_LIBRARIES)]
    for extra in extras:
        wanted += project["optional-dependencies"][extra]
    stamp = VENV / f"installed-{'-'.join(extras) or 'program'}"
    state = hashlib.sha256("\n".join([sys.version, *wanted]).encode()).hexdigest()
    if PYTHON.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == state:
        return
    if not PYTHON.exists():
        _make_environment()
    print("Installing what pyproject.toml names (once, some minutes) ...", flush=True)
    _pip("install", *wanted)
    stamp.write_text(state, encoding="utf-8")


def _need_telephone_library() -> None:
    """The one that we have built, in place of the public one, or the other way round: both are called pjsua2."""
    wanted, what = _telephone_library()
    stamp = VENV / "installed-telephone-library"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == "\n".join(wanted):
        return
    if wanted[0].endswith(".whl"):
        _need_libraries(SOUND_LIBRARIES)
    print(f"The telephone library is {what}.", flush=True)
    stamp.unlink(missing_ok=True)
    _pip("uninstall", "--yes", *PUBLIC_LIBRARIES, OWN_LIBRARY)
    _pip("install", "--no-deps", *wanted)
    stamp.write_text("\n".join(wanted), encoding="utf-8")


def _telephone_library() -> tuple[list[str], str]:
    """What pip is to install, and a name for it."""
    from installer.engine.shelf import of_this_python  # not before we know which Python this is

    wheel, what = of_this_python()
    public = [one for one in _project()["dependencies"] if one.startswith(PUBLIC_LIBRARIES)]
    return [str(wheel)] if wheel else public, what


def _project() -> Any:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def _pip(command: str, *arguments: str) -> None:
    quiet = ["--quiet", "--quiet", "--disable-pip-version-check"]
    if subprocess.run([str(PYTHON), "-m", "pip", command, *quiet, *arguments], check=False).returncode:
        raise Stop(f"pip could not {command} the dependencies; see above")


def _make_environment() -> None:
    has_venv = [sys.executable, "-c", "import ensurepip"]
    if IS_LINUX and subprocess.run(has_venv, capture_output=True, check=False).returncode:
        version = ".".join(map(str, sys.version_info[:2]))
        _install([f"python{version}-venv"], "Debian's Python comes without venv")
    shutil.rmtree(VENV, ignore_errors=True)
    if subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False).returncode:
        raise Stop(f"Python could not make an environment in {VENV}")


def _need_translations() -> None:
    for source in TRANSLATIONS.glob("*.ts"):
        target = source.with_suffix(".qm")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            release = PYTHON.with_name("pyside6-lrelease" + PYTHON.suffix)
            if run(release, "-silent", source, "-qm", target):
                raise Stop(f"the translation {source.name} could not be compiled")


# ------------------------------------------------------------------------------------------ running


def _has_screen() -> bool:
    if IS_LINUX:
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True


def run(*command: str | Path) -> int:
    """Run a program in the project's folder; its exit status."""
    with subprocess.Popen([str(part) for part in command], cwd=ROOT) as process:
        signal.signal(signal.SIGTERM, lambda *_: process.terminate())
        try:
            return process.wait()
        except KeyboardInterrupt:
            # Ctrl+C reached it too, and it ends in order; `subprocess.run` would kill it.
            return process.wait()


if __name__ == "__main__":
    sys.exit(main())
