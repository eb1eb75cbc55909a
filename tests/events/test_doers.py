import pytest

from onrecord.events.candidates.doers import doers
from onrecord.parsing import Sentence

ROWS = [
    ("attacked", "Rebels", "nsubj", "Rebels NNS 2 nsubj|attacked VBD 0 ROOT|towns NNS 2 dobj"),
    ("attacked", "rebels", "agent", "Towns NNS 3 nsubjpass|were VBD 3 auxpass|attacked VBN 0 ROOT|by IN 3 agent|rebels NNS 4 pobj"),
    ("attack", "Rebels", "xcomp>nsubj", "Rebels NNS 2 nsubj|vowed VBD 0 ROOT|to TO 4 aux|attack VB 2 xcomp|towns NNS 4 dobj"),
    ("leave", "rebels", "xcomp>dobj", "He PRP 2 nsubj|urged VBD 0 ROOT|rebels NNS 2 dobj|to TO 5 aux|leave VB 2 xcomp"),
    ("seized", "Rebels", "conj>nsubj", "Rebels NNS 2 nsubj|came VBD 0 ROOT|and CC 2 cc|seized VBD 2 conj|towns NNS 4 dobj"),
    ("attacked", "rebels", "relcl", "The DT 2 det|rebels NNS 5 nsubj|who WP 4 nsubj|attacked VBD 2 relcl|fled VBD 0 ROOT"),
    ("talks", "Rebels", "light:dobj>nsubj", "Rebels NNS 2 nsubj|held VBD 0 ROOT|talks NNS 2 dobj"),
    ("war", "Austria", "poss", "Austria NNP 3 poss B-GPE|'s POS 1 case|war NN 4 nsubj|began VBD 0 ROOT"),
    ("attack", "rebels", "by", "The DT 2 det|attack NN 5 nsubj|by IN 2 prep|rebels NNS 3 pobj|failed VBD 0 ROOT"),
    ("attack", "Austrian", "modifier", "The DT 3 det|Austrian JJ 3 amod B-NORP|attack NN 4 nsubj|failed VBD 0 ROOT"),
    ("angered", "Austria", "nsubj+owner", "Austria NNP 3 poss B-GPE|'s POS 1 case|plan NN 4 nsubj|angered VBD 0 ROOT|Serbia NNP 4 dobj B-GPE"),
    ("accept", "Austria", "it>nsubj", "Austria NNP 2 nsubj B-GPE|said VBD 0 ROOT|it PRP 5 nsubj|will MD 5 aux|accept VB 2 ccomp"),
    ("must", "Austria", "says>nsubj", "Austria NNP 2 nsubj B-GPE|said VBD 0 ROOT|Serbia NNP 5 nsubj B-GPE|must MD 5 aux|act VB 2 ccomp"),
]  # fmt: skip


@pytest.mark.parametrize(("trigger", "doer", "construction", "table"), ROWS, ids=[row[2] for row in ROWS])
def test_who_does_it(trigger: str, doer: str, construction: str, table: str) -> None:
    sentence = Sentence.from_table(table.replace("|", "\n"))
    token = next(token for token in sentence if token.text == trigger)
    assert [(sentence.tokens[d.head].text, d.construction) for d in doers(sentence, token)] == [(doer, construction)]


def test_nobody_is_named_by_an_agentless_passive() -> None:
    sentence = Sentence.from_table("Towns NNS 3 nsubjpass\nwere VBD 3 auxpass\nattacked VBN 0 ROOT")
    assert doers(sentence, sentence.tokens[2]) == []


def test_coordinated_doers_each() -> None:
    sentence = Sentence.from_table(
        "Austria NNP 4 nsubj B-GPE\nand CC 1 cc\nSerbia NNP 1 conj B-GPE\nagreed VBD 0 ROOT"
    )
    assert [sentence.tokens[doer.head].text for doer in doers(sentence, sentence.tokens[3])] == ["Austria", "Serbia"]
