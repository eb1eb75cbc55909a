import pytest

from onrecord.events.candidate import Candidate
from onrecord.events.status import status_of
from onrecord.model import Status
from onrecord.parsing import Sentence

ROWS = [
    ("asserted", "attacked", "Rebels NNS 2 nsubj|attacked VBD 0 ROOT|towns NNS 2 dobj"),
    ("denied", "attack", "Rebels NNS 4 nsubj|did VBD 4 aux|not RB 4 neg|attack VB 0 ROOT|towns NNS 4 dobj"),
    ("planned", "attack", "Rebels NNS 3 nsubj|will MD 3 aux|attack VB 0 ROOT|towns NNS 3 dobj"),
    ("hypothetical", "attack", "Rebels NNS 3 nsubj|may MD 3 aux|attack VB 0 ROOT|towns NNS 3 dobj"),
    ("denied", "attack", "Rebels NNS 2 nsubj|refused VBD 0 ROOT|to TO 4 aux|attack VB 2 xcomp|towns NNS 4 dobj"),
    ("hypothetical", "attack", "Rebels NNS 2 nsubj|want VBP 0 ROOT|to TO 4 aux|attack VB 2 xcomp|towns NNS 4 dobj"),
    ("denied", "attack", "No DT 2 det|attack NN 3 nsubj|followed VBD 0 ROOT"),
    ("claimed", "attack", "The DT 3 det|alleged JJ 3 amod|attack NN 4 nsubj|failed VBD 0 ROOT"),
    ("past", "attacked", "Rebels NNS 3 nsubj|had VBD 3 aux|attacked VBN 0 ROOT|towns NNS 3 dobj"),
    ("denied", "attacking", "He PRP 2 nsubj|left VBD 0 ROOT|without IN 2 prep|attacking VBG 3 pcomp|towns NNS 4 dobj"),
    ("asserted", "attack",
     "They PRP 4 nsubj|did VBD 4 aux|not RB 4 neg|condemn VB 0 ROOT|his PRP$ 6 poss|attack NN 4 dobj"),
    ("denied", "talks", "They PRP 4 nsubj|did VBD 4 aux|not RB 4 neg|hold VB 0 ROOT|talks NNS 4 dobj"),
]  # fmt: skip


@pytest.mark.parametrize(("status", "trigger", "table"), ROWS)
def test_the_words_around_a_trigger_give_its_status(status: str, trigger: str, table: str) -> None:
    sentence = Sentence.from_table(table.replace("|", "\n"))
    head = next(token.i for token in sentence if token.text == trigger)
    judged = status_of(Candidate(sentence, (head,), head, trigger, (), (), "nsubj"))
    assert judged.status == status
    assert bool(judged.why) is (judged.status is not Status.ASSERTED)
