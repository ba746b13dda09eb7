"""The version resource of a Windows program: what Explorer, Task Manager and detection rules read of it."""

COMPANY = "Bellerbeeld"
_DUTCH, _UNICODE = 0x413, 1200


def version_resource(name: str, description: str, version: str) -> str:
    """The resource in PyInstaller's own notation. `version` has three numbers; Windows wants a fourth, 0.

    Raises:
        ValueError: the version has not three numbers.
    """
    major, minor, patch = map(int, version.split("."))
    numbers = (major, minor, patch, 0)
    dotted = ".".join(map(str, numbers))
    strings = {
        "CompanyName": COMPANY,
        "FileDescription": description,
        "FileVersion": dotted,
        "InternalName": name,
        "LegalCopyright": "GPL-3.0-or-later",
        "OriginalFilename": f"{name}.exe",
        "ProductName": "Bellerbeeld",
        "ProductVersion": dotted,
    }
    table = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in strings.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0,"
        " OS=0x40004, fileType=1, subtype=0, date=(0, 0)),"
        f" kids=[StringFileInfo([StringTable('{_DUTCH:04X}{_UNICODE:04X}', [{table}])]),"
        f" VarFileInfo([VarStruct('Translation', [{_DUTCH}, {_UNICODE}])])])\n"
    )
