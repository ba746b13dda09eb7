"""Requests to a VERA server: time limits, size limits, and every fault as one of ours."""

import email.utils
import json
import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any, NoReturn

import requests
from requests.utils import get_environ_proxies
from urllib3.exceptions import HTTPError

from app.adapters.crm.connections import CrmConnections
from app.adapters.crm.deadline import deadline
from app.adapters.crm.timekeeper import Timekeeper
from app.domain.errors import Failure
from app.domain.plain_text import plain_line

CONNECT_LIMIT = 2.0  # seconds
LARGEST_ANSWER = 3 << 19  # bytes, after unpacking; JSON of mere brackets takes thirty times that in memory
LONGEST_WORDS = 300  # characters of a Foutbericht
_CHUNK = 64 << 10
_LONGER_THAN_THE_LIMIT = 1.0  # seconds: the deadline ends a request, and not the library's own clock

_BY_STATUS = {
    401: Failure.UNAUTHORISED,
    403: Failure.NOT_ALLOWED,
    404: Failure.NOT_FOUND,
    408: Failure.TIMED_OUT,
    429: Failure.TOO_BUSY,
    503: Failure.TOO_BUSY,
}

# Its messages, warnings too, hold the address of a request, and that holds a caller's number.
logging.getLogger("urllib3").setLevel(logging.CRITICAL + 1)


class CrmFault(Exception):
    """The CRM gave no usable answer. `detail` is its Foutbericht, which may be shown but is not logged."""

    def __init__(
        self, failure: Failure, *, status: int = 0, retry_after: float | None = None, detail: str = ""
    ) -> None:
        super().__init__(f"{failure.name} ({status})")
        self.failure = failure
        self.status = status
        self.retry_after = retry_after
        self.detail = detail


@dataclass(frozen=True)
class Query:
    """A GET: the API ('brg'), the path below its version ('relaties/R-1'), and the filter.

    `page_size` is the most that one answer may hold (VERA: 100), 0 for a single object.
    """

    api: str
    path: str
    filters: tuple[tuple[str, str], ...] = ()
    page_size: int = 0


@dataclass(frozen=True)
class Answer:
    """What the server said: JSON, and from the headers how many there are in all and where the next are."""

    body: Any
    total: int | None = None
    cursor: str = ""
    location: str = ""


class VeraHttp:
    """One VERA server. May be used by several threads at once, `connections` of them without a new connection."""

    def __init__(self, base_url: str, api_key: str, keeper: Timekeeper, connections: int) -> None:
        self._base_url = base_url.rstrip("/")
        self._headers = {
            "Accept": "application/json",
            "Accept-Encoding": "gzip, deflate",
            "User-Agent": "Bellerbeeld",
            # Bytes, because a key with a letter outside Latin-1 is for the server to refuse.
            "X-API-KEY": api_key.strip().encode(),
        }
        self._keeper = keeper
        # Not a Session: that follows redirects, keeps cookies and reads .netrc, and is not meant for threads.
        is_tls = base_url.lower().startswith("https:")
        self._connections = CrmConnections(connections, is_tls=is_tls)

    @cached_property
    def _proxies(self) -> dict[str, str]:
        """The system's proxies; asked on a worker's thread, since Windows may ask a name server for them."""
        return get_environ_proxies(self._base_url, no_proxy=None)

    def get(self, query: Query, correlation: str, seconds: float) -> Answer:
        """What answers a query.

        Raises:
            CrmFault: there was no usable answer within `seconds`.
        """
        headers = {"X-Parameters-AantalPerPagina": str(query.page_size)} if query.page_size else {}
        request = self._request("GET", query.api, query.path, correlation, headers)
        request.params = list(query.filters)
        return self._ask(request, seconds)[1]

    def post(self, api: str, path: str, body: dict[str, Any], correlation: str, seconds: float) -> Answer:
        """What answers a POST; only 201 is success.

        Raises:
            CrmFault: any other answer, or none within `seconds`. Whether the server carried it out is then
                unknown, unless it refused.
        """
        request = self._request("POST", api, path, correlation, {})
        request.json = body
        status, answer = self._ask(request, seconds)
        if status != requests.codes.created:
            raise CrmFault(Failure.UNREADABLE, status=status)
        return answer

    def close(self) -> None:
        """Close the connections that carry nothing now."""
        self._connections.close()

    def _request(
        self, method: str, api: str, path: str, correlation: str, headers: dict[str, str]
    ) -> requests.Request:
        return requests.Request(
            method,
            f"{self._base_url}/{api}/v4/{path}",
            headers={**self._headers, **headers, "X-Stuurgegevens-Referentienummer": correlation},
        )

    def _ask(self, request: requests.Request, seconds: float) -> tuple[int, Answer]:
        with deadline(self._keeper, seconds) as limit:
            if limit.has_passed or seconds <= 0:
                raise CrmFault(Failure.TIMED_OUT)
            try:
                response = self._connections.send(
                    request.prepare(),
                    stream=True,
                    timeout=(min(CONNECT_LIMIT, seconds), seconds + _LONGER_THAN_THE_LIMIT),
                    proxies=self._proxies,
                )
                with response:
                    content = _read(response)
            except (requests.RequestException, HTTPError) as error:
                raise _fault_behind(error, has_passed=limit.has_passed) from error
            if limit.has_passed:
                # A connection that is cut can look like an answer that is complete.
                raise CrmFault(Failure.TIMED_OUT)
        if response.status_code // 100 != 2:
            raise _fault(response, content)
        return response.status_code, _answer(response, content)


