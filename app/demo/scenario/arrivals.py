"""Scenes about who calls: known, shared, unknown, withheld, and what is going on around them."""

from typing import Any

from app.demo.scenario.play import Play


def known_tenant(play: Play) -> None:
    """A tenant whom the number tells: card, answer, sound both ways, note, coding, CRM."""
    call = play.ring("known")
    play.shot("ring-card", what="card")
    play.shot("ringing")
    with play.heard_by(play.agent) as heard:
        play.answer(call)
    play.full_card()
    began = play.callers.wait("answered", call.call_id)["at"]
    moments = play.talk()
    play.shot("known-tenant")
    play.agent.press("Ctrl+I")
    play.agent.write("Vraag over de huur, uitgelegd.")
    play.agent.press("Esc")
    play.code("5", "1")
    play.shot("coded")
    play.caller_hangs_up(call)
    play.save()
    play.shot("saved")
    play.check_sound("known, at the caller", call.recording, began, moments, voices="agent")
    play.check_sound("known, at the agent", heard[0], began, moments, voices="low")


def shared_number(play: Play) -> None:
    """A couple with one number: the agent asks who it is and presses a digit."""
    call = play.ring("S10", voice="high")
    play.answer(call)
    play.agent.wait(
        "caller", lambda card: card["screen"] == "CHOOSER" and len(card["candidates"]) == 2, "two people"
    )
    play.shot("shared-number")
    play.agent.press("1")
    play.full_card()
    play.shot("shared-number-chosen")
    _finish(play, call, "5", "1")


def number_of_two_households(play: Play) -> None:
    """A number that belongs to two households: nothing personal before the choice."""
    call = play.ring("shared_by_households", voice="high")
    play.answer(call)
    play.agent.wait(
        "caller", lambda card: card["screen"] == "CHOOSER" and len(card["candidates"]) == 2, "two homes"
    )
    play.agent.press("2")
    play.full_card()
    _finish(play, call, "1", "6")


def unknown_number(play: Play) -> None:
    """Nobody has the number: the home is found by postcode and house number."""
    words = play.situation("S7")["description"].split("postcode ")[1]
    postcode, _, number = words.rstrip(".").partition(" en huisnummer ")
    call = play.ring("S7")
    play.answer(call)
    play.agent.wait(
        "caller", lambda card: card["screen"] == "CHOOSER" and not card["candidates"], "nobody known"
    )
    play.shot("unknown-number")
    play.agent.press("Ctrl+K")
    play.agent.write(f"{postcode} {number}")
    play.agent.press("Return")
    play.agent.wait(
        "caller", lambda card: card["screen"] == "SEARCH" and card["candidates"], "a home is found"
    )
    play.shot("search")
    play.agent.press("1")
    play.full_card()
    _finish(play, call, "1", "1")


def withheld_number(play: Play) -> None:
    """A withheld number is not looked up; an address without a person is enough."""
    call = play.ring("S8", voice="high")
    play.answer(call)
    play.agent.wait("caller", lambda card: card["screen"] == "CHOOSER", "the screen for a withheld number")
    play.shot("withheld-number")
    _finish(play, call, "2", "2")


def known_outage(play: Play) -> None:
    """The light in the caller's stairwell is out and reported: the card says so before a word is said."""
    call = play.ring("outage")
    play.agent.wait(
        "ring_card", lambda card: any(line["icon"] == "outage" for line in card["lines"]), "the outage"
    )
    play.shot("known-outage-card", what="card")
    play.answer(call)
    play.full_card()
    play.shot("known-outage")
    _finish(play, call, "2", "2")


def repeat_nuisance(play: Play) -> None:
    """Nuisance stays covered until the caller is verified; opening it is written down."""
    call = play.ring("repeat_nuisance", voice="high")
    play.answer(call)
    card = play.full_card()
    _require(any(line["is_covered"] for line in card["lines"]), "the nuisance case is covered")
    play.shot("covered")
    play.agent.press("Ctrl+1", "Ctrl+2")
    play.agent.wait(
        "caller", lambda card: card["is_verified"] and card["can_reveal"], "the caller is verified"
    )
    play.agent.press("Ctrl+O")
    play.agent.wait(
        "caller", lambda card: not any(line["is_covered"] for line in card["lines"]), "it is open"
    )
    play.shot("opened")
    play.agent.press("3", "1", "N", "1")
    _finish(play, call)


def lift_stopped(play: Play) -> None:
    """The sixth who calls about the same lift."""
    call = play.ring("S3")
    play.answer(call)
    play.full_card()
    _finish(play, call, "2", "1", solved=False, reason="5")


def running_repair(play: Play) -> None:
    """A repair runs, and this morning's message was not answered."""
    call = play.ring("S1", voice="high")
    play.answer(call)
    play.full_card()
    play.agent.press("Ctrl+Tab")
    play.shot("contacts-over-all-channels")
    play.agent.press("Ctrl+Tab")
    play.shot("repairs")
    play.agent.press("Ctrl+Tab")
    play.shot("lease-and-household")
    _finish(play, call, "1", "6")


def arrears(play: Play) -> None:
    """Two months of arrears: nothing of it can be seen before verification."""
    call = play.ring("S6")
    play.answer(call)
    play.full_card()
    _finish(play, call, "5", "2", solved=False, reason="1")


def staff_safety(play: Play) -> None:
    """A warning that protects staff is seen at once."""
    call = play.ring("S11", voice="high")
    play.agent.wait(
        "ring_card", lambda card: any(line["tone"] == "bad" for line in card["lines"]), "the warning"
    )
    play.answer(call)
    play.full_card()
    play.shot("staff-safety")
    _finish(play, call, "0", "1", solved=False, reason="1")


def former_tenant(play: Play) -> None:
    """Somebody who moved out last month."""
    call = play.ring("S13")
    play.answer(call)
    play.full_card()
    _finish(play, call, "6", "1")


def administrator(play: Play) -> None:
    """An administrator of forty tenants."""
    call = play.ring("S9", voice="high")
    play.answer(call)
    play.full_card()
    play.shot("administrator")
    _finish(play, call, "5", "2", solved=False, reason="1")


def hostile_name(play: Play) -> None:
    """A name with markup is a name with markup, and nothing else."""
    call = play.ring("hostile_name", title="<b>")
    play.answer(call)
    play.full_card()
    play.shot("hostile-name")
    _finish(play, call, "0", "4")


def abandoned(play: Play) -> None:
    """The caller gives up while it rings."""
    call = play.ring("known")
    play.caller_hangs_up(call)
    play.agent.wait("calls", lambda column: column["missed"], "the call is among the missed")
    play.figures.abandoned += 1
    play.shot("missed")


def _finish(play: Play, call: Any, *digits: str, solved: bool = True, reason: str = "") -> None:
    if digits:
        play.code(*digits, solved=solved, reason=reason)
    play.caller_hangs_up(call)
    play.save()


def _require(is_so: bool, what: str) -> None:
    if not is_so:
        raise AssertionError(what)
