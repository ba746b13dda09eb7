"""The figures of a run: counted and measured in it, never assumed."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Marks = Mapping[str, Mapping[str, float]]

_OK = 200

# The order in which a dossier has to be asked: a request can begin when one of those before it was answered.
# Several of a kind run side by side; the slowest counts.
_CHAIN = (
    ("/relaties/v4/telefoonnummers",),
    ("/brg/v4/relaties", "/brg/v4/signaleringen", "/brg/v4/contactmomenten", "/bdo/v4/zaken"),
    ("/bog/v4/overeenkomsten",),
    ("/bvg/v4/eenheden",),
    ("/bvg/v4/clusters", "/ohd/v4/onderhoudsverzoeken"),
)


@dataclass
class Figures:
    """What was seen. Times in milliseconds."""

    calls: int = 0
    answered: int = 0
    popped: int = 0
    consulted: int = 0
    transferred: int = 0
    conferenced: int = 0
    abandoned: int = 0
    wrapups_saved: int = 0
    wrapups_in_crm: int = 0
    audio_checks: int = 0
    audio_failures: list[str] = field(default_factory=list)
    ringing: list[float] = field(default_factory=list)
    first_paint: list[float] = field(default_factory=list)
    full_card: list[float] = field(default_factory=list)
    beyond_crm: list[float] = field(default_factory=list)
    requests: list[int] = field(default_factory=list)
    window_back: float = 0.0  # s
    resident_mb: float = 0.0
    board_queues: int = 0
    board_agents: int = 0
    board_topics: int = 0
    board_alarms: int = 0
    board_filled: float = 0.0  # s
    board_old: float = 0.0  # s from the end of the exchange to 'old' on the screen
    board_back: float = 0.0  # s from its return to figures of the moment

    def take_marks(self, marks: Marks, requests: list[dict[str, Any]]) -> None:
        """Add what the agent's window painted when, beside what the CRM was asked for the same contacts."""
        for session_id, mark in marks.items():
            asked = [one for one in requests if one["reference"] == session_id and one["method"] == "GET"]
            if "first_paint" in mark:
                self.popped += 1
                self.first_paint.append((mark["first_paint"] - mark["offered"]) * 1000)
            # While the CRM refuses to answer, the time to the card is the time until it is mended.
            if "full_card" in mark and asked and all(one["status"] == _OK for one in asked):
                card = (mark["full_card"] - mark["offered"]) * 1000
                self.full_card.append(card)
                self.beyond_crm.append(card - slowest_chain(asked))
                self.requests.append(len(asked))

    def as_json(self) -> dict[str, Any]:
        """The figures by their published names."""
        return {
            "calls": self.calls,
            "answered": self.answered,
            "popped": self.popped,
            "consulted": self.consulted,
            "transferred": self.transferred,
            "conferenced": self.conferenced,
            "abandoned": self.abandoned,
            "wrapups_saved": self.wrapups_saved,
            "wrapups_in_crm": self.wrapups_in_crm,
            "audio_ok": self.audio_checks > 0 and not self.audio_failures,
            "audio_checks": self.audio_checks,
            "audio_failures": self.audio_failures,
            "invite_to_ringing_ms": spread(self.ringing),
            "invite_to_first_paint_ms": spread(self.first_paint),
            "invite_to_full_card_ms": spread(self.full_card),
            "full_card_beyond_crm_ms": spread(self.beyond_crm),
            "crm_requests_per_pop": spread(self.requests),
            "window_back_after_kill_s": round(self.window_back, 2),
            "window_and_engine_resident_mb": round(self.resident_mb, 1),
            "board_queues": self.board_queues,
            "board_agents": self.board_agents,
            "board_topics": self.board_topics,
            "board_alarms": self.board_alarms,
            "board_filled_s": round(self.board_filled, 2),
            "board_shown_as_old_s": round(self.board_old, 2),
            "board_live_again_s": round(self.board_back, 2),
        }

    def write(self, path: Path, failures: Iterable[str]) -> None:
        """Write the figures, and what did not do what it says."""
        path.write_text(json.dumps(self.as_json() | {"failures": list(failures)}, indent=2) + "\n", "utf-8")


def spread(values: Iterable[float]) -> dict[str, float]:
    """Median, 95th percentile and number of some values; zeros when there are none."""
    ordered = sorted(values)
    if not ordered:
        return {"median": 0.0, "p95": 0.0, "n": 0}
    return {
        "median": round(ordered[len(ordered) // 2], 2),
        "p95": round(ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))], 2),
        "n": len(ordered),
    }


def slowest_chain(requests: list[dict[str, Any]]) -> float:
    """The CRM's own time for a dossier: the slowest answer of each link of the chain, added up."""
    return sum(
        max(
            (one["finish_ms"] - one["start_ms"] for one in requests if one["path"].startswith(link)),
            default=0.0,
        )
        for link in _CHAIN
    )
