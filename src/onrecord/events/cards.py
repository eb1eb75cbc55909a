"""Weights files (the cards of models that ship): read, and held to the version and hash that they state."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.data import json_object
from onrecord.errors import ModelError


def shipped(name: str) -> dict[str, Any]:
    """Return what the file of this name in onrecord/data/events holds."""
    return json_object(f"events/{name}")


def check(card: Mapping[str, Any], name: str, version: int, fields: Sequence[str]) -> None:
    """Hold a card against the version that is read here and the hash of its `fields`.

    Raises ModelError where its version is another or its contents do not have the hash that it states.
    """
    if card["version"] != version:
        raise ModelError(f"{name} has version {card['version']}, not {version}: install onrecord again")
    if card["sha256"] != digest_of(card, fields):
        raise ModelError(f"{name} is not as it was trained: install onrecord again")


def digest_of(card: Mapping[str, Any], fields: Sequence[str]) -> str:
    """Return the SHA-256 of those fields of a card that matter to scores."""
    said = {name: card[name] for name in fields}
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
