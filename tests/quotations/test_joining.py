from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import layout
from onrecord.model import QuotationKind, Span
from onrecord.quotations.joining import EDGE, Passages, close_gaps, kind_of, merged, name_phrase, touches, trim
from onrecord.quotations.marks import scan

ALPHABET = "ab \n.,()[]“”‘’\"'«»sS—"
TEXTS = st.text(alphabet=ALPHABET, max_size=60)


def passages(text: str) -> Passages:
    return Passages(text, scan(text, layout.blocks(text)))


def place(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def spans(text: str) -> st.SearchStrategy[Span]:
    places = st.integers(0, len(text))
    return st.tuples(places, places).map(lambda pair: Span(*sorted(pair)))


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("He said the war was over.", "the war was over.", "the war was over"),
        ("He said , the war was over ;", ", the war was over ;", "the war was over"),
        ("He said the war was over at 5 p.m.", "the war was over at 5 p.m.", "the war was over at 5 p.m."),
        ("He praised the U.S.", "the U.S.", "the U.S."),
        ("He joined Acme Inc.", "Acme Inc.", "Acme Inc."),
        ("He said the war was over ...", "the war was over ...", "the war was over ..."),
        ("He said was it over?", "was it over?", "was it over?"),
        ("He blamed the ministers’", "the ministers’", "the ministers’"),
        ("He blamed the ministers'.", "the ministers'.", "the ministers'"),
        ("He blamed ‘the minister’", "‘the minister’", "the minister"),
        ("He said the war (of 1848) was over", "the war (of 1848)", "the war (of 1848)"),
        ("(He said the war was over)", "the war was over)", "the war was over"),
        ("(He said the war was over).", "the war was over).", "the war was over"),
        ("He said “the war was over”.", "the war was over”.", "the war was over"),
        ("“[We] go,” he said.", "“[We] go,”", "[We] go"),
        ("“We go.” he said.", "“We go.”", "We go."),
        ("“We go!” he said.", "“We go!”", "We go!"),
        ("He called it a “trap”.", "it a “trap”.", "it a “trap”"),
        ("He called it a “trap.”", "it a “trap.”", "it a “trap.”"),
        ("He called it a “trap.”", "it a “trap", "it a “trap.”"),
        ("He saw a “strategic” trap.", "“strategic” trap.", "“strategic” trap"),
        ("He saw a “strategic” trap.", "strategic” trap.", "“strategic” trap"),
        ("“Go to ‘hell’,” he said.", "“Go to ‘hell’,”", "Go to ‘hell’"),
        ("“‘Hell’ is near,” he said.", "“‘Hell’ is near,”", "‘Hell’ is near"),
        ("He spoke. — “”", "— “”", None),
        ("He spoke.", "", None),
        ("He spoke ()", "()", None),
    ],
)
def test_trim(text: str, words: str, expected: str | None) -> None:
    found = trim(text, place(text, words), passages(text))
    assert (found and found.of(text)) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("“Go,” Anna Lind said.", "” Anna Lind", "Anna Lind"),
        ('He left.">Lind said so.', '.">Lind', "Lind"),
        ("Anna Lind (Strelsau) said so.", "Anna Lind (Strelsau", "Anna Lind (Strelsau)"),
        ("A box labelled “fragile,” said the clerk, said so.", "A box labelled “fragile", "A box labelled “fragile,”"),
        ("A “fact-checking” website said so.", "A “fact-checking” website", "A “fact-checking” website"),
        ("A plan to “rid the town of rats” said so.", "A plan to “rid", "A plan to"),
        ("The “old guard” leader said so.", "guard” leader", "leader"),
        ("The ministers’ aide said so.", "The ministers’ aide", "The ministers’ aide"),
        ("A “psychological barrier” said so.", "psychological barrier", None),
        ("A “psychological barrier” said so.", "“psychological barrier”", None),
        ("“The Jackal” said so.", "“The Jackal”", "The Jackal"),
        ("“The mayor said it was over,” Lind wrote.", "The mayor", "The mayor"),
        ("The town's said so.", "'s", None),
        ("— said so.", "—", None),
    ],
)
def test_a_source_is_a_name_without_stray_marks(text: str, words: str, expected: str | None) -> None:
    found = name_phrase(text, place(text, words), place(text, "said"), passages(text))
    assert (found and found.of(text)) == expected


@given(st.data())
def test_a_source_has_words_and_lies_near_its_phrase(data: st.DataObject) -> None:
    text = data.draw(TEXTS)
    span, cue = data.draw(spans(text)), data.draw(spans(text))
    found = name_phrase(text, span, cue, passages(text))
    if found is not None:
        assert 0 <= found.start < found.end <= len(text)
        assert any(char.isalnum() for char in found.of(text))
        assert not any(char.isalnum() for char in text[span.end : found.end])
        assert found.start >= span.start


@given(st.data())
def test_what_is_trimmed_is_words_within_reach(data: st.DataObject) -> None:
    text = data.draw(TEXTS)
    span = data.draw(spans(text))
    index = passages(text)
    found = trim(text, span, index)
    if found is None:
        return
    assert any(char.isalnum() for char in found.of(text))
    assert found.start >= 0
    assert found.end <= len(text)
    # Nothing but marks and what stands between them and the words is ever added.
    assert not any(char.isalnum() for char in text[span.end : max(found.end, span.end)])
    assert not any(char.isalnum() for char in text[min(found.start, span.start) : span.start])
    # No word is ever lost.
    kept = {i for i in range(*found) if text[i].isalnum()}
    assert kept == {i for i in range(*span) if text[i].isalnum()}


