"""What the team lead's board shows is what the exchange said last, with its age."""

from dataclasses import replace

import pytest

from app.domain.agent import Role
from app.domain.alarm import AlarmRule, AlarmState
from app.domain.events import QueueFeedLost, QueuesHeard, QueuesSeen
from app.domain.moment import Moment
from app.domain.queue_news import (
    CallAbandoned,
    CallCompleted,
    CallConnected,
    CallJoined,
    CallLeft,
    MemberChanged,
    MemberLeft,
    Membership,
    QueueNews,
    QueueSnapshot,
    WaitingCall,
)
from app.domain.queues import AgentFigures, AgentState, Board, FeedState, QueueCounts, QueueFigures
from app.services.queue_board import QueueBoard
from tests.builders import NOW
from tests.services.world import World

REPAIRS, RENT = "Reparaties", "Huur"
COUNTS = QueueCounts(REPAIRS, answered=10, in_time=8, abandoned=2, in_time_seconds=20)
EMPTY = QueueSnapshot((COUNTS,), (), ())


def member(
    agent_id: str = "PJSIP/6001",
    queue: str = REPAIRS,
    device: AgentState = AgentState.AVAILABLE,
    *,
    is_in_call: bool = False,
    is_paused: bool = False,
    reason: str = "",
    paused_since: Moment | None = None,
) -> Membership:
    extension = agent_id.partition("/")[2]
    return Membership(
        queue, agent_id, extension, f"Desk {extension}", device, is_in_call, is_paused, reason, paused_since
    )


def waits(call_id: str, since: Moment = NOW, queue: str = REPAIRS) -> WaitingCall:
    return WaitingCall(queue, call_id, since)


def holds(*members: Membership, waiting: tuple[WaitingCall, ...] = ()) -> QueueSnapshot:
    return QueueSnapshot((COUNTS,), waiting, members)


class Watch:
    """A team lead who looks at the board of a world."""

    def __init__(self, world: World) -> None:
        self.world = world

    def sees(self, snapshot: QueueSnapshot) -> None:
        self.world.queue_feed.holds(snapshot)
        self.world.settle()

    def hears(self, *news: QueueNews) -> None:
        self.world.queue_feed.says(*news)
        self.world.settle()

    def later(self, seconds: int) -> None:
        """Time passes and the exchange is there."""
        for _ in range(seconds):
            self.world.later(1)
            self.hears()

    @property
    def flow(self) -> QueueBoard:
        return self.world.desk.queue_board

    @property
    def board(self) -> Board:
        return self.flow.board

    @property
    def queue(self) -> QueueFigures:
        (queue,) = self.board.queues
        return queue

    def alarm(self) -> AlarmState:
        return self.queue.alarm.state

    @property
    def agent(self) -> AgentFigures:
        (agent,) = self.board.agents
        return agent


@pytest.fixture
def watch(world: World) -> Watch:
    world.crm.roles["MDW-1"] = Role.TEAM_LEAD
    world.queue_feed.holds(EMPTY)
    world.desk.queue_board.watch()
    world.settle()
    return Watch(world)


# ---------------------------------------------------------------- who looks


def test_nothing_is_asked_of_the_exchange_while_nobody_may_look(world: World) -> None:
    world.queue_feed.holds(EMPTY)
    world.later(60)
    assert not world.queue_feed.is_watched
    assert world.desk.queue_board.board == Board()


def test_board_says_that_it_has_no_figures_yet(world: World) -> None:
    world.queue_feed.trouble = FeedState.UNREACHABLE
    world.desk.queue_board.watch()
    board = world.desk.queue_board.board
    assert (board.feed, board.as_of, board.queues) == (FeedState.CONNECTING, None, ())
    world.settle()
    world.later(1)
    board = world.desk.queue_board.board
    assert (board.feed, board.as_of, board.is_stale) == (FeedState.UNREACHABLE, None, False)


def test_who_looks_already_looks_once(watch: Watch) -> None:
    watch.flow.watch()
    assert watch.board.feed is FeedState.LIVE


def test_nothing_of_the_board_is_kept_when_nobody_looks_any_more(watch: Watch) -> None:
    watch.flow.rest()
    assert not watch.world.queue_feed.is_watched
    assert watch.board == Board()
    watch.flow.rest()
    assert watch.board == Board()


@pytest.mark.parametrize(
    "late",
    [QueuesSeen(EMPTY, NOW), QueuesHeard((), NOW), QueueFeedLost(FeedState.SILENT)],
    ids=["seen", "heard", "lost"],
)
def test_late_word_of_the_exchange_after_that_is_dropped(
    watch: Watch, late: QueuesSeen | QueuesHeard | QueueFeedLost
) -> None:
    watch.flow.rest()
    watch.world.tell(late)
    assert watch.board == Board()


