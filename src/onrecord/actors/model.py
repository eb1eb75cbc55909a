"""What the coding of an actor phrase answers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """A political actor as a phrase names it. What the phrase does not tell, and no table knows, is None.

    `name` is the actor's own name where it is known, else the phrase without its article. `country` is an ISO 3166
    alpha-3 code (a state of the past: ISO 3166-3's first three letters, "SUN"); None for the international, of which
    `international` then says what it is: "IGO" (an organisation of states), "NGO", "MNC" (a multinational firm; it has
    its home's country) or "IMG" (an international armed group). `organisation` is the authority's key of the
    organisation that the actor is or belongs to ("UN", "HAMAS").

    `sector` is a PLOVER sector code, `secondary` are further ones that hold too ("opposition lawmakers": OPP, LEG).
    `wikidata` is a person's id. `score` is the share of such codings that were right, from 0 to 1; `why` names what
    gave the name, the country and the sector.
    """

    name: str
    country: str | None
    sector: str | None
    secondary: tuple[str, ...]
    organisation: str | None
    international: str | None
    wikidata: str | None
    score: float
    why: tuple[str, ...]
