from assessments import found, gold, gold_article
from onrecord.evaluate.matching import Pair
from onrecord.evaluate.mistakes import Mistake, MistakeKind, mistakes

FIRST, SECOND, SLUICES = "We have lost two harvests", "We shall not lose a third.", "the sluices were shut"


def test_a_miss_and_a_false_find_in_the_order_of_the_text() -> None:
    missed, invented = gold(SLUICES, kind="indirect"), found(SECOND)
    article = gold_article(missed)
    assert list(mistakes(article, [invented], [])) == [
        Mistake(MistakeKind.FALSE_FIND, article, None, invented),
        Mistake(MistakeKind.MISSED, article, missed, None),
    ]


def test_a_matched_pair_can_hold_several() -> None:
    wanted = gold(FIRST, source="Pavo Lim", speaker="Pavo Lim")
    given = found("lost two harvests", speaker="Irena Dostan")
    told = list(mistakes(gold_article(wanted), [given], [Pair(0, 0)]))
    assert [mistake.kind for mistake in told] == [MistakeKind.BOUNDARY, MistakeKind.SOURCE, MistakeKind.SPEAKER]
    assert all(mistake.about is wanted for mistake in told)


def test_a_right_pair_holds_none() -> None:
    wanted = gold(FIRST, source="Pavo Lim", speaker="Pavo Lim")
    given = found(f"“{FIRST},”", source="Lim", speaker="Pavo Lim")
    assert list(mistakes(gold_article(wanted), [given], [Pair(0, 0)])) == []


def test_what_the_corpus_does_not_tell_is_no_mistake() -> None:
    assert list(mistakes(gold_article(gold(FIRST)), [found(FIRST, speaker="Pavo Lim")], [Pair(0, 0)])) == []
