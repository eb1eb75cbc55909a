"""Whose voice a paragraph is in: pull quotes, signed or not, and the signatures below or behind them.

An unsigned pull quote has no quotation marks, names nobody and speaks in the first person, within an article that
reports in the third. It is looked for only where the paragraph before reports what somebody says, and never in an
article that has a first person of its own: a column, an interview, a transcript, a blog.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.layout.lexicon import voice
from onrecord.model import Span

MOST_UNSIGNED = 0.34
"""An article with a larger share of unsigned paragraphs in the first person is written in that person."""

_MARKS = re.compile("[\"“”„«»]|``|''")
_QUOTED = re.compile(
    "“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|«[^»]*(?:»|$)|``.*?(?:''|$)|''.*?(?:''|$)|(?<!\\w)‘.*?’(?!\\w)", re.DOTALL
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s)")
_DASH = re.compile(r"\s*[—–―-]+\s*")
_LONGEST_SIGNATURE, _MOST_NAMES = 120, 5
_NAME_WORD = re.compile(r"[^\W\d_][\w.’'-]*,?")
_PARTY = re.compile(r"\([A-Z][\w.]{0,8}[-–][A-Z][\w.]{1,10}\)$")
"""A party and a place behind an office: `Jane Doe, U.S. Senator (R-Texas)`."""
_TURN = re.compile(r"([A-Z][^:.!?\"“]{0,40}?)\s?:\s")


def signature_behind(text: str, span: Span) -> Span | None:
    """Return the signature that ends a paragraph behind its last sentence, or None.

    `... of the conflict. Jane Doe President of Ruritania`, `... of the conflict. — Jane Doe`.
    """
    start = max(span.start, span.end - _LONGEST_SIGNATURE)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, start, span.end)]
    for end in ends:
        tail = Span(end + len(text[end : span.end]) - len(text[end : span.end].lstrip()), span.end)
        if is_signature(tail.of(text)):
            return tail
    return None


def is_signature(words: str) -> bool:
    """Tell whether words are a name with an office, or a name behind a dash: `Jane Doe, President of Ruritania`."""
    return names_office(words) or _is_bare_name(words)


def names_office(words: str) -> bool:
    """Tell whether words are a name followed by an office, with or without a dash in front."""
    parts = _without_dash(words)
    name = _name_length(parts)
    if name < 2 or len(words) > _LONGEST_SIGNATURE:
        return False
    if parts[-1][-1] in '.!?:)"”' and not _PARTY.search(words):
        return False
    behind = [word.strip(",()").lower() for word in parts[name:]]
    if not behind or len(behind) > 12 or not voice().offices.intersection(behind[:5]):
        return False
    return voice().reports.search(" ".join(behind)) is None


def _is_bare_name(words: str) -> bool:
    """Tell whether words are a name behind a dash and nothing else."""
    parts = _without_dash(words)
    return bool(_DASH.match(words)) and 0 < _name_length(parts) == len(parts) and parts[-1][-1] not in '!?:)"”>'


def _without_dash(words: str) -> list[str]:
    dash = _DASH.match(words)
    return words[dash.end() if dash else 0 :].split()


def _name_length(words: Sequence[str]) -> int:
    """Return how many of the first words make a name: capitalised, up to a comma or the first word of an office."""
    known = voice()
    for i, word in enumerate(words[: _MOST_NAMES + 1]):
        bare = word.strip(",()").lower()
        if bare in known.offices or not _NAME_WORD.fullmatch(word):
            return i
        if word[0].islower() and (i == 0 or bare not in known.particles):
            return i
        if word.endswith(","):
            return i + 1
    return min(len(words), _MOST_NAMES)


def is_unmarked(words: str) -> bool:
    """Tell whether a paragraph has no double quotation marks."""
    return _MARKS.search(words) is None


def may_be_signed(words: str, *, bare: bool) -> bool:
    """Tell whether a paragraph may be what a signature on the next line signs: quoted as a whole, or not reporting.

    Args:
        words: The paragraph.
        bare: Whether the signature is a name without an office and ends the article. That is more often the
            reporter's: the paragraph then has to be in the first person.
    """
    if not _QUOTED.sub("", words).strip(" .,"):
        return True
    return _stands_alone(words) and (not bare or voice().first_person.search(words) is not None)


def unsigned(paragraphs: Sequence[str | None]) -> list[int]:
    """Return the positions of the paragraphs that are pull quotes though nobody has signed them.

    Args:
        paragraphs: The article's prose in order; None stands for a passage that a signature or the source's markup
            has already given to a speaker.
    """
    prose = [words for words in paragraphs if words is not None]
    if len(prose) < 3 or _is_transcript(prose):
        return []
    known = voice()
    own = [words is not None and known.first_person.search(_QUOTED.sub(" ", words)) is not None for words in paragraphs]
    candidates = [i for i, words in enumerate(paragraphs) if words is not None and own[i] and _stands_alone(words)]
    if sum(own) != len(candidates) or len(candidates) > MOST_UNSIGNED * len(prose):
        return []
    return [i for i in candidates if known.own_side.search(paragraphs[i] or "") and _is_introduced(paragraphs, i)]


def _stands_alone(words: str) -> bool:
    """Tell whether a paragraph is whole sentences without quotation marks and without a report of its own."""
    ended = words[-1] in ".!?…" and words[0].isupper()
    return ended and is_unmarked(words) and voice().reports.search(words) is None


def _is_introduced(paragraphs: Sequence[str | None], position: int) -> bool:
    """Tell whether the paragraph before reports what somebody says."""
    before = paragraphs[position - 1] if position else None
    return before is not None and voice().reports.search(before) is not None


def _is_transcript(prose: Sequence[str]) -> bool:
    """Tell whether several paragraphs begin with the name of who speaks and a colon."""
    turns = 0
    for words in prose:
        match = _TURN.match(words)
        if match and (match[1].lower() in voice().speakers or all(w[:1].isupper() for w in match[1].split())):
            turns += 1
    return turns > 1
