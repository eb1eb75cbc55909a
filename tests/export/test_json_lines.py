from __future__ import annotations

import dataclasses
import json

from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.json_lines import (
    as_dict,
    dumps,
    hit_as_dict,
    line,
    quotation_as_dict,
    row_as_dict,
    stats_as_dict,
)
from onrecord.model import Article, EntityType, QuotationKind, Reading, RejectionReason, Span, article_id
from onrecord.quotations import voices
from onrecord.record import Hit, QuotationRow, RejectionCount, SpeakerCount, Stats
from readings import ARTICLE, DATELINE, INNER, KIRUNA, MET, OPEN, READING, SUNDAY, TEXT


def test_a_reading_as_documented() -> None:
    found = json.loads(dumps(READING))
    assert ", ".join(found) == "article, people, quotations, times, places, events, framing, unread, onrecord"
    assert found["article"]["published"] == "1988-05-03"
    assert found["article"]["blocks"][0] == {"kind": "heading", "span": [0, 31]}
    start, end = found["article"]["evidence"][0]["span"]
    assert TEXT[start:end] == "May 3, 1988"
    assert found["people"][0]["mentions"][1]["kind"] == "pronoun"
    first, told, inner, freeze = found["quotations"]
    assert first["kind"] == "direct"
    assert [TEXT[start:end] for start, end in first["content"]] == [
        "The harbour stays open",
        "whatever the winter brings.",
    ]
    assert first["text"] == "The harbour stays open whatever the winter brings."
    assert first["speaker"] == {
        "key": "arvid-lindqvist",
        "name": "Arvid Lindqvist",
        "type": "person",
        "wikidata": None,
        "score": 0.96,
        "why": ["name"],
    }
    assert [TEXT[start:end] for start, end in told["distancing"]] == ["allegedly"]
    assert inner["within"] == told["id"]
    assert freeze["inferred"] is True
    assert freeze["source"] is None
    assert freeze["cue"] is None


def test_fields_of_design() -> None:
    """The names that DESIGN promises to keep."""
    found = as_dict(READING)
    article, quotations = found["article"], found["quotations"]
    assert isinstance(article, dict)
    assert isinstance(quotations, list)
    assert {"id", "ref", "text", "title", "outlet", "url", "published", "language", "blocks"} <= article.keys()
    promised = "id, kind, content, text, source, cue, speaker, inferred, within, distancing, score, why"
    assert ", ".join(quotations[0]) == f"{promised}, voices"
    assert ", ".join(quotation_as_dict(OPEN)) == promised


def test_the_words_of_a_quotation_by_whose_they_are() -> None:
    _, told, inner, freeze = json.loads(dumps(READING))["quotations"]
    apart = told["voices"]
    assert [TEXT[start:end] for start, end in apart["verbatim"]] == ["would not sail"]
    assert [(one["part"], TEXT[slice(*one["span"])]) for one in apart["told"]] == [
        ("source", "He"),
        ("distancing", "allegedly"),
        ("cue", "told"),
        ("paraphrase", "the island's council had said the ferries"),
    ]
    assert apart["quoted"] is inner["voices"]["quoted"] is False
    assert apart["stance"] == "neutral"
    assert freeze["voices"] == {"verbatim": freeze["content"], "told": [], "quoted": False, "stance": None}


def test_the_outlets_own_voice() -> None:
    found = json.loads(dumps(READING))["framing"]
    assert found == {"headings": [[0, 31]], "distancing": [], "marked": []}


