"""Where names stand in a sentence, before anyone knows whose they are.

The small model's entity labels are a first opinion only: here they are repaired with what stands around them (a title
before the name, a given name inside it, the noun it ends in); `persons` and `bodies` then settle types by vote over
the whole article.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.model import Span
from onrecord.parsing import Sentence, Token
from onrecord.people.lexicon import Lexicon, lexicon, singular

NAMING = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "WORK_OF_ART", "LAW", "LOC", "PRODUCT", "EVENT"})
SOLID = frozenset({"ORG", "FAC", "WORK_OF_ART", "LAW", "EVENT", "PRODUCT"})
"""Entity types whose names may hold function words and genitives ("Doctors Without Borders")."""

_HYPHENS = frozenset("-‐‑")
_BRACKETED = frozenset("[]{}<>")
"""What no name is written with: an editor's brackets ("[W]e") and what is left of markup."""

_SYLLABLE = re.compile(
    r"(?:[bcdghjklmnprstwyz]|[ckstw]h|[hkw]y|[hk]w|ts)?"
    r"(?:[aeiou]|ae|ai|ee|eo|eou|eu|oe|oo|ou|ui|wa|wo|ya|yae|ye|yeo|yo|yoo|you|yu)(?:[hklmnprtw]|ng)?",
    re.IGNORECASE,
)
"""A syllable of a Korean or Chinese given name as newspapers write it: "Jae-in", "Geun-hye", "Ing-wen"."""

LONGEST_NAME = 6
"""Words of a personal name; what is longer is a broken entity."""


class Piece(NamedTuple):
    """The tokens `[first, last)` of a run that the model gave one entity label, or ""."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Chunk:
    """The tokens `[first, last)` of a sentence that make one name, without title and article.

    `label` is the repaired entity type or "" where nobody knows; `titled` tells that a title or honorific introduces
    it; `gender` is the gender that it tells. `office` is the token of the office where the name of a body stands
    between ("head of the Ports Authority" before a name), None where none does.
    """

    sentence: int
    first: int
    last: int
    label: str
    titled: bool = False
    gender: str = ""
    office: int | None = None

    def words(self, sentence: Sentence) -> tuple[str, ...]:
        """Return the words of the name; what no blank parts is one word ("Jean-Claude")."""
        return words_of(sentence, self.first, self.last)

    def span(self, sentence: Sentence) -> Span:
        """Return where the name stands."""
        return Span(sentence.tokens[self.first].start, sentence.tokens[self.last - 1].end)


def words_of(sentence: Sentence, first: int, last: int) -> tuple[str, ...]:
    """Return the words that the tokens `[first, last)` make; what no blank parts is one."""
    found: list[str] = []
    end = -1
    for token in sentence.tokens[first:last]:
        if token.start == end:
            found[-1] += token.text
        else:
            found.append(token.text)
        end = token.end
    return tuple(found)


def chunks(sentences: tuple[Sentence, ...], knows: Callable[[str], bool]) -> list[Chunk]:
    """Return the names of an article, in order, none overlapping another; `knows` tells whether somebody has one."""
    known = lexicon()
    return [
        chunk for number, sentence in enumerate(sentences) for chunk in _in_sentence(number, sentence, known, knows)
    ]


def _in_sentence(number: int, sentence: Sentence, known: Lexicon, knows: Callable[[str], bool]) -> list[Chunk]:
    tokens = sentence.tokens
    found: list[Chunk] = []
    for run in _runs(tokens):
        for chunk in _repaired(number, tokens, _famous(sentence, _with_particles(tokens, run, known), knows), known):
            if _is_portfolio(tokens, chunk, known):
                continue
            if found and _one_body(tokens, found[-1], chunk, known):
                found[-1] = Chunk(number, found[-1].first, chunk.last, "ORG")
            else:
                found.append(chunk)
    return found


def _is_portfolio(tokens: tuple[Token, ...], chunk: Chunk, known: Lexicon) -> bool:
    """Tell whether a word is the end of an office and no name: "State" in "Secretary of State"."""
    if chunk.last - chunk.first != 1 or chunk.first < 2 or tokens[chunk.first].lower not in known.adjectives:
        return False
    office, of = tokens[chunk.first - 2 : chunk.first]
    return of.lower == "of" and known.office(office.lower) is not None


def _one_body(tokens: tuple[Token, ...], one: Chunk, other: Chunk, known: Lexicon) -> bool:
    """Tell whether neighbouring names are one body's: "Saudi" + "Interior Ministry", "Municipality" of "Lyon"."""
    between = tokens[one.last : other.first]
    if not between:
        last = tokens[other.last - 1].lower
        return one.label == "NORP" and other.label in ("", "ORG") and last in known.organisations
    linked = between[0].lower == "of" and all(token.tag == "DT" for token in between[1:])
    head = tokens[one.last - 1].lower
    return linked and one.label in ("", "ORG") and head in known.organisations and other.label in ("", "ORG", "GPE")


