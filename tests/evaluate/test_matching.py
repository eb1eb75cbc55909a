import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluate.matching import LEAST_OVERLAP, bare, match, overlap, same_name, words
from onrecord.model import Span

contents = st.lists(st.frozensets(st.integers(0, 12), max_size=6), max_size=6)


def test_words_are_the_places_where_they_begin() -> None:
    assert words("Yes, no: no.", [Span(0, 7), Span(9, 12)]) == {0, 5, 9}
    assert words("… —", [Span(0, 3)]) == frozenset()


def test_overlap_is_intersection_over_union() -> None:
    assert overlap(frozenset({1, 2, 3}), frozenset({2, 3, 4})) == 0.5
    assert overlap(frozenset(), frozenset()) == 0


def test_the_best_pair_is_made_first() -> None:
    gold = [frozenset({1, 2, 3}), frozenset({1, 2})]
    found = [frozenset({1, 2})]
    assert match(gold, found) == [(1, 0)]


def test_half_is_enough_and_less_is_not() -> None:
    assert match([frozenset({1, 2})], [frozenset({1})]) == [(0, 0)]
    assert match([frozenset({1, 2, 3})], [frozenset({1})]) == []


@given(contents, contents)
def test_matching_is_one_to_one_and_leaves_no_free_pair(
    gold: list[frozenset[int]], found: list[frozenset[int]]
) -> None:
    pairs = match(gold, found)
    used_gold, used_found = [pair.gold for pair in pairs], [pair.found for pair in pairs]
    assert len(set(used_gold)) == len(used_gold)
    assert len(set(used_found)) == len(used_found)
    assert all(overlap(gold[i], found[j]) >= LEAST_OVERLAP for i, j in pairs)
    for i, wanted in enumerate(gold):
        for j, given_content in enumerate(found):
            if i not in used_gold and j not in used_found:
                assert overlap(wanted, given_content) < LEAST_OVERLAP


def test_edges_do_not_count() -> None:
    text = "“Yes, no,” he said"
    assert bare(text, [Span(0, 10)]) == bare(text, [Span(1, 8)]) == (Span(1, 8),)
    assert bare(text, [Span(5, 6), Span(0, 5)]) == (Span(1, 4),)


@given(st.text(), st.integers(0, 20), st.integers(0, 20))
def test_bare_fragments_lie_within_the_given_ones(text: str, start: int, length: int) -> None:
    given_span = Span(min(start, len(text)), min(start + length, len(text)))
    assert all(given_span.covers(fragment) for fragment in bare(text, [given_span]))


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("Pavo Lim", "Pavo Lim", True),
        ("Pavo Lim", "PAVO LIM", True),
        ("John F. Kennedy", "John Kennedy", True),
        ("Anwar el-Sadat", "Anwar Sadat", True),
        ("Lim", "Pavo Lim", True),
        ("Pavo Lim", "Lim", False),
        ("Pavo", "Pavo Lim", False),
        ("Pavo Lim", "Pavo Dostan", False),
        ("Pavo Lim", None, False),
        ("unknown", None, True),
        ("unknown", "Pavo Lim", False),
        ("...", "...", False),
    ],
)
def test_names(gold: str, found: str | None, same: bool) -> None:
    assert same_name(gold, found) is same
