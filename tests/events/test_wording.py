import pytest

from onrecord.events.candidate import Candidate
from onrecord.events.wording import Deed, deed
from onrecord.model import Participant, Span
from onrecord.parsing import Sentence


def candidate(table: str, lemma: str) -> Candidate:
    sentence = Sentence.from_table(table.replace("|", "\n"))
    return Candidate(sentence, (1,), 1, lemma, ((0,),), ((2,),), "nsubj")


def party(sector: str | None) -> Participant:
    return Participant(Span(0, 4), "k", "Ilves", None, sector)


CASES = [
    ("attack", "Ilves NNP 2 nsubj|attacked VBD 0 ROOT|Lund NNP 2 dobj", "ELI", True, Deed.CRITICISM),
    ("beat", "Ilves NNP 2 nsubj|beat VBD 0 ROOT|Lund NNP 2 dobj", "PTY", True, Deed.CONTEST),
    ("attack", "Ilves NNP 2 nsubj|attacked VBD 0 ROOT|Lund NNP 2 dobj", "REB", True, Deed.VIOLENCE),
    ("attack", "Ilves NNP 2 nsubj|attacked VBD 0 ROOT|Lund NNP 2 dobj", "GOV", False, Deed.VIOLENCE),
    ("attack", "Ilves NNP 2 nsubj|attacked VBD 0 ROOT|Lund NNP 2 dobj|firing VBG 2 advcl|missiles NNS 4 dobj",
     None, True, Deed.VIOLENCE),
    ("stab", "Ilves NNP 2 nsubj|stabbed VBD 0 ROOT|Lund NNP 2 dobj", None, True, Deed.VIOLENCE),
]  # fmt: skip


@pytest.mark.parametrize(("lemma", "table", "sector", "persons", "expected"), CASES)
def test_rivals_attack_in_words(lemma: str, table: str, sector: str | None, persons: bool, expected: Deed) -> None:
    assert deed(candidate(table, lemma), [party(None), party(sector)], [persons, persons]) is expected


def test_a_party_targets_voters_in_words_alone() -> None:
    one = candidate("Labour NNP 2 nsubj|captured VBD 0 ROOT|parliament NN 2 dobj", "capture")
    assert deed(one, [party("PTY"), party("LEG")], [False, False]) is Deed.CONTEST


def test_a_person_of_whom_nothing_is_told_may_bear_arms() -> None:
    one = candidate("Ilves NNP 2 nsubj|attacked VBD 0 ROOT|club NN 2 dobj", "attack")
    assert deed(one, [party(None), party("SOC")], [True, False]) is Deed.VIOLENCE
