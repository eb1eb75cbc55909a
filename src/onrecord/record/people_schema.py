"""The tables of identities and judgements; see `schema`, to whose metadata they belong, and `onrecord.identities`.

`occurrence.identity` and the whole of `identity` and `occurrence_name` follow from the rest and are kept for queries;
triggers see to the last.
"""

from __future__ import annotations

from sqlalchemy import Column, Computed, Date, ForeignKey, Integer, Table, Text

from onrecord.record.columns import Characters, Spans, Strings
from onrecord.record.schema import metadata

occurrence = Table(
    "occurrence",
    metadata,
    Column("entity", ForeignKey("entity.number", ondelete="CASCADE"), primary_key=True),
    Column("id", Text, nullable=False, unique=True, comment="a hash of the article's id and the entity's key"),
    Column("known", Text, comment="the authority's key; null: it does not know it"),
    Column("profile", Text, comment="null: the name cannot be held against other articles'"),
    Column("shared", Text, Computed("coalesce(known, profile)"), comment="the node that means it along with others"),
    Column("name", Characters, nullable=False),
    Column("around", Strings, nullable=False, comment="countries and organisations that the article names"),
    Column("identity", Text, nullable=False, index=True),
    Column("why", Text, nullable=False, comment="the rule that put it there"),
)

occurrence_name = Table(
    "occurrence_name",
    metadata,
    Column("shared", Text, primary_key=True),
    Column("name", Characters, primary_key=True),
    Column("occurrences", Integer, nullable=False, comment="how many there are of this name"),
)

profile = Table(
    "profile",
    metadata,
    Column("id", Text, primary_key=True, comment="a hash of the rest"),
    Column("type", Text, nullable=False),
    Column("name", Characters, nullable=False, comment="folded"),
    Column("home", Strings, nullable=False, comment="countries that stand with the name"),
)

name_key = Table(
    "name_key",
    metadata,
    Column("key", Text, primary_key=True, comment="names that can be one person's share one"),
    Column("profile", ForeignKey("profile.id", ondelete="CASCADE"), primary_key=True),
)

identity = Table(
    "identity",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Characters, nullable=False),
    Column("folded", Text, nullable=False, comment="the name's search tokens, a blank before and behind each"),
    Column("type", Text, nullable=False),
    Column("wikidata", Text),
    Column("countries", Text, nullable=False, comment="codes, a blank before and behind each"),
    Column("known", Strings, nullable=False, comment="what the authority calls it, the canonical first"),
)

judgement = Table(
    "judgement",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("verdict", Text, nullable=False),
    Column("one", Strings, nullable=False, comment="nodes; see `identities.Judgement`"),
    Column("other", Strings, nullable=False),
    Column("about", Characters, nullable=False, comment="what was judged, in words, as it was called then"),
    Column("name", Characters, comment="the name that was given, where the verdict is one"),
    Column("judge", Characters, nullable=False, comment="who decided"),
    Column("made", Text, nullable=False, comment="UTC, ISO 8601"),
    Column("why", Characters, nullable=False),
    Column("undone", Text, comment="UTC, ISO 8601; null: it stands"),
    Column("undone_by", Characters),
)

judged = Table(
    "judged",
    metadata,
    Column("node", Text, primary_key=True),
    Column("judgement", ForeignKey("judgement.number", ondelete="CASCADE"), primary_key=True),
)

occurrence_succession = Table(
    "occurrence_succession",
    metadata,
    Column("id", Text, primary_key=True, comment="an occurrence that an earlier reading found"),
    Column("article", ForeignKey("article.number", ondelete="CASCADE"), nullable=False, index=True),
    Column("content", Spans, nullable=False, comment="where it was named"),
    Column("successor", Text, index=True, comment="the occurrence that is there now; null: there is none"),
)

imported = Table(
    "imported",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True, comment="a hash of who, which office and since when"),
    Column("statement", Characters, nullable=False, comment="a row of `authority.importing.COLUMNS`, as JSON"),
    Column("origin", Characters, nullable=False, comment="the file's name"),
    Column("checked", Date, nullable=False, comment="the day of the import"),
    comment="what was stated of people in office, over the authority that ships",
)
