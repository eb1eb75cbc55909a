"""Resolution in the sample articles: who was found to be whom, held against what a reader says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import PurePath

from onrecord.authority import authority
from onrecord.data import table
from onrecord.evaluate.tally import Tally
from onrecord.model import EntityType, MentionKind, Reading

GoldPeople = Mapping[str, Mapping[str, str]]
"""An article's file name or id -> the key of each person in it -> what the article calls them."""


def shipped_people() -> GoldPeople:
    """Return who the people in the sample articles are."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for article, key, name in table("evaluation/people-samples.tsv"):
        found[article][key] = name
    return found


def assess_people(corpus: str, gold: GoldPeople, readings: Iterable[Reading]) -> Tally:
    """Hold the people of each reading against those wanted.

    A person is right under the key wanted, missed when nobody in the article has it, and wrong under a key of the
    authority that is not wanted there. Further people who stay local are no mistake. An article that was not read
    counts as one that nobody was found in; readings of other articles are left out.
    """
    known = authority()
    found: dict[str, set[str]] = defaultdict(set)
    for reading in readings:
        name = PurePath(reading.article.ref).name
        found[name] |= {person.key for person in reading.people if person.type is EntityType.PERSON}
    right, wrong, missed = 0, [], []
    for article, wanted in gold.items():
        right += len(found[article] & wanted.keys())
        missed += [f"{article}: {wanted[key]} is not {key}" for key in wanted.keys() - found[article]]
        taken = {key: person for key in found[article] - wanted.keys() if (person := known.person(key))}
        wrong += [f"{article}: nobody there is {person.name} ({key})" for key, person in taken.items()]
    return Tally(corpus, right, len(wrong), len(missed), (*sorted(wrong), *sorted(missed)))


def assess_named(corpus: str, gold: GoldPeople, readings: Iterable[Reading]) -> Tally:
    """Tell how many of those named as persons are: right are those wanted, under whatever key, wrong all others.

    Nobody is missed here; `assess_people` tells who is. Readings of articles without people wanted are left out.
    """
    right, wrong = 0, []
    for reading in readings:
        article = PurePath(reading.article.ref).name
        wanted = gold.get(article, {})
        for person in reading.people:
            named = any(mention.kind is MentionKind.NAME for mention in person.mentions)
            if not wanted or person.type is not EntityType.PERSON or not named:
                continue
            if person.key in wanted or person.name in wanted.values():
                right += 1
            else:
                wrong.append(f"{article}: {person.name} is not one of its people")
    return Tally(corpus, right, len(wrong), 0, tuple(sorted(wrong)))
