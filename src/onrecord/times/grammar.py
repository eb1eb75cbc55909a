"""The patterns of `data/times/grammar.toml`, compiled to regular expressions over the signs of tokens."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.data import toml
from onrecord.times.lexicon import lexicon
from onrecord.times.tokens import FORMS, Token, signs_of

Groups = Mapping[str, Sequence[Token]]
"""The tokens that a pattern hands to its builder, by name; a name that matched nothing is absent."""

_ITEM: Final = re.compile(r"(?:([a-z]+):)?(?:([A-Z][A-Z_0-9]*)|([a-z]+(?:'[a-z]+)?)|(\())")
_STRETCH: Final = re.compile(r"[^?]+")
"""Tokens between words that the grammar does not know."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern with the name of the builder that makes its meaning and of the check that its context has to pass."""

    name: str
    builder: str
    check: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Match:
    """The tokens `[first, last)` that a rule matched, and its groups."""

    rule: Rule
    first: int
    last: int
    groups: Groups


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules, the signs of their words, and a pattern of the signs that speak of time by themselves."""

    rules: tuple[Rule, ...]
    signs: Mapping[str, str]
    strong: re.Pattern[str]


@functools.cache
def grammar() -> Grammar:
    """Return the grammar; raises KeyError for a pattern that names a class there is not."""
    data, known = toml("times/grammar.toml"), lexicon()
    macros: dict[str, str] = data["macros"]
    holidays = [name.replace("'s", " 's").split() for name in known.holidays]
    texts = [*macros.values(), *(rule["pattern"] for rule in data["rule"])]
    literal = {match[3] for text in texts for match in _ITEM.finditer(text) if match[3]}
    signs = signs_of(literal.union(*known.classes.values(), *holidays))
    classes = {name: _set(signs[word] for word in words) for name, words in known.classes.items()}
    classes |= {name: re.escape(sign) for name, sign in FORMS.items()}
    classes["HOLIDAY"] = (
        "(?:" + "|".join(sorted(("".join(signs[w] for w in some) for some in holidays), key=len)[::-1]) + ")"
    )
    compiler = _Compiler(macros, classes, signs)
    rules = tuple(
        Rule(rule["name"], rule["builder"], rule.get("check", ""), re.compile(compiler.compiled(rule["pattern"])))
        for rule in data["rule"]
    )
    weak = _set(sign for word, sign in signs.items() if word in data["weak"])[1:-1] + ",.()/'—–" + re.escape("-")
    return Grammar(rules, signs, re.compile(rf"[^?{weak}]"))


def matches(found: Sequence[Token], known: Grammar) -> Iterator[Match]:
    """Yield what each rule matches in these tokens, in the order of the rules; matches of two rules may overlap."""
    line = "".join(token.sign for token in found)
    stretches = [match.span() for match in _STRETCH.finditer(line) if known.strong.search(line, *match.span())]
    for rule in known.rules:
        for start, end in stretches:
            for match in rule.pattern.finditer(line, start, end):
                if match.end() > match.start():
                    yield Match(rule, *match.span(), _groups(match, found))


def _groups(match: re.Match[str], found: Sequence[Token]) -> Groups:
    names = match.re.groupindex
    return {name.partition("__")[0]: found[slice(*match.span(name))] for name in names if match[name]}


@dataclass(frozen=True, slots=True)
class _Compiler:
    macros: Mapping[str, str]
    classes: Mapping[str, str]
    signs: Mapping[str, str]

    def compiled(self, pattern: str) -> str:
        """Return a pattern as a regular expression over signs; a name used again gets a number of its own."""
        count = iter(range(1000))

        def replaced(match: re.Match[str]) -> str:
            name, upper, word, _ = match.groups()
            if word:
                inner = re.escape(self.signs[word])
            elif upper is None:
                return f"(?P<{name}__{next(count)}>" if name else "(?:"
            elif upper in self.macros:
                inner = "(?:" + _ITEM.sub(replaced, self.macros[upper]) + ")"
            else:
                inner = self.classes[upper]
            return f"(?P<{name}__{next(count)}>{inner})" if name else inner

        return re.sub(r"\s+", "", _ITEM.sub(replaced, pattern))


def _set(signs: Iterator[str]) -> str:
    """Return a set of signs as a regular expression, neighbours joined to ranges."""
    codes = sorted(map(ord, signs))
    parts: list[list[int]] = []
    for code in codes:
        if parts and code == parts[-1][1] + 1:
            parts[-1][1] = code
        else:
            parts.append([code, code])
    return "[" + "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in parts) + "]"
