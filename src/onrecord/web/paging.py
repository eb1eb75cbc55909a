"""A list on several pages: which page comes before one, and which behind it."""

from __future__ import annotations

from typing import Any

from onrecord.record import Page


def neighbours(found: Page[Any], number: int, size: int, most: int | None = None) -> tuple[int | None, int | None]:
    """Return the numbers of the pages before and behind page `number`, None where there is none.

    `found` are its rows, `size` how many rows a page has; no page begins behind row `most`.
    """
    end = number * size
    following = bool(found.rows) and (not found.exact or end < found.total) and (most is None or end < most)
    return number - 1 if number > 1 else None, number + 1 if following else None
