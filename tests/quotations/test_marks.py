from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Block, BlockKind, Span
from onrecord.quotations.marks import Passage, scan


def article(*paragraphs: str | tuple[BlockKind, str]) -> tuple[str, list[Block]]:
    """Make a text and its blocks; a paragraph of another kind comes with it."""
    text, blocks = "", []
    for paragraph in paragraphs:
        kind, words = paragraph if isinstance(paragraph, tuple) else (BlockKind.PARAGRAPH, paragraph)
        text += "\n\n" if text else ""
        blocks.append(Block(kind, Span(len(text), len(text) + len(words))))
        text += words
    return text, blocks


def found(*paragraphs: str | tuple[BlockKind, str]) -> list[list[str]]:
    text, blocks = article(*paragraphs)
    return [[span.of(text) for span in passage.content] for passage in scan(text, blocks)]


def one(*paragraphs: str | tuple[BlockKind, str]) -> Passage:
    (passage,) = scan(*article(*paragraphs))
    return passage


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        # the families of marks
        ('"Yes," he said. "We will."', ["Yes,", "We will."]),
        ("“Yes,” he said. “We will.”", ["Yes,", "We will."]),
        ("``Yes,'' he said.", ["Yes,"]),
        ("''Yes,'' he said. ''We will.''", ["Yes,", "We will."]),
        ("‘Yes,’ he said. ‘We don’t.’", ["Yes,", "We don’t."]),
        ("'Yes,' he said. 'We don't.'", ["Yes,", "We don't."]),
        ("«Yes», he said. « We will. »", ["Yes", "We will."]),
        ("„Yes“, he said. ‚No‘, she said.", ["Yes", "No"]),
        ("‹Yes›, he said.", ["Yes"]),
        # marks nested in marks, outer first
        ("“He told me ‘no’ twice,” she said.", ["He told me ‘no’ twice,", "no"]),
        ("‘He told me “no” twice,’ she said.", ["He told me “no” twice,", "no"]),
        ("\"'Yes,' he said,\" she said.", ["'Yes,' he said,", "Yes,"]),
        ("“She said, ‘No.’”", ["She said, ‘No.’", "No."]),
        ("“He said “no” to me,” she said.", ["He said “no” to me,", "no"]),
        # apostrophes, primes, decades, elisions
        ("The workers' union and the bosses' club don't agree.", []),
        ("The workers’ union and the bosses’ club don’t agree.", []),
        ("'The workers' union is strong,' he said.", ["The workers' union is strong,"]),
        ("‘I like the workers’ plan,’ she said.", ["I like the workers’ plan,"]),
        ("Rock 'n' roll in the '90s, the class of '68, get 'em.", []),
        ("Rock ’n’ roll in the ’90s, the ‘80s, get ’em.", []),
        ('He is 6\'2" tall and lost 5" of hair.', []),
        ('"He is 6\'2" tall," she said.', ["He is 6'2\" tall,"]),
        ("“Get 'em,” he said. ‘Get 'em,’ she said.", ["Get 'em,", "Get 'em,"]),
        ("She was goin' and comin' all day.", []),
        # marks turned the wrong way, mixed or missing a blank
        ("”Hello,” he said.", ["Hello,"]),
        ("“Hello,“ he said. “Yes.“", ["Hello,", "Yes."]),
        ('“Hello," he said.', ["Hello,"]),
        ('He said,"We go." Then he left.', ["We go."]),
        ('("Hello")—"more"', ["Hello", "more"]),
        ('"...and then", "[We] go"', ["...and then", "[We] go"]),
        # nothing inside, decoration
        ('"" “ ” "..."', []),
        ('"""""""" and """"""', []),
        # unbalanced
        ('"A, he said. "B."', ["B."]),
        ('No open," he said.', []),
        ('"No close, he said.', ["No close, he said."]),
        ("", []),
    ],
)
def test_one_paragraph(text: str, contents: list[str]) -> None:
    assert [content for (content,) in found(text)] == contents


def test_outer_spans_include_the_marks_and_content_does_not() -> None:
    text, blocks = article("He said: « We will. »")
    (passage,) = scan(text, blocks)
    assert [span.of(text) for span in passage.outer] == ["« We will. »"]
    assert [span.of(text) for span in passage.content] == ["We will."]


