"""Opening a case: what is not a sound case of a known version is refused before SQLite may touch it."""

import os
import sqlite3
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reportedly.model import CaseDamaged, NoSuchCase, RunAborted
from reportedly.store import migrations

APPLICATION = int.from_bytes(b"Rptd", "big")
"""Stands in the file's header (`file story.db` shows it): whose file this is."""

PATIENCE = 60.0
"""Seconds to wait for another process that is writing."""

_MAGIC = b"SQLite format 3\0"
_FULL = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


@contextmanager
def guarded(path: Path) -> Iterator[None]:
    """Turn what SQLite raises into a refusal in a person's words.

    Raises CaseDamaged or RunAborted.
    """
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte is the kind, the rest its detail
        if code in _DAMAGED:
            raise CaseDamaged(f"{path}: the case is damaged ({error})") from error
        if code in _FULL:
            raise RunAborted(f"{path}: could not write ({error}): is the disk full? The case is unharmed") from error
        if code in _BUSY:
            raise RunAborted(f"{path}: another process is writing into this case; try again later") from error
        raise RunAborted(f"{path}: {error}") from error


def to_write(path: Path) -> sqlite3.Connection:
    """A connection that may write; a new case is made, an older one brought up to date.

    Raises CaseDamaged, NoSuchCase or RunAborted; the file is unharmed then.
    """
    if path.exists():
        _inspect(path)
    elif not path.parent.is_dir():
        raise NoSuchCase(f"{path}: there is no folder {path.parent}")
    with guarded(path):
        connection = _connect(path, "rwc")
        try:
            version = _version(connection, path)
            if version < len(migrations.MIGRATIONS):
                migrations.migrate(connection, APPLICATION)
            _write_ahead(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def to_look(path: Path) -> sqlite3.Connection:
    """A connection that can't write; nothing is ever created.

    Raises CaseDamaged, NoSuchCase or RunAborted.
    """
    if not path.exists():
        raise NoSuchCase(f"{path}: there is no such case (nothing was created)")
    _inspect(path)
    if path.stat().st_size == 0:
        raise NoSuchCase(f"{path}: the file is empty: nothing was read into it yet")
    with guarded(path):
        # A connection that may write tidies up after itself; where it may not, the file is taken as it lies.
        ours = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
        connection = _connect(path, "rw" if ours else "ro" if _ahead(path) else "ro&immutable=1")
        try:
            connection.execute("PRAGMA query_only = 1")
            version = _version(connection, path)
        except BaseException:
            connection.close()
            raise
    if version < len(migrations.MIGRATIONS):
        connection.close()
        raise RunAborted(f"{path}: made by an older version; `reportedly read --case {path}` brings it up to date")
    return connection


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"{path.resolve().as_uri()}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = 1")
    connection.execute("PRAGMA synchronous = NORMAL")  # with a write-ahead log: sound after any kill
    return connection


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch on the write-ahead log, so that people can look while a run writes."""
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in _BUSY:  # somebody else is in: they switch it, or the next run
            raise


def _ahead(path: Path) -> bool:
    """Whether there are changes that stand in the write-ahead log only."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """The schema's version, asked of SQLite, for the newest may stand in the write-ahead log."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    _refuse_newer(version, path)
    return version


def _refuse_newer(version: int, path: Path) -> None:
    if version > len(migrations.MIGRATIONS):
        raise RunAborted(
            f"{path}: made by a newer version of reportedly (schema {version}, known here: "
            f"{len(migrations.MIGRATIONS)}); it was left as it is",
        )


def _inspect(path: Path) -> None:
    """Look at the file's header alone, as bytes. An empty file passes: it is a case not yet begun."""
    if not path.is_file():
        raise NoSuchCase(f"{path}: this is no file")
    try:
        with path.open("rb") as file:
            header = file.read(100)
            size = os.fstat(file.fileno()).st_size
    except OSError as error:
        raise RunAborted(f"{path}: {error.strerror}") from error
    if not header:
        return
    if not header.startswith(_MAGIC) or len(header) < 100:
        raise CaseDamaged(f"{path}: this is no case file, or a damaged one; it was left as it is")
    version, application = struct.unpack(">60x I 4x I 28x", header)
    if application != APPLICATION:
        raise CaseDamaged(f"{path}: a database, but no case of reportedly; it was left as it is")
    _refuse_newer(version, path)
    page, pages = struct.unpack(">16x H 10x I 68x", header)
    if size < pages * (page if page > 1 else 65536) and not _ahead(path):
        raise CaseDamaged(f"{path}: the case is damaged: its end is missing; it was left as it is")
