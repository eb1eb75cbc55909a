from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from onrecord.record import Record, browsing
from onrecord.web import app, warming
from onrecord.web.app import create_app
from onrecord.web.library import Library
from onrecord.web.safety import Application


@pytest.fixture
def library(record_path: Path) -> Iterator[Library]:
    opened = Library(record_path)
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def _collected_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warming, "_settle", lambda: None)


def warm_up(library: Library, application: Application, ended: threading.Event) -> None:
    """Warm up in a thread, as the server does: the tests' own may be in a loop already."""
    thread = threading.Thread(target=warming.warm_up, args=(library, application, ended))
    thread.start()
    thread.join()


class Visited:
    """An application that notes what it is asked for."""

    def __init__(self, ended: threading.Event, most: int = 1_000) -> None:
        self.addresses: list[str] = []
        self._ended, self._most = ended, most

    async def __call__(self, scope: Scope, _: Receive, __: Send) -> None:
        self.addresses.append(f"{scope['path']}?{scope['query_string'].decode()}".rstrip("?"))
        if len(self.addresses) == self._most:
            self._ended.set()


def test_pages_of_each_kind_are_asked_for(library: Library) -> None:
    ended = threading.Event()
    visited = Visited(ended)
    warm_up(library, visited, ended)
    assert {address.partition("?")[0].split("/")[1] for address in visited.addresses} >= {
        "charts", "search", "people", "events", "countries", "timeline", "network", "map",
    }  # fmt: skip


def test_what_is_asked_for_is_there(record_path: Path, library: Library) -> None:
    application, statuses = create_app(record_path), []

    async def noted(scope: Scope, receive: Receive, send: Send) -> None:
        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                statuses.append(message["status"])

        await application({**scope, "headers": [(b"host", b"localhost")]}, receive, sent)

    warm_up(library, noted, threading.Event())
    assert len(statuses) > 10
    assert set(statuses) == {200}


def test_it_ends_with_the_server(library: Library) -> None:
    ended = threading.Event()
    visited = Visited(ended, most=3)
    warm_up(library, visited, ended)
    assert len(visited.addresses) == 3
    ended.set()
    warm_up(library, again := Visited(ended), ended)
    assert not again.addresses


def test_an_empty_record_is_no_trouble(tmp_path: Path) -> None:
    Record(tmp_path / "empty.db").close()
    library, ended = Library(tmp_path / "empty.db"), threading.Event()
    visited = Visited(ended)
    warm_up(library, visited, ended)
    library.close()
    assert "/" in visited.addresses


def test_a_defect_is_told_in_a_line(
    record_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(browsing, "search", broken)
    monkeypatch.setattr(app, "_SETTLED", 0)
    with TestClient(create_app(record_path), base_url="http://localhost"):
        for thread in threading.enumerate():
            if thread.name == warming.WARMING:
                thread.join()  # an exception that leaves it would be a warning, which is an error here
    assert "a defect in onrecord (ZeroDivisionError: ) at /search" in caplog.text
