"""Scenes about the line: hold, a second call, dialling out, and the senior colleague."""

import time

from app.demo.children import until
from app.demo.scenario.play import Call, Play


def hold_and_second_call(play: Play) -> None:
    """Hold lets the caller hear nothing of the agent; a second call is turned away without a tone in the ear."""
    call = play.ring("known")
    play.answer(call)
    play.full_card()
    began = play.callers.wait("answered", call.call_id)["at"]
    play.agent.press("F4")
    play.agent.wait("calls", lambda column: "RESUME" in column["live"][0]["actions"], "the caller is on hold")
    moments = play.talk()
    play.shot("on-hold")
    play.agent.press("F4")
    play.agent.wait("calls", lambda column: "HOLD" in column["live"][0]["actions"], "the caller is back")
    second = play.ring("outage", voice="high")
    play.shot("second-call")
    play.agent.press("Shift+F2")
    play.ended(second)
    play.code("1", "2")
    play.caller_hangs_up(call)
    play.save()
    play.check_sound("hold, at the caller", call.recording, began, moments, voices="", not_="agent")


def dial_out(play: Play) -> None:
    """The agent calls a tenant back."""
    number = play.situation("known")["number"]
    play.figures.calls += 1
    play.agent.press("Ctrl+K")
    play.agent.write(number)
    play.shot("dial-out")
    play.agent.press("Return")
    offered = play.callers.wait("offered")
    call = Call(offered["id"], "low", play.surroundings.folder / "heard" / "dialled.wav")
    voice = str(play.surroundings.voice("low"))
    with play.heard_by(play.agent) as heard:
        play.callers.order("answer", id=call.call_id, voice=voice, record=str(call.recording))
        play.callers.wait("answered", call.call_id)
    play.figures.answered += 1
    play.full_card()
    began = play.callers.wait("answered", call.call_id)["at"]
    moments = play.talk()
    play.code("1", "6")
    play.agent.press("F3")
    play.ended(call)
    play.save()
    play.check_sound("dialled, at the caller", call.recording, began, moments, voices="agent")
    play.check_sound("dialled, at the agent", heard[0], began, moments, voices="low")


def consult_and_return(play: Play) -> None:
    """F9: the caller waits, the senior sees dossier and question before the hello, Esc is back to the caller."""
    call = _in_a_call(play, "S2")
    _ask(play, "Mag de bewoner zelf de lamp vervangen?")
    play.senior.press("F2")
    play.agent.wait("consult", lambda panel: panel["hears"] == "COLLEAGUE", "the senior answers")
    play.figures.consulted += 1
    moments = play.talk()
    play.shot("consult-talking")
    play.senior.wait(
        "caller", lambda card: card["screen"] == "PERSON" and card["is_complete"], "the same dossier"
    )
    play.shot("consult-at-the-senior", play.senior)
    play.agent.press("Esc")
    play.agent.wait("consult", lambda panel: not panel["is_open"], "the consult is over")
    play.agent.wait("calls", lambda column: "HOLD" in column["live"][0]["actions"], "the caller is back")
    back = play.talk()
    play.shot("consult-back")
    play.code("2", "2")
    play.caller_hangs_up(call)
    play.save()
    began = play.callers.wait("answered", call.call_id)["at"]
    play.check_sound("consult, at the caller", call.recording, began, moments, voices="", not_="agent senior")
    play.check_sound("back, at the caller", call.recording, began, back, voices="agent", not_="senior")


def colleague_busy(play: Play) -> None:
    """The senior refuses: the caller is back by itself."""
    call = _in_a_call(play, "known")
    play.agent.press("F9")
    play.senior.wait("ring_card", lambda card: card["is_ringing"], "the senior's telephone rings")
    play.senior.press("Shift+F2")
    play.agent.wait("consult", lambda panel: panel["state"] and not panel["is_open"], "the senior is busy")
    play.agent.wait("calls", lambda column: "HOLD" in column["live"][0]["actions"], "the caller is back")
    play.shot("senior-busy")
    play.agent.press("Esc")
    play.code("0", "4")
    play.caller_hangs_up(call)
    play.save()


