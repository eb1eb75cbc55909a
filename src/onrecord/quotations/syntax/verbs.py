"""Verbs that report, in each of their constructions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.parsing import Sentence, Token
from onrecord.quotations.cues import communication, lemma
from onrecord.quotations.syntax import extent
from onrecord.quotations.syntax.candidate import Candidate, Tail
from onrecord.quotations.syntax.participants import (
    CONTENT_PREPOSITIONS,
    TOPIC_PREPOSITIONS,
    addressee,
    agent,
    noun_phrase,
    subject,
)

NEAR = 2
"""A source that ends this near its cue is never part of the content, whatever the parser says."""

_COPULA = frozenset(("is", "are", "was", "were", "be", "been", "being", "'s", "'re", "'m", "am", "’s", "’re", "’m"))
_PARENTHESES = frozenset(("parataxis", "ccomp", "advcl", "dep", "relcl", "conj"))


@dataclass(frozen=True, slots=True)
class _Frame:
    """A verb with what stands around it in the sentence."""

    sentence: Sentence
    verb: Token
    below: Sequence[Token]
    passive: bool
    cue: tuple[int, ...]
    source: tuple[int, ...]
    source_head: int | None
    addressee: tuple[int, ...]

    def candidate(
        self,
        construction: str,
        content: Sequence[int],
        variant: str = "",
        kept: Sequence[Tail] = (),
        dropped: Tail | None = None,
    ) -> Candidate:
        """Return a candidate of this verb, its content without source, date and the "and" of what follows it."""
        near = self.source if self.source and abs(self.source[-1] - self.verb.i) <= NEAR else ()
        apart = frozenset((*near, *self.cue))
        said = extent.without_date(self.sentence, self.cue, [i for i in content if i not in apart])
        while said and self.sentence.tokens[said[-1]].dep == "cc":
            said.pop()
        return Candidate(
            f"passive:{construction}" if self.passive else construction,
            self.verb.i,
            self.cue,
            tuple(said),
            self.source,
            self.source_head,
            self.addressee,
            variant,
            tuple(kept),
            dropped,
        )

    def complements(self, *labels: str) -> list[Token]:
        """Return the dependents under one of some labels."""
        return [token for token in self.below if token.dep in labels]


def verb(sentence: Sentence, token: Token) -> Iterator[Candidate]:
    """Yield the candidates of a verb, construction by construction. Auxiliaries report nothing."""
    if token.dep in ("aux", "auxpass"):
        return
    frame = _frame(sentence, token)
    yield from _clauses(frame)
    yield from _infinitives(frame)
    yield from _predicates(frame)
    yield from _objects(frame)
    yield from _prepositions(frame)
    if frame.passive and frame.source:
        # Without "by X" nobody says it: "no cases have been reported".
        for thing in frame.complements("nsubjpass"):
            yield frame.candidate("subject", sentence.subtree(thing.i))
    yield from _parentheticals(frame)


def _frame(sentence: Sentence, verb: Token) -> _Frame:
    below = sentence.dependents(verb.i)
    labels = {token.dep for token in below}
    passive = bool(labels & {"auxpass", "nsubjpass", "csubjpass"}) or (
        verb.tag == "VBN" and verb.dep in ("acl", "advcl") and "agent" in labels
    )
    head = agent(sentence, verb) if passive else subject(sentence, verb)
    source = noun_phrase(sentence, head) if head is not None else ()
    after = verb.i + 1
    particle = after < len(sentence) and sentence.tokens[after].dep == "prt" and sentence.tokens[after].head == verb.i
    cue = (verb.i, after) if particle else (verb.i,)
    hearer = addressee(sentence, verb, "ccomp" in labels)
    return _Frame(sentence, verb, below, passive, cue, source, head, hearer)


def _clauses(frame: _Frame) -> Iterator[Candidate]:
    sentence, verb = frame.sentence, frame.verb
    clauses = frame.complements("ccomp") or extent.strayed_clauses(sentence, verb)
    before = extent.all_before(sentence, frame.source, frame.cue)
    if clauses:
        own = sorted({i for clause in clauses for i in sentence.subtree(clause.i)})
        ends = extent.early_ends(sentence, clauses[-1], verb.i) if own[-1] > verb.i else []
        tails = [tail for _, tail in ends]
        yield frame.candidate("ccomp", own, kept=tails)
        for k, (end, tail) in enumerate(ends):
            yield frame.candidate("ccomp", [i for i in own if i < end], "early", tails[:k], tail)
        if own[0] < verb.i and before:
            yield frame.candidate("ccomp", before + [i for i in own if i > verb.i], "before")
        return
    for clause in frame.complements("advcl"):
        if clause.i > verb.i and _opens_quoted(sentence, clause):
            yield frame.candidate("ccomp", sentence.subtree(clause.i))
    if not frame.passive and verb.lower not in _COPULA:
        if before:
            yield frame.candidate("linear", before, "before")
        elif after := extent.all_after(sentence, verb):
            yield frame.candidate("linear", after, "after")


def _infinitives(frame: _Frame) -> Iterator[Candidate]:
    for clause in frame.complements("xcomp"):
        if clause.tag[:2] == "VB":
            things = [t for t in frame.complements("dobj") if frame.verb.i < t.i < clause.i]
            content = _together(frame.sentence, *things[:1], clause)
            yield frame.candidate("xcomp", extent.without_reports(frame.sentence, content, frame.verb.i))


def _predicates(frame: _Frame) -> Iterator[Candidate]:
    for predicate in frame.complements("oprd", "attr", "xcomp"):
        if predicate.dep == "xcomp" and predicate.tag[:2] == "VB":
            continue
        if predicate.dep == "attr" and frame.verb.lower in _COPULA:
            continue
        things = [t for t in frame.complements("dobj", "nsubjpass") if t.i < predicate.i]
        yield frame.candidate("predicate", _together(frame.sentence, *things[-1:], predicate))


def _objects(frame: _Frame) -> Iterator[Candidate]:
    sentence = frame.sentence
    for thing in frame.complements("dobj")[:1]:
        yield frame.candidate("object", extent.without_reports(sentence, sentence.subtree(thing.i), frame.verb.i))
        for preposition in (*frame.complements("prep"), *sentence.dependents(thing.i, "prep")):
            if preposition.lower in CONTENT_PREPOSITIONS | TOPIC_PREPOSITIONS and preposition.i > thing.i:
                yield frame.candidate(f"object+{preposition.lower}", _together(sentence, thing, preposition))


def _prepositions(frame: _Frame) -> Iterator[Candidate]:
    for preposition in frame.complements("prep"):
        if preposition.lower in CONTENT_PREPOSITIONS and preposition.i > frame.verb.i:
            for inner in frame.sentence.dependents(preposition.i, "pobj", "pcomp"):
                if inner.tag == "VBG" and lemma(inner) in communication():
                    continue  # "was quoted AS SAYING X": "saying" is the cue
                yield frame.candidate(f"prep:{preposition.lower}", frame.sentence.subtree(inner.i))


def _parentheticals(frame: _Frame) -> Iterator[Candidate]:
    """Yield the clause above a cue that hangs in it: "the plan, he said, was dead", "as Z said, X"."""
    sentence, verb = frame.sentence, frame.verb
    if verb.dep not in _PARENTHESES or verb.head == verb.i or frame.complements("ccomp"):
        return
    own = set(sentence.subtree(verb.i))
    as_clause = any(t.lower in ("as", "like") and t.dep in ("mark", "advmod", "prep") for t in frame.below)
    if frame.source_head not in own or (not as_clause and verb.dep in ("advcl", "relcl", "conj")):
        return
    content = [i for i in sentence.subtree(verb.head) if i not in own]
    yield frame.candidate("as" if as_clause else "parenthetical", content)


def _together(sentence: Sentence, *tokens: Token) -> list[int]:
    return sorted({i for token in tokens for i in sentence.subtree(token.i)})


def _opens_quoted(sentence: Sentence, clause: Token) -> bool:
    """Tell whether an adverbial clause opens with a quotation mark: spaCy's label for some quoted content."""
    first = sentence.subtree(clause.i)[0]
    before = sentence.tokens[first - 1].text if first else ""
    return sentence.tokens[first].tag in ("``", "''") or before in ("“", '"', "''", "``", "‘")
