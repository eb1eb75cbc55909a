"""Who does what a trigger says: subjects, agents, controllers, possessors, and those of the light verb above a noun."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.events.phrases import coordinated, is_relative, kind_of, political_modifier
from onrecord.events.triggers import entry, lemma, light_verbs
from onrecord.parsing import Sentence, Token

DEPTH = 5
"""Verbs or nouns that control is followed through ("agreed to try to persuade")."""

_BACKED = frozenset(("led", "backed", "sponsored", "brokered", "mediated", "imposed", "hosted"))
EVALUATING = frozenset(("deserve", "merit", "warrant"))
"""Verbs by which a speaker acts: who says that a plan deserves support supports it."""
_AUXILIARY_NOUNS = frozenset(("compound", "amod", "nmod"))

_PEOPLE = frozenset(("PERSON", "person", ""))
_BODIES = frozenset(("GPE", "ORG", "NORP", "organisation", "group", "LOC"))
_ANTECEDENTS = {
    **dict.fromkeys(("he", "his", "she", "her", "i", "my"), _PEOPLE),
    **dict.fromkeys(("it", "its"), _BODIES | _PEOPLE),  # a spokeswoman's or a president's "it" is whom they speak for
    **dict.fromkeys(("they", "their", "we", "our"), _PEOPLE | _BODIES),
}
"""What sorts of phrase a pronoun can stand for."""


class Doer(NamedTuple):
    """The head of a phrase that does the act, and how it was found."""

    head: int
    construction: str


def doers(sentence: Sentence, trigger: Token) -> list[Doer]:
    """Return those who may do what `trigger` says, coordinated ones each; none where syntax does not tell."""
    found = _acting(sentence, trigger)
    expanded: dict[int, str] = {}
    for head, construction in (antecedent(sentence, doer) for doer in found):
        for other in coordinated(sentence, head):
            expanded.setdefault(other, construction)
    return [_somebody(sentence, head, construction) for head, construction in expanded.items()]


def _acting(sentence: Sentence, trigger: Token) -> list[Doer]:
    above = sentence.tokens[trigger.head]
    if trigger.tag == "MD" or (trigger.dep == "ccomp" and trigger.lower in ("needs", "need", "ought")):
        clause = above if trigger.tag == "MD" else trigger
        report = sentence.tokens[clause.head]
        return [Doer(d.head, f"says:{d.construction}") for d in _verbal(sentence, report, 0)]
    if trigger.dep == "acomp":
        if trigger.lower in ("responsible", "guilty", "liable", "complicit"):
            above = sentence.tokens[above.head] if above.dep == "ccomp" else above
            return [Doer(d.head, f"says:{d.construction}") for d in _verbal(sentence, above, 0)]
        return [Doer(d.head, f"acomp:{d.construction}") for d in _verbal(sentence, above, 0)]
    return _verbal(sentence, trigger, 0) if trigger.tag[:2] == "VB" else _nominal(sentence, trigger, 0)


def antecedent(sentence: Sentence, doer: Doer) -> Doer:
    """Return whom a pronoun that does the act means, where a subject above it in the sentence says so.

    "Hungary says IT will not accept" and "voiced HIS support": the subject of a verb that the pronoun's clause or noun
    depends on. Any other doer comes back as it is.
    """
    token = sentence.tokens[doer.head]
    allowed = _ANTECEDENTS.get(token.lower) if token.tag in ("PRP", "PRP$") else None
    if allowed is None:
        return doer
    own = token.head if token.dep in ("nsubj", "nsubjpass") else -1
    for above in sentence.ancestors(doer.head):
        if above.i == own or above.tag[:2] != "VB":
            continue
        for subject in sentence.dependents(above.i, "nsubj", "nsubjpass"):
            if subject.i < doer.head and kind_of(sentence, subject) in allowed:
                return Doer(subject.i, f"{token.lower}>{doer.construction}")
    return doer


def _somebody(sentence: Sentence, head: int, construction: str) -> Doer:
    """Return a doer, or whom it belongs to where it is a thing: "RUSSIA's decision angered", "the FRENCH plan"."""
    if kind_of(sentence, sentence.tokens[head]) in ("thing", "document"):
        owner = political_modifier(sentence, head)
        if owner is None:
            for of in sentence.dependents(head, "prep"):
                if of.lower in ("of", "by", "from", "between"):
                    for inner in sentence.dependents(of.i, "pobj"):
                        if kind_of(sentence, inner) not in ("thing", "document", ""):
                            return Doer(inner.i, construction + "+of")
            for clause in sentence.dependents(head, "acl"):
                for by in agents(sentence, clause.i):
                    return Doer(by, construction + "+agent")
        else:
            return Doer(owner, construction + "+owner")
    return Doer(head, construction)


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb is passive: it has a passive subject or auxiliary, or is a bare participle after a noun."""
    if any(t.dep in ("nsubjpass", "auxpass") for t in sentence.dependents(verb.i)):
        return True
    return verb.tag == "VBN" and verb.dep in ("acl", "advcl")


