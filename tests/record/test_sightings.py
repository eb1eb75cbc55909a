from __future__ import annotations

import datetime
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Article, Block, BlockKind, Evidence, Span
from onrecord.record.sightings import differences, merge, reads_alike
from transcripts import article

TEXT = "May 3, 1988: The harbour stays open."
DAY = datetime.date(1988, 5, 3)
LATER = datetime.date(1988, 5, 4)
FOUND = (Evidence("published", Span(0, 11)),)

copies = st.builds(
    article,
    text=st.just(TEXT),
    ref=st.sampled_from(["a", "b", "c"]),
    title=st.none() | st.sampled_from(["Harbour", "Winter"]),
    outlet=st.none() | st.sampled_from(["The Lundhavn Post", "Morgenblad"]),
    published=st.none() | st.sampled_from([DAY, LATER]),
    evidence=st.sampled_from([(), FOUND]),
    structure=st.sampled_from([(), (Block(BlockKind.HEADING, Span(0, 4)),)]),
)


@given(st.lists(copies, min_size=1, max_size=4))
def test_the_order_of_copies_does_not_count(given_copies: list[Article]) -> None:
    assert len({merge(order) for order in permutations(given_copies)}) == 1


@given(copies)
def test_one_copy_is_the_article(copy: Article) -> None:
    assert merge([copy]) == copy == merge([copy, copy])


@given(st.lists(copies, min_size=1, max_size=4))
def test_whatever_a_copy_knows_is_known(given_copies: list[Article]) -> None:
    merged = merge(given_copies)
    for field in ("title", "outlet", "published"):
        known = {getattr(copy, field) for copy in given_copies} - {None}
        assert getattr(merged, field) in (known or {None})


def test_what_was_told_goes_before_what_was_found_in_the_text() -> None:
    found = article(TEXT, "a", published=DAY, evidence=FOUND)
    told = article(TEXT, "b", published=LATER)
    assert merge([found, told]) == article(TEXT, "a", published=LATER)


def test_a_value_from_a_further_copy_brings_its_evidence() -> None:
    bare = article(TEXT, "a", title="Harbour")
    found = article(TEXT, "b", published=DAY, evidence=FOUND)
    assert merge([bare, found]) == article(TEXT, "a", title="Harbour", published=DAY, evidence=FOUND)


def test_differences_are_told() -> None:
    before = article(TEXT, "b", title="Harbour")
    after = article(TEXT, "a", title="Winter", published=DAY)
    assert differences(before, after) == "ref a instead of b, title Winter instead of Harbour, published 1988-05-03"
    assert differences(before, before) == ""


def test_where_a_text_was_found_is_no_reason_to_read_it_again() -> None:
    assert reads_alike(article(TEXT, "a", url="u"), article(TEXT, "b"))
    assert not reads_alike(article(TEXT, "a"), article(TEXT, "a", published=DAY))
