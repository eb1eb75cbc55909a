from pathlib import Path

import pytest

from onrecord.events.candidates.doers import doers
from onrecord.parsing import Sentence

ROWS = [
    row.split("\t")
    for row in Path(__file__).with_name("doers.tsv").read_text("utf-8").splitlines()
    if not row.startswith("#")
]


@pytest.mark.parametrize(("trigger", "doer", "construction", "table"), ROWS, ids=[f"{row[0]}-{row[2]}" for row in ROWS])
def test_who_does_it(trigger: str, doer: str, construction: str, table: str) -> None:
    sentence = Sentence.from_table(table.replace("|", "\n"))
    token = next(token for token in sentence if token.text == trigger)
    expected = [] if doer == "-" else [(doer, construction)]
    assert [(sentence.tokens[d.head].text, d.construction) for d in doers(sentence, token)] == expected


def test_nobody_is_named_by_an_agentless_passive() -> None:
    sentence = Sentence.from_table("Towns NNS 3 nsubjpass\nwere VBD 3 auxpass\nattacked VBN 0 ROOT")
    assert doers(sentence, sentence.tokens[2]) == []


def test_coordinated_doers_each() -> None:
    sentence = Sentence.from_table("Austria NNP 4 nsubj B-GPE\nand CC 1 cc\nSerbia NNP 1 conj B-GPE\nagreed VBD 0 ROOT")
    assert [sentence.tokens[doer.head].text for doer in doers(sentence, sentence.tokens[3])] == ["Austria", "Serbia"]
