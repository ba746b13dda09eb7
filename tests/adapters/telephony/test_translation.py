"""What the engine says becomes facts of the domain: plain, bounded, and in our own words."""

import re
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.adapters.telephony import desk_text, user_to_user
from app.adapters.telephony.translation import Translation, cause_of, party_of
from app.domain import events
from app.domain.abilities import Abilities
from app.domain.agent import Registration
from app.domain.call import CallState, Direction, EndCause, Party, QueueContext
from app.domain.consult import ConsultReference
from app.domain.desk_message import TextShown
from app.domain.line_quality import LineSample
from app.domain.moment import Moment
from app.domain.phone_number import WITHHELD, NumberKind, PhoneNumber, parse_number
from app.domain.presence import Presence
from app.domain.sound import Loudness, SoundCards, TrialStep
from app.engine import protocol
from app.engine.protocol import CallView, Remote
from tests.builders import NOW
from tests.fakes.clock import FakeClock

MOBILE = "+31690001234"
EARLIER = NOW.later(-5.0)
REFERENCE = ConsultReference("sessie-1", "REL-1", "EEN-1", "Mag het?")
CALLER = Remote(MOBILE, "Roodspecht-Demo")
PARTY = Party(PhoneNumber(NumberKind.EXTERNAL, MOBILE), "Roodspecht-Demo")
VIEW = CallView("1", incoming=True, state="ringing", remote=CALLER, offered_at=EARLIER.mono)
LIVE = events.LiveCall("1", Direction.INCOMING, PARTY, CallState.RINGING, EARLIER)


def fact(notice: protocol.Notice) -> events.Event | None:
    return Translation(FakeClock()).event(notice)


FACTS: list[tuple[protocol.Notice, events.Event | None]] = [
    (
        protocol.Snapshot((VIEW,), "registered", "file", registration_since=EARLIER.mono),
        events.PhoneConnected(
            (LIVE,), Registration.REGISTERED, "file", NOW, (), EARLIER, Abilities(opus=False)
        ),
    ),
    (
        protocol.Snapshot(
            (),
            "cannot-tls",
            "file",
            (),
            protocol.Abilities(False, False, ("opus/48000",), False, False, False),
            NOW.mono,
        ),
        events.PhoneConnected(
            (),
            Registration.CANNOT_TLS,
            "file",
            NOW,
            (),
            NOW,
            Abilities(tls=False, srtp=False, ipv6=False, ice=False),
        ),
    ),
    (
        protocol.RegistrationChanged("no-port", 0, EARLIER.mono),
        events.RegistrationChanged(Registration.NO_PORT, 0, EARLIER),
    ),
    (
        protocol.CallNotAgreed(EARLIER.mono),
        events.CallNotAgreed(EARLIER),
    ),
    (
        protocol.SoundAgreed("1", "G722", is_encrypted=True),
        events.SoundAgreed("1", "G722", is_encrypted=True),
    ),
    (protocol.CallUnheard("1", EARLIER.mono), events.CallUnheard("1", EARLIER)),
    (protocol.CallOffered(VIEW), events.CallOffered("1", PARTY, QueueContext(), None, EARLIER)),
    (protocol.CallAnswered("1", EARLIER.mono), events.CallAnswered("1", EARLIER)),
    (protocol.CallHeld("1", EARLIER.mono), events.CallHeld("1", EARLIER)),
    (protocol.CallResumed("1", EARLIER.mono), events.CallResumed("1", EARLIER)),
    (
        protocol.CallEnded("1", EARLIER.mono, 200, by_us=False),
        events.CallEnded("1", EndCause.BY_OTHER_PARTY, EARLIER),
    ),
    (protocol.CallMuted("1", on=True), events.CallMuted("1", is_muted=True)),
    (
        protocol.SoundChanged("device", ("a", "b"), ("c\n",), "a", "c", "", ("d",)),
        events.SoundChanged("device", SoundCards(("a", "b"), ("c",), "a", "c", "", ("d",))),
    ),
    (protocol.SoundMeasured(60, 20), events.SoundMeasured(Loudness(60, 20))),
    *(
        (protocol.SoundTried(word), events.SoundTried(step))
        for word, step in (
            ("ringing", TrialStep.RINGING),
            ("recording", TrialStep.RECORDING),
            ("playing", TrialStep.PLAYING),
            ("failed", TrialStep.FAILED),
            ("done", TrialStep.IDLE),
        )
    ),
    (protocol.RemoteChanged("1", CALLER), events.PartyChanged("1", PARTY)),
    (protocol.HandOverEnded("1", EARLIER.mono, done=True, code=200), events.HandOverDone("1", EARLIER)),
    *(
        (
            protocol.HandOverEnded("1", EARLIER.mono, done=False, code=code),
            events.HandOverFailed("1", EARLIER, cause),
        )
        for code, cause in (
            (486, EndCause.BUSY),
            (480, EndCause.NOT_ANSWERED),
            (603, EndCause.REFUSED),
            (404, EndCause.UNREACHABLE),
            (503, EndCause.UNREACHABLE),
            (0, EndCause.UNREACHABLE),
        )
    ),
    (
        protocol.CallOffered(replace(VIEW, sent_by="1003", reference=user_to_user.to_header(REFERENCE))),
        events.CallOffered("1", PARTY, QueueContext(), REFERENCE, EARLIER, "1003"),
    ),
    (
        protocol.TextArrived("1001", user_to_user.to_text(REFERENCE)),
        events.QuestionArrived(REFERENCE, Party(PhoneNumber(NumberKind.INTERNAL, "1001")), NOW),
    ),
    (protocol.TextArrived("1001", "Goedemorgen"), None),
    (
        protocol.TextArrived("1001", desk_text.to_text(TextShown("t1"))),
        events.DeskMessageArrived(TextShown("t1"), Party(PhoneNumber(NumberKind.INTERNAL, "1001")), NOW),
    ),
    (
        protocol.TextLost("1002", desk_text.to_text(TextShown("t1")), 480),
        events.DeskMessageLost(TextShown("t1"), "1002", NOW),
    ),
    (protocol.TextLost("1002", user_to_user.to_text(REFERENCE), 480), None),
    (
        protocol.PresenceChanged("1002", "talking", EARLIER.mono),
        events.PresenceChanged("1002", Presence.TALKING, EARLIER),
    ),
    (
        protocol.PresenceChanged("1002", "?", EARLIER.mono, has_begun_then=False),
        events.PresenceChanged("1002", Presence.UNKNOWN, EARLIER, has_begun_then=False),
    ),
    (
        protocol.Snapshot(
            (),
            "registered",
            "file",
            (protocol.PresenceChanged("1002", "away", NOW.mono),),
            registration_since=EARLIER.mono,
        ),
        events.PhoneConnected(
            (),
            Registration.REGISTERED,
            "file",
            NOW,
            (events.PresenceChanged("1002", Presence.AWAY, NOW),),
            EARLIER,
            Abilities(opus=False),
        ),
    ),
    (
        protocol.LineMeasured(
            "1", EARLIER.mono, "PCMA\x07/8000", 500, 5, 1, 2.5, 40.0, 18.0, 510, 3, 7, 1.5, True, False, "id"
        ),
        events.LineMeasured(
            "1",
            LineSample(
                EARLIER,
                "PCMA /8000",
                500,
                5,
                510,
                1,
                2.5,
                40.0,
                18.0,
                3,
                7,
                1.5,
                is_reporting=True,
                pauses=False,
            ),
            "id",
        ),
    ),
    (protocol.CommandFailed("Hold", "1", "why"), events.PhoneRefused("Hold", "1", "why")),
    (protocol.WindowReplaced(), None),
]


