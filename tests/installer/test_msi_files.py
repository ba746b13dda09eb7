"""The program's files as WiX source."""

import xml.etree.ElementTree as ET
from pathlib import Path, PurePosixPath

import pytest

from installer.msi_files import component_guid, files_source, identifier

_WIX = "{http://schemas.microsoft.com/wix/2006/wi}"


@pytest.fixture
def program(tmp_path: Path) -> Path:
    for name in ("bellerbeeld.exe", "bellerbeeld-engine.exe", "_internal/a.dll", "_internal/plugins/été.dll"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x")
    return tmp_path


def _names(source: ET.Element) -> list[str]:
    return [file.attrib["Name"] for file in source.iter(f"{_WIX}File")]


def test_every_file_but_the_window_has_a_component_in_the_group(program: Path) -> None:
    source = ET.fromstring(files_source(program))
    assert sorted(_names(source)) == ["a.dll", "bellerbeeld-engine.exe", "été.dll"]
    components = {one.attrib["Id"] for one in source.iter(f"{_WIX}Component")}
    assert components == {one.attrib["Id"] for one in source.iter(f"{_WIX}ComponentRef")}


def test_folders_are_nested_as_on_the_disk(program: Path) -> None:
    source = ET.fromstring(files_source(program))
    inner = source.find(
        f".//{_WIX}DirectoryRef/{_WIX}Directory[@Name='_internal']/{_WIX}Directory[@Name='plugins']"
    )
    assert inner is not None
    assert _names(inner) == ["été.dll"]


def test_a_file_keeps_its_component_from_version_to_version(program: Path) -> None:
    before = files_source(program)
    (program / "_internal" / "a.dll").write_bytes(b"another version")
    assert files_source(program) == before


def test_a_component_follows_the_place_and_not_how_its_letters_are_written() -> None:
    guid = component_guid(PurePosixPath("_internal/Qt6Core.dll"))
    assert guid == "440EB41E-5245-5E39-9462-134690FB5286", "as in every version that is out"
    assert component_guid(PurePosixPath("_INTERNAL/qt6core.dll")) == guid
    assert component_guid(PurePosixPath("qt6core.dll")) != guid


def test_keys_fit_in_windows_installer_whatever_the_path() -> None:
    key = identifier("f", PurePosixPath("a" * 200 + "/été 1.dll"))
    assert len(key) <= 72
    assert key.isascii()
    assert key.replace("_", "").isalnum()
