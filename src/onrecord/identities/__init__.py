"""One person across articles: the identity graph, a pure function of mentions and judgements.

    evidence.occurrences(reading, authority())
        -> who occurs in one article, with what tells namesakes apart
    clustering.cluster(occurrences, judgements, known)
        -> identities: who is one and the same, and why

Nothing is remembered here: the same occurrences and judgements, in any order of the articles, give the same identities,
and without a judgement things are as if it had never been made.

Neither is imported here: they take all that tells people apart in an article, and all that tells names alike, which
nobody needs who only asks a record.
"""

from onrecord.identities.model import (
    Identity,
    Judgement,
    KnownIdentity,
    Member,
    Occurrence,
    Verdict,
    occurrence_id,
)

__all__ = [
    "Identity",
    "Judgement",
    "KnownIdentity",
    "Member",
    "Occurrence",
    "Verdict",
    "occurrence_id",
]
