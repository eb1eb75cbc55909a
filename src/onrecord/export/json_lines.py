"""JSON Lines: a reading a line (`onrecord read --format json`), and a line for each thing that the record answers."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from onrecord.model import (
    Article,
    Block,
    Entity,
    Event,
    Participant,
    Place,
    Quotation,
    Reading,
    Span,
    Speaker,
    TimeExpression,
)
from onrecord.quotations import voices
from onrecord.quotations.voices import Framing, Voices
from onrecord.version import __version__

if TYPE_CHECKING:  # the record loads SQLAlchemy, which a reading can do without
    from onrecord.record.events import EventRow
    from onrecord.record.people_rows import PersonReference
    from onrecord.record.rows import ArticleRow, Hit, QuotationRow, Stats
    from onrecord.record.timeline import Moment


def dumps(reading: Reading) -> str:
    """Return a reading as one line of JSON, without the line end."""
    return line(as_dict(reading))


def line(value: Mapping[str, object]) -> str:
    """Return any of this package's objects as one line of JSON, in ASCII only.

    ASCII so that it survives every encoding of a pipe, never ends a line early (U+2028) and carries halves of
    surrogate pairs, which UTF-8 cannot.
    """
    return json.dumps(value, ensure_ascii=True, allow_nan=False)


def as_dict(reading: Reading) -> dict[str, object]:
    """Return a reading as plain values; spans are `[start, end]` in code points of `article.text`.

    `unread` is the reason for which an article was stored but not read, else None; `onrecord` is the version that
    read it.
    """
    text, inside = reading.article.text, voices.passages(reading)
    return {
        "article": article_as_dict(reading.article, reading.blocks),
        "people": [_entity(entity) for entity in reading.people],
        "quotations": [quotation_as_dict(one, voices.voices(text, one, inside)) for one in reading.quotations],
        "times": [_time(time) for time in reading.times],
        "places": [_place(place) for place in reading.places],
        "events": [event_as_dict(event) for event in reading.events],
        "framing": _framing(voices.framing(reading, inside)),
        "unread": reading.unread,
        "onrecord": __version__,
    }


def quotation_as_dict(quotation: Quotation, apart: Voices | None = None) -> dict[str, object]:
    """Return one quotation as plain values; with `apart`, its words by whose they are, it has `voices`."""
    return {
        "id": quotation.id,
        "kind": str(quotation.kind),
        "content": [list(span) for span in quotation.content],
        "text": quotation.text,
        "source": _span(quotation.source),
        "cue": _span(quotation.cue),
        "speaker": _speaker(quotation.speaker) if quotation.speaker else None,
        "inferred": quotation.inferred,
        "within": quotation.within,
        "distancing": [list(span) for span in quotation.distancing],
        "score": quotation.score,
        "why": list(quotation.why),
        **({"voices": _voices(apart)} if apart else {}),
    }


def event_as_dict(event: Event, people: Mapping[str, PersonReference] | None = None) -> dict[str, object]:
    """Return one event as plain values.

    With `people`, who those in its article are across articles by their keys in it, each participant has a `person`:
    the canonical `id` and `name`, or None.
    """
    date, place = event.date, event.place
    return {
        "id": event.id,
        "type": str(event.type),
        "mode": event.mode,
        "quad": str(event.quad),
        "context": event.context,
        "cameo": event.cameo,
        "goldstein": event.goldstein,
        "trigger": list(event.trigger),
        "mentions": [list(span) for span in event.mentions],
        "actors": [_participant(actor, people) for actor in event.actors],
        "recipients": [_participant(recipient, people) for recipient in event.recipients],
        "date": date
        and {
            "value": date.value,
            "precision": str(date.precision),
            "origin": str(date.origin),
            "span": _span(date.span),
        },
        "place": place and {"name": place.name, "country": place.country, "span": list(place.span)},
        "status": str(event.status),
        "quotation": event.quotation,
        "score": event.score,
        "why": list(event.why),
    }


def spoken_as_dict(
    quotation: Quotation, person: PersonReference | None, apart: Voices | None = None
) -> dict[str, object]:
    """Return a quotation of the record as plain values; `person` is who its speaker is across articles.

    The speaker goes by the canonical key, name and Wikidata id; `said_as` is what the article calls them. `apart` is
    as in `quotation_as_dict`.
    """
    found = quotation_as_dict(quotation, apart)
    if person and quotation.speaker:
        who = {"key": person.id, "name": person.name, "wikidata": person.wikidata}
        found["speaker"] = {**_speaker(quotation.speaker), **who, "said_as": quotation.speaker.name}
    return found


def row_as_dict(row: QuotationRow, apart: Voices | None = None) -> dict[str, object]:
    """Return a quotation of the record as plain values (`spoken_as_dict`), with what tells its article apart."""
    return {**spoken_as_dict(row.quotation, row.person, apart), "article": _origin(row)}


def event_row_as_dict(row: EventRow) -> dict[str, object]:
    """Return an event of the record as plain values, with what tells its article apart and where on earth it was.

    `where` is the place of the event as the article's `places` have it, or None.
    """
    return {
        **event_as_dict(row.event, row.people),
        "words": row.event.trigger.of(row.text),
        "where": _place(row.where) if row.where else None,
        "article": _origin(row),
    }


def moment_as_dict(moment: Moment) -> dict[str, object]:
    """Return what happened at some time as plain values: its days, and a `quotation` or an `event`, the other None."""
    from onrecord.record.rows import QuotationRow

    said = row_as_dict(moment.row) if isinstance(moment.row, QuotationRow) else None
    done = None if isinstance(moment.row, QuotationRow) else event_row_as_dict(moment.row)
    return {"first": _date(moment.first), "last": _date(moment.last), "quotation": said, "event": done}


def article_row_as_dict(row: ArticleRow) -> dict[str, object]:
    """Return what tells an article of the record apart as plain values."""
    return {
        "id": row.id,
        "ref": row.ref,
        "title": row.title,
        "outlet": row.outlet,
        "url": row.url,
        "published": _date(row.published),
        "language": row.language,
        "words": row.words,
        "unread": row.unread,
        "quotations": row.quotations,
    }


def hit_as_dict(hit: Hit) -> dict[str, object]:
    """Return what a search found as plain values; `highlights` are in code points of the article's text."""
    article = {
        "id": hit.article_id,
        "ref": hit.ref,
        "title": hit.title,
        "outlet": hit.outlet,
        "published": _date(hit.published),
    }
    return {
        "kind": hit.kind,
        "id": hit.id,
        "speaker": hit.speaker,
        "person": hit.person.id if hit.person else None,
        "snippet": hit.snippet,
        "span": list(hit.span),
        "highlights": [list(span) for span in hit.highlights],
        "score": hit.score,
        "article": article,
    }


