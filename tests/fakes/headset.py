"""Headsets in memory."""

from app.domain import events
from app.domain.headset import HeadsetLights
from app.ports import Post


class FakeHeadset:
    """The Headset port: keeps what its lamps say; what the agent presses, the test orders.

    As a real one it goes by its own hook: `is_off_hook` changes with the lamp and with each press.
    """

    def __init__(self, post: Post) -> None:
        self._post = post
        self.lights = HeadsetLights()
        self.shown: list[HeadsetLights] = []
        self.is_off_hook = False

    # ------------------------------------------------------------ what the agent does

    def press_hook(self) -> None:
        """The button that answers and ends."""
        self.is_off_hook = not self.is_off_hook
        self._post(events.HookPressed(self.is_off_hook))

    def press_mute(self) -> None:
        """The mute button, of the kind that only says 'the other way round'."""
        self._post(events.MutePressed(None))

    def press_flash(self) -> None:
        """The button that holds."""
        self._post(events.FlashPressed())

    # ------------------------------------------------------------ Headset

    def show(self, lights: HeadsetLights) -> None:
        """Let the lamps say how the desk stands."""
        self.is_off_hook = lights.is_off_hook
        if lights != self.lights:
            self.lights = lights
            self.shown.append(lights)
