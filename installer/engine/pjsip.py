"""PJSIP itself, with our patches, as static libraries."""

from pathlib import Path

from installer.engine.build import Build

_HERE = Path(__file__).parent
PATCHES = sorted((_HERE / "patches").glob("*.patch"))
_OPTIONS = (
    "--disable-video", "--disable-sdl", "--disable-ffmpeg", "--disable-v4l2", "--disable-openh264", "--disable-vpx",
    "--disable-libyuv", "--disable-gsm-codec", "--disable-ilbc-codec", "--disable-g7221-codec",
    "--disable-speex-codec", "--disable-speex-aec", "--disable-l16-codec", "--disable-opencore-amr",
    "--disable-bcg729", "--disable-upnp", "--disable-libwebrtc", "--enable-libwebrtc-aec3",
    "--enable-speex-resample", "--with-external-srtp",
)  # fmt: skip
# The SDK's headers, as PJSIP writes their names; the file names here are in small letters.
_CAPITALS = (
    "Windows",
    "Guiddef",
    "FunctionDiscoveryKeys_devpkey",
    "Processthreadsapi",
    "Winternl",
    "Mmdeviceapi",
)


def pjsip(build: Build) -> None:
    """Patch, configure, compile."""
    source = build.source("pjproject")
    target = build.target
    for patch in PATCHES:
        inside = source / patch.name
        inside.write_bytes(patch.read_bytes())
        build.run("pjsip", source, "patch", "--strip=1", "--fuzz=0", f"--input={patch.name}")
    (source / "pjlib/include/pj/config_site.h").write_bytes((_HERE / "config_site.h").read_bytes())
    # Debian leaves this file out, and the makefile wants it.
    (source / "pjmedia/src/pjmedia-audiodev/bdimad_dev.c").write_text("/* not in Debian */\n", "utf-8")
    if target.host:
        for name in _CAPITALS:
            shim = build.prefix / "include" / f"{name}.h"
            shim.write_text(f"#include <{name.lower()}.h>\n", "utf-8")
    waits_with = (
        () if target.host else ("--enable-epoll",)
    )  # Windows has none, and no limit to `select` either
    prefix = build.shop.name_of(build.prefix)
    flags = f"{target.flags} -I{prefix}/include"
    build.run(
        "pjsip", source, "./aconfigure", *target.hosted, *_OPTIONS, *waits_with,
        f"--with-ssl={prefix}", f"--with-opus={prefix}",
        CFLAGS=flags, CXXFLAGS=flags, LDFLAGS=f"-L{prefix}/lib",
        LIBS=" ".join(("-lssl", "-lcrypto", *target.system_libraries)),
    )  # fmt: skip
    build.make("pjsip", source, "lib")
