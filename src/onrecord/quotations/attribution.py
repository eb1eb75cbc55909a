"""Who is speaking: from drafts of quotations and the article's cast to speakers, each with its reasons.

Reading goes from left to right, since a pronoun's meaning leans on who spoke before. What stands inside another
quotation ("they told me", he said) is decided afterwards, when the outer speaker is known; then what is carried over.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from anyascii import anyascii

from onrecord.model import Block, BlockKind, Entity, Mention, MentionKind, QuotationKind, Span, Speaker, united
from onrecord.parsing import Sentence
from onrecord.people.cast import Cast, Character, Reference, function_of
from onrecord.people.lexicon import lexicon
from onrecord.people.pronouns import Discourse, resolve
from onrecord.quotations.draft import Draft
from onrecord.quotations.sources import Source, SourceReader

CARRIED = 0.9
"""What a speaker's score is multiplied by where the quotation itself has no cue."""

INFERRED = 0.6
"""The same where no words name the speaker at all."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Speakers parallel to the drafts, and everybody in the article.

    `speakers` holds None where the text does not tell; `inferred` is true where no words of the article name the
    speaker there. `people` are the named characters and whoever speaks, in the order of their first mention.
    """

    speakers: tuple[Speaker | None, ...]
    inferred: tuple[bool, ...]
    people: tuple[Entity, ...]


def attribute(
    drafts: Sequence[Draft], cast: Cast, text: str, blocks: Sequence[Block], sentences: Sequence[Sentence]
) -> Attribution:
    """Return who speaks in each draft; offsets are `text`'s, `cast` that of the same `blocks` and `sentences`."""
    return _Attributor(drafts, cast, text, blocks, sentences).attribute()


