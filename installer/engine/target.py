"""For which system the library is made, and what its compilers are told."""

import sys
import sysconfig
from dataclasses import dataclass

_SAFE = "-O2 -DNDEBUG -fstack-protector-strong -include stdint.h"


@dataclass(frozen=True)
class Target:
    """A system, and the Python that the library is for."""

    name: str
    """'linux' or 'windows'."""
    host: str
    """The compilers' prefix without its hyphen; '' for those of the system that we are on."""
    openssl: tuple[str, ...]
    """What OpenSSL's Configure calls this system; it finds out by itself where we are."""
    flags: str
    """For C and C++."""
    link_flags: tuple[str, ...]
    system_libraries: tuple[str, ...]
    module: str
    """The file name of Python's module."""
    tag: str
    """The wheel's: which Python on which system."""

    @property
    def hosted(self) -> tuple[str, ...]:
        """What `configure` is told."""
        return (f"--host={self.host}",) if self.host else ()

    def tool(self, name: str) -> str:
        """A compiler or its like."""
        return f"{self.host}-{name}" if self.host else name


def _python() -> str:
    return f"cp{sys.version_info[0]}{sys.version_info[1]}"


LINUX = Target(
    name="linux",
    host="",
    openssl=(),
    flags=f"{_SAFE} -fPIC -D_FORTIFY_SOURCE=2",
    # Symbols of the libraries stay within: Python's own ssl has another OpenSSL in the same process.
    link_flags=("-Wl,--exclude-libs,ALL", "-Wl,--gc-sections", "-Wl,-z,relro,-z,now", "-Wl,-z,noexecstack"),
    system_libraries=("-lasound", "-luuid", "-lpthread", "-ldl", "-lm"),
    module=f"_pjsua2{sysconfig.get_config_var('EXT_SUFFIX')}",
    tag=f"{_python()}-{_python()}-{sysconfig.get_platform().replace('-', '_').replace('.', '_')}",
)

WINDOWS = Target(
    name="windows",
    host="x86_64-w64-mingw32ucrt",  # the C runtime of CPython itself
    openssl=("mingw64",),
    flags=f"{_SAFE} -D_WIN32_WINNT=0x0A00 -DWINVER=0x0A00",
    link_flags=(
        "-static", "-static-libgcc", "-static-libstdc++",
        "-Wl,--gc-sections", "-Wl,--dynamicbase,--nxcompat,--high-entropy-va",
    ),
    system_libraries=(
        "-lws2_32", "-lcrypt32", "-lbcrypt", "-ladvapi32", "-luser32", "-lgdi32", "-lole32", "-loleaut32",
        "-luuid", "-lwinmm", "-liphlpapi", "-lsecur32",
    ),
    module="_pjsua2.cp311-win_amd64.pyd",
    tag="cp311-cp311-win_amd64",
)  # fmt: skip
