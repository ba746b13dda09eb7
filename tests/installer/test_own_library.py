"""The telephone library that we build: what it is made of, and what it is not."""

import re
import zipfile
from pathlib import Path

import pytest

from installer.engine import shelf, sources
from installer.engine.pjsip import PATCHES
from installer.engine.shelf import inputs, of_this_python, own_wheel
from installer.engine.sources import Source, fetch, pinned
from installer.engine.target import LINUX, WINDOWS, Target
from installer.places import INSTALLER, ROOT, CannotPackage
from tests.lab.availability import part

# Parts of PJSIP that listen, or talk to somebody else: the names of their files stand in whatever has them.
NOT_WANTED = (
    b"cli_telnet.c",
    b"cli_console.c",
    b"http_client.c",
    b"websock.c",
    b"ai_port",
    b"upnp.c",
    b"transport_srtp_dtls.c",
)
_TEST = re.compile(r"^Test: (\S+), `(\w+)`\.$", re.MULTILINE)


class NotBuilt(Exception):
    """There is no such wheel in `build/engine`."""


def content_of(target: Target) -> dict[str, bytes]:
    with part("own telephone library", NotBuilt):
        wheel = own_wheel(target)
        if wheel is None:
            raise NotBuilt(f"there is none for {target.name} (`run.py engine`)")
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_source_is_pinned() -> None:
    for source in pinned().values():
        assert re.fullmatch(r"[0-9a-f]{64}", source.sha256)
        assert source.path.startswith("pool/")
        assert source.version in source.path or source.name == "pjproject"


def test_source_that_is_another_than_the_lock_says_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.tar").write_bytes(b"something else")
    monkeypatch.setattr(sources, "mirror", lambda: f"file:{tmp_path}")
    with pytest.raises(CannotPackage, match=r"no a\.tar: .*put it into"):
        fetch(Source("a", "1", "0" * 64, "a.tar"), tmp_path / "fetched")


@pytest.mark.parametrize(
    "what", ["sources.lock", "config_site.h", "pjsip.py", "patches/whose-build-it-is.patch"]
)
def test_change_of_the_recipe_makes_another_wheel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    before = inputs(LINUX)
    recipe = tmp_path / "engine"
    for file in (INSTALLER / "engine").rglob("*.*"):
        copy = recipe / file.relative_to(INSTALLER / "engine")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
    monkeypatch.setattr(shelf, "_RECIPE", recipe)
    assert inputs(LINUX) == before
    (recipe / what).write_text("changed", "utf-8")
    assert inputs(LINUX) != before


@pytest.mark.parametrize("patch", PATCHES, ids=lambda patch: patch.stem)
def test_patch_names_a_test_that_there_is_or_says_why_there_is_none(patch: Path) -> None:
    head = patch.read_text("utf-8").partition("\n--- ")[0]
    found = _TEST.findall(head)
    assert found or re.search(r"^No test: ", head, re.MULTILINE)
    for file, name in found:
        assert f"def {name}(" in (ROOT / file).read_text("utf-8")


@pytest.mark.parametrize("target", [LINUX, WINDOWS], ids=["linux", "windows"])
def test_nothing_is_in_it_that_nobody_needs(target: Target) -> None:
    module = content_of(target)[target.module]
    assert [part for part in NOT_WANTED if part in module] == []


@pytest.mark.parametrize("target", [LINUX, WINDOWS], ids=["linux", "windows"])
def test_our_own_library_says_so(target: Target) -> None:
    content = content_of(target)
    assert b"-bellerbeeld" in content[target.module]
    metadata = next(text for name, text in content.items() if name.endswith("/METADATA")).decode()
    assert all(source.sha256 in metadata for source in pinned().values())
    assert sum("/licenses/" in name for name in content) == len(pinned())


def test_which_library_is_used_is_one_clear_sentence() -> None:
    wheel, what = of_this_python()
    assert what.startswith("our own, 2.17+" if wheel else "the public one")
