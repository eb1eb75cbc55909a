"""Every route of the API held against its own OpenAPI description, by requests that schemathesis makes up."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from onrecord.web.app import create_app

BOUNDED = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


def test_every_route_survives_what_is_made_up(record_path: Path) -> None:
    application = create_app(record_path, allowed_hosts=("testserver",))
    tried = set()
    description: Any = schemathesis.openapi.from_asgi("/api/openapi.json", application)
    for found in description.get_all_operations():
        operation = found.ok()

        @BOUNDED
        @given(case=operation.as_strategy())
        def survive(case: Any) -> None:
            # That a text holds a word, and days are in order, is more than a schema can say: 422 is an answer as well.
            case.call_and_validate(excluded_checks=[positive_data_acceptance])

        try:
            survive()
        except BaseException as error:
            error.add_note(f"at {operation.label}")
            raise
        tried.add(operation.path)
    assert {"/api/people", "/api/people/{id}", "/api/quotations", "/api/search"} <= tried
