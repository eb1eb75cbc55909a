from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.web.marks import Mark, Piece, nest, runs

LENGTH = 30


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, LENGTH))
    return Span(start, draw(st.integers(start, LENGTH + 5)))


MARKS = st.lists(st.builds(Mark, spans(), st.integers(0, 99), st.integers(0, 3)), max_size=12)


def pieces(trees: list[Piece[int]]) -> Iterator[Piece[int]]:
    for piece in trees:
        yield piece
        yield from pieces(piece.children)


@given(MARKS)
def test_the_runs_are_the_text(marks: list[Mark[int]]) -> None:
    within = Span(3, LENGTH)
    found = list(runs(within, nest(within, marks)))
    assert found[0].span.start == within.start
    assert found[-1].span.end == within.end
    assert all(one.span.end == other.span.start for one, other in pairwise(found))
    assert all(run.span.start < run.span.end for run in found)


@given(MARKS)
def test_each_run_has_the_marks_that_cover_it_and_no_others(marks: list[Mark[int]]) -> None:
    within = Span(0, LENGTH)
    for run in runs(within, nest(within, marks)):
        expected = [mark for mark in marks if mark.span.covers(run.span)]
        assert sorted(map(id, expected)) == sorted(id(piece.mark) for piece in run.pieces)


@given(MARKS)
def test_pieces_nest_and_a_mark_begins_once(marks: list[Mark[int]]) -> None:
    trees = nest(Span(0, LENGTH), marks)
    found = list(pieces(trees))
    assert all(piece.span.covers(child.span) for piece in found for child in piece.children)
    begun = [id(piece.mark) for piece in found if piece.first]
    assert len(begun) == len(set(begun)) == sum(mark.span.start < min(mark.span.end, LENGTH) for mark in marks)


@given(MARKS)
def test_what_opens_closes(marks: list[Mark[int]]) -> None:
    within = Span(0, LENGTH)
    stack: list[Piece[int]] = []
    for run in runs(within, nest(within, marks)):
        stack += run.opens
        assert tuple(stack) == run.pieces
        del stack[len(stack) - run.closes :]
    assert not stack


def test_of_marks_on_the_same_span_the_lower_rank_is_outside() -> None:
    (outer,) = nest(Span(0, 9), [Mark(Span(2, 5), "in", 1), Mark(Span(2, 5), "out", 0)])
    assert (outer.mark.value, [child.mark.value for child in outer.children]) == ("out", ["in"])


def test_marks_that_cross_are_cut_where_the_first_ends() -> None:
    first, rest = nest(Span(0, 9), [Mark(Span(0, 5), "a"), Mark(Span(3, 8), "b")])
    assert [(child.mark.value, child.span, child.first) for child in first.children] == [("b", Span(3, 5), True)]
    assert (rest.mark.value, rest.span, rest.first) == ("b", Span(5, 8), False)