def three_way(play: Play) -> None:
    """F7: all three hear each other, and nobody hears an echo."""
    call = _in_a_call(play, "known")
    _ask(play, "Kan dit nog deze week?")
    with play.heard_by(play.senior) as at_senior:
        play.senior.press("F2")
    senior_began = time.monotonic()
    play.agent.wait("consult", lambda panel: panel["can_join"], "the senior answers")
    play.agent.press("F7")
    play.agent.wait("consult", lambda panel: panel["hears"] == "ALL", "all three hear each other")
    moments = play.talk()
    play.shot("three-way")
    play.agent.press("Esc")
    play.agent.wait("consult", lambda panel: not panel["is_open"], "the senior is gone")
    play.figures.consulted += 1
    play.figures.conferenced += 1
    play.code("1", "3", solved=False, reason="1")
    play.caller_hangs_up(call)
    play.save()
    began = play.callers.wait("answered", call.call_id)["at"]
    play.check_sound(
        "together, at the caller", call.recording, began, moments, voices="agent senior", not_="low"
    )
    play.check_sound(
        "together, at the senior", at_senior[0], senior_began, moments, voices="agent low", not_="senior"
    )


def attended_transfer(play: Play) -> None:
    """F8: caller and senior talk with each other, the agent codes and is free."""
    call = _in_a_call(play, "S4")
    _ask(play, "Dit is een derde melding, neem jij hem over?")
    with play.heard_by(play.senior) as at_senior:
        play.senior.press("F2")
    senior_began = time.monotonic()
    play.agent.wait("consult", lambda panel: panel["can_hand_over"], "the senior answers")
    play.agent.press("F8")
    play.agent.wait("wrap_up", lambda strip: strip["is_over"], "the agent is free of the call")
    transferred = play.callers.wait("transferred", call.call_id)
    caller_began = until(lambda: _again(play, call), "the caller talks with the senior")
    moments = play.talk()
    play.shot("transferred")
    play.shot("transferred-at-the-senior", play.senior)
    play.figures.consulted += 1
    play.figures.transferred += 1
    play.code("3", "1", solved=False, reason="1")
    play.save()
    play.caller_hangs_up(call)
    play.senior.wait(
        "wrap_up", lambda strip: strip["is_over"], "the senior codes the call that was handed over"
    )
    play.senior.press("3", "1", "J", "Ctrl+Return")
    play.senior.wait("calls", lambda column: column["handled"] == 1, "the senior's coding is saved")
    play.figures.wrapups_saved += 1
    record = play.surroundings.folder / transferred["record"]
    play.check_sound(
        "handed over, at the caller", record, caller_began, moments, voices="senior", not_="agent"
    )
    play.check_sound(
        "handed over, at the senior", at_senior[0], senior_began, moments, voices="low", not_="agent"
    )


def _in_a_call(play: Play, situation: str) -> Call:
    call = play.ring(situation)
    play.answer(call)
    play.full_card()
    return call


def _ask(play: Play, question: str) -> None:
    play.agent.press("F9")
    play.agent.wait("consult", lambda panel: panel["is_open"], "the consult begins")
    play.agent.write(question)
    play.agent.press("Return")
    play.senior.wait("ring_card", lambda card: card["asked"] == question, "the senior sees the question")
    play.shot("consult-asking")
    play.shot("consult-senior-rings", play.senior, "card")


def _again(play: Play, call: Call) -> float:
    """When the caller was connected for the second time; 0 before that."""
    answers = [one for one in play.callers.events if one["event"] == "answered" and one["id"] == call.call_id]
    play.callers.listen()
    return float(answers[1]["at"]) if len(answers) > 1 else 0.0