def _runs(tokens: tuple[Token, ...]) -> Iterator[list[Piece]]:
    """Yield maximal stretches of tokens that look like names, cut into pieces of one entity label."""
    run: list[Piece] = []
    for i, token in enumerate(tokens):
        label = token.entity if token.entity in NAMING else ""
        if run and hyphenated(tokens, i):
            # A label that stops at the hyphen is a broken one.
            labels = {label, run[-1].label}
            kept = "PERSON" if "PERSON" in labels else label if len(labels) == 1 else ""
            run[-1] = Piece(run[-1].first, i + 1, kept)
        elif not _belongs(tokens, i, label, bool(run)):
            if run:
                yield run
            run = []
        elif run and run[-1].label == label and not token.entity_begins:
            run[-1] = Piece(run[-1].first, i + 1, label)
        else:
            run.append(Piece(i, i + 1, label))
    if run:
        yield run


def _belongs(tokens: tuple[Token, ...], i: int, label: str, inside: bool) -> bool:
    """Tell whether token `i` is part of a name; `inside` tells that the token before it is."""
    token = tokens[i]
    proper = token.tag in ("NNP", "NNPS") and token.text[:1].isupper() and not token.entity
    if not label and not proper:
        return (inside or token.tag == "NNP") and _particle(tokens, i)
    if token.tag in ("-LRB-", "-RRB-") or token.text in ("/", "|") or not _BRACKETED.isdisjoint(token.text):
        return False
    if token.tag in ("DT", "PRP$"):
        return inside and tokens[i - 1].tag in ("IN", "CC")
    return token.tag not in ("POS", ",", "``", "''", ":") or label in SOLID


def hyphenated(tokens: tuple[Token, ...], i: int) -> bool:
    """Tell whether token `i` is a hyphen inside a name or the word right after one."""
    if tokens[i].text in _HYPHENS:
        return _joins(tokens, i)
    return i > 1 and tokens[i - 1].text in _HYPHENS and _joins(tokens, i - 1)


def _joins(tokens: tuple[Token, ...], i: int) -> bool:
    """Tell whether the hyphen at `i` is inside a name: "Jean-Claude", "al-Assad", "Ban Ki-moon"."""
    if not 0 < i < len(tokens) - 1:
        return False
    before, hyphen, after = tokens[i - 1 : i + 2]
    if before.end != hyphen.start or hyphen.end != after.start:
        return False
    if _proper(after):
        return before.text[:1].isupper() or before.lower in lexicon().articles
    given = _SYLLABLE.fullmatch(before.text) and _SYLLABLE.fullmatch(after.text) and before.text[:1].isupper()
    return bool(given) and i > 1 and _proper(tokens[i - 2]) and tokens[i - 2].entity in ("", "PERSON")


def _proper(token: Token) -> bool:
    return token.text[:1].isupper() and (token.tag in ("NNP", "NNPS") or token.entity in NAMING)


def _particle(tokens: tuple[Token, ...], i: int) -> bool:
    """Tell whether token `i` is a particle before more of a name ("Ursula von der Leyen", "de Gaulle said")."""
    if tokens[i].lower not in lexicon().particles:
        return False
    after = tokens[i + 1 : i + 3]
    return any(token.tag in ("NNP", "NNPS") or token.entity == "PERSON" for token in after)