def test_screen_is_told_when_somebody_begins_to_look_and_stops(world: World) -> None:
    told: list[FeedState] = []
    world.desk.listen(lambda: told.append(world.desk.queue_board.board.feed))
    world.desk.queue_board.watch()
    world.desk.queue_board.rest()
    assert told == [FeedState.CONNECTING, FeedState.NOT_WATCHED]


# ---------------------------------------------------------------- calls


def test_board_begins_with_all_that_the_exchange_has(watch: Watch) -> None:
    watch.sees(holds(member(), waiting=(waits("1", NOW.later(-30)), waits("2", NOW.later(-90)))))
    assert (watch.queue.counts, watch.queue.waiting) == (COUNTS, 2)
    assert watch.queue.longest_since == NOW.later(-90)
    assert (watch.agent.extension, watch.agent.name) == ("6001", "Desk 6001")


def test_caller_waits_until_the_exchange_says_that_he_left(watch: Watch) -> None:
    watch.hears(CallJoined(waits("1")), CallJoined(waits("2", NOW.later(5))))
    assert (watch.queue.waiting, watch.queue.longest_since) == (2, NOW)
    watch.hears(CallLeft(REPAIRS, "1"))
    assert (watch.queue.waiting, watch.queue.longest_since) == (1, NOW.later(5))
    watch.hears(CallLeft(REPAIRS, "2"))
    assert (watch.queue.waiting, watch.queue.longest_since) == (0, None)


def test_change_that_the_snapshot_held_already_counts_once(watch: Watch) -> None:
    watch.sees(holds(waiting=(waits("1", NOW.later(-3)),)))
    watch.hears(CallJoined(waits("1", NOW)), CallAbandoned(REPAIRS, "gone before"), CallLeft(REPAIRS, "?"))
    assert (watch.queue.waiting, watch.queue.longest_since) == (1, NOW.later(-3))
    assert watch.queue.counts.abandoned == 2


def test_caller_who_gives_up_counts_once_and_waits_no_more(watch: Watch) -> None:
    watch.hears(CallJoined(waits("1")), CallAbandoned(REPAIRS, "1"), CallLeft(REPAIRS, "1"))
    assert (watch.queue.waiting, watch.queue.counts.abandoned) == (0, 3)


@pytest.mark.parametrize(("waited", "in_time"), [(20, 9), (21, 8)])
def test_answered_call_counts_when_it_ends_and_in_time_up_to_the_boundary(
    watch: Watch, waited: int, in_time: int
) -> None:
    watch.sees(holds(member()))
    watch.hears(CallConnected(REPAIRS, "PJSIP/6001"))
    assert watch.queue.counts == COUNTS
    watch.hears(CallCompleted(REPAIRS, "PJSIP/6001", waited))
    assert (watch.queue.counts.answered, watch.queue.counts.in_time) == (11, in_time)


@pytest.mark.parametrize(
    "news",
    [CallJoined(waits("1", queue=RENT)), MemberChanged(member(queue=RENT)), CallLeft(RENT, "1")],
    ids=["call", "agent", "end"],
)
def test_queue_that_was_set_up_meanwhile_begins_at_nothing(watch: Watch, news: QueueNews) -> None:
    watch.hears(news)
    assert [queue.counts for queue in watch.board.queues] == [QueueCounts(RENT), COUNTS]


def test_conversation_of_a_queue_set_up_meanwhile_counts(watch: Watch) -> None:
    watch.hears(CallCompleted(RENT, "PJSIP/6001", 0))
    assert watch.board.queues[0].counts.answered == 1


# ---------------------------------------------------------------- agents


@pytest.mark.parametrize(
    ("here", "there", "state"),
    [
        (member(), member(), AgentState.AVAILABLE),
        (member(device=AgentState.RINGING), member(device=AgentState.RINGING), AgentState.RINGING),
        (member(device=AgentState.IN_CALL), member(device=AgentState.IN_CALL), AgentState.IN_CALL),
        (member(is_in_call=True), member(), AgentState.IN_CALL),
        (member(device=AgentState.AWAY), member(device=AgentState.AWAY), AgentState.AWAY),
        (member(is_paused=True), member(is_paused=True), AgentState.PAUSED),
        (member(is_paused=True), member(), AgentState.AVAILABLE),
        (member(is_paused=True, device=AgentState.IN_CALL), member(is_paused=True), AgentState.IN_CALL),
        (member(is_paused=True, device=AgentState.RINGING), member(is_paused=True), AgentState.RINGING),
    ],
)
def test_agent_of_several_queues_is_one_line_with_one_state(
    watch: Watch, here: Membership, there: Membership, state: AgentState
) -> None:
    watch.sees(holds(here, replace(there, queue=RENT)))
    assert (watch.agent.state, watch.agent.queues) == (state, (RENT, REPAIRS))


