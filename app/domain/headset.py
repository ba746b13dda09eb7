"""What a headset with buttons shows of the conversation: its lamps, and what it does by itself when they change."""

from dataclasses import dataclass


@dataclass(frozen=True)
class HeadsetLights:
    """How the desk stands, for every headset. `is_off_hook`: somebody is on the line, or is being called."""

    is_off_hook: bool = False
    is_ringing: bool = False
    is_muted: bool = False
    is_on_hold: bool = False
