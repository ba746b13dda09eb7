"""What the telephone library is and which sound devices it finds; nothing is registered, opened or listened to."""

from dataclasses import asdict
from typing import Any

import pjsua2 as pj

from app.engine.abilities import abilities_of
from app.engine.sip_library import begin_library


def self_report() -> dict[str, Any]:
    """Version, and the devices by name with the number of their inputs and outputs."""
    endpoint = pj.Endpoint()
    begin_library(endpoint)
    try:
        return {
            "pjsua2": endpoint.libVersion().full,
            "abilities": asdict(abilities_of(endpoint)),
            "devices": [
                {"name": one.name, "driver": one.driver, "inputs": one.inputCount, "outputs": one.outputCount}
                for one in endpoint.audDevManager().enumDev2()
            ],
        }
    finally:
        endpoint.libDestroy()
