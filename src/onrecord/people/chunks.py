"""Where names stand in a sentence, before anyone knows whose they are.

The small model's entity labels are a first opinion only: here they are repaired with what stands around them (a title
before the name, a given name inside it, the noun it ends in); `persons` and `bodies` then settle types by vote over
the whole article.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.parsing import Sentence, Token
from onrecord.people.lexicon import Lexicon, lexicon, singular
from onrecord.people.runs import HYPHENS, SOLID, Piece, runs, words_of
from onrecord.places.gazetteer import gazetteer

LONGEST_NAME = 6
"""Words of a personal name; what is longer is a broken entity."""


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
        return words_of(sentence.tokens, self.first, self.last)

    def span(self, sentence: Sentence) -> Span:
        """Return where the name stands."""
        return Span(sentence.tokens[self.first].start, sentence.tokens[self.last - 1].end)


def chunks(sentences: tuple[Sentence, ...], knows: Callable[[str], bool]) -> list[Chunk]:
    """Return the names of an article, in order, none overlapping another; `knows` tells whether somebody has one."""
    known = lexicon()
    return [
        chunk for number, sentence in enumerate(sentences) for chunk in _in_sentence(number, sentence, known, knows)
    ]


def _in_sentence(number: int, sentence: Sentence, known: Lexicon, knows: Callable[[str], bool]) -> list[Chunk]:
    tokens = sentence.tokens
    found: list[Chunk] = []
    for run in runs(sentence, known, knows):
        for chunk in _repaired(number, tokens, run, known):
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
        solid = _solid(tokens, first, last, label, known)
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


def _solid(tokens: tuple[Token, ...], first: int, last: int, label: str, known: Lexicon) -> bool:
    """Tell whether a name is one of a body or place in which no title and no person's name is to be looked for."""
    return (label in SOLID and _bodily(tokens, first, last, known)) or _of_a_saint(tokens, first, last, known)


def _of_a_saint(tokens: tuple[Token, ...], first: int, last: int, known: Lexicon) -> bool:
    """Tell whether a place called after a saint is named: "Port St. Lucie", but "Jill St. John" is somebody."""
    for i in range(first, last - 1):
        if tokens[i].lower in ("st", "st.") and not (i > 0 and tokens[i - 1].lower in known.given):
            whole, short = (" ".join(token.text for token in tokens[start : i + 2]) for start in (first, i))
            return bool(gazetteer().meanings(whole) or gazetteer().meanings(short))
    return False


def _relabelled(tokens: tuple[Token, ...], first: int, last: int, label: str, titled: bool, known: Lexicon) -> str:
    """Return PERSON for what follows a title and looks like a personal name, else the label as it was."""
    words = sum(token.text not in HYPHENS for token in tokens[first:last])
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
    if label == "PERSON" and _of_a_saint(tokens, first, last, known):
        label = "GPE"
    return Piece(first, last, label)


def _after_titles(tokens: tuple[Token, ...], first: int, last: int, known: Lexicon) -> tuple[int, str] | None:
    """Return where the name begins after the last title in `[first, last)` and the gender the title tells."""
    for i in range(last - 1, first - 1, -1):
        word = tokens[i].lower
        named = i > first and tokens[i - 1].lower in known.given
        if word in known.honorifics:
            if named and word in known.particles:
                continue  # "Jill St. John"
            if i + 1 < last or word.endswith(".") or tokens[i].entity != "PERSON":
                return i + 1, known.honorifics[word]
            continue
        office = known.office(word)
        # "Mayor" and "Bishop" are surnames as well: a last word is a title only where no given name stands before.
        if office is None or tokens[i].tag in ("NNS", "NNPS"):
            continue
        if i + 1 == last and named:
            continue
        if i + 1 < last and (not tokens[i + 1].text[:1].isalpha() or tokens[i + 1].lower in known.suffixes):
            continue
        if i + 1 < last and tokens[i + 1].tag in ("IN", "CC"):
            continue
        # "Dean" opens a name more often than it is an office, where the model takes it for part of the name.
        if i == first and i + 1 < last and word in known.given and tokens[i].entity == "PERSON":
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
        if word in known.particles or word in known.suffixes or word in HYPHENS:
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
