import pytest

from onrecord.events.candidates.pairs import pairs
from onrecord.parsing import Sentence

RULED_OUT = [
    ("language",
     "Austria NNP 2 nsubj B-GPE|warned VBD 0 ROOT|them PRP 2 dobj|in IN 2 prep|German NNP 4 pobj B-NORP",
     "German"),
    ("place",
     "Austria NNP 2 nsubj B-GPE|warned VBD 0 ROOT|rebels NNS 2 dobj|near IN 2 prep|Graz NNP 4 pobj B-GPE",
     "Graz"),
    ("what the object does",
     "Austria NNP 2 nsubj B-GPE|urged VBD 0 ROOT|them PRP 2 dobj|to TO 5 aux|leave VB 2 xcomp|Serbia NNP 5 dobj B-GPE",
     "Serbia"),
    ("what the accused did",
     ("Austria NNP 2 nsubj B-GPE|fined VBD 0 ROOT|rebels NNS 2 dobj|for IN 2 prep|helping VBG 4 pcomp|"
     "Serbia NNP 5 dobj B-GPE"), "Serbia"),
    ("subject of another verb",
     ("Austria NNP 2 nsubj B-GPE|hit VBD 0 ROOT|rebels NNS 2 dobj|and CC 2 cc|Serbia NNP 6 nsubj B-GPE|"
     "left VBD 2 conj"),
     "Serbia"),
    ("what the object's act is done to",
     ("Austria NNP 2 nsubj B-GPE|condemned VBD 0 ROOT|Serbia NNP 5 poss B-GPE|'s POS 3 case|attack NN 2 dobj|"
     "on IN 5 prep|Bosnia NNP 6 pobj B-GPE"), "Bosnia"),
    ("who says so",
     ("Austria NNP 2 nsubj B-GPE|hit VBD 0 ROOT|rebels NNS 2 dobj|according VBG 2 prep|to IN 4 prep|"
     "Serbia NNP 5 pobj B-GPE"), "Serbia"),
    ("part of a name",
     "Austria NNP 2 nsubj B-GPE|accused VBD 0 ROOT|Anton NNP 4 compound B-PERSON|Breg NNP 2 dobj I-PERSON", "Anton"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "table", "nobody"), RULED_OUT, ids=[row[0] for row in RULED_OUT])
def test_what_else_a_sentence_names_is_no_recipient(what: str, table: str, nobody: str) -> None:
    sentence = Sentence.from_table(table.replace("|", "\n"))
    found = [
        pair
        for pair in pairs(sentence)
        if pair.actor.head == 0 and sentence.tokens[pair.trigger.i].head == pair.trigger.i
    ]
    assert found
    assert nobody not in {sentence.tokens[pair.recipient.head].text for pair in found}


def test_agents_of_a_passive_do_not_act_on_each_other() -> None:
    table = (
        "Austria NNP 3 nsubjpass B-GPE|was VBD 3 auxpass|backed VBN 0 ROOT|by IN 3 agent|Serbia NNP 4 pobj B-GPE|"
        "and CC 5 cc|Hungary NNP 5 conj B-GPE"
    )
    sentence = Sentence.from_table(table.replace("|", "\n"))
    assert "reciprocal" not in {pair.path for pair in pairs(sentence)}
