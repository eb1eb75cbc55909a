"""Resolution in the sample articles: who was found to be whom, held against what a reader says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import PurePath

from onrecord.authority import authority
from onrecord.data import table
from onrecord.evaluate.tally import Tally
from onrecord.model import EntityType, Reading

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
