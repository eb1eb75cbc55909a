"""Who does what a trigger says: subjects, agents, controllers, possessors, and those of the light verb above a noun.

Verbs and nouns lead to each other ("decided to begin talks", "a decision to attack"), so that both are here. A
construction names the way: `nsubj`, `agent`, `poss`, or steps joined by `>` where the doer is that of a governing word.
"""

from __future__ import annotations

from onrecord.events.candidates.doer import Doer, agents, companions, each
from onrecord.events.deeds import DEEDS, is_judged
from onrecord.events.phrases import is_relative, kind_of
from onrecord.events.triggers import entry, lemma, light_verbs
from onrecord.model import EventType
from onrecord.parsing import Sentence, Token

DEPTH = 5
"""Verbs or nouns that control is followed through ("agreed to try to persuade")."""

EVALUATING = frozenset(("deserve", "merit", "warrant"))
"""Verbs by which a speaker acts: who says that a plan deserves support supports it."""

_BLAMING = frozenset(("responsible", "guilty", "liable", "complicit"))
"""Adjectives by which a speaker acts: who says that somebody is guilty accuses them."""

RECEIVING = frozenset(("draw", "earn", "endure", "face", "gain", "obtain", "receive", "secure", "suffer", "win"))
"""Verbs whose subject the event that is their object is done to: "RECEIVED the endorsement of A", "FACES charges"."""

_BLAMED = frozenset(("for", "of", "over"))
"""Prepositions after which a verb that judges somebody names their deed: "accused A OF the attack"."""

_BESIDE = frozenset(("after", "amid", "before", "despite", "during", "following", "from", "since", "until"))
"""Prepositions that name an act for the time of another, or as what somebody suffers from."""

_BACKED = frozenset(("led", "backed", "sponsored", "brokered", "mediated", "imposed", "hosted"))
_MODIFIERS = frozenset(("compound", "amod", "nmod"))
_SHARING = frozenset(("xcomp", "ccomp", "advcl", "pcomp", "conj", "dep", "parataxis", "prep"))
_CONTROLLED = frozenset(("xcomp", "ccomp", "pcomp:of", "pcomp:from", "pcomp:for", "pcomp:into"))
"""Ways to a governing verb whose object does the act: "urged HIM to go", "accused HIM of lying"."""


def doers(sentence: Sentence, trigger: Token) -> list[Doer]:
    """Return those who may do what `trigger` says, coordinated ones each; none where syntax does not tell."""
    return each(sentence, _acting(sentence, trigger))


def _acting(sentence: Sentence, trigger: Token) -> list[Doer]:
    above = sentence.tokens[trigger.head]
    if trigger.tag == "MD":
        return _through("says", _verbal(sentence, sentence.tokens[above.head], 0))
    if trigger.dep == "ccomp" and trigger.lower in ("needs", "need", "ought"):
        return _through("says", _verbal(sentence, above, 0))
    if trigger.dep == "acomp":
        if trigger.lower in _BLAMING:
            report = sentence.tokens[above.head] if above.dep == "ccomp" else above
            return _through("says", _verbal(sentence, report, 0))
        return _through("acomp", _verbal(sentence, above, 0))
    return _verbal(sentence, trigger, 0) if trigger.tag[:2] == "VB" else _nominal(sentence, trigger, 0)


def _through(step: str, found: list[Doer]) -> list[Doer]:
    """Return doers with a step before the way to them."""
    return [Doer(head, f"{step}>{construction}") for head, construction in found]


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb is passive: it has a passive subject or auxiliary, or is a bare participle after a noun."""
    if any(t.dep in ("nsubjpass", "auxpass") for t in sentence.dependents(verb.i)):
        return True
    return (verb.tag == "VBN" and verb.dep in ("acl", "advcl")) or _shares_agent(sentence, verb)


def _shares_agent(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb without an object is coordinated with a participle that has an agent.

    "People SHOT and killed by police": the parser takes the first for a past tense.
    """
    if sentence.dependents(verb.i, "dobj", "aux") or verb.tag not in ("VBD", "VBN"):
        return False
    return any(
        other.tag == "VBN" and not sentence.dependents(other.i, "auxpass", "nsubjpass") and agents(sentence, other.i)
        for other in sentence.dependents(verb.i, "conj")
    )


