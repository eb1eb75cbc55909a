"""People introduced by an office and the body it is in: "spokesman for the Ministry of Trade Arvid Lindqvist".

Much English-language news writes so, that of Central Asia above all, and neither the tagger nor the entity model sees
where the body's name ends and the person's begins. Here names are cut there, and the person's is told where the office
stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from onrecord.parsing import Sentence, Token
from onrecord.people.chunks import Chunk, namelike
from onrecord.people.lexicon import Lexicon, lexicon, singular
from onrecord.people.roles import REACH
from onrecord.people.runs import HYPHENS, hyphenated
from onrecord.places.gazetteer import gazetteer

_TO_BODY = frozenset({"of", "for", "at", "in", "from", "to", "on"})
_WITHIN = _TO_BODY | HYPHENS | {"the", "and", "&", "'s", "’s"}
_MOST_WORDS = 4
"""Words of a name that is cut off: a given name, a patronymic, a family name with a particle."""


def introduced(sentences: Sequence[Sentence], names: Sequence[Chunk]) -> list[Chunk]:
    """Return an article's names, in order, those of people who are introduced by a body cut from the body's name."""
    found: list[Chunk] = []
    for number, here in groupby(names, key=lambda chunk: chunk.sentence):
        chunks = list(here)
        for office, first, last in _introductions(sentences[number].tokens, chunks, lexicon()):
            chunks = list(_cut(chunks, first, last, office, sentences[number].tokens))
        found += chunks
    return found


def _introductions(tokens: tuple[Token, ...], names: Sequence[Chunk], known: Lexicon) -> Iterator[tuple[int, int, int]]:
    """Yield the office's token and the bounds of the name that it introduces, in order."""
    persons = {(chunk.first, chunk.last) for chunk in names if chunk.label == "PERSON"}
    told = 0
    for office in range(len(tokens) - 4):
        if office < told or not _leads_to_body(tokens, office, known) or _of_a_body(tokens, office, known):
            continue
        last = _end(tokens, office + 2, known)
        for first in range(office + 3, last - 1):
            if _may_be_name(tokens, first, last, known) and (
                tokens[first].lower in known.given or (first, last) in persons or _ends_body(tokens[first - 1], known)
            ):
                told = last
                yield office, first, last
                break


def _is_office(token: Token, known: Lexicon) -> bool:
    return token.tag in ("NN", "NNP") and known.office(token.lower) is not None


def _leads_to_body(tokens: tuple[Token, ...], i: int, known: Lexicon) -> bool:
    return _is_office(tokens[i], known) and i + 1 < len(tokens) and tokens[i + 1].lower in _TO_BODY


def _of_a_body(tokens: tuple[Token, ...], office: int, known: Lexicon) -> bool:
    """Tell whether an office only says whose a body is: "the Office of the President of Kazakhstan"."""
    if office < 3 or tokens[office - 1].lower != "the" or tokens[office - 2].lower not in _TO_BODY:
        return False
    return tokens[office - 3].lower in known.organisations


def _end(tokens: tuple[Token, ...], first: int, known: Lexicon) -> int:
    """Return where the names of a body and a person that begin at token `first` end; `first` where they do not.

    What has a title of its own is not introduced by an office further off ("critic of Mr. Lindqvist", "spokesman for
    Secretary of State Lindqvist"); an office with its article is a body here ("spokesman for the President of ...").
    """
    last = first
    while last < min(first + REACH, len(tokens)):
        token = tokens[last]
        titled = _is_office(token, known) and not (
            _leads_to_body(tokens, last, known) and tokens[last - 1].lower == "the"
        )
        if titled or token.lower in known.honorifics or token.entity in ("DATE", "TIME"):
            return first
        if token.tag[:2] not in ("NN", "JJ") and token.lower not in _WITHIN:
            break
        last += 1
    return last


def _may_be_name(tokens: tuple[Token, ...], first: int, last: int, known: Lexicon) -> bool:
    """Tell whether tokens can be the whole name of a person right after the name of a body.

    What follows a common noun is the body's own name ("head of the polling firm Lindqvist Halden").
    """
    before, name = tokens[first - 1], tokens[first:last]
    if not before.text[:1].isupper() or before.tag[:2] not in ("NN", "JJ") or hyphenated(tokens, first):
        return False
    words = sum(not hyphenated(tokens, i) for i in range(first, last))
    if not 2 <= words <= _MOST_WORDS or not namelike(tokens, first, last, known):
        return False
    return not gazetteer().meanings(" ".join(token.text for token in name)) and not any(
        _ends_body(token, known) or token.lower in known.corporate or _acronym(token.text) for token in name
    )


def _ends_body(token: Token, known: Lexicon) -> bool:
    """Tell whether a word can be the last of a body's name: "Ministry", "Affairs", "Kazakhstan"."""
    nouns = (known.organisations, known.portfolios, known.adjectives)
    forms = {token.lower, singular(token.lower)}
    return token.lower in known.country_names or not all(forms.isdisjoint(some) for some in nouns)


def _acronym(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and word.isupper()


def _cut(names: Sequence[Chunk], first: int, last: int, office: int, tokens: tuple[Token, ...]) -> Iterator[Chunk]:
    """Yield names with `[first, last)` made a person's, and what stands before it in the same name left to the body."""
    person = None
    for chunk in names:
        if chunk.last <= first or chunk.first >= last:
            yield chunk
            continue
        if chunk.first < first:
            yield replace(chunk, last=first, label="ORG" if chunk.label == "PERSON" else chunk.label)
        if person is None:
            gender = lexicon().gender(lexicon().office(tokens[office].lower) or "")
            person = Chunk(chunk.sentence, first, last, "PERSON", titled=True, gender=gender, office=office)
            yield person
