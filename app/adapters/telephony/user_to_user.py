"""The reference of a consult on its way through the exchange: a User-to-User header (RFC 7433) or a text."""

import base64
import json
from dataclasses import replace

from app.domain.consult import LONGEST_QUESTION, ConsultReference, Tried
from app.domain.phone_number import parse_number
from app.domain.plain_text import plain_line

# Base64 and not RFC 7433's own 'hex', which is half as long again: an INVITE of 1,400 bytes still travels in
# one packet (RFC 3261 18.1.1), and all but 450 of them are taken.
_ENCODING = ";encoding=base64url"
_ROOM = 420  # characters; what is too long for it loses the end of the question, never a key
_LONGEST_KEY = 64  # characters of a key in the CRM
_LONGEST_CODE = 16  # characters of a code in the list for coding


def to_header(reference: ConsultReference) -> str:
    """The value of the header field. A question that is too long for it is cut, and ends in an ellipsis."""
    value = _encoded(reference)
    question = reference.question
    while len(value) > _ROOM and question:
        question = question[:-1]
        value = _encoded(replace(reference, question=f"{question}…" if question else ""))
    return value + _ENCODING


def from_header(value: str) -> ConsultReference | None:
    """The reference in a header field, or None when it holds none of ours."""
    content = value.split(";", 1)[0].strip()
    if not content or len(content) > _ROOM:
        return None
    try:
        padded = content + "=" * (-len(content) % 4)
        return from_text(base64.b64decode(padded, b"-_", validate=True).decode())
    except ValueError:
        return None


def to_text(reference: ConsultReference) -> str:
    """The reference as a text; short names, for a SIP message over UDP has little room."""
    parts = {
        "s": reference.session_id,
        "r": reference.relation_id,
        "u": reference.unit_id,
        "t": reference.tried.topic,
        "o": reference.tried.result,
        "c": reference.caller,
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
        tried=Tried(
            plain_line(parts.get("t", ""), _LONGEST_CODE), plain_line(parts.get("o", ""), _LONGEST_CODE)
        ),
        caller=parse_number(parts.get("c", "")).digits,
    )


def _encoded(reference: ConsultReference) -> str:
    # A lone surrogate, which half an emoji leaves behind, is no text that others could read.
    text = to_text(reference).encode(errors="replace")
    return base64.urlsafe_b64encode(text).rstrip(b"=").decode()