def _with_particles(tokens: tuple[Token, ...], run: list[Piece], known: Lexicon) -> list[Piece]:
    """Return the pieces of a run, each particle in one with the name that it stands before.

    The model takes "Ursula von der" for a person and "Leyen" for a place.
    """
    found: list[Piece] = []
    for piece in run:
        particle = tokens[found[-1].last - 1] if found else None
        if particle is None or particle.lower not in known.particles or not particle.text.islower():
            found.append(piece)
            continue
        stop = piece.last if piece.label in ("", "PERSON") else piece.first + 1
        found[-1] = Piece(found[-1].first, stop, "PERSON")
        if stop < piece.last:
            found.append(piece._replace(first=stop))
    return found


def _famous(sentence: Sentence, run: list[Piece], knows: Callable[[str], bool]) -> list[Piece]:
    """Return the pieces of a run, those in one that together are somebody's name: "Min" and "Aung Hlaing"."""
    found: list[Piece] = []
    for piece in run:
        both = Piece(found[-1].first, piece.last, "PERSON") if found else piece
        if found and "PERSON" in (found[-1].label, piece.label) and knows(" ".join(words_of(sentence, *both[:2]))):
            found[-1] = both
        else:
            found.append(piece)
    return found


def _repaired(number: int, tokens: tuple[Token, ...], run: list[Piece], known: Lexicon) -> Iterator[Chunk]:
    """Yield the names in a run, its pieces split at titles and given names and joined where they are one name."""
    titled, gender = _title_before(tokens, run[0].first, known)
    pieces = deque(run)
    while pieces:
        first, last, label = _trimmed(tokens, pieces.popleft(), pieces, known)
        if first >= last:
            continue
        if label == "" and pieces and pieces[0].label == "PERSON" and tokens[last - 1].lower in known.given:
            pieces[0] = Piece(first, pieces[0].last, "PERSON")
            continue
        solid = label in SOLID and _bodily(tokens, first, last, known)
        cut = None if solid else _after_titles(tokens, first, last, known)
        if cut is not None:
            head = _role_words(tokens, first, cut[0], known)
            if head > first and label in ("ORG", "GPE", "NORP"):
                yield Chunk(number, first, head, label)
            first, gender, titled = *cut, True
            if first >= last:
                continue  # the title's name is in the next piece, if anywhere
            label = label if _bodily(tokens, first, last, known) else "PERSON"
        elif not solid:
            label = _relabelled(tokens, first, last, label, titled, known)
            given = _given_inside(tokens, first, last, known) if label not in ("PERSON", "") else None
            if given is not None:
                if given > first:
                    yield Chunk(number, first, given, label)
                first, label = given, "PERSON"
        last, label = _extended(tokens, first, last, label, pieces, known)
        yield Chunk(number, first, last, label, titled and label in ("PERSON", ""), gender)
        titled, gender = False, ""


def _relabelled(tokens: tuple[Token, ...], first: int, last: int, label: str, titled: bool, known: Lexicon) -> str:
    """Return PERSON for what follows a title and looks like a personal name, else the label as it was."""
    words = sum(token.text not in _HYPHENS for token in tokens[first:last])
    personal = titled and label in ("", "GPE", "NORP", "ORG") and words <= 3
    return "PERSON" if personal and namelike(tokens, first, last, known) else label


def _extended(
    tokens: tuple[Token, ...], first: int, last: int, label: str, pieces: deque[Piece], known: Lexicon
) -> tuple[int, str]:
    """Let a person's name take in unlabelled pieces after it, and make it a body's where its nouns say so."""
    if label != "PERSON":
        return last, label
    while pieces and pieces[0].label == "" and namelike(tokens, pieces[0].first, pieces[0].last, known):
        last = pieces.popleft().last
    body = last - first > LONGEST_NAME or (last - first > 1 and _bodily(tokens, first, last, known))
    return last, "ORG" if body else label


