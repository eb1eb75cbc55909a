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

    That is the one before in the same block where its own speaker comes from there or before; else the next one of
    the block with a cue or a source (`"A." "B." "C," he said`); else the one before in this block or the last one of
    the block before. Following leads nowhere in a circle. Pull quotes stand alone.
    """
    out = list(drafts)
    after = _next_sourced(drafts)
    before: int | None = None
    for i, draft in enumerate(drafts):
        if _is_alone(draft):
            out[i] = replace(draft, follows=_followed(out, before, after[i], draft.block))
        if draft.within is None and not draft.pull_quote:
            before = i
    return out


def _is_alone(draft: Draft) -> bool:
    return draft.cue is None and draft.source is None and not draft.pull_quote


def _next_sourced(drafts: Sequence[Draft]) -> list[int | None]:
    """Return for each draft the next one that another may follow because its words name a speaker, or None."""
    out: list[int | None] = [None] * len(drafts)
    following: int | None = None
    for i in range(len(drafts) - 1, -1, -1):
        out[i] = following
        if drafts[i].within is None and not drafts[i].pull_quote and not _is_alone(drafts[i]):
            following = i
    return out


def _followed(drafts: Sequence[Draft], before: int | None, after: int | None, block: int) -> int | None:
    """Return which draft a draft in `block` follows; `drafts` before it know what they follow themselves."""
    here = before is not None and drafts[before].block == block
    if before is not None and here and not (_is_alone(drafts[before]) and drafts[before].follows is None):
        return before
    if after is not None and drafts[after].block == block:
        return after
    return before if before is not None and (here or drafts[before].block == block - 1) else None
