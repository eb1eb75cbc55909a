from __future__ import annotations

import pytest

from onrecord.layout import furniture
from onrecord.model import BlockKind, Span

BOILERPLATE, CAPTION = BlockKind.BOILERPLATE, BlockKind.CAPTION


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Share", BOILERPLATE),
        ("Share | Tweet | Print", BOILERPLATE),
        ("Read more: The bridge at Zenda", BOILERPLATE),
        ("READ MORE", BOILERPLATE),
        ("See also: The bridge at Zenda", BOILERPLATE),
        ("Related:", BOILERPLATE),
        ("Related articles", BOILERPLATE),
        ("Click here to subscribe", BOILERPLATE),
        ("Subscribe to our newsletter", BOILERPLATE),
        ("Sign up for our daily newsletter.", BOILERPLATE),
        ("Follow us on Telegram", BOILERPLATE),
        ("Follow Jane Roe on Twitter @janeroe.", BOILERPLATE),
        ("Advertisement", BOILERPLATE),
        ("ADVERTISEMENT", BOILERPLATE),
        ("Story continues below", BOILERPLATE),
        ("© 2024 The Strelsau Post", BOILERPLATE),
        ("Copyright 2024 The Strelsau Post. All rights reserved.", BOILERPLATE),
        ("(Reporting by Jane Roe; Editing by John Doe)", BOILERPLATE),
        ("This article was originally published in the Strelsau Post.", BOILERPLATE),
        ("* * *", BOILERPLATE),
        ("https://example.org/a/b", BOILERPLATE),
        ("Photo: Getty Images", CAPTION),
        ("Getty Images", CAPTION),
        ("Carl Ansel via Getty Images.", CAPTION),
        ("Carl Ansel / Reuters", CAPTION),
        ("(AP Photo)", CAPTION),
        ("Photo by Carl Ansel", CAPTION),
        ("File photo", CAPTION),
        ("Image: The bridge at Zenda in 1893", CAPTION),
        ("Share prices fell on Monday.", None),
        ("Print is not dead", None),
        ("Read more about it, he urged them, and then decide for yourselves.", None),
        ("Subscribe to that view and you will be lost, she said.", None),
        ("Follow the money, the minister said.", None),
        ("Copyright law is to be changed in the spring.", None),
        ("Related questions were put off until May.", None),
        ("Comments by the minister drew fire.", None),
        ("The photo shows the minister at Zenda.", None),
        ("Reuters said the minister had left.", None),
        ("Getty was the richest man of his day.", None),
        ("Image is everything in politics.", None),
        ("STRELSAU/ZENDA - The talks began.", None),
    ],
)
def test_kind_of_line(words: str, kind: BlockKind | None) -> None:
    assert furniture.kind_of_line(words) == kind


@pytest.mark.parametrize(
    ("text", "buttons"),
    [
        ("The plan deserves support. Share", "Share"),
        ("“It is done.” Share Tweet", "Share Tweet"),
        ("Is it done? Read more", "Read more"),
        ("The plan deserves support.", None),
        ("He has a plan. Share it.", None),
        ("He likes to share", None),
        ("Everybody wants a Share", None),
        ("He said so. share", None),
    ],
)
def test_buttons_behind(text: str, buttons: str | None) -> None:
    found = furniture.buttons_behind(text, Span(0, len(text)))
    assert (found.of(text) if found else None) == buttons
