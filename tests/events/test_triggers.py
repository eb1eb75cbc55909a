from onrecord import ontology
from onrecord.events.triggers import lexicon, light_verbs, triggers
from onrecord.parsing import Sentence

BRINGING = frozenset(
    ("obj", "to", "with", "on", "for", "from", "of", "in", "at", "as", "against", "between", "by", "into", "near",
     "along")
)  # fmt: skip


def test_every_entry_is_of_the_ontology() -> None:
    for entry in lexicon().values():
        assert entry.mode is None or entry.mode in ontology.modes(entry.type), entry
        assert entry.part in ("v", "n", "a", "m"), entry
        assert entry.frame, entry
        assert entry.frame <= BRINGING, entry


def test_light_verbs_govern_by_object_or_preposition() -> None:
    assert light_verbs()["hold"] == {"obj"}
    assert "in" in light_verbs()["engage"]


def test_triggers_of_a_sentence() -> None:
    sentence = Sentence.from_table(
        """
        Rebels NNS 2 nsubj
        attacked VBD 0 ROOT
        the DT 5 det
        peace NN 5 compound
        talks NNS 2 dobj
        """
    )
    assert [token.text for token, _ in triggers(sentence)] == ["attacked", "talks"]


def test_a_modal_is_a_demand_only_in_a_reported_clause() -> None:
    table = """
        Paris NNP 2 nsubj B-GPE
        said VBD 0 ROOT
        Rome NNP 5 nsubj B-GPE
        must MD 5 aux
        act VB 2 {}
        """
    reported = Sentence.from_table(table.format("ccomp"))
    other = Sentence.from_table(table.format("conj"))
    assert [token.text for token, _ in triggers(reported)] == ["must"]
    assert not list(triggers(other))
