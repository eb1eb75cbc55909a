from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable

import pytest
from rich.console import Console

from event_rows import ROWS, hostile
from onrecord.cli.event_answers import found_event, table, timeline
from onrecord.model import Reading
from onrecord.record import Found, Moment
from readings import MET, READING


def shown(show: Callable[[Console], None], width: int = 100) -> str:
    file = io.StringIO()
    show(Console(file=file, width=width, markup=False, highlight=False, emoji=False, _environ={}))
    return file.getvalue()


def hostile_reading() -> Reading:
    row = hostile()
    article = dataclasses.replace(READING.article, text=row.text, title=row.title, outlet=row.outlet, evidence=())
    return dataclasses.replace(READING, article=article, events=(row.event,))


@pytest.mark.parametrize(
    "show",
    [
        lambda console: table(console, [hostile()], 20),
        lambda console: timeline(console, [Moment(hostile(), None, None)], 20),
        lambda console: found_event(
            console, Found(hostile_reading(), None, (), event=hostile().event), hostile().event
        ),
    ],
    ids=["table", "timeline", "why"],
)
def test_an_article_cannot_drive_the_terminal(show: Callable[[Console], None]) -> None:
    text = shown(show, 300)
    assert not set(text) & set("\x1b\r\t\u202e\ud800")
    assert "HYPERLINK" in text


@pytest.mark.parametrize("width", [40, 80])
def test_no_line_of_a_timeline_is_wider_than_the_console(width: int) -> None:
    moments = [Moment(row, row.published, row.published) for row in ROWS]
    text = shown(lambda console: timeline(console, moments, 20), width)
    assert all(len(line) <= width and line == line.rstrip() for line in text.splitlines())


def test_a_reason_of_no_field_is_not_lost() -> None:
    event = dataclasses.replace(MET, why=("type:verb", "somehow"))
    found = Found(dataclasses.replace(READING, events=(event,)), None, (), event=event)
    lines = shown(lambda console: found_event(console, found, event)).splitlines()
    assert lines[-1].strip() == "somehow"
    assert lines[lines.index("type       CONSULT") + 1].strip() == "verb"
