"""Python's module: PJSUA2 wrapped by SWIG, linked with everything into one file."""

import shutil
import sysconfig
from pathlib import Path

from installer.engine.build import Build

_PARTS = ("pjlib", "pjlib-util", "pjnath", "pjmedia", "pjsip")
_OURS = (
    "pjsua2", "pjsua", "pjsip-ua", "pjsip-simple", "pjsip", "pjmedia-codec", "pjmedia-videodev",
    "pjmedia-audiodev", "pjmedia", "pjsdp", "pjnath", "pjlib-util", "pj", "webrtc-aec3",
)  # fmt: skip
_OTHERS = ("-lsrtp2", "-lopus", "-lspeexdsp", "-lssl", "-lcrypto")
_DEFINED = ("-DPJ_AUTOCONF=1", "-DPJ_IS_BIG_ENDIAN=0", "-DPJ_IS_LITTLE_ENDIAN=1")


def binding(build: Build) -> None:
    """Wrap, compile, link."""
    source = build.source("pjproject")
    folder = _folder(build)
    folder.mkdir()
    target = build.target
    headers = [f"-I{build.shop.name_of(source / part / 'include')}" for part in _PARTS]
    swig = build.shop.name_of(source / "pjsip-apps/src/swig/pjsua2.i")
    # -threads: Python's lock is let go of in each call and taken in each callback. All depends on it.
    build.run(
        "binding", folder, "swig", *headers, "-c++", "-python", "-threads", "-w312", "-o", "wrap.cpp", swig
    )
    # -O1: half the time of -O2, and nothing of it is done often.
    flags = target.flags.replace("-O2", "-O1").split()
    build.run(
        "binding", folder, target.tool("g++"), "-std=c++17", *flags, *_DEFINED, "-fno-strict-aliasing",
        *headers, f"-I{_python_headers(build)}", "-c", "wrap.cpp", "-o", "wrap.o",
    )  # fmt: skip
    system = next((source / "pjlib/lib").glob("libpj-*.a")).stem.removeprefix("libpj-")
    folders = [f"-L{build.shop.name_of(source / part / 'lib')}" for part in (*_PARTS, "third_party")]
    build.run(
        "binding", folder, target.tool("g++"), "-shared", "-s", *target.link_flags, "-o", target.module, "wrap.o",
        *folders, f"-L{build.shop.name_of(build.prefix / 'lib')}",
        "-Wl,--start-group", *(f"-l{name}-{system}" for name in _OURS), *_OTHERS, "-Wl,--end-group",
        *_python_library(build), *target.system_libraries,
    )  # fmt: skip


def files_of(build: Build) -> list[Path]:
    """What Python imports."""
    return [_folder(build) / "pjsua2.py", _folder(build) / build.target.module]


def _folder(build: Build) -> Path:
    return build.work / "module"


def _python_headers(build: Build) -> str:
    if build.target.host:
        return build.shop.name_of(build.work / "python" / "include")
    return sysconfig.get_path("include")


def _python_library(build: Build) -> list[str]:
    """On Windows a module is linked with Python's DLL; the library for that is made from the DLL itself."""
    if not build.target.host:
        return []
    folder = _folder(build)
    shutil.copy(build.work / "python" / "python311.dll", folder)
    build.run("binding", folder, "gendef", "python311.dll")
    build.run(
        "binding", folder, build.target.tool("dlltool"), "-d", "python311.def", "-D", "python311.dll",
        "-l", "libpython311.a",
    )  # fmt: skip
    return ["libpython311.a"]
