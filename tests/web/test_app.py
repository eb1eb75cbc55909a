from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from starlette.testclient import TestClient

from onrecord.web.app import create_app


def test_the_pages_load_nothing_that_only_the_api_or_a_reader_needs() -> None:
    program = (
        "import sys, onrecord.web.app; "
        "print(*sorted({'fastapi', 'rapidfuzz', 'spacy', 'numpy', 'altair', 'uvicorn'} & set(sys.modules)))"
    )
    answer = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)  # noqa: S603
    assert answer.stdout == "\n"


def test_the_api_answers_however_many_ask_at_first(record_path: Path) -> None:
    client = TestClient(create_app(record_path), base_url="http://localhost")
    with ThreadPoolExecutor(8) as several:
        answers = list(several.map(client.get, ["/api/stats", "/api", "/api/openapi.json", "/api/nothing"] * 4))
    assert [answer.status_code for answer in answers] == [200, 200, 200, 404] * 4


def test_errors_of_the_api_are_json_and_those_of_pages_are_pages(client: TestClient) -> None:
    told = client.get("/api/nothing")
    assert (told.status_code, told.json()["error"]) == (404, "not_found")
    assert told.json()["message"] in client.get("/nothing").text
    refused = client.post("/api/stats")
    assert (refused.status_code, refused.json()["error"], refused.headers["allow"]) == (405, "refused", "GET")
