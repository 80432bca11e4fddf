"""The one way into a case."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec

from reportedly.model import Document, Failure, Linked, Raw, Reading, words_of
from reportedly.model.spans import hull
from reportedly.store import opening
from reportedly.store.view import LINKED_FROM, View

_encode = msgspec.json.encode


class Writer:
    """Adds to a case. Every change is one transaction: all of it is there, or none; `view` sees what was written.

    Any method raises CaseDamaged or RunAborted.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        """Over an open connection; `open` makes one."""
        self._connection = connection
        self._path = path
        self.view = View(connection, path)

    @classmethod
    def open(cls, path: Path) -> Self:
        """A writer into the case at `path`, which is made if it is not there.

        Raises CaseDamaged, NoSuchCase (no such folder) or RunAborted.
        """
        return cls(opening.to_write(path), path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Everything inside is one transaction, and nobody else writes meanwhile."""
        with opening.guarded(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:  # a full disk has rolled it back already
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """What `view` answers inside is of one moment; others may write."""
        with opening.guarded(self._path):
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")  # nothing was written: only the moment ends

    def add(self, raw: Raw, document: Document, reading: Reading, version: str) -> bool:
        """Put in a document with its original and its reading; says whether its bytes are new here.

        The same bytes under two names are one document, which goes by the first of its names in the alphabet,
        so that it is the same whatever came first. To be called inside `together`.
        """
        ask = self._connection.execute
        new = ask("SELECT 1 FROM documents WHERE id = ?", (document.id,)).fetchone() is None
        if new:
            self._put_document(document)
            ask(
                "INSERT INTO originals VALUES (?, ?, ?, ?)",
                (document.id, raw.sha256, len(raw.data), raw.data),
            )
        self.add_place(document.id, raw)
        ask("DELETE FROM failures WHERE name = ?", (raw.name,))
        first = ask("SELECT name, found_at FROM places WHERE document = ? ORDER BY 1, 2", (document.id,)).fetchone()
        if first == (raw.name, raw.at):
            self._put_document(document)
            self._put_reading(document, reading, version)
            ask("DELETE FROM marks WHERE name = ?", (LINKED_FROM,))
        return new

    def add_place(self, document: str, raw: Raw) -> None:
        """Note that a document was found (also) where `raw` was."""
        self._connection.execute(
            "INSERT OR IGNORE INTO places VALUES (?, ?, ?, ?, ?)",
            (document, raw.name, raw.at, raw.retrieved, raw.media_type),
        )

    def fail(self, failure: Failure) -> None:
        """Note what could not be read. To be called inside `together`."""
        self._connection.execute(
            "INSERT OR REPLACE INTO failures VALUES (?, ?, ?)",
            (failure.name, failure.stage, failure.why),
        )

    def replace_links(self, linked: Linked, computed_from: str) -> None:
        """Put `linked` in the place of all earlier links. To be called inside `together`."""
        for table in ("appearances", "claims", "members", "case_actors"):
            self._connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
        put = self._connection.executemany
        put("INSERT INTO case_actors VALUES (?, ?, ?, ?, ?, ?)", _actor_rows(linked))
        put(
            "INSERT OR IGNORE INTO members VALUES (?, ?, ?)",
            ((document, local, actor.id) for actor in linked.actors for document, local in actor.members),
        )
        put("INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?)", _claim_rows(linked))
        put(
            "INSERT INTO appearances VALUES (?, ?, ?, ?, ?, ?)",
            (
                (claim.id, position, place.document, place.attribution, place.start, place.end)
                for claim in linked.claims
                for position, place in enumerate(claim.appearances)
            ),
        )
        self._connection.execute("INSERT OR REPLACE INTO marks VALUES (?, ?)", (LINKED_FROM, computed_from))

    def begin_run(self, version: str) -> int:
        """Note that a run has begun; gives its number."""
        with self.together():
            sql = "INSERT INTO runs (started, version) VALUES (?, ?)"
            return self._connection.execute(sql, (_now(), version)).lastrowid or 0

    def end_run(self, number: int, counts: tuple[int, int, int]) -> None:
        """Note that a run came to its end, with how many were new, known and failed."""
        with self.together():
            sql = "UPDATE runs SET finished = ?, new = ?, known = ?, failed = ? WHERE number = ?"
            self._connection.execute(sql, (_now(), *counts, number))

    def _put_document(self, document: Document) -> None:
        values = {
            "id": document.id,
            "name": document.name,
            "media_type": document.media_type,
            "title": document.title and document.title.value,
            "outlet": document.outlet and document.outlet.value,
            "published": document.published and document.published.value,
            "url": document.url,
            "language": document.language,
            "record": _encode(msgspec.structs.replace(document, text="")).decode(),
            "text": document.text,
        }
        names = ", ".join(values)
        marks = ", ".join(f":{name}" for name in values)
        news = ", ".join(f"{name} = excluded.{name}" for name in values if name != "id")
        sql = f"INSERT INTO documents ({names}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {news}"  # noqa: S608 - our own names
        self._connection.execute(sql, values)

    def _put_reading(self, document: Document, reading: Reading, version: str) -> None:
        for table in ("readings", "actors", "attributions", "links"):
            self._connection.execute(f"DELETE FROM {table} WHERE document = ?", (document.id,))  # noqa: S608 - our own names
        put = self._connection.executemany
        put("INSERT INTO readings VALUES (?, ?, ?)", [(document.id, version, _encode(reading).decode())])
        put(
            "INSERT INTO actors VALUES (?, ?, ?, ?, ?)",
            ((document.id, actor.id, actor.name, actor.kind, actor.country) for actor in reading.actors),
        )
        put(
            'INSERT INTO attributions (document, id, "start", "end", kind, content, source, cue, speaker, addressee, '
            "parent, chain, denied, confidence, rule) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            _attribution_rows(document, reading),
        )
        put(
            "INSERT INTO links VALUES (?, ?, ?, ?, ?)",
            (
                (document.id, attribution.id, position, actor, position == len(attribution.chain) - 1)
                for attribution in reading.attributions
                for position, actor in enumerate(attribution.chain)
            ),
        )


def _attribution_rows(document: Document, reading: Reading) -> Iterable[tuple[Any, ...]]:
    names = {actor.id: actor.name for actor in reading.actors}
    text = document.text
    for one in reading.attributions:
        place = hull(one.content or one.cue or one.source or one.why.spans)
        yield (
            document.id,
            one.id,
            place.start,
            place.end,
            one.kind,
            words_of(one.content, text),
            words_of(one.source, text),
            words_of(one.cue, text),
            one.speaker and names.get(one.speaker),
            one.addressee and names.get(one.addressee),
            one.parent,
            _encode([names.get(actor, actor) for actor in one.chain]).decode(),
            one.denied,
            one.why.confidence,
            one.why.rule,
        )


def _actor_rows(linked: Linked) -> Iterable[tuple[Any, ...]]:
    for one in linked.actors:
        documents = len({document for document, _ in one.members})
        yield one.id, one.name, one.kind, one.country, documents, _encode(one).decode()


def _claim_rows(linked: Linked) -> Iterable[tuple[Any, ...]]:
    for one in linked.claims:
        documents = len({place.document for place in one.appearances})
        bounds = (one.origins_at_least, one.origins_at_most)
        yield one.id, one.text, documents, *bounds, one.credibility, one.first_seen, _encode(one).decode()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
