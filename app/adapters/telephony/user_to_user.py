"""The reference of a consult on its way through the exchange: a User-to-User header (RFC 7433) or a text."""

import json

from app.domain.consult import LONGEST_QUESTION, ConsultReference
from app.domain.plain_text import plain_line

_ENCODING = ";encoding=hex"
_LONGEST_VALUE = 1200  # characters; nothing of ours is longer
_LONGEST_KEY = 64  # characters of a key in the CRM


def to_header(reference: ConsultReference) -> str:
    """The value of the header field."""
    return to_text(reference).encode().hex() + _ENCODING


def from_header(value: str) -> ConsultReference | None:
    """The reference in a header field, or None when it holds none of ours."""
    content = value.split(";", 1)[0].strip()
    if not content or len(content) > _LONGEST_VALUE:
        return None
    try:
        return from_text(bytes.fromhex(content).decode())
    except ValueError:
        return None


def to_text(reference: ConsultReference) -> str:
    """The reference as a text; short names, for a SIP message over UDP has little room (RFC 3261 18.1.1)."""
    parts = {
        "s": reference.session_id,
        "r": reference.relation_id,
        "u": reference.unit_id,
        "q": reference.question,
    }
    return json.dumps(
        {key: value for key, value in parts.items() if value}, ensure_ascii=False, separators=(",", ":")
    )


def from_text(text: str) -> ConsultReference | None:
    """The reference in a text, or None when it holds none of ours."""
    try:
        parts = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(parts, dict) or not all(isinstance(value, str) for value in parts.values()):
        return None
    session_id = plain_line(parts.get("s", ""), _LONGEST_KEY)
    if not session_id:
        return None
    return ConsultReference(
        session_id=session_id,
        relation_id=plain_line(parts.get("r", ""), _LONGEST_KEY),
        unit_id=plain_line(parts.get("u", ""), _LONGEST_KEY),
        question=plain_line(parts.get("q", ""), LONGEST_QUESTION),
    )
