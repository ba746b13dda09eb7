"""Finding the caller by hand, when the number did not tell."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from app.domain.caller import Candidate
from app.domain.errors import Failure
from app.domain.search import parse_query
from app.ports import Crm


@dataclass(frozen=True)
class SearchState:
    """What is searched, and what came of it. `found` is None until an answer is there."""

    search_id: str = ""
    text: str = ""
    found: tuple[Candidate, ...] | None = None
    failure: Failure | None = None

    @property
    def is_searching(self) -> bool:
        """True while the CRM has not answered."""
        return bool(self.search_id) and self.found is None and self.failure is None


class CallerSearch:
    """One search at a time; the answer on an earlier one is dropped."""

    def __init__(self, crm: Crm, changed: Callable[[], None]) -> None:
        self._crm = crm
        self._changed = changed
        self.state = SearchState()

    def search(self, text: str) -> None:
        """Look for a home or a name; too short a text clears the result."""
        query = parse_query(text)
        self.state = SearchState("" if query.is_empty else uuid.uuid4().hex, text)
        if not query.is_empty:
            self._crm.search(self.state.search_id, query)
        self._changed()

    def clear(self) -> None:
        """Forget the search and its result."""
        self.drop()
        self._changed()

    def drop(self) -> None:
        """Forget it, because somebody else is on the screen now."""
        self.state = SearchState()

    def found(self, search_id: str, candidates: tuple[Candidate, ...]) -> None:
        """The CRM answered."""
        if search_id == self.state.search_id:
            self.state = SearchState(search_id, self.state.text, found=candidates)

    def failed(self, search_id: str, failure: Failure) -> None:
        """The CRM gave no usable answer."""
        if search_id == self.state.search_id:
            self.state = SearchState(search_id, self.state.text, failure=failure)
