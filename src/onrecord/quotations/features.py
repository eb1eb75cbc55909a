"""What is known of a proposal besides its lexicon entry: short names, each true of it, that `scoring` weighs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.model import Block
from onrecord.parsing import Sentence, Token
from onrecord.quotations.cues import communication, lemma
from onrecord.quotations.neighbours import Place
from onrecord.quotations.scare import utterance_score
from onrecord.quotations.syntax import Candidate

_AUXILIARIES = {
    **dict.fromkeys(("will", "would", "could", "can", "should", "may", "might", "must", "shall", "'ll", "'d"), "modal"),
    **dict.fromkeys(("’ll", "’d", "wo", "ca"), "modal"),
    **dict.fromkeys(("have", "has", "had", "'ve", "’ve"), "have"),
    **dict.fromkeys(("do", "does", "did"), "do"),
    "to": "to",
}
_PRONOUNS = {
    **dict.fromkeys(("i", "we"), "first"),
    **dict.fromkeys(("he", "she", "they"), "third"),
    **{word: word for word in ("you", "who", "which", "that", "what", "this", "these", "those", "one", "it")},
}
_SOURCE_TAGS = {"NNP": "name", "NNPS": "name", "NNS": "plural", "NN": "singular"}
_CONDITIONS = frozenset(("if", "whether", "unless", "when", "until", "before", "after", "because", "although", "while"))
_OPENING_WORDS = frozenset(
    ("that", "whether", "if", "how", "why", "what", "who", "where", "when", "which"),
)
_OPENING_TAGS = frozenset(("TO", "PRP", "DT", "IN", "NNP", "VBG", "EX", "PRP$"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_AROUND = frozenset(("parenthetical", "as", "according"))
"""Constructions in which the content may well stand on both sides of its cue."""


def candidate_features(sentence: Sentence, candidate: Candidate, quoted: Sequence[bool]) -> Iterator[str]:
    """Yield the features of a candidate. `quoted` tells of each token whether it stands inside quotation marks."""
    tokens = sentence.tokens
    cue = tokens[candidate.head]
    yield from _cue_features(sentence, candidate.construction, cue)
    if candidate.variant:
        yield f"variant:{candidate.variant}"
    for tail in candidate.kept:
        yield f"keeps:{tail.name}{_reporting(tokens[tail.head])}"
    if candidate.dropped is not None:
        yield f"drops:{candidate.dropped.name}{_reporting(tokens[candidate.dropped.head])}"
    yield from _source_kind(sentence, candidate.source_head)
    if candidate.source_head is not None:
        yield from _source_place(candidate)
    yield from _content_form(sentence, candidate.content)
    yield from _content_place(sentence, candidate)
    yield from _content_marks(candidate, quoted)


def passage_features(text: str, blocks: Sequence[Block], sentence: Sentence, place: Place) -> Iterator[str]:
    """Yield the features of a verb beside a quoted passage; `sentence` is the verb's."""
    construction, verb, passage = place.construction, place.verb, place.passage
    yield from _cue_features(sentence, construction, verb)
    yield from _source_kind(sentence, place.source_head)
    yield from _bucket(f"{construction}:near", place.distance, (1, 3, 6, 10))
    yield from _bucket(
        "quote:words", sum(len(part.of(text).split()) for part in passage.content), (1, 2, 3, 5, 8, 12, 20)
    )
    utterance, _ = utterance_score(text, passage, blocks[passage.block])
    yield f"quote:utterance<{next(limit for limit in (0.2, 0.5, 0.8, 0.95, 1.01) if utterance < limit)}"
    first, last = passage.outer[0], passage.outer[-1]
    if construction == "quote:after":
        between = text[verb.end : first.start].rstrip()[-1:]
        yield f"{construction}:{between if between in (':', ',', '.') else 'word' if between else 'at-once'}"
    else:
        inside = text[last.start : last.end].rstrip("\"'“”’» ")[-1:]
        yield f"{construction}:{inside if inside in (',', '.', '?', '!') else 'word'}"
        follows = text[last.end : verb.start].lstrip()[:1]
        if follows in (",", ".", ";", "—", "–"):
            yield f"{construction}:then{follows}"
    if text[passage.content[0].start].isupper():
        yield "quote:capital"
    if not passage.closed:
        yield "quote:open"


