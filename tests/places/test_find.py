"""Places in one sentence, and what holds for any.

Each file in `cases` is one: a description, the sentence as a table (`Sentence.from_table`), and lines `TOPONYM = NAME
CODE` of all that must be found, "-" for no country, or `none`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Block, BlockKind, Place, Span
from onrecord.parsing import Sentence
from onrecord.places import find

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
NAMES = (
    "Paris", "Texas", "Georgia", "Victoria", "the", "of", "in", ",", "(", "'s", "-", "St.", "ME", "Port", "au",
    "Prince", "Moscow", "said", "Hilton", "Ontario", "County", "Orange", "University", "Lake", "\u2019", "Ünïted",
    "States", "Mali",
)  # fmt: skip
TAGS = ("NNP", "NN", "IN", "JJ", "VBD", ",", "NNPS", "DT")
ENTITIES = ("", "B-GPE", "I-GPE", "B-LOC", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG", "B-NORP", "B-DATE")


def text_of(*sentences: Sentence) -> str:
    """Return the text that sentences from tables stand in."""
    end = sentences[-1].span.end if sentences else 0
    letters = [" "] * end
    for token in (token for sentence in sentences for token in sentence):
        letters[token.start : token.end] = token.text
    return "".join(letters)


def places(table: str) -> tuple[str, tuple[Place, ...]]:
    sentence = Sentence.from_table(table)
    text = text_of(sentence)
    return text, find(text, (), (sentence,))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_cases(path: Path) -> None:
    table, expected = path.read_text("utf-8").split("\n\n")
    text, found = places(table.split("\n", 1)[1])
    written = [f"{place.span.of(text)} = {place.name} {place.country or '-'}" for place in found]
    assert "\n".join(written or ["none"]) == expected.strip()


def test_every_place_explains_itself_and_coheres() -> None:
    _, found = places("They PRP 2 nsubj\nmet VBD 0 ROOT\nin IN 2 prep\nAstana NNP 3 pobj B-GPE")
    (place,) = found
    assert (place.country, place.geonames, place.why[:2]) == ("KAZ", 1526273, ("tag:GPE", "prep:in"))
    assert (round(place.lat or 0), round(place.lon or 0)) == (51, 71)
    assert 0.5 < place.score <= 1


def test_an_unresolved_toponym_has_no_coordinates() -> None:
    _, (place,) = places("He PRP 2 nsubj\nlives VBZ 0 ROOT\nin IN 2 prep\nSpringfield NNP 3 pobj B-GPE")
    assert (place.country, place.lat, place.lon, place.geonames) == (None, None, None, None)
    assert (place.name, place.why[-1]) == ("Springfield", "ambiguous")


def test_the_first_full_mention_fixes_the_later_ones() -> None:
    first = Sentence.from_table(
        "He PRP 2 nsubj\nlives VBZ 0 ROOT\nin IN 2 prep\nSpringfield NNP 3 pobj B-GPE\n, , 4 punct\n"
        "Illinois NNP 4 appos B-GPE"
    )
    second = Sentence.from_table(
        "He PRP 2 nsubj\nloves VBZ 0 ROOT\nSpringfield NNP 2 dobj B-GPE\n. . 2 punct", start=first.span.end + 1
    )
    text = text_of(first, second)
    found = find(text, (), (first, second))
    assert [place.span.of(text) for place in found] == ["Springfield", "Illinois", "Springfield"]
    assert found[0].geonames == found[2].geonames == 4250542
    assert found[2].why[-1] == "same-name"


def test_a_dateline_names_a_place_and_is_evidence() -> None:
    dateline = "LONDON, Sept 16 (Agency) —"
    sentence = Sentence.from_table(
        "It PRP 2 nsubj\nrained VBD 0 ROOT\nin IN 2 prep\nNewcastle NNP 3 pobj B-GPE", start=len(dateline) + 1
    )
    text = dateline + " " + text_of(sentence)[len(dateline) + 1 :]
    blocks = (Block(BlockKind.DATELINE, Span(0, len(dateline))), Block(BlockKind.PARAGRAPH, sentence.span))
    london, newcastle = find(text, blocks, (sentence,))
    assert (london.span, london.name, london.country) == (Span(0, 6), "London", "GBR")
    assert newcastle.country == "GBR"
    assert "dateline" in newcastle.why


def test_lines_that_are_no_places_give_none() -> None:
    for line in ("By Jordan Paris", "Updated May 3, 2011", "2011-05-03", "Sept 16", "—", "Xxqz, 5 May (Agency) —"):
        assert find(line, (Block(BlockKind.DATELINE, Span(0, len(line))),), ()) == ()


rows = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(TAGS), st.sampled_from(ENTITIES)), min_size=1)


@settings(max_examples=150, deadline=None)
@given(rows, st.data())
def test_any_sentence_gives_places_in_order_inside_the_text(
    words: list[tuple[str, str, str]], data: st.DataObject
) -> None:
    heads = data.draw(st.lists(st.integers(0, len(words)), min_size=len(words), max_size=len(words)))
    table = "\n".join(
        f"{word} {tag} {head} dep {entity}".rstrip() for (word, tag, entity), head in zip(words, heads, strict=True)
    )
    text, found = places(table)
    assert places(table)[1] == found
    last = 0
    for place in found:
        assert last <= place.span.start < place.span.end <= len(text)
        assert 0 <= place.score <= 1
        assert (place.lat is None) == (place.lon is None)
        assert place.lat is not None or place.geonames is None
        last = place.span.end


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_dateline_is_read(text: str) -> None:
    for place in find(text, (Block(BlockKind.DATELINE, Span(0, len(text))),), ()):
        assert text[place.span.start : place.span.end].strip() == place.span.of(text) != ""


def test_many_names_in_a_row_end_in_time() -> None:
    table = "\n".join("Orange NNP 0 dep B-GPE\nCounty NNP 0 dep I-GPE\n, , 0 punct" for _ in range(1500))
    _, found = places(table)
    assert len(found) == 1500
