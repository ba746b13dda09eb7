"""Whether the CRM can be reached at all: its address, its certificate, its status; without a key, so without data."""

import ssl
import time
from typing import Any

import requests
from requests.utils import get_environ_proxies
from urllib3.exceptions import HTTPError

from app.adapters.crm.connections import CrmConnections
from app.adapters.crm.deadline import deadline
from app.adapters.crm.timekeeper import Timekeeper

LIMIT = 5.0  # seconds


def crm_answer(url: str, limit: float = LIMIT) -> dict[str, Any]:
    """What the CRM's base address answers. 401, 403 and 404 mean as well that it is there."""
    connections = CrmConnections(1, is_tls=url.lower().startswith("https:"))
    began = time.monotonic()
    keeper = Timekeeper()
    try:
        with deadline(keeper, limit) as until:
            found = _asked(connections, url, limit)
            if until.has_passed:
                found = {"outcome": "no answer in time"}
    finally:
        keeper.close()
        connections.close()
    return found | {"milliseconds": round((time.monotonic() - began) * 1000)}


def _asked(connections: CrmConnections, url: str, limit: float) -> dict[str, Any]:
    try:
        request = requests.Request("GET", url, headers={"User-Agent": "Bellerbeeld"}).prepare()
        proxies = get_environ_proxies(url, no_proxy=None)
        with connections.send(request, stream=True, timeout=(limit, limit), proxies=proxies) as response:
            return {"outcome": "answers", "status": response.status_code}
    except (requests.RequestException, HTTPError, ValueError) as error:
        return {"outcome": _words(error)}


def _words(error: BaseException) -> str:
    """What went wrong, without the library's text: that quotes addresses."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"the certificate is not trusted: {cause.verify_message}"
        reason = cause.args[0] if cause.args and isinstance(cause.args[0], BaseException) else None
        cause = getattr(cause, "reason", None) or reason or cause.__cause__ or cause.__context__
        if not isinstance(cause, BaseException):
            break
    return f"cannot be reached: {type(error).__name__}"
