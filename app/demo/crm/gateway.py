"""Between the network and the application: it logs each request and lets faults strike."""

import time
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from flask import Flask
from werkzeug.test import run_wsgi_app

from app.demo.crm.faults import BodyKind, Fault, Faults, spoil
from app.demo.crm.request_log import RequestLog

DROP = "bellerbeeld.drop"
"""Key of the WSGI environment: a function that closes the connection at once."""
IGNORES_FILTERS = "bellerbeeld.ignores_filters"

_HOOKS = "/demo/"

Environ = dict[str, Any]
StartResponse = Callable[..., Any]


class Gateway:
    """A WSGI application around that of the CRM. The hooks under /demo/ are neither logged nor struck."""

    def __init__(self, application: Flask, faults: Faults, log: RequestLog) -> None:
        self._application = application
        self._faults = faults
        self._log = log

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answers one request."""
        if environ["PATH_INFO"].startswith(_HOOKS):
            return self._application(environ, start_response)
        start_ms = self._log.now_ms()
        fault = self._faults.take(environ["REQUEST_METHOD"], environ["PATH_INFO"])
        status, headers, content = self._answer(environ, fault)
        is_dropped = fault is not None and fault.body is BodyKind.DROPPED
        if fault and fault.delay_ms:
            time.sleep(fault.delay_ms / 1000)
        if is_dropped:
            environ[DROP]()
        start_response(_status_line(status), list(headers.items()))
        # Before the answer leaves: whoever has it finds it in the log.
        self._log.add(environ, 0 if is_dropped else status, start_ms, fault.name if fault else "")
        return [content]

    def _answer(self, environ: Environ, fault: Fault | None) -> tuple[int, dict[str, str], bytes]:
        if fault is None:
            return self._ask(environ)
        status, headers, content = 200, dict[str, str](), b""
        if fault.needs_answer:
            environ[IGNORES_FILTERS] = fault.ignores_filters
            status, headers, content = self._ask(environ)
        full_length = len(content)
        if fault.status:
            status = fault.status
        if fault.body:
            headers["Content-Type"], content = spoil(fault.body, content)
        elif fault.status:
            headers, content = {}, b""
        is_cut = fault.body is BodyKind.CUT_OFF
        headers["Content-Length"] = str(max(full_length, len(content) + 1) if is_cut else len(content))
        if fault.retry_after is not None:
            headers["Retry-After"] = str(fault.retry_after)
        return status, headers, content

    def _ask(self, environ: Environ) -> tuple[int, dict[str, str], bytes]:
        chunks, status, headers = run_wsgi_app(self._application, environ, buffered=True)
        return int(status.split()[0]), dict(headers.items()), b"".join(chunks)


def _status_line(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"{status} Unknown"
