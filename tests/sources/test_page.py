"""Pages: each `pages/NAME.html` beside what `pages/NAME.toml` expects of it."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from onrecord.limits import MAX_HTML_DEPTH
from onrecord.model import Article, Rejection, RejectionReason
from onrecord.sources.metadata import Metadata
from onrecord.sources.page import read_page

PAGES = Path(__file__).parent / "pages"
SENTENCE = "<p>The minister told the chamber that the treaty was dead, and that nobody in the house would mourn it.</p>"


def article(markup: str | bytes, given: Metadata | None = None) -> Article:
    data = markup if isinstance(markup, bytes) else markup.encode()
    found = read_page(data, "page.html", given or Metadata())
    assert isinstance(found, Article), found
    return found


def rejection(markup: str | bytes) -> Rejection:
    found = read_page(markup if isinstance(markup, bytes) else markup.encode(), "page.html", Metadata())
    assert isinstance(found, Rejection), found
    return found


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.html")), ids=lambda path: path.stem)
def test_page(path: Path) -> None:
    expected: dict[str, Any] = tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))
    found = article(path.read_bytes())
    assert {name: getattr(found, name) for name in ("title", "outlet", "url", "published")} == {
        name: expected.get(name) for name in ("title", "outlet", "url", "published")
    }
    assert [words for words in expected.get("contains", []) if words not in found.text] == []
    assert [words for words in expected.get("absent", []) if words in found.text] == []
    if "blocks" in expected:
        blocks = [[block.kind.value, block.span.of(found.text)] for block in found.structure]
        assert blocks == expected["blocks"]


def test_blocks_are_whole_paragraphs_in_order() -> None:
    found = article((PAGES / "full.html").read_bytes())
    paragraphs = found.text.split("\n\n")
    assert all(block.span.of(found.text) in paragraphs for block in found.structure)
    starts = [block.span.start for block in found.structure]
    assert starts == sorted(set(starts))


def test_no_marking_character_is_left() -> None:
    signs = [char for path in PAGES.glob("*.html") for char in article(path.read_bytes()).text if char >= "\U00012000"]
    assert signs == []


def test_cuneiform_on_the_page_is_kept() -> None:
    sign = "\U00012000"
    found = article(f"<body><h2>On {sign}</h2>{SENTENCE}<p>The sign {sign} stood there, he said.</p>{SENTENCE}</body>")
    assert f"The sign {sign} stood there" in found.text


def test_given_metadata_win() -> None:
    found = article((PAGES / "full.html").read_bytes(), Metadata(title="Other", language="fr"))
    assert (found.title, found.outlet, found.language) == ("Other", "The Courier", "fr")


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("iso-8859-1", "cp1252"),
        ("windows-1251", "utf-8"),
        ("utf-16", "utf-8"),
        ("nonsense", "cp1252"),
        ("utf-8", "utf-16"),
    ],
)
def test_charset(declared: str, encoding: str) -> None:
    words = "He said “no” to the café owner’s offer."
    page = f'<html><head><meta charset="{declared}"></head><body><p>{words}</p></body></html>'
    assert article(page.encode(encoding)).text == words


def test_a_declared_charset_decides_between_what_fits() -> None:
    words = "Це є."  # too little to tell one Cyrillic encoding from another
    page = f'<html><head><meta charset="iso-8859-5"></head><body><p>{words}</p></body></html>'
    assert article(page.encode("iso-8859-5")).text == words


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("<html><head><title>Empty</title></head><body></body></html>", RejectionReason.NO_TEXT),
        (
            "<html><body><div id='root'></div>" + "<script>a()</script>" * 500 + "</body></html>",
            RejectionReason.NO_TEXT,
        ),
        ("<!-- nothing -->", RejectionReason.NO_TEXT),
        ("<html><body>" + "<div>" * 50_000 + SENTENCE, RejectionReason.MALFORMED),
        (b"<html><body><p>a\0b</p></body></html>", RejectionReason.BINARY),
    ],
)
def test_pages_without_an_article(markup: str | bytes, reason: RejectionReason) -> None:
    assert rejection(markup).reason is reason


def test_nesting_under_the_cap_is_read() -> None:
    depth = MAX_HTML_DEPTH - 10
    found = article("<html><body>" + "<div>" * depth + SENTENCE + "</div>" * depth + "</body></html>")
    assert "The minister told the chamber" in found.text


def test_the_same_page_gives_the_same_article() -> None:
    data = (PAGES / "full.html").read_bytes()
    assert article(data) == article(data)
