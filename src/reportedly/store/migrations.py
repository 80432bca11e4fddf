"""How the tables of a case came to be: one small function a step, applied in order and never changed again."""

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime

Migration = Callable[[sqlite3.Connection], None]

_KEPT = (
    "CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied TEXT NOT NULL)",
    "CREATE TABLE marks (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE runs (number INTEGER PRIMARY KEY, started TEXT NOT NULL, finished TEXT, version TEXT NOT NULL,
        new INTEGER, known INTEGER, failed INTEGER)""",
    """CREATE TABLE documents (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
        media_type TEXT NOT NULL, title TEXT, outlet TEXT, published TEXT, url TEXT, language TEXT,
        record TEXT NOT NULL, text TEXT NOT NULL)""",
    "CREATE INDEX documents_by_name ON documents (name)",
    """CREATE TABLE originals (document TEXT PRIMARY KEY REFERENCES documents (id), sha256 TEXT NOT NULL,
        size INTEGER NOT NULL, data BLOB NOT NULL)""",
    """CREATE TABLE places (document TEXT NOT NULL REFERENCES documents (id), name TEXT NOT NULL,
        found_at TEXT NOT NULL, retrieved TEXT,
        media_type TEXT NOT NULL, PRIMARY KEY (document, name, found_at)) WITHOUT ROWID""",
    "CREATE TABLE failures (name TEXT, stage TEXT, why TEXT NOT NULL, PRIMARY KEY (name, stage)) WITHOUT ROWID",
    """CREATE TABLE verdicts (number INTEGER PRIMARY KEY, about TEXT NOT NULL, says TEXT NOT NULL
        CHECK (says IN ('yes', 'no', 'unsure')), by TEXT NOT NULL, at TEXT NOT NULL, note TEXT)""",
)
"""What came in and what people said of it: cannot be computed again."""

_READ = (
    """CREATE TABLE readings (document TEXT PRIMARY KEY REFERENCES documents (id), version TEXT NOT NULL,
        record TEXT NOT NULL)""",
    """CREATE TABLE actors (document TEXT NOT NULL REFERENCES documents (id), id TEXT NOT NULL, name TEXT NOT NULL,
        kind TEXT, country TEXT, PRIMARY KEY (document, id)) WITHOUT ROWID""",
    """CREATE TABLE attributions (number INTEGER PRIMARY KEY, document TEXT NOT NULL REFERENCES documents (id),
        id TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, kind TEXT NOT NULL, content TEXT NOT NULL,
        source TEXT NOT NULL, cue TEXT NOT NULL, speaker TEXT, addressee TEXT, parent TEXT, chain TEXT NOT NULL,
        denied INTEGER NOT NULL, confidence REAL NOT NULL, rule TEXT NOT NULL, UNIQUE (document, id))""",
    """CREATE TABLE links (document TEXT NOT NULL, attribution TEXT NOT NULL, position INTEGER NOT NULL,
        actor TEXT NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (document, attribution, position)) WITHOUT ROWID""",
)
"""What one document says: computed from its original, replaced with it."""

_LINKED = (
    """CREATE TABLE case_actors (id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT, country TEXT,
        documents INTEGER NOT NULL, record TEXT NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE members (document TEXT, actor TEXT, case_actor TEXT NOT NULL REFERENCES case_actors (id),
        PRIMARY KEY (document, actor, case_actor)) WITHOUT ROWID""",
    "CREATE INDEX members_by_actor ON members (case_actor)",
    """CREATE TABLE claims (id TEXT PRIMARY KEY, text TEXT NOT NULL, documents INTEGER NOT NULL,
        origins_at_least INTEGER NOT NULL, origins_at_most INTEGER NOT NULL, credibility TEXT NOT NULL,
        first_seen TEXT, record TEXT NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE appearances (claim TEXT REFERENCES claims (id), position INTEGER, document TEXT NOT NULL,
        attribution TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
        PRIMARY KEY (claim, position)) WITHOUT ROWID""",
    "CREATE INDEX appearances_by_place ON appearances (document, attribution)",
)
"""What stands across documents: computed from all readings, replaced as a whole."""


def m001_initial(connection: sqlite3.Connection) -> None:
    """Documents with their originals, readings, links, verdicts, and the index of words."""
    for statement in (*_KEPT, *_READ, *_LINKED):
        connection.execute(statement)
    for table in ("originals", "verdicts"):
        for act in ("UPDATE", "DELETE"):
            connection.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} are only ever added to'); END",
            )
    _index(connection, "documents", ("title", "text"))
    _index(connection, "attributions", ("content",))


def _index(connection: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> None:
    """A full-text index over `columns` that holds no copy of them and follows `table` by triggers."""
    words = f"{table}_words"
    names = ", ".join(columns)
    old = ", ".join(f"old.{column}" for column in columns)
    new = ", ".join(f"new.{column}" for column in columns)
    take = f"INSERT INTO {words} ({words}, rowid, {names}) VALUES ('delete', old.number, {old});"  # noqa: S608 - our own names
    give = f"INSERT INTO {words} (rowid, {names}) VALUES (new.number, {new});"  # noqa: S608 - our own names
    connection.execute(
        f"CREATE VIRTUAL TABLE {words} USING fts5 ({names}, content='{table}', content_rowid='number', "
        f"tokenize='unicode61 remove_diacritics 2')",
    )
    connection.execute(f"CREATE TRIGGER {words}_insert AFTER INSERT ON {table} BEGIN {give} END")
    connection.execute(f"CREATE TRIGGER {words}_delete AFTER DELETE ON {table} BEGIN {take} END")
    connection.execute(f"CREATE TRIGGER {words}_update AFTER UPDATE ON {table} BEGIN {take} {give} END")


MIGRATIONS: tuple[Migration, ...] = (m001_initial,)
"""All steps in order; the schema's version is how many of them were applied."""


def migrate(connection: sqlite3.Connection, application: int) -> None:
    """Apply what is missing, all or nothing; another process that does the same meanwhile is waited for.

    Raises sqlite3.Error.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        have = connection.execute("PRAGMA user_version").fetchone()[0]
        for number, step in enumerate(MIGRATIONS[have:], start=have + 1):
            step(connection)
            now = datetime.now(UTC).isoformat(timespec="seconds")
            connection.execute("INSERT INTO migrations VALUES (?, ?, ?)", (number, step.__name__, now))
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute(f"PRAGMA application_id = {application}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
