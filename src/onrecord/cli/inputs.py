"""What a user names on the command line, as articles; what was refused is kept and told at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from onrecord.cli.streams import complain
from onrecord.model import Article, Rejection


class Inputs:
    """The inputs of one command: iterate for the articles and rejections, in order."""

    def __init__(self, names: Sequence[str], published: date | None = None) -> None:
        self._names = names
        self._published = published
        self.rejections: list[Rejection] = []

    def __iter__(self) -> Iterator[Article | Rejection]:
        from onrecord.sources import load

        for item in load(self._names):
            if isinstance(item, Rejection):
                self.rejections.append(item)
                yield item
            else:
                yield item.with_metadata(self._published) if self._published else item

    def count(self) -> int | None:
        """Return how many inputs there are, None where only reading can tell."""
        from onrecord.sources import count

        return count(self._names)

    def articles(self) -> Iterator[Article]:
        """Yield the articles alone."""
        return (item for item in self if isinstance(item, Article))

    def report(self) -> int:
        """Tell what was rejected, with the reasons, and return the exit status that follows."""
        if not self.rejections:
            return 0
        for rejection in self.rejections:
            complain(f"onrecord: {rejection.ref}: rejected: {rejection.detail}")
        reasons = Counter(str(rejection.reason).replace("_", " ") for rejection in self.rejections)
        counts = ", ".join(f"{count} {reason}" for reason, count in sorted(reasons.items()))
        complain(f"onrecord: {sum(reasons.values())} rejected ({counts})")
        return 1
