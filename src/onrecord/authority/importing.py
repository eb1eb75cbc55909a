"""Tables of people in office in the formats that others publish, read as statements that the record can keep.

Read are: results of Wikidata's query service (SPARQL results JSON, its plain JSON, its CSV), CSV with the columns of
`COLUMNS` (our own: name, wikidata, office, start, end, sex, born, died, other names) and FollowTheMoney entities, one
a line. A row that cannot be used is refused with a reason; the others are kept. Reading is a pure function of
the text: what is stored, and how it is merged, is for the record to decide.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from onrecord.authority.dates import When
from onrecord.authority.places import Places, places
from onrecord.authority.titles import OfficePhrase, office_phrase
from onrecord.errors import AuthorityError

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "name": ("name", "personLabel", "officeholderLabel", "itemLabel", "person"),
    "wikidata": ("wikidata", "wikidata_id", "person", "officeholder", "item"),
    "office": ("office", "positionLabel", "position", "title", "postLabel"),
    "country": ("country", "countryCode", "iso3", "countryLabel"),
    "start": ("start", "startDate", "start_date", "startTime"),
    "end": ("end", "endDate", "end_date", "endTime"),
    "sex": ("sex", "gender", "genderLabel", "sexLabel"),
    "born": ("born", "birthDate", "birth_date", "dateOfBirth"),
    "died": ("died", "deathDate", "death_date", "dateOfDeath"),
    "aliases": ("other names", "aliases", "alias", "personAltLabel"),
}
"""What a statement is made of, and the columns or query variables that may hold it, the preferred first."""

_SEXES = {"m": "m", "male": "m", "q6581097": "m", "f": "f", "female": "f", "q6581072": "f"}
_ENTITY = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/)?(Q[1-9]\d*)")


@dataclass(frozen=True, slots=True)
class Statement:
    """A person and, where the row says one, an office with its dates.

    `office` is the title as the row has it; `phrase` what it was understood as, with the place that the row's country
    supplies, or None. `start` and `end` are None where the row says none: an end that is not said is not known.
    `number` is the row's, from 1, or the line's.
    """

    number: int
    name: str
    wikidata: str | None
    sex: str | None
    born: When | None
    died: When | None
    aliases: tuple[str, ...]
    office: str | None
    phrase: OfficePhrase | None
    place: str | None
    start: When | None
    end: When | None


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that was not used: its number, from 1, and why, in words for the user."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What a table says, and the rows that were refused: together as many as the table has rows."""

    format: str
    statements: tuple[Statement, ...]
    refused: tuple[Refused, ...]


def read_officeholders(text: str, ref: str, among: Places | None = None) -> Imported:
    """Read a table of people in office, whatever its format.

    Args:
        text: the table.
        ref: what to call it in an error (the file's path).
        among: the places and words to understand offices with; those that ship when left out.

    Raises:
        AuthorityError: the text is in none of the formats, or is damaged as a whole.
    """
    text = text.removeprefix("\ufeff").strip()
    known, rows = _rows(text, ref)
    table = among or places()
    found: list[Statement] = []
    refused: list[Refused] = []
    for number, row in rows:
        try:
            found.append(_statement(number, row, table))
        except ValueError as error:
            refused.append(Refused(number, str(error)))
    return Imported(known, tuple(found), tuple(refused))


def as_row(said: Statement) -> dict[str, str]:
    """Return a statement as the row of our own CSV that says the same; what it does not say is left out."""
    dates = {name: when.text for name in ("start", "end", "born", "died") if (when := getattr(said, name))}
    row = {
        "name": said.name,
        "wikidata": said.wikidata,
        "office": said.office,
        "country": said.place,
        "sex": said.sex,
        "other names": "; ".join(said.aliases),
    }
    return dates | {name: value for name, value in row.items() if value}


def from_row(row: Mapping[str, str], among: Places | None = None) -> Statement:
    """Return the statement of a row that `as_row` made."""
    return _statement(0, row, among or places())


def _rows(text: str, ref: str) -> tuple[str, list[tuple[int, dict[str, str]]]]:
    """Return the name of the format and the rows, each a field's name -> its text."""
    if not text:
        raise AuthorityError(f"{ref} is empty")
    if text[0] not in "{[":
        return "CSV", list(enumerate(_csv(text, ref), 1))
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        if text[0] == "{" and "\n" in text:
            return "FollowTheMoney", list(_follow_the_money(text, ref))
        raise AuthorityError(f"{ref} is no valid JSON: {error}") from None
    if isinstance(content, dict) and "schema" in content:
        return "FollowTheMoney", list(_follow_the_money(text, ref))
    if isinstance(content, dict) and isinstance(content.get("results"), dict):
        bindings = content["results"].get("bindings")
        if isinstance(bindings, list):
            rows = ({name: cell.get("value", "") for name, cell in row.items()} for row in bindings)
            return "SPARQL results JSON", [(number, _texts(row)) for number, row in enumerate(rows, 1)]
    if isinstance(content, list) and all(isinstance(row, dict) for row in content):
        return "JSON", [(number, _texts(row)) for number, row in enumerate(content, 1)]
    raise AuthorityError(
        f"{ref} is JSON, but neither results of Wikidata's query service nor FollowTheMoney entities, one a line"
    )


