"""The sample articles: what ships, what its sources are, and how the formats are read."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from onrecord.model import Article
from onrecord.sources import load

DATA = Path(str(files("onrecord.data")))
SAMPLES = DATA / "samples"
SOURCES = (DATA / "SAMPLES.md").read_text("utf-8")


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    items = list(load([SAMPLES]))
    assert all(isinstance(item, Article) for item in items), items
    return [item for item in items if isinstance(item, Article)]


def by_name(articles: list[Article], part: str) -> Article:
    (article,) = (article for article in articles if part in article.ref)
    return article


def test_there_are_a_dozen_and_two(articles: list[Article]) -> None:
    assert len(articles) == 14
    assert len({article.id for article in articles}) == 14


def test_every_file_has_its_sources_and_every_heading_its_file() -> None:
    listed = re.findall(r"^## (\S+)", SOURCES, re.MULTILINE)
    assert sorted(listed) == sorted(path.name for path in SAMPLES.iterdir())


def test_articles_are_as_long_as_features_are(articles: list[Article]) -> None:
    lengths = {article.ref: len(article.text.split()) for article in articles}
    assert {ref: length for ref, length in lengths.items() if not 140 <= length <= 450} == {}


def test_one_article_is_not_in_english(articles: list[Article]) -> None:
    assert [article.language for article in articles].count("en") == 13
    assert by_name(articles, "brandt").language == "de"


def test_dates_are_found_however_they_are_written(articles: list[Article]) -> None:
    dates = {
        "reagan-berlin": "2019-11-09", "reykjavik": "2016-10-12", "nixon-china": "2012-02-28", "kennedy": "2013-06-26",
        "camp-david": "2018-09-17", "stevenson": "2012-10-25", "hammarskjold": "2010-10-03",
        "bandung-1955": "2015-04-18",
    }  # fmt: skip
    assert {part: str(by_name(articles, part).published) for part in dates} == dates


def test_html_keeps_its_quotation_marks_and_the_signature_of_its_block_quotation(articles: list[Article]) -> None:
    text = by_name(articles, "hammarskjold").text
    assert re.search(r"[“\"]It is not the Soviet Union or, indeed, any other big Powers", text)
    assert "Dag Hammarskjöld, Secretary-General of the United Nations" in text
    assert "It is very easy to resign; it is not so easy to stay on." in text
