"""The Headset port over USB-HID: a thread of its own reads buttons and writes lamps, and only posts events."""

import logging
import threading
import time

from app.adapters.headset.descriptor import BadDescriptor, parse
from app.adapters.headset.hid_library import HeadsetLibrary, OpenHeadset, Plugged
from app.adapters.headset.telephony import Telephony
from app.domain.events import HeadsetsFound
from app.domain.headset import HeadsetLights
from app.ports import Post

log = logging.getLogger(__name__)

LOOK = 2.0  # seconds between two looks for headsets that were plugged in
_TURN = 30  # milliseconds of waiting for reports; lamps wait as long
# What the desk says in so many seconds after a press may be from before it heard of it, and would undo it.
_HEARING = 0.3
_FAREWELL = 2.0  # seconds


class _Worn:
    """One open headset and what we know of it."""

    def __init__(self, plugged: Plugged, device: OpenHeadset) -> None:
        self.plugged = plugged
        self.device = device
        self.telephony = Telephony(parse(device.descriptor))
        self.pressed_at = 0.0
        self._told: HeadsetLights | None = None

    def show(self, lights: HeadsetLights) -> None:
        """Let the lamps say this, unless they do."""
        known = self.telephony.known
        if lights == self._told and lights == known:
            return
        is_hearing = time.monotonic() - self.pressed_at < _HEARING
        if is_hearing and lights.is_off_hook != known.is_off_hook:
            return
        self._told = lights
        for report in self.telephony.reports(lights):
            self.device.write(report)


class HidHeadset:
    """All headsets with buttons, as one. `show` never waits; presses arrive by `post`."""

    def __init__(self, library: HeadsetLibrary, post: Post) -> None:
        self._library = library
        self._post = post
        self._lights = HeadsetLights()
        self._worn: list[_Worn] = []
        self._unusable: set[bytes] = set()
        self._looked_at = 0.0
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="headset", daemon=True)

    def start(self) -> None:
        """Look for headsets from now on."""
        self._thread.start()

    def close(self) -> None:
        """Put out the lamps and let go of the headsets."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(_FAREWELL)

    # ------------------------------------------------------------ Headset

    def show(self, lights: HeadsetLights) -> None:
        """Let the lamps say how the desk stands."""
        self._lights = lights

    # ------------------------------------------------------------ the thread

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._look()
            if not self._worn:
                self._stopping.wait(LOOK)
            for worn in list(self._worn):
                self._serve(worn, max(1, _TURN // len(self._worn)))
        for worn in list(self._worn):
            self._serve(worn, 0, is_last=True)
            worn.device.close()

    def _look(self) -> None:
        if self._worn and time.monotonic() - self._looked_at < LOOK:
            return
        self._looked_at = time.monotonic()
        try:
            plugged = self._library.plugged()
        except OSError as error:
            log.info("headsets cannot be listed: %s", type(error).__name__)
            return
        paths = {one.path for one in plugged}
        self._unusable &= paths
        for worn in [one for one in self._worn if one.plugged.path not in paths]:
            self._drop(worn)
        known = {one.plugged.path for one in self._worn} | self._unusable
        for one in plugged:
            if one.path not in known:
                self._take(one)

    def _take(self, plugged: Plugged) -> None:
        try:
            device = self._library.open(plugged.path)
        except OSError as error:
            log.info("a headset cannot be opened: %s", type(error).__name__)
            self._unusable.add(plugged.path)
            return
        try:
            worn = _Worn(plugged, device)
        except (OSError, BadDescriptor) as error:
            log.warning("a headset is not understood: %s", type(error).__name__)
            self._unusable.add(plugged.path)
            device.close()
            return
        if not worn.telephony.has_buttons:
            self._unusable.add(plugged.path)
            device.close()
            return
        self._worn.append(worn)
        self._tell()

    def _serve(self, worn: _Worn, milliseconds: int, *, is_last: bool = False) -> None:
        try:
            worn.show(HeadsetLights() if is_last else self._lights)
            report = worn.device.read(milliseconds)
        except (OSError, ValueError) as error:
            log.info("a headset is gone: %s", type(error).__name__)
            self._drop(worn)
            return
        for press in worn.telephony.presses(report) if report else ():
            worn.pressed_at = time.monotonic()
            self._post(press)

    def _drop(self, worn: _Worn) -> None:
        self._worn.remove(worn)
        worn.device.close()
        self._tell()

    def _tell(self) -> None:
        self._post(HeadsetsFound(tuple(worn.plugged.name for worn in self._worn)))
