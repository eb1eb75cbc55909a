"""What a phrase says of an office: which kind, in which place, and when.

office_phrase("the former Kazakh president") -> kinds ("president",), place "KAZ", when "past"
office_phrase("UN chief")                    -> office "UN/secretary_general"
office_phrase("Kremlin chief")               -> office "RUS/president"
office_phrase("prime minister")              -> kinds ("prime_minister", "chancellor"), no place

The words are those of onrecord/data/authority/offices.toml. A phrase is read as it stands, without a person's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.authority.folding import fold
from onrecord.authority.model import Organisation
from onrecord.authority.places import Places, places

_LONGEST_PLACE = 8
"""Words of the longest name of a place that is tried: "United Nations Office for the Coordination of ..."."""

_OF = re.compile(r" (?:of|for|to|at) (?:the )?|, ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """What a phrase says of an office.

    `office` is set when the phrase names one office of one place ("taoiseach", "UN chief"); `kinds` are the kinds of
    office that the words may mean, or `role` the role ("leader", "head_of_state", "head_of_government") where they
    name no kind. `place` is the country's code or the organisation's key, None when the phrase says none. `when` is
    "past", "acting", "now", "future" or None.
    """

    text: str
    office: str | None = None
    kinds: tuple[str, ...] = ()
    role: str | None = None
    place: str | None = None
    when: str | None = None


def office_phrase(text: str, among: Places | None = None) -> OfficePhrase | None:
    """Read a phrase that names an office; None when it names none.

    Args:
        text: the phrase ("President of Kazakhstan", "German Chancellor", "EU's top diplomat", "prime minister").
        among: the places and words to read it with; those that ship when left out.
    """
    table = among or places()
    when, phrase = _without_qualifiers(" ".join(text.split()), table)
    for place, title in _readings(phrase, table):
        found = _title(title, place, table)
        if found:
            office, kinds, role = found
            return OfficePhrase(text, office, kinds, role, place or (office or "").partition("/")[0] or None, when)
    return None


def _without_qualifiers(phrase: str, table: Places) -> tuple[str | None, str]:
    """Return when the office is said to be held, and the phrase without the words that say it."""
    qualifiers = table.titles["qualifiers"]
    when = None
    kept = []
    for word in re.sub(r"\b(ex|then|president|minister)-(?=\w)", r"\1 ", phrase).split():
        said = qualifiers.get(fold(word))
        when = when or said
        if said is None:
            kept.append(word)
    if kept and fold(kept[0]) in {"the", "a", "an", "its", "their", "his", "her"}:
        kept = kept[1:]
    return when, " ".join(kept)


def _readings(phrase: str, table: Places) -> Iterator[tuple[str | None, str]]:
    """Yield the ways to read a phrase as a place (or none) and a title, the likeliest first."""
    if fold(phrase) in table.titles["direct"]:
        yield None, phrase
    for match in _OF.finditer(phrase):
        place = _place(phrase[match.end() :], table)
        if place:
            yield place, phrase[: match.start()]
    words = phrase.split()
    for count in range(min(_LONGEST_PLACE, len(words) - 1), 0, -1):
        place = _place(re.sub(r"['’]s?$", "", " ".join(words[:count])), table)
        if place:
            yield place, " ".join(words[count:])
    yield None, phrase


def _place(form: str, table: Places) -> str | None:
    found = table.read(form) or (table.read(form.upper()) if len(form) <= 5 and form.islower() else None)
    if found is None:
        return None
    return found.place.key if isinstance(found.place, Organisation) else found.place.code


def _title(title: str, place: str | None, table: Places) -> tuple[str | None, tuple[str, ...], str | None] | None:
    """Return the office, or the kinds, or the role that a title names in a place; None when it names none there."""
    words, known = fold(title), table.titles
    if place is None and words in known["direct"]:
        return known["direct"][words], (), None
    if place and f"{place} {words}" in known["local"]:
        return known["local"][f"{place} {words}"], (), None
    if words in known["kinds"]:
        return None, tuple(known["kinds"][words]), None
    if place in table.organisations and words in known["chief"]:
        chief = table.organisations[place].chief
        return (f"{place}/{chief}", (), None) if chief else None
    if words in known["roles"]:
        return None, (), known["roles"][words]
    direct = known["direct"].get(words)
    return (direct, (), None) if place and direct and direct.startswith(f"{place}/") else None
