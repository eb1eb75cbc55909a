"""What every reading promises, whatever the text: see "What the record promises" in DESIGN.md."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from onrecord import pipeline
from onrecord.model import Article, Block, BlockKind, QuotationKind, Reading, Span, article_id, quotation_id

pytestmark = pytest.mark.model

VOCABULARY = (
    "The chancellor Anna Lind he she it said told denied called accused promised believes that of to the plan bridge "
    "was is dead adding according to allegedly queen's Zenda On Monday , , . . ? : — ; “ “ ” ” ‘ ’ \" \" '' « » ( ) "
    "\n \n\n \n\n\n \u00a0 e\u0301 😀 𝔄nna \u202e \u200b ŁÓDŹ ‘‘ İstanbul ǆ LIND: Q: Share"
)
WORDS = VOCABULARY.split(" ")  # at blanks only: the line breaks among them are words too
TEXTS = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=4)), max_size=60).map(" ".join)
CAREFUL = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])

SPOKEN = """Chancellor: treaty is dead

STRELSAU, May 3, 1988 - “The treaty is dead,” Chancellor Rudolf Rassendyll said on Monday. “We must begin again.”

The mayor said that the plan, according to the ministry, was dead. She allegedly told friends it was “a gift”.

“The bridge stays.” “The harbour stays.” “The ferry stays,” said Anna Lind, head of the harbour council.

