"""Annotated toponyms: GeoVirus (XML), and our own sentences with toponyms in brackets.

A line of ours is a text: `In [Paris|USA|33.66,-95.56] it rained, said Paris Hilton.` Brackets hold the toponym, the
country's code and, where the place is more than a country, its coordinates; what stands outside of them is no toponym.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote

from onrecord.authority import Country
from onrecord.authority import places as authority_places
from onrecord.errors import EvaluationError
from onrecord.limits import MAX_INPUT_BYTES
from onrecord.model import Article, Span, article_id

OWN = "own"

_BRACKETS = re.compile(r"\[([^|\]]+)\|([^|\]]*)(?:\|(?:(-?[\d.]+),(-?[\d.]+))?)?\]")


@dataclass(frozen=True, slots=True)
class GoldToponym:
    """An annotated toponym: where it stands and which place it is.

    A country is known by its code (`country`, with no coordinates), another place by its coordinates; `country` is
    then only given where the annotation has it. Neither is known where the text does not tell.
    """

    span: Span
    name: str
    country: str | None
    point: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text with all of its toponyms, in order."""

    ref: str
    text: str
    toponyms: tuple[GoldToponym, ...]

    def as_article(self) -> Article:
        """Return the text as an article in English."""
        return Article(article_id(self.text), self.ref, self.text, language="en")


def load(path: Path) -> list[GoldText]:
    """Read annotated texts: GeoVirus where the name ends in .xml, else our own form.

    Raises EvaluationError where the file cannot be read or is not of that form.
    """
    try:
        if path.stat().st_size > MAX_INPUT_BYTES:
            raise EvaluationError(f"{path}: larger than {MAX_INPUT_BYTES:,} bytes")
        content = path.read_bytes()
        texts = list(_geovirus(content, path) if path.suffix == ".xml" else _own(content.decode("utf-8"), path.name))
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path}: cannot read it: {error}") from error
    if not texts:
        raise EvaluationError(f"{path}: no annotated text in it")
    return texts


def shipped() -> list[GoldText]:
    """Return our own sentences, which ship."""
    return list(_own(files("onrecord.data.evaluation").joinpath("places.txt").read_text("utf-8"), OWN))


def _own(content: str, ref: str) -> Iterator[GoldText]:
    for number, line in enumerate(content.splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            yield _bracketed(line, f"{ref}:{number}")


def _bracketed(line: str, ref: str) -> GoldText:
    text, last, found = "", 0, []
    for match in _BRACKETS.finditer(line):
        text += line[last : match.start()]
        name, country, lat, lon = match.groups()
        point = (float(lat), float(lon)) if lat else None
        found.append(GoldToponym(Span(len(text), len(text) + len(name)), name, country or None, point))
        text, last = text + name, match.end()
    return GoldText(ref, text + line[last:], tuple(found))


def _geovirus(content: bytes, path: Path) -> Iterator[GoldText]:
    """Yield GeoVirus's articles. Its offsets count from 1; what does not fit its text is refused."""
    from lxml import etree

    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError as error:
        raise EvaluationError(f"{path}: not XML: {error}") from error
    for number, node in enumerate(root.iter("article")):
        text = node.findtext("text") or ""
        toponyms = []
        for location in node.iter("location"):
            name = location.findtext("name") or ""
            try:
                start = int(location.findtext("start")) - 1
                point = (float(location.findtext("lat")), float(location.findtext("lon")))
            except (TypeError, ValueError) as error:
                raise EvaluationError(f"{path}: article {number}: '{name}' has no place: {error}") from error
            span = Span(start, start + len(name))
            if span.of(text) != name:
                raise EvaluationError(f"{path}: article {number}: '{name}' does not stand at {start + 1}")
            country = _country(location.findtext("page") or "")
            toponyms.append(GoldToponym(span, name, country, None if country else point))
        yield GoldText(f"{path.name}:{number}", text, tuple(sorted(toponyms, key=lambda one: one.span)))


def _country(page: str) -> str | None:
    """Return the code of the country that a Wikipedia page is about, None where it is about another place."""
    title = unquote(page.rpartition("/")[2]).replace("_", " ").removesuffix(" (country)")
    found = authority_places().read(title)
    if found is None or found.kind != "name" or not isinstance(found.place, Country):
        return None
    return found.place.code if "-" not in found.place.code and not found.place.end else None
