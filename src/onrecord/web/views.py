"""Templates to answers: what every page is given, and how values are written in it.

Everything that a template writes goes through `visible` (nothing in a page can drive or reorder what surrounds it) and
is escaped; only what `rendering` and the charts made is markup.
"""

from __future__ import annotations

import datetime
import functools
import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from onrecord.charts.presence import KEY
from onrecord.charts.quads import CLASSES, KEYS
from onrecord.export.arrangement import fragments
from onrecord.export.visible import visible
from onrecord.model import EntityType, Event, Participant, Quotation, QuotationKind, Span
from onrecord.ontology import sector_meaning
from onrecord.quotations.stance import MEANINGS
from onrecord.reasons import explain
from onrecord.record.people_rows import PersonReference, PersonRow
from onrecord.version import __version__
from onrecord.web.acts import QUADS, STATUSES
from onrecord.web.addresses import outward, with_query
from onrecord.web.annotation import TOLD
from onrecord.web.citation import party

HERE = Path(__file__).parent
STATIC = HERE / "static"

THEMES = ("auto", "light", "dark")
THEME_COOKIE = "onrecord-theme"


def page(request: Request, template: str, status: int = 200, /, **values: object) -> HTMLResponse:
    """Return a page made from a template; `request` says which theme the visitor chose."""
    theme = request.cookies.get(THEME_COOKIE)
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    text = (
        environment()
        .get_template(template)
        .render(
            theme=theme if theme in THEMES else "auto",
            here=here if request.method == "GET" else "/",
            admitted="app" in request.scope,  # who is refused is told so before the application is asked
            **values,
        )
    )
    return HTMLResponse(text.encode("utf-8", "replace"), status)


@functools.cache
def environment() -> Environment:
    """Return the templates, and the filters that they may use."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        day=day, number=number, outward=outward, plain=plain, counted=counted, percent=percent, term=term
    )
    made.globals.update(headline=headline, static=static, version=__version__, with_query=with_query, slice_of=slice_of)
    made.globals.update(explain=explain, address=address, asked=asked, country_name=country_name, party=party)
    made.globals.update(value_of=value_of, written=written, sectors_of=sectors_of, countries_of=countries_of)
    made.globals.update(QUADS=QUADS, STATUSES=STATUSES, CLASSES=CLASSES, KEYS={**KEYS, "presence": KEY})
    made.globals.update(TOLD=TOLD, STANCES=MEANINGS)
    return made


def _shown(value: object) -> object:
    if isinstance(value, str) and not isinstance(value, Markup):
        return visible(value)
    return value


def day(value: datetime.date | None) -> str:
    """Return a day as `12 June 1987`."""
    if value is None:
        return "date unknown"
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def written(quotation: Quotation, most: int) -> str:
    """Return what was said in a list, with some `most` characters: where words were left out between stands “…”.

    What is direct stands in quotation marks. In what is mixed, marks at the ends of a fragment are not known here
    (`arrangement.as_printed` has them).
    """
    parts, left = [], most
    for part in map(plain, fragments(quotation)):
        if left <= 0:
            parts.append("")
            break
        shown = part if len(part) <= left else f"{part[:left].rsplit(' ', 1)[0]}…"
        parts.append(f"“{shown}”" if quotation.kind is QuotationKind.DIRECT else shown)
        left -= len(part)
    return " … ".join(parts).rstrip()


def headline(title: str | None, ref: str) -> str:
    """Return what an article goes by in a list: its title, else the last part of where it came from."""
    return plain(title or ref.rstrip("/").rpartition("/")[2] or ref)


def address(name: str, person: PersonReference | None = None, country: str | None = None) -> str:
    """Return where to read about somebody whom an article calls by a name.

    That is the page of who it is across articles, a country's own page for a country (also where only `country` says
    so, the code of who is called by the country's name), and else what all of that name said: groups and documents
    without a name of their own have a page, but it would tell nothing.
    """
    if person is not None and person.type is EntityType.COUNTRY and _is_country(person.id):
        return f"/countries/{person.id}"
    if person is not None and (person.apart or person.type is EntityType.ORGANISATION):
        return f"/people/{quote(person.id, safe='')}"
    if person is None and country is not None and country_name(country) == name:
        return f"/countries/{country}"
    return with_query("/search", {"by": name})


def asked(person: PersonReference | PersonRow) -> str:
    """Return how to ask for somebody and nobody else, in words for a visitor to read: `Ronald Reagan (Q9960)`."""
    return f"{person.name} ({person.id})"


def _is_country(code: str) -> bool:
    from onrecord.authority import places

    return code in places().countries


def sectors_of(events: Iterable[Event]) -> dict[str, str]:
    """Return the sectors of those that take part in events, by their codes, with what they mean."""
    return {code: sector_meaning(code) for code in _met(events, lambda one: one.sector)}


def countries_of(events: Iterable[Event]) -> dict[str, str]:
    """Return the countries of those that take part in events, by their codes, with their names."""
    return {code: country_name(code) for code in _met(events, lambda one: one.country)}


def _met(events: Iterable[Event], code_of: Callable[[Participant], str | None]) -> list[str]:
    parties = (one for event in events for one in (*event.actors, *event.recipients))
    return sorted({code for one in parties if (code := code_of(one))})


def country_name(code: str) -> str:
    """Return the name of the country with this ISO 3166 code, or the code."""
    from onrecord.authority import places

    known = places().countries.get(code)
    return known.name if known else code


_CALLED = {
    "of": {"quotation": "quotations", "event": "events", "article": "articles"},
    "quad": {str(quad): called for quad, called in CLASSES.items()},
}
"""What the values of a filter are called where the address has a code for them."""


def value_of(name: str, value: str) -> str:
    """Return the value of a filter as a reader is told it: `VCOOP` is "verbal cooperation"."""
    called = _CALLED.get(name, {})
    told = called.get(value, called.get(value.upper(), value))
    return plain(told.lower().replace("_", " ") if name in ("type", "context") else told)


def number(value: int) -> str:
    """Return a number with its thousands apart."""
    return f"{value:,}"


def counted(value: int, noun: str) -> str:
    """Return a number with its noun: `1 article`, `2,000 articles`."""
    return f"{value:,} {noun}{'s' * (value != 1)}"


def term(value: str) -> str:
    """Return the day on which an office began or ended; of an EDTF "one of a set", the days between which it lies."""
    first, _, last = value.strip("[]").partition("..")
    return f"(between {first} and {last})" if value.startswith("[") and last else value


def percent(score: float) -> int:
    """Return a score between 0 and 1 in hundredths."""
    return round(min(max(score, 0.0), 1.0) * 100)


def plain(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def slice_of(text: str, span: Span) -> str:
    """Return the characters of a span, on one line."""
    return plain(span.of(text))


@functools.cache
def static(name: str) -> str:
    """Return the address of a style sheet or script, which changes with its content."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={digest}"
