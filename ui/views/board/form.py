"""The forms of the board: at a desk, on a wall, and on a wall whose screen has fewer pixels."""

from enum import Enum

FULL_WALL = 1_800  # pixels of width; below it the type would not fit, and need not be as large


class Form(Enum):
    """How large everything is; the value is its look in the style sheet."""

    DESK = "window"
    WALL = "wall"
    LOW_WALL = "low-wall"

    @property
    def is_wall(self) -> bool:
        """True when it is looked at from afar, and no hand is near."""
        return self is not Form.DESK

    @property
    def icon(self) -> int:
        """The side of an icon, in pixels."""
        return {Form.DESK: 18, Form.WALL: 36, Form.LOW_WALL: 24}[self]

    @property
    def bar(self) -> int:
        """How thick a bar in a table is, in pixels."""
        return self.icon // 3 + 2

    @property
    def gap(self) -> int:
        """The distance from row to row of a table on a wall, halved; in pixels."""
        return {Form.DESK: 7, Form.WALL: 9, Form.LOW_WALL: 6}[self]


def wall_for(width: int) -> Form:
    """The form of a wall of this width."""
    return Form.WALL if width >= FULL_WALL else Form.LOW_WALL
