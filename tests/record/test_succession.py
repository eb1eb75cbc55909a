from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Participant, Span
from onrecord.record.succession import successors, words_of
from readings import MET


@pytest.mark.parametrize(
    ("past", "present", "expected"),
    [
        ([(0, 100)], {"new": [(0, 100)]}, "new"),
        ([(0, 100)], {"new": [(0, 50)]}, "new"),
        ([(0, 100)], {"new": [(0, 49)]}, None),
        ([(0, 100)], {"new": [(100, 200)]}, None),
        ([(0, 100)], {"far": [(30, 100)], "near": [(10, 100)]}, "near"),
        ([(0, 100)], {"second": [(50, 100)], "first": [(0, 50)]}, "first"),
        ([(0, 40), (60, 100)], {"whole": [(0, 100)]}, "whole"),
        ([(0, 40), (60, 100)], {"part": [(0, 40)], "other": [(200, 300)]}, "part"),
        ([(0, 100)], {}, None),
    ],
)
def test_the_quotation_that_shares_most_takes_the_place(
    past: list[tuple[int, int]], present: dict[str, list[tuple[int, int]]], expected: str | None
) -> None:
    spans = {new: [Span(*each) for each in content] for new, content in present.items()}
    assert successors({"old": [Span(*each) for each in past]}, spans) == {"old": expected}


def test_a_quotation_that_is_still_there_needs_none() -> None:
    content = [Span(0, 10)]
    assert successors({"same": content}, {"same": content}) == {}


def test_an_event_is_known_by_words_that_do_not_overlap() -> None:
    parties = [Participant(Span(*span), None, "they", None, None) for span in ((0, 4), (20, 30), (2, 8), (24, 26))]
    told = replace(MET, trigger=Span(10, 12), actors=tuple(parties[:2]), recipients=tuple(parties[2:]))
    assert words_of(told) == (Span(0, 8), Span(10, 12), Span(20, 30))
