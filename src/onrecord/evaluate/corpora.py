"""Annotated corpora as JSON Lines: read, and refused with the line and the reason where they are not in order.

A line an article: `{"id", "text", "language"?, "quotations": [{"kind", "content", "source", "cue", "speaker"?,
"speech"?, "source_head"?}]}`. Offsets are half-open, in code points of `text`. `content` is a list of `[start, end]`;
`source` and `cue` are one of those, a list of them or null. `speaker` is `{"name", "type"}` or null, the name
"unknown" meaning that the text does not tell. `speech` is false where nobody voiced the content (a belief), else true;
`source_head` is the offset of the word that heads the source.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from onrecord.errors import EvaluationError
from onrecord.model import Article, QuotationKind, Span
from onrecord.sources import from_text

OWN = "own"
"""The name of the corpus that ships with onrecord."""

_SHIPPED = "evaluation/quotations.jsonl"


@dataclass(frozen=True, slots=True)
class GoldQuotation:
    """A quotation as an annotator marked it. `speaker` is a name, "unknown", or None where nobody annotated one."""

    kind: QuotationKind
    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    speaker: str | None = None
    speech: bool = True
    source_head: int | None = None


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An annotated article. `id` is its name in the corpus, not a hash."""

    id: str
    text: str
    quotations: tuple[GoldQuotation, ...]
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Corpus:
    """Annotated articles under the name by which floors know them."""

    name: str
    articles: tuple[GoldArticle, ...]

    def as_articles(self) -> Iterator[Article]:
        """Yield the articles without their annotation, `ref` being the id in the corpus, as a reader meets them."""
        for gold in self.articles:
            yield from_text(gold.text, ref=gold.id, language=gold.language)


def shipped() -> Corpus:
    """Return the corpus that ships with onrecord: our sample articles and some that we made up."""
    resource = files("onrecord.data").joinpath(_SHIPPED)
    return parse(OWN, resource.read_text("utf-8").splitlines(), where=_SHIPPED)


def load(path: Path) -> Corpus:
    """Read a corpus from a file; its name is `FOLDER-STEM`, "polnear-dev" for `polnear/dev.jsonl`.

    Raises EvaluationError where the file cannot be read or is not such a corpus.
    """
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise EvaluationError(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise EvaluationError(f"{path}: not UTF-8 at byte {error.start}: a corpus is JSON Lines in UTF-8") from error
    return parse(f"{path.absolute().parent.name}-{path.stem}", text.split("\n"), where=str(path))


def parse(name: str, lines: Iterable[str], *, where: str) -> Corpus:
    """Make a corpus of JSON lines; `where` is what error messages call their origin.

    Raises EvaluationError naming the line (from 1) for anything that is not as this module describes.
    """
    articles: dict[str, GoldArticle] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            article = _article(json.loads(line))
            if article.id in articles:
                raise ValueError(f"the id '{article.id}' was used before")
        except (ValueError, RecursionError) as error:
            raise EvaluationError(f"{where}, line {number}: {error}") from error
        articles[article.id] = article
    if not articles:
        raise EvaluationError(f"{where}: no articles in it; a corpus has one JSON object a line")
    return Corpus(name, tuple(articles.values()))


def _article(value: object) -> GoldArticle:
    fields = _object(value, "an article")
    name, text, language = fields.get("id"), fields.get("text"), fields.get("language", "en")
    if not isinstance(name, str) or not isinstance(text, str) or not isinstance(language, str):
        raise ValueError("'id', 'text' and 'language' have to be strings")
    found = []
    for position, item in enumerate(_list(fields.get("quotations"), "'quotations'")):
        try:
            found.append(_quotation(item, len(text)))
        except ValueError as error:
            raise ValueError(f"quotation {position}: {error}") from error
    return GoldArticle(name, text, tuple(found), language)


def _quotation(value: object, length: int) -> GoldQuotation:
    fields = _object(value, "a quotation")
    kinds = [str(kind) for kind in QuotationKind]
    if fields.get("kind") not in kinds:
        raise ValueError(f"'kind' has to be one of {', '.join(kinds)}")
    content = _spans(fields.get("content"), "content", length)
    if not content:
        raise ValueError("'content' is empty")
    head, speech = fields.get("source_head"), fields.get("speech", True)
    if head is not None and (not _whole(head) or not 0 <= head < length):
        raise ValueError("'source_head' has to be an offset in the text, or null")
    if not isinstance(speech, bool):
        raise ValueError("'speech' has to be true or false")
    return GoldQuotation(
        kind=QuotationKind(fields["kind"]),
        content=content,
        source=_spans(fields.get("source"), "source", length),
        cue=_spans(fields.get("cue"), "cue", length),
        speaker=_speaker(fields.get("speaker")),
        speech=speech,
        source_head=head,
    )


def _speaker(value: object) -> str | None:
    if value is None:
        return None
    name = _object(value, "'speaker'").get("name")
    if not isinstance(name, str) or not name.strip():
        raise ValueError("'speaker' has to have a 'name', or be null")
    return name


def _spans(value: object, field: str, length: int) -> tuple[Span, ...]:
    """Return a span, a list of spans or null as a tuple of spans."""
    items = _list([] if value is None else value, f"'{field}'")
    pairs = [items] if items and _whole(items[0]) else items
    return tuple(_span(pair, field, length) for pair in pairs)


def _span(value: object, field: str, length: int) -> Span:
    pair = _list(value, f"a span of '{field}'")
    if len(pair) != 2 or not all(_whole(offset) for offset in pair):
        raise ValueError(f"a span of '{field}' has to be [start, end], not {json.dumps(value)[:80]}")
    start, end = pair
    if not 0 <= start < end <= length:
        raise ValueError(f"'{field}' [{start}, {end}] is not a stretch of the text, which has {length} characters")
    return Span(start, end)


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _object(value: object, what: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError(f"{what} has to be a JSON object")
    return value


def _list(value: object, what: str) -> Sequence[Any]:
    if not isinstance(value, list):
        raise ValueError(f"{what} has to be a list")
    return value
