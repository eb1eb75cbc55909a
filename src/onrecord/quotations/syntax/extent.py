"""How far a reported clause goes, where the tree alone does not tell."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.parsing import Sentence, Token
from onrecord.quotations.cues import communication, lemma
from onrecord.quotations.syntax.candidate import Tail

_CLOSERS = frozenset((",", "”", '"', "''", "—", "–", ";"))
_BEFORE_CUE = frozenset((",", "”", '"', "''", "?", "!", "’", "—", "–"))
_OPENERS = frozenset(("“", '"', "``", "‘", ":"))
_NEW_SUBJECTS = frozenset(("he", "she", "they", "i", "we", "it", "there"))
_REPORTERS = frozenset(("according", "citing", "adding", "saying"))
_DATE_WORDS = frozenset(("on", "in", "at", "late", "early"))
_DATE_LABELS = frozenset(("npadvmod", "prep", "compound", "nummod", "det", "amod"))

_NO_CONTENT = frozenset(("DATE", "TIME", "PERSON", "GPE", "LOC", "FAC"))
"""Labels of nouns that nothing can be the content of: after "for weeks", "in Geneva", a "that" belongs to the cue."""

CUE_CLAUSE = 12
"""A cue clause at the end of a sentence has at most this many words after its cue ("..., she said in a telephone
interview on Tuesday"); longer ones are more often another clause."""

REACH = 7
"""How many words may stand between a cue and the "that" of its clause where the parser does not connect them."""


def early_ends(sentence: Sentence, clause: Token, cue: int) -> list[tuple[int, Tail]]:
    """Return where the content may end before the reported clause's subtree does, in order, with what follows.

    What comes after a reported clause is as often the article's own voice as the speaker's: a coordinated clause or
    verb, a participle, a subordinate clause. The parser hangs it all on the reported clause. Names with a comma stand
    for parts that follow one.
    """
    found: list[tuple[int, Tail]] = []
    stack = [clause]
    while stack:
        above = stack.pop()
        for token in sentence.dependents(above.i):
            if token.i < max(above.i, cue):
                continue
            found.extend(_tail(sentence, above, token))
            if token.dep == "conj" and token.tag[:2] == "VB":
                stack.append(token)
    return sorted(found)


def _tail(sentence: Sentence, above: Token, token: Token) -> Iterator[tuple[int, Tail]]:
    tokens = sentence.tokens
    first = sentence.subtree(token.i)[0]
    after_comma = first > 0 and tokens[first - 1].text in _CLOSERS
    if token.dep == "conj" and token.tag[:2] == "VB":
        joint = [t.i for t in sentence.dependents(above.i, "cc") if above.i < t.i < token.i]
        start = joint[-1] if joint else first
        comma = "," if tokens[start - 1].text in _CLOSERS else ""
        name = "clause" if sentence.dependents(token.i, "nsubj", "nsubjpass") else "verb"
        yield start, Tail(name + comma, token.i)
    elif token.dep == "advcl" and (after_comma or _reports(sentence, token)):
        yield first, Tail("participle" if token.tag in ("VBG", "VBN") else "adverbial", token.i)
    elif token.dep == "prep" and after_comma:
        yield first, Tail("prepositional", token.i)
    elif token.dep in ("advcl", "prep") and token.lower in _REPORTERS:
        yield first, Tail("report", token.i)


def _reports(sentence: Sentence, token: Token) -> bool:
    """Tell whether a participle has a clause of its own to report: "also stating that X"."""
    return token.tag == "VBG" and lemma(token) in communication() and bool(sentence.dependents(token.i, "ccomp"))


def without_reports(sentence: Sentence, content: list[int], cue: int) -> list[int]:
    """Cut a content that follows its cue before a participle that reports something more: ", saying that Y"."""
    tokens = sentence.tokens
    for i in content:
        token = tokens[i]
        after_cue = i > cue and i > content[0]
        if after_cue and token.tag == "VBG" and tokens[i - 1].text in _CLOSERS and lemma(token) in communication():
            return [k for k in content if k < i]
    return content


def all_before(sentence: Sentence, source: tuple[int, ...], cue: tuple[int, ...]) -> list[int]:
    """Return all that stands before a cue clause at the end of its sentence ("X, the ministry said."), else nothing."""
    tokens = sentence.tokens
    leads = source and source[0] < cue[0] and cue[0] - source[-1] <= 3
    mark = (source[0] if leads else cue[0]) - 1
    if mark < 2 or tokens[mark].text not in _BEFORE_CUE:
        return []
    end = max(cue[-1], source[-1] if source else 0)
    finite = any(token.tag in ("VBD", "VBZ", "VBP") for token in tokens[end + 1 :])
    return [] if finite or len(tokens) - end > CUE_CLAUSE else list(range(mark))


def strayed_clauses(sentence: Sentence, verb: Token) -> list[Token]:
    """Return the reported clauses that the parser hung on a date or name between verb and clause.

    "Objected for weeks THAT X", "told reporters in Geneva THAT X": the clause says nothing of weeks or Geneva.
    """
    return [
        clause
        for between in sentence.dependents(verb.i, "prep", "npadvmod", "dobj", "dative")
        for noun in (between, *sentence.dependents(between.i, "pobj"))
        if noun.i > verb.i and noun.entity in _NO_CONTENT
        for clause in sentence.dependents(noun.i, "acl", "relcl", "ccomp")
        if any(below.lower == "that" for below in sentence.dependents(clause.i, "mark"))
    ]


def all_after(sentence: Sentence, verb: Token) -> list[int]:
    """Return all that follows a cue which the parser gave no clause, where the words say that one begins."""
    tokens = sentence.tokens
    for token in tokens[verb.i + 1 : verb.i + 1 + REACH]:
        if token.lower == "that" or token.text in _OPENERS:
            return list(range(token.i + 1, len(tokens)))
        if token.lower in _NEW_SUBJECTS and token.i == verb.i + 1:
            return list(range(token.i, len(tokens)))
    return []


def without_date(sentence: Sentence, cue: tuple[int, ...], content: list[int]) -> list[int]:
    """Drop a date between cue and content: in "said on Tuesday the plan was dead" it dates the saying."""
    tokens = sentence.tokens
    if not content or content[0] != cue[-1] + 1 or tokens[content[0]].dep not in _DATE_LABELS:
        return content
    dated = 0
    for i in content:
        if tokens[i].entity in ("DATE", "TIME"):
            dated = i + 1
        elif tokens[i].lower not in _DATE_WORDS:
            break
    if not dated or dated >= len(tokens) or tokens[dated].text == ",":
        return content
    rest = [i for i in content if i >= dated]
    return rest if len(rest) > 2 else content
