"""The data of the grammar hang together: each rule has its builder and check, and each is used."""

from __future__ import annotations

import pytest

from onrecord.times.building import BUILDERS
from onrecord.times.grammar import Rule, grammar
from onrecord.times.lexicon import lexicon
from onrecord.times.vetoes import CHECKS

RULES = grammar().rules


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_has_its_builder_and_check(rule: Rule) -> None:
    assert rule.builder in set(BUILDERS)
    assert not rule.check or rule.check in set(CHECKS)
    assert not rule.pattern.fullmatch("")


def test_no_builder_or_check_is_left_over() -> None:
    assert set(BUILDERS) == {rule.builder for rule in RULES}
    assert set(CHECKS) - {"is_name"} == {rule.check for rule in RULES} - {""}


def test_every_word_has_a_sign_of_its_own() -> None:
    signs = grammar().signs
    assert len(set(signs.values())) == len(signs)
    assert set(lexicon().values["months"]) <= set(signs)
