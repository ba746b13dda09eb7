"""Scenes in which something breaks, and nothing is lost."""

import time

import psutil

from app.demo.scenario.play import Play


def crm_down(play: Play) -> None:
    """The CRM is down: the call goes on, the coding is kept, and is sent when the CRM is back."""
    play.crm.disturb({"path": "*", "status": 500})
    call = play.ring("known")
    play.answer(call)
    play.agent.wait("caller", lambda card: card["can_retry"], "the look-up failed and says so")
    play.shot("crm-down")
    play.code("1", "1")
    play.caller_hangs_up(call)
    play.save()
    play.agent.wait("top_bar", lambda bar: bar["unsent_count"] == 1, "one contact waits")
    play.shot("crm-down-saved")
    play.crm.disturb()
    play.delivered()
    play.shot("crm-back")


def crm_slow(play: Play) -> None:
    """The CRM takes its time: the card fills part by part, and the call does not wait."""
    play.crm.disturb({"path": "/bog/*", "delay_ms": 1500})
    call = play.ring("S12", voice="high")
    play.answer(call)
    play.agent.wait("caller", lambda card: card["screen"] == "PERSON", "the name is there")
    play.shot("crm-slow")
    play.full_card()
    play.crm.disturb()
    play.code("9", "6")
    play.caller_hangs_up(call)
    play.save()


def receipt_lost(play: Play) -> None:
    """The CRM stores a contact and its answer is lost: it is in the CRM once, not twice."""
    call = play.ring("known")
    play.answer(call)
    play.full_card()
    play.code("5", "1")
    play.crm.disturb(
        {
            "path": "/brg/v4/contactmomenten",
            "method": "POST",
            "is_handled": True,
            "body": "dropped",
            "times": 1,
        }
    )
    play.caller_hangs_up(call)
    play.save()
    play.delivered()
    play.crm.disturb()


def window_killed(play: Play) -> None:
    """The window is killed in the middle of a call: the two talk on, and a new window shows the same."""
    call = play.ring("outage")
    play.answer(call)
    play.full_card()
    play.agent.press("2", "2")
    play.agent.press("Ctrl+I")
    play.agent.write("Al gemeld.")
    before = play.agent.picture("caller")["title"]
    play.figures.take_marks(play.agent.order("marks"), play.crm.requests)
    play.agent.kill()
    began = play.callers.wait("answered", call.call_id)["at"]
    moments = play.talk()
    opened_at = time.monotonic()
    play.agent.start()
    play.agent.wait(
        "caller", lambda card: card["title"] == before and card["is_complete"], "the same caller card"
    )
    play.agent.wait("wrap_up", lambda strip: strip["note"] == "Al gemeld.", "the same draft")
    play.figures.window_back = time.monotonic() - opened_at
    play.shot("window-back")
    play.code()
    play.caller_hangs_up(call)
    play.save()
    play.check_sound("without a window, at the caller", call.recording, began, moments, voices="agent")


def engine_killed(play: Play) -> None:
    """The telephone engine is killed: it is shown, started again, and the contact waits for its coding."""
    call = play.ring("S4")
    play.answer(call)
    play.full_card()
    psutil.Process(play.agent.engine_pid).kill()
    play.agent.wait("top_bar", lambda bar: bar["phone"]["tone"] != "ok", "the loss is shown")
    play.shot("engine-lost")
    play.code("3", "1")
    play.save()
    play.agent.wait("top_bar", lambda bar: bar["phone"]["tone"] == "ok", "the telephone is back", 30)
    play.callers.order("hang_up", id=call.call_id)
