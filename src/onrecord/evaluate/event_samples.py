"""The events of the sample articles, whole, held against what a reader says of them.

Sentences with one act each (`evaluate.events`) do not tell how much of what is found in an article is wrong; this does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple

from onrecord.data import table
from onrecord.evaluate.tally import Tally
from onrecord.model import Event, Participant, Reading


class Expected(NamedTuple):
    """An event as a reader tells it.

    `held` is "+" (has to be found), "?" (may be) or "!" (must not be). Parties are alternatives of words, one set a
    party; None stands for any parties at all.
    """

    held: str
    types: frozenset[str]
    triggers: frozenset[str]
    actors: tuple[frozenset[str], ...] | None
    recipients: tuple[frozenset[str], ...] | None


def shipped_samples() -> Mapping[str, Sequence[Expected]]:
    """Return the events of the sample articles by the article's file name or id."""
    found: dict[str, list[Expected]] = defaultdict(list)
    for held, article, types, triggers, actors, recipients in table("evaluation/events-samples.tsv"):
        expected = Expected(
            held,
            frozenset(types.split()),
            frozenset(triggers.split("|")),
            _parties(actors),
            _parties(recipients),
        )
        found[article].append(expected)
    return found


def _parties(cell: str) -> tuple[frozenset[str], ...] | None:
    if cell == "*":
        return None
    return () if cell == "-" else tuple(frozenset(party.split("|")) for party in cell.split(";"))


def assess_samples(corpus: str, gold: Mapping[str, Sequence[Expected]], readings: Iterable[Reading]) -> Tally:
    """Hold the events of each reading against those expected; a second event for one row is wrong.

    Events that may or may not be told count neither way. Articles without rows are left out; one that has rows and was
    not read counts as one in which nothing was found.
    """
    found = {PurePath(reading.article.ref).name: reading for reading in readings}
    right, wrong, missed = 0, [], []
    for article, rows in gold.items():
        wanted = list(rows)
        reading = found.get(article)
        for event in reading.events if reading else ():
            text = reading.article.text if reading else ""
            row = next((row for row in wanted if row.held != "!" and fits(row, event, text)), None)
            if row is None:
                named = any(row.held == "!" and fits(row, event, text) for row in rows)
                wrong.append(f"{article}: {event.type} {event.trigger.of(text)}{' (again)' if named else ''}")
                continue
            wanted.remove(row)
            right += row.held == "+"
        missed += [f"{article}: no {'/'.join(sorted(row.triggers))}" for row in wanted if row.held == "+"]
    return Tally(corpus, right, len(wrong), len(missed), (*sorted(wrong), *sorted(missed)))


def fits(row: Expected, event: Event, text: str) -> bool:
    """Tell whether an event is the one that a row tells of, with its type and exactly its parties."""
    return (
        event.type in row.types
        and any(mention.of(text) in row.triggers for mention in event.mentions)
        and _are(row.actors, event.actors, text)
        and _are(row.recipients, event.recipients, text)
    )


def _are(wanted: tuple[frozenset[str], ...] | None, parties: Sequence[Participant], text: str) -> bool:
    if wanted is None:
        return True
    told = [f"{party.name} {party.span.of(text)}" for party in parties]
    return len(told) == len(wanted) and all(any(word in each for word in words for each in told) for words in wanted)
