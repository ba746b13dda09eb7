"""What every scene is made of: somebody rings, the agent presses keys, and what must follow is waited for."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.demo.children import until
from app.demo.desks import SteeredDesk
from app.demo.scenario.figures import Figures
from app.demo.scenario.hearing import Span, hears, hears_not
from app.demo.surroundings import AGENT, LEAD, SENIOR, Surroundings

TALK = 1.2  # seconds that two people need to talk for a recording to tell
_SETTLE = 0.25  # seconds before and after a change that a recording is not asked about


@dataclass(frozen=True)
class Call:
    """One call of the scenario: its name at the callers, and what they hear."""

    call_id: str
    voice: str
    recording: Path


class Play:
    """The two desks, the people around them, and what was measured so far."""

    def __init__(self, surroundings: Surroundings, out: Path) -> None:
        self.surroundings = surroundings
        self.callers = surroundings.callers
        self.crm = surroundings.crm
        self.out = out
        self.figures = Figures()
        self.agent = SteeredDesk(surroundings, AGENT, surroundings.folder / "agent")
        self.senior = SteeredDesk(surroundings, SENIOR, surroundings.folder / "senior")
        self.lead = SteeredDesk(surroundings, LEAD, surroundings.folder / "lead")
        self._situations = surroundings.crm.scenarios
        self._old_contacts = {one["idExtern"] for one in surroundings.crm.contacts_of_ours()}
        self._shots = 0

    # ------------------------------------------------------------ somebody calls

    def situation(self, name: str) -> dict[str, Any]:
        """A named situation of the CRM."""
        found: dict[str, Any] = self._situations[name]
        return found

    def ring(self, situation: str, *, voice: str = "low", title: str = "") -> Call:
        """The person of a situation calls the agent, and the ring card is there."""
        number = self.situation(situation)["number"]
        self.figures.calls += 1
        call = self._call(situation, voice)
        withheld = number is None
        self.callers.order(
            "call",
            id=call.call_id,
            to=AGENT,
            number=number or "+31690009999",
            withheld=withheld,
            queue="Bewoners",
            waited=80,
            voice=str(self.surroundings.voice(voice)),
            record=str(call.recording),
        )
        ringing = self.callers.wait("ringing", call.call_id)
        dialling = self.callers.wait("dialling", call.call_id)
        self.figures.ringing.append((ringing["at"] - dialling["at"]) * 1000)
        self.agent.wait("ring_card", lambda card: card["is_ringing"], f"{situation}: the ring card")
        if title:
            self.agent.wait("ring_card", lambda card: title in card["title"], f"{situation}: '{title}' on it")
        return call

    def _call(self, name: str, voice: str) -> Call:
        call_id = f"{self.figures.calls:02d}-{name}"
        recording = self.surroundings.folder / "heard" / f"{call_id}.wav"
        recording.parent.mkdir(parents=True, exist_ok=True)
        return Call(call_id, voice, recording)

    def answer(self, call: Call) -> None:
        """The agent takes the call."""
        self.agent.press("F2")
        self.callers.wait("answered", call.call_id)
        self.agent.wait("wrap_up", lambda strip: strip["session_id"], "the call can be coded")
        self.figures.answered += 1

    def full_card(self) -> Any:
        """The caller's card once nothing on it is being looked up any more."""
        return self.agent.wait(
            "caller", lambda card: card["screen"] == "PERSON" and card["is_complete"], "the card"
        )

    def ended(self, call: Call) -> None:
        """The call is over at the callers."""
        self.callers.wait("ended", call.call_id)

    def caller_hangs_up(self, call: Call) -> None:
        """The caller ends the call."""
        self.callers.order("hang_up", id=call.call_id)
        self.ended(call)

    # ------------------------------------------------------------ coding

    def code(self, *digits: str, solved: bool = True, reason: str = "") -> None:
        """Choose topic and sub-topic by digit, and whether it was solved."""
        self.agent.press(*digits, "J" if solved else "N")
        if reason:
            self.agent.press(reason)
        self.agent.wait("wrap_up", lambda strip: strip["is_complete"], "the coding is complete")

    def save(self) -> None:
        """Save after the call, and see that it is in the CRM."""
        self.agent.wait("wrap_up", lambda strip: strip["is_over"], "the call is over")
        handled = self.agent.picture("calls")["handled"]
        self.agent.press("Ctrl+Return")
        self.agent.wait("calls", lambda column: column["handled"] == handled + 1, "it is saved")
        self.figures.wrapups_saved += 1

    def contacts_in_crm(self) -> list[str]:
        """Our own ids of the contacts that this play brought into the CRM."""
        ids = [one["idExtern"] for one in self.crm.contacts_of_ours()]
        return [one for one in ids if one not in self._old_contacts]

    def delivered(self) -> None:
        """Nothing waits for the CRM any more."""
        self.agent.wait("top_bar", lambda bar: bar["unsent_count"] == 0, "all is in the CRM", 30)

    # ------------------------------------------------------------ pictures and sound

    def shot(self, name: str, desk: SteeredDesk | None = None, what: str = "window") -> None:
        """A numbered screenshot of this step."""
        self._shots += 1
        (desk or self.agent).grab(self.out / f"{self._shots:02d}-{name}.png", what)

    def talk(self, seconds: float = TALK) -> tuple[float, float]:
        """People talk for a while; the moments of the steady clock in which a recording may be asked."""
        begin = time.monotonic() + _SETTLE
        time.sleep(seconds + 2 * _SETTLE)
        return begin, begin + seconds

    def check_sound(
        self,
        what: str,
        recording: Path,
        began: float,
        moments: tuple[float, float],
        *,
        voices: str,
        not_: str = "",
    ) -> None:
        """These voices (words with spaces between) are in a recording at that time, and those are not."""
        span = Span(moments[0] - began, moments[1] - began)
        for voice in voices.split():
            self._note_sound(f"{what}: {voice} is heard", lambda: hears(recording, voice, span))  # noqa: B023
        for voice in not_.split():
            self._note_sound(f"{what}: {voice} is not heard", lambda: hears_not(recording, voice, span))  # noqa: B023

    def _note_sound(self, what: str, is_so: Callable[[], bool]) -> None:
        self.figures.audio_checks += 1
        if not is_so():
            self.figures.audio_failures.append(what)

    @contextmanager
    def heard_by(self, desk: SteeredDesk) -> Iterator[list[Path]]:
        """The recordings that a desk begins within the block, in the order in which they began."""
        before = set(desk.heard.glob("*.wav"))
        found: list[Path] = []
        yield found
        new = until(lambda: set(desk.heard.glob("*.wav")) - before, "a recording at the desk")
        found += sorted(new, key=lambda path: path.stat().st_ctime)
