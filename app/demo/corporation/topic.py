"""What a contact can be about, and how an agent writes it down."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """A subtopic of the wrap-up. `usual` is the outcome that fits best; `notes` are pairs of subject and note."""

    usual: str
    weight: float
    notes: tuple[tuple[str, str], ...]
