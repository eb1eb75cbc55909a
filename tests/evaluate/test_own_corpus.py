"""The corpus that ships: compiled from what was annotated, and consistent in itself."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.evaluate import corpora
from onrecord.evaluate.corpora import GoldArticle, GoldQuotation
from onrecord.model import QuotationKind, Span

ROOT = Path(__file__).parents[2]
ARTICLES = corpora.shipped().articles
QUOTED = re.compile(r"“[^”\n]*|\"[^\"\n]*\"?")
WORD = re.compile(r"\w+")


def test_it_is_what_the_annotated_articles_come_to() -> None:
    command = [sys.executable, str(ROOT / "tools/build_evaluation.py"), "--check"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own script
    assert (ran.returncode, ran.stderr) == (0, "")


def test_it_has_every_kind_and_articles_of_every_sort() -> None:
    kinds = {quotation.kind for article in ARTICLES for quotation in article.quotations}
    assert kinds == set(QuotationKind)
    assert len(ARTICLES) >= 16


def quotations() -> list[tuple[GoldArticle, GoldQuotation]]:
    return [(article, quotation) for article in ARTICLES for quotation in article.quotations]


def share_inside_marks(article: GoldArticle, content: tuple[Span, ...]) -> float:
    marked = {
        word.start()
        for quoted in QUOTED.finditer(article.text)
        for word in WORD.finditer(article.text, quoted.start(), quoted.end())
    }
    words = [word.start() for start, end in content for word in WORD.finditer(article.text, start, end)]
    return sum(word in marked for word in words) / len(words)


@pytest.mark.parametrize(
    ("article", "quotation"), [pytest.param(a, q, id=f"{a.id}-{q.content[0].start}") for a, q in quotations()]
)
def test_an_annotation_keeps_to_the_protocol(article: GoldArticle, quotation: GoldQuotation) -> None:
    text, share = article.text, share_inside_marks(article, quotation.content)
    pull_quote = quotation.cue == () and share == 0
    expected = (
        QuotationKind.DIRECT if share == 1 or pull_quote else QuotationKind.MIXED if share else QuotationKind.INDIRECT
    )
    assert quotation.kind is expected
    assert quotation.speaker
    for span in quotation.content:
        passage = span.of(text)
        assert passage == passage.strip(" \n,")
        assert not passage.startswith("that ") or span != quotation.content[0]
        assert "\n" not in passage


def test_every_named_speaker_is_named_in_the_article() -> None:
    for article, quotation in quotations():
        name = quotation.speaker or ""
        assert name.split()[-1].casefold() in article.text.casefold(), (article.id, name)
