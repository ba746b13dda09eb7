"""Text with `{{name}}` in it: Asterisk's configuration and sipp's scenarios.

Not string.Template: `$` and `[…]` mean something in both languages.
"""

import re
from collections.abc import Mapping

_PLACEHOLDER = re.compile(r"\{\{(\w+)}}")


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with each placeholder replaced. Raises KeyError for one that has no value."""
    return _PLACEHOLDER.sub(lambda found: values[found[1]], text)
