"""The board as a picture: what it says of queues, agents and day, how old it is, and to whom."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.agent import Role
from app.domain.alarm import AlarmRule
from app.domain.errors import Failure
from app.domain.queue_news import CallJoined, CallLeft
from app.domain.queues import AgentState, FeedState
from app.services.employee_role import AGAIN
from tests.ui import board_scenes
from tests.ui.board_scenes import live, waiting
from tests.ui.stage import Stage
from ui.texts import board as words
from ui.texts import times
from ui.viewmodels.board import BoardPicture
from ui.viewmodels.board_queues import QueueRow
from ui.viewmodels.top_bar import Lamp


def board(stage: Stage) -> BoardPicture:
    """The picture of somebody who looks, at this moment."""
    stage.screens.board.open()
    return stage.screens.board.picture


def queue(stage: Stage, name: str = "Reparaties") -> QueueRow:
    return next(row for row in board(stage).queues if row.name.startswith(name))


def notices(stage: Stage) -> list[str]:
    return [notice.words for notice in stage.screens.notices.picture]


# ---------------------------------------------------------------- to whom


@pytest.mark.parametrize("role", [Role.AGENT, Role.UNKNOWN])
def test_nobody_but_a_team_lead_is_shown_anything(role: Role, stage: Stage) -> None:
    board_scenes.calm(stage)
    stage.desk.role.role = role
    assert board(stage) == BoardPicture()


def test_board_empties_when_the_role_is_taken_away(stage: Stage) -> None:
    board_scenes.calm(stage)
    assert board(stage).queues != ()
    stage.crm.roles["MDW-1"] = Role.AGENT
    stage.later(AGAIN)
    assert stage.screens.board.picture == BoardPicture()


def test_crm_that_is_down_at_the_start_shows_no_board_until_it_answers(stage: Stage) -> None:
    stage.crm.roles["MDW-1"] = Role.TEAM_LEAD
    stage.crm.failure = Failure.UNREACHABLE
    stage.desk.start()
    stage.later(60)
    assert not stage.screens.board.is_allowed
    stage.crm.failure = None
    stage.later(60)
    assert stage.screens.board.is_allowed


# ---------------------------------------------------------------- queues


def test_queue_says_how_many_wait_how_long_the_first_does_and_its_counts(stage: Stage) -> None:
    board_scenes.leads(stage, waiting("1", 57), waiting("2", 12))
    assert replace(queue(stage), urgency=(0, 0.0, "")) == QueueRow(
        "Reparaties", "2", "01:00", "66% < 80%", "17", level_tone="warn"
    )
    assert queue(stage, "Spoed").level == "100%"
    assert queue(stage, "Zoeken") == QueueRow(
        "Zoeken en verhuizen", "0", "–", "–", "0", urgency=(1, 0.0, "Zoeken en verhuizen")
    )


def test_change_at_the_exchange_is_in_the_picture_with_the_next_second(stage: Stage) -> None:
    board_scenes.leads(stage)
    assert queue(stage).waiting == "0"
    stage.queue_feed.says(CallJoined(waiting("1", 0)))
    stage.later(1)
    assert next(one for one in stage.screens.board.picture.queues if one.name == "Reparaties").waiting == "1"
    stage.queue_feed.says(CallLeft("Reparaties", "1"))
    stage.later(1)
    assert next(one for one in stage.screens.board.picture.queues if one.name == "Reparaties").waiting == "0"


def test_fifty_changes_within_a_second_are_drawn_once(stage: Stage) -> None:
    board_scenes.leads(stage)
    stage.screens.board.open()
    drawn: list[None] = []
    stage.screens.board.changed.connect(lambda: drawn.append(None))
    for number in range(50):
        stage.queue_feed.says(CallJoined(waiting(str(number), 0)))
    assert drawn == []
    stage.later(1)
    assert len(drawn) == 1
    assert queue(stage).waiting == "50"


def test_board_that_is_closed_is_not_drawn(stage: Stage) -> None:
    board_scenes.leads(stage)
    stage.screens.board.open()
    stage.screens.board.close()
    before = stage.screens.board.picture
    stage.queue_feed.says(CallJoined(waiting("1", 0)))
    stage.later(5)
    assert stage.screens.board.picture is before


def test_large_figures_are_the_sums_of_all_queues(stage: Stage) -> None:
    board_scenes.calm(stage)
    waiting_now, in_time, gave_up, solved = board(stage).cards
    assert (waiting_now.heading, waiting_now.value, waiting_now.detail) == (
        "Nu wachtend",
        "2",
        "langst 00:23 · Reparaties",
    )
    assert (in_time.heading, in_time.value) == ("Opgenomen binnen 30 s", "71%")
    assert (in_time.detail, in_time.tone) == ("onder de norm van 80%", "warn")
    assert (gave_up.value, gave_up.detail) == ("6%", "27 van 439 bellers")
    assert (solved.value, solved.detail, solved.share) == ("70%", "12 van 17 · doel 80%", 70)


def test_queues_with_limits_of_their_own_are_said_to_be_in_time_without_a_number(stage: Stage) -> None:
    board_scenes.many(stage)
    assert board(stage).cards[1].heading == "Op tijd opgenomen"


def test_what_matters_most_comes_first_on_a_wall(stage: Stage) -> None:
    board_scenes.alarm(stage)
    stage.queue_feed.says(CallJoined(waiting("9", 400, "Spoed")))
    live(stage, 2)
    assert [row.name for row in board(stage).urgent[:3]] == ["Reparaties · alarm", "Spoed", "Overlast"]
    assert [row.name.split(" ·")[0] for row in board(stage).queues] == sorted(
        one.name for one in board_scenes.QUEUES
    )


# ---------------------------------------------------------------- how old


def test_live_figures_say_so_and_nothing_else(stage: Stage) -> None:
    board_scenes.calm(stage)
    assert (board(stage).feed, board(stage).sentence, board(stage).is_old) == (
        Lamp("Actueel", "ok"),
        "",
        False,
    )


def test_figures_that_are_old_say_since_when_and_stand_still(stage: Stage) -> None:
    board_scenes.calm(stage)
    before = board(stage)
    stage.queue_feed.breaks(FeedState.UNREACHABLE)
    stage.later(75)
    after = board(stage)
    time = words.second_clock(stage.desk.queue_board.board.as_of.utc)  # type: ignore[union-attr]  # they had been live
    assert after.feed == Lamp(f"Oud, van {time}", "bad")
    assert after.sentence.startswith(f"U ziet de wachtrijen en medewerkers van {time}.")
    assert "blijven het proberen" in after.sentence
    assert after.is_old
    assert all(card.is_old for card in after.cards[:3])
    assert not after.cards[3].is_old
    assert [row.waiting for row in after.queues] == [row.waiting for row in before.queues]
    stage.later(3600)
    assert board(stage).queues == after.queues


def test_silence_is_shown_as_age_within_ten_seconds(stage: Stage) -> None:
    board_scenes.calm(stage)
    for _ in range(10):
        stage.later(1)
    assert board(stage).is_old
    assert "zegt niets meer over de wachtrijen" in board(stage).sentence


@pytest.mark.parametrize(
    "trouble", [one for one in FeedState if one not in (FeedState.LIVE, FeedState.NOT_WATCHED)]
)
def test_exchange_that_never_answered_is_explained_and_shows_no_figures(
    trouble: FeedState, stage: Stage
) -> None:
    stage.queue_feed.trouble = trouble
    board_scenes.leads(stage)
    picture = board(stage)
    assert picture.feed == Lamp("Geen cijfers", "warn")
    assert picture.sentence == words.feed_sentence(trouble)
    assert picture.sentence.endswith(".")
    assert [card.value for card in picture.cards[:3]] == ["–", "–", "–"]
    assert picture.cards[3].value == "70%"


def test_exchange_without_queues_says_so(stage: Stage) -> None:
    board_scenes.empty_exchange(stage)
    assert board(stage).feed.word == "Actueel"
    assert board(stage).sentence == "De telefooncentrale heeft geen wachtrijen om te zien."


def test_figures_of_today_say_as_of_when_and_why_they_are_old(stage: Stage) -> None:
    board_scenes.calm(stage)
    assert board(stage).topics.as_of.startswith("stand van ")
    assert board(stage).topics.note == ""
    stage.crm.failure = Failure.TIMED_OUT
    live(stage, 90)
    assert board(stage).topics.note == ""  # one answer that failed is no reason to alarm anybody
    live(stage, 110)
    topics = board(stage).topics
    assert topics.note.startswith(f"Deze cijfers zijn van {topics.as_of.removeprefix('stand van ')}.")
    assert "duurt" in topics.note or "antwoord" in topics.note
    assert (topics.tone, len(topics.rows)) == ("warn", 4)


def test_crm_that_gives_no_contacts_says_why_in_place_of_figures(stage: Stage) -> None:
    board_scenes.no_day(stage)
    topics = board(stage).topics
    assert (topics.rows, topics.as_of, topics.tone) == ((), "", "warn")
    assert "CRM" in topics.note
    assert board(stage).cards[3].value == "–"


# ---------------------------------------------------------------- agents


def test_agents_have_a_state_and_how_long_it_lasts_in_minutes(stage: Stage) -> None:
    board_scenes.leads(stage)
    rows = {row.name: row for row in board(stage).crew.agents}
    paused = rows["Tapuit-Demo"]
    assert (paused.state, paused.detail, paused.since) == ("pauze", "lunch", "12 min")
    assert (rows["Fitis-Demo"].state, rows["Fitis-Demo"].since) == ("in gesprek", "–")
    assert {count.word: count.count for count in board(stage).crew.counts} == {
        "vrij": 2, "wordt gebeld": 1, "in gesprek": 2, "pauze": 1, "afwezig": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "net"), (59, "net"), (60, "1 min"), (3599, "59 min"), (4_920, "1 u 22 min")]
)
def test_time_of_an_agent_changes_once_a_minute(seconds: int, said: str) -> None:
    assert words.for_how_long(seconds) == said


@pytest.mark.parametrize("state", AgentState)
def test_each_state_of_an_agent_has_a_word_of_its_own(state: AgentState) -> None:
    others = {words.agent_state_word(one) for one in AgentState if one is not state}
    assert words.agent_state_word(state) not in others | {""}


# ---------------------------------------------------------------- the day


def test_topics_stand_against_the_goal(stage: Stage) -> None:
    board_scenes.calm(stage)
    rows = {row.words: row for row in board(stage).topics.rows}
    assert list(rows) == ["Reparatie", "Gebouw", "Overlast", "Huur en betalen"]
    assert (rows["Reparatie"].share, rows["Reparatie"].count, rows["Reparatie"].tone) == (
        "83%",
        "5 van 6",
        "",
    )
    assert (rows["Overlast"].share, rows["Overlast"].tone) == ("0% < 80%", "warn")


def test_topics_furthest_from_the_goal_come_first_where_there_is_no_room_for_all(stage: Stage) -> None:
    board_scenes.calm(stage)
    assert [row.percent for row in board(stage).topics.worst_first] == [0, 33, 83, 85]


def test_building_in_which_homes_report_the_same_is_named(stage: Stage) -> None:
    board_scenes.incident(stage)
    (line,) = board(stage).incidents
    assert line.title.startswith("4 woningen melden hetzelfde: ")
    assert "Lift" in line.title
    assert line.detail.startswith("complex De Proefhof · ")


def test_building_that_the_crm_does_not_name_is_shown_by_its_key(stage: Stage) -> None:
    stage.crm.day = tuple(
        replace(one, complex_id="CLU-9", subtopic="XXX", subtopic_words="")
        for one in board_scenes.lift_reports()
    )
    board_scenes.leads(stage)
    (line,) = board(stage).incidents
    assert "complex CLU-9" in line.detail
    assert line.title.endswith(": XXX")


# ---------------------------------------------------------------- alarms


def test_alarm_is_a_sentence_with_what_is_so_now(stage: Stage) -> None:
    board_scenes.leads(stage, waiting("1", 190), waiting("2", 40))
    live(stage, 50)
    assert board(stage).alarms.raised == ()
    live(stage, 12)
    (alarm,) = board(stage).alarms.raised
    assert alarm.sentence == "Reparaties: langste wachtende > 3 min gedurende 1 min"
    assert alarm.detail.startswith("nu 04:")
    assert alarm.detail.endswith(", 2 wachtend")
    assert (queue(stage).name, queue(stage).tone) == ("Reparaties · alarm", "bad")


def test_alarm_stays_for_its_minute_after_the_queue_is_empty(stage: Stage) -> None:
    board_scenes.alarm(stage)
    for call_id in ("1", "2"):
        stage.queue_feed.says(CallLeft("Reparaties", call_id))
    live(stage, 2)
    (alarm,) = board(stage).alarms.raised
    assert alarm.detail == "Het wordt beter: niemand wacht nu nog zo lang."
    live(stage, 62)
    assert board(stage).alarms.raised == ()


def test_alarm_that_was_put_off_says_until_when(stage: Stage) -> None:
    board_scenes.alarm(stage)
    assert board(stage).alarms.snooze_for == "10 min"
    stage.screens.board.snooze_first()
    picture = stage.screens.board.picture
    assert picture.alarms.raised == ()
    until = times.clock(stage.clock.now().utc + timedelta(minutes=10))
    assert f"Reparaties · stil tot {until}" in [row.name for row in picture.queues]


def test_longest_waiting_alarm_comes_first_and_the_key_is_for_that(stage: Stage) -> None:
    board_scenes.several_alarms(stage)
    assert [one.queue for one in board(stage).alarms.raised] == [
        "Spoed",
        "Reparaties",
        "Overlast",
        "Huur en betalen",
    ]
    stage.screens.board.snooze_first()
    assert [one.queue for one in board(stage).alarms.raised] == ["Reparaties", "Overlast", "Huur en betalen"]


def test_key_without_an_alarm_does_nothing(stage: Stage) -> None:
    board_scenes.calm(stage)
    before = board(stage)
    stage.screens.board.snooze_first()
    assert stage.screens.board.picture == before


def test_team_lead_without_the_board_open_hears_of_an_alarm_in_the_window(stage: Stage) -> None:
    board_scenes.alarm(stage)
    said = "Reparaties: langste wachtende > 3 min gedurende 1 min. Ctrl B opent de wachtrijen."
    assert notices(stage) == [said]
    stage.screens.board.open()
    stage.later(1)
    assert notices(stage) == []
    stage.screens.board.close()
    stage.later(1)
    assert notices(stage) == [said]
    stage.screens.board.snooze("Reparaties")
    assert notices(stage) == []


def test_agent_hears_of_no_alarm(stage: Stage) -> None:
    board_scenes.alarm(stage)
    stage.crm.roles["MDW-1"] = Role.AGENT
    stage.later(AGAIN)
    assert notices(stage) == []


def test_rule_of_the_organisation_is_said_in_its_own_numbers() -> None:
    assert words.rule_words(AlarmRule(90, 45)) == "langste wachtende > 90 s gedurende 45 s"
