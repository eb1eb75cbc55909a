"""The quotations of one article, before their speakers are known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.model import Block, BlockKind, Span
from onrecord.parsing import Sentence
from onrecord.quotations import chains, joining, standalone
from onrecord.quotations.choice import Choice, choose, likeliest_cues, weigh
from onrecord.quotations.draft import Draft
from onrecord.quotations.framing import distancing
from onrecord.quotations.joining import Passages
from onrecord.quotations.marks import scan
from onrecord.quotations.proposals import Proposal, propose

_SPOKEN = frozenset((BlockKind.PARAGRAPH, BlockKind.CAPTION))
"""Blocks whose reports count. A heading is the outlet's own wording of what the text below it says."""


def extract(text: str, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> tuple[Draft, ...]:
    """Return the quotations of an article in the order of their content, without speakers.

    A report inside a turn of a transcript is left to the turn, and a quoted passage to the report that holds it.
    """
    passages = Passages(text, scan(text, blocks))
    reporting = spoken(sentences, blocks)
    turns = list(standalone.transcript(text, blocks, passages))
    spoken_in_turn = _contents(turns)
    turn_blocks = {turn.block for turn in turns}
    choices = weigh(propose(text, blocks, reporting, passages))
    drafts = [_draft(text, choice, reporting, passages) for choice in choose(choices)]
    drafts = turns + [
        draft
        for draft in drafts
        if draft.block not in turn_blocks and not any(joining.touches(span, spoken_in_turn) for span in draft.content)
    ]
    cues = likeliest_cues(choices)
    for draft in list(standalone.passages_without_cue(text, blocks, sentences, passages, _contents(drafts))):
        drafts.append(_reported(text, draft, cues.get(draft.content), reporting, passages))
    drafts += standalone.pull_quotes(text, blocks, sentences, passages, _contents(drafts))
    drafts.sort(key=lambda draft: (draft.content[0].start, -draft.content[-1].end))
    return tuple(chains.followed(chains.nested(drafts)))


def spoken(sentences: Iterable[Sentence], blocks: Sequence[Block]) -> list[Sentence]:
    """Return the sentences in which a report counts."""
    return [sentence for sentence in sentences if blocks[sentence.block].kind in _SPOKEN]


def _contents(drafts: Iterable[Draft]) -> list[Span]:
    """Return the stretches that belong to the content of some draft, in order, without overlap."""
    return joining.merged(span for draft in drafts for span in draft.content)


def _draft(text: str, choice: Choice, sentences: Sequence[Sentence], passages: Passages) -> Draft:
    proposal = choice.proposal
    sentence = sentences[proposal.sentence]
    return Draft(
        content=proposal.content,
        kind=joining.kind_of(text, proposal.content, passages),
        source=proposal.source,
        cue=proposal.cue,
        block=sentence.block,
        score=round(choice.score, 3),
        why=(proposal.construction, f"cue:{proposal.cue.of(text).lower()}"),
        addressee=proposal.addressee,
        distancing=distancing(text, sentence.span, proposal.content, passages),
    )


def _reported(
    text: str, draft: Draft, proposal: Proposal | None, sentences: Sequence[Sentence], passages: Passages
) -> Draft:
    """Return a passage that its marks alone showed, with the cue beside it where there is one and no signature."""
    if proposal is None or draft.source is not None:
        return draft
    sentence = sentences[proposal.sentence]
    return replace(
        draft,
        source=proposal.source,
        cue=proposal.cue,
        why=(*draft.why, proposal.construction, f"cue:{proposal.cue.of(text).lower()}"),
        distancing=distancing(text, sentence.span, draft.content, passages),
    )
