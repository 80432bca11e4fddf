"""The one way to look into a case: it writes nothing and creates nothing."""

import hashlib
import sqlite3
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import msgspec

from reportedly.model import (
    CaseActor,
    CaseDamaged,
    Claim,
    Document,
    Failure,
    NotFound,
    Raw,
    Reading,
    RunAborted,
)
from reportedly.store import opening

LINKED_FROM = "linked_from"
"""The mark that says what the links were computed from; gone while they are out of date."""

T = TypeVar("T")

_BY_WEIGHT = "ORDER BY documents DESC, origins_at_least DESC, first_seen IS NULL, first_seen, length(id), id"


class Counts(msgspec.Struct, frozen=True):
    """How much there is in a case."""

    documents: int
    attributions: int
    actors: int
    claims: int
    failures: int


class Place(msgspec.Struct, frozen=True):
    """Where a document was found, and when (ISO time in UTC)."""

    name: str
    found_at: str
    retrieved: str | None
    media_type: str


class View:
    """A case, to be looked at.

    Any method raises CaseDamaged or RunAborted where the file can't be read; those that look something up by
    what a person typed raise NotFound.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        """Over an open connection; `open` makes one."""
        self._connection = connection
        self.path = path

    @classmethod
    def open(cls, path: Path) -> Self:
        """A view of the case at `path`.

        Raises CaseDamaged, NoSuchCase or RunAborted.
        """
        return cls(opening.to_look(path), path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def rows(self, sql: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """The answer to a query, row by row."""
        with opening.guarded(self.path):
            for row in self._connection.execute(sql, values):  # noqa: UP028 - `yield from` would close the cursor late
                yield row

    def row(self, sql: str, *values: object) -> tuple[Any, ...] | None:
        """The first row of the answer to a query, if there is any."""
        return next(self.rows(sql, *values), None)

    def integrity(self) -> Iterator[str]:
        """What SQLite itself finds wrong with the file; nothing where it is sound."""
        checks = ("PRAGMA integrity_check", "PRAGMA foreign_key_check")
        yield from (str(row[0]) for check in checks for row in self.rows(check) if row[0] != "ok")

    # What is in it

    @cached_property
    def counts(self) -> Counts:
        """How much there is, at the first time of asking."""
        tables = ("documents", "attributions", "case_actors", "claims", "failures")
        numbers = (self.row(f"SELECT count(*) FROM {table}") for table in tables)  # noqa: S608 - our own names
        return Counts(*(number[0] for number in numbers if number))

    @property
    def unfinished(self) -> bool:
        """Whether documents were read that the links do not know yet: a run was cut off."""
        missing = self.row("SELECT 1 FROM marks WHERE name = ?", LINKED_FROM) is None
        return missing and self.row("SELECT 1 FROM documents") is not None

    def fingerprint(self, version: str) -> str:
        """What links are computed from: a hash over all documents, the versions of their readings, and `version`."""
        digest = hashlib.sha256(version.encode())
        sql = "SELECT d.id, d.name, r.version FROM documents d LEFT JOIN readings r ON r.document = d.id ORDER BY d.id"
        for row in self.rows(sql):
            digest.update(msgspec.json.encode(row))
        return digest.hexdigest()

    def linked_from(self) -> str | None:
        """The fingerprint that the links were computed from."""
        row = self.row("SELECT value FROM marks WHERE name = ?", LINKED_FROM)
        return row[0] if row else None

    # Documents

    def documents(self) -> Iterator[Document]:
        """All documents, by name."""
        for record, text in self.rows("SELECT record, text FROM documents ORDER BY name, id"):
            yield self._document(record, text)

    def ids(self) -> list[str]:
        """The ids of all documents, in order."""
        return [row[0] for row in self.rows("SELECT id FROM documents ORDER BY id")]

    def version(self, document: str) -> str | None:
        """The version of a document's reading."""
        row = self.row("SELECT version FROM readings WHERE document = ?", document)
        return row[0] if row else None

    def attribution_words(self, document: str) -> Iterator[tuple[str, str, str, str]]:
        """Each attribution's id, and the words stored for its content, source and cue."""
        for row in self.rows("SELECT id, content, source, cue FROM attributions WHERE document = ?", document):
            yield row[0], row[1], row[2], row[3]

    def read(self) -> Iterator[tuple[Document, Reading]]:
        """All documents with their readings, by id."""
        sql = "SELECT d.record, d.text, r.record FROM documents d JOIN readings r ON r.document = d.id ORDER BY d.id"
        for record, text, reading in self.rows(sql):
            yield self._document(record, text), self._decoded(reading, Reading)

    def document(self, document: str) -> tuple[Document, Reading]:
        """One document with its reading, by its full id."""
        sql = "SELECT d.record, d.text, r.record FROM documents d JOIN readings r ON r.document = d.id WHERE d.id = ?"
        row = self.row(sql, document)
        if row is None:
            raise NotFound(f"{document}: no such document in {self.path}")
        return self._document(row[0], row[1]), self._decoded(row[2], Reading)

    def known(self, document: str) -> tuple[str, str | None] | None:
        """A document's name, and the version of its reading if it was read without failure; None if it is not here."""
        sql = """SELECT d.name, iif(EXISTS (SELECT 1 FROM failures f WHERE f.name = d.name), NULL, r.version)
            FROM documents d LEFT JOIN readings r ON r.document = d.id WHERE d.id = ?"""
        row = self.row(sql, document)
        return None if row is None else (row[0], row[1])

    def outdated(self, version: str) -> list[str]:
        """The documents whose reading is not of `version`, by id."""
        sql = """SELECT d.id FROM documents d LEFT JOIN readings r ON r.document = d.id
            WHERE r.version IS NOT ? ORDER BY d.id"""
        return [row[0] for row in self.rows(sql, version)]

    def original(self, document: str) -> Raw:
        """The raw bytes of a document, as they came, under the name it goes by."""
        sql = """SELECT p.name, p.found_at, o.data, p.media_type, o.sha256, p.retrieved FROM originals o
            JOIN places p ON p.document = o.document WHERE o.document = ? ORDER BY p.name, p.found_at"""
        row = self.row(sql, document)
        if row is None:
            raise CaseDamaged(f"{self.path}: {document} has lost its original")
        return Raw(*row)

    def places(self, document: str) -> list[Place]:
        """Everywhere a document was found."""
        sql = "SELECT name, found_at, retrieved, media_type FROM places WHERE document = ? ORDER BY name, found_at"
        return [Place(*row) for row in self.rows(sql, document)]

    def failures(self) -> list[Failure]:
        """What could not be read."""
        return [Failure(*row) for row in self.rows("SELECT name, stage, why FROM failures ORDER BY name, stage")]

    # What stands across them

    def claims(self, limit: int | None = None) -> Iterator[Claim]:
        """Claims, those that most documents carry first."""
        for (record,) in self.rows(f"SELECT record FROM claims {_BY_WEIGHT} LIMIT ?", -1 if limit is None else limit):  # noqa: S608 - our own words
            yield self._decoded(record, Claim)

    def claim(self, claim: str) -> Claim:
        """One claim, by its full id."""
        return self._decoded(self._record("claims", claim), Claim)

    def claims_of(self, document: str, attribution: str) -> list[str]:
        """The claims that an attribution carries."""
        sql = "SELECT DISTINCT claim FROM appearances WHERE document = ? AND attribution = ? ORDER BY length(claim), 1"
        return [row[0] for row in self.rows(sql, document, attribution)]

    def actors(self, limit: int | None = None) -> Iterator[CaseActor]:
        """Actors of the case, those that most documents name first."""
        sql = "SELECT record FROM case_actors ORDER BY documents DESC, name, length(id), id LIMIT ?"
        for (record,) in self.rows(sql, -1 if limit is None else limit):
            yield self._decoded(record, CaseActor)

    def actor(self, actor: str) -> CaseActor:
        """One actor of the case, by its full id."""
        return self._decoded(self._record("case_actors", actor), CaseActor)

    def held(self, document: str, actor: str) -> bool:
        """Whether the case holds a document of this actor's own: whether it stands first in any chain."""
        sql = """SELECT 1 FROM members m JOIN members o ON o.case_actor = m.case_actor
            JOIN links l ON l.document = o.document AND l.actor = o.actor AND l.position = 0
            WHERE m.document = ? AND m.actor = ?"""
        own = "SELECT 1 FROM links WHERE document = ? AND actor = ? AND position = 0"
        return self.row(sql, document, actor) is not None or self.row(own, document, actor) is not None

    def _record(self, table: str, one: str) -> str:
        row = self.row(f"SELECT record FROM {table} WHERE id = ?", one)  # noqa: S608 - our own names
        if row is None:
            raise NotFound(f"{one}: not in {self.path}")
        return str(row[0])

    def _document(self, record: str, text: str) -> Document:
        return msgspec.structs.replace(self._decoded(record, Document), text=text)

    def _decoded(self, record: str, shape: type[T]) -> T:
        try:
            return msgspec.json.decode(record, type=shape)
        except msgspec.ValidationError as error:
            raise RunAborted(
                f"{self.path}: holds results of another version; `reportedly read --case {self.path}` renews them",
            ) from error
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise CaseDamaged(f"{self.path}: the case is damaged: a record can't be read ({error})") from error
