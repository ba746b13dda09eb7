"""What two ends agreed about sound, and keys that are pressed in it."""

from app.domain.abilities import Abilities
from app.domain.agent import Registration
from app.domain.call import EndCause
from app.domain.events import CallNotAgreed, PhoneConnected, PhoneRefused, SoundAgreed
from tests.builders import MOBILE
from tests.services.world import World

NUMBER = "+31690005678"


def pressed(world: World) -> list[tuple[str, ...]]:
    return [command for command in world.phone.commands if command[0] == "press"]


def takes_keys(world: World) -> str:
    call = world.desk.calls.takes_keys
    return call.call_id if call is not None else ""


def test_encrypted_call_is_known_as_such_and_one_that_is_not_there_is_none(world: World) -> None:
    world.talk("call-1", MOBILE)
    world.phone.sound_is_agreed("call-1", "G722", is_encrypted=True)
    world.post(SoundAgreed("gone", "PCMA", is_encrypted=False))
    world.settle()
    call = world.desk.calls.all["call-1"]
    assert (call.codec, call.is_encrypted) == ("G722", True)
    assert list(world.desk.calls.all) == ["call-1"]


def test_call_that_is_heard_before_the_answer_takes_keys_and_one_that_is_not_takes_none(world: World) -> None:
    world.desk.dial(NUMBER)
    (call,) = world.desk.calls.all.values()
    assert takes_keys(world) == ""
    world.phone.sound_is_agreed(call.call_id)
    world.settle()
    assert takes_keys(world) == call.call_id
    world.phone.other_answers(call.call_id)
    world.settle()
    assert takes_keys(world) == call.call_id


def test_keys_go_to_a_call_that_lives_and_to_no_other(world: World) -> None:
    world.talk("call-1", MOBILE)
    world.desk.calls.press("call-1", "1")
    world.desk.calls.press("gone", "2")
    assert pressed(world) == [("press", "call-1", "1")]


def test_keys_that_are_refused_are_remembered_until_the_next_or_the_end(world: World) -> None:
    world.talk("call-1", MOBILE)
    world.post(PhoneRefused("Hold", "call-1", "SIP 488"))
    world.settle()
    assert world.desk.calls.keys_refused == set()
    world.tell(PhoneRefused("Press", "call-1", "SIP 415"))
    assert world.desk.calls.keys_refused == {"call-1"}
    world.desk.calls.press("call-1", "1")
    assert world.desk.calls.keys_refused == set()
    world.tell(PhoneRefused("Press", "call-1", "SIP 415"))
    world.phone.other_ends("call-1")
    world.settle()
    assert world.desk.calls.keys_refused == set()


def test_call_that_could_not_be_is_remembered_either_way(world: World) -> None:
    at = world.clock.now()
    world.post(CallNotAgreed(at))
    world.settle()
    assert world.desk.calls.not_agreed_at == at
    world.clock.advance(5)
    world.desk.dial(NUMBER)
    (call_id,) = world.desk.calls.all
    world.phone.other_ends(call_id, EndCause.NO_AGREEMENT)
    world.settle()
    assert world.desk.calls.not_agreed_at == world.clock.now()


def test_desk_knows_what_its_telephone_can_do(world: World) -> None:
    abilities = Abilities(tls=False)
    world.post(PhoneConnected((), Registration.REGISTERED, "file", world.clock.now(), abilities=abilities))
    world.settle()
    assert world.desk.calls.abilities == abilities
