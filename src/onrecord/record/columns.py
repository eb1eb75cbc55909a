"""Column types: the model's values as the database keeps them, and back without loss."""

from __future__ import annotations

import json
from typing import Any, TypeVar

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

from onrecord.model import Block, BlockKind, Evidence, Span

T = TypeVar("T")

_JSON = json.JSONEncoder(separators=(",", ":"))  # made once: `json.dumps` makes one a call


class Characters(TypeDecorator[str]):
    """Text of any code points: halves of surrogate pairs, which UTF-8 cannot carry, are kept as bytes instead.

    They come in with JSON escapes and with file names that are no text.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002 - SQLAlchemy's signature
        """Return what to store."""
        if value is None or value.isascii():
            return value
        try:
            value.encode()
        except UnicodeEncodeError:
            return value.encode("utf-8", "surrogatepass")
        return value

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return what was stored."""
        return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


def characters(value: str | bytes) -> str:
    """Return the text that `Characters` stored as this value, for rows that `sqlite.rows` brings."""
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


class _Tuple(TypeDecorator[tuple[T, ...]]):
    """Small values that belong to one row and are never looked for on their own, as a JSON array."""

    impl = Text
    cache_ok = True

    def encode(self, item: T) -> Any:
        """Return one value as JSON has it."""
        raise NotImplementedError

    def decode(self, item: Any) -> T:
        """Return one value as the model has it."""
        raise NotImplementedError

    def process_bind_param(
        self,
        value: tuple[T, ...] | None,
        dialect: Dialect,  # noqa: ARG002 - SQLAlchemy's signature
    ) -> str | None:
        """Return what to store."""
        if not value:
            return None if value is None else "[]"
        return _JSON.encode([self.encode(item) for item in value])

    def process_result_value(
        self,
        value: Any,
        dialect: Dialect,  # noqa: ARG002 - SQLAlchemy's signature
    ) -> tuple[T, ...] | None:
        """Return what was stored."""
        if value is None or value == "[]":  # most are empty
            return None if value is None else ()
        return tuple(map(self.decode, json.loads(value)))


class Strings(_Tuple[str]):
    """Short strings."""

    cache_ok = True

    def encode(self, item: str) -> str:
        """Return it as it is."""
        return item

    def decode(self, item: str) -> str:
        """Return it as it is."""
        return item


class Spans(_Tuple[Span]):
    """Spans, as `[start, end]`."""

    cache_ok = True

    def encode(self, item: Span) -> list[int]:
        """Return `[start, end]`."""
        return list(item)

    def decode(self, item: list[int]) -> Span:
        """Return the span."""
        return Span(*item)


class Evidences(_Tuple[Evidence]):
    """Where metadata were found, as `[field, start, end]`."""

    cache_ok = True

    def encode(self, item: Evidence) -> list[object]:
        """Return `[field, start, end]`."""
        return [item.field, *item.span]

    def decode(self, item: list[Any]) -> Evidence:
        """Return the evidence."""
        return Evidence(item[0], Span(*item[1:]))


class Blocks(_Tuple[Block]):
    """Blocks, as `[kind, start, end]`."""

    cache_ok = True

    def encode(self, item: Block) -> list[object]:
        """Return `[kind, start, end]`."""
        return [str(item.kind), *item.span]

    def decode(self, item: list[Any]) -> Block:
        """Return the block."""
        return Block(BlockKind(item[0]), Span(*item[1:]))
