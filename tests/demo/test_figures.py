"""The figures of a run: what is counted, and how."""

import json
from pathlib import Path
from typing import Any

from app.demo.scenario.figures import Figures, slowest_chain, spread


def _request(path: str, start: float, finish: float, **more: Any) -> dict[str, Any]:
    usual = {"reference": "s1", "method": "GET", "status": 200}
    return usual | {"path": path, "start_ms": start, "finish_ms": finish} | more


_ASKED = [
    _request("/relaties/v4/telefoonnummers", 0, 4),
    _request("/relaties/v4/telefoonnummers", 0, 7),
    _request("/brg/v4/relaties/R-1", 8, 10),
    _request("/bog/v4/overeenkomsten", 8, 13),
    _request("/bvg/v4/eenheden/E-1", 14, 15),
    _request("/ohd/v4/onderhoudsverzoeken", 16, 19),
]


def test_the_crms_own_time_is_the_slowest_answer_of_each_link_of_the_chain() -> None:
    assert slowest_chain(_ASKED) == 7 + 2 + 5 + 1 + 3


def test_a_contact_counts_from_its_offer_to_what_was_painted() -> None:
    figures = Figures()
    figures.take_marks({"s1": {"offered": 1.0, "first_paint": 1.02, "full_card": 1.05}}, _ASKED)
    found = figures.as_json()
    assert found["popped"] == 1
    assert found["invite_to_first_paint_ms"]["median"] == 20
    assert found["invite_to_full_card_ms"]["median"] == 50
    assert found["full_card_beyond_crm_ms"]["median"] == 32
    assert found["crm_requests_per_pop"]["median"] == 6


def test_the_time_of_a_broken_crm_is_not_the_time_of_a_card() -> None:
    figures = Figures()
    broken = [*_ASKED, _request("/bvg/v4/clusters/C-1", 16, 17, status=500)]
    figures.take_marks({"s1": {"offered": 1.0, "first_paint": 1.02, "full_card": 9.0}}, broken)
    assert figures.as_json()["invite_to_full_card_ms"]["n"] == 0


def test_sending_a_contact_is_no_part_of_a_pop() -> None:
    figures = Figures()
    sent = _request("/brg/v4/contactmomenten", 500, 900, method="POST", status=201)
    figures.take_marks({"s1": {"offered": 1.0, "first_paint": 1.02, "full_card": 1.05}}, [*_ASKED, sent])
    assert figures.as_json()["crm_requests_per_pop"]["median"] == 6


def test_spread_tells_middle_and_end() -> None:
    assert spread(range(1, 101)) == {"median": 51, "p95": 96, "n": 100}
    assert spread([]) == {"median": 0.0, "p95": 0.0, "n": 0}


def test_sound_is_all_right_only_when_it_was_checked(tmp_path: Path) -> None:
    figures = Figures()
    assert figures.as_json()["audio_ok"] is False
    figures.audio_checks = 2
    figures.write(tmp_path / "figures.json", [])
    assert json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))["audio_ok"] is True
    figures.audio_failures.append("nobody is heard")
    assert figures.as_json()["audio_ok"] is False
