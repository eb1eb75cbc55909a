import pytest

from onrecord.events.senses import conditions
from onrecord.events.triggers import lexicon, triggers
from onrecord.events.typing.concepts import lexicon as concepts
from onrecord.parsing import Sentence

SENTENCES = [
    ("They threw stones", "They PRP 2 nsubj|threw VBD 0 ROOT|stones NNS 2 dobj", True),
    ("They threw a party", "They PRP 2 nsubj|threw VBD 0 ROOT|a DT 4 det|party NN 2 dobj", True),
    ("They threw parties", "They PRP 2 nsubj|threw VBD 0 ROOT|dinners NNS 2 dobj", False),
    ("He recalled the envoy", "He PRP 2 nsubj|recalled VBD 0 ROOT|the DT 4 det|ambassador NN 2 dobj", True),
    ("He recalled that it rained",
     "He PRP 2 nsubj|recalled VBD 0 ROOT|that IN 5 mark|it PRP 5 nsubj|rained VBD 2 ccomp", False),
    ("a prison sentence", "A DT 3 det|prison NN 3 compound|sentence NN 4 nsubj|followed VBD 0 ROOT", True),
    ("the last sentence", "The DT 3 det|last JJ 3 amod|sentence NN 4 nsubj|followed VBD 0 ROOT", False),
    ("set off a bomb", "They PRP 2 nsubj|set VBD 0 ROOT|off RP 2 prt|bombs NNS 2 dobj", True),
    ("set about it", "They PRP 2 nsubj|set VBD 0 ROOT|about IN 2 prep|it PRP 3 pobj", False),
    ("plan to invade", "A DT 2 det|plan NN 5 nsubj|to TO 4 aux|leave VB 2 acl|failed VBD 0 ROOT", True),
    ("sent it back", "They PRP 2 nsubj|returned VBD 0 ROOT|maps NNS 2 dobj", True),
    ("who came home",
     "Envoys NNS 5 nsubj|who WP 3 nsubj|returned VBD 1 relcl|home NN 3 advmod|slept VBD 0 ROOT", False),
    ("brought it about, and came home",
     ("Talks NNS 2 nsubj|secured VBD 0 ROOT|peace NN 2 dobj|and CC 2 cc|he PRP 6 nsubj|returned VBD 2 conj|"
     "home NN 6 advmod"), False),
    ("came home", "They PRP 2 nsubj|returned VBD 0 ROOT|home NN 2 advmod", False),
    ("a poll",
     "Miners NNS 2 nsubj|favoured VBD 0 ROOT|her PRP 2 dobj|by IN 2 prep|60 CD 6 dep B-PERCENT|% NN 4 pobj I-PERCENT",
     False),
    ("plans for a house", "Plans NNS 4 nsubj|for IN 1 prep|houses NNS 2 pobj|failed VBD 0 ROOT", False),
]  # fmt: skip


@pytest.mark.parametrize(("what", "table", "political"), SENTENCES, ids=[row[0] for row in SENTENCES])
def test_an_ambiguous_word_is_a_trigger_where_its_conditions_hold(what: str, table: str, political: bool) -> None:
    sentence = Sentence.from_table(table.replace("|", "\n"))
    told = {token.lower for token, _ in triggers(sentence)}
    assert bool(told & {"threw", "recalled", "sentence", "set", "plan", "plans", "returned", "favoured"}) == political


def test_conditions_are_of_triggers_and_name_concepts_that_exist() -> None:
    assert conditions().keys() <= lexicon().keys()
    named = {value[1:] for each in conditions().values() for _, values in each for value in values if value[0] == "@"}
    known = {concept for senses in concepts().senses.values() for concept in senses}
    assert named <= known
