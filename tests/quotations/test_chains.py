from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import QuotationKind, Span
from onrecord.quotations.chains import followed, nested
from onrecord.quotations.draft import Draft

CUE, SOURCE = Span(0, 1), Span(0, 2)


def draft(
    *content: tuple[int, int], cue: Span | None = None, source: Span | None = None, block: int = 0, pull: bool = False
) -> Draft:
    spans = tuple(Span(*span) for span in content)
    return Draft(spans, QuotationKind.DIRECT, source, cue, block, 1.0, (), pull_quote=pull)


def test_the_smallest_quotation_that_holds_another_is_around_it() -> None:
    drafts = [draft((0, 100)), draft((10, 90)), draft((20, 40)), draft((95, 99))]
    assert [one.within for one in nested(drafts)] == [None, 0, 1, 0]


def test_a_quotation_that_reaches_beyond_is_not_within() -> None:
    assert [one.within for one in nested([draft((0, 50)), draft((40, 60))])] == [None, None]


def test_a_cue_outside_makes_a_quotation_of_its_own() -> None:
    drafts = [draft((0, 50)), draft((10, 40), cue=Span(60, 64))]
    assert [one.within for one in nested(drafts)] == [None, None]
    drafts = [draft((0, 50)), draft((10, 40), cue=Span(5, 9))]
    assert [one.within for one in nested(drafts)] == [None, 0]


def test_every_fragment_must_be_held() -> None:
    drafts = [draft((0, 20), (30, 50)), draft((5, 10), (35, 40)), draft((15, 18), (60, 70))]
    assert [one.within for one in nested(drafts)] == [None, 0, None]


def test_the_same_content_is_not_within_itself() -> None:
    assert [one.within for one in nested([draft((0, 50)), draft((0, 50))])] == [None, None]


def said(start: int, block: int = 0) -> Draft:
    return draft((start, start + 5), cue=CUE, source=SOURCE, block=block)


def alone(start: int, block: int = 0) -> Draft:
    return draft((start, start + 5), block=block)


@pytest.mark.parametrize(
    ("drafts", "follows"),
    [
        ([said(0), alone(10)], [None, 0]),
        ([said(0), alone(10), alone(20)], [None, 0, 1]),
        ([alone(0), said(10)], [1, None]),
        ([alone(0), alone(10), said(20)], [2, 0, None]),
        ([said(0), alone(10), said(20)], [None, 0, None]),
        ([said(0, 0), alone(10, 1)], [None, 0]),
        ([said(0, 0), alone(10, 1), said(20, 1)], [None, 2, None]),
        ([said(0, 0), alone(10, 2)], [None, None]),
        ([alone(0, 0), said(10, 1)], [None, None]),
        ([alone(0), alone(10)], [None, 0]),
        ([said(0, 0), alone(10, 1), alone(20, 1)], [None, 0, 1]),
        ([said(0, 0), draft((10, 15), block=1, pull=True), alone(20, 1)], [None, None, 0]),
        ([draft((0, 5), source=SOURCE), alone(10)], [None, 0]),
    ],
)
def test_whose_speaker_goes_on(drafts: list[Draft], follows: list[int | None]) -> None:
    assert [one.follows for one in followed(drafts)] == follows


def test_a_nested_report_is_not_followed() -> None:
    outer, inner, after = draft((0, 50), cue=CUE), draft((10, 40), cue=Span(5, 9)), alone(60)
    assert [one.follows for one in followed(nested([outer, inner, after]))] == [None, None, 0]


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.integers(0, 1)), max_size=12))
def test_following_leads_to_a_source_or_an_end_never_in_a_circle(rows: list[tuple[bool, bool, int]]) -> None:
    block, drafts = 0, []
    for i, (is_alone, pull, step) in enumerate(rows):
        block += step
        drafts.append(draft((i * 10, i * 10 + 5), cue=None if is_alone or pull else CUE, block=block, pull=pull))
    found = followed(drafts)
    for start in range(len(found)):
        seen, here = set(), start
        while (after := found[here].follows) is not None:
            assert here not in seen
            assert found[here].cue is None
            assert not found[after].pull_quote
            assert abs(found[after].block - found[here].block) <= 1
            seen.add(here)
            here = after
