from __future__ import annotations

from onrecord.events.candidate import Candidate
from onrecord.events.typing.frames import between, frame, phrase_head
from onrecord.parsing import Sentence

SAID = Sentence.from_table("""
Orlania NNP 2 nsubj B-GPE
said VBD 0 ROOT
it PRP 5 nsubj
would MD 5 aux
send VB 2 ccomp
food NN 5 dobj
to IN 5 prep
Pesk NNP 7 pobj B-GPE
""")
JOINED = Sentence.from_table("""
Orlania NNP 4 nsubj B-GPE
and CC 1 cc
Pesk NNP 1 conj B-GPE
signed VBD 0 ROOT
a DT 6 det
treaty NN 4 dobj
""")


def test_the_spine_leads_from_what_governs_both_to_the_recipient() -> None:
    found = frame(between(SAID, (0,), (7,)))
    assert (found.top, found.left, found.right) == (1, (), (4, 6))
    assert found.path == ("nsubj", "^", "ccomp", "prep", "pobj")
    assert found.above is None


def test_coordinated_parties_hang_on_the_verb() -> None:
    found = frame(between(JOINED, (0,), (2,)))
    assert (found.top, found.left, found.right) == (3, (), ())


def test_a_reciprocal_act_has_its_second_party_as_recipient() -> None:
    found = frame(Candidate(JOINED, (3,), 3, "sign", ((0,), (2,)), (), "nsubj"))
    assert found.reciprocal
    assert (found.actor, found.recipient) == (0, 2)


def test_an_act_without_recipient_is_framed_by_its_trigger() -> None:
    found = frame(Candidate(SAID, (4,), 4, "send", ((0,),), (), "nsubj"))
    assert found.recipient is None
    assert (found.top, found.right) == (1, (4,))


def test_the_head_of_a_phrase_hangs_on_a_word_outside_it() -> None:
    assert phrase_head(SAID, (5, 6, 7)) == 5
    assert phrase_head(JOINED, (4, 5)) == 5
