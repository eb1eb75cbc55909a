from __future__ import annotations

import os
from pathlib import Path

import pytest

from onrecord.record import preloading

pytestmark = pytest.mark.skipif(not hasattr(os, "posix_fadvise"), reason="a system that cannot be asked")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    stretches: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "posix_fadvise", lambda _, start, length, __: stretches.append((start, length)))
    monkeypatch.setattr(preloading, "_STRETCH", 4)
    return stretches


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "some.db"
    made.write_bytes(bytes(10))
    return made


def test_a_file_is_read_from_beginning_to_end(
    path: Path, monkeypatch: pytest.MonkeyPatch, asked: list[tuple[int, int]]
) -> None:
    monkeypatch.setattr(preloading, "_memory", lambda: 20)
    preloading.read_ahead(path)
    assert asked == [(0, 4), (4, 4), (8, 4)]
    monkeypatch.setattr(preloading, "_memory", lambda: 19)
    preloading.read_ahead(path)
    assert len(asked) == 3


def test_a_file_that_is_gone_is_no_trouble(path: Path, asked: list[tuple[int, int]]) -> None:
    preloading.read_ahead(path.with_name("gone.db"))
    assert not asked


def test_nothing_is_asked_where_the_system_cannot_be(
    path: Path, monkeypatch: pytest.MonkeyPatch, asked: list[tuple[int, int]]
) -> None:
    monkeypatch.delattr(os, "posix_fadvise")
    preloading.read_ahead(path)
    assert not asked
