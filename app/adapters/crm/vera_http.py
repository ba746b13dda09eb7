"""Requests to a VERA server: time limits, size limits, and every fault as one of ours."""

import email.utils
import json
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, NoReturn

import requests
from requests.utils import get_environ_proxies

from app.adapters.crm.deadline import Deadline, DeadlineAdapter, deadline
from app.domain.errors import Failure
from app.domain.plain_text import plain_line

READ_LIMIT = 5.0  # seconds for one look-up, first byte to last
WRITE_LIMIT = 10.0  # seconds for one write
CONNECT_LIMIT = 2.0  # seconds
LARGEST_ANSWER = 4 << 20  # bytes, after unpacking
LONGEST_WORDS = 300  # characters of a Foutbericht
_CHUNK = 64 << 10

_BY_STATUS = {
    401: Failure.UNAUTHORISED,
    403: Failure.NOT_ALLOWED,
    404: Failure.NOT_FOUND,
    408: Failure.TIMED_OUT,
    429: Failure.TOO_BUSY,
    503: Failure.TOO_BUSY,
}

# Its messages hold the address of a request, and that holds a caller's number.
logging.getLogger("urllib3").propagate = False


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
    """One VERA server. May be used by several threads at once."""

    def __init__(self, base_url: str, api_key: str) -> None:
        self._base_url = base_url.rstrip("/")
        self._headers = {"Accept": "application/json", "X-API-KEY": api_key}
        self._proxies = get_environ_proxies(self._base_url, no_proxy=None)
        self._local = threading.local()
        self._lock = threading.Lock()
        self._sessions: list[requests.Session] = []
        self._under_way: set[Deadline] = set()
        self._is_closed = False

    def get(self, query: Query, correlation: str, *, seconds: float = READ_LIMIT) -> Answer:
        """What answers a query.

        Raises:
            CrmFault: there was no usable answer within `seconds`.
        """
        headers = {"X-Parameters-AantalPerPagina": str(query.page_size)} if query.page_size else {}
        url = self._url(query.api, query.path)
        _, answer = self._ask("GET", url, seconds, correlation, headers, params=list(query.filters))
        return answer

    def post(self, api: str, path: str, body: dict[str, Any], correlation: str) -> Answer:
        """What answers a POST; only 201 is success.

        Raises:
            CrmFault: any other answer, or none. Whether the server carried it out is then unknown,
                unless it refused.
        """
        status, answer = self._ask("POST", self._url(api, path), WRITE_LIMIT, correlation, {}, json=body)
        if status != requests.codes.created:
            raise CrmFault(Failure.UNREADABLE, status=status)
        return answer

    def close(self) -> None:
        """Cut what is under way and allow nothing more."""
        with self._lock:
            self._is_closed = True
            under_way, sessions = list(self._under_way), list(self._sessions)
        for limit in under_way:
            limit.strike()
        for session in sessions:
            session.close()

    def _url(self, api: str, path: str) -> str:
        return f"{self._base_url}/{api}/v4/{path}"

    def _ask(
        self, method: str, url: str, seconds: float, correlation: str, headers: dict[str, str], **options: Any
    ) -> tuple[int, Answer]:
        headers = {**self._headers, **headers, "X-Stuurgegevens-Referentienummer": correlation}
        with self._limited(seconds) as limit:
            try:
                with self._session().request(
                    method,
                    url,
                    headers=headers,
                    timeout=(min(CONNECT_LIMIT, seconds), seconds),
                    # A redirect could carry the key to another host; a CRM's API has no use for one.
                    allow_redirects=False,
                    stream=True,
                    **options,
                ) as response:
                    content = _read(response)
            except requests.RequestException as error:
                _refuse(error, has_passed=limit.has_passed)
            if limit.has_passed:
                # A connection that is cut can look like an answer that is complete.
                raise CrmFault(Failure.TIMED_OUT)
        if response.status_code // 100 != 2:
            raise _fault(response, content)
        return response.status_code, _answer(response, content)

    @contextmanager
    def _limited(self, seconds: float) -> Iterator[Deadline]:
        with deadline(seconds) as limit:
            with self._lock:
                if self._is_closed:
                    raise CrmFault(Failure.UNREACHABLE)
                self._under_way.add(limit)
            try:
                yield limit
            finally:
                with self._lock:
                    self._under_way.discard(limit)

    def _session(self) -> requests.Session:
        """The session of this thread: requests does not promise that two threads may share one."""
        session: requests.Session | None = getattr(self._local, "session", None)
        if session is None:
            session = self._local.session = requests.Session()
            session.trust_env = False  # no .netrc; the proxies were looked up once, above
            session.proxies = dict(self._proxies)
            for scheme in ("http://", "https://"):
                session.mount(scheme, DeadlineAdapter())
            with self._lock:
                self._sessions.append(session)
        return session


def _read(response: requests.Response) -> bytes:
    content = bytearray()
    for chunk in response.iter_content(_CHUNK):
        content += chunk
        if len(content) > LARGEST_ANSWER:
            raise CrmFault(Failure.UNREADABLE, status=response.status_code, detail="too large")
    return bytes(content)


def _refuse(error: requests.RequestException, *, has_passed: bool) -> NoReturn:
    if has_passed or isinstance(error, requests.Timeout):
        raise CrmFault(Failure.TIMED_OUT) from error
    cut = isinstance(
        error, requests.exceptions.ChunkedEncodingError | requests.exceptions.ContentDecodingError
    )
    raise CrmFault(Failure.UNREADABLE if cut else Failure.UNREACHABLE) from error


def _answer(response: requests.Response, content: bytes) -> Answer:
    total = response.headers.get("X-Parameters-Aantal", "").strip()
    return Answer(
        body=_parse(content),
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
        body = _parse(content)
    except CrmFault:
        return ""
    if not isinstance(body, dict):
        return ""
    words = [body.get("omschrijving"), body.get("code")]
    return plain_line(" · ".join(word for word in words if isinstance(word, str) and word), LONGEST_WORDS)


def _seconds(value: str) -> float | None:
    """Retry-After: a number of seconds or a date (RFC 9110 10.2.3)."""
    if value.strip().isascii() and value.strip().isdigit():
        return float(value)
    try:
        moment = email.utils.parsedate_to_datetime(value)
        return max(0.0, (moment - datetime.now(UTC)).total_seconds()) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None


def _parse(content: bytes) -> Any:
    try:
        # Amounts as decimals; NaN and Infinity are not JSON, whatever the library thinks.
        return json.loads(content, parse_float=Decimal, parse_constant=_no_number)
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise CrmFault(Failure.UNREADABLE, detail="not JSON") from error


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is not a number")
