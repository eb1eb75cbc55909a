from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Quotation, QuotationKind, Span, united
from onrecord.quotations import voices
from readings import FREEZE, INNER, OPEN, READING, TEXT, TOLD, made

INSIDE = voices.passages(READING)


def words(spans: tuple[Span, ...], text: str = TEXT) -> list[str]:
    return [span.of(text) for span in spans]


def told(quotation: Quotation) -> list[tuple[str, str]]:
    found = voices.voices(TEXT, quotation, INSIDE)
    return [(one.part, one.span.of(TEXT)) for one in found.told]


def test_all_of_what_is_direct_is_the_speakers() -> None:
    assert words(voices.voices(TEXT, OPEN, INSIDE).verbatim) == [
        "The harbour stays open",
        "whatever the winter brings.",
    ]
    assert told(OPEN) == [("source", "Minister Arvid Lindqvist"), ("cue", "said")]


def test_of_what_is_mixed_only_what_stands_in_quotation_marks() -> None:
    assert words(voices.voices(TEXT, TOLD, INSIDE).verbatim) == ["would not sail"]
    assert told(TOLD) == [
        ("source", "He"),
        ("distancing", "allegedly"),
        ("cue", "told"),
        ("paraphrase", "the island's council had said the ferries"),
    ]


def test_a_pull_quote_has_no_words_of_the_outlet() -> None:
    assert words(voices.voices(TEXT, FREEZE, INSIDE).verbatim) == ["Nobody shall freeze here."]
    assert told(FREEZE) == []


def test_what_follows_with_blanks_alone_between_is_told() -> None:
    assert [one.follows for one in voices.voices(TEXT, TOLD, INSIDE).told] == [False, True, True, False]


def test_of_what_is_indirect_nothing_is_the_speakers() -> None:
    reading = made(
        "Ekholm claimed that the mole would hold.", (QuotationKind.INDIRECT, "the mole would hold", "Ekholm", "claimed")
    )
    found = voices.voices(reading.article.text, reading.quotations[0], voices.passages(reading))
    assert found.verbatim == ()
    assert [one.part for one in found.told] == ["source", "cue", "paraphrase"]
    assert not found.quoted


def test_a_source_within_its_cue_is_told_once() -> None:
    text = "In his opinion the mole would hold."
    reading = made(text, (QuotationKind.INDIRECT, "the mole would hold", "his", "In his opinion"))
    found = voices.voices(text, reading.quotations[0], voices.passages(reading))
    assert [(one.part, one.span.of(text), one.follows) for one in found.told] == [
        ("cue", "In", False),
        ("source", "his", True),
        ("cue", "opinion", True),
        ("paraphrase", "the mole would hold", True),
    ]


def test_a_report_inside_quotation_marks_is_not_the_outlets() -> None:
    reading = made(
        "“Ekholm told me the mole would hold,” she said.",
        (QuotationKind.DIRECT, "the mole would hold", "Ekholm", "told"),
    )
    assert voices.voices(reading.article.text, reading.quotations[0], voices.passages(reading)).quoted
    assert not voices.voices(TEXT, INNER, INSIDE).quoted


def test_the_outlets_own_voice_is_what_no_quotation_has() -> None:
    text = "The so-called “Harbour Pact” is void, Ekholm said. The alleged gift was “falsely” booked."
    reading = made(text, (QuotationKind.INDIRECT, "is void", "Ekholm", "said"))
    found = voices.framing(reading, voices.passages(reading))
    assert words(found.distancing, text) == ["so-called", "alleged"]
    assert words(found.marked, text) == ["Harbour Pact", "falsely"]
    assert found.headings == ()


def test_what_a_quotation_has_is_not_told_again() -> None:
    found = voices.framing(READING, INSIDE)
    assert words(found.headings) == ["Minister warns of a hard winter"]
    assert found.distancing == ()
    assert found.marked == ()


@given(st.text("aé \n“”\"'’.,", max_size=40), st.sampled_from(QuotationKind))
def test_every_word_said_is_somebodys_and_nobody_elses(content: str, kind: QuotationKind) -> None:
    text = f"Ekholm said x{content}x. “It holds,” Dahl said."
    reading = made(text, (kind, f"x{content}x", "Ekholm", "said"))
    [quotation] = reading.quotations
    found = voices.voices(text, quotation, voices.passages(reading))
    [said] = quotation.content
    parts = sorted((*found.verbatim, *(one.span for one in found.told if one.part == "paraphrase")))
    assert all(said.covers(part) and part.of(text).strip() for part in parts)
    assert all(before.end <= after.start for before, after in itertools.pairwise(parts))
    left = [place for place in range(*said) if not any(part.start <= place < part.end for part in united(parts))]
    assert not any(text[place].isalnum() for place in left)
