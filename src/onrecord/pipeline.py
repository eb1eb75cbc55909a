"""Article to Reading: the only place that knows the order of the steps.

article -> layout -> parsing -> quotations -> people -> times, places -> events -> Reading
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from onrecord import events, layout, parsing, places, times
from onrecord.authority import Authority
from onrecord.model import Article, Block, BlockKind, Entity, Quotation, Reading, Span, Speaker, quotation_id
from onrecord.people import identify
from onrecord.people.resolution import resolve
from onrecord.quotations.attribution import attribute
from onrecord.quotations.draft import Draft
from onrecord.quotations.extraction import extract

CHUNK = 32
"""Articles laid out and parsed at a time: enough for full batches, few enough to keep memory flat."""

_UNPARSED = frozenset({BlockKind.BOILERPLATE, BlockKind.DATELINE})


def read(article: Article) -> Reading:
    """Read one article; see `read_all`."""
    return next(read_all([article]))


def read_all(
    articles: Iterable[Article], among: Authority | None = None, models: events.Models | None = None
) -> Iterator[Reading]:
    """Yield a reading of each article, in order, as the stream goes.

    `among` are the people that may be meant, `models` code the events; without any, those that ship do.

    An article in another language than English comes back unread (`Reading.unread` says why) rather than misread; one
    whose language is not known (`Article.language` None: too short to tell) is read.
    Raises ModelError where the language model is missing or damaged.
    """
    for reading, scene in scenes(articles, among):
        yield reading if scene is None else replace(reading, events=events.find(scene, models))


def scenes(
    articles: Iterable[Article], among: Authority | None = None
) -> Iterator[tuple[Reading, events.Scene | None]]:
    """Yield what is read of each article before its events, and the scene that they are found in; None if it is unread.

    Reach for it to look at how events are found; `read_all` finds them. Raises as that does.
    """
    stream = iter(articles)
    while chunk := list(islice(stream, CHUNK)):
        layouts = [layout.blocks(a.text, a.structure) if _is_readable(a) else None for a in chunk]
        parsed = parsing.parse(
            parsing.Job(article.text, stretches(blocks))
            for article, blocks in zip(chunk, layouts, strict=True)
            if blocks is not None
        )
        for article, blocks in zip(chunk, layouts, strict=True):
            if blocks is None:
                unread = f"the text is in '{article.language}'; onrecord reads English only"
                yield Reading(article, unread=unread), None
            else:
                yield _read(article, blocks, next(parsed), among)


def _is_readable(article: Article) -> bool:
    """Tell whether an article is in English, or too short to tell (`language` None)."""
    return article.language in ("en", None)


def stretches(blocks: Sequence[Block]) -> list[parsing.Stretch]:
    """Return the blocks to parse."""
    return [parsing.Stretch(i, block.span) for i, block in enumerate(blocks) if block.kind not in _UNPARSED]


def _read(
    article: Article,
    blocks: tuple[Block, ...],
    sentences: Sequence[parsing.Sentence],
    among: Authority | None,
) -> tuple[Reading, events.Scene]:
    text = article.text
    drafts = extract(text, blocks, sentences)
    cast = identify(text, blocks, sentences, among)
    attribution = attribute(drafts, cast, text, blocks, sentences)
    known = resolve(attribution.people, text, article.published, among)
    ids = [quotation_id(article.id, draft.content) for draft in drafts]
    quotations = tuple(
        Quotation(
            id=ids[i],
            kind=draft.kind,
            content=draft.content,
            text=" ".join(span.of(text) for span in draft.content),
            source=_source(drafts, i),
            cue=draft.cue,
            speaker=None if speaker is None else _resolved(speaker, known),
            inferred=inferred,
            within=None if draft.within is None else ids[draft.within],
            distancing=draft.distancing,
            score=draft.score,
            why=draft.why,
        )
        for i, (draft, speaker, inferred) in enumerate(
            zip(drafts, attribution.speakers, attribution.inferred, strict=True)
        )
    )
    people = tuple(dict.fromkeys(known.values()))
    told = times.find(text, blocks, sentences, article.published)
    toponyms = places.find(text, blocks, sentences)
    scene = events.scene(article.id, text, article.published, blocks, sentences, people, quotations, told, toponyms)
    return Reading(article, blocks, people, quotations, told, toponyms), scene


def _resolved(speaker: Speaker, known: Mapping[str, Entity]) -> Speaker:
    """Return a speaker under the key, name and Wikidata id of the entity that it turned out to be."""
    entity = known[speaker.key]
    if entity.key == speaker.key:
        return speaker
    return replace(speaker, key=entity.key, name=entity.name, wikidata=entity.wikidata, why=(*speaker.why, "authority"))


def _source(drafts: Sequence[Draft], i: int) -> Span | None:
    """Return the phrase that names the speaker: for a passage without a cue, that of the quotation it follows there."""
    draft = drafts[i]
    while draft.source is None and draft.follows is not None and drafts[draft.follows].block == draft.block:
        draft = drafts[draft.follows]
    return draft.source
