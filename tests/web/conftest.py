"""A record of exhibits, and a client that asks the application over it."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

import exhibits
from onrecord.record import Record
from onrecord.web.app import create_app
from onrecord.web.safety import Application


@pytest.fixture(scope="session")
def record_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with the readings of `exhibits`."""
    path = tmp_path_factory.mktemp("web") / "exhibits.db"
    with Record(path) as made:
        made.add(*exhibits.ALL)
    return path


@pytest.fixture(scope="session")
def application(record_path: Path) -> Application:
    """The application over that record."""
    return create_app(record_path)


@pytest.fixture
def client(application: Application) -> TestClient:
    """A client on this machine that follows no redirects."""
    return TestClient(application, base_url="http://localhost", follow_redirects=False)