def stats_as_dict(stats: Stats) -> dict[str, object]:
    """Return what the record holds as plain values."""
    return {
        "articles": stats.articles,
        "unread": stats.unread,
        "words": stats.words,
        "quotations": {str(kind): count for kind, count in sorted(stats.quotations.items())},
        "unattributed": stats.unattributed,
        "people": stats.people,
        "speakers": stats.speakers,
        "events": {str(quad): count for quad, count in sorted(stats.events.items())},
        "top_speakers": [
            {
                "name": speaker.name,
                "type": str(speaker.type),
                "quotations": speaker.quotations,
                "person": speaker.person,
            }
            for speaker in stats.top_speakers
        ],
        "rejected": [
            {"reason": str(rejected.reason), "inputs": rejected.inputs, "examples": list(rejected.examples)}
            for rejected in stats.rejected
        ],
        "runs": stats.runs,
        "first": _date(stats.first),
        "last": _date(stats.last),
    }


def _date(date: datetime.date | None) -> str | None:
    return date.isoformat() if date else None


def article_as_dict(article: Article, blocks: tuple[Block, ...]) -> dict[str, object]:
    """Return an article with its blocks as plain values."""
    return {
        "id": article.id,
        "ref": article.ref,
        "text": article.text,
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "published": _date(article.published),
        "language": article.language,
        "evidence": [{"field": found.field, "span": list(found.span)} for found in article.evidence],
        "blocks": [{"kind": str(block.kind), "span": list(block.span)} for block in blocks],
    }


def _origin(row: QuotationRow | EventRow) -> dict[str, object]:
    return {
        "id": row.article_id,
        "ref": row.ref,
        "title": row.title,
        "outlet": row.outlet,
        "url": row.url,
        "published": _date(row.published),
    }


def _entity(entity: Entity) -> dict[str, object]:
    mentions = [
        {"span": list(mention.span), "kind": str(mention.kind), "score": mention.score, "why": list(mention.why)}
        for mention in entity.mentions
    ]
    return {
        "key": entity.key,
        "name": entity.name,
        "type": str(entity.type),
        "wikidata": entity.wikidata,
        "offices": list(entity.offices),
        "mentions": mentions,
    }


def _time(time: TimeExpression) -> dict[str, object]:
    return {
        "span": list(time.span),
        "type": str(time.type),
        "value": time.value,
        "precision": str(time.precision) if time.precision else None,
        "origin": str(time.origin),
        "why": list(time.why),
    }


def _speaker(speaker: Speaker) -> dict[str, object]:
    return {
        "key": speaker.key,
        "name": speaker.name,
        "type": str(speaker.type),
        "wikidata": speaker.wikidata,
        "score": speaker.score,
        "why": list(speaker.why),
    }


def _voices(apart: Voices) -> dict[str, object]:
    return {
        "verbatim": [list(span) for span in apart.verbatim],
        "told": [{"span": list(one.span), "part": one.part} for one in apart.told],
        "quoted": apart.quoted,
        "stance": str(apart.stance) if apart.stance else None,
    }


def _framing(framing: Framing) -> dict[str, object]:
    return {
        "headings": [list(span) for span in framing.headings],
        "distancing": [list(span) for span in framing.distancing],
        "marked": [list(span) for span in framing.marked],
    }


def _place(place: Place) -> dict[str, object]:
    return {
        "span": list(place.span),
        "name": place.name,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "geonames": place.geonames,
        "score": place.score,
        "why": list(place.why),
    }


def _participant(participant: Participant, people: Mapping[str, PersonReference] | None) -> dict[str, object]:
    one = people.get(participant.key) if people and participant.key else None
    person = {"person": one and {"id": one.id, "name": one.name}} if people is not None else {}
    return {
        "span": list(participant.span),
        "key": participant.key,
        "name": participant.name,
        "country": participant.country,
        "sector": participant.sector,
        "wikidata": participant.wikidata,
        **person,
    }


def _span(span: Span | None) -> list[int] | None:
    return list(span) if span else None
