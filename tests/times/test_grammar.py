"""The data of the grammar hang together: each rule has its builder and check, and each is used."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from onrecord.times import building, durations, vetoes
from onrecord.times.grammar import Rule, grammar
from onrecord.times.lexicon import lexicon

RULES = grammar().rules


def functions(module: object) -> set[str]:
    tree = ast.parse(Path(str(getattr(module, "__file__", ""))).read_text("utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_has_its_builder_and_check(rule: Rule) -> None:
    assert rule.builder in functions(building) | functions(durations)
    assert not rule.check or rule.check in functions(vetoes)
    assert not rule.pattern.fullmatch("")


def test_no_builder_or_check_is_left_over() -> None:
    assert functions(building) | functions(durations) == {rule.builder for rule in RULES}
    assert functions(vetoes) - {"is_name"} == {rule.check for rule in RULES} - {""}


def test_every_word_has_a_sign_of_its_own() -> None:
    signs = grammar().signs
    assert len(set(signs.values())) == len(signs)
    assert set(lexicon().values["months"]) <= set(signs)
