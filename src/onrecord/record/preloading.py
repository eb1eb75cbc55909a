"""Reads a record ahead of what will be asked of it: for a server, whose first visitors would wait for the disk."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

_STRETCH = 2**22
"""Bytes that the system is asked for at a time: of more it reads the beginning only."""

TABLES = (
    "SELECT sum(words) FROM listing NOT INDEXED",
    "SELECT sum(last) FROM listing INDEXED BY listing_newest",
    "SELECT sum(named) FROM presence NOT INDEXED",
    "SELECT sum(quotations) FROM presence INDEXED BY presence_article",
    "SELECT sum(articles) FROM standing INDEXED BY standing_order",
    "SELECT sum(length(countries)) FROM identity NOT INDEXED",
    "SELECT sum(length(folded)) FROM identity INDEXED BY identity_folded",
    "SELECT sum(length(profile)) FROM name_key",
    "SELECT sum(length(name)) FROM profile NOT INDEXED",
    "SELECT sum(position) FROM event NOT INDEXED",
    "SELECT sum(trigger_start) FROM event INDEXED BY event_days",
    "SELECT sum(entity) FROM participant INDEXED BY participant_event",
    "SELECT sum(entity) FROM participant INDEXED BY participant_country WHERE country IS NOT NULL",
    "SELECT sum(event) FROM participant INDEXED BY participant_identity WHERE identity IS NOT NULL",
    "SELECT sum(position) FROM quotation INDEXED BY quotation_place",
    "SELECT sum(position) FROM quotation INDEXED BY quotation_entity WHERE entity IS NOT NULL",
    "SELECT sum(entity) FROM spoken_of INDEXED BY ix_spoken_of_quotation",
    "SELECT sum(quotation) FROM spoken_of WHERE entity > 0",
    "SELECT sum(body) FROM spoken_for WHERE country > ''",
    "SELECT sum(start) FROM fragment",
    "SELECT sum(position) FROM quotation NOT INDEXED",
    "SELECT sum(length(id)) FROM article NOT INDEXED",
    "SELECT sum(length(block)) FROM quotation_search_data",
    "SELECT sum(length(block)) FROM article_search_data",
    "SELECT sum(length(block)) FROM event_search_data",
)
"""What goes through the tables and indices that most questions begin with, so that they are in this process's memory.

Summed is what they hold: to count rows, SQLite would take whatever index is smallest.
"""


def read_ahead(path: Path) -> None:
    """Have the system read a file into its memory, from beginning to end: on a slow disk ten times as fast as in bits.

    It is left off where the file would take more than half of the memory, and where the system cannot be asked.
    """
    if not hasattr(os, "posix_fadvise"):
        return
    with contextlib.suppress(OSError), path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        if size <= _memory() / 2:
            for start in range(0, size, _STRETCH):
                os.posix_fadvise(file.fileno(), start, _STRETCH, os.POSIX_FADV_WILLNEED)


def _memory() -> int:
    """Return the bytes of this machine's memory."""
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
