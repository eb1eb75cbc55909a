import pytest

from onrecord.events.candidates.reached import reached
from onrecord.parsing import Sentence

ROWS = [
    ("attacked", "Rebels NNS 2 nsubj|attacked VBD 0 ROOT|towns NNS 2 dobj|and CC 3 cc|villages NNS 3 conj",
     [("towns", "dobj"), ("villages", "dobj&")]),
    ("met", "She PRP 2 nsubj|met VBD 0 ROOT|with IN 2 prep|rebels NNS 3 pobj", [("rebels", "prep:with")]),
    ("talks", "She PRP 2 nsubj|held VBD 0 ROOT|talks NNS 2 dobj|with IN 2 prep|rebels NNS 4 pobj",
     [("rebels", "verb>prep:with")]),
    ("killed", "Rebels NNS 0 ROOT|killed VBN 1 acl|by IN 2 agent|police NNS 3 pobj",
     [("Rebels", "^acl"), ("police", "prep:by")]),
    ("expelled",
     ("She PRP 2 nsubj|expelled VBD 0 ROOT|rebels NNS 2 dobj|and CC 2 cc|he PRP 6 nsubj|freed VBD 2 conj|"
     "police NNS 6 dobj"), [("rebels", "dobj")]),
    ("arrested", "Rebels NNS 3 nsubjpass|were VBD 3 auxpass|arrested VBN 0 ROOT", [("Rebels", "nsubjpass")]),
]  # fmt: skip


@pytest.mark.parametrize(("trigger", "table", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_what_a_trigger_reaches(trigger: str, table: str, expected: list[tuple[str, str]]) -> None:
    sentence = Sentence.from_table(table.replace("|", "\n"))
    token = next(token for token in sentence if token.text == trigger)
    barred = frozenset(t.i for t in sentence if t.dep == "nsubj")
    found = reached(sentence, token, barred)
    assert [(sentence.tokens[r.head].text, r.path) for r in found] == expected
