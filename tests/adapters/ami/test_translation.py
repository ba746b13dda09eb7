"""What app_queue says becomes what the board knows; what makes no sense is named."""

import pytest

from app.adapters.ami.messages import Message
from app.adapters.ami.translation import Odd, SnapshotReader, news_of
from app.domain.queue_news import CallCompleted, MemberChanged, Membership, QueueNews
from app.domain.queues import AgentState, QueueCounts
from tests.builders import NOW

QUEUE = {"Queue": "Huur"}
MEMBER = {
    **QUEUE,
    "Event": "QueueMemberStatus",
    "MemberName": "Desk 6001",
    "Interface": "PJSIP/6001",
    "Status": "1",
    "Paused": "0",
    "PausedReason": "",
    "LastPause": "0",
    "InCall": "0",
}
PARAMS = {
    **QUEUE,
    "Event": "QueueParams",
    "Completed": "3",
    "Abandoned": "1",
    "ServiceLevel": "20",
    "ServicelevelPerf": "66.7",
}


def member(**fields: str) -> Membership:
    news = news_of({**MEMBER, **fields}, NOW)
    assert isinstance(news, MemberChanged)
    return news.member


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("0", AgentState.AVAILABLE),
        ("1", AgentState.AVAILABLE),
        ("2", AgentState.IN_CALL),
        ("3", AgentState.IN_CALL),
        ("4", AgentState.AWAY),
        ("5", AgentState.AWAY),
        ("6", AgentState.RINGING),
        ("7", AgentState.IN_CALL),
        ("8", AgentState.IN_CALL),
    ],
)
def test_what_the_telephone_does_is_what_the_agent_does(status: str, state: AgentState) -> None:
    assert member(Status=status).device is state


@pytest.mark.parametrize("name", ["QueueMemberAdded", "QueueMemberPause", "QueueMemberStatus"])
def test_every_event_about_a_member_is_a_change(name: str) -> None:
    assert member(Event=name) == member()


@pytest.mark.parametrize(
    ("interface", "extension"),
    [
        ("PJSIP/6001", "6001"),
        ("Local/6001@agents/n", "6001"),
        ("SIP/anna", "anna"),
        ("6001", "6001"),
        ("PJSIP/", "PJSIP/"),
    ],
)
def test_extension_is_what_colleagues_dial(interface: str, extension: str) -> None:
    assert member(Interface=interface).extension == extension


def test_pause_began_when_the_exchange_says() -> None:
    began = int(NOW.utc.timestamp()) - 600
    paused = member(Paused="1", PausedReason="Lunch", LastPause=str(began))
    assert (paused.is_paused, paused.pause_reason, paused.paused_since) == (True, "Lunch", NOW.later(-600))


def test_pause_of_an_exchange_whose_clock_is_ahead_began_now() -> None:
    assert member(Paused="1", LastPause="9999999999").paused_since == NOW


def test_last_pause_of_somebody_who_works_is_no_pause() -> None:
    assert member(LastPause="1700000000").paused_since is None
    assert member(Paused="1", LastPause="0").paused_since is None


def test_names_are_one_short_line() -> None:
    odd = member(MemberName="a\u202eb\x1bc" + 200 * "x", PausedReason="\u2028<b>", Queue="Hu\x07ur")
    assert (odd.name[:3], len(odd.name), odd.pause_reason, odd.queue) == ("ab ", 80, "<b>", "Hu ur")


@pytest.mark.parametrize("event", ["Newchannel", "AgentCalled", "QueueMemberPenalty", "toString", ""])
def test_other_events_say_nothing(event: str) -> None:
    assert news_of({"Event": event}, NOW) is None
    assert news_of({"Response": "Success"}, NOW) is None


@pytest.mark.parametrize(
    "event",
    [
        {"Event": "QueueCallerJoin", "Queue": "Huur"},
        {"Event": "QueueCallerJoin", "Uniqueid": "1.1"},
        {"Event": "QueueCallerLeave", "Queue": "Huur", "Uniqueid": ""},
        {"Event": "QueueCallerAbandon"},
        {"Event": "AgentConnect", "Queue": "Huur"},
        {"Event": "AgentComplete", "Queue": "Huur", "Interface": "PJSIP/6001"},
        {"Event": "AgentComplete", "Queue": "Huur", "Interface": "PJSIP/6001", "HoldTime": "-1"},
        {"Event": "AgentComplete", "Queue": "Huur", "Interface": "PJSIP/6001", "HoldTime": "٣"},
        {"Event": "AgentComplete", "Queue": "Huur", "Interface": "PJSIP/6001", "HoldTime": "9" * 11},
        {"Event": "QueueMemberRemoved", "Queue": "Huur"},
        {**MEMBER, "Status": "9"},
        {**MEMBER, "Status": ""},
        {**MEMBER, "Interface": ""},
        {**MEMBER, "Paused": "1", "LastPause": "yesterday"},
    ],
)
def test_event_with_a_field_that_cannot_be_is_odd(event: Message) -> None:
    with pytest.raises(Odd):
        news_of(event, NOW)


def test_end_of_a_conversation_says_how_long_the_caller_had_waited() -> None:
    ended: QueueNews | None = news_of(
        {"Event": "AgentComplete", "Queue": "Huur", "Interface": "PJSIP/6001", "HoldTime": "21"}, NOW
    )
    assert ended == CallCompleted("Huur", "PJSIP/6001", 21)


def test_snapshot_is_whole_at_its_last_answer() -> None:
    reader = SnapshotReader("1")
    entry = {**QUEUE, "Event": "QueueEntry", "Uniqueid": "1.1", "Wait": "30", "CallerIDNum": "+31690000001"}
    listed = {**MEMBER, "Event": "QueueMember", "Location": "PJSIP/6001", "Name": "Desk 6001"}
    for answer in ({"Response": "Success"}, PARAMS, entry, listed):
        assert reader.take(answer, NOW) is None
    snapshot = reader.take({"Event": "QueueStatusComplete"}, NOW)
    assert snapshot is not None
    assert snapshot.queues == (QueueCounts("Huur", answered=3, in_time=2, abandoned=1, in_time_seconds=20),)
    assert [call.since for call in snapshot.waiting] == [NOW.later(-30)]
    assert snapshot.members == (member(),)


@pytest.mark.parametrize("share", ["", "nan", "inf", "-1", "1e3", "x", "1234"])
def test_share_that_is_no_percentage_is_odd(share: str) -> None:
    with pytest.raises(Odd):
        SnapshotReader("1").take({**PARAMS, "ServicelevelPerf": share}, NOW)


def test_more_calls_in_time_than_calls_are_not_believed() -> None:
    reader = SnapshotReader("1")
    reader.take({**PARAMS, "ServicelevelPerf": "250.0"}, NOW)
    snapshot = reader.take({"Event": "QueueStatusComplete"}, NOW)
    assert snapshot is not None
    assert snapshot.queues[0].in_time == snapshot.queues[0].answered == 3


@pytest.mark.parametrize("answered", range(0, 1000, 37))
def test_calls_in_time_are_found_again_from_the_percentage(answered: int) -> None:
    for in_time in range(0, answered + 1, 7):
        share = 100 * in_time / answered if answered else 0.0
        reader = SnapshotReader("1")
        reader.take({**PARAMS, "Completed": str(answered), "ServicelevelPerf": f"{share:.1f}"}, NOW)
        snapshot = reader.take({"Event": "QueueStatusComplete"}, NOW)
        assert snapshot is not None
        assert abs(snapshot.queues[0].in_time - in_time) <= answered / 2000 + 0.5
        assert answered >= 500 or snapshot.queues[0].in_time == in_time
