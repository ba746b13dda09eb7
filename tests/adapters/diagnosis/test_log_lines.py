"""Logs for IT: what this program wrote in its own form, and nothing that could be a tenant's."""

from pathlib import Path

import pytest

from app.adapters.diagnosis.log_lines import NAMES, harmless, harmless_logs

OURS = "2026-11-24 09:12:33,123 INFO app.services.call_flow call 3f2a91bc: RINGING, ANSWER, TALKING"


@pytest.mark.parametrize(
    "line",
    [
        OURS,
        "2026-11-24 09:12:33,123 ERROR ui.crash unforeseen KeyError at person.py:44 < rows.py:12",
        "2026-11-24 09:12:33,123 INFO app.engine registration: REGISTERED (200)",
        "2026-11-24 09:12:33,123 WARNING app.adapters.crm 9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d brg: TIMED_OUT (0)",
    ],
)
def test_own_line_is_kept_as_it_is(line: str) -> None:
    assert harmless(line) == f"{line}\n"


@pytest.mark.parametrize(
    "line",
    [
        "2026-11-24 09:12:33,123 WARNING urllib3.connection Roodspecht-Demo",
        "2026-11-24 09:12:33,123 WARNING root Roodspecht-Demo",
        "2026-11-24 09:12:33,123 WARNING apple.pie Roodspecht-Demo",
        "Roodspecht-Demo",
        "    caller = find('Roodspecht-Demo')",
        "[]",
        "RoodspechtDemo: belde",
    ],
)
def test_line_of_somebody_else_is_left_out(line: str) -> None:
    assert harmless(line) == "…\n"
    assert harmless(f"{OURS}\n{line}\n{line}\n{OURS}\n") == f"{OURS}\n…\n{OURS}\n"


@pytest.mark.parametrize(
    "secret",
    [
        "+31690001234",
        "0690001234",
        "06 9000 1234",
        "(069) 000-1234",
        "12-04-1961",
        "1234 AB",
        "1234AB",
        "j.roodspecht@example.nl",
        "sip:0690001234@pbx",
    ],
)
def test_whatever_looks_like_a_number_a_postcode_or_an_address_is_left_out(secret: str) -> None:
    shown = harmless(f"2026-11-24 09:12:33,123 INFO app.engine said {secret}, went on")
    assert secret not in shown
    assert shown.startswith("2026-11-24 09:12:33,123 INFO app.engine said ")
    assert shown.endswith(("…, went on\n", "… went on\n"))


def test_of_an_error_only_kind_and_places_are_kept() -> None:
    text = (
        "2026-11-24 09:12:33,123 ERROR app.engine a command\n"
        "Traceback (most recent call last):\n"
        '  File "C:\\Users\\roodspecht\\app\\engine\\telephone.py", line 12, in execute\n'
        "    raise KeyError(caller)\n"
        '  File "/home/roodspecht/app/engine/calls.py", line 7, in <module>\n'
        "KeyError: 'Roodspecht-Demo'\n"
        "app.domain.errors.StorageError: Roodspecht-Demo\n"
    )
    assert harmless(text).splitlines() == [
        "2026-11-24 09:12:33,123 ERROR app.engine a command",
        "Traceback (most recent call last):",
        "  telephone.py:12 in execute",
        "…",
        "  calls.py:7 in <module>",
        "KeyError",
        "app.domain.errors.StorageError",
    ]


def test_fault_of_the_machine_code_is_kept_with_its_places() -> None:
    text = (
        "Fatal Python error: Segmentation fault\n\n"
        "Current thread 0x00007f1b2c3d4e5f (most recent call first):\n"
        '  File "/usr/lib/app/engine/sip_loop.py", line 40 in run\n'
    )
    assert harmless(text).splitlines() == [
        "Fatal Python error: Segmentation fault",
        "…",
        "Current thread 0x00007f1b2c3d4e5f (most recent call first):",
        "  sip_loop.py:40 in run",
    ]


def test_only_logs_are_taken_and_only_their_ends(tmp_path: Path) -> None:
    for name in ("desk.sqlite", "engine.json", "choices.json", "notes.log", "desk.log", "bellerbeeld.log.2"):
        (tmp_path / name).write_text(OURS, encoding="utf-8")
    (tmp_path / "engine.log").write_text(f"{OURS} first\n" + f"{OURS}\n" * 5_000, encoding="utf-8")
    found = harmless_logs(tmp_path)
    assert list(found) == ["engine.log"]
    assert 100_000 < len(found["engine.log"]) < 300_000
    assert "first" not in found["engine.log"]


def test_log_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / NAMES[0]).mkdir()
    (tmp_path / NAMES[2]).write_bytes(OURS.encode() + b"\n\xff\xfe")
    found = harmless_logs(tmp_path)
    assert found[NAMES[0]].startswith("cannot be read: ")
    assert found[NAMES[2]] == f"{OURS}\n…\n"
