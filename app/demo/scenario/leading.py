"""The scene of the team lead: the board with live queues, the day so far, an alarm, and the same on a wall."""

import time

from app.demo.children import until
from app.demo.desks import SteeredDesk
from app.demo.morning import write_morning
from app.demo.scenario.play import Play

_ALARM = 90.0  # seconds; the first of the demonstration's callers has waited for two and a half minutes


def board(play: Play) -> None:
    """The CRM says who leads, a key opens the board, and everything on it comes by itself."""
    write_morning(play.crm)
    lead = play.lead
    lead.start()
    began = time.monotonic()
    until(lambda: _opens(lead), "the CRM says who leads a team")
    shown = lead.wait(
        "board",
        lambda board: board["queues"] and board["topics"]["rows"] and board["incidents"],
        "the board has queues, topics and a building",
    )
    play.figures.board_filled = time.monotonic() - began
    play.figures.board_queues = len(shown["queues"])
    play.figures.board_agents = len(shown["crew"]["agents"])
    play.figures.board_topics = len(shown["topics"]["rows"])
    play.shot("board", lead, "board")
    lead.wait("board", lambda board: board["alarms"]["raised"], "somebody waits for too long", _ALARM)
    play.figures.board_alarms += 1
    play.shot("board-alarm", lead, "board")
    lead.press("F11", at="board")
    lead.order("size", at="board", width=1920, height=1080)
    play.shot("board-on-the-wall", lead, "board")
    lead.press("S", at="board")
    lead.wait("board", lambda board: not board["alarms"]["raised"], "the alarm keeps quiet")
    lead.press("Esc", at="board")
    play.surroundings.restart_queues(lambda: _grows_old(play))
    back = time.monotonic()
    lead.wait("board", lambda board: not board["is_old"] and not board["sentence"], "the queues are back", 60)
    play.figures.board_back = time.monotonic() - back
    lead.press("Esc", at="board")
    lead.close()


def _grows_old(play: Play) -> None:
    """The exchange is gone: the board says since when its figures are."""
    gone = time.monotonic()
    play.lead.wait(
        "board", lambda board: board["is_old"] and board["sentence"], "the figures are shown as old", 20
    )
    play.figures.board_old = time.monotonic() - gone
    play.shot("board-of-a-moment-ago", play.lead, "board")


def _opens(lead: SteeredDesk) -> bool:
    """The key means nothing before the CRM has answered."""
    lead.press("Ctrl+B")
    return bool(lead.picture("board")["is_allowed"])
