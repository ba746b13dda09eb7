"""How to start the telephone engine: beside the program when installed, as a module from source."""

import sys
from pathlib import Path

from app.adapters.telephony.engine_process import EngineProgram
from ui.assets import ROOT


def engine_program(data: Path) -> EngineProgram:
    """The engine of whoever has this folder for own files."""
    if getattr(sys, "frozen", False):
        folder = Path(sys.executable).parent
        return EngineProgram([str(folder / f"bellerbeeld-engine{Path(sys.executable).suffix}")], data, folder)
    return EngineProgram([sys.executable, "-m", "app.engine"], data, ROOT)
