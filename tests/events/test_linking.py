from onrecord.events import linking
from onrecord.events.candidates.pairs import pairs
from onrecord.events.selection import select
from onrecord.parsing import Sentence

SENTENCE = Sentence.from_table(
    """
    Austria NNP 2 nsubj B-GPE
    attacked VBD 0 ROOT
    Serbia NNP 2 dobj B-GPE
    in IN 2 prep
    July NNP 4 pobj B-DATE
    """
)


def test_an_attack_links_its_parties_and_no_day() -> None:
    scored = [(linking.score(linking.model(), SENTENCE, pair), pair) for pair in pairs(SENTENCE)]
    (candidate,) = select(SENTENCE, scored, linking.model().threshold)
    assert (candidate.actors, candidate.recipients, candidate.head) == (((0,),), ((2,),), 1)
    assert candidate.why == ("actor:nsubj", "recipient:dobj")
