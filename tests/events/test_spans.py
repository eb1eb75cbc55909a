from hypothesis import given
from hypothesis import strategies as st

from onrecord.events.spans import Spans
from onrecord.model import Span

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 10)).map(lambda pair: Span(pair[0], pair[0] + pair[1])))


def test_the_innermost_span_is_found() -> None:
    spans = Spans([(Span(0, 20), "outer"), (Span(5, 9), "inner"), (Span(30, 31), "apart")])
    assert [spans.innermost(offset) for offset in (0, 5, 8, 9, 19, 20, 30)] == [
        "outer", "inner", "inner", "outer", "outer", None, "apart",
    ]  # fmt: skip


@given(SPANS, st.integers(0, 60))
def test_innermost_is_the_shortest_that_holds_the_offset(listed: list[Span], offset: int) -> None:
    found = Spans((span, span) for span in listed).innermost(offset)
    holding = [span.end - span.start for span in listed if span.start <= offset < span.end]
    assert (found.end - found.start if found else None) == min(holding, default=None)


@given(SPANS, st.integers(0, 40), st.integers(1, 20))
def test_within_are_those_that_a_span_covers(listed: list[Span], start: int, length: int) -> None:
    whole = Span(start, start + length)
    assert Spans((span, span) for span in listed).within(whole) == sorted(s for s in listed if whole.covers(s))