def _verbal(sentence: Sentence, verb: Token, depth: int) -> list[Doer]:
    if depth > DEPTH:
        return []
    if is_passive(sentence, verb):
        return _passive(sentence, verb, depth)
    for subject in sentence.dependents(verb.i, "nsubj"):
        if is_relative(subject) and verb.dep == "relcl":
            return [Doer(verb.head, "relcl")]
        if subject.lower not in ("there", "what"):
            return [Doer(subject.i, "nsubj"), *(Doer(head, "nsubj") for head in companions(sentence, verb, subject))]
    return _inherited(sentence, verb, depth)


def _passive(sentence: Sentence, verb: Token, depth: int) -> list[Doer]:
    """Return the agent of a passive verb, its own or the one that it shares with a verb coordinated with it."""
    by = agents(sentence, verb.i)
    if by:
        return [Doer(head, "agent") for head in by]
    above = sentence.tokens[verb.head]
    if verb.dep == "conj" and above.tag[:2] == "VB" and is_passive(sentence, above):
        return _through("conj", _verbal(sentence, above, depth + 1))
    for other in sentence.dependents(verb.i, "conj"):
        if other.tag[:2] == "VB" and (by := agents(sentence, other.i)):
            return [Doer(head, "conj>agent") for head in by]
    return []


def _inherited(sentence: Sentence, verb: Token, depth: int) -> list[Doer]:
    """Return the doers of a verb without a subject of its own."""
    above = sentence.tokens[verb.head]
    if verb.dep == "acl":
        if verb.tag == "VBG":
            return [Doer(above.i, "acl")]
        return [] if verb.tag == "VBN" else _through("infinitive", _nominal(sentence, above, depth + 1))
    if verb.dep == "relcl":
        return [Doer(above.i, "relcl:to")] if verb.tag == "VB" else []
    way = verb.dep
    while above.dep in ("prep", "pcomp", "agent") and above.head != above.i:
        way = f"{way}:{above.lower}"
        above = sentence.tokens[above.head]
    if above.i == verb.i or verb.dep not in _SHARING:
        return []
    if verb.dep == "pcomp" and above.tag[:2] == "NN":
        return _through(way, _nominal(sentence, above, depth + 1))
    if above.tag[:2] == "JJ" and above.dep == "acomp":
        above = sentence.tokens[above.head]
    return _governed(sentence, verb, above, way, depth) if above.tag[:2] in ("VB", "MD") else []


def _governed(sentence: Sentence, verb: Token, above: Token, way: str, depth: int) -> list[Doer]:
    """Return the doers of a verb that a verb `above` governs by `way`: its object, its passive subject, its doers."""
    if way in _CONTROLLED:
        objects = [token for token in sentence.dependents(above.i, "dobj", "dative") if token.i < verb.i]
        objects = objects or _aimed_at(sentence, verb, above)
        if objects:
            return [Doer(objects[0].i, f"{way}>dobj")]
    infinitive = verb.dep == "advcl" and verb.tag == "VB" and is_passive(sentence, above)
    if infinitive or verb.dep in ("xcomp", "ccomp") or way in _CONTROLLED:
        for patient in sentence.dependents(above.i, "nsubjpass"):
            if is_relative(patient) and above.dep == "relcl":
                return [Doer(above.head, f"{way}>relcl:passive")]
            return [Doer(patient.i, f"{way}>nsubjpass")]
    return _through(way, _verbal(sentence, above, depth + 1))


def _aimed_at(sentence: Sentence, verb: Token, above: Token) -> list[Token]:
    """Return at whom a verb that blames is aimed, of which another tells the reason: "lashed out AT A for shooting"."""
    known = entry(above)
    if known is None or known.type is not EventType.ACCUSE:
        return []
    at = [below for below in sentence.dependents(above.i, "prep") if below.lower in ("at", "against", "on")]
    return [token for below in at for token in sentence.dependents(below.i, "pobj") if token.i < verb.i]


def _nominal(sentence: Sentence, noun: Token, depth: int) -> list[Doer]:
    """Return the doers of a noun: its owner, agent or parties, those of what governs it, else its modifiers."""
    if depth > DEPTH:
        return []
    owners = [Doer(token.i, "poss") for token in sentence.dependents(noun.i, "poss")]
    by = [Doer(head, "by") for head in agents(sentence, noun.i)]
    return (
        owners
        or by
        or _parties(sentence, noun)
        or ([] if _is_apart(sentence, noun) else _from_above(sentence, noun, depth))
        or _modifying(sentence, noun)
        or _genitive(sentence, noun)
    )


