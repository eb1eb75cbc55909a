from __future__ import annotations

import pytest

from onrecord.web.addresses import inward, outward, with_query


@pytest.mark.parametrize("url", ["https://example.org/a?b=c#d", "http://example.org", "http://[::1]:80/"])
def test_addresses_of_the_web_are_links(url: str) -> None:
    assert outward(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " https://example.org",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "https:",
        "http://[::1",
        "file:///etc/passwd",
        "https://example.org/\x00",
    ],
)
def test_everything_else_is_text(url: str | None) -> None:
    assert outward(url) is None


@pytest.mark.parametrize("path", ["/", "/search?q=a%20b", "/articles/a1#in-q1"])
def test_paths_of_ours_can_be_gone_back_to(path: str) -> None:
    assert inward(path) == path


@pytest.mark.parametrize("path", ["", "//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nb: c", "/ä"])
def test_nothing_leads_elsewhere(path: str) -> None:
    assert inward(path) == "/"


def test_a_query_leaves_out_what_is_not_given() -> None:
    assert with_query("/search", {"q": "a b", "by": None, "page": 2}) == "/search?q=a+b&page=2"
    assert with_query("/search", {"q": None}) == "/search"
    assert with_query("/search", {"q": "\udc9f"}) == "/search?q=%3F"
