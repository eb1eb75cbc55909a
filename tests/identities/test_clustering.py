"""Who is one and the same. The people are invented."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable, Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.identities import Identity, Judgement, KnownIdentity, Occurrence, Verdict
from onrecord.identities.clustering import cluster
from onrecord.identities.fitting import profile
from onrecord.model import EntityType

ORG = EntityType.ORGANISATION
KNOWN = {
    "Q1": KnownIdentity("Q1", "Mára Őszi", EntityType.PERSON, "Q1", ("HUN",)),
    "Q2": KnownIdentity("Q2", "Mara Oszi", EntityType.PERSON, "Q2", ("HUN",)),
    "mara-local": KnownIdentity("mara-local", "Mara O.", EntityType.PERSON, None, ("HUN",)),
}


def seen(
    article: str,
    name: str,
    *home: str,
    known: str | None = None,
    around: Iterable[str] = (),
    type_: EntityType = EntityType.PERSON,
    full: bool = True,
) -> Occurrence:
    """Return somebody as an article names them."""
    key = known or name.lower().replace(" ", "-")
    return Occurrence(article, key, name, type_, known, full, frozenset(home), frozenset(around) | {*home})


def judged(
    number: int, verdict: Verdict, one: Iterable[str], other: Iterable[str], name: str | None = None
) -> Judgement:
    return Judgement(number, verdict, frozenset(one), frozenset(other), "ann", "2026-01-01T00:00:00Z", "", name)


def identities(occurrences: Iterable[Occurrence], *judgements: Judgement) -> tuple[Identity, ...]:
    return cluster(occurrences, judgements, KNOWN.get)


def groups(occurrences: Sequence[Occurrence], *judgements: Judgement) -> set[frozenset[str]]:
    """Return the articles of each identity."""
    article = {one.id: one.article for one in occurrences}
    return {
        frozenset(article[member.occurrence] for member in identity.members)
        for identity in identities(occurrences, *judgements)
    }


def sets(*names: str) -> set[frozenset[str]]:
    return {frozenset(name.split()) for name in names}


def why(occurrences: Sequence[Occurrence], *judgements: Judgement) -> dict[str, str]:
    article = {one.id: one.article for one in occurrences}
    return {article[m.occurrence]: m.why for one in identities(occurrences, *judgements) for m in one.members}


def test_a_full_name_that_shares_a_country_is_one_person() -> None:
    people = [seen("a", "Dosym Arvidov", "KAZ"), seen("b", "Dosym Arvidov", "KAZ", "RUS")]
    assert groups(people) == sets("a b")
    assert why(people) == {"a": "name, country", "b": "name, country"}


def test_a_full_name_without_anything_against_it_is_one_person() -> None:
    people = [seen("a", "Dosym Arvidov", "KAZ"), seen("b", "Dosym Arvidov"), seen("c", "Dosym Arvidov")]
    assert groups(people) == sets("a b c")
    assert why(people)["b"] == "name"


def test_spellings_of_a_full_name_are_one_person() -> None:
    people = [seen("a", "Dosym Satarov", "KAZ"), seen("b", "Dossym Satarov"), seen("c", "Досым Сатаров")]
    assert groups(people) == sets("a b c")
    assert why(people) == {"a": "spelling", "b": "spelling", "c": "spelling"}


def test_namesakes_of_different_countries_stay_apart() -> None:
    people = [seen("a", "Dosym Arvidov", "KAZ"), seen("b", "Dosym Arvidov", "USA")]
    assert groups(people) == sets("a", "b")


def test_who_fits_two_namesakes_is_neither() -> None:
    people = [seen("a", "Dosym Arvidov", "KAZ"), seen("b", "Dosym Arvidov", "USA"), seen("c", "Dosym Arvidov")]
    assert groups(people) == sets("a", "b", "c")
    assert groups([*people, seen("d", "Dosym Arvidov")]) == sets("a", "b", "c", "d")


def test_the_country_of_the_article_decides_between_namesakes() -> None:
    people = [
        seen("a", "Dosym Arvidov", "KAZ"),
        seen("b", "Dosym Arvidov", "USA"),
        seen("c", "Dosym Arvidov", around=["KAZ", "FRA"]),
        seen("d", "Dosym Arvidov", around=["KAZ", "USA"]),
        seen("e", "Dosym Arvidov", around=["FRA"]),
    ]
    assert groups(people) == sets("a c", "b", "d", "e")
    assert why(people)["c"] == "context"


def test_one_name_in_a_longer_one_of_two_people_keeps_its_own() -> None:
    people = [
        seen("a", "Mohammed Arvidi", "EGY"),
        seen("b", "Mohammed Arvidi", "EGY"),
        seen("c", "Mohammed Arvidi Khan"),
        seen("d", "Mohammed Arvidi Hassan"),
    ]
    assert groups(people) == sets("a b", "c", "d")


def test_a_surname_joins_nobody() -> None:
    assert groups([seen("a", "Arvidov", "KAZ", full=False), seen("b", "Arvidov", "KAZ", full=False)]) == sets("a", "b")


def test_organisations_are_one_by_their_name() -> None:
    bodies = [
        seen("a", "Harbour Council", type_=ORG),
        seen("b", "harbour council", type_=ORG),
        seen("c", "Harbour Councils", type_=ORG),
        seen("d", "Reuters", type_=ORG),
        seen("e", "Reuters", type_=ORG),
        seen("f", "Reuters", type_=EntityType.DOCUMENT, full=False),
    ]
    assert groups(bodies) == sets("a b", "c", "d e", "f")


def test_the_authority_s_key_is_the_id() -> None:
    [one] = identities([seen("a", "Mara Oszi", known="Q1"), seen("b", "M. Oszi", known="Q1")])
    assert (one.id, one.wikidata, one.name, one.countries) == ("Q1", "Q1", "Mára Őszi", ("HUN",))
    assert [member.why for member in one.members] == ["authority", "authority"]


def test_who_is_not_known_joins_nobody_who_is() -> None:
    """The reading had more to go by, and did not find that it is the one whom the authority knows."""
    assert groups([seen("a", "Mara Oszi", known="Q1"), seen("b", "Mara Oszi", "HUN")]) == sets("a", "b")


def test_the_id_of_who_is_not_known_stays_as_articles_come() -> None:
    people = [seen(name, "Dosym Arvidov") for name in "abc"]
    ids = {identities(people[:count])[0].id for count in (1, 2, 3)}
    assert len(ids) == 1
    [grown] = identities([*people, seen("d", "Dosym Arvidov", "KAZ"), seen("e", "Dossym Arvidov")])
    assert grown.name == "Dosym Arvidov"
    assert grown.countries == ("KAZ",)


def test_a_weight_stands_for_so_many() -> None:
    people = [replace(seen("a", "DOSYM ARVIDOV"), weight=5), seen("b", "Dosym Arvidov"), seen("c", "Dosym Arvidov")]
    assert [one.name for one in identities(people)] == ["DOSYM ARVIDOV"]


def test_a_merge_unites_what_rules_would_not() -> None:
    people = [seen("a", "Dosym Arvidov", "KAZ"), seen("b", "D. A.", full=False), seen("c", "Dosym Arvidov", "KAZ")]
    merge = judged(1, Verdict.SAME, [people[0].id, people[2].id], [people[1].id])
    assert groups(people, merge) == sets("a b c")
    assert why(people, merge)["b"] == "judgement 1"
    # Later articles join the person, not the spelling.
    assert groups([*people, seen("d", "Dosym Arvidov", "KAZ")], merge) == sets("a b c d")


def test_a_merge_with_a_known_person_takes_the_known_id() -> None:
    people = [seen("a", "Mara Oszi", known="Q2"), seen("b", "Mara Oszi", known="Q1"), seen("c", "Lady O", full=False)]
    merges = [judged(1, Verdict.SAME, ["Q2"], ["Q1"]), judged(2, Verdict.SAME, [people[2].id], ["mara-local", "Q2"])]
    [one] = identities(people, *merges)
    assert (one.id, one.keys, one.name) == ("Q1", ("Q1", "Q2", "mara-local"), "Mára Őszi")


def test_a_split_takes_apart_what_was_merged_and_the_rest_stays() -> None:
    people = [seen(name, f"{name} Arvidov", full=False) for name in "abcd"]
    a, b, c, d = (one.id for one in people)
    merges = [
        judged(1, Verdict.SAME, [a], [b]),
        judged(2, Verdict.SAME, [a, b], [c]),
        judged(3, Verdict.SAME, [a], [d]),
    ]
    assert groups(people, *merges) == sets("a b c d")
    split = judged(4, Verdict.NOT_THE_SAME, [a], [b, c, d])
    assert groups(people, *merges, split) == sets("a", "b c d")
    again = judged(5, Verdict.SAME, [a], [d])
    assert groups(people, *merges, split, again) == sets("a b c d")


def test_a_split_keeps_one_article_out_and_the_others_together() -> None:
    people = [seen(name, "Dosym Arvidov", "KAZ") for name in "abc"]
    split = judged(1, Verdict.NOT_THE_SAME, [people[1].id], [people[0].id, people[2].id])
    assert groups(people, split) == sets("a c", "b")
    # Whoever comes later fits two people now.
    assert groups([*people, seen("d", "Dosym Arvidov", "KAZ")], split) == sets("a c", "b", "d")


def test_a_split_from_a_profile_keeps_one_out_for_good() -> None:
    people = [seen(name, "Dosym Arvidov", "KAZ") for name in "abc"]
    told = profile(people[0])
    assert told is not None
    split = judged(1, Verdict.NOT_THE_SAME, [people[1].id], [told.id])
    assert groups(people, split) == sets("a c", "b")
    assert groups([*people, seen("d", "Dosym Arvidov", "KAZ")], split) == sets("a c d", "b")
    assert {one.id for one in identities(people, split)} == {min(people[0].id, people[2].id), people[1].id}


def test_a_split_takes_an_article_out_of_a_known_person() -> None:
    people = [seen("a", "Mara Oszi", known="Q1"), seen("b", "Mara Oszi", known="Q1")]
    split = judged(1, Verdict.NOT_THE_SAME, [people[1].id], ["Q1"])
    assert groups(people, split) == sets("a", "b")
    assert {one.id for one in identities(people, split)} == {"Q1", people[1].id}


def test_unsure_keeps_apart_as_well() -> None:
    people = [seen("a", "Dosym Arvidov"), seen("b", "Dosym Arvidov")]
    unsure = judged(1, Verdict.UNSURE, [people[0].id], [people[1].id])
    assert groups(people, unsure) == sets("a", "b")


def test_a_name_that_was_given() -> None:
    people = [seen("a", "Dosym Arvidov"), seen("b", "Dosym Arvidov")]
    names = [
        judged(1, Verdict.NAME, [people[1].id], [], "First"),
        judged(2, Verdict.NAME, [people[0].id], [], "Second"),
    ]
    assert identities(people, *names)[0].name == "Second"
    assert identities(people, names[0])[0].name == "First"


def test_what_judgements_name_and_nobody_has_is_no_matter() -> None:
    people = [seen("a", "Dosym Arvidov")]
    gone = "p0123456789abcdef"
    assert groups(people, judged(1, Verdict.SAME, [people[0].id], [gone])) == sets("a")
    assert groups(people, judged(1, Verdict.NOT_THE_SAME, [gone], [people[0].id])) == sets("a")
    assert groups(people, judged(1, Verdict.SAME, ["Q1"], ["Q2"])) == sets("a")


def test_verdicts_compose() -> None:
    same, not_same, unsure = Verdict.SAME, Verdict.NOT_THE_SAME, Verdict.UNSURE
    assert [same.then(other) for other in (same, not_same, unsure)] == [same, not_same, unsure]
    assert [not_same.then(other) for other in (same, not_same, unsure)] == [not_same, unsure, unsure]
    assert [unsure.then(other) for other in (same, not_same, unsure)] == [unsure, unsure, unsure]


NAMES = ("Dosym Arvidov", "Dossym Arvidov", "Dosym Nur Arvidov", "Mara Oszi", "Arvidov")
HOMES = ((), (), ("KAZ",), ("USA",), ("KAZ", "USA"))


@st.composite
def records(draw: st.DrawFn) -> tuple[list[Occurrence], list[Judgement]]:
    """Draw people of a dozen articles, and judgements on any of them."""
    people = []
    for number in range(draw(st.integers(1, 12))):
        name = draw(st.sampled_from(NAMES))
        known = draw(st.sampled_from([None, None, None, "Q1", "Q2"])) if name == "Mara Oszi" else None
        around = draw(st.sampled_from(HOMES))
        home = draw(st.sampled_from(HOMES))
        people.append(seen(f"a{number}", name, *home, known=known, around=around, full=" " in name))
    nodes = [one.known or one.id for one in people]
    groups_ = st.frozensets(st.sampled_from([*nodes, *(one.id for one in people)]), min_size=1, max_size=3)
    verdicts = st.sampled_from([Verdict.SAME, Verdict.NOT_THE_SAME, Verdict.UNSURE])
    judgements = [
        judged(number, draw(verdicts), one, other - one)
        for number, (one, other) in enumerate(draw(st.lists(st.tuples(groups_, groups_), max_size=4)), 1)
        if other - one
    ]
    return people, judgements


@settings(max_examples=300, deadline=None)
@given(records(), st.randoms(use_true_random=False))
def test_any_order_gives_the_same(record: tuple[list[Occurrence], list[Judgement]], chance: random.Random) -> None:
    people, judgements = record
    shuffled, decided = chance.sample(people, len(people)), chance.sample(judgements, len(judgements))
    assert identities(people, *judgements) == identities(shuffled, *decided)


@settings(max_examples=300, deadline=None)
@given(records())
def test_everybody_is_somebody_once(record: tuple[list[Occurrence], list[Judgement]]) -> None:
    people, judgements = record
    found = identities(people, *judgements)
    members = [member.occurrence for one in found for member in one.members]
    assert sorted(members) == sorted(one.id for one in people)
    assert len({one.id for one in found}) == len(found)
    ids = {one.id for one in people} | {told.id for one in people if (told := profile(one))}
    assert all(one.id in {*ids, *one.keys} for one in found)


@settings(max_examples=300, deadline=None)
@given(records())
def test_nobody_is_joined_against_a_country_or_a_judgement(record: tuple[list[Occurrence], list[Judgement]]) -> None:
    people, judgements = record
    by_id = {one.id: one for one in people}
    split = [judgement for judgement in judgements if judgement.verdict is not Verdict.SAME]
    for identity in identities(people, *split):
        local = [by_id[m.occurrence] for m in identity.members if by_id[m.occurrence].known is None]
        for one, other in itertools.combinations(local, 2):
            assert not one.home or not other.home or one.home & other.home
            assert "Arvidov" not in (one.name, other.name)
            for judgement in split:
                assert not (one.id in judgement.one and other.id in judgement.other)


@settings(max_examples=100, deadline=None)
@given(records())
def test_undoing_a_judgement_restores_what_was(record: tuple[list[Occurrence], list[Judgement]]) -> None:
    people, judgements = record
    before = identities(people, *judgements)
    merge = judged(99, Verdict.SAME, [people[0].id], [people[-1].id])
    merged = identities(people, *judgements, merge)
    ids = {member.occurrence: one.id for one in merged for member in one.members}
    assert ids[people[0].id] == ids[people[-1].id]
    assert identities(people, *judgements) == before
