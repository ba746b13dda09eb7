"""Settings files: what is wrong is named and ignored, what is right counts, and the program starts in any case."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.adapters.settings_files import read_settings
from app.effective_settings import Level, effective
from app.options import Trouble
from app.settings import OPTIONS, Settings

DEFAULTS = Settings()
Troubles = tuple[tuple[Trouble, str], ...]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def read(path: Path) -> tuple[Settings, Troubles]:
    """The settings when nothing but this file says something, and what is wrong in it, by kind and name."""
    layer = read_settings(path, Level.OWN)
    assert {trouble.place for trouble in layer.troubles} <= {str(path)}
    return effective([layer]).settings, tuple((one.trouble, one.name) for one in layer.troubles)


def written(path: Path, text: str) -> tuple[Settings, Troubles]:
    """What is read when this stands in the file."""
    path.write_text(text, encoding="utf-8")
    return read(path)


def in_file(name: str) -> tuple[str, str]:
    """Table and key of an option."""
    table, _, key = name.partition("_")
    return table, key


# ---------------------------------------------------------------- what is right


def test_no_file_means_all_defaults_and_no_complaint(path: Path) -> None:
    assert read(path) == (DEFAULTS, ())


@pytest.mark.parametrize("text", ["", "\n\n", "# alleen een opmerking\n", "[sip]\n[crm]\n"])
def test_file_without_settings_means_all_defaults_and_no_complaint(path: Path, text: str) -> None:
    assert written(path, text) == (DEFAULTS, ())


def _another_value(option: Any) -> tuple[str, Any]:
    """A value that is not the default: as it stands in the file, and as it is read."""
    if isinstance(option.default, bool):
        return str(not option.default).lower(), not option.default
    if isinstance(option.default, int):
        number = next(number for number in option.about.limits if number != option.default)
        return str(number), number
    if isinstance(option.default, tuple) and option.about.choices:
        return f'["{option.about.choices[-1].value}"]', (option.about.choices[-1].value,)
    if isinstance(option.default, tuple):
        return '["10.0.0.1", "10.0.0.2:5061"]', ("10.0.0.1", "10.0.0.2:5061")
    choices = [choice.value for choice in option.about.choices] or [option.default, "merel é 🐦"]
    other = next(choice for choice in choices if choice != option.default)
    return f'"{other}"', other


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.name)
def test_every_option_can_be_set_and_changes_no_other(path: Path, option: Any) -> None:
    table, key = in_file(option.name)
    text, value = _another_value(option)
    settings, troubles = written(path, f"[{table}]\n{key} = {text}\n")
    assert troubles == ()
    changed = {
        one.name: getattr(settings, one.name)
        for one in OPTIONS
        if getattr(settings, one.name) != getattr(DEFAULTS, one.name)
    }
    assert changed == {option.name: value}


@pytest.mark.parametrize(
    ("stands", "read"),
    [('"1002"', ("1002",)), ('""', ()), ('["1002 Roodspecht", "1003"]', ("1002 Roodspecht", "1003"))],
)
def test_senior_of_an_earlier_version_still_counts(path: Path, stands: str, read: tuple[str, ...]) -> None:
    settings, troubles = written(path, f"[agent]\nsenior = {stands}\n")
    assert (settings.agent_senior, troubles) == (read, ())


def test_file_that_windows_marked_as_utf_8_is_read_as_any_other(path: Path) -> None:
    """Notepad and PowerShell begin a file with a byte order mark, which TOML does not know."""
    path.write_text('[sip]\r\nuser = "1001"\r\n', encoding="utf-8-sig")
    settings, troubles = read(path)
    assert (settings.sip_user, troubles) == ("1001", ())


# ---------------------------------------------------------------- one setting that is wrong


def _bad_values() -> list[tuple[str, str, Trouble]]:
    found = []
    for option in OPTIONS:
        wrong = ["3.5", "2026-11-24", "{}", "[1]", "[[]]"]
        wrong += ["true"] if not isinstance(option.default, bool) else ["0", '"yes"']
        wrong += ["[]"] if not isinstance(option.default, tuple) else ['["10.0.0.1", 7]']
        wrong += ['"10.0.0.1"'] if isinstance(option.default, tuple) and not option.about.was_text else []
        wrong += ["7"] if not isinstance(option.default, int) else ['"5062"']
        found += [(option.name, value, Trouble.WRONG_TYPE) for value in wrong]
        if option.about.choices:
            upper = option.about.choices[0].value.upper()
            unknown = ('"{}"', '["{}"]')[isinstance(option.default, tuple)]
            found += [
                (option.name, unknown.format(value), Trouble.NOT_A_CHOICE) for value in ("", "blauw", upper)
            ]
    return found


@pytest.mark.parametrize("name", [option.name for option in OPTIONS])
def test_bad_value_is_named_and_its_default_used_and_its_neighbours_count(path: Path, name: str) -> None:
    table, key = in_file(name)
    neighbour = "crm_organisation" if name != "crm_organisation" else "crm_url"
    other_table, other_key = in_file(neighbour)
    bad = [(value, trouble) for option, value, trouble in _bad_values() if option == name]
    assert len(bad) >= 8
    for value, trouble in bad:
        text = f'{table}.{key} = {value}\n{other_table}.{other_key} = "BUUR"\n'
        settings, troubles = written(path, text)
        assert troubles == ((trouble, f"{table}.{key}"),), value
        assert getattr(settings, name) == getattr(DEFAULTS, name), value
        assert getattr(settings, neighbour) == "BUUR", value


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('[sip]\nkleur = "blauw"', "sip.kleur"),
        ('[SIP]\nuser = "1001"', "SIP.user"),
        ('[monitor]\nhost = "x"', "monitor.host"),
        ('user = "1001"', "user"),
        ('sip_user = "1001"', "sip_user"),
        ('[sip]\nsip_user = "1001"', "sip.sip_user"),
        ('[sip.local]\naddress = "127.0.0.1"', "sip.local"),
        ('[sip_local]\naddress = "127.0.0.1"', "sip_local.address"),
        ('["sip.local"]\naddress = "127.0.0.1"', "sip.local.address"),
        ('[[sip]]\nuser = "1001"', "sip"),
        ('[""]\nuser = "1001"', ".user"),
    ],
)
def test_setting_that_nobody_knows_is_named_and_ignored(path: Path, text: str, name: str) -> None:
    assert written(path, text) == (DEFAULTS, ((Trouble.UNKNOWN_NAME, name),))


def test_everything_that_is_wrong_is_named_in_the_order_of_the_file(path: Path) -> None:
    _, troubles = written(
        path, 'a = 1\n[sip]\nlocal_port = "x"\nkleur = 1\nuser = "1001"\n[ui]\nlanguage = "fy"\n'
    )
    assert [(trouble.name, name) for trouble, name in troubles] == [
        ("UNKNOWN_NAME", "a"),
        ("WRONG_TYPE", "sip.local_port"),
        ("UNKNOWN_NAME", "sip.kleur"),
        ("NOT_A_CHOICE", "ui.language"),
    ]


def test_complaint_never_quotes_a_value_because_it_may_be_a_password(path: Path) -> None:
    _, troubles = written(
        path, '[sip]\npassword = "Kanarie7"\nlocal_port = "Kanarie7"\ntransport = "Kanarie7"\n'
    )
    assert len(troubles) == 3
    assert "Kanarie7" not in repr(troubles)


# ---------------------------------------------------------------- a file that is broken as a whole


BROKEN = {
    "no end of text": (b'[sip]\nregistrar = "Kanarie7\n', "2:22"),
    "no value": (b"[sip]\nuser =", ""),
    "same name twice": (b'[sip]\nuser = "Kanarie7"\nuser = "b"\n[x]', "3:11"),
    "same table twice": (b"[sip]\n[sip]\n", "2:5"),
    "password without quotes": (b"[sip]\npassword = Kanarie7(", "2:12"),
    "JSON": (b'{"sip": {"user": "Kanarie7"}}', "1:1"),
    "single backslash": (b'[sound]\nrecord_to = "C:\\Users"', "2:18"),
    "Latin-1": ("[sip]\ndisplay_name = 'Kanarie7 é'".encode("latin-1"), ""),
    "UTF-16": ("[sip]\nuser = 'Kanarie7'".encode("utf-16"), ""),
    "zeros": (b"\0" * 4_096, "1:1"),
    "deep": (b"x = " + b"[" * 50_000, ""),
    "long number": (b"[sip]\nlocal_port = " + b"7" * 5_000, ""),
}


@pytest.mark.parametrize(("content", "place"), BROKEN.values(), ids=BROKEN)
def test_broken_file_is_named_with_the_place_and_all_defaults_used(
    path: Path, content: bytes, place: str
) -> None:
    path.write_bytes(content)
    assert read(path) == (DEFAULTS, ((Trouble.UNREADABLE, place),))


def test_folder_in_the_place_of_the_file_is_an_unreadable_file(path: Path) -> None:
    path.mkdir()
    assert read(path) == (DEFAULTS, ((Trouble.UNREADABLE, ""),))


def test_file_is_only_read_never_written(path: Path) -> None:
    path.write_bytes(b"oeps")
    read(path)
    assert path.read_bytes() == b"oeps"
    assert list(path.parent.iterdir()) == [path]


# ---------------------------------------------------------------- anything at all


@given(content=st.binary() | st.text(st.sampled_from('[]{}=".,#\n sipuer1')).map(str.encode))
def test_no_content_of_the_file_stops_the_program(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(content)
    settings, _ = read(path)
    for option in OPTIONS:
        assert option.trouble(getattr(settings, option.name)) is None
