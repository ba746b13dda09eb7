"""The parts of the lab that a wrong answer could hide in: mirrors, messages on a stream, times and tones."""

import wave
from pathlib import Path

import pytest

from tests.lab.apt_sources import DEBIAN_KEYRING, Mirror, debian_mirror
from tests.lab.availability import LabUnavailable
from tests.lab.call_timing import call_timings, spread
from tests.lab.capture import Captured
from tests.lab.sip_message import SipMessage, SipStream
from tests.lab.sound import NotHeard, wait_to_hear, write_tone

_CALLER, _CALLEE = "127.77.0.20:5070", "127.77.0.101:5060"


def _message(start_line: str, method: str = "INVITE", call_id: str = "a", body: str = "") -> SipMessage:
    head = (start_line, f"i: {call_id}", f"CSeq: 1 {method}", f"Content-Length: {len(body)}")
    return SipMessage("\r\n".join(head) + "\r\n\r\n" + body)


def test_mirror_is_read_from_sources_in_one_line_notation(tmp_path: Path) -> None:
    (tmp_path / "sources.list").write_text(
        "# deb http://old.example/debian trixie main\n"
        "deb http://mirror.example/security trixie-security main\n"
        "deb [arch=amd64 signed-by=/keys/own.gpg] http://mirror.example/debian trixie main contrib\n"
    )
    assert debian_mirror(tmp_path, "trixie") == Mirror("http://mirror.example/debian", "/keys/own.gpg")


def test_mirror_is_read_from_sources_in_stanzas(tmp_path: Path) -> None:
    (tmp_path / "sources.list.d").mkdir()
    (tmp_path / "sources.list.d" / "debian.sources").write_text(
        "Types: deb\nEnabled: no\nURIs: http://off.example/debian\nSuites: trixie\nComponents: main\n\n"
        "# a remark\nTypes: deb deb-src\nURIs: http://mirror.example/debian\n"
        "Suites: trixie trixie-updates\nComponents: main\n"
    )
    assert debian_mirror(tmp_path, "trixie") == Mirror("http://mirror.example/debian", DEBIAN_KEYRING)


def test_machine_without_a_mirror_of_its_own_release_has_no_lab(tmp_path: Path) -> None:
    (tmp_path / "sources.list").write_text("deb http://mirror.example/debian bookworm main\n")
    with pytest.raises(LabUnavailable, match="no mirror of Debian trixie main"):
        debian_mirror(tmp_path, "trixie")


def test_stream_is_cut_into_messages_wherever_it_was_split() -> None:
    first, second = _message("INVITE sip:6001@x SIP/2.0", body="v=0\r\n"), _message("SIP/2.0 180 Ringing")
    octets = (first.text + "\r\n\r\n" + second.text).encode()
    stream = SipStream()
    messages = [message for octet in octets for message in stream.feed(bytes([octet]))]
    assert messages == [first, second]


def test_call_is_timed_from_its_first_invite_to_the_first_ring_of_the_telephone() -> None:
    invite, ringing = _message("INVITE sip:6001@x SIP/2.0"), _message("SIP/2.0 180 Ringing")
    captured = [
        Captured(10.000, _CALLER, _CALLEE, invite),
        Captured(10.500, _CALLER, _CALLEE, invite),
        Captured(10.501, "127.77.0.2:5060", _CALLER, ringing),
        Captured(10.502, _CALLEE, _CALLER, ringing),
        Captured(10.900, _CALLEE, _CALLER, ringing),
        Captured(11.000, _CALLEE, _CALLER, _message("SIP/2.0 487 Request Terminated")),
    ]
    timing = call_timings(captured, _CALLEE)["a"]
    assert timing.ringing == pytest.approx(502)
    assert timing.repeated_requests == 1
    assert (timing.final_code, timing.answered) == (487, None)


def test_spread_names_the_middle_the_slow_and_the_slowest() -> None:
    times = spread([float(number) for number in range(100, 0, -1)])
    assert (times.count, times.median, times.p90, times.p99, times.highest) == (100, 51, 91, 100, 100)


def test_tone_is_heard_and_no_other(tmp_path: Path) -> None:
    write_tone(tmp_path / "tone.wav", 440)
    wait_to_hear(tmp_path / "tone.wav", [440], silent=[400, 700, 1000])
    with pytest.raises(NotHeard, match="wanted \\[700\\]"):
        wait_to_hear(tmp_path / "tone.wav", [700], timeout=0)


def test_only_the_last_half_second_of_a_recording_counts(tmp_path: Path) -> None:
    write_tone(tmp_path / "before.wav", 400, seconds=1)
    write_tone(tmp_path / "after.wav", 700, seconds=1)
    with wave.open(str(tmp_path / "both.wav"), "wb") as both:
        both.setparams((1, 2, 8000, 0, "NONE", ""))
        for part in ("before.wav", "after.wav"):
            with wave.open(str(tmp_path / part)) as sound:
                both.writeframes(sound.readframes(sound.getnframes()))
    wait_to_hear(tmp_path / "both.wav", [700], silent=[400], timeout=0)