def test_since_when_is_unknown_for_what_was_so_before_we_looked(watch: Watch) -> None:
    watch.sees(holds(member(device=AgentState.IN_CALL)))
    watch.later(1)
    assert watch.agent.since is None


def test_since_when_is_the_moment_of_the_change(watch: Watch) -> None:
    watch.sees(holds(member()))
    watch.later(5)
    watch.hears(MemberChanged(member(device=AgentState.RINGING)))
    watch.later(3)
    watch.hears(MemberChanged(member(device=AgentState.RINGING)))
    assert (watch.agent.state, watch.agent.since) == (AgentState.RINGING, NOW.later(5))


def test_exchange_knows_since_when_somebody_is_paused_and_why(watch: Watch) -> None:
    watch.sees(holds(member(is_paused=True, reason="lunch", paused_since=NOW.later(-600))))
    assert (watch.agent.state, watch.agent.pause_reason) == (AgentState.PAUSED, "lunch")
    assert watch.agent.since == NOW.later(-600)


def test_pause_of_which_the_exchange_knows_no_time_began_when_we_heard_of_it(watch: Watch) -> None:
    watch.sees(holds(member()))
    watch.later(2)
    watch.hears(MemberChanged(member(is_paused=True)))
    assert (watch.agent.since, watch.agent.pause_reason) == (NOW.later(2), "")


def test_reason_of_a_pause_in_one_of_two_queues_is_not_shown(watch: Watch) -> None:
    watch.sees(holds(member(is_paused=True, reason="lunch"), member(queue=RENT)))
    assert (watch.agent.state, watch.agent.pause_reason) == (AgentState.AVAILABLE, "")


def test_agent_talks_from_connection_to_end(watch: Watch) -> None:
    watch.sees(holds(member(), member(queue=RENT)))
    before = watch.agent
    watch.hears(CallConnected(REPAIRS, "PJSIP/6001"))
    assert watch.agent == replace(before, state=AgentState.IN_CALL, since=NOW)
    watch.hears(CallCompleted(REPAIRS, "PJSIP/6001", 3))
    assert watch.agent == replace(before, since=NOW)


def test_conversation_of_somebody_who_left_the_queue_makes_nobody_talk(watch: Watch) -> None:
    watch.hears(CallConnected(REPAIRS, "PJSIP/6001"))
    assert watch.board.agents == ()


def test_agent_is_on_the_board_while_in_one_queue_at_least(watch: Watch) -> None:
    watch.sees(holds(member(), member(queue=RENT)))
    watch.hears(MemberLeft(REPAIRS, "PJSIP/6001"))
    assert watch.agent.queues == (RENT,)
    watch.hears(MemberLeft(RENT, "PJSIP/6001"), MemberLeft(RENT, "PJSIP/6001"))
    assert watch.board.agents == ()


def test_agents_stand_in_the_order_of_their_extensions(watch: Watch) -> None:
    watch.sees(holds(member("PJSIP/6003"), member("Local/6001"), member("PJSIP/6002")))
    assert [agent.extension for agent in watch.board.agents] == ["6001", "6002", "6003"]


def test_snapshot_in_passing_moves_no_since_when(watch: Watch) -> None:
    watch.sees(holds(member(), member("PJSIP/6002")))
    watch.later(5)
    watch.hears(MemberChanged(member(device=AgentState.IN_CALL)))
    watch.later(5)
    busy = member("PJSIP/6002", device=AgentState.IN_CALL)
    watch.sees(holds(member(device=AgentState.IN_CALL), busy, member("PJSIP/6003")))
    since = {agent.extension: agent.since for agent in watch.board.agents}
    assert since == {"6001": NOW.later(5), "6002": NOW.later(10), "6003": NOW.later(10)}


def test_after_a_break_nobody_can_say_since_when(watch: Watch) -> None:
    watch.sees(holds(member()))
    watch.later(5)
    watch.hears(MemberChanged(member(device=AgentState.IN_CALL)))
    watch.world.queue_feed.breaks(FeedState.UNREACHABLE)
    watch.sees(holds(member(device=AgentState.IN_CALL)))
    watch.world.queue_feed.mends()
    watch.world.settle()
    assert (watch.agent.state, watch.agent.since) == (AgentState.IN_CALL, None)


