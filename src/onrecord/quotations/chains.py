"""How the quotations of an article hang together: which reports which, and whose speaker goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.quotations.choice import covered
from onrecord.quotations.draft import Draft


def nested(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, which are in order, with `within` set to the smallest one that holds another."""
    out = []
    running: list[int] = []
    for i, draft in enumerate(drafts):
        running = [j for j in running if drafts[j].content[-1].end > draft.content[0].start]
        holders = [j for j in running if _holds(drafts[j], draft)]
        holder = min(holders, key=lambda j: sum(end - start for start, end in drafts[j].content), default=None)
        out.append(replace(draft, within=holder))
        running.append(i)
    return out


def _holds(outer: Draft, inner: Draft) -> bool:
    if inner.cue is not None and not covered(inner.cue, outer.content):
        return False
    return outer.content != inner.content and all(covered(span, outer.content) for span in inner.content)


def followed(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with `follows` set on those that have neither cue nor source: the quotation before or after.

    That is the one before in the same block, else the one after in the same block, else the last one of the block
    before. Pull quotes stand alone.
    """
    out = []
    before: int | None = None
    for i, draft in enumerate(drafts):
        alone = draft.cue is None and draft.source is None and not draft.pull_quote
        out.append(replace(draft, follows=_followed(drafts, before, i)) if alone else draft)
        if draft.within is None and not draft.pull_quote:
            before = i
    return out


def _followed(drafts: Sequence[Draft], before: int | None, i: int) -> int | None:
    block = drafts[i].block
    if before is not None and drafts[before].block == block:
        return before
    after = next((j for j in range(i + 1, len(drafts)) if drafts[j].within is None), None)
    if after is not None and drafts[after].block == block:
        return after
    return before if before is not None and drafts[before].block == block - 1 else None