@pytest.mark.parametrize(("notice", "event"), FACTS, ids=lambda value: type(value).__name__)
def test_each_notice_becomes_its_fact(notice: protocol.Notice, event: events.Event | None) -> None:
    assert fact(notice) == event


def test_no_kind_of_notice_is_forgotten_in_this_file() -> None:
    assert {type(notice) for notice, _ in FACTS} == set(get_args(protocol.Notice))


def test_call_that_was_there_already_keeps_its_times_and_its_reference() -> None:
    view = CallView(
        call_id="1",
        incoming=False,
        state="held",
        remote=CALLER,
        offered_at=NOW.mono - 90,
        answered_at=NOW.mono - 60,
        held_since=NOW.mono - 30,
        queue="Wonen",
        waited=12,
        reference=user_to_user.to_header(REFERENCE),
    )
    connected = fact(protocol.Snapshot((view,), "registered", "device"))
    assert isinstance(connected, events.PhoneConnected)
    assert connected.calls == (
        events.LiveCall(
            "1", Direction.OUTGOING, PARTY, CallState.HELD, NOW.later(-90), NOW.later(-60), NOW.later(-30),
            QueueContext("Wonen", 12), REFERENCE,
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("word", "state"),
    [("ringing", CallState.RINGING), ("dialling", CallState.DIALLING), ("talking", CallState.TALKING),
     ("held", CallState.HELD), ("something new", CallState.TALKING)],
)  # fmt: skip
def test_state_of_a_call_has_our_word(word: str, state: CallState) -> None:
    view = CallView("1", incoming=True, state=word, remote=CALLER, offered_at=1.0)
    connected = fact(protocol.Snapshot((view,), "registered", "file"))
    assert isinstance(connected, events.PhoneConnected)
    assert connected.calls[0].state is state


@pytest.mark.parametrize(
    ("word", "registration"),
    [
        ("starting", Registration.STARTING),
        ("registered", Registration.REGISTERED),
        ("unreachable", Registration.UNREACHABLE),
        ("wrong-password", Registration.WRONG_PASSWORD),
        ("refused", Registration.REFUSED),
        ("no-port", Registration.NO_PORT),
        ("cannot-tls", Registration.CANNOT_TLS),
        ("cannot-srtp", Registration.CANNOT_SRTP),
        ("cannot-codecs", Registration.CANNOT_CODECS),
        ("cannot-ipv6", Registration.CANNOT_IPV6),
        ("cannot-ice", Registration.CANNOT_ICE),
        ("srtp-without-tls", Registration.SRTP_WITHOUT_TLS),
        ("speaks-no-tls", Registration.SPEAKS_NO_TLS),
        ("old-tls", Registration.OLD_TLS),
        ("certificate-untrusted", Registration.CERTIFICATE_UNTRUSTED),
        ("certificate-of-another", Registration.CERTIFICATE_OF_ANOTHER),
        ("certificate-expired", Registration.CERTIFICATE_EXPIRED),
        ("no-authority", Registration.NO_AUTHORITY),
        ("not-configured", Registration.NOT_CONFIGURED),
        ("something new", Registration.UNREACHABLE),
    ],
)
def test_registration_has_our_word(word: str, registration: Registration) -> None:
    notice = protocol.RegistrationChanged(word, 7, EARLIER.mono)
    assert fact(notice) == events.RegistrationChanged(registration, 7, EARLIER)


def test_moment_of_the_engine_is_read_on_our_wall_clock() -> None:
    clock = FakeClock()
    clock.advance(100)
    told = Translation(clock).event(protocol.CallAnswered("1", NOW.mono))
    assert told == events.CallAnswered("1", Moment(NOW.utc, NOW.mono))


# ---------------------------------------------------------------- who calls


@pytest.mark.parametrize(
    ("remote", "party"),
    [
        (Remote(MOBILE), Party(parse_number(MOBILE))),
        (Remote("0690001234", "Bij"), Party(parse_number(MOBILE), "Bij")),
        (Remote("1002", "Senior"), Party(PhoneNumber(NumberKind.INTERNAL, "1002"), "Senior")),
        (Remote("1", "Van", MOBILE, "Exchange"), Party(parse_number(MOBILE), "Exchange")),
        (Remote(MOBILE, "Van", "", ""), Party(parse_number(MOBILE), "Van")),
        (Remote(MOBILE, "Van", "trunk"), Party(parse_number(MOBILE), "Van")),
        (Remote("anonymous", "Anonymous", MOBILE, "Roodspecht-Demo"), Party(WITHHELD)),
        (Remote(MOBILE, "Roodspecht-Demo", MOBILE, "", private=True), Party(WITHHELD)),
        (Remote(""), Party(WITHHELD)),
        (Remote("Roodspecht"), Party(PhoneNumber(NumberKind.UNREADABLE))),
    ],
)
def test_party_is_whom_the_exchange_vouches_for_unless_the_number_is_withheld(
    remote: Remote, party: Party
) -> None:
    assert party_of(remote) == party


ODD = st.text(st.characters(codec=None, categories=None), max_size=300)


@given(st.builds(Remote, ODD, ODD, ODD, ODD, st.booleans()))
def test_party_is_plain_and_bounded_whatever_was_typed(remote: Remote) -> None:
    party = party_of(remote)
    assert len(party.name) <= 80
    assert not re.search(r"[\x00-\x1f\x7f\ud800-\udfff\u202a-\u202e]", party.name)
    assert re.fullmatch(r"\+?[0-9]*", party.number.digits)
    if remote.private:
        assert party == Party(WITHHELD)


@given(ODD, st.integers(0, 100_000), ODD)
def test_queue_and_reference_are_bounded_whatever_was_sent(queue: str, waited: int, reference: str) -> None:
    view = CallView("1", True, "ringing", CALLER, 1.0, queue=queue, waited=waited, reference=reference)
    offered = fact(protocol.CallOffered(view))
    assert isinstance(offered, events.CallOffered)
    assert len(offered.queue.queue) <= 40


# ---------------------------------------------------------------- why it ended


@pytest.mark.parametrize(
    ("code", "by_us", "handed_over", "cause"),
    [
        (200, False, False, EndCause.BY_OTHER_PARTY),
        (202, False, False, EndCause.BY_OTHER_PARTY),
        (0, True, False, EndCause.HUNG_UP),
        (200, True, False, EndCause.HUNG_UP),
        (487, True, False, EndCause.HUNG_UP),
        (486, True, False, EndCause.REFUSED),
        (486, False, False, EndCause.BUSY),
        (600, False, False, EndCause.BUSY),
        (603, False, False, EndCause.REFUSED),
        (403, False, False, EndCause.REFUSED),
        (480, False, False, EndCause.NOT_ANSWERED),
        (487, False, False, EndCause.NOT_ANSWERED),
        (404, False, False, EndCause.UNREACHABLE),
        (408, False, False, EndCause.UNREACHABLE),
        (0, False, False, EndCause.UNREACHABLE),
        (503, False, False, EndCause.UNREACHABLE),
        (999, False, False, EndCause.UNREACHABLE),
        (200, True, True, EndCause.HANDED_OVER),
        (200, False, True, EndCause.HANDED_OVER),
    ],
)
def test_end_of_a_call_has_a_cause_that_a_person_understands(
    code: int, by_us: bool, handed_over: bool, cause: EndCause
) -> None:
    assert cause_of(protocol.CallEnded("1", 0.0, code, by_us, handed_over)) is cause
