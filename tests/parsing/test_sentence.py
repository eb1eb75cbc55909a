from __future__ import annotations

from onrecord.model import Span
from onrecord.parsing import Sentence

TABLE = """
    The      DT    2  det
    queen    NN    3  nsubj
    said     VBD   0  ROOT
    Mary     NNP   5  compound  B-PERSON
    Tudor    NNP   6  nsubj     I-PERSON
    died     VBD   3  ccomp
    +.       .     3  punct
"""


def test_words_stand_one_blank_apart_but_for_those_that_join_the_one_before() -> None:
    sentence = Sentence.from_table(TABLE)
    text = "The queen said Mary Tudor died."
    assert [token.text for token in sentence] == ["The", "queen", "said", "Mary", "Tudor", "died", "."]
    assert all(text[token.start : token.end] == token.text for token in sentence)


def test_offsets_begin_where_the_sentence_stands() -> None:
    sentence = Sentence.from_table(TABLE, start=40, block=3)
    assert sentence.block == 3
    assert sentence.span == Span(40, 71)
    assert sentence.tokens[0].start == 40


def test_a_plus_alone_is_a_word() -> None:
    assert [token.text for token in Sentence.from_table("A NN 0 ROOT\n+ SYM 1 dep\n+B NN 1 dep")] == ["A", "+", "B"]


def test_heads_count_from_one_and_a_root_is_its_own_head() -> None:
    sentence = Sentence.from_table(TABLE)
    assert [token.head for token in sentence] == [1, 2, 2, 4, 5, 2, 2]


def test_entities_say_where_they_begin() -> None:
    sentence = Sentence.from_table(TABLE)
    assert [(token.entity, token.entity_begins) for token in sentence][3:6] == [
        ("PERSON", True),
        ("PERSON", False),
        ("", False),
    ]


def test_dependents_in_order_and_by_label() -> None:
    sentence = Sentence.from_table(TABLE)
    assert [token.text for token in sentence.dependents(2)] == ["queen", "died", "."]
    assert [token.text for token in sentence.dependents(2, "punct", "nsubj")] == ["queen", "."]
    assert sentence.dependents(0) == []


def test_a_subtree_is_in_order_and_may_leave_branches_out() -> None:
    sentence = Sentence.from_table(TABLE)
    assert sentence.subtree(5) == [3, 4, 5]
    assert sentence.subtree(2) == list(range(len(sentence)))
    assert sentence.subtree(2, frozenset({5, 0})) == [1, 2, 6]


def test_ancestors_go_up_to_the_root() -> None:
    sentence = Sentence.from_table(TABLE)
    assert [token.text for token in sentence.ancestors(3)] == ["Tudor", "died", "said"]
    assert list(sentence.ancestors(2)) == []


def test_a_tree_as_deep_as_it_is_long_needs_no_recursion() -> None:
    deep = Sentence.from_table("\n".join(f"word NN {i} dep" for i in range(5000)))
    assert deep.subtree(0) == list(range(5000))
    assert len(list(deep.ancestors(4999))) == 4999
