"""Where the act stands between an actor and a recipient: the words that join the two in the dependency tree.

`frame` gives the spine (the predicates on the path between them, highest first), for a candidate that was found or
for two phrases that are given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.events.candidate import Candidate, Positions
from onrecord.parsing import Sentence


@dataclass(frozen=True, slots=True)
class Frame:
    """The syntax of one act. Positions are those of the sentence's tokens.

    `top` is the lowest word that governs both actor and recipient, `left` what leads down from it to the actor, `right`
    what leads down to the recipient; `above` governs `top` (None at the root). `path` are the labels on the way.
    `actor` and `recipient` are the heads of the phrases, `inside` all their words; a reciprocal act's second party is
    its recipient here. `recipient` is None where there is none.
    """

    sentence: Sentence
    trigger: Positions
    head: int
    actor: int
    recipient: int | None
    actor_words: Positions
    recipient_words: Positions
    top: int
    left: Positions
    right: Positions
    above: int | None
    path: tuple[str, ...]
    reciprocal: bool


def frame(candidate: Candidate) -> Frame:
    """Return the frame of a candidate."""
    sentence = candidate.sentence
    reciprocal = not candidate.recipients and len(candidate.actors) > 1
    first = candidate.actors[0] if candidate.actors else ()
    second = candidate.recipients[0] if candidate.recipients else candidate.actors[1] if reciprocal else ()
    inside = frozenset(first) | frozenset(second)
    actor = phrase_head(sentence, first) if first else candidate.head
    recipient = phrase_head(sentence, second) if second else None
    lowest = candidate.head if recipient is None else recipient
    up, down = chain(sentence, actor), chain(sentence, lowest)
    common = next((i for i in up if i in down), up[-1])
    left = up[1 : up.index(common)] if common in up else []
    right = down[: down.index(common)] if common in down else down
    top = common
    while top in inside and sentence.tokens[top].head != top:
        top = sentence.tokens[top].head
    above = sentence.tokens[top].head
    labels = [sentence.tokens[i].dep for i in up[: up.index(common)]]
    labels += ["^", *(sentence.tokens[i].dep for i in reversed(right))]
    return Frame(
        sentence=sentence,
        trigger=candidate.trigger,
        head=candidate.head,
        actor=actor,
        recipient=recipient,
        actor_words=first,
        recipient_words=second,
        top=top,
        left=tuple(i for i in left if i not in inside and i != top),
        right=tuple(i for i in reversed(right) if i not in inside and i != top),
        above=above if above != top else None,
        path=tuple(labels),
        reciprocal=reciprocal,
    )


def between(sentence: Sentence, actor: Positions, recipient: Positions) -> Candidate:
    """Return a candidate for an act of which only the two parties are known: its trigger is what governs both."""
    bare = frame(Candidate(sentence, (), 0, "", (actor,), (recipient,) if recipient else (), "given"))
    head = bare.top
    return Candidate(
        sentence, (head,), head, sentence.tokens[head].lower, (actor,), (recipient,) if recipient else (), "given"
    )


def phrase_head(sentence: Sentence, phrase: Sequence[int]) -> int:
    """Return the first word of a phrase that hangs on a word outside it."""
    inside = frozenset(phrase)
    for i in phrase:
        token = sentence.tokens[i]
        if (token.head not in inside or token.head == i) and token.dep not in ("punct", "det", "case", "prep", "cc"):
            return i
    return phrase[-1]


def chain(sentence: Sentence, i: int) -> list[int]:
    """Return a token and those that govern it, upwards."""
    return [i, *(token.i for token in sentence.ancestors(i))]
