"""Names to the people, bodies and countries that bear them in a record, for a search box.

They are told apart by name alone, case and accents aside, as `Stats.top_speakers` are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select

from onrecord.model import EntityType
from onrecord.record import query, schema, sqlite
from onrecord.record.folding import fold


@dataclass(frozen=True, slots=True)
class FigureCount:
    """Somebody who speaks or takes part in events, by name; `type` is None for who only takes part."""

    name: str
    type: EntityType | None
    quotations: int
    events: int


def figures(connection: Connection, text: str, limit: int) -> list[FigureCount]:
    """Return who is called by words of `text`: those whose names have most of them first, then who is met most.

    Raises QueryError where it asks for nothing.
    """
    terms = query.parse(text).wanted
    quotation, participant = schema.quotation, schema.participant
    said: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    names: Any = quotation.c.speaker_name
    called = quotation.c.number.in_(sqlite.quotations_naming(terms))
    statement = select(names, quotation.c.speaker_type, func.count()).where(called, names.is_not(None))
    for name, type_, number in connection.execute(statement.group_by(names, quotation.c.speaker_type)):
        said[fold(name)][name, type_] += number
    done: defaultdict[str, Counter[str]] = defaultdict(Counter)
    counted = func.count(participant.c.event.distinct())
    takes_part = select(participant.c.name, counted).where(_participant_called(terms))
    for name, number in connection.execute(takes_part.group_by(participant.c.name)):
        done[fold(name)][name] += number
    found = []
    for folded in said.keys() | done.keys():
        fitting = sum(_fits(term, folded) for term in terms)
        if not fitting:
            continue  # called so by a pronoun's or an office's words only
        spoken, acting = said[folded], done[folded]
        name, type_ = _commonest(spoken, acting)
        figure = FigureCount(name, type_, spoken.total(), acting.total())
        found.append((-fitting, -figure.quotations - figure.events, folded, figure))
    return [figure for *_, figure in sorted(found, key=lambda one: one[:3])[:limit]]


def _commonest(spoken: Counter[tuple[str, str]], acting: Counter[str]) -> tuple[str, EntityType | None]:
    if spoken:
        name, type_ = max(spoken, key=lambda one: (spoken[one], one))
        return name, EntityType(type_)
    return max(acting, key=lambda one: (acting[one], one)), None


def _participant_called(terms: tuple[query.Term, ...]) -> ColumnElement[bool]:
    number = schema.participant.c.number
    return or_(*(number.in_(sqlite.participants_matching(term)) for term in terms))


def _fits(term: query.Term, name: str) -> bool:
    words = " ".join(term.tokens)
    return f" {words}" in f" {name}" if term.prefix else f" {words} " in f" {name} "
