"""Whether what articles call somebody can be one and the same: by the name, and by the countries that stand with it."""

from __future__ import annotations

import functools
import hashlib
from dataclasses import dataclass

from onrecord.authority.folding import fold
from onrecord.identities.model import Occurrence
from onrecord.model import EntityType
from onrecord.names import blocking_keys, compare


@dataclass(frozen=True, slots=True)
class Profile:
    """What an article says of somebody whom the authority does not know: type, folded name, countries."""

    type: EntityType
    name: str
    home: frozenset[str]

    @property
    def id(self) -> str:
        """A content hash, the same in every record."""
        said = "|".join((self.type, self.name, *sorted(self.home)))
        return "p" + hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def profile(occurrence: Occurrence) -> Profile | None:
    """Return how an occurrence is held against others; None where its name does not allow it, or it is known."""
    if not occurrence.full or occurrence.known is not None:
        return None
    return Profile(occurrence.type, fold(occurrence.name), occurrence.home)


def contradict(one: Profile, other: Profile) -> bool:
    """Tell whether two profiles cannot be one person's: each has countries, and none in common."""
    return bool(one.home and other.home and not one.home & other.home)


def equal(one: Profile, other: Profile) -> bool:
    """Tell whether two profiles have the same name."""
    return (one.type, one.name) == (other.type, other.name)


def alike(one: Profile, other: Profile) -> bool:
    """Tell whether the names can be one person's; of anything but a person, only the same name is the same."""
    if one.type is not other.type:
        return False
    if one.type is not EntityType.PERSON:
        return one.name == other.name
    return bool(pair_keys(one.name) & pair_keys(other.name)) and compare(one.name, other.name).same


@functools.lru_cache(maxsize=65536)
def pair_keys(name: str) -> frozenset[str]:
    """Return the keys of a name's parts in pairs, under which names that can be one person's are found together."""
    return frozenset(key for key in blocking_keys(name) if " " in key)


def keys(profile: Profile) -> frozenset[str]:
    """Return the keys under which all that is alike can be found."""
    if profile.type is EntityType.PERSON:
        return pair_keys(profile.name)
    return frozenset({f"{profile.type}={profile.name}"})
