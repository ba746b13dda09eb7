"""The agent's sound: what she chose is used and kept, and she is heard when she wants to be."""

from app.domain import events
from app.domain.sound import Loudness, SoundCards, SoundChoice, SoundPart, TrialStep
from app.services.desk import Desk
from app.services.workplace import Ports, Workplace
from tests import builders
from tests.services.world import World

OTHER = "+31690005678"
HEADSET = SoundChoice("Kwartel 40", "Kwartel 40", "Bureaubel")


def test_what_the_agent_chose_is_used_at_once(world: World) -> None:
    world.desk.sound.choose(HEADSET)
    assert world.phone.choice == world.desk.sound.choice == HEADSET


def test_the_same_choice_again_changes_nothing(world: World) -> None:
    told: list[bool] = []
    world.desk.listen(lambda: told.append(True))
    world.desk.sound.choose(SoundChoice())
    assert told == []


def test_cards_that_work_and_those_that_are_lost_are_known(world: World) -> None:
    cards = SoundCards(("Kwartel 40",), ("Kwartel 40",), "", "", "", ("Kwartel 40",))
    world.tell(events.SoundChanged("device", cards))
    assert world.desk.sound.cards == cards
    assert world.desk.calls.sound == "device"


def test_agent_is_heard_no_more_by_one_key_and_again_by_the_next(world: World) -> None:
    world.talk()
    world.desk.sound.toggle_mute()
    world.settle()
    assert world.desk.sound.is_muted
    assert world.phone.heard == set()
    world.desk.sound.toggle_mute()
    world.settle()
    assert world.phone.heard == {"call-1"}


def test_mute_belongs_to_the_call_and_not_to_the_next(world: World) -> None:
    world.talk()
    world.desk.sound.toggle_mute()
    world.settle()
    world.talk("call-2", OTHER)
    heard = [world.phone.heard]
    world.toggle_hold("call-1")
    assert [*heard, world.phone.heard] == [{"call-2"}, set()]
    assert world.desk.sound.is_muted


def test_all_three_hear_nothing_of_an_agent_who_mutes_while_they_talk_together(world: World) -> None:
    world.consult_together()
    pairs = world.phone.hear_each_other
    world.desk.sound.toggle_mute()
    world.settle()
    assert world.phone.heard == set()
    assert world.phone.hear_each_other == pairs


def test_nobody_on_the_line_is_nobody_to_mute(world: World) -> None:
    world.desk.sound.toggle_mute()
    assert not world.desk.sound.is_muted
    assert not any(command[0] == "mute" for command in world.phone.commands)


def test_late_word_about_a_call_that_is_gone_changes_nothing(world: World) -> None:
    world.tell(events.CallMuted("gone", is_muted=True))
    assert not world.desk.sound.is_muted


def test_window_that_comes_back_knows_that_a_call_is_muted(world: World) -> None:
    world.talk()
    world.desk.sound.toggle_mute()
    world.settle()
    world.restart_window()
    assert world.desk.sound.is_muted


def test_meters_move_while_somebody_watches_and_stand_still_after(world: World) -> None:
    world.desk.sound.watch(is_watched=True)
    world.tell(events.SoundMeasured(Loudness(60, 20)))
    assert world.desk.sound.loudness == Loudness(60, 20)
    world.desk.sound.watch(is_watched=False)
    assert world.desk.sound.loudness == Loudness()
    watched = [command[1] for command in world.phone.commands if command[0] == "watch_sound"]
    assert watched == ["True", "False"]


def test_next_engine_is_told_that_somebody_watches(world: World) -> None:
    world.desk.sound.watch(is_watched=True)
    world.tell(events.SoundTried(TrialStep.PLAYING))
    world.phone.engine_dies()
    world.phone.connect()
    world.settle()
    assert world.phone.commands.count(("watch_sound", "True")) == 2
    assert world.desk.sound.step is TrialStep.IDLE


def test_ring_and_echo_are_tried_step_by_step(world: World) -> None:
    world.desk.sound.try_part(SoundPart.ECHO)
    world.settle()
    steps = [world.desk.sound.step]
    world.tell(events.SoundTried(TrialStep.PLAYING))
    assert [*steps, world.desk.sound.step] == [TrialStep.RECORDING, TrialStep.PLAYING]


def test_nothing_is_tried_while_somebody_is_on_the_line(world: World) -> None:
    world.ring()
    world.desk.sound.try_part(SoundPart.RING)
    world.desk.sound.call_echo()
    assert not any(command[0] in ("try_sound", "dial") for command in world.phone.commands)


def test_echo_of_the_exchange_is_called_and_is_nobodys_contact(world: World) -> None:
    ports = Ports(
        world.phone, world.crm, world.queue_feed, world.outbox, world.journal, world.audit, world.clock,
        jitter=lambda: 0.5, past_calls=world.past_calls, line_reports=world.line_reports,
        headset=world.headset, agent_pause=world.agent_pause,
    )  # fmt: skip
    world.desk = Desk(ports, Workplace(builders.taxonomy(), echo_number="*43"))
    world.start_window()
    world.desk.sound.call_echo()
    ((_, call_id, number),) = [command for command in world.phone.commands if command[0] == "dial"]
    assert number == "*43"
    world.phone.other_answers(call_id)
    world.settle()
    world.hang_up(call_id)
    assert world.desk.sessions.all == ()


def test_without_a_number_there_is_no_echo_to_call(world: World) -> None:
    assert not world.desk.sound.can_call_echo
