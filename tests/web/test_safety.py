from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Connection
from starlette.testclient import TestClient

from onrecord.record import browsing
from onrecord.web.app import create_app
from onrecord.web.library import Library
from onrecord.web.safety import COOKIE, host_of, is_local, proof
from readings import ARTICLE

TOKEN = "öpen-sesame 1"  # noqa: S105 - a token of these tests


@pytest.fixture
def guarded(record_path: Path) -> TestClient:
    return TestClient(create_app(record_path, token=TOKEN), base_url="http://localhost", follow_redirects=False)


@pytest.mark.parametrize(
    "address", ["/", "/search?since=x", "/nothing", "/api/stats", "/api/nothing", "/static/style.css"]
)
def test_every_answer_has_its_headers(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "base-uri 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "cache-control" in headers


class TestHosts:
    @pytest.mark.parametrize(
        "host", ["localhost", "LOCALHOST:8000", "127.0.0.1:8000", "[::1]:8000", "192.0.2.7", "::1"]
    )
    def test_this_machine_and_figures_are_known(self, client: TestClient, host: str) -> None:
        assert client.get("/", headers={"host": host}).status_code == 200

    @pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example:8000", "127.0.0.1.evil.example", ""])
    def test_other_names_are_not(self, client: TestClient, host: str) -> None:
        answer = client.get("/api/stats", headers={"host": host})
        assert answer.status_code == 400
        assert answer.json()["error"] == "refused"
        assert "--allow-host" in client.get("/", headers={"host": host}).text

    def test_names_can_be_allowed(self, record_path: Path) -> None:
        client = TestClient(create_app(record_path, allowed_hosts=["Desk.Example"]), base_url="http://desk.example")
        assert client.get("/").status_code == 200

    def test_the_host_in_a_header(self) -> None:
        assert [host_of(text) for text in ("a", "a:1", "[::1]:80", "[::1]", "::1")] == ["a", "a", "::1", "::1", "::1"]

    def test_which_addresses_are_of_this_machine_only(self) -> None:
        assert [is_local(host) for host in ("localhost", "127.0.0.1", "127.8.8.8", "::1")] == [True] * 4
        assert [is_local(host) for host in ("0.0.0.0", "::", "192.0.2.1", "desk.example")] == [False] * 4  # noqa: S104


class TestToken:
    def test_without_it_nothing_is_shown(self, guarded: TestClient) -> None:
        for address in ("/", "/search?q=harbour", f"/articles/{ARTICLE.id}", "/nothing", "/api", "/api/openapi.json"):
            answer = guarded.get(address)
            assert answer.status_code == 401
            assert "Lindqvist" not in answer.text
        assert guarded.get("/api/stats").json()["error"] == "refused"
        assert guarded.post("/theme", data={"theme": "dark"}).status_code == 401

    def test_the_first_visit_is_remembered_and_the_token_leaves_the_address(self, guarded: TestClient) -> None:
        answer = guarded.get("/search", params={"q": "harbour", "token": TOKEN})
        assert (answer.status_code, answer.headers["location"]) == (303, "/search?q=harbour")
        cookie = answer.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=lax" in cookie
        assert TOKEN not in cookie
        assert guarded.get("/search?q=harbour").status_code == 200

    def test_a_bearer_needs_no_cookie(self, record_path: Path) -> None:
        plain = TestClient(create_app(record_path, token="abc"), base_url="http://localhost")  # noqa: S106
        assert plain.get("/api/stats", headers={"authorization": "Bearer abc"}).status_code == 200
        assert plain.get("/api/stats", headers={"authorization": "Bearer abd"}).status_code == 401
        assert plain.get("/api/stats", headers={"authorization": "Basic abc"}).status_code == 401

    @pytest.mark.parametrize("cookie", ["", TOKEN.encode("ascii", "ignore").decode(), proof("another"), "x" * 64, '"'])
    def test_a_cookie_that_proves_nothing_is_refused(self, guarded: TestClient, cookie: str) -> None:
        assert guarded.get("/", headers={"cookie": f"{COOKIE}={cookie}"}).status_code == 401

    def test_it_can_be_typed(self, guarded: TestClient) -> None:
        wrong = guarded.post("/token", data={"token": "guess", "back": "/articles"})
        assert wrong.status_code == 401
        assert "That is not the token." in wrong.text
        answer = guarded.post("/token", data={"token": TOKEN, "back": "//evil.example"})
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        assert guarded.get("/").status_code == 200

    def test_the_page_that_asks_for_it_has_its_style(self, guarded: TestClient) -> None:
        assert guarded.get("/static/style.css").status_code == 200
        assert guarded.get("/static/../").status_code in (401, 404)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
@pytest.mark.parametrize("address", ["/", "/search", "/api/stats", "/api/quotations"])
def test_nothing_but_reading_is_answered(client: TestClient, method: str, address: str) -> None:
    answer = client.request(method, address)
    assert answer.status_code == 405
    assert "Traceback" not in answer.text


def test_asking_for_the_head_of_a_page_is_reading(client: TestClient) -> None:
    assert client.head("/").status_code == 200


def test_a_question_that_takes_too_long_is_broken_off(record_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(connection: Connection, *_: object) -> None:
        connection.exec_driver_sql("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT count(*) FROM n")

    monkeypatch.setattr(browsing, "search", endless)
    with TestClient(create_app(record_path, seconds=0.05), base_url="http://localhost") as client:
        answer = client.get("/search?q=harbour")
        assert answer.status_code == 503
        assert "takes too long" in answer.text
        told = client.get("/api/search?q=harbour")
        assert (told.status_code, told.json()["error"]) == (503, "too_slow")
        assert client.get("/articles").status_code == 200


def test_a_record_that_is_not_there_is_told(tmp_path: Path) -> None:
    with TestClient(create_app(tmp_path / "gone.db"), base_url="http://localhost") as client:
        assert client.get("/").status_code == 503
        assert "No such file" in client.get("/").text
        assert client.get("/api/stats").json()["error"] == "unavailable"
    assert not (tmp_path / "gone.db").exists()


def test_a_defect_is_told_without_a_traceback(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(self: Library) -> None:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr(Library, "outlets", fail)
    answer = client.get("/search")
    assert answer.status_code == 500
    assert "defect in onrecord (ZeroDivisionError)" in answer.text
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    assert [record.getMessage() for record in caplog.records] == [
        "a defect in onrecord (ZeroDivisionError: secret detail) at /search"
    ]
    assert "content-security-policy" in answer.headers
