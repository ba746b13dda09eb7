"""Small pieces of an agent's work, as every test of the whole program needs them."""

from app.demo.desks import SteeredDesk
from app.demo.surroundings import AGENT, Surroundings


def ring(around: Surroundings, desk: SteeredDesk, call_id: str, situation: str = "known") -> None:
    """The person of a situation calls, and the ring card is there."""
    number = around.crm.scenarios[situation]["number"]
    ring_with(around, desk, call_id, number=number)


def ring_with(around: Surroundings, desk: SteeredDesk, call_id: str, **caller: object) -> None:
    """Somebody calls with this number and name, and the ring card is there."""
    voice = str(around.voice("low"))
    around.callers.order("call", id=call_id, to=AGENT, voice=voice, **caller)
    desk.wait("ring_card", lambda card: card["is_ringing"], "the telephone rings")


def answer(around: Surroundings, desk: SteeredDesk, call_id: str) -> None:
    """The agent takes the call."""
    desk.press("F2")
    around.callers.wait("answered", call_id)


def full_card(desk: SteeredDesk) -> None:
    """Nothing on the caller's card is being looked up any more."""
    desk.wait("caller", lambda card: card["screen"] == "PERSON" and card["is_complete"], "the whole card")


def hang_up(around: Surroundings, desk: SteeredDesk, call_id: str) -> None:
    """The caller ends the call."""
    around.callers.order("hang_up", id=call_id)
    desk.wait("wrap_up", lambda strip: strip["is_over"], "the call is over")


def code_and_save(desk: SteeredDesk) -> None:
    """Topic, sub-topic, solved; and 'opgeslagen'."""
    handled = desk.picture("calls")["handled"]
    desk.press("1", "1", "J", "Ctrl+Return")
    desk.wait("calls", lambda column: column["handled"] == handled + 1, "it is saved")


def all_delivered(desk: SteeredDesk, timeout: float = 30.0) -> None:
    """Nothing waits for the CRM."""
    desk.wait("top_bar", lambda bar: bar["unsent_count"] == 0, "all is in the CRM", timeout)


def says(desk: SteeredDesk, words: str, timeout: float = 15.0) -> None:
    """The top of the window has a notice with these words."""
    desk.wait("notices", lambda notices: any(words in one["words"] for one in notices), words, timeout)


def says_nothing(desk: SteeredDesk, timeout: float = 45.0) -> None:
    """There is nothing wrong any more; that it is over stands there for half a minute."""
    desk.wait("notices", lambda notices: not notices, "no notice is left", timeout)
