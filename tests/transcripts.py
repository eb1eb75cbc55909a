"""A reader for tests of the record: no model, quick, and its readings are known. People and words are invented.

A line `Name: words` is a quotation of that person, in any text; everything else is not. `Name (Short): words` names
the person by a second spelling, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onrecord.model import (
    Article,
    Block,
    BlockKind,
    Entity,
    EntityType,
    Mention,
    MentionKind,
    Quotation,
    QuotationKind,
    Reading,
    Span,
    Speaker,
    article_id,
    quotation_id,
)
from onrecord.record import Reader

_LINE = re.compile(r"^(?P<name>[^:(\n]+?)(?: \((?P<short>[^)\n]+)\))?: (?P<words>.+)$", re.MULTILINE)


def article(text: str, ref: str = "a.txt", **metadata: object) -> Article:
    """Return an article with this text."""
    return Article(article_id(text), ref, text, **metadata)  # type: ignore[arg-type] # any of Article's own fields


def read(article: Article, dropped_words: int = 0) -> Reading:
    """Read a transcript; a careless reader drops so many words at the end of every quotation."""
    mentions: dict[str, list[Mention]] = {}
    quotations = []
    for line in _LINE.finditer(article.text):
        key = line["name"].lower().replace(" ", "-")
        found = mentions.setdefault(key, [])
        found += [Mention(Span(*line.span(g)), MentionKind.NAME, 1.0, (g,)) for g in ("name", "short") if line[g]]
        words = line["words"].split(" ")
        kept = " ".join(words[: max(1, len(words) - dropped_words)])
        content = (Span(line.start("words"), line.start("words") + len(kept)),)
        speaker = Speaker(key, line["name"], EntityType.PERSON, 0.9, ("transcript",))
        kind = QuotationKind.DIRECT if kept.startswith("“") else QuotationKind.INDIRECT
        source = Span(*line.span("name"))
        known = (source, None, speaker, False, None, (), 0.5, ("transcript",))
        quotations.append(Quotation(quotation_id(article.id, content), kind, content, kept, *known))
    names = {quotation.speaker.key: quotation.speaker.name for quotation in quotations if quotation.speaker}
    return Reading(
        article,
        blocks=(Block(BlockKind.PARAGRAPH, Span(0, len(article.text))),),
        people=tuple(Entity(key, names[key], EntityType.PERSON, tuple(found)) for key, found in mentions.items()),
        quotations=tuple(quotations),
    )


def reader(version: str = "1.0", dropped_words: int = 0, read_refs: list[str] | None = None) -> Reader:
    """Return a reader of transcripts, which notes in `read_refs` what it was given to read."""

    def read_all(articles: Iterable[Article]) -> Iterator[Reading]:
        for each in articles:
            if read_refs is not None:
                read_refs.append(each.ref)
            yield read(each, dropped_words)

    return Reader(version, "none", read_all)


def speech(number: int) -> Article:
    """Return one of any number of different transcripts."""
    names = ("Arvid Lindqvist", "Mára Őszi", "Teodor van Aken")
    lines = [f"{names[(number + i) % 3]}: The harbour {number} opens on day {i}." for i in range(3)]
    return article("\n".join(lines), f"speech-{number}.txt")