def _genitive(sentence: Sentence, noun: Token) -> list[Doer]:
    """Return whom a noun is "of", where that says who does the act."""
    known = entry(noun)
    if known is not None and known.type in DEEDS | {EventType.ACCUSE}:
        return []
    return [Doer(head, "of") for head in _objects(sentence, noun, "of")]


def _parties(sentence: Sentence, noun: Token) -> list[Doer]:
    """Return who a noun's act is between, where its frame says that it is, or from."""
    known = entry(noun)
    mutual = known is not None and "between" in known.frame
    names = ("between", "among", "from") if mutual else ("from",)
    return [Doer(_objects(sentence, noun, name)[0], name) for name in names if _objects(sentence, noun, name)]


def _objects(sentence: Sentence, noun: Token, preposition: str) -> list[int]:
    return [
        inner.i
        for below in sentence.dependents(noun.i, "prep")
        if below.lower == preposition
        for inner in sentence.dependents(below.i, "pobj")
    ]


def _modifying(sentence: Sentence, noun: Token) -> list[Doer]:
    """Return the modifiers of a noun that name a doer: "the RUSSIAN attack", "a SAUDI-led strike"."""
    found = []
    for child in sentence.children[noun.i]:
        token = sentence.tokens[child]
        if token.dep == "amod" and token.lower in _BACKED:
            found += [Doer(below.i, "led") for below in sentence.dependents(child) if kind_of(below)]
        if token.dep in _MODIFIERS and kind_of(token) not in ("", "thing", "document"):
            found.append(Doer(child, "modifier"))
    return found


def _from_above(sentence: Sentence, noun: Token, depth: int) -> list[Doer]:
    """Return the doers of what governs a noun: a light or another verb, or the noun that it is coordinated with."""
    above = sentence.tokens[noun.head]
    if above.i == noun.i:
        return []
    if noun.dep in ("conj", "appos") and above.tag[:2] == "NN":
        return _through(noun.dep, _nominal(sentence, above, depth + 1))
    if noun.dep == "nsubjpass":
        return [Doer(head, "light:agent") for head in agents(sentence, above.i)]
    by, way = "obj", noun.dep
    if noun.dep == "pobj":
        by, way = above.lower, f"prep:{above.lower}"
        above = sentence.tokens[above.head]
        if above.tag[:2] == "NN":
            judged = is_judged(noun, above)
            return [] if judged else _through(way, _nominal(sentence, above, depth + 1))
    elif noun.dep != "dobj":
        return []
    if above.tag[:2] != "VB":
        return []
    if is_judged(noun, above):
        blamed = sentence.dependents(above.i, "dobj", "nsubjpass") if by in _BLAMED else []
        return [Doer(token.i, f"{way}>{token.dep}") for token in blamed[:1]]
    if lemma(above) in EVALUATING:
        return _first_person(sentence)
    light = "light" if by in light_verbs().get(lemma(above), ()) else "verb"
    return _through(f"{light}:{way}", _verbal(sentence, above, depth + 1))


def _is_apart(sentence: Sentence, noun: Token) -> bool:
    """Tell whether a noun's act is not done by who does what governs it.

    "At the REQUEST of A", "after ATTACKS on A" and "received the SUPPORT of A" tell of somebody else's act.
    """
    known, preposition = entry(noun), sentence.tokens[noun.head].lower
    if known is None or noun.dep != "pobj":
        return is_received(sentence, noun)
    if preposition == "at":
        return known.type is EventType.REQUEST
    return preposition in _BESIDE and known.type in DEEDS


def is_received(sentence: Sentence, noun: Token) -> bool:
    """Tell whether a noun is the object of a verb whose subject its act is done to."""
    verb = sentence.tokens[noun.head]
    return noun.dep == "dobj" and verb.tag[:2] == "VB" and lemma(verb) in RECEIVING


def _first_person(sentence: Sentence) -> list[Doer]:
    """Return the speaker in a sentence on what somebody deserves: "in OUR opinion, the plan deserves support"."""
    found = [token for token in sentence.tokens if token.lower in ("we", "our", "i", "my")]
    return [Doer(found[0].i, "deserves")] if found else []
