"""Occurrences and judgements to identities.

What a judgement or the authority does not settle is joined by rule, from the surest to the least: equal full names that
share a country, then equal full names, then names that compare as one person's; never against a country or a judgement.
One is joined only with those that all fit one another: where a name fits two people who do not fit each other, it
is neither's, unless its article names the country of just one. That makes joining an equivalence whatever the order:
if all that A fits fit one another, and the same holds for B, then A and B fit the same or have nothing in common.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.identities import deciding
from onrecord.identities.fitting import Profile, alike, contradict, equal, keys, profile
from onrecord.identities.model import Identity, Judgement, KnownIdentity, Member, Occurrence

Relation = Callable[[Profile, Profile], bool]


@dataclass(eq=False, slots=True)
class _Block:
    """Nodes that belong together so far. `loose` are several blocks with one profile that nothing has joined yet."""

    nodes: frozenset[str]
    profiles: frozenset[Profile]
    known: bool
    why: dict[str, str] = field(default_factory=dict)
    loose: tuple[_Block, ...] = ()


_RULES: tuple[tuple[str, Relation], ...] = (
    ("name, country", lambda one, other: equal(one, other) and bool(one.home & other.home)),
    ("name", equal),
    ("spelling", alike),
)


def cluster(
    occurrences: Iterable[Occurrence],
    judgements: Sequence[Judgement],
    known: Callable[[str], KnownIdentity | None],
) -> tuple[Identity, ...]:
    """Return who is one and the same, by id.

    Args:
        occurrences: the entities of articles, in any order. Those of a part of the articles give the same identities
            as all do, provided nothing that is left out fits or was judged with what is given.
        judgements: what was decided and not undone.
        known: what the authority says of a key, None where it does not know it.
    """
    by_id = {one.id: one for one in occurrences}
    parts = deciding.decide(by_id.values(), judgements)
    blocks = _gathered([_begun(part, by_id, parts) for part in parts.parts], parts)
    for rule, relation in _RULES:
        blocks = _joined(blocks, rule, relation, parts)
    blocks = [block for block in _placed(blocks, by_id, parts) if block.why]
    names = deciding.names(judgements)
    owned = Counter(one for block in blocks for one in block.profiles)
    found = (_identity(block, by_id, owned, names, known) for block in blocks)
    return tuple(sorted(found, key=lambda one: one.id))


def _begun(part: frozenset[str], by_id: Mapping[str, Occurrence], parts: deciding.Parts) -> _Block:
    members = [by_id[node] for node in part if node in by_id]
    profiles = frozenset(found for one in members if (found := profile(one)))
    why = {}
    for one in members:
        if one.id in parts.united and len(part) > 1:
            why[one.id] = f"judgement {parts.united[one.id]}"
        else:
            why[one.id] = "authority" if one.known in part else "alone"
    return _Block(part, profiles, known=len(members) < len(part), why=why)


def _gathered(blocks: Iterable[_Block], parts: deciding.Parts) -> list[_Block]:
    """Make one loose block of those with the same single profile, so that what is compared stays small."""
    alike: defaultdict[tuple[Profile, frozenset[tuple[int, int]]], list[_Block]] = defaultdict(list)
    found: list[_Block] = []
    for block in blocks:
        if len(block.profiles) == len(block.nodes) == 1:
            [only] = block.profiles
            alike[only, parts.sides(block.nodes)].append(block)
        else:
            found.append(block)
    for (one, _), those in alike.items():
        nodes = frozenset(node for block in those for node in block.nodes)
        found.append(_Block(nodes, frozenset({one}), False, _reasons(those), tuple(those) if len(those) > 1 else ()))
    return sorted(found, key=lambda block: min(block.nodes))


def _joined(blocks: Sequence[_Block], rule: str, relation: Relation, parts: deciding.Parts) -> list[_Block]:
    """Join the blocks that fit one another by a relation; see the module on when."""
    fits = _neighbours(blocks, relation, parts)
    sure = {i for i, near in enumerate(fits) if all(near <= fits[j] for j in near)}
    found, done = [], set[int]()
    for i, block in enumerate(blocks):
        if i in done:
            continue
        together = sorted(fits[i] & sure) if i in sure else [i]
        done.update(together)
        itself = any(relation(one, other) for one in block.profiles for other in block.profiles)
        if len(together) == 1 and (i not in sure or not block.loose or not itself):
            found.append(block)
        else:
            found.append(_union([blocks[j] for j in together], rule))
    return found


def _neighbours(blocks: Sequence[_Block], relation: Relation, parts: deciding.Parts) -> list[set[int]]:
    """Return, for each block, itself and those that it fits."""
    filed: defaultdict[str, list[int]] = defaultdict(list)
    fits = [{i} for i in range(len(blocks))]
    for i, one in enumerate(blocks):
        found = {key for told in one.profiles for key in _keys(told)}
        for j in {j for key in found for j in filed[key]}:
            if _fit(one, blocks[j], relation, parts):
                fits[i].add(j)
                fits[j].add(i)
        for key in found:
            filed[key].append(i)
    return fits


def _keys(one: Profile) -> frozenset[str]:
    """Return the keys of which all that any of the rules relates to a profile has one."""
    return keys(one) | {f"{one.type}={one.name}"}


def _fit(one: _Block, other: _Block, relation: Relation, parts: deciding.Parts) -> bool:
    if one.known and other.known:
        return False
    pairs = [(a, b) for a in one.profiles for b in other.profiles]
    if any(contradict(a, b) for a, b in pairs) or not any(relation(a, b) for a, b in pairs):
        return False
    return not parts.opposed(one.nodes, other.nodes)


def _placed(blocks: Sequence[_Block], by_id: Mapping[str, Occurrence], parts: deciding.Parts) -> list[_Block]:
    """Give what fits several namesakes to the one whose country its article names; else it stays alone."""
    fits = _neighbours(blocks, alike, parts)
    doubtful = {i for i, near in enumerate(fits) if not all(near <= fits[j] for j in near)}
    homes = [frozenset(code for one in block.profiles for code in one.home) for block in blocks]
    found: list[list[_Block]] = [[] if block.loose else [block] for block in blocks]
    for i in sorted(doubtful):
        for one in blocks[i].loose or (blocks[i],):
            around = frozenset(code for node in one.nodes if node in by_id for code in by_id[node].around)
            near = [j for j in fits[i] - doubtful if homes[j] & around]
            if len(one.nodes) == len(near) == 1:
                one.why = dict.fromkeys(one.why, "context")
                found[i] = [block for block in found[i] if block is not one]
                found[near[0]].append(one)
            elif blocks[i].loose:
                found.append([one])
    return [_union(those, None) for those in found if those]


def _union(blocks: Sequence[_Block], rule: str | None) -> _Block:
    why = _reasons(blocks)
    if rule:
        why = {node: rule if reason == "alone" else reason for node, reason in why.items()}
    return _Block(
        frozenset(node for block in blocks for node in block.nodes),
        frozenset(one for block in blocks for one in block.profiles),
        any(block.known for block in blocks),
        why,
    )


def _reasons(blocks: Iterable[_Block]) -> dict[str, str]:
    return {node: reason for block in blocks for node, reason in block.why.items()}


def _identity(
    block: _Block,
    by_id: Mapping[str, Occurrence],
    owned: Mapping[Profile, int],
    names: Sequence[Judgement],
    known: Callable[[str], KnownIdentity | None],
) -> Identity:
    """Return the identity that a block is; `owned` tells how many blocks have a profile."""
    members = [by_id[node] for node in sorted(block.why)]
    keys = sorted((node for node in block.nodes if node not in by_id), key=_rank)
    own = [one.id for one in block.profiles if owned[one] == 1]
    told = [found for key in keys if (found := known(key))]
    given = next((judgement.name for judgement in names if judgement.one & block.nodes), None)
    countries = {code for found in told for code in found.countries} | {code for p in block.profiles for code in p.home}
    first = told[0] if told else None
    return Identity(
        id=keys[0] if keys else min(own, default=members[0].id),
        name=given or (first.name if first else _commonest(members)),
        type=first.type if first else Counter(one.type for one in members).most_common(1)[0][0],
        wikidata=next((found.wikidata for found in told if found.wikidata), None),
        countries=tuple(sorted(countries)),
        keys=tuple(keys),
        members=tuple(Member(one.id, block.why[one.id]) for one in members),
    )


def _rank(key: str) -> tuple[bool, int, str]:
    """Sort Wikidata ids first, the oldest of them leading: of two items merged, the older one stays."""
    number = key[1:]
    return not (key[:1] == "Q" and number.isdecimal()), int(number) if number.isdecimal() else 0, key


def _commonest(members: Sequence[Occurrence]) -> str:
    """Return the name that most articles have; of equals the longest, then the first in order."""
    counted: Counter[str] = Counter()
    for one in members:
        counted[one.name] += one.weight
    return min(counted, key=lambda name: (-counted[name], -len(name), name))
