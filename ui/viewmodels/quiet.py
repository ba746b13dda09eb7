"""Pause and do-not-disturb, as keys and menu offer them."""

from dataclasses import dataclass

from app.domain.quiet import PauseReason
from ui.viewmodels.viewmodel import ViewModel


@dataclass(frozen=True)
class QuietPicture:
    """What can be chosen now. `is_automatic`: the pause came by itself and ends with the coding."""

    can_pause: bool
    is_paused: bool
    is_automatic: bool
    is_undisturbed: bool
    reasons: tuple[str, ...]
    is_disturbed: bool


class QuietScreen(ViewModel[QuietPicture]):
    """What the two keys do."""

    def toggle_pause(self) -> bool:
        """End a pause, or begin one; False when the agent has to choose first why, or whether at all."""
        picture = self.picture
        if not picture.can_pause:
            return True
        if picture.is_paused and not picture.is_automatic:
            self.end_pause()
            return True
        if picture.reasons:
            return False
        self._desk.quiet.begin_pause(PauseReason(""))
        self._desk.changed()
        return True

    def pause_for(self, index: int) -> None:
        """Begin a pause for the reason at this place."""
        self._desk.quiet.begin_pause(self._desk.quiet.reasons[index])
        self._desk.changed()

    def end_pause(self) -> None:
        """Take calls again."""
        self._desk.quiet.end_pause()
        self._desk.changed()

    def toggle_do_not_disturb(self) -> None:
        """No calls at all, or calls again."""
        self._desk.quiet.toggle_do_not_disturb()
        self._desk.changed()

    def _draw(self) -> QuietPicture:
        quiet = self._desk.quiet
        return QuietPicture(
            can_pause=quiet.can_pause,
            is_paused=quiet.pause.switch.is_on,
            is_automatic=quiet.is_automatic,
            is_undisturbed=quiet.do_not_disturb.switch.is_on,
            reasons=tuple(reason.words for reason in quiet.reasons),
            is_disturbed=self._desk.calls.ringing is not None,
        )
