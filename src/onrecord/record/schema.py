"""The tables as they are now, for queries; `migrations` is what makes them, and a test holds the two together.

`number` is a row's place in this database only; `id` is a content hash and the same everywhere. `position` is the
place among the rows of the same parent. `start` and `stop` are offsets in `article.text`.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Float, ForeignKey, Integer, MetaData, Table, Text

from onrecord.record.columns import Blocks, Characters, Evidences, Spans, Strings

metadata = MetaData()

article = Table(
    "article",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("ref", Characters, nullable=False),
    Column("text", Characters, nullable=False),
    Column("title", Characters),
    Column("outlet", Characters),
    Column("url", Characters),
    Column("published", Date),
    Column("language", Characters),
    Column("evidence", Evidences, nullable=False),
    Column("structure", Blocks, nullable=False),
    Column("unread", Characters),
    Column("outlet_folded", Text, comment="the outlet's search tokens, a blank before and behind each"),
    Column("words", Integer, nullable=False),
    Column("onrecord", Text, nullable=False, comment="the version of onrecord that read it"),
    Column("model", Text, nullable=False, comment="the language model that read it"),
)

sighting = Table(
    "sighting",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("article", ForeignKey("article.number", ondelete="CASCADE"), nullable=False, index=True),
    Column("ref", Characters, nullable=False),
    Column("title", Characters),
    Column("outlet", Characters),
    Column("url", Characters),
    Column("published", Date),
    Column("language", Characters),
    Column("evidence", Evidences, nullable=False),
    Column("structure", Blocks, nullable=False),
    comment="every way in which an article's text was met; article has what `sightings.merge` makes of them",
)

block = Table(
    "block",
    metadata,
    Column("article", ForeignKey("article.number", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
)

entity = Table(
    "entity",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("article", ForeignKey("article.number", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("key", Characters, nullable=False),
    Column("name", Characters, nullable=False),
    Column("type", Text, nullable=False),
    Column("wikidata", Text),
    Column("offices", Strings, nullable=False),
)

mention = Table(
    "mention",
    metadata,
    Column("entity", ForeignKey("entity.number", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("score", Float, nullable=False),
    Column("why", Strings, nullable=False),
)

quotation = Table(
    "quotation",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("article", ForeignKey("article.number", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("text", Characters, nullable=False),
    Column("source_start", Integer),
    Column("source_stop", Integer),
    Column("cue_start", Integer),
    Column("cue_stop", Integer),
    Column("speaker_key", Characters, comment="an entity's key in the same article; null: nobody is named"),
    Column("speaker_name", Characters),
    Column("speaker_type", Text),
    Column("speaker_wikidata", Text),
    Column("speaker_score", Float),
    Column("speaker_why", Strings),
    Column("inferred", Boolean, nullable=False),
    Column("within", Text, comment="the id of the quotation that reports this one"),
    Column("distancing", Spans, nullable=False),
    Column("score", Float, nullable=False),
    Column("why", Strings, nullable=False),
    Column("entity", ForeignKey("entity.number"), comment="the one with `speaker_key`"),
)

fragment = Table(
    "fragment",
    metadata,
    Column("quotation", ForeignKey("quotation.number", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
)

spoken_of = Table(
    "spoken_of",
    metadata,
    Column("entity", ForeignKey("entity.number", ondelete="CASCADE"), primary_key=True),
    Column("quotation", ForeignKey("quotation.number", ondelete="CASCADE"), primary_key=True, index=True),
    comment="whom the words of a quotation mention",
)

spoken_for = Table(
    "spoken_for",
    metadata,
    Column("country", Text, primary_key=True),
    Column("quotation", ForeignKey("quotation.number", ondelete="CASCADE"), primary_key=True, index=True),
    Column("body", Boolean, nullable=False, comment="the speaker is the country, or a body named after it"),
    comment="for which countries speakers speak, but for those in office; see `speaking`",
)

time = Table(
    "time",
    metadata,
    Column("article", ForeignKey("article.number", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("value", Characters),
    Column("precision", Text),
    Column("origin", Text, nullable=False),
    Column("why", Strings, nullable=False),
)

place = Table(
    "place",
    metadata,
    Column("article", ForeignKey("article.number", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("name", Characters, nullable=False),
    Column("country", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("geonames", Integer),
    Column("score", Float, nullable=False),
    Column("why", Strings, nullable=False),
)

event = Table(
    "event",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("article", ForeignKey("article.number", ondelete="CASCADE"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("quad", Text, nullable=False),
    Column("context", Text),
    Column("cameo", Text),
    Column("goldstein", Float),
    Column("trigger_start", Integer, nullable=False),
    Column("trigger_stop", Integer, nullable=False),
    Column("mentions", Spans, nullable=False),
    Column("date_value", Characters, comment="ISO 8601 or EDTF; null: the text does not tell"),
    Column("date_precision", Text),
    Column("date_origin", Text),
    Column("date_start", Integer),
    Column("date_stop", Integer),
    Column("first_day", Date, comment="that the date covers; of an event without one, the day of publication"),
    Column("last_day", Date),
    Column("place_name", Characters),
    Column("place_country", Text),
    Column("place_start", Integer),
    Column("place_stop", Integer),
    Column("status", Text, nullable=False),
    Column("quotation", Text, comment="the id of the quotation whose content tells of it"),
    Column("score", Float, nullable=False),
    Column("why", Strings, nullable=False),
    Column("countries", Text, nullable=False, comment="codes of who takes part and of the place, a blank around each"),
    Column("lat", Float, comment="of the place, as the article's places have it"),
    Column("lon", Float),
)

participant = Table(
    "participant",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("event", ForeignKey("event.number", ondelete="CASCADE"), nullable=False, index=True),
    Column("role", Text, nullable=False, comment="actor or recipient"),
    Column("position", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("key", Characters, comment="an entity's key in the same article, where it is one"),
    Column("name", Characters, nullable=False),
    Column("country", Text),
    Column("sector", Text),
    Column("wikidata", Text),
    Column("entity", ForeignKey("entity.number"), comment="the one with `key`"),
    Column("first_day", Date, comment="of the event, as it has it"),
    Column("last_day", Date),
    Column("identity", Text, comment="who `entity` is taken for across articles: kept by triggers, see `standing`"),
)

succession = Table(
    "succession",
    metadata,
    Column("id", Text, primary_key=True, comment="a quotation or event that an earlier reading found"),
    Column("article", ForeignKey("article.number", ondelete="CASCADE"), nullable=False, index=True),
    Column("content", Spans, nullable=False),
    Column("successor", Text, comment="what has taken its place; null: it was withdrawn"),
)

listing = Table(
    "listing",
    metadata,
    Column("article", ForeignKey("article.number", ondelete="CASCADE"), primary_key=True),
    Column("id", Text, nullable=False),
    Column("published", Date),
    Column("outlet", Characters),
    Column("outlet_folded", Text),
    Column("unread", Boolean, nullable=False),
    Column("words", Integer, nullable=False),
    Column("first", Integer, comment="the number of its first quotation; those of an article follow one another"),
    Column("last", Integer),
    Column("direct", Integer, nullable=False, comment="quotations of this kind"),
    Column("mixed", Integer, nullable=False),
    Column("indirect", Integer, nullable=False),
    Column("unattributed", Integer, nullable=False, comment="quotations of nobody who is named"),
    comment="what lists and figures need of each article, in few bytes; see `listing`",
)

run = Table(
    "run",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("started", Text, nullable=False, comment="UTC, ISO 8601"),
    Column("finished", Text, comment="null: under way, or cut short"),
    Column("onrecord", Text, nullable=False),
    Column("model", Text, nullable=False),
)

input = Table(  # noqa: A001 - the table's own name
    "input",
    metadata,
    Column("run", ForeignKey("run.number", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("ref", Characters, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("article", Text, comment="the article's id; null where it was rejected"),
    Column("reason", Text),
    Column("detail", Characters, nullable=False),
)
