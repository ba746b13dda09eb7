"""The telephone library, begun as this program needs it: by its engine, its report, and its tests."""

import pjsua2 as pj

# How many calls the library has room for: our own build says it, the public wheels have four, and more is silently
# cut down to that.
MOST_CALLS: int = getattr(pj, "PJSUA_MAX_CALLS", 4)


def begin_library(endpoint: pj.Endpoint) -> None:
    """Make the library ready, without a socket or a thread of its own; `libStart` is up to the caller."""
    endpoint.libCreate()
    config = pj.EpConfig()
    config.uaConfig.maxCalls = MOST_CALLS
    config.uaConfig.threadCnt = 0
    config.uaConfig.mainThreadOnly = True
    config.uaConfig.userAgent = "Bellerbeeld"
    config.uaConfig.mwiUnsolicitedEnabled = False
    # Level 3 and above write caller addresses, 4 and above password digests; and nothing on the console.
    config.logConfig.level = 1
    config.logConfig.consoleLevel = 0
    config.medConfig.noVad = False  # up to each codec's own parameters, which `sip_media.py` sets
    endpoint.libInit(config)
