"""What `stories.toml` tells of: adding a case is adding a table."""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path
from typing import Any

import pytest

from onrecord.model import Article, Origin, TimeExpression, TimeType, article_id
from onrecord.pipeline import read

STORIES = tomllib.loads((Path(__file__).parent / "stories.toml").read_text("utf-8"))["story"]


def times(text: str, published: datetime.date) -> list[TimeExpression]:
    reading = read(Article(article_id(text), "story", text, published=published, language="en"))
    return [time for time in reading.times if time.type in (TimeType.DATE, TimeType.TIME)]


@pytest.mark.model
@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
def test_story(story: dict[str, Any]) -> None:
    found = times(story["text"].strip(), story["published"])
    assert [time.value or "-" for time in found] == story["values"]


@pytest.mark.model
def test_a_story_names_its_anchor() -> None:
    text = "Seventy years ago an emperor stood before the League. Troops had occupied his capital on May 5."
    _, day = times(text, datetime.date(2006, 6, 30))
    assert (day.value, day.origin) == ("1936-05-05", Origin.RESOLVED)
    assert day.why == ("month_day", "anchor:narrative 1936")
