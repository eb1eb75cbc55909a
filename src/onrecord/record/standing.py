"""How often each identity is quoted and named: kept up to date by the database itself, so that lists need no counting.

Whatever changes who an occurrence is taken for (`tracing`) goes through the table `occurrence`; its triggers carry each
change over to `presence`, and those of `presence` to `standing` and to who takes part in events
(`participant.identity`). A test holds them against counting anew.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Connection, Integer, Table, Text

from onrecord.record.schema import metadata

presence = Table(
    "presence",
    metadata,
    Column("entity", Integer, primary_key=True),
    Column("identity", Text, nullable=False),
    Column("article", Integer, nullable=False),
    Column("quotations", Integer, nullable=False, comment="of this entity, in its article"),
    Column("named", Boolean, nullable=False, comment="a person, body or country that its article calls by a name"),
    comment="an occurrence with what is counted of it",
)

standing = Table(
    "standing",
    metadata,
    Column("identity", Text, primary_key=True),
    Column("quotations", Integer, nullable=False),
    Column("articles", Integer, nullable=False),
)


_ALONE = """NOT EXISTS (SELECT 1 FROM presence AS other
    WHERE other.identity = ROW.identity AND other.article = ROW.article AND other.entity <> ROW.entity)"""
"""Whether no other occurrence in an article is the same identity: then the article counts for it."""

_ARRIVES = """INSERT INTO standing VALUES (NEW.identity, NEW.quotations, ALONE)
    ON CONFLICT (identity) DO UPDATE SET
        quotations = quotations + excluded.quotations, articles = articles + excluded.articles""".replace(
    "ALONE", _ALONE.replace("ROW", "NEW")
)

_LEAVES = """UPDATE standing SET quotations = quotations - OLD.quotations, articles = articles - ALONE
    WHERE identity = OLD.identity;
    DELETE FROM standing WHERE identity = OLD.identity AND articles = 0""".replace(
    "ALONE", f"({_ALONE.replace('ROW', 'OLD')})"
)

_COUNTED = """INSERT INTO presence SELECT ROW.entity, ROW.identity, entity.article, (SELECT count(*) FROM quotation
        WHERE quotation.article = entity.article AND quotation.speaker_key = entity.key) FROM entity"""

_STATEMENTS = (
    """CREATE TABLE presence (
        entity INTEGER PRIMARY KEY, identity TEXT NOT NULL, article INTEGER NOT NULL, quotations INTEGER NOT NULL)""",
    "CREATE INDEX presence_identity ON presence (identity, article)",
    """CREATE TABLE standing (
        identity TEXT NOT NULL PRIMARY KEY, quotations INTEGER NOT NULL, articles INTEGER NOT NULL) WITHOUT ROWID""",
    "CREATE INDEX standing_order ON standing (quotations DESC, articles DESC)",
    f"CREATE TRIGGER presence_arrives AFTER INSERT ON presence BEGIN {_ARRIVES}; END",
    f"CREATE TRIGGER presence_leaves AFTER DELETE ON presence BEGIN {_LEAVES}; END",
    f"CREATE TRIGGER presence_moves AFTER UPDATE OF identity ON presence BEGIN {_LEAVES}; {_ARRIVES}; END",
    f"""CREATE TRIGGER occurrence_arrives AFTER INSERT ON occurrence BEGIN
        {_COUNTED.replace("ROW", "NEW")} WHERE entity.number = NEW.entity; END""",
    """CREATE TRIGGER occurrence_moves AFTER UPDATE OF identity ON occurrence WHEN NEW.identity <> OLD.identity BEGIN
        UPDATE presence SET identity = NEW.identity WHERE entity = NEW.entity; END""",
    """CREATE TRIGGER occurrence_leaves AFTER DELETE ON occurrence BEGIN
        DELETE FROM presence WHERE entity = OLD.entity; END""",
    f"{_COUNTED.replace('ROW', 'occurrence')} JOIN occurrence ON occurrence.entity = entity.number",
)

_IS_NAMED = """entity.type IN ('person', 'organisation', 'country')
    AND EXISTS (SELECT * FROM mention WHERE mention.entity = entity.number AND mention.kind = 'name')"""

_BY_NUMBER = (
    "ALTER TABLE presence ADD COLUMN named BOOLEAN NOT NULL DEFAULT 0",
    f"UPDATE presence SET named = (SELECT {_IS_NAMED} FROM entity WHERE entity.number = presence.entity)",  # noqa: S608 - ours
    "DROP TRIGGER occurrence_arrives",
    f"""CREATE TRIGGER occurrence_arrives AFTER INSERT ON occurrence BEGIN
        INSERT INTO presence SELECT NEW.entity, NEW.identity, entity.article,
            (SELECT count(*) FROM quotation WHERE quotation.entity = entity.number), {_IS_NAMED}
        FROM entity WHERE entity.number = NEW.entity; END""",  # noqa: S608 - ours
)

_TAKING_PART = (
    "ALTER TABLE participant ADD COLUMN first_day DATE",
    "ALTER TABLE participant ADD COLUMN last_day DATE",
    "ALTER TABLE participant ADD COLUMN identity TEXT",
    "DROP INDEX participant_event",
    "DROP INDEX participant_country",
    """UPDATE participant SET (first_day, last_day) = (
            SELECT v.first_day, v.last_day FROM event v WHERE v.number = participant.event),
        identity = (SELECT p.identity FROM presence p WHERE p.entity = participant.entity)""",
    "CREATE INDEX participant_event ON participant (event, country, role, entity, identity)",
    """CREATE INDEX participant_country ON participant (country, role, identity, event, entity)
        WHERE country IS NOT NULL""",
    """CREATE INDEX participant_identity ON participant (identity, first_day, last_day, event, role)
        WHERE identity IS NOT NULL""",
    """CREATE TRIGGER participant_known AFTER INSERT ON presence BEGIN
        UPDATE participant SET identity = NEW.identity WHERE entity = NEW.entity; END""",
    """CREATE TRIGGER participant_moves AFTER UPDATE OF identity ON presence BEGIN
        UPDATE participant SET identity = NEW.identity WHERE entity = NEW.entity; END""",
    """CREATE TRIGGER participant_unknown AFTER DELETE ON presence BEGIN
        UPDATE participant SET identity = NULL WHERE entity = OLD.entity; END""",
)


def standing_tables(connection: Connection) -> None:
    """Make the tables and what keeps them, and count what is there."""
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement)


def count_by_number(connection: Connection) -> None:
    """Migration: count quotations by the number of the entity that they are by, not by its key; note who is named."""
    for statement in _BY_NUMBER:
        connection.exec_driver_sql(statement)


def know_participants(connection: Connection) -> None:
    """Migration: keep beside each participant who it is taken for, and the days of the event."""
    for statement in _TAKING_PART:
        connection.exec_driver_sql(statement)
