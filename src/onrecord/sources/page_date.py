"""The date on which a page says it was published; None where it does not say.

Only what is stated counts, in this order: `<meta>` elements, schema.org data, elements that are marked as the date. No
date is taken from the address, a copyright line, the running text or the date of a change, and the clock is not asked.
"""

from __future__ import annotations

import datetime
import functools
import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from onrecord.data import toml
from onrecord.model import Span
from onrecord.sources import dates, head

_ELSEWHERE = ("aside", "footer", "nav")


def published(tree: HtmlElement) -> datetime.date | None:
    """Return the date of publication that the page states."""
    found = (
        date for source in (_of_meta, _of_schema, _of_elements) for value in source(tree) if (date := _date(value))
    )
    return next(found, None)


def _of_meta(tree: HtmlElement) -> Iterator[str]:
    stated: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        stated.setdefault(name, element.get("content") or element.get("datetime") or "")
    return (stated[name] for name in _lists()["meta"] if name in stated)


def _of_schema(tree: HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from (str(item["datePublished"]) for item in _articles(value))


def _articles(value: object) -> Iterator[dict[str, Any]]:
    """Yield the articles in schema.org data, the outer ones first."""
    pending = [value]
    while pending:
        item = pending.pop(0)
        if isinstance(item, list):
            pending.extend(item)
        elif isinstance(item, dict):
            if "datePublished" in item and str(_one(item.get("@type"))).endswith(tuple(_lists()["schema"])):
                yield item
            pending.extend(part for part in item.values() if isinstance(part, (dict, list)))


def _one(value: object) -> object:
    return value[0] if isinstance(value, list) and value else value


def _of_elements(tree: HtmlElement) -> Iterator[str]:
    """Yield what the elements that are marked as the date say, the surest marks first."""
    elements = [element for element in tree.iter("*") if _is_marked(element) and _is_articles_own(element)]
    for element in elements:
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
            yield element.get("datetime") or element.get("content") or element.text_content()
    for element in elements:
        if element.tag == "time" and next(element.iterancestors("article", "main", "header"), None) is not None:
            yield element.get("datetime") or element.text_content()
    times = {element.get("datetime") or element.text_content() for element in elements if element.tag == "time"}
    if len(times) == 1:
        yield times.pop()
    for element in elements:
        if not _names(element).isdisjoint(_lists()["shown"]):
            yield element.text_content()


def _is_marked(element: HtmlElement) -> bool:
    named = element.tag == "time" or element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
    return named or not _names(element).isdisjoint(_lists()["shown"])


def _is_articles_own(element: HtmlElement) -> bool:
    """Tell whether an element can show the article's date: not that of a change, a comment or another article."""
    around = (element, *element.iterancestors())
    if element.get("itemprop") == "dateModified" or any(ancestor.tag in _ELSEWHERE for ancestor in around):
        return False
    return all(_names(ancestor).isdisjoint(_lists()["modified"]) for ancestor in around)


def _names(element: HtmlElement) -> set[str]:
    """Return the words that an element's class and id are made of."""
    return set(re.findall(r"[a-z]+", f"{element.get('class') or ''} {element.get('id') or ''}".lower()))


def _date(value: str) -> datetime.date | None:
    """Return the date that a value is, alone or after a label such as "Published:"."""
    value = " ".join(value.split())
    if len(value) > dates.LONGEST:
        return None
    if date := dates.parse(value):
        return date
    claims = head.claims(value, Span(0, len(value)), untitled=False)
    return next((claim.value for claim in claims if isinstance(claim.value, datetime.date)), None)


@functools.cache
def _lists() -> dict[str, list[str]]:
    return toml("sources/page.toml")