def _title_before(tokens: tuple[Token, ...], first: int, known: Lexicon) -> tuple[bool, str]:
    """Tell whether a lower-case title stands right before token `first`, and the gender that it tells."""
    if not first:
        return False, ""
    before = tokens[first - 1]
    if before.lower in known.honorifics and before.text[:1].isupper():
        return True, known.honorifics[before.lower]
    office = known.office(before.lower)
    if office is None or before.tag == "NNS":
        return False, ""
    return True, known.gender(office)


def _trimmed(tokens: tuple[Token, ...], piece: Piece, behind: deque[Piece], known: Lexicon) -> Piece:
    """Leave out articles, genitives and punctuation at the edges, and "Foreign" before "Minister"."""
    first, last, label = piece
    while first < last and (tokens[first].tag in ("DT", "POS", "PRP$", ",", "``", "''", "CC", "IN", ":", "-LRB-")):
        first += 1
    while last > first and (tokens[last - 1].tag in ("POS", ",", ".", "``", "''", "CC", "IN", ":", "-RRB-")):
        last -= 1
    if behind and known.office(tokens[behind[0].first].lower) is not None:
        last = _role_words(tokens, first, last, known)
    return Piece(first, last, label)


def _after_titles(tokens: tuple[Token, ...], first: int, last: int, known: Lexicon) -> tuple[int, str] | None:
    """Return where the name begins after the last title in `[first, last)` and the gender the title tells."""
    for i in range(last - 1, first - 1, -1):
        word = tokens[i].lower
        if word in known.honorifics:
            if i + 1 < last or word.endswith(".") or tokens[i].entity != "PERSON":
                return i + 1, known.honorifics[word]
            continue
        office = known.office(word)
        # "Mayor" and "Bishop" are surnames as well: a last word is a title only where no given name stands before.
        if office is None or tokens[i].tag in ("NNS", "NNPS"):
            continue
        if i + 1 == last and i > first and tokens[i - 1].lower in known.given:
            continue
        if i + 1 < last and (not tokens[i + 1].text[:1].isalpha() or tokens[i + 1].lower in known.suffixes):
            continue
        if i + 1 < last and tokens[i + 1].tag in ("IN", "CC"):
            continue
        return i + 1, known.gender(office)
    return None


def _role_words(tokens: tuple[Token, ...], first: int, name_at: int, known: Lexicon) -> int:
    """Return where the title's own words begin in `[first, name_at)`: what stands before is another name."""
    i = name_at
    while i > first:
        word = tokens[i - 1].lower
        if known.office(word) is None and word not in known.honorifics and word not in known.adjectives:
            break
        i -= 1
    return i


def _given_inside(tokens: tuple[Token, ...], first: int, last: int, known: Lexicon) -> int | None:
    """Return where a given name followed by a surname begins in `[first, last)`, or None."""
    for i in range(first, last - 1):
        rest = last - i
        if tokens[i].lower in known.given and 2 <= rest <= 4 and namelike(tokens, i + 1, last, known):
            return i
    return None


def namelike(tokens: tuple[Token, ...], first: int, last: int, known: Lexicon) -> bool:
    """Tell whether tokens may be part of a personal name: capitalised, no office, no noun of a body, no country."""
    for token in tokens[first:last]:
        word = token.lower
        if word in known.particles or word in known.suffixes or word in _HYPHENS:
            continue
        if not token.text[:1].isupper() or any(ch.isdigit() for ch in token.text):
            return False
        if word in known.organisations or word in known.countries or known.office(word) is not None:
            return False
    return True


def _bodily(tokens: tuple[Token, ...], first: int, last: int, known: Lexicon) -> bool:
    """Tell whether a name is that of a body, place or work by the nouns in it."""
    words = [token.lower for token in tokens[first:last]]
    if "of" in words or "for" in words or "and" in words or "&" in words or "'s" in words or "’s" in words:
        return True
    return any(
        word in known.organisations or singular(word) in known.organisations or word in known.corporate
        for word in words
    )