We shall not freeze.
Anna Lind, head of the harbour council"""


def article(text: str, language: str | None = "en", structure: tuple[Block, ...] = ()) -> Article:
    return Article(article_id(text), "a test", text, language=language, structure=structure)


def spans(reading: Reading) -> Iterator[Span]:
    """Yield every span of a reading."""
    yield from (block.span for block in reading.blocks)
    yield from (mention.span for entity in reading.people for mention in entity.mentions)
    for quotation in reading.quotations:
        yield from (*quotation.content, *quotation.distancing)
        yield from (span for span in (quotation.source, quotation.cue) if span is not None)


@CAREFUL
@given(TEXTS)
@example(SPOKEN)
@example("\n\n".join((SPOKEN, SPOKEN)))
@example("“A" * 40 + "”" * 40)
@example("LIND: He said: “Go.”\n\nQ: “When?” he said.\n\nHe said:\n\nLIND: “Now.”")
def test_a_reading_is_true_to_its_text(text: str) -> None:
    reading = pipeline.read(article(text))
    assert reading.unread is None
    assert all(0 <= span.start < span.end <= len(text) for span in spans(reading))
    assert all(one.span.end <= other.span.start for one, other in pairwise(reading.blocks))
    ids = [quotation.id for quotation in reading.quotations]
    assert len(set(ids)) == len(ids)
    keys = [entity.key for entity in reading.people]
    assert len(set(keys)) == len(keys)
    for quotation in reading.quotations:
        assert quotation.text == " ".join(text[start:end] for start, end in quotation.content)
        assert quotation.id == quotation_id(reading.article.id, quotation.content)
        assert all(one.end <= other.start for one, other in pairwise(quotation.content))
        assert all(any(char.isalnum() for char in span.of(text)) for span in quotation.content)
        assert quotation.within is None or (quotation.within in ids and quotation.within != quotation.id)
        assert quotation.cue is None or not any(span.overlaps(quotation.cue) for span in quotation.content)
        assert quotation.speaker is None or quotation.speaker.key in keys
        assert not quotation.inferred or quotation.speaker is not None
        assert 0 <= quotation.score <= 1
        assert quotation.why


@CAREFUL
@given(TEXTS)
@example(SPOKEN)
def test_kinds_are_what_the_marks_say(text: str) -> None:
    for quotation in pipeline.read(article(text)).quotations:
        bare = not any(mark in text for mark in "“”„«»\"‘’'`‹›‚‟‛＂")
        if bare and "pull-quote" not in quotation.why and "transcript" not in quotation.why:
            assert quotation.kind is QuotationKind.INDIRECT


def test_the_example_is_read_as_a_reader_would() -> None:
    reading = pipeline.read(article(SPOKEN))
    rassendyll, lind = "Chancellor Rudolf Rassendyll", "Anna Lind, head of the harbour council"
    plan = "the plan, according to the ministry, was dead"
    assert [
        (str(found.kind), found.text, found.source and found.source.of(SPOKEN), found.speaker and found.speaker.name)
        for found in reading.quotations
    ] == [
        ("direct", "The treaty is dead", rassendyll, "Rudolf Rassendyll"),
        ("direct", "We must begin again.", rassendyll, "Rudolf Rassendyll"),
        ("indirect", plan, "The mayor", "mayor"),
        ("indirect", "the plan was dead", "the ministry", "ministry"),
        ("mixed", "it was “a gift”", "She", "mayor"),
        ("direct", "The bridge stays.", lind, "Anna Lind"),
        ("direct", "The harbour stays.", lind, "Anna Lind"),
        ("direct", "The ferry stays", lind, "Anna Lind"),
        ("direct", "We shall not freeze.", "Anna Lind", "Anna Lind"),
    ]
    outer = {quotation.text: quotation.within for quotation in reading.quotations}
    ids = {quotation.text: quotation.id for quotation in reading.quotations}
    assert {text: within for text, within in outer.items() if within} == {"the plan was dead": ids[plan]}
    assert [span.of(SPOKEN) for found in reading.quotations for span in found.distancing] == ["allegedly"]
    assert [block.kind for block in reading.blocks] == [
        BlockKind.HEADING,
        BlockKind.DATELINE,
        *[BlockKind.PARAGRAPH] * 3,
        BlockKind.PULL_QUOTE,
        BlockKind.SIGNATURE,
    ]


@CAREFUL
@given(st.data())
def test_an_article_is_read_the_same_in_any_company(data: st.DataObject) -> None:
    texts = data.draw(st.lists(TEXTS, min_size=1, max_size=4))
    articles = [article(text) for text in dict.fromkeys([SPOKEN, *texts])]
    alone = {one.id: pipeline.read(one) for one in articles}
    shuffled = data.draw(st.permutations(articles))
    chunk = data.draw(st.integers(1, 3))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "CHUNK", chunk)
        together = list(pipeline.read_all(iter(shuffled)))
    assert [reading.article for reading in together] == shuffled
    assert all(reading == alone[reading.article.id] for reading in together)


def test_another_language_is_stored_and_said_to_be_unread() -> None:
    one = article("Die Königin sagte, der Krieg sei vorbei.", language="de")
    reading = pipeline.read(one)
    assert reading == Reading(one, unread="the text is in 'de'; onrecord reads English only")


def test_a_text_whose_language_is_not_known_is_read() -> None:
    reading = pipeline.read(article("“Never!” said Anna Lind.", language=None))
    assert reading.unread is None
    assert [quotation.text for quotation in reading.quotations] == ["Never!"]


def test_unread_articles_keep_their_place_among_the_others() -> None:
    languages = ["de", "en", "fr", None, "en", "de"]
    articles = [
        article(f"The queen said the war was over in {year}.", language=one) for year, one in enumerate(languages)
    ]
    readings = list(pipeline.read_all(articles))
    assert [reading.article for reading in readings] == articles
    assert [reading.unread is None for reading in readings] == [False, True, False, True, True, False]
    assert all(bool(reading.quotations) == (reading.unread is None) for reading in readings)


def test_articles_of_one_text_keep_the_blocks_of_their_own_markup() -> None:
    text = "The queen said the war was over."
    plain, caption = article(text), article(text, structure=(Block(BlockKind.CAPTION, Span(0, len(text))),))
    kinds = [reading.blocks[0].kind for reading in pipeline.read_all([plain, caption, plain])]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.PARAGRAPH]


def test_articles_are_read_as_the_stream_goes() -> None:
    taken = []

    def stream() -> Iterator[Article]:
        for number in range(3 * pipeline.CHUNK):
            taken.append(number)
            yield article(f"Nobody spoke in {number}.")

    readings = pipeline.read_all(stream())
    assert taken == []
    next(readings)
    assert len(taken) == pipeline.CHUNK


def test_no_articles_no_readings() -> None:
    assert list(pipeline.read_all([])) == []


@pytest.mark.parametrize("text", ["", " \n ", "“”", "—", "\ufeff", "“" * 300, ".\n" * 200])
def test_texts_that_say_nothing(text: str) -> None:
    assert pipeline.read(article(text)).quotations == ()
