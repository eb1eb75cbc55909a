"""How a record came to be as it is: numbered steps, each run once and in order, never edited once released.

A record keeps the number of its last step. To change the schema, append a step here and change `schema` to match.
Statements are plain SQL; what only SQLite knows is called by name from `sqlite`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from sqlalchemy import Connection

from onrecord.record import act_index, daily, dealings, listing, speaking, sqlite
from onrecord.record.people_migration import people_tables
from onrecord.record.standing import count_by_number, know_participants, standing_tables


class Migration(NamedTuple):
    """One step: what it is for, and the change itself, which runs inside a transaction of the caller."""

    about: str
    apply: Callable[[Connection], None]


def migrate(connection: Connection, migrations: Sequence[Migration] | None = None) -> None:
    """Bring the record of this connection, which has begun to write, to the last of `migrations` (all of ours)."""
    steps = MIGRATIONS if migrations is None else migrations
    for number, step in enumerate(steps, start=1):
        if number > sqlite.schema_version(connection):
            step.apply(connection)
            sqlite.set_schema_version(connection, number)


def _run(statements: Sequence[str], connection: Connection) -> None:
    for statement in statements:
        connection.exec_driver_sql(statement)


_FIRST_TABLES = (
    """CREATE TABLE article (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ref TEXT NOT NULL, text TEXT NOT NULL,
        title TEXT, outlet TEXT, url TEXT, published DATE, language TEXT,
        evidence TEXT NOT NULL, structure TEXT NOT NULL, unread TEXT, outlet_folded TEXT, words INTEGER NOT NULL,
        onrecord TEXT NOT NULL, model TEXT NOT NULL)""",
    "CREATE INDEX article_published ON article (published DESC, id)",
    """CREATE TABLE sighting (
        number INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE,
        ref TEXT NOT NULL, title TEXT, outlet TEXT, url TEXT, published DATE, language TEXT,
        evidence TEXT NOT NULL, structure TEXT NOT NULL)""",
    "CREATE INDEX ix_sighting_article ON sighting (article)",
    """CREATE TABLE block (
        article INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE, position INTEGER NOT NULL,
        kind TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
        PRIMARY KEY (article, position)) WITHOUT ROWID""",
    """CREATE TABLE entity (
        number INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE,
        position INTEGER NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL,
        wikidata TEXT, offices TEXT NOT NULL)""",
    "CREATE INDEX ix_entity_article ON entity (article)",
    """CREATE TABLE mention (
        entity INTEGER NOT NULL REFERENCES entity (number) ON DELETE CASCADE, position INTEGER NOT NULL,
        kind TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, score FLOAT NOT NULL, why TEXT NOT NULL,
        PRIMARY KEY (entity, position)) WITHOUT ROWID""",
    """CREATE TABLE quotation (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        article INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE, position INTEGER NOT NULL,
        kind TEXT NOT NULL, text TEXT NOT NULL,
        source_start INTEGER, source_stop INTEGER, cue_start INTEGER, cue_stop INTEGER,
        speaker_key TEXT, speaker_name TEXT, speaker_type TEXT, speaker_wikidata TEXT,
        speaker_score FLOAT, speaker_why TEXT,
        inferred BOOLEAN NOT NULL, within TEXT, distancing TEXT NOT NULL, score FLOAT NOT NULL, why TEXT NOT NULL)""",
    "CREATE INDEX ix_quotation_article ON quotation (article)",
    """CREATE TABLE fragment (
        quotation INTEGER NOT NULL REFERENCES quotation (number) ON DELETE CASCADE, position INTEGER NOT NULL,
        start INTEGER NOT NULL, stop INTEGER NOT NULL,
        PRIMARY KEY (quotation, position)) WITHOUT ROWID""",
    """CREATE TABLE succession (
        id TEXT NOT NULL PRIMARY KEY, article INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE,
        content TEXT NOT NULL, successor TEXT)""",
    "CREATE INDEX ix_succession_article ON succession (article)",
    """CREATE TABLE run (
        number INTEGER PRIMARY KEY, started TEXT NOT NULL, finished TEXT,
        onrecord TEXT NOT NULL, model TEXT NOT NULL)""",
    """CREATE TABLE input (
        run INTEGER NOT NULL REFERENCES run (number) ON DELETE CASCADE, position INTEGER NOT NULL,
        ref TEXT NOT NULL, outcome TEXT NOT NULL, article TEXT, reason TEXT, detail TEXT NOT NULL,
        PRIMARY KEY (run, position)) WITHOUT ROWID""",
    "CREATE INDEX input_reason ON input (reason, ref) WHERE reason IS NOT NULL",
)


def _first(connection: Connection) -> None:
    _run(_FIRST_TABLES, connection)
    sqlite.create_search_index(connection, "quotation", "article")


_EVENT_TABLES = (
    """CREATE TABLE time (
        article INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE, position INTEGER NOT NULL,
        start INTEGER NOT NULL, stop INTEGER NOT NULL, type TEXT NOT NULL, value TEXT, precision TEXT,
        origin TEXT NOT NULL, why TEXT NOT NULL,
        PRIMARY KEY (article, position)) WITHOUT ROWID""",
    """CREATE TABLE place (
        article INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE, position INTEGER NOT NULL,
        start INTEGER NOT NULL, stop INTEGER NOT NULL, name TEXT NOT NULL, country TEXT, lat FLOAT, lon FLOAT,
        geonames INTEGER, score FLOAT NOT NULL, why TEXT NOT NULL,
        PRIMARY KEY (article, position)) WITHOUT ROWID""",
    """CREATE TABLE event (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        article INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE, position INTEGER NOT NULL,
        type TEXT NOT NULL, mode TEXT, quad TEXT NOT NULL, context TEXT, cameo TEXT, goldstein FLOAT,
        trigger_start INTEGER NOT NULL, trigger_stop INTEGER NOT NULL, mentions TEXT NOT NULL,
        date_value TEXT, date_precision TEXT, date_origin TEXT, date_start INTEGER, date_stop INTEGER,
        first_day DATE, last_day DATE,
        place_name TEXT, place_country TEXT, place_start INTEGER, place_stop INTEGER,
        status TEXT NOT NULL, quotation TEXT, score FLOAT NOT NULL, why TEXT NOT NULL)""",
    "CREATE INDEX ix_event_article ON event (article)",
    "CREATE INDEX event_day ON event (first_day, id)",
    "CREATE INDEX event_type ON event (type, first_day)",
    "CREATE INDEX event_quad ON event (quad, first_day)",
    """CREATE TABLE participant (
        number INTEGER PRIMARY KEY, event INTEGER NOT NULL REFERENCES event (number) ON DELETE CASCADE,
        role TEXT NOT NULL, position INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
        key TEXT, name TEXT NOT NULL, country TEXT, sector TEXT, wikidata TEXT)""",
    "CREATE INDEX ix_participant_event ON participant (event)",
    "CREATE INDEX participant_country ON participant (country, role, event) WHERE country IS NOT NULL",
    "CREATE INDEX participant_key ON participant (key, role, event) WHERE key IS NOT NULL",
)


def _events(connection: Connection) -> None:
    _run(_EVENT_TABLES, connection)
    sqlite.create_search_index(connection, "participant")


def _speakers(connection: Connection) -> None:
    speakers = "ON quotation (speaker_key, article) WHERE speaker_key IS NOT NULL"
    connection.exec_driver_sql(f"CREATE INDEX quotation_speaker_key {speakers}")


_LOOK_UPS = (
    "CREATE INDEX entity_key ON entity (article, key)",
    "DROP INDEX ix_entity_article",
    "CREATE INDEX occurrence_alone ON occurrence (entity, identity, why) WHERE shared IS NULL",
)


def _look_ups(connection: Connection) -> None:
    _run(_LOOK_UPS, connection)
    sqlite.index_beginnings(connection)


def _one_count(connection: Connection) -> None:
    # `standing` counts quotations by who is quoted.
    connection.exec_driver_sql("DROP TABLE speaker")


_COVERING = (
    "CREATE INDEX event_days ON event (first_day, id, last_day, status, type, quad, article, position)",
    "DROP INDEX event_day",
    "CREATE INDEX participant_event ON participant (event, country, role, key)",
    "DROP INDEX ix_participant_event",
    "DROP INDEX participant_country",
    "CREATE INDEX participant_country ON participant (country, role, event, key) WHERE country IS NOT NULL",
    "CREATE INDEX presence_article ON presence (identity, article, quotations)",
    "DROP INDEX presence_identity",
)
"""Indices that hold what is asked of each row, so that lists and counts look at no rows."""


_NUMBERED = (
    "ALTER TABLE quotation ADD COLUMN entity INTEGER REFERENCES entity (number)",
    """UPDATE quotation SET entity = (
        SELECT e.number FROM entity e WHERE e.article = quotation.article AND e.key = quotation.speaker_key)
    WHERE speaker_key IS NOT NULL""",
    "CREATE INDEX quotation_entity ON quotation (entity, position) WHERE entity IS NOT NULL",
    "DROP INDEX ix_quotation_speaker",
    "DROP INDEX participant_event",
    "DROP INDEX participant_country",
    "DROP INDEX participant_key",
    "ALTER TABLE participant ADD COLUMN entity INTEGER REFERENCES entity (number)",
    """UPDATE participant SET entity = (
        SELECT e.number FROM event v JOIN entity e ON e.article = v.article AND e.key = participant.key
        WHERE v.number = participant.event)
    WHERE key IS NOT NULL""",
    "CREATE INDEX participant_event ON participant (event, country, role, entity)",
    "CREATE INDEX participant_country ON participant (country, role, event, entity) WHERE country IS NOT NULL",
    "CREATE INDEX participant_entity ON participant (entity, role, event, country) WHERE entity IS NOT NULL",
)


def _by_number(connection: Connection) -> None:
    _run(_NUMBERED, connection)
    count_by_number(connection)


_SPOKEN_OF = (
    """CREATE TABLE spoken_of (
        entity INTEGER NOT NULL REFERENCES entity (number) ON DELETE CASCADE,
        quotation INTEGER NOT NULL REFERENCES quotation (number) ON DELETE CASCADE,
        PRIMARY KEY (entity, quotation)) WITHOUT ROWID""",
    """INSERT INTO spoken_of SELECT DISTINCT e.number, q.number FROM quotation q
        CROSS JOIN fragment f ON f.quotation = q.number
        CROSS JOIN entity e ON e.article = q.article
        CROSS JOIN mention m ON m.entity = e.number AND m.start >= f.start AND m.stop <= f.stop""",
    "CREATE INDEX ix_spoken_of_quotation ON spoken_of (quotation)",
)


_COUNTRIES = """SELECT country FROM participant WHERE event = event_.number AND country IS NOT NULL
    UNION SELECT event_.place_country WHERE event_.place_country IS NOT NULL ORDER BY 1"""
_COORDINATE = """(SELECT p.{} FROM place p WHERE p.article = event_.article AND p.start = event_.place_start
    AND p.stop = event_.place_stop ORDER BY p.position LIMIT 1)"""

_MAPPED = (
    "ALTER TABLE event ADD COLUMN countries TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE event ADD COLUMN lat FLOAT",
    "ALTER TABLE event ADD COLUMN lon FLOAT",
    f"""UPDATE event AS event_ SET lat = {_COORDINATE.format("lat")}, lon = {_COORDINATE.format("lon")},
        countries = coalesce((SELECT ' ' || group_concat(country, ' ') || ' ' FROM ({_COUNTRIES})), '')""",  # noqa: S608 - ours
    "DROP INDEX event_days",
    """CREATE INDEX event_days ON event (first_day, id, last_day, status, type, quad, article, position,
        countries, place_name, place_country, lat, lon)""",
)
"""What a map asks of each event, in the index on days."""


_PLACED = (
    "DROP INDEX event_days",
    """CREATE INDEX event_days ON event (first_day, id, last_day, status, type, quad, article, position,
        trigger_start, countries, place_name, place_country, lat, lon)""",
    "CREATE INDEX listing_quotations ON listing (first) WHERE first IS NOT NULL",
)
"""Where events and quotations stand, in indices: what timelines ask of each."""


_NARROWER = (
    "CREATE INDEX event_status ON event (status, first_day)",
    "CREATE INDEX identity_folded ON identity (folded)",
    "DROP INDEX quotation_place",
    "CREATE INDEX quotation_place ON quotation (article, position, kind, entity, id)",
)
"""Who speaks, in the index on a quotation's place: a row of it is as wide as what was said."""


def _by_day(connection: Connection) -> None:
    daily.make(connection)
    _run(_NARROWER, connection)


MIGRATIONS = (
    Migration("articles, readings and their search index", _first),
    Migration("times, places and events", _events),
    Migration("identities and judgements", people_tables),
    Migration("a search index of events", act_index.index_all),
    Migration("quotations by their speakers", _speakers),
    Migration("how often each identity is quoted and named", standing_tables),
    Migration("what lists and figures need, apart", listing.make),
    Migration("words by how they begin, entities by their keys", _look_ups),
    Migration("speakers counted in one place", _one_count),
    Migration(
        "indices that hold what lists ask of events, participants and presences",
        partial(_run, _COVERING),
    ),
    Migration("speakers and participants by the numbers of their entities", _by_number),
    Migration("how many events each country has part in, and each two", dealings.make),
    Migration("whom the words of quotations mention", partial(_run, _SPOKEN_OF)),
    Migration("where events were, in the index on their days", partial(_run, _MAPPED)),
    Migration("who takes part across articles, and when", know_participants),
    Migration("for which countries speakers speak", speaking.make),
    Migration("where events and quotations stand, in indices", partial(_run, _PLACED)),
    Migration("how much was published each day; events by how they are told, identities by name", _by_day),
)