def test_parent_is_the_smallest_passage_around() -> None:
    text, blocks = article("“A ‘b “c” d’ e.” “F ‘g’.”")
    assert [passage.parent for passage in scan(text, blocks)] == [None, 0, 1, None, 3]


def test_a_passage_goes_on_in_the_next_paragraph() -> None:
    contents = found("He said: “One ‘two’.", "“Three.", "“Four ‘five’,” he said. “Six.”")
    assert contents == [["One ‘two’.", "Three.", "Four ‘five’,"], ["two"], ["five"], ["Six."]]


def test_a_single_quoted_passage_goes_on_as_well() -> None:
    assert found("‘It isn’t one.", "‘It’s two,’ he said.") == [["It isn’t one.", "It’s two,"]]


def test_what_is_nested_in_a_later_paragraph_belongs_to_the_whole_passage() -> None:
    passages = scan(*article("“One.", "“Two ‘three’,” he said."))
    assert [(passage.block, passage.parent) for passage in passages] == [(0, None), (1, 0)]


@pytest.mark.parametrize("kind", [BlockKind.CAPTION, BlockKind.BOILERPLATE])
def test_furniture_does_not_end_a_passage(kind: BlockKind) -> None:
    assert ["One.", "Two,"] in found("“One.", (kind, "Advertisement"), "“Two,” he said.")


@pytest.mark.parametrize("kind", [BlockKind.HEADING, BlockKind.SIGNATURE])
def test_a_heading_or_signature_ends_a_passage(kind: BlockKind) -> None:
    assert found("“One.", (kind, "Jane Roe"), "“Two,” he said.") == [["One."], ["Two,"]]


def test_an_unbalanced_mark_costs_no_more_than_its_paragraph() -> None:
    assert found("“One, he said.", "Two.", "“Three,” she said.") == [["One, he said."], ["Three,"]]
    assert found('One," he said.', '"Two," she said.') == [["Two,"]]


def test_closed_tells_whether_the_last_paragraph_has_a_closing_mark() -> None:
    assert one("“One.", "“Two.”").closed
    assert not one("“One.", "“Two.").closed
    assert not one("“One.", "Two.”").closed


GLYPHS = "\"“”„‟'‘’‚‛`«»‹›"
TEXTS = st.one_of(
    st.text(max_size=80),
    st.text(alphabet=GLYPHS + " .,?ab5s\n\u00a0—()", max_size=60),
    st.lists(
        st.sampled_from(["“", "”", '"', "'", "’", "‘", "''", " ", "word", "s", ". ", ", ", "Yes"]), max_size=40
    ).map("".join),
)
KINDS = st.sampled_from([BlockKind.PARAGRAPH] * 4 + list(BlockKind))


@given(st.lists(st.tuples(KINDS, TEXTS), max_size=5))
def test_passages_keep_their_promises(paragraphs: list[tuple[BlockKind, str]]) -> None:
    text, blocks = article(*paragraphs)
    passages = scan(text, blocks)
    assert [p.outer[0].start for p in passages] == sorted(p.outer[0].start for p in passages)
    for number, passage in enumerate(passages):
        assert len(passage.content) == len(passage.outer)
        homes = []
        for content, outer in zip(passage.content, passage.outer, strict=True):
            assert outer.start < content.start < content.end <= outer.end
            assert content.end < outer.end or not passage.closed or outer != passage.outer[-1]
            assert content.of(text) == content.of(text).strip()
            assert any(char.isalnum() for char in content.of(text))
            homes.append(next(n for n, block in enumerate(blocks) if block.span.covers(outer)))
        assert homes == sorted(set(homes))
        assert homes[0] == passage.block
        if passage.parent is not None:
            assert passage.parent < number
            above = passages[passage.parent].content
            assert all(any(around.covers(outer) for around in above) for outer in passage.outer)
        for other in passages[:number]:
            for mine in passage.outer:
                assert not any(
                    mine.overlaps(its) and not inside.covers(mine)
                    for its, inside in zip(other.outer, other.content, strict=True)
                )


@pytest.mark.parametrize("unit", ['"', '"a ', '" ', "'a ", "‘“a ", 'word "a" word word ', "a'b’c "])
def test_a_flood_of_marks_is_read_in_linear_time(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    started = time.perf_counter()
    passages = scan(text, [Block(BlockKind.PARAGRAPH, Span(0, len(text)))])
    assert time.perf_counter() - started < 5
    assert all(passage.block == 0 for passage in passages)
