"""Write anew what is made from the settings table: `python3 run.py policies`.

`tests/installer/test_policies.py` fails when one of these files is not what the table says.
"""

import sys
from pathlib import Path

from installer.admx import LANGUAGES, adml, admx
from installer.samples import sample_file, sample_registry, table

FOLDER = Path(__file__).resolve().parent
GUIDE = "README.md"
_BEGIN = "<!-- settings: made from app/settings.py by `python3 run.py policies` -->\n"
_END = "<!-- end of settings -->\n"


def documents() -> dict[str, bytes]:
    """What each file has to hold, by its name below `installer`."""
    made = {
        "policies/Bellerbeeld.admx": admx(),
        "policies/sample.toml": sample_file().encode(),
        "policies/sample.reg": sample_registry(),
        GUIDE: _guide().encode(),
    }
    for language, culture in LANGUAGES.items():
        made[f"policies/{culture}/Bellerbeeld.adml"] = adml(language)
    return made


def _guide() -> str:
    """The guide as it is, with the table of today."""
    guide = (FOLDER / GUIDE).read_text(encoding="utf-8")
    begin, end = guide.index(_BEGIN) + len(_BEGIN), guide.index(_END)
    return guide[:begin] + table() + guide[end:]


def main() -> int:
    """Write what differs, and name it."""
    for name, content in documents().items():
        path = FOLDER / name
        if not path.exists() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            sys.stdout.write(f"written: {name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
