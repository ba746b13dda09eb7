"""The reference CRM as a process of its own, and what tests say to it beside VERA."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.builders import NOW

ROOT = Path(__file__).resolve().parent.parent
KEY = "sleutel-van-de-proef"
HOMES = 150
TODAY = NOW.utc.date()
Filters = Mapping[str, str]
_SECONDS = 60  # until it listens; a slow machine is no failure
_FAREWELL = 10  # seconds


class ReferenceCrm:
    """A running reference CRM."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.key = KEY
        self.scenarios: dict[str, Any] = self._hook("GET", "scenarios").json()

    def number(self, scenario: str) -> str:
        """The number that rings in a scenario."""
        number: str = self.scenarios[scenario]["number"]
        return number

    def relation(self, scenario: str) -> str:
        """Who calls in a scenario."""
        relation: str = self.scenarios[scenario]["relation_ids"][0]
        return relation

    def disturb(self, *faults: dict[str, Any]) -> None:
        """From now on these faults, and no others; none ends them."""
        self._hook("PUT", "faults", list(faults))

    def asked(self, reference: str) -> list[dict[str, Any]]:
        """What was asked with this reference, in the order of the answers."""
        entries: list[dict[str, Any]] = self._hook("GET", f"requests?referentienummer={reference}").json()
        return entries

    def get(
        self, path: str, filters: Filters | None = None, *, page_size: int = 100, key: str = KEY
    ) -> requests.Response:
        """A list or an object, by the path below the host: 'brg/v4/relaties'."""
        return requests.get(
            f"{self.url}/{path}",
            params=dict(filters or {}),
            headers={"X-API-KEY": key, "X-Parameters-AantalPerPagina": str(page_size)},
            timeout=_SECONDS,
        )

    def rows(self, path: str, filters: Filters | None = None) -> list[dict[str, Any]]:
        """The rows of a list, all pages of it."""
        rows: list[dict[str, Any]] = []
        page = dict(filters or {})
        while True:
            answer = self.get(path, page)
            answer.raise_for_status()
            rows += answer.json()
            cursor = answer.headers.get("X-Parameters-Cursor", "")
            if not cursor:
                return rows
            page["cursor"] = cursor

    def post(self, path: str, body: object) -> requests.Response:
        """Write something new."""
        return requests.post(
            f"{self.url}/{path}", json=body, headers={"X-API-KEY": self.key}, timeout=_SECONDS
        )

    def patch(self, path: str, body: object) -> requests.Response:
        """Change something."""
        return requests.patch(
            f"{self.url}/{path}", json=body, headers={"X-API-KEY": self.key}, timeout=_SECONDS
        )

    def _hook(self, method: str, name: str, body: object = None) -> requests.Response:
        answer = requests.request(method, f"{self.url}/demo/{name}", json=body, timeout=_SECONDS)
        answer.raise_for_status()
        return answer


@contextmanager
def running_crm(folder: Path, homes: int = HOMES) -> Iterator[ReferenceCrm]:
    """A reference CRM with a corporation of this size in `folder`, until the block ends."""
    command = [sys.executable, "-m", "app.demo.crm", "--data", str(folder), "--api-key", KEY]
    command += ["--homes", str(homes), "--today", TODAY.isoformat(), "--until-stdin-closes"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            ready = json.loads(process.stdout.readline() or b"{}")
            assert ready.get("ready"), "the reference CRM did not start"
            yield ReferenceCrm(ready["url"])
        finally:
            process.stdin.close()
            try:
                process.wait(_FAREWELL)
            except subprocess.TimeoutExpired:
                process.kill()


@pytest.fixture(scope="session")
def crm_process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReferenceCrm]:
    """One reference CRM for all tests of a folder; ask for `reference_crm` instead."""
    with running_crm(tmp_path_factory.mktemp("crm")) as crm:
        yield crm


@pytest.fixture
def reference_crm(crm_process: ReferenceCrm) -> Iterator[ReferenceCrm]:
    """The reference CRM on a good day, and on one again for the next test."""
    yield crm_process
    crm_process.disturb()
