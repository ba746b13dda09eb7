"""The HTTP server of the reference CRM."""

import socket
from contextlib import suppress
from typing import Any

from flask import Flask
from waitress import wasyncore  # type: ignore[import-untyped]
from waitress.channel import HTTPChannel  # type: ignore[import-untyped]
from waitress.server import create_server  # type: ignore[import-untyped]
from waitress.task import WSGITask  # type: ignore[import-untyped]

from app.demo.crm.faults import Faults
from app.demo.crm.gateway import DROP, Gateway
from app.demo.crm.hooks import hook_pages
from app.demo.crm.request_log import RequestLog
from app.demo.crm.store import Store
from app.demo.crm.vera_pages import vera_pages

_THREADS = 24
_LARGEST_REQUEST = 1 << 20  # bytes


class _Task(WSGITask):  # type: ignore[misc]
    """A request that can close its own connection."""

    def get_environment(self) -> dict[str, Any]:
        environ: dict[str, Any] = super().get_environment()
        environ[DROP] = self._drop
        return environ

    def _drop(self) -> None:
        with suppress(OSError):  # the other end may have gone first
            self.channel.socket.shutdown(socket.SHUT_RDWR)


class _Channel(HTTPChannel):  # type: ignore[misc]
    task_class = _Task


class CrmServer:
    """The CRM on a port of this computer; it listens as soon as it exists."""

    def __init__(self, store: Store, scenarios: dict[str, Any], *, port: int, api_key: str) -> None:
        application = _application(store, scenarios, api_key)
        self._store = store
        self._server = create_server(application, host="127.0.0.1", port=port, threads=_THREADS, ident=None)
        self._server.channel_class = _Channel

    @property
    def url(self) -> str:
        """The base address, such as 'http://127.0.0.1:40123'."""
        return f"http://127.0.0.1:{self._server.effective_port}"

    def run(self) -> None:
        """Answers requests until `stop`."""
        self._server.run()
        self._server.task_dispatcher.shutdown()
        self._store.close()

    def stop(self) -> None:
        """Ends `run`; may be called from another thread."""
        self._server.trigger.pull_trigger(lambda: wasyncore.close_all(self._server._map))


def _application(store: Store, scenarios: dict[str, Any], api_key: str) -> Gateway:
    """The whole CRM as a WSGI application."""
    application = Flask("bellerbeeld-crm", static_folder=None)
    application.config["MAX_CONTENT_LENGTH"] = _LARGEST_REQUEST
    faults, log = Faults(), RequestLog()
    application.register_blueprint(hook_pages(scenarios, faults, log))
    application.register_blueprint(vera_pages(store, api_key))
    return Gateway(application, faults, log)
