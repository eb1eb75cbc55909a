"""What every test may use, and what a skipped test costs.

With ONRECORD_NO_SKIP=1, as in continuous integration, a test that is skipped has failed: nothing goes unchecked there.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from _pytest.reports import BaseReport

pytest_plugins = ["commands"]

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of corpora beside the checkout; the test is skipped where it does not exist."""
    if not SHARED.is_dir():
        pytest.skip(f"no corpora at {SHARED}")
    return SHARED


def _forbid_skip(report: BaseReport) -> None:
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("ONRECORD_NO_SKIP") == "1":
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{reason} (ONRECORD_NO_SKIP forbids skipping)"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    _forbid_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _forbid_skip(report)
    return report
