"""The logs of this program, line by line: only what it wrote in its own form gets through.

No name or number is logged (CONTRIBUTING, house rule 12). Here that is not trusted: lines of libraries, texts of
errors and whatever looks like a number, a postcode or an address stay behind.
"""

import re
from pathlib import Path, PurePath, PureWindowsPath

NAMES = (
    "bellerbeeld.log",
    "bellerbeeld.log.1",
    "engine.log",
    "engine.log.1",
    "fault.log",
    "engine-fault.log",
)
_LONGEST = 256_000  # bytes of each, from its end

_OURS = re.compile(
    r"(?P<begin>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} [A-Z]+ (?:app|ui)(?:\.\w+)*) (?P<message>.*)"
)
_FRAME = re.compile(r'\s*File "(?P<file>[^"]*)", line (?P<line>\d+),? in (?P<function>[\w<>.]+)\s*')
_ERROR = re.compile(r"(?P<kind>[A-Z]\w*|(?:\w+\.)+[A-Z]\w*)(?:: .*)?")
_FAULT = re.compile(
    r"Fatal Python error: [\w ]+|Windows fatal exception: [\w ]+|"
    r"(?:Current thread|Thread) 0x[0-9a-f]+ \(most recent call first\):|Traceback \(most recent call last\):"
)
# Of telephone numbers, dates and amounts: seven figures and more that do not belong to an id of ours.
_NUMBER = re.compile(r"(?<![\w-])[+(]?\d(?:[ ().-]?\d){6,}(?![\w-])")
_POSTCODE = re.compile(r"\b\d{4} ?[A-Z]{2}\b")
_MAIL = re.compile(r"\S+@\S+")
_LEFT_OUT = "…"


def harmless_logs(folder: Path) -> dict[str, str]:
    """What may be shown of each log that is there, by its name."""
    found = {}
    for name in NAMES:
        try:
            with (folder / name).open("rb") as file:
                file.seek(max(0, file.seek(0, 2) - _LONGEST))
                found[name] = harmless(file.read().decode("utf-8", "replace"))
        except FileNotFoundError:
            continue
        except OSError as error:
            found[name] = f"cannot be read: {type(error).__name__}\n"
    return found


def harmless(text: str) -> str:
    """The lines that may be shown; '…' stands for one or more that may not."""
    shown: list[str] = []
    for line in text.splitlines():
        kept = _kept(line)
        if kept != _LEFT_OUT or not shown or shown[-1] != _LEFT_OUT:
            shown.append(kept)
    return "".join(f"{line}\n" for line in shown)


def _kept(line: str) -> str:
    if ours := _OURS.fullmatch(line):
        return f"{ours['begin']} {_without_numbers(ours['message'])}"
    if frame := _FRAME.fullmatch(line):
        return f"  {_file_name(frame['file'])}:{frame['line']} in {frame['function']}"
    if _FAULT.fullmatch(line):
        return line
    if error := _ERROR.fullmatch(line):
        kind = error["kind"]
        return kind if kind.endswith(("Error", "Exception", "Warning", "Interrupt")) else _LEFT_OUT
    return _LEFT_OUT


def _without_numbers(message: str) -> str:
    for pattern in (_MAIL, _NUMBER, _POSTCODE):
        message = pattern.sub(_LEFT_OUT, message)
    return message


def _file_name(path: str) -> str:
    """Without the folders, which may be called after a user."""
    return PureWindowsPath(path).name if "\\" in path else PurePath(path).name
