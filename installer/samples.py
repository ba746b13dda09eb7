"""The settings table as samples to begin with, and as a table for people to read."""

import codecs
from collections.abc import Iterator

from app.adapters.settings_registry import COMPUTER, POLICY_KEY
from app.options import Option
from app.settings import OPTIONS
from installer.admx import central_options


def sample_file() -> str:
    """Every option as a line of a settings file that has no effect until its '# ' is taken away."""
    lines = [
        "# Settings of Bellerbeeld, as policy.toml, recommended.toml, defaults.toml or a user's settings.toml.",
        "# Take away the '#' of what you need, and that of the [table] above it.",
    ]
    table = ""
    for option in central_options():
        if option.table != table:
            table = option.table
            lines += ["", f"# [{table}]"]
        lines += [f"#   {explained(option)}", f"# {option.key} = {as_toml(shown(option))}"]
    return "\n".join(lines) + "\n"


def sample_registry() -> bytes:
    """Every option as a policy of this computer, without effect until its ';' is taken away."""
    lines = [
        "Windows Registry Editor Version 5.00",
        "",
        "; Policies of Bellerbeeld for this computer. Take away the ';' of what you need.",
        r"; Recommended instead of obligatory: the same names below ...\Bellerbeeld\Recommended.",
        "",
        rf"[{COMPUTER}\{POLICY_KEY}]",
    ]
    for option in central_options():
        lines += [f";   {explained(option)}", f';"{option.policy_name}"={_as_registry(shown(option))}']
    # As the registry editor writes it itself; in a file of another encoding it takes lists for ANSI.
    return codecs.BOM_UTF16_LE + "".join(f"{line}\r\n" for line in lines).encode("utf-16-le")


def table() -> str:
    """The rows of the table in `installer/README.md`."""
    rows = [
        "| table | name | default | meaning | policy | MSI |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    rows += [" ".join(_cells(option)) for option in OPTIONS]
    return "\n".join(rows) + "\n"


def _cells(option: Option) -> Iterator[str]:
    yield f"| `[{option.table}]` | `{option.key}` | `{as_toml(option.default)}` | {explained(option)} |"
    yield f"`{option.policy_name}` |" if option.is_central else "|"
    yield f"`{option.about.installed_as}` |" if option.about.installed_as else "|"


def explained(option: Option) -> str:
    """The meaning, and what is allowed."""
    words = option.about.meaning.en
    if option.about.choices:
        words += f" One of {', '.join(choice.value for choice in option.about.choices)}."
    if option.about.limits is not None:
        words += f" From {option.about.limits[0]} to {option.about.limits[-1]}."
    return words


def shown(option: Option) -> object:
    """What a sample shows: the default, or an example where that is empty."""
    return option.about.example or option.default


def as_toml(value: object) -> str:
    """A value as it stands in a settings file."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(as_toml(item) for item in value)}]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def _as_registry(value: object) -> str:
    """A value as it stands in a .reg file: a text, a number, or a list of texts in UTF-16."""
    if isinstance(value, int):
        return f"dword:{value:08x}"
    if isinstance(value, tuple):
        listed = "".join(f"{item}\0" for item in value) + "\0"
        return f"hex(7):{listed.encode('utf-16-le').hex(',')}"
    return f'"{value}"'
