"""Finding a caller by hand: what the agent typed, taken apart."""

import re
from dataclasses import dataclass

SHORTEST_NAME = 2  # letters
# Four digits, two letters, a house number with what belongs to it. A leading 0 exists only in made-up data.
_HOME = re.compile(r"(\d{4})\s*([A-Za-z]{2})\s+(\d{1,5})\s*[- ]?\s*([A-Za-z0-9]{0,6})$")


@dataclass(frozen=True)
class SearchQuery:
    """A postcode ('6511AB') with a house number, or a name; the rest is ''."""

    postcode: str = ""
    house_number: str = ""
    name: str = ""

    @property
    def is_empty(self) -> bool:
        """True when there is nothing to look for."""
        return not (self.postcode or self.name)


def parse_query(text: str) -> SearchQuery:
    """The query in what was typed: '6511ab 12', '6511 AB 12-3', 'Roodspecht'. Empty when it is too short."""
    words = " ".join(text.split())
    home = _HOME.match(words)
    if home:
        digits, letters, number, addition = home.groups()
        return SearchQuery(
            postcode=digits + letters.upper(), house_number=number + (f"-{addition}" if addition else "")
        )
    letters_only = sum(character.isalpha() for character in words)
    return SearchQuery(name=words[:80]) if letters_only >= SHORTEST_NAME else SearchQuery()
