from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

import exhibits
from onrecord.export.visible import visible
from onrecord.model import Reading, Span
from onrecord.web import annotation
from onrecord.web.annotation import Sign
from onrecord.web.marks import Mark
from onrecord.web.rendering import Renderer, highlighted
from readings import OPEN, READING, TEXT, TOLD


def parsed(markup: str) -> html.HtmlElement:
    return html.document_fromstring(f"<body>{markup}</body>")


def rendered(reading: Reading) -> html.HtmlElement:
    paragraphs = annotation.paragraphs(reading.article.text, reading.blocks, reading.article.title)
    return parsed(Renderer(reading.article.text, annotation.annotate(reading).marks).article(paragraphs))


@given(
    st.text(st.characters(exclude_categories=["Cc"]), min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8),
)
def test_the_text_is_all_there_whatever_is_marked(text: str, places: list[tuple[int, int]]) -> None:
    marks = [
        Mark(Span(min(place), max(place)), Sign("said", "said", f"q{i}" if i % 2 else None))
        for i, place in enumerate(places)
    ]
    body = parsed(f"<pre>x{Renderer(text, marks).stretch(Span(0, len(text)))}</pre>")
    assert body.text_content() == "x" + visible(text)
    assert not body.xpath("//a//a")


def test_every_exhibit_is_shown_to_the_letter() -> None:
    for reading in (*exhibits.ALL, exhibits.EVENTFUL):
        assert rendered(reading).text_content() == visible(reading.article.text)


def test_what_was_said_is_marked_and_nothing_more() -> None:
    body = rendered(exhibits.STRAINED)
    said = [element.text_content() for element in body.xpath("//mark")]
    assert said == ["The 🐟 and the cafe\u0301 stay 👩\u200d👩\u200d👧 open,", "Até lá 𠮷野 harbour."]
    assert [element.text_content() for element in body.xpath("//*[contains(@class, 'source')]")] == [exhibits.ZOE.name]
    assert [element.text_content() for element in body.xpath("//span[@class='boilerplate']")] == ["Share"]


def test_a_passage_leads_to_its_note_and_the_note_back() -> None:
    body = rendered(READING)
    assert body.get_element_by_id(f"in-{OPEN.id}").text_content() == "The harbour stays open"
    links = body.xpath(f"//a[@href='#{OPEN.id}']")
    assert [link.text_content() for link in links if link.get("tabindex") is None] == [
        "The harbour stays open",
        "Minister Arvid Lindqvist",
        "said",
        "whatever ",  # "the winter" is a time, and leads to its own note
    ]
    assert not body.xpath("//a//a")
    identifiers = body.xpath("//@id")
    assert len(identifiers) == len(set(identifiers))


def test_nested_reports_nest() -> None:
    body = rendered(READING)
    (inner,) = body.xpath("//mark//mark")
    assert inner.text_content() == "the ferries “would not sail”"
    assert body.get_element_by_id(f"in-{TOLD.id}").tag == "span"  # the outlet's "allegedly" or "He" comes first


def test_times_places_and_events_are_marked() -> None:
    body = rendered(exhibits.EVENTFUL)
    for name, words in (("time", "May 3, 1988"), ("place", "LUNDHAVN"), ("event", "told")):
        (first, *_) = body.xpath(f"//span[contains(concat(' ', @class, ' '), ' {name} ')]")
        assert first.text_content() == words


def test_the_title_is_the_heading_of_the_page_once() -> None:
    body = rendered(READING)
    assert [heading.text_content() for heading in body.xpath("//h1")] == [READING.article.title]


def test_text_that_no_block_holds_is_visible() -> None:
    paragraphs = annotation.paragraphs(TEXT, READING.blocks[1:])
    body = parsed(Renderer(TEXT, []).article(paragraphs))
    assert body.xpath("string(//div[@class='unread'])").strip() == "Minister warns of a hard winter"


def test_what_was_found_is_highlighted_in_a_snippet() -> None:
    text = "a <b> 🐟 harbour"
    shown = highlighted(text, 100, [Span(106, 107), Span(108, 115)])
    assert shown == 'a &lt;b&gt; <mark class="found">🐟</mark> <mark class="found">harbour</mark>'
