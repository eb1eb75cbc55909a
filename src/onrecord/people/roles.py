"""What a person is introduced as: the titles before a name and the appositions around it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.parsing import Sentence, Token
from onrecord.people.lexicon import Lexicon, lexicon

REACH = 14
"""Words that a title or apposition is followed for; longer ones say nothing more of the office."""

_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "POS", "HYPH", "VBN", "CD", "AFX", "FW", "ADD"})
_LINKS = frozenset({"of", "for", "and", "to", "at", "in", "&"})
_SERVES = _LINKS - {"and", "&"}


@dataclass(frozen=True, slots=True)
class Role:
    """An office: its nouns ("president"), and the words that narrow it down, a country as its English name."""

    nouns: frozenset[str]
    context: frozenset[str]


def role_of(words: list[str], known: Lexicon) -> Role | None:
    """Return the office that lower-case words describe, or None where none of them is a noun for a human being."""
    nouns: set[str] = set()
    context: set[str] = set()
    pairs = {" ".join(words[i : i + 2]): i for i in range(len(words) - 1)}
    skip = {place + offset for pair, place in pairs.items() if pair in known.countries for offset in (0, 1)}
    context |= {known.countries[pair] for pair in pairs if pair in known.countries}
    headed = True
    for i, word in enumerate(words):
        headed = headed and not (word in _POSTPOSED and nouns)
        if i in skip:
            continue
        owner = i + 1 < len(words) and words[i + 1] in ("'s", "’s", "'", "’")
        for part in (word, *word.split("-")) if "-" in word else (word,):
            noun = known.human(part)
            if noun is not None and headed and not owner:
                nouns.add(noun)
            elif part in known.countries:
                context.add(known.countries[part])
            elif part.isalpha() or "." in part:
                context.add(part)
    return Role(frozenset(nouns), frozenset(context - known.role_fillers)) if nouns else None


_POSTPOSED = frozenset({"of", "for", "at", "in", "to", "from", "with", "on"})


def matches(wanted: Role, held: Role, known: Lexicon) -> float:
    """Return how well a description ("the Kazakh president") fits an office held: 0 not at all, 1 fully."""
    if not any(noun in held.nouns or known.same.get(noun, frozenset()) & held.nouns for noun in wanted.nouns):
        return 0.0
    if not wanted.context:
        return 0.8
    shared = wanted.context & (held.context | held.nouns)
    if shared == wanted.context:
        return 1.0
    countries = known.country_names
    mine = {word for word in wanted.context if word.lower() in countries}
    theirs = {word for word in held.context if word.lower() in countries}
    if mine and theirs and not mine & theirs:
        return 0.0
    if shared:
        return 0.7
    return 0.5 if mine == wanted.context and not theirs else 0.0


def title_start(sentence: Sentence, first: int) -> int:
    """Return where the phrase that ends in the name at token `first` begins: at its title, or at the name itself."""
    known = lexicon()
    tokens = sentence.tokens
    i, seen = first, False
    while i > 0 and first - i < REACH:
        token = tokens[i - 1]
        if token.entity == "PERSON" or (token.tag in ("NNS", "NNPS") and known.human(token.lower)):
            break
        if token.tag in _NOMINAL or token.lower in known.honorifics or token.lower in known.abbreviations:
            seen = seen or _names_role(token, known)
        elif not (token.lower in _LINKS and _office_left(tokens, i - 1, known)) or _principal(
            tokens, i - 1, first, known
        ):
            break
        i -= 1
    if not seen:
        return first
    while i < first and (tokens[i].tag in ("CD", "POS", "HYPH") or tokens[i].lower in _LINKS):
        i += 1
    if i > 0 and tokens[i - 1].tag in ("DT", "PRP$"):
        i -= 1
    return i


def _names_role(token: Token, known: Lexicon) -> bool:
    word = token.lower
    return word in known.honorifics or any(known.human(part) is not None for part in (word, *word.split("-")))


def _office_left(tokens: tuple[Token, ...], i: int, known: Lexicon) -> bool:
    """Tell whether the words left of a linking word hold an office: "Minister of ...", "Secretary of State for ..."."""
    reach = 0
    j = i
    while j > 0 and reach < 4:
        token = tokens[j - 1]
        if token.tag not in _NOMINAL and token.lower != "of":
            return False
        if known.office(token.lower) is not None:
            return True
        j -= 1
        reach += 1
    return False


def _principal(tokens: tuple[Token, ...], link: int, name: int, known: Lexicon) -> bool:
    """Tell whether what links an office to a name makes them two people: "spokesman for President Corvel".

    An office is linked to its holder by what it is over ("Minister of EDUCATION Anna Corvel"); where nothing or
    another office stands between, the name is of whom the office serves.
    """
    between = tokens[link + 1 : name]
    return tokens[link].lower in _SERVES and (not between or any(_names_role(token, known) for token in between))


def introduced_as(sentence: Sentence, start: int, first: int, last: int) -> list[Role]:
    """Return the offices that a name at tokens `[first, last)`, its phrase beginning at `start`, is introduced with.

    Titles before it, an apposition on either side, a signature's tail, and "is", "was" or "became".
    """
    known = lexicon()
    tokens = sentence.tokens
    found = [role_of([token.lower for token in tokens[start:first]], known) if start < first else None]
    if start > 1 and tokens[start - 1].text == "," and tokens[last - 1].dep in ("appos", "nsubj", "ROOT", "pobj"):
        begin = start - 1
        while begin > 0 and start - begin < REACH and _descriptive(tokens[begin - 1]):
            begin -= 1
        if tokens[begin].tag in ("DT", "PRP$", "NNP", "JJ") and begin < start - 1:
            found.append(_leading_role(tokens[begin : start - 1], known))
    if last < len(tokens):
        here = tokens[last]
        if here.text in (",", "(", "–", "—", "-") and last + 1 < len(tokens):
            found.append(_leading_role(_description(tokens, last + 1), known))
        elif here.tag in ("NNP", "NN") and known.office(here.lower):
            found.append(_leading_role(_description(tokens, last), known))
        elif here.lower in ("is", "was", "became", "who"):
            offset = 2 if here.lower == "who" else 1
            after = _description(tokens, last + offset)
            if after and after[0].tag in ("DT", "NN", "JJ", "NNP"):
                found.append(_leading_role(after, known))
    return [role for role in found if role is not None]


def _descriptive(token: Token) -> bool:
    return token.tag in _NOMINAL or token.tag in ("DT", "PRP$") or token.lower in _LINKS


def _description(tokens: tuple[Token, ...], first: int) -> tuple[Token, ...]:
    """Return the words from `first` on that can make a description: nouns, adjectives and what links them."""
    last = first
    while last < len(tokens) and last - first < REACH and _descriptive(tokens[last]):
        last += 1
    return tokens[first:last]


def _leading_role(tokens: tuple[Token, ...], known: Lexicon) -> Role | None:
    """Return the office that a description is headed by: a human noun before its first preposition."""
    head = [token for token in tokens if token.tag != "POS"]
    for i, token in enumerate(head):
        if token.lower in _POSTPOSED:
            head_part = head[:i]
            break
    else:
        head_part = head
    if not any(_names_role(token, known) for token in head_part):
        return None
    return role_of([token.lower for token in tokens], known)