def _texts(row: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in row.items() if value is not None}


def _csv(text: str, ref: str) -> Iterator[dict[str, str]]:
    try:
        reader = csv.DictReader(io.StringIO(text), strict=True)
        if not set(reader.fieldnames or ()) & {*COLUMNS["name"], *COLUMNS["wikidata"]}:
            columns = ", ".join(reader.fieldnames or ())
            raise AuthorityError(f"{ref}: no column says who; name one 'name' or 'wikidata' (columns: {columns})")
        yield from ({name: value for name, value in row.items() if name and value} for row in reader)
    except csv.Error as error:
        raise AuthorityError(f"{ref} is no valid CSV: {error}") from None


def _follow_the_money(text: str, ref: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield a row for each occupancy, and one for each person without any."""
    entities: dict[str, tuple[int, str, Mapping[str, list[str]]]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                entity = json.loads(line)
                entities[entity["id"]] = number, entity["schema"], entity["properties"]
            except (json.JSONDecodeError, KeyError, TypeError):
                raise AuthorityError(
                    f"{ref}, line {number}: no FollowTheMoney entity (id, schema, properties)"
                ) from None
    held = set()
    for number, schema, properties in entities.values():
        if schema == "Occupancy":
            holder, post = _first(properties, "holder"), _first(properties, "post")
            held.add(holder)
            person = entities[holder][2] if holder in entities else {}
            position = entities[post][2] if post in entities else {}
            yield number, _person(person, holder) | _post(position) | _dates(properties)
    for key, (number, schema, properties) in entities.items():
        if schema == "Person" and key not in held:
            yield number, _person(properties, key)


def _person(properties: Mapping[str, list[str]], key: str) -> dict[str, str]:
    wikidata = _first(properties, "wikidataId") or (key if _ENTITY.fullmatch(key) else "")
    names = [*properties.get("name", ()), *properties.get("alias", ()), *properties.get("weakAlias", ())]
    return {
        "name": names[0] if names else "",
        "aliases": "; ".join(names[1:]),
        "wikidata": wikidata,
        "sex": _first(properties, "gender"),
        "born": _first(properties, "birthDate"),
        "died": _first(properties, "deathDate"),
    }


def _post(properties: Mapping[str, list[str]]) -> dict[str, str]:
    return {"office": _first(properties, "name"), "country": _first(properties, "country").upper()}


def _dates(properties: Mapping[str, list[str]]) -> dict[str, str]:
    return {"start": _first(properties, "startDate"), "end": _first(properties, "endDate")}


def _first(properties: Mapping[str, list[str]], name: str) -> str:
    values = properties.get(name) or [""]
    return str(values[0])


def _statement(number: int, row: Mapping[str, str], table: Places) -> Statement:
    """Make a statement of a row.

    Raises:
        ValueError: the row cannot be used; the message says why.
    """
    cells = {field: _cell(row, field) for field in COLUMNS}
    wikidata = _ENTITY.fullmatch(cells["wikidata"])
    name = cells["name"]
    if not name or _ENTITY.fullmatch(name):
        raise ValueError("it names nobody" if not wikidata else f"{wikidata[1]} has no name; ask for its label too")
    start, end, born, died = (_date(cells[field], field) for field in ("start", "end", "born", "died"))
    if start and end and end.latest < start.earliest:
        raise ValueError(f"{name}: the end {end} is before the start {start}")
    country = table.country(cells["country"]) if cells["country"] else None
    phrase = office_phrase(cells["office"], table) if cells["office"] else None
    place = (phrase.place if phrase else None) or (country.code if country else None)
    aliases = (alias.strip() for alias in re.split(r"; |, ", cells["aliases"]))
    return Statement(
        number=number,
        name=name,
        wikidata=wikidata[1] if wikidata else None,
        sex=_sex(cells["sex"]),
        born=born,
        died=died,
        aliases=tuple(dict.fromkeys(alias for alias in aliases if alias and alias != name)),
        office=cells["office"] or None,
        phrase=phrase,
        place=place,
        start=start,
        end=end,
    )


def _cell(row: Mapping[str, str], field: str) -> str:
    """Return what a row says of a field: the first column that says it, ids for ids and words for words."""
    for column in COLUMNS[field]:
        text = (row.get(column) or "").strip()
        if text and (bool(_ENTITY.fullmatch(text)) == (field == "wikidata") or field == "sex"):
            return text
    return ""


def _sex(text: str) -> str | None:
    entity = _ENTITY.fullmatch(text)
    return _SEXES.get((entity[1] if entity else text).casefold())


def _date(text: str, field: str) -> When | None:
    """Read a date, also with a time of day as Wikidata writes it; a value that Wikidata does not know is None."""
    if not text or text.startswith(("_:", "t", "http")):
        return None
    try:
        return When.parse(re.sub(r"T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?$", "", text.removeprefix("+")))
    except ValueError as error:
        raise ValueError(f"the {field} {error}") from None
