"""Hooks for demonstrations and tests under /demo/: the scenarios, the log of requests, faults."""

import json
from typing import Any

from flask import Blueprint, Response, request

from app.demo.crm.faults import BadRule, Faults, parse_faults
from app.demo.crm.request_log import RequestLog


def hook_pages(scenarios: dict[str, Any], faults: Faults, log: RequestLog) -> Blueprint:
    """The routes below /demo/; no key is asked."""
    pages = Blueprint("hooks", __name__, url_prefix="/demo")

    @pages.get("/scenarios")
    def _scenarios() -> Response:
        return _json(scenarios)

    @pages.get("/requests")
    def _requests() -> Response:
        return _json(log.entries(request.args.get("referentienummer")))

    @pages.delete("/requests")
    def _forget_requests() -> Response:
        log.clear()
        return Response(status=204)

    @pages.put("/faults")
    def _set_faults() -> Response:
        try:
            faults.replace_all(parse_faults(request.get_json(force=True, silent=True)))
        except BadRule as error:
            return _json({"code": "KCC-400", "omschrijving": str(error)}, 400)
        return Response(status=204)

    @pages.delete("/faults")
    def _end_faults() -> Response:
        faults.replace_all([])
        return Response(status=204)

    return pages


def _json(body: Any, status: int = 200) -> Response:
    return Response(json.dumps(body, ensure_ascii=False), status=status, content_type="application/json")
