"""What the telephone library is and which sound devices it finds; nothing is registered, opened or listened to."""

from typing import Any

import pjsua2 as pj


def self_report() -> dict[str, Any]:
    """Version, and the devices by name with the number of their inputs and outputs."""
    endpoint = pj.Endpoint()
    endpoint.libCreate()
    config = pj.EpConfig()
    config.uaConfig.threadCnt = 0
    config.uaConfig.mainThreadOnly = True
    config.logConfig.level = config.logConfig.consoleLevel = 0
    endpoint.libInit(config)
    try:
        return {
            "pjsua2": endpoint.libVersion().full,
            "devices": [
                {"name": one.name, "driver": one.driver, "inputs": one.inputCount, "outputs": one.outputCount}
                for one in endpoint.audDevManager().enumDev2()
            ],
        }
    finally:
        endpoint.libDestroy()