@given(st.data())
def test_trimming_twice_changes_no_word_and_only_ever_narrows(data: st.DataObject) -> None:
    text = data.draw(TEXTS)
    index = passages(text)
    once = trim(text, data.draw(spans(text)), index)
    if once is not None:
        again = trim(text, once, index)
        assert again is not None
        assert not text[once.start : again.start].strip(EDGE + ".")
        assert not text[again.end : once.end].strip(EDGE + ".")


def joined(text: str, fragments: list[str], cue: str) -> list[str]:
    found = passages(text).join([place(text, words) for words in fragments], place(text, cue))
    return [span.of(text) for span in found]


def test_content_reaches_to_the_end_of_a_passage_that_it_enters() -> None:
    text = "The plan was “dead and buried”, he said."
    assert joined(text, ["The plan was “dead"], "said") == ["The plan was “dead and buried"]


def test_content_that_meets_no_passage_stays() -> None:
    text = "He said the plan was dead. “Go on,” she said."
    assert joined(text, ["the plan was dead"], "said") == ["the plan was dead"]


def test_a_passage_over_two_paragraphs_comes_as_a_whole() -> None:
    text = "He said: “One is here.\n\n“Two is here.”"
    assert joined(text, ["One is"], "said") == ["One is here.", "Two is here."]


def test_the_cue_is_kept_out_of_the_content() -> None:
    text = "The plan, he said, was dead."
    assert joined(text, ["The plan, he said, was dead"], "said") == ["The plan, he ", ", was dead"]


def test_a_cue_inside_a_passage_reports_only_what_is_inside() -> None:
    text = "“He said the plan was dead,” she told them."
    assert joined(text, ["the plan was dead,” she told them"], "said") == ["the plan was dead,"]


@given(st.data())
def test_join_keeps_order_and_loses_no_word_outside_the_cue(data: st.DataObject) -> None:
    text = data.draw(TEXTS)
    index = passages(text)
    cue = data.draw(spans(text).filter(lambda span: span.start < span.end))
    fragments = data.draw(st.lists(spans(text).filter(lambda span: span.start < span.end), max_size=3))
    found = index.join(fragments, cue)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(0 <= span.start < span.end <= len(text) for span in found)
    if index.at(cue.start) is None:
        assert not any(span.overlaps(cue) for span in found)
        wanted = {i for span in fragments for i in range(*span)} - set(range(*cue))
        assert wanted <= {i for span in found for i in range(*span)}


def test_merged_spans_are_in_order_and_keep_apart() -> None:
    assert merged([Span(5, 9), Span(0, 3), Span(3, 4), Span(6, 7)]) == [Span(0, 4), Span(5, 9)]
    assert merged([Span(0, 9)], keep_apart=Span(3, 5)) == [Span(0, 3), Span(5, 9)]
    assert merged([Span(3, 5)], keep_apart=Span(3, 5)) == []
    assert merged([]) == []


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda p: Span(*sorted(p))), max_size=6))
def test_touching_is_sharing_a_character(found: list[Span]) -> None:
    others = merged(span for span in found if span.start < span.end)
    for start in range(31):
        span = Span(start, start + 2)
        assert touches(span, others) == any(span.overlaps(other) for other in others)


def test_gaps_without_a_word_close_but_not_over_a_line_break() -> None:
    text = "one — two and three\n\nfour"
    parts = [place(text, word) for word in ("one", "two", "three", "four")]
    assert [span.of(text) for span in close_gaps(text, parts)] == ["one — two", "three", "four"]


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        ("He said the plan was dead.", ["the plan was dead"], QuotationKind.INDIRECT),
        ("“The plan is dead,” he said.", ["The plan is dead"], QuotationKind.DIRECT),
        ("He said the plan was “dead”.", ["the plan was “dead”"], QuotationKind.MIXED),
        ("“The plan,” he said, “is dead.”", ["The plan", "is dead."], QuotationKind.DIRECT),
        ("The plan, he said, “is dead.”", ["The plan", "is dead."], QuotationKind.MIXED),
        ("“It is” — “dead”, he said.", ["It is” — “dead"], QuotationKind.DIRECT),
    ],
)
def test_kind(text: str, content: list[str], kind: QuotationKind) -> None:
    assert kind_of(text, [place(text, words) for words in content], passages(text)) is kind


def test_a_place_is_in_the_passage_whose_marks_are_around_it() -> None:
    text = "A “b c” d “e” f"
    index = passages(text)
    inside = [i for i in range(len(text)) if index.at(i) is not None]
    assert "".join(text[i] for i in inside) == "“b c”“e”"
    assert [span.of(text) for span in index.outers(place(text, "c” d “e"))] == ["“b c”", "“e”"]


@pytest.mark.parametrize("words", ["s" + "'" * 200_000, "a (b" + ")" * 200_000, "a" + ")" * 200_000])
def test_a_long_run_of_marks_takes_no_quadratic_time(words: str) -> None:
    assert trim(words, Span(0, len(words)), Passages(words, ())) is not None
