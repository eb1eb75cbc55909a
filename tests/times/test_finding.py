from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Block, BlockKind, Origin, Precision, Span, TimeExpression, TimeType
from onrecord.times import find, time
from onrecord.times.grammar import grammar
from staging import stage

ON = datetime.date(2024, 9, 16)

WILL_MEET = """
They PRP 3 nsubj
will MD 3 aux
meet VB 0 ROOT
in IN 3 prep
October NNP 4 pobj B-DATE
"""
MET = """
They PRP 2 nsubj
met VBD 0 ROOT
in IN 2 prep
October NNP 3 pobj B-DATE
"""
MAY = """
They PRP 3 nsubj
May MD 3 aux
march VB 0 ROOT
"""
SUNDAY = """
The DT 3 det B-ORG
Sunday NNP 3 compound I-ORG
Courier NNP 4 nsubj I-ORG
wrote VBD 0 ROOT
"""
FOLLOWED = """
Talks NNS 6 nsubj
on IN 1 prep
November NNP 2 pobj B-DATE
9 CD 3 nummod I-DATE
2023 CD 3 nummod I-DATE
followed VBD 0 ROOT
a DT 8 det
trip NN 6 dobj
in IN 8 prep
October NNP 9 pobj B-DATE
"""


def blocks(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> tuple[Block, ...]:
    return (Block(kind, Span(0, len(text))),)


@pytest.mark.parametrize(
    ("table", "values"),
    [
        (WILL_MEET, ["2024-10"]),
        (MET, ["2023-10"]),
        (MAY, []),
        (SUNDAY, []),
        (FOLLOWED, ["2023-11-09", "2023-10"]),
    ],
)
def test_the_sentence_decides(table: str, values: list[str]) -> None:
    article = stage(table)
    found = find(article.text, article.blocks, article.sentences, ON)
    assert [one.value for one in found] == values


def test_an_expression_tells_its_anchor() -> None:
    assert time("last week", ON) == TimeExpression(
        Span(0, 9), TimeType.DATE, "2024-W37", Precision.WEEK, Origin.RESOLVED, ("relative_unit", "anchor 2024-09-16")
    )


def test_what_is_counted_without_words_for_it_is_inferred() -> None:
    alone = time("a year earlier", ON)
    assert alone is not None
    assert (alone.value, alone.origin) == ("2023", Origin.INFERRED)


def test_nothing_falls_back_to_the_day_of_publication() -> None:
    text = "The curfew began at 10 p.m. in the north."
    assert [one.value for one in find(text, blocks(text), (), ON)] == ["T22:00"]


def test_datelines_are_read_and_boilerplate_is_not() -> None:
    text = "VELMAR, March 3, 2021 -"
    assert [one.value for one in find(text, blocks(text, BlockKind.DATELINE), (), ON)] == ["2021-03-03"]
    assert find(text, blocks(text, BlockKind.BOILERPLATE), (), ON) == ()


def test_a_paragraph_does_not_look_into_the_one_before() -> None:
    text = "It fell on March 1, 2019.\n\nThree days later it rained."
    two = (Block(BlockKind.PARAGRAPH, Span(0, 25)), Block(BlockKind.PARAGRAPH, Span(27, len(text))))
    assert [one.value for one in find(text, two, (), ON)] == ["2019-03-01", None]


def test_a_text_without_a_time_has_none() -> None:
    assert time("They may march.", ON) is None
    assert time("", ON) is None


WORDS = st.sampled_from(
    [*sorted(grammar().signs), "1990", "3", "31st", "2024-02-30", "12/31/1999", "10:30", ",", ".", "-"]
)


@given(st.lists(WORDS, max_size=14).map(" ".join) | st.text(), st.none() | st.dates())
def test_spans_lie_in_the_text_in_order_and_nothing_breaks(text: str, published: datetime.date | None) -> None:
    for case in (text, text.title()):
        found = find(case, blocks(case), (), published)
        assert found == find(case, blocks(case), (), published)
        end = 0
        for one in found:
            assert end <= one.span.start < one.span.end <= len(case)
            assert one.why
            assert (one.precision is None) >= (one.value is None)
            end = one.span.end