def _read(response: requests.Response) -> bytes:
    content = bytearray()
    for chunk in response.iter_content(_CHUNK):
        content += chunk
        if len(content) > LARGEST_ANSWER:
            raise CrmFault(Failure.UNREADABLE, status=response.status_code)
    return bytes(content)


def _fault_behind(error: Exception, *, has_passed: bool) -> CrmFault:
    """What a library's error means."""
    if isinstance(error, requests.ConnectTimeout) and not has_passed:
        return CrmFault(Failure.UNREACHABLE)
    if has_passed or isinstance(error, requests.Timeout):
        return CrmFault(Failure.TIMED_OUT)
    cut = isinstance(
        error, requests.exceptions.ChunkedEncodingError | requests.exceptions.ContentDecodingError
    )
    return CrmFault(Failure.UNREADABLE if cut else Failure.UNREACHABLE)


def _answer(response: requests.Response, content: bytes) -> Answer:
    total = response.headers.get("X-Parameters-Aantal", "").strip()
    return Answer(
        body=_parse(content, response.status_code),
        total=int(total) if total.isascii() and total.isdigit() and len(total) < 10 else None,
        cursor=response.headers.get("X-Parameters-Cursor", ""),
        location=response.headers.get("Location", ""),
    )


def _fault(response: requests.Response, content: bytes) -> CrmFault:
    status = response.status_code
    failure = _BY_STATUS.get(status)
    if failure is None:
        failure = {4: Failure.REFUSED, 5: Failure.SERVER_ERROR}.get(status // 100, Failure.UNREADABLE)
    retry_after = _seconds(response.headers.get("Retry-After", ""))
    return CrmFault(failure, status=status, retry_after=retry_after, detail=_words(content))


def _words(content: bytes) -> str:
    """The text of a Foutbericht (VERA: code and omschrijving, both optional), or ''."""
    try:
        body = _parse(content, status=0)
    except CrmFault:
        return ""
    if not isinstance(body, dict):
        return ""
    words = [body.get("omschrijving"), body.get("code")]
    return plain_line(" · ".join(word for word in words if isinstance(word, str) and word), LONGEST_WORDS)


def _seconds(value: str) -> float | None:
    """Retry-After: a number of seconds or a date (RFC 9110 10.2.3)."""
    digits = value.strip()
    if digits.isascii() and digits.isdigit():
        return float(digits)
    try:
        moment = email.utils.parsedate_to_datetime(value)
        return max(0.0, (moment - datetime.now(UTC)).total_seconds()) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None


def _parse(content: bytes, status: int) -> Any:
    try:
        # Amounts as decimals; NaN and Infinity are not JSON, whatever the library thinks.
        return json.loads(content, parse_float=Decimal, parse_constant=_no_number)
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise CrmFault(Failure.UNREADABLE, status=status) from error


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is not a number")
