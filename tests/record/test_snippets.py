from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.record.query import parse
from onrecord.record.snippets import WIDTH, passage

FILLER = "and so the day went on in the harbour as it always had " * 20


def _shown(text: str, query: str) -> tuple[str, list[str]]:
    found = passage(text, parse(query), [Span(0, len(text))])
    return found.span.of(text), [span.of(text) for span in found.highlights]


def test_the_matches_are_highlighted_in_their_own_characters() -> None:
    snippet, highlights = _shown("She met Élodie’s envoys, and ÉLODIE’S friends.", "elodie envoys")
    assert snippet == "She met Élodie’s envoys, and ÉLODIE’S friends."
    assert highlights == ["Élodie", "envoys", "ÉLODIE"]


def test_a_phrase_is_one_highlight_and_a_prefix_takes_its_word() -> None:
    text = "A strategic partnership, not a partnership of strategic negotiators."
    assert _shown(text, '"strategic partnership" negot*')[1] == ["strategic partnership", "negotiators"]


def test_the_passage_is_where_most_of_the_query_stands() -> None:
    text = f"Peace. {FILLER} They spoke of war and peace at length. {FILLER}"
    snippet, highlights = _shown(text, "war peace")
    assert "They spoke of war and peace" in snippet
    assert highlights == ["war", "peace"]
    assert len(snippet) <= WIDTH


def test_a_passage_begins_and_ends_with_whole_words() -> None:
    snippet, _ = _shown(f"{FILLER} a beacon {FILLER}", "beacon")
    assert set(snippet.split()) <= set(f"{FILLER} a beacon".split())


def test_without_a_match_the_passage_is_the_beginning() -> None:
    found = passage(FILLER, parse("absent"), [Span(100, 600)])
    assert found.span.start == 100
    assert found.highlights == ()
    assert 0 < found.span.end - 100 <= WIDTH


def test_a_match_longer_than_the_passage_is_shown_whole() -> None:
    text = "x" * 500
    assert _shown(f"before {text} after", text)[1] == [text]


def test_a_text_full_of_matches_takes_no_time_to_speak_of() -> None:
    found = passage("aa " * 30_000, parse("a* aa"), [Span(0, 90_000)])
    assert found.highlights


@given(st.text(alphabet="ab c\u0301\néß北.", min_size=1), st.sampled_from(["a", "b a", '"a b"', "a*", "é", "ss", "北"]))
def test_highlights_lie_in_the_passage_and_do_not_overlap(text: str, query: str) -> None:
    found = passage(text, parse(query), [Span(0, len(text))])
    assert 0 <= found.span.start <= found.span.end <= len(text)
    last = found.span.start
    for highlight in found.highlights:
        assert last <= highlight.start < highlight.end <= found.span.end
        last = highlight.end
