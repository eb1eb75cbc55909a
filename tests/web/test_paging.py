from __future__ import annotations

import pytest

from onrecord.record import Page
from onrecord.web.paging import neighbours


@pytest.mark.parametrize(
    ("found", "number", "most", "expected"),
    [
        (Page((1, 2), 2, exact=True), 1, None, (None, None)),
        (Page((1, 2), 3, exact=True), 1, None, (None, 2)),
        (Page((3,), 3, exact=True), 2, None, (1, None)),
        (Page((1, 2), 2, exact=False), 1, None, (None, 2)),
        (Page((), 2, exact=False), 5, None, (4, None)),
        (Page((1, 2), 9, exact=True), 2, 5, (1, 3)),
        (Page((1, 2), 9, exact=True), 2, 4, (1, None)),
    ],
)
def test_the_pages_before_and_behind(
    found: Page[int], number: int, most: int | None, expected: tuple[int | None, int | None]
) -> None:
    assert neighbours(found, number, 2, most) == expected
