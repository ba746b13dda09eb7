"""Text from outside, made safe to show: one line, no control or direction characters, of bounded length."""

import unicodedata

# Format characters that Dutch and the languages of tenants need: joiners of Persian, Arabic and emoji.
_KEPT_FORMAT = {"\u200c", "\u200d"}


def plain_line(text: str, limit: int = 200) -> str:
    """`text` on one line: white space folded, control, direction and lone surrogate characters gone.

    Longer than `limit` characters is cut and ends in an ellipsis. What is left is shown literally;
    that it is never read as HTML is the duty of `ui/components/text.py`.
    """
    # Only the part that can be shown is worth cleaning: names of a megabyte must not cost a second.
    kept = "".join(_shown(character) for character in text[: 4 * limit])
    line = " ".join(kept.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def _shown(character: str) -> str:
    if character in _KEPT_FORMAT:
        return character
    category = unicodedata.category(character)
    if category in ("Cc", "Zl", "Zp"):
        return " "
    return "" if category in ("Cf", "Cs", "Co", "Cn") else character