def test_times_places_and_events_as_designed() -> None:
    found = json.loads(dumps(READING))
    dateline, winter, *_ = found["times"]
    assert dateline == {
        "span": list(DATELINE.span),
        "type": "date",
        "value": "1988-05-03",
        "precision": "day",
        "origin": "stated",
        "why": ["calendar-date"],
    }
    assert (winter["value"], winter["precision"]) == (None, None)
    lundhavn, kiruna = found["places"]
    assert list(kiruna) == ["span", "name", "country", "lat", "lon", "geonames", "score", "why"]
    assert (kiruna["country"], kiruna["lat"], kiruna["geonames"]) == ("SWE", 67.85572, 605155)
    assert (lundhavn["country"], lundhavn["lat"], lundhavn["lon"], lundhavn["geonames"]) == (None, None, None, None)
    ferries, met, coal, _ = found["events"]
    assert ", ".join(met) == (
        "id, type, mode, quad, context, cameo, goldstein, trigger, mentions, actors, recipients, date, place, status, "
        "quotation, score, why"
    )
    assert met["actors"] == [
        {
            "span": list(MET.actors[0].span),
            "key": "arvid-lindqvist",
            "name": "Arvid Lindqvist",
            "country": None,
            "sector": "GOV",
            "wikidata": None,
        }
    ]
    assert [TEXT[start:end] for start, end in (met["trigger"], met["recipients"][0]["span"])] == [
        "met",
        "Soviet envoys",
    ]
    assert met["date"] == {"value": "1988-05-01", "precision": "day", "origin": "resolved", "span": list(SUNDAY.span)}
    assert met["place"] == {"name": "Kiruna", "country": "SWE", "span": list(KIRUNA.span)}
    assert (ferries["date"], ferries["place"], ferries["quotation"]) == (None, None, INNER.id)
    assert (coal["status"], coal["actors"][0]["wikidata"]) == ("planned", "Q36704")


def test_an_unread_article_says_why() -> None:
    found = json.loads(dumps(dataclasses.replace(READING, quotations=(), unread="not English")))
    assert found["unread"] == "not English"
    assert found["quotations"] == []


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_is_one_line_of_ascii_and_comes_back(text: str) -> None:
    written = dumps(Reading(Article(id=article_id(text), ref="ref", text=text)))
    assert written.isascii()
    assert len(written.splitlines()) == 1
    # Two halves of a surrogate pair that stand side by side are one character to JSON; nothing else may change.
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    assert json.loads(written)["article"]["text"] == joined


def test_a_quotation_of_the_record_tells_its_article_apart() -> None:
    row = QuotationRow(OPEN, ARTICLE.id, ARTICLE.ref, ARTICLE.title, ARTICLE.outlet, None, ARTICLE.published)
    found = row_as_dict(row)
    assert found.pop("article") == {
        "id": ARTICLE.id,
        "ref": "harbour.txt",
        "title": "Minister warns of a hard winter",
        "outlet": "The Lundhavn Post",
        "url": None,
        "published": "1988-05-03",
    }
    assert found == quotation_as_dict(OPEN)
    apart = voices.voices(TEXT, OPEN, voices.passages(READING))
    assert row_as_dict(row, apart)["voices"] == quotation_as_dict(OPEN, apart)["voices"]


def test_a_search_hit_keeps_its_places() -> None:
    span = Span(0, 31)
    words = (ARTICLE.id, ARTICLE.ref, ARTICLE.title, None, None, None, TEXT[:31])
    found = hit_as_dict(Hit("article", ARTICLE.id, *words, span, (Span(9, 14),), 1.5))
    assert found["highlights"] == [[9, 14]]
    assert found["span"] == [0, 31]
    assert found["article"] == {
        "id": ARTICLE.id,
        "ref": "harbour.txt",
        "title": ARTICLE.title,
        "outlet": None,
        "published": None,
    }


def test_stats_are_plain_values() -> None:
    stats = Stats(
        articles=2,
        unread=1,
        words=300,
        quotations={QuotationKind.INDIRECT: 1, QuotationKind.DIRECT: 3},
        unattributed=1,
        speakers=1,
        top_speakers=(SpeakerCount("Arvid Lindqvist", EntityType.PERSON, 3, "p1"),),
        rejected=(RejectionCount(RejectionReason.EMPTY, 1, ("a.txt",)),),
        runs=1,
        first=ARTICLE.published,
        last=None,
    )
    found = json.loads(line(stats_as_dict(stats)))
    assert found["quotations"] == {"direct": 3, "indirect": 1}
    assert found["top_speakers"] == [{"name": "Arvid Lindqvist", "type": "person", "quotations": 3, "person": "p1"}]
    assert found["rejected"] == [{"reason": "empty", "inputs": 1, "examples": ["a.txt"]}]
    assert (found["first"], found["last"]) == ("1988-05-03", None)
