"""How an agent gets quiet at this exchange: the codes to dial, the numbers to follow, and the reasons of a pause."""

from dataclasses import dataclass

MOST_REASONS = 9  # one for each digit


@dataclass(frozen=True)
class SwitchNumbers:
    """What to dial for a switch of the exchange, and whose presence (a hint) shows how it stands.

    '' for what the exchange does not have.
    """

    on: str = ""
    off: str = ""
    hint: str = ""


@dataclass(frozen=True)
class PauseReason:
    """Why an agent pauses. `code` is what to dial for it, '' when it is the same for every reason."""

    words: str
    code: str = ""


NO_REASON = PauseReason("")


def reason_of(text: str) -> PauseReason:
    """A reason as it stands in the settings: 'Lunch', or 'Lunch = *451' where it has a code of its own."""
    words, _, code = text.partition("=")
    return PauseReason(words.strip(), code.strip())


@dataclass(frozen=True)
class QuietRules:
    """What the organisation decided. `in_wrap_up`: an agent pauses by itself until a conversation is coded.

    `by_manager`: the exchange's manager interface pauses and tells, not codes and hints.
    `return_tone`: a colleague who calls back about a question of ours is heard during a conversation, once.
    """

    pause: SwitchNumbers = SwitchNumbers()
    do_not_disturb: SwitchNumbers = SwitchNumbers()
    reasons: tuple[PauseReason, ...] = ()
    in_wrap_up: bool = False
    return_tone: bool = True
    by_manager: bool = False
