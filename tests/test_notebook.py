from __future__ import annotations

import dataclasses
import subprocess
import sys

import pytest
from lxml import html

import event_rows
import exhibits
from onrecord import notebook
from onrecord.export.visible import visible
from onrecord.model import Event, Quotation, Reading, Span
from readings import COAL, FREEZE, MET, OPEN, READING, TEXT, TOLD


def shown(one: Reading | Quotation | Event) -> html.HtmlElement:
    return html.fragment_fromstring(one._repr_html_(), create_parent="div")


def text_of(body: html.HtmlElement) -> str:
    return str(body.xpath(".//div[contains(@style, 'pre-wrap')]")[0].text_content())


@pytest.mark.parametrize("reading", exhibits.ALL, ids=lambda one: one.article.ref[:9])
def test_a_reading_shows_its_text_to_the_letter(reading: Reading) -> None:
    assert text_of(shown(reading)) == visible(reading.article.text)


def test_what_was_read_is_marked_in_its_place() -> None:
    body = shown(READING)
    (said,) = body.xpath(".//span[text()='The harbour stays open']")
    assert "solid" in said.get("style")
    assert said.get("title") == "Arvid Lindqvist: direct, 0.90"
    (source,) = body.xpath(".//span[text()='Minister Arvid Lindqvist']")
    assert "bold" in source.get("style")
    (met,) = body.xpath(".//span[text()='met']")
    assert met.get("title") == "consult: Arvid Lindqvist → Soviet envoys (asserted)"


def test_a_reading_is_summed_up() -> None:
    body = shown(READING)
    assert "The Lundhavn Post · 1988-05-03 · 4 quotations, 4 events, 2 parties" in body.text_content()
    assert [[cell.text_content() for cell in row][:2] for row in body.xpath(".//tr")] == [
        ["Arvid Lindqvist", "3"],
        ["the island's council", "1"],
    ]


def test_an_article_that_was_not_read_says_so() -> None:
    assert "Not read: the text is not in English" in shown(exhibits.UNREAD).text_content()


def test_a_long_article_is_shown_from_its_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notebook, "_MOST_SHOWN", 40)
    body = shown(READING)
    assert text_of(body) == TEXT[:40]
    assert f"… and {len(TEXT) - 40:,} characters." in body.text_content()


def test_a_quotation() -> None:
    body = shown(OPEN)
    assert body.findtext(".//blockquote") == f"“{OPEN.text}”"
    assert body.findtext(".//strong") == "Arvid Lindqvist"
    assert "direct · score 0.90 · speaker person 0.96" in body.text_content()
    assert "inferred" in shown(FREEZE).text_content()
    unknown = dataclasses.replace(TOLD, speaker=None)
    assert "speaker unknown" in shown(unknown).text_content()


def test_an_event() -> None:
    cells = {row[0].text_content(): row[1].text_content() for row in shown(MET).xpath(".//tr")}
    assert cells["who"] == "Arvid Lindqvist (GOV)"
    assert cells["whom"] == "Soviet envoys (SUN GOV)"
    assert cells["when"] == "1988-05-01 (resolved)"
    assert cells["where"] == "Kiruna, SWE"
    assert cells["told as"] == "asserted, score 0.80"
    assert "where" not in {row[0].text_content() for row in shown(COAL).xpath(".//tr")}


def test_the_bundle_has_a_line_for_those_who_cannot_show_html() -> None:
    assert READING._repr_mimebundle_()["text/plain"] == (
        "Minister warns of a hard winter: 4 quotations, 4 events, 2 parties"
    )
    assert OPEN._repr_mimebundle_() == {
        "text/html": OPEN._repr_html_(),
        "text/plain": notebook.bundle(OPEN)["text/plain"],
    }
    assert MET._repr_mimebundle_(include={"text/plain"}) == {
        "text/plain": "consult: Arvid Lindqvist → Soviet envoys (asserted, 0.80)"
    }
    assert set(MET._repr_mimebundle_(exclude={"text/html"})) == {"text/plain"}


def test_hostile_words_are_text() -> None:
    event = event_rows.hostile().event
    loud = dataclasses.replace(event, why=(exhibits.ATTACK,), trigger=Span(0, 3))
    for one in (exhibits.HOSTILE, exhibits.HOSTILE.quotations[0], loud):
        body = shown(one)
        assert not body.xpath(".//script | .//img")
        assert not [name for element in body.iter() for name in element.attrib if name not in ("style", "title")]
        assert "\u202e" not in one._repr_html_()
        assert "\u202e" not in one._repr_mimebundle_()["text/plain"]
    assert "alert(2)" in shown(exhibits.HOSTILE).text_content()


def test_the_model_alone_loads_nothing_of_it() -> None:
    code = "import sys, onrecord.model; print(sorted(name for name in sys.modules if name.startswith('onrecord')))"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert answer.stdout.strip() == "['onrecord', 'onrecord.model', 'onrecord.version']"