def agents(sentence: Sentence, head: int) -> list[int]:
    """Return the heads of "by X" below a passive verb or a noun."""
    return [
        inner.i
        for by in sentence.dependents(head, "agent", "prep")
        if by.lower == "by"
        for inner in sentence.dependents(by.i, "pobj")
    ]


def _verbal(sentence: Sentence, verb: Token, depth: int) -> list[Doer]:
    if depth > DEPTH:
        return []
    passive = is_passive(sentence, verb)
    if passive:
        by = agents(sentence, verb.i)
        if by:
            return [Doer(head, "agent") for head in by]
        if verb.dep == "conj":
            above = sentence.tokens[verb.head]
            if above.tag[:2] == "VB" and is_passive(sentence, above):
                return [Doer(d.head, "conj:" + d.construction) for d in _verbal(sentence, above, depth + 1)]
        later = [t for t in sentence.dependents(verb.i, "conj") if t.tag[:2] == "VB"]
        for other in later:
            by = agents(sentence, other.i)
            if by:
                return [Doer(head, "conj:agent") for head in by]
        return []
    for subject in sentence.dependents(verb.i, "nsubj"):
        if is_relative(subject) and verb.dep == "relcl":
            return [Doer(verb.head, "relcl")]
        if subject.lower not in ("there", "what"):
            return [Doer(subject.i, "nsubj")]
    return _inherited(sentence, verb, depth)


def _inherited(sentence: Sentence, verb: Token, depth: int) -> list[Doer]:
    """Return the doers of a verb without a subject of its own."""
    above = sentence.tokens[verb.head]
    dep = verb.dep
    if dep == "acl":
        if verb.tag == "VBG":
            return [Doer(above.i, "acl")]
        if verb.tag == "VBN":
            return []
        return [Doer(d.head, "infinitive:" + d.construction) for d in _nominal(sentence, above, depth + 1)]
    if dep == "relcl":
        return [Doer(above.i, "relcl:to")] if verb.tag == "VB" else []
    steps = dep
    while above.dep in ("prep", "pcomp", "agent") and above.head != above.i:
        steps = f"{steps}:{above.lower}"
        above = sentence.tokens[above.head]
    if above.i == verb.i:
        return []
    if above.tag[:2] in ("NN", "JJ"):
        if dep == "pcomp" and above.tag[:2] == "NN":
            return [Doer(d.head, f"{steps}>{d.construction}") for d in _nominal(sentence, above, depth + 1)]
        if above.tag[:2] == "JJ" and above.dep == "acomp":
            above = sentence.tokens[above.head]
        else:
            return []
    if above.tag[:2] not in ("VB", "MD"):
        return []
    if dep in ("xcomp", "ccomp", "advcl", "pcomp", "conj", "dep", "parataxis", "prep"):
        objects = sentence.dependents(above.i, "dobj", "dative")
        controlled = dep in ("xcomp", "ccomp") or steps in ("pcomp:of", "pcomp:from", "pcomp:for", "pcomp:into")
        if controlled and objects and objects[0].i < verb.i:
            return [Doer(objects[0].i, f"{steps}>dobj")]
        if controlled:
            for patient in sentence.dependents(above.i, "nsubjpass"):
                if is_relative(patient) and above.dep == "relcl":
                    return [Doer(above.head, f"{steps}>relcl:passive")]
                return [Doer(patient.i, f"{steps}>nsubjpass")]
        if dep == "advcl" and verb.tag == "VB" and is_passive(sentence, above):
            return [Doer(t.i, "advcl>nsubjpass") for t in sentence.dependents(above.i, "nsubjpass")]
        label = "conj" if dep == "conj" else steps
        return [Doer(d.head, f"{label}>{d.construction}") for d in _verbal(sentence, above, depth + 1)]
    return []