def _cue_features(sentence: Sentence, construction: str, cue: Token) -> Iterator[str]:
    yield construction
    yield f"cue:tag={cue.tag}"
    yield f"cue:dep={cue.dep}"
    if lemma(cue) in communication():
        yield "communication"
    if cue.tag[:2] != "VB":
        return
    for token in sentence.dependents(cue.i):
        if token.dep == "aux":
            yield f"aux:{_AUXILIARIES.get(token.lower, 'be')}"
        elif token.dep == "neg":
            yield "negated"
        elif token.dep == "mark" and token.lower in _CONDITIONS:
            yield f"mark:{token.lower}"
        elif token.dep == "advmod" and token.tag == "WRB":
            yield "cue:wh-adverb"
    if cue.dep in ("xcomp", "pcomp", "conj", "ccomp"):
        yield f"under:{sentence.tokens[cue.head].tag}:{cue.dep}"


def _reporting(token: Token) -> str:
    """Tell verbs of communication from others, and both from words that are no verbs."""
    if token.tag[:2] != "VB":
        return ""
    return ":cue" if lemma(token) in communication() else ":verb"


def _source_kind(sentence: Sentence, source_head: int | None) -> Iterator[str]:
    if source_head is None:
        yield "source:none"
        return
    head = sentence.tokens[source_head]
    yield f"source:{_PRONOUNS.get(head.lower) or head.entity or _SOURCE_TAGS.get(head.tag, 'other')}"


def _source_place(candidate: Candidate) -> Iterator[str]:
    near = min(abs(candidate.head - i) for i in candidate.source)
    yield "source:adjacent" if near == 1 else "source:near" if near <= 4 else "source:far"
    yield "source:before" if (candidate.source_head or 0) < candidate.head else "source:after"


def _content_form(sentence: Sentence, content: Sequence[int]) -> Iterator[str]:
    tokens = sentence.tokens
    yield from _bucket("words", sum(tokens[i].text[0].isalnum() for i in content), (1, 2, 3, 5, 8, 12, 20, 35, 60))
    inside = frozenset(content)
    top = next((tokens[i] for i in content if tokens[i].head not in inside), tokens[content[0]])
    if top.tag in ("NN", "NNS") and lemma(top) in communication():
        yield "content:communication"
    first = tokens[content[0]]
    if first.lower in _OPENING_WORDS:
        yield f"content:{first.lower}"
    elif first.tag in _OPENING_TAGS:
        yield f"content:{first.tag}"
    if not any(tokens[i].tag in _FINITE for i in content):
        yield "content:no-verb"
        if any(tokens[i].tag[:2] == "VB" for i in content):
            yield "content:non-finite"


def _content_place(sentence: Sentence, candidate: Candidate) -> Iterator[str]:
    tokens, content = sentence.tokens, candidate.content
    before = _at(tokens, content[0] - 1)
    if before in (",", ":", "that"):
        yield f"before:{before}"
    if _at(tokens, content[-1] + 1) == ",":
        yield "after:,"
    if candidate.construction in ("parenthetical", "linear", "as"):
        clause = (*candidate.source, *candidate.cue)
        if _at(tokens, min(clause) - 1) == "," == _at(tokens, max(clause) + 1):
            yield "cue:between-commas"
    if content[-1] < candidate.head:
        yield "content:before"
    elif content[0] < candidate.head and candidate.construction not in _AROUND:
        yield "content:around"


def _content_marks(candidate: Candidate, quoted: Sequence[bool]) -> Iterator[str]:
    content = candidate.content
    share = sum(quoted[i] for i in content) / len(content)
    if share:
        yield "content:all-quoted" if share > 0.9 else "content:half-quoted" if share >= 0.4 else "content:some-quoted"
        if quoted[content[0]]:
            yield "content:opens-quoted"
    if quoted[candidate.head]:
        yield "cue:quoted"
        if share < 1:
            yield "cue:quoted,content:not"


def _at(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].lower if 0 <= i < len(tokens) else ""


def _bucket(name: str, count: int, limits: Iterable[int]) -> Iterator[str]:
    """Yield the first of some upper limits that a count does not pass; nothing beyond the last."""
    for limit in limits:
        if count <= limit:
            yield f"{name}<={limit}"
            return
