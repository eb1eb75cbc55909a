"""The files of a folder, all the way down, in one order on every system."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from onrecord.model import Rejection, RejectionReason
from onrecord.sources import kinds


def walk(folder: Path) -> Iterator[Path | Rejection]:
    """Yield the files under `folder` that can hold articles, sorted by name at every level.

    Hidden files and folders are passed over in silence. Files of other kinds (pictures, style sheets) are passed over
    too, and one last Rejection says how many, of which kinds; so does one for a folder without a single article.
    Links are followed, each folder is entered once. What cannot be read is a Rejection.
    """
    skipped: Counter[str] = Counter()
    entered: set[tuple[int, int]] = set()
    pending, files = [folder], 0
    while pending:
        path = pending.pop()
        if not path.is_dir():
            if kinds.is_wanted(path):
                files += 1
                yield path
            else:
                skipped[path.suffix.lower()] += 1
            continue
        try:
            status = path.stat()
            inside = sorted((entry for entry in path.iterdir() if not entry.name.startswith(".")), reverse=True)
        except OSError as error:
            yield unreadable(path, error)
            continue
        if (status.st_dev, status.st_ino) not in entered:
            entered.add((status.st_dev, status.st_ino))
            pending.extend(inside)
    if skipped:
        yield Rejection(shown(folder), RejectionReason.SKIPPED, _summary(skipped))
    elif not files:
        yield Rejection(
            shown(folder), RejectionReason.EMPTY, "holds no files to read (.txt, .md, .html, .jsonl, .json)"
        )


def shown(path: Path) -> str:
    """Return a path as text that can be stored and printed, whatever bytes its name is made of."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def unreadable(path: Path, error: OSError) -> Rejection:
    """Return the rejection of a file or folder that the system does not let us read."""
    reason = (error.strerror or str(error)).lower()
    remedy = {"no such file or directory": "check the path", "permission denied": "ask its owner for access"}.get(
        reason
    )
    return Rejection(shown(path), RejectionReason.UNREADABLE, f"{reason}: {remedy}" if remedy else reason)


def _summary(skipped: Counter[str]) -> str:
    total = skipped.total()
    kinds_of = ", ".join(f"{suffix} {count}" for suffix, count in sorted(skipped.items()))
    files = "1 file is" if total == 1 else f"{total:,} files are"
    return f"{files} not read, being of other kinds ({kinds_of}): name a file to have it read all the same"
