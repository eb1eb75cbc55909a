from __future__ import annotations

from onrecord.model import Span
from onrecord.quotations.choice import BESIDE, Choice, choose, covered, likeliest_cues
from onrecord.quotations.proposals import Proposal
from onrecord.quotations.scoring import model


def choice(score: float, cue: int, *content: tuple[int, int], lemma: str = "say", source: Span | None = None) -> Choice:
    spans = tuple(Span(*span) for span in content)
    return Choice(score, Proposal(0, "ccomp", lemma, Span(cue, cue + 4), source, spans, None, ()))


def test_the_best_of_each_cue_is_kept() -> None:
    best, worse = choice(0.9, 0, (5, 50)), choice(0.8, 0, (5, 20))
    assert choose([worse, best]) == [best]


def test_a_choice_without_a_source_takes_that_of_the_same_words() -> None:
    best, other = choice(0.9, 60, (5, 50)), choice(0.3, 60, (5, 50), source=Span(65, 70))
    (kept,) = choose([best, other])
    assert (kept.score, kept.proposal.source) == (0.9, Span(65, 70))
    (kept,) = choose([best, choice(0.3, 60, (5, 40), source=Span(65, 70))])
    assert kept.proposal.source is None


def test_what_is_under_the_threshold_is_left_out() -> None:
    assert choose([choice(model().threshold - 0.01, 0, (5, 50))]) == []
    assert len(choose([choice(model().threshold, 0, (5, 50))])) == 1


def test_two_cues_of_the_same_words_the_likelier_one_is_kept() -> None:
    best, other = choice(0.9, 60, (5, 50)), choice(0.8, 70, (5, 48))
    assert choose([other, best]) == [best]


def test_a_report_within_a_report_is_no_repetition() -> None:
    outer, inner = choice(0.9, 0, (5, 50)), choice(0.8, 8, (13, 50))
    assert choose([outer, inner]) == [outer, inner]


def test_a_report_within_a_report_of_the_very_same_words_is() -> None:
    outer, other = choice(0.9, 0, (5, 50)), choice(0.8, 8, (5, 50))
    assert choose([outer, other]) == [outer]


def test_neighbours_that_share_less_than_half_are_both_kept() -> None:
    one, other = choice(0.9, 0, (5, 50)), choice(0.8, 80, (45, 79))
    assert choose([one, other]) == [one, other]


def test_repetitions_are_found_wherever_they_are_in_a_long_text() -> None:
    for start in (0, 1990, 5_999, 999_000):
        best = choice(0.9, start, (start + 5, start + 4100))
        other = choice(0.8, start + 5000, (start + 5, start + 4090))
        assert choose([other, best]) == [best]


def test_equal_scores_are_decided_by_place_not_by_order() -> None:
    one, other = choice(0.9, 60, (5, 50)), choice(0.9, 70, (5, 50))
    assert choose([one, other]) == choose([other, one]) == [one]


def test_the_likeliest_verb_of_saying_beside_a_passage() -> None:
    content = (Span(5, 50),)
    said, told, ate = choice(0.2, 60, (5, 50)), choice(0.3, 70, (5, 50)), choice(0.9, 80, (5, 50), lemma="eat")
    assert likeliest_cues([said, told, ate]) == {content: told.proposal}
    assert likeliest_cues([choice(BESIDE / 2, 60, (5, 50)), ate]) == {}


def test_covered_by_one_fragment_not_by_two_together() -> None:
    assert covered(Span(6, 9), [Span(0, 3), Span(5, 10)])
    assert not covered(Span(2, 7), [Span(0, 5), Span(5, 10)])