def _nominal(sentence: Sentence, noun: Token, depth: int) -> list[Doer]:
    if depth > DEPTH:
        return []
    tokens = sentence.tokens
    found = [Doer(t.i, "poss") for t in sentence.dependents(noun.i, "poss")]
    if found:
        return found
    by = agents(sentence, noun.i)
    if by:
        return [Doer(head, "by") for head in by]
    known = entry(noun)
    mutual = known is not None and "between" in known.frame
    for preposition in sentence.dependents(noun.i, "prep"):
        if preposition.lower == "from" or (mutual and preposition.lower in ("between", "among")):
            inner = sentence.dependents(preposition.i, "pobj")
            if inner:
                found += [Doer(inner[0].i, preposition.lower)]
    if found:
        return found
    found = _from_above(sentence, noun, depth)
    if found:
        return found
    for child in sentence.children[noun.i]:
        token = tokens[child]
        if token.lower in _BACKED and token.dep == "amod":
            found += [Doer(t.i, "led") for t in sentence.dependents(child) if kind_of(sentence, t)]
        if token.dep in _AUXILIARY_NOUNS and kind_of(sentence, token) not in ("", "thing", "document"):
            found.append(Doer(child, "modifier"))
    if found:
        return found
    for preposition in sentence.dependents(noun.i, "prep"):
        if preposition.lower == "of":
            found += [Doer(inner.i, "of") for inner in sentence.dependents(preposition.i, "pobj")]
    return found


def _first_person(sentence: Sentence) -> list[Doer]:
    """Return the speaker where a sentence says that somebody deserves something: "in OUR opinion, the plan deserves"."""
    found = [token for token in sentence.tokens if token.lower in ("we", "our", "i", "my")]
    return [Doer(found[0].i, "deserves")] if found else []


def _from_above(sentence: Sentence, noun: Token, depth: int) -> list[Doer]:
    """Return the doers of what governs a noun: a light verb, any other verb, or the noun that it is coordinated with."""
    above = sentence.tokens[noun.head]
    if above.i == noun.i:
        return []
    if noun.dep in ("conj", "appos") and above.tag[:2] == "NN":
        return [Doer(d.head, f"{noun.dep}>{d.construction}") for d in _nominal(sentence, above, depth + 1)]
    by, label = "obj", noun.dep
    if noun.dep == "pobj":
        by, label = above.lower, f"prep:{above.lower}"
        above = sentence.tokens[above.head]
    elif noun.dep == "nsubjpass":
        heads = agents(sentence, above.i)
        return [Doer(head, "light:agent") for head in heads]
    elif noun.dep != "dobj":
        return []
    elif above.tag[:2] == "VB" and lemma(above) in EVALUATING:
        return _first_person(sentence)
    if above.tag[:2] == "NN" and noun.dep == "pobj":
        return [Doer(d.head, f"{label}>{d.construction}") for d in _nominal(sentence, above, depth + 1)]
    if above.tag[:2] != "VB":
        return []
    light = "light" if by in light_verbs().get(lemma(above), ()) else "verb"
    return [Doer(d.head, f"{light}:{label}>{d.construction}") for d in _verbal(sentence, above, depth + 1)]