# ---------------------------------------------------------------- age


def test_figures_are_of_the_moment_of_the_last_word(watch: Watch) -> None:
    watch.later(5)
    assert (watch.board.as_of, watch.board.is_stale) == (NOW.later(5), False)


def test_figures_of_a_lost_connection_stay_and_are_old_at_once(watch: Watch) -> None:
    watch.sees(holds(member(), waiting=(waits("1"),)))
    watch.world.later(1)
    watch.world.queue_feed.breaks(FeedState.SILENT)
    watch.world.settle()
    assert (watch.board.feed, watch.board.is_stale, watch.board.as_of) == (FeedState.SILENT, True, NOW)
    assert (watch.queue.waiting, len(watch.board.agents)) == (1, 1)
    watch.world.later(1)
    assert watch.board.is_stale


def test_silence_is_old_within_ten_seconds_even_if_nobody_says_so(watch: Watch) -> None:
    watch.world.seconds_pass(7)
    assert (watch.board.as_of, watch.board.is_stale) == (NOW, False)
    watch.world.seconds_pass(2)
    assert (watch.board.as_of, watch.board.is_stale) == (NOW, True)
    watch.hears()
    assert (watch.board.as_of, watch.board.is_stale) == (NOW.later(9), False)


def test_news_between_a_break_and_a_snapshot_change_nothing(watch: Watch) -> None:
    watch.world.queue_feed.breaks(FeedState.UNREACHABLE)
    watch.world.tell(QueuesHeard((CallJoined(waits("1")),), NOW.later(1)))
    assert (watch.queue.waiting, watch.board.as_of) == (0, NOW)


def test_everything_is_as_the_exchange_says_after_a_break(watch: Watch) -> None:
    watch.sees(holds(member(), waiting=(waits("1"),)))
    watch.world.queue_feed.breaks(FeedState.UNREACHABLE)
    watch.world.later(3)
    watch.sees(QueueSnapshot((QueueCounts(RENT),), (), ()))
    watch.world.queue_feed.mends()
    watch.world.settle()
    assert [queue.name for queue in watch.board.queues] == [RENT]
    assert (watch.board.agents, watch.board.is_stale, watch.board.as_of) == ((), False, NOW.later(3))


# ---------------------------------------------------------------- alarm


def test_alarm_is_raised_for_the_queue_where_somebody_waits_too_long(watch: Watch) -> None:
    watch.sees(QueueSnapshot((COUNTS, QueueCounts(RENT)), (waits("1"),), ()))
    watch.later(180 + 60)
    assert [queue.alarm.is_raised for queue in watch.board.queues] == [False, False]
    watch.later(2)
    assert [queue.alarm.is_raised for queue in watch.board.queues] == [False, True]


def test_alarm_does_not_gather_on_old_figures(watch: Watch) -> None:
    watch.sees(holds(waiting=(waits("1"),)))
    watch.later(200)
    assert watch.alarm() is AlarmState.GATHERING
    watch.world.seconds_pass(100)
    assert watch.alarm() is AlarmState.QUIET
    watch.later(50)
    assert watch.alarm() is AlarmState.GATHERING


def test_raised_alarm_stays_on_old_figures(watch: Watch) -> None:
    watch.sees(holds(waiting=(waits("1"),)))
    watch.later(242)
    watch.world.seconds_pass(100)
    assert watch.queue.alarm.is_raised


def test_team_lead_puts_an_alarm_off(watch: Watch) -> None:
    watch.sees(holds(waiting=(waits("1"),)))
    watch.later(242)
    watch.flow.snooze(REPAIRS)
    assert watch.alarm() is AlarmState.SNOOZED
    watch.later(300)
    assert watch.alarm() is AlarmState.SNOOZED
    watch.later(AlarmRule.snooze)
    assert watch.queue.alarm.is_raised


def test_putting_off_what_is_not_there_does_nothing(watch: Watch) -> None:
    watch.flow.snooze("nobody's")
    watch.later(1)
    watch.flow.snooze(REPAIRS)
    assert watch.alarm() is AlarmState.QUIET


def test_board_knows_its_sentence(watch: Watch) -> None:
    assert watch.flow.rule == AlarmRule()


def test_board_shows_the_organisations_own_threshold(watch: Watch) -> None:
    assert (watch.queue.target, watch.queue.is_below_target) == (80, True)
