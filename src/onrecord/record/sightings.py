"""One text met several times: what is known of it, whichever copy came first.

Every way in which a text was met (a sighting) is kept. What the record says of the article is a function of the set of
them, so the same inputs in any order give the same record, and what one copy lacks another fills in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.model import Article

FIELDS = ("title", "outlet", "url", "published", "language")
"""The metadata that copies of a text may differ in."""


def merge(sightings: Iterable[Article]) -> Article:
    """Return the article that copies of one text make together.

    Each field comes from the first copy that has it: those that were told it (by the user, by the source's markup)
    before those that only found it in the text, then by `ref`. `ref` itself and the structure come from the first
    that has them by `ref`.
    """
    copies = sorted(sightings, key=_order)
    first = copies[0]
    sources: dict[str, Article] = {}
    for field in FIELDS:
        having = [copy for copy in copies if getattr(copy, field) is not None]
        if having:
            sources[field] = min(having, key=lambda copy: _is_found(copy, field))
    elsewhere = [(field, copy) for field, copy in sources.items() if copy is not first]
    evidence = [found for found in first.evidence if sources.get(found.field, first) is first]
    evidence += [found for field, copy in elsewhere for found in copy.evidence if found.field == field]
    return replace(
        first,
        **{field: getattr(copy, field) for field, copy in elsewhere},
        evidence=tuple(evidence),
        structure=next((copy.structure for copy in copies if copy.structure), ()),
    )


def reads_alike(before: Article, after: Article) -> bool:
    """Tell whether all that a reading can depend on is the same; where a text was found is not part of that."""
    return after == replace(before, ref=after.ref, url=after.url)


def differences(before: Article, after: Article) -> str:
    """Name what a further copy changed in what is known of an article, in words for the user; "" for nothing."""
    changed = []
    for field in ("ref", *FIELDS):
        old, new = getattr(before, field), getattr(after, field)
        if old != new:
            changed.append(f"{field} {new}" if old is None else f"{field} {new} instead of {old}")
    if before.structure != after.structure:
        changed.append("markup")
    return ", ".join(changed)


def _order(copy: Article) -> tuple[str, ...]:
    return (copy.ref, *(str(getattr(copy, field)) for field in FIELDS), repr(copy.evidence), repr(copy.structure))


def _is_found(copy: Article, field: str) -> bool:
    return any(found.field == field for found in copy.evidence)
