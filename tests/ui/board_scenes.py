"""Every state of the team lead's board, by name: what the gallery draws and the sweeps walk through."""

from datetime import timedelta

from app.domain.agent import Role
from app.domain.errors import Failure
from app.domain.queue_news import CallJoined, Membership, QueueSnapshot, WaitingCall
from app.domain.queues import AgentState, FeedState, QueueCounts
from app.domain.resolution import CodedContact
from tests.builders import NOW
from tests.ui.stage import Scene, Stage

QUEUES = (
    QueueCounts("Huur en betalen", answered=118, in_time=97, abandoned=6, in_time_seconds=30),
    QueueCounts("Overlast", answered=41, in_time=30, abandoned=4, in_time_seconds=30),
    QueueCounts("Reparaties", answered=236, in_time=168, abandoned=17, in_time_seconds=30),
    QueueCounts("Spoed", answered=17, in_time=17, abandoned=0, in_time_seconds=30),
    QueueCounts("Zoeken en verhuizen", in_time_seconds=30),
)
_NAMES = ("Fitis-Demo", "Groenling-Demo", "Kneu-Demo", "Putter-Demo", "Sijs-Demo", "Tapuit-Demo", "Wulp-Demo")
_STATES = (
    AgentState.IN_CALL,
    AgentState.AVAILABLE,
    AgentState.IN_CALL,
    AgentState.RINGING,
    AgentState.AVAILABLE,
    AgentState.AVAILABLE,
    AgentState.AWAY,
)
_OUTCOMES = {
    "REP": "ELA ELA DUB TWL ELA ELA",
    "ALG": "DUB PAR ELA ELA ELA ELA ELA",
    "HUU": "ELA TWL TWL",
    "OVE": "TWL",
}


def member(number: int, queue: str = "Reparaties") -> Membership:
    """An agent in a queue; the last of them has a break."""
    state = _STATES[number % len(_STATES)]
    is_paused = number % len(_NAMES) == len(_NAMES) - 2
    return Membership(
        queue,
        f"PJSIP/{1001 + number}",
        str(1001 + number),
        _NAMES[number % len(_NAMES)],
        state,
        is_paused=is_paused,
        pause_reason="lunch" if is_paused else "",
        paused_since=NOW.later(-740) if is_paused else None,
    )


def waiting(call_id: str, seconds: float, queue: str = "Reparaties") -> WaitingCall:
    """A call that waits for so long already."""
    return WaitingCall(queue, call_id, NOW.later(-seconds))


def contacts() -> tuple[CodedContact, ...]:
    """What was coded today."""
    return tuple(
        CodedContact(
            f"CM-{topic}-{number}", NOW.utc - timedelta(minutes=70 + number), topic, topic, f"{topic}XXX", "",
            outcome, is_handled=True, unit_id=f"E-{number}",
        )
        for topic, outcomes in _OUTCOMES.items()
        for number, outcome in enumerate(outcomes.split())
    )  # fmt: skip


def lift_reports() -> tuple[CodedContact, ...]:
    """Four homes of one complex report the lift within the hour."""
    return tuple(
        CodedContact(
            f"CM-LIFT-{number}", NOW.utc - timedelta(minutes=40 - 9 * number), "ALG", "", "ALGLIF", "Lift",
            "DUB" if number else "PAR", is_handled=True, unit_id=f"E-4{number}", complex_id="CLU-1",
        )
        for number in range(4)
    )  # fmt: skip


def leads(stage: Stage, *calls: WaitingCall, agents: int = 7) -> None:
    """The agent is a team lead, and the exchange holds these queues, calls and agents."""
    stage.crm.roles["MDW-1"] = Role.TEAM_LEAD
    stage.crm.complexes["CLU-1"] = "De Proefhof"
    if not stage.crm.day:
        stage.crm.day = contacts()
    stage.queue_feed.holds(QueueSnapshot(QUEUES, calls, tuple(member(number) for number in range(agents))))
    stage.desk.start()
    live(stage, 2)


def live(stage: Stage, seconds: int) -> None:
    """Time passes and the exchange is there."""
    for _ in range(seconds):
        stage.later(1)
        stage.queue_feed.says()
    stage.later(1)


def calm(stage: Stage) -> None:
    """An ordinary moment: two callers wait, briefly."""
    leads(stage, waiting("1", 20), waiting("2", 9, "Huur en betalen"))


def alarm(stage: Stage) -> None:
    """Somebody has been waiting for longer than three minutes, and that has lasted a minute."""
    leads(stage, waiting("1", 190), waiting("2", 40), waiting("3", 15, "Overlast"))
    live(stage, 62)


def several_alarms(stage: Stage) -> None:
    """In four queues; three are shown, and that there is another."""
    leads(stage, *(waiting(str(n), 190 + n, one.name) for n, one in enumerate(QUEUES[:4])))
    live(stage, 62)


def snoozed(stage: Stage) -> None:
    """The alarm keeps quiet for a while."""
    alarm(stage)
    stage.screens.board.snooze("Reparaties")
    live(stage, 5)


def stale(stage: Stage) -> None:
    """The exchange has gone silent: the figures are old, and say so."""
    calm(stage)
    stage.queue_feed.breaks(FeedState.UNREACHABLE)
    for _ in range(75):
        stage.later(1)


def no_queues(stage: Stage) -> None:
    """The exchange has never answered; the day from the CRM is there."""
    stage.queue_feed.trouble = FeedState.WRONG_PASSWORD
    leads(stage)


def empty_exchange(stage: Stage) -> None:
    """The exchange answers, and has no queues."""
    leads(stage)
    stage.queue_feed.holds(QueueSnapshot((), (), ()))
    live(stage, 2)


def no_crm(stage: Stage) -> None:
    """The CRM gave its contacts once, and then no more."""
    calm(stage)
    stage.crm.failure = Failure.TIMED_OUT
    live(stage, 200)


def no_day(stage: Stage) -> None:
    """The CRM knows who leads and gives no contacts."""
    calm(stage)
    stage.desk.today._begin_day(stage.clock.now())
    stage.crm.failure = Failure.UNREADABLE
    live(stage, 2)


def incident(stage: Stage) -> None:
    """Four homes of a building report the lift."""
    stage.crm.day = (*contacts(), *lift_reports())
    calm(stage)


def many(stage: Stage) -> None:
    """Thirty queues and two hundred agents."""
    stage.crm.roles["MDW-1"] = Role.TEAM_LEAD
    stage.crm.day = (*contacts(), *lift_reports())
    stage.crm.complexes["CLU-1"] = "De Proefhof"
    queues = tuple(
        QueueCounts(
            f"Wachtrij {n:02}", answered=n, in_time=n - n // 4, abandoned=n // 9, in_time_seconds=20 + n % 2
        )
        for n in range(30)
    )
    calls = tuple(waiting(str(n), 7.0 * n, f"Wachtrij {n:02}") for n in range(0, 30, 3))
    members = tuple(member(n, f"Wachtrij {n % 30:02}") for n in range(200))
    stage.queue_feed.holds(QueueSnapshot(queues, calls, members))
    stage.desk.start()
    live(stage, 2)
    stage.queue_feed.says(CallJoined(waiting("x", 1, "Wachtrij 01")))
    live(stage, 2)


ALL: dict[str, Scene] = {
    scene.__name__: scene
    for scene in (
        calm,
        alarm,
        several_alarms,
        snoozed,
        stale,
        no_queues,
        empty_exchange,
        no_crm,
        no_day,
        incident,
        many,
    )
}