class _Attributor:
    """One article's quotations while their speakers are being decided."""

    def __init__(
        self, drafts: Sequence[Draft], cast: Cast, text: str, blocks: Sequence[Block], sentences: Sequence[Sentence]
    ) -> None:
        self._drafts, self._cast, self._text = drafts, cast, text
        self._blocks, self._sentences = blocks, sentences
        spoken = [draft for draft in drafts if draft.kind is QuotationKind.DIRECT or draft.pull_quote]
        self._discourse = Discourse(cast, united(span for draft in spoken for span in draft.content))
        self._reader = SourceReader(text, self._discourse)
        self._found: list[Source | None] = [None] * len(drafts)
        self._inferred = [False] * len(drafts)
        self._sections = _sections(blocks)
        self._order = sorted(range(len(drafts)), key=lambda i: (_anchor(drafts[i]), i))
        self._rank = {i: place for place, i in enumerate(self._order)}

    def attribute(self) -> Attribution:
        drafts = self._drafts
        nested = self._nested()
        order = self._order
        own = [i for i in order if drafts[i].source is not None or drafts[i].cue is not None]
        self._read_in_turn([i for i in own if i not in nested])
        self._carry()
        # Outer quotations hold more text than what is nested in them: largest first decides them before the inner ones.
        for i in sorted(nested, key=lambda i: -_length(drafts[nested[i]])):
            if drafts[i].source is not None or drafts[i].cue is not None:
                self._found[i] = self._sourced(i, self._found[nested[i]])
        self._carry()
        for i in order:
            if drafts[i].source is None and drafts[i].pull_quote:
                self._infer_pull_quote(i)
        return self._result()

    def _carry(self) -> None:
        for i in self._order:
            draft = self._drafts[i]
            if self._found[i] is None and draft.source is None and draft.cue is None and not draft.pull_quote:
                self._carry_over(i)

    def _nested(self) -> dict[int, int]:
        """Return, for each draft whose source stands inside another's content, the innermost such other."""
        spans = sorted((span.start, -span.end, i) for i, draft in enumerate(self._drafts) for span in draft.content)
        places = sorted((draft.source.start, i) for i, draft in enumerate(self._drafts) if draft.source is not None)
        found: dict[int, int] = {}
        stack: list[tuple[int, int]] = []
        at = 0
        for offset, i in places:
            while at < len(spans) and spans[at][0] <= offset:
                stack.append((-spans[at][1], spans[at][2]))
                at += 1
            stack = [(end, other) for end, other in stack if end > offset]
            holders = [other for _, other in stack if other != i]
            if holders:
                found[i] = holders[-1]
        return found

    def _read_in_turn(self, order: Iterable[int]) -> None:
        """Decide sources and other pronouns in the order of the text."""
        pronouns = self._pronouns()
        sources = {draft.source for draft in self._drafts}
        at = 0
        for i in order:
            anchor = _anchor(self._drafts[i])
            while at < len(pronouns) and pronouns[at][2].start < anchor:
                self._read_pronoun(*pronouns[at], sources)
                at += 1
            source = self._sourced(i, None)
            self._found[i] = source
            if source is not None:
                self._discourse.spoke(anchor, source.character)
        for pronoun in pronouns[at:]:
            self._read_pronoun(*pronoun, sources)

    def _pronouns(self) -> list[tuple[int, int, Span]]:
        """Return the pronouns for persons outside direct speech: sentence, token, span."""
        known = lexicon().pronouns
        return [
            (number, token.i, Span(token.start, token.end))
            for number, sentence in enumerate(self._sentences)
            for token in sentence.tokens
            if token.tag[:3] == "PRP"
            and token.lower in known
            and known[token.lower].lemma in ("he", "she")
            and not self._discourse.is_quoted(token.start)
        ]

    def _read_pronoun(self, number: int, head: int, span: Span, sources: set[Span | None]) -> None:
        if span in sources:
            return
        sentence = self._sentences[number]
        decision = resolve(self._discourse, number, sentence.tokens[head], frozenset(), (), source=False)
        if decision is not None:
            function = function_of(sentence, head)
            who = decision.character
            self._discourse.note(
                Reference(span, MentionKind.PRONOUN, who, number, head, function, decision.score, decision.why)
            )

    def _sourced(self, i: int, outer: Source | None) -> Source | None:
        """Return the speaker that a draft's own source or cue names; `outer` speaks the words around the source."""
        draft = self._drafts[i]
        if draft.pull_quote and draft.source is not None:
            return self._reader.signature(draft.source)
        if draft.source is not None:
            barred = self._reader.hearers(draft)
            return self._reader.read(draft.source, draft.content, barred, outer)
        if draft.follows is not None or draft.cue is None:
            return None
        return self._reader.governing(draft.cue)

    def _carry_over(self, i: int) -> None:
        """Give a quotation without a cue the speaker of the one that it follows, or of the words that lead up to it."""
        draft = self._drafts[i]
        followed, seen = draft.follows, {i}
        while followed is not None and followed not in seen:
            seen.add(followed)
            source = self._found[followed]
            if source is not None:
                self._found[i] = source.weaker(CARRIED, "carried-over")
                return
            followed = self._drafts[followed].follows
        found = self._reader.leading_up(draft.content[0].start) or self._neighbour(i)
        if found is not None:
            self._found[i], self._inferred[i] = found.weaker(INFERRED, "inferred"), True
            self._discourse.spoke(draft.content[0].start, found.character)

    def _neighbour(self, i: int) -> Source | None:
        """Return the speaker of the quotation before in this block or the one before; in a dialogue, the other one."""
        block = self._drafts[i].block
        near: list[tuple[Draft, Source]] = []
        for j in self._before(i):
            source = self._found[j]
            if block - self._drafts[j].block > 2 or len(near) == 2:
                break
            if source is not None:
                near.append((self._drafts[j], source))
        if not near or block - near[0][0].block > 1:
            return None
        if len(near) == 2 and [block - draft.block for draft, _ in near] == [1, 2]:
            last, other = near[0][1], near[1][1]
            quoted = all(draft.kind is QuotationKind.DIRECT for draft, _ in near)
            if quoted and other.character != last.character:
                return other.weaker(CARRIED, "dialogue")
        return near[0][1].weaker(CARRIED, "last-quotation")

    def _infer_pull_quote(self, i: int) -> None:
        """Give an unsigned pull quote the speaker of the section that it stands in."""
        section = self._section_of(i)
        found = self._first_speaker(self._before(i), section)
        reason = "section-speaker"
        if found is None and section is not None and self._blocks[section].kind is BlockKind.HEADING:
            found, reason = self._reader.named_in(self._blocks[section].span), "heading"
        if found is None:
            found, reason = self._first_speaker(self._after(i), section), "next-quotation"
        if found is not None:
            self._found[i], self._inferred[i] = found.weaker(INFERRED, reason), True

    def _first_speaker(self, others: Iterable[int], section: int | None) -> Source | None:
        """Return the speaker of the first of some quotations that has one, None where the section ends before."""
        for j in others:
            if self._section_of(j) != section:
                return None
            if self._found[j] is not None:
                return self._found[j]
        return None

    def _before(self, i: int) -> Iterator[int]:
        """Yield the drafts before `i` in the order of the text, nearest first."""
        return (self._order[place] for place in range(self._rank[i] - 1, -1, -1))

    def _after(self, i: int) -> Iterator[int]:
        """Yield the drafts after `i` in the order of the text, nearest first."""
        return (self._order[place] for place in range(self._rank[i] + 1, len(self._order)))

    def _section_of(self, i: int) -> int | None:
        block = self._drafts[i].block
        return self._sections[block] if block < len(self._sections) else None

    def _result(self) -> Attribution:
        characters = self._reader.characters
        mentions: defaultdict[int, dict[Span, Mention]] = defaultdict(dict)
        for reference in (*self._cast.references, *self._discourse.resolved, *self._reader.added):
            mention = Mention(reference.span, reference.kind, reference.score, reference.why)
            mentions[reference.character].setdefault(reference.span, mention)
        speaking = {source.character for source in self._found if source is not None}
        shown = [
            number
            for number in range(len(characters))
            if mentions[number] and (number in speaking or characters[number].named)
        ]
        shown.sort(key=lambda number: (min(mentions[number]), number))
        keys = _keys(characters, shown)
        people = tuple(
            Entity(
                keys[number],
                characters[number].name,
                characters[number].type,
                tuple(mentions[number][span] for span in sorted(mentions[number])),
            )
            for number in shown
        )
        speakers = tuple(
            None if source is None else _speaker(source, characters[source.character], keys[source.character])
            for source in self._found
        )
        return Attribution(speakers, tuple(self._inferred), people)


def _speaker(source: Source, character: Character, key: str) -> Speaker:
    return Speaker(key, character.name, character.type, source.score, source.why)


def _anchor(draft: Draft) -> int:
    """Return where a draft is attributed: at its source, else its cue, else its content."""
    for span in (draft.source, draft.cue):
        if span is not None:
            return span.start
    return draft.content[0].start


def _length(draft: Draft) -> int:
    return sum(span.end - span.start for span in draft.content)


def _sections(blocks: Sequence[Block]) -> list[int]:
    """Return, for each block, the position of the heading that it stands under, 0 before the first."""
    found: list[int] = []
    section = 0
    for i, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING:
            section = i
        found.append(section)
    return found


def _keys(characters: Sequence[Character], shown: Sequence[int]) -> dict[int, str]:
    """Return a key for each character: its name in plain letters, numbered where two would share it."""
    found: dict[int, str] = {}
    used: set[str] = set()
    last: Counter[str] = Counter()
    for number in shown:
        slug = re.sub(r"[^a-z0-9]+", "-", anyascii(characters[number].name).lower()).strip("-") or "unnamed"
        key = slug
        while key in used:
            last[slug] += 1
            key = f"{slug}-{last[slug] + 1}"
        used.add(key)
        found[number] = key
    return found
