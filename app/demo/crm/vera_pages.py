"""The VERA side of the server: lists, single objects, new objects and changes."""

import hmac
import json
import uuid
from typing import Any

from flask import Blueprint, Response, request

from app.demo.crm.catalogue import APIS, BY_ADDRESS, Body, Collection
from app.demo.crm.filters import parse_filters
from app.demo.crm.gateway import IGNORES_FILTERS
from app.demo.crm.store import AlreadyThere, Query, Store
from app.demo.crm.writing import Refused, check, check_changes

_USUAL_PAGE, _LARGEST_PAGE = 20, 100
_PING = "ping"


class Failed(Exception):
    """The answer is an error with a Foutbericht, or an empty one when there is no code."""

    def __init__(self, status: int, code: str = "", words: str = "") -> None:
        super().__init__(words)
        self.status = status
        self.code = code
        self.words = words


def vera_pages(store: Store, api_key: str) -> Blueprint:
    """The routes below /{api}/v4/."""
    pages = Blueprint("vera", __name__)
    _add_lock(pages, api_key)
    _add_reading(pages, store)
    _add_writing(pages, store)
    _add_errors(pages)
    return pages


def _add_lock(pages: Blueprint, api_key: str) -> None:
    @pages.before_request
    def _authorise() -> None:
        if (request.view_args or {}).get("name") == _PING:
            return
        if not hmac.compare_digest(request.headers.get("X-API-KEY", "").encode(), api_key.encode()):
            raise Failed(401)


def _add_reading(pages: Blueprint, store: Store) -> None:
    @pages.get("/<api>/v4/<name>")
    def _list(api: str, name: str) -> Response:
        if name == _PING and api in APIS:
            return Response(status=200)
        return _page(store, _collection(api, name))

    @pages.get("/<api>/v4/<name>/<id_>")
    def _one(api: str, name: str, id_: str) -> Response:
        body = store.get(_collection(api, name), id_)
        if body is None:
            raise Failed(404)
        return _json(body)


def _add_writing(pages: Blueprint, store: Store) -> None:
    @pages.post("/<api>/v4/<name>")
    def _new(api: str, name: str) -> Response:
        return _create(store, _collection(api, name))

    @pages.patch("/<api>/v4/<name>")
    def _change(api: str, name: str) -> Response:
        body = _posted()
        return _update(store, _collection(api, name), str(body.get("id", "")), body)

    @pages.patch("/<api>/v4/<name>/<id_>")
    def _change_one(api: str, name: str, id_: str) -> Response:
        return _update(store, _collection(api, name), id_, _posted())


def _add_errors(pages: Blueprint) -> None:
    @pages.app_errorhandler(Failed)
    def _failed(error: Failed) -> Response:
        if not error.code:
            return Response(status=error.status)
        return _json({"code": error.code, "omschrijving": error.words}, error.status)

    @pages.app_errorhandler(404)
    @pages.app_errorhandler(405)
    def _unknown(error: Any) -> Response:
        return _json(
            {"code": f"KCC-{error.code}", "omschrijving": "Dit pad of deze methode is er niet."}, error.code
        )


def _collection(api: str, name: str) -> Collection:
    try:
        return BY_ADDRESS[api, name]
    except KeyError:
        raise Failed(404, "KCC-404", f"{api} heeft hier geen {name}.") from None


def _page(store: Store, collection: Collection) -> Response:
    size = min(_number(request.headers.get("X-Parameters-AantalPerPagina"), _USUAL_PAGE), _LARGEST_PAGE)
    page = _number(request.args.get("cursor") or request.args.get("pagina"), 1)
    query = Query()
    if not request.environ.get(IGNORES_FILTERS):
        query = parse_filters(collection, request.args.items(multi=True))
    total, texts = store.find(collection, query, (page - 1) * size, size)
    response = Response(f"[{','.join(texts)}]", content_type="application/json")
    response.headers["X-Parameters-Aantal"] = str(total)
    response.headers["X-Parameters-AantalPerPagina"] = str(size)
    response.headers["X-Parameters-Pagina"] = str(page)
    if page * size < total:
        response.headers["X-Parameters-Cursor"] = str(page + 1)
    return response


def _create(store: Store, collection: Collection) -> Response:
    body = _posted()
    if not collection.takes_new:
        raise Failed(405, "KCC-405", f"{collection.name} is hier alleen te lezen.")
    try:
        check(store, collection, body)
        body = {"id": f"N-{uuid.uuid4()}", **body}
        store.add(collection, body)
    except Refused as error:
        raise Failed(422, "KCC-422", f"{error}.") from error
    except AlreadyThere as error:
        response = _json({"code": "KCC-409", "omschrijving": "Dit bestaat al (idExtern)."}, 409)
        response.headers["Location"] = f"{collection.path}/{error.id}"
        return response
    response = _json(body, 201)
    response.headers["Location"] = f"{collection.path}/{body['id']}"
    return response


def _update(store: Store, collection: Collection, id_: str, changes: Body) -> Response:
    if not collection.takes_new:
        raise Failed(405, "KCC-405", f"{collection.name} is hier alleen te lezen.")
    try:
        check_changes(changes)
    except Refused as error:
        raise Failed(400, "KCC-400", f"{error}.") from error
    if not store.change(collection, id_, {**changes, "id": id_}):
        raise Failed(404)
    return Response(status=200)


def _posted() -> Body:
    try:
        body = request.get_json(force=True, silent=True)
    except RecursionError:
        body = None
    if not isinstance(body, dict):
        raise Failed(400, "KCC-400", "De inhoud is geen JSON-object.")
    return body


def _number(text: str | None, usual: int) -> int:
    if not text:
        return usual
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 1_000_000):
        raise Failed(400, "KCC-400", "Een paginanummer of aantal is een geheel getal vanaf 1.")
    return int(text)


def _json(body: Body, status: int = 200) -> Response:
    return Response(json.dumps(body, ensure_ascii=False), status=status, content_type="application/json")
