"""Addresses: which of those that articles name may become links, and which of ours a visitor may be sent back to."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import urlencode, urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request


def outward(url: str | None) -> str | None:
    """Return an article's address where it is one of the web that can be a link, else None.

    `javascript:`, `data:` and every other scheme stay text; so do addresses without a host.
    """
    if url is None or any(character.isspace() or not character.isprintable() for character in url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and host else None


def inward(path: str) -> str:
    """Return a path of ours to go back to; anything that could lead elsewhere becomes the home page."""
    plain = path.isascii() and path.isprintable() and "\\" not in path
    return path if plain and path.startswith("/") and not path.startswith("//") else "/"


def with_query(path: str, parameters: dict[str, object]) -> str:
    """Return a path with its query; parameters that are None are left out."""
    given = {name: value for name, value in parameters.items() if value is not None}
    query = urlencode(given, errors="replace")
    return f"{path}?{query}" if query else path


def one_of(request: Request, part: str, known: Collection[str]) -> str:
    """Return a part of a request's path that is one of a few; there is nothing at the address where it is another."""
    given: str = request.path_params[part]
    if given not in known:
        raise HTTPException(404)
    return given
