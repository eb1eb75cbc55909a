"""Commands run in this process, on articles whose reading is known beforehand: no model is loaded."""

from __future__ import annotations

import dataclasses
import importlib
import signal
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from onrecord.model import Article, Reading
from readings import READING, TEXT


class Answer(NamedTuple):
    """What a command came to: exit status, standard output and standard error."""

    status: int
    out: str
    err: str


def known_readings(articles: Iterable[Article]) -> Iterator[Reading]:
    """Read as the pipeline does, where the text is the one of `readings`; find nothing in any other."""
    for article in articles:
        if article.text == TEXT:
            yield dataclasses.replace(READING, article=article)
        elif article.language == "en":
            yield Reading(article)
        else:
            yield Reading(article, unread="the text is not in English")


@pytest.fixture
def onrecord(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Iterator[Callable[..., Answer]]:
    """Run a command line in a folder of its own, which holds the article of `readings` as `harbour.txt`."""
    from onrecord.cli import main

    (tmp_path / "harbour.txt").write_text(TEXT, "utf-8")

    monkeypatch.setattr(importlib.import_module("onrecord.pipeline"), "read_all", known_readings)
    monkeypatch.chdir(tmp_path)
    for name in ("ONRECORD_RECORD", "COLUMNS", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    before = signal.getsignal(signal.SIGPIPE)

    def run(*arguments: str) -> Answer:
        status = main(arguments)
        return Answer(status, *capsys.readouterr())

    yield run
    signal.signal(signal.SIGPIPE, before)
