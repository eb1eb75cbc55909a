"""The step that makes the tables of `people_schema`. What they hold of earlier articles is filled in by `tracing`."""

from __future__ import annotations

from sqlalchemy import Connection

_TABLES = (
    """CREATE TABLE occurrence (
        entity INTEGER NOT NULL PRIMARY KEY REFERENCES entity (number) ON DELETE CASCADE, id TEXT NOT NULL UNIQUE,
        known TEXT, profile TEXT, shared TEXT GENERATED ALWAYS AS (coalesce(known, profile)) VIRTUAL,
        name TEXT NOT NULL, around TEXT NOT NULL, identity TEXT NOT NULL, why TEXT NOT NULL)""",
    "CREATE INDEX occurrence_shared ON occurrence (shared, name, id) WHERE shared IS NOT NULL",
    "CREATE INDEX occurrence_moved ON occurrence (shared, identity) WHERE shared IS NOT NULL",
    "CREATE INDEX ix_occurrence_identity ON occurrence (identity)",
    """CREATE TABLE occurrence_name (
        shared TEXT NOT NULL, name TEXT NOT NULL, occurrences INTEGER NOT NULL,
        PRIMARY KEY (shared, name)) WITHOUT ROWID""",
    """CREATE TRIGGER occurrence_named AFTER INSERT ON occurrence WHEN new.shared IS NOT NULL BEGIN
        INSERT INTO occurrence_name VALUES (new.shared, new.name, 1)
        ON CONFLICT (shared, name) DO UPDATE SET occurrences = occurrences + 1;
        END""",
    """CREATE TRIGGER occurrence_unnamed AFTER DELETE ON occurrence WHEN old.shared IS NOT NULL BEGIN
        UPDATE occurrence_name SET occurrences = occurrences - 1 WHERE shared = old.shared AND name = old.name;
        DELETE FROM occurrence_name WHERE shared = old.shared AND name = old.name AND occurrences = 0;
        END""",
    "CREATE TABLE profile (id TEXT NOT NULL PRIMARY KEY, type TEXT NOT NULL, name TEXT NOT NULL, home TEXT NOT NULL)",
    """CREATE TABLE name_key (
        key TEXT NOT NULL, profile TEXT NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
        PRIMARY KEY (key, profile)) WITHOUT ROWID""",
    """CREATE TABLE identity (
        id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, folded TEXT NOT NULL, type TEXT NOT NULL, wikidata TEXT,
        countries TEXT NOT NULL, known TEXT NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE judgement (
        number INTEGER PRIMARY KEY, verdict TEXT NOT NULL, one TEXT NOT NULL, other TEXT NOT NULL,
        about TEXT NOT NULL, name TEXT, judge TEXT NOT NULL, made TEXT NOT NULL, why TEXT NOT NULL,
        undone TEXT, undone_by TEXT)""",
    """CREATE TABLE judged (
        node TEXT NOT NULL, judgement INTEGER NOT NULL REFERENCES judgement (number) ON DELETE CASCADE,
        PRIMARY KEY (node, judgement)) WITHOUT ROWID""",
    """CREATE TABLE occurrence_succession (
        id TEXT NOT NULL PRIMARY KEY, article INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE,
        content TEXT NOT NULL, successor TEXT)""",
    "CREATE INDEX ix_occurrence_succession_article ON occurrence_succession (article)",
    "CREATE INDEX ix_occurrence_succession_successor ON occurrence_succession (successor)",
    """CREATE TABLE imported (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, statement TEXT NOT NULL, origin TEXT NOT NULL,
        checked DATE NOT NULL)""",
    "CREATE INDEX ix_quotation_speaker ON quotation (article, speaker_key)",
)


def people_tables(connection: Connection) -> None:
    """Make the tables of identities and judgements, empty."""
    for statement in _TABLES:
        connection.exec_driver_sql(statement)
