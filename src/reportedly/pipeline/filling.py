"""A pile of articles -> a case: read what is new, then link everything."""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import msgspec

from reportedly import ingest, linking, weighing
from reportedly.model import Failure, Raw
from reportedly.pipeline.analysing import Outcome, linking_version, reading_version
from reportedly.pipeline.workers import Item, outcomes
from reportedly.store import Writer

_BATCH = 32
_BATCH_BYTES = 16_000_000
_BATCH_SECONDS = 0.5
"""A batch is written when it is so many, so large or so old: no more is lost when a run is cut off."""

Heard = Callable[[int, Failure | None], None]
"""Told after each input: how many are done, and the failure if it was one."""


class Pile(msgspec.Struct, frozen=True):
    """What to read and how. `jobs` is the number of processes (None: as many as are of use)."""

    places: tuple[str, ...]
    stdin: BinaryIO | None = None
    jobs: int | None = None


class Summary(msgspec.Struct, frozen=True):
    """What a run came to. `renewed` counts documents that were read anew because the rules have changed."""

    documents: int
    new: int
    known: int
    renewed: int
    failed: int
    seconds: float

    @property
    def inputs(self) -> int:
        """How many inputs were looked at."""
        return self.new + self.known + self.renewed + self.failed


def read_into(case: Path, pile: Pile, heard: Heard | None = None) -> Summary:
    """Read a pile into a case, made if it is not there, and link it. Cut off anywhere, it goes on when called again.

    Raises CaseDamaged, NoSuchCase or RunAborted; what was written until then is whole and stays.
    """
    began = time.perf_counter()
    with Writer.open(case) as writer:
        run = writer.begin_run(reading_version())
        filling = _Filling(writer, heard or _nobody)
        filling.fill(outcomes(filling.unknown(_articles(case, pile)), pile.jobs))
        link_all(writer)
        writer.end_run(run, (filling.new, filling.known, filling.failed))
        documents = writer.view.counts.documents
    seconds = time.perf_counter() - began
    return Summary(documents, filling.new, filling.known, filling.renewed, filling.failed, seconds)


def link_all(writer: Writer) -> None:
    """Link and weigh all readings of the case, unless its links are made of just these."""
    view = writer.view
    while True:
        with writer.at_rest():
            source = view.fingerprint(linking_version())
            if view.linked_from() == source:
                return
            linked = weighing.weigh(linking.link(view.read()))
        with writer.together():
            if view.fingerprint(linking_version()) == source:  # or else another process has added documents meanwhile
                writer.replace_links(linked, source)


def _nobody(done: int, failure: Failure | None) -> None:
    """Hear nothing."""
    del done, failure


class _Filling:
    """One run: what is known is passed over, outcomes are written in batches."""

    def __init__(self, writer: Writer, heard: Heard) -> None:
        self._writer = writer
        self._heard = heard
        self._outdated = frozenset(writer.view.outdated(reading_version()))
        self._done = 0
        self.new = self.known = self.renewed = self.failed = 0

    def unknown(self, articles: Iterable[Item]) -> Iterator[Item]:
        """First what the case holds but must be read anew, then those articles that it does not hold."""
        for document in sorted(self._outdated):
            yield self._writer.view.original(document)
        for article in articles:
            if isinstance(article, Raw) and self._is_known(article):
                self._tell()
            else:
                yield article

    def fill(self, done: Iterable[tuple[Item, Outcome]]) -> None:
        """Write all outcomes."""
        batch: list[tuple[Item, Outcome]] = []
        size, since = 0, time.monotonic()
        for pair in done:
            batch.append(pair)
            size += len(pair[0].data) if isinstance(pair[0], Raw) else 0
            if len(batch) >= _BATCH or size > _BATCH_BYTES or time.monotonic() - since > _BATCH_SECONDS:
                self._write(batch)
                batch, size, since = [], 0, time.monotonic()
            self._tell(pair[1].failure)
        self._write(batch)

    def _is_known(self, raw: Raw) -> bool:
        document = f"sha256:{raw.sha256}"
        known = self._writer.view.known(document)
        if known is None or raw.name < known[0]:
            return False
        if known[1] != reading_version() and document not in self._outdated:
            return False
        with self._writer.together():
            self._writer.add_place(document, raw)
        self.known += 1
        return True

    def _write(self, batch: list[tuple[Item, Outcome]]) -> None:
        if batch:
            with self._writer.together():
                for item, outcome in batch:
                    self._put(item, outcome)

    def _put(self, item: Item, outcome: Outcome) -> None:
        new = False
        if isinstance(item, Raw) and outcome.document and outcome.reading:
            new = self._writer.add(item, outcome.document, outcome.reading, reading_version())
        if outcome.failure:
            self._writer.fail(outcome.failure)
            self.failed += 1
        elif new:
            self.new += 1
        elif isinstance(item, Raw) and f"sha256:{item.sha256}" in self._outdated:
            self.renewed += 1
        else:
            self.known += 1

    def _tell(self, failure: Failure | None = None) -> None:
        self._done += 1
        self._heard(self._done, failure)


def _articles(case: Path, pile: Pile) -> Iterator[Item]:
    """The articles of a pile, without the case's own file should it lie among them."""
    suffixes = ("", "-wal", "-shm", "-journal")
    paths = {f"{case.absolute()}{suffix}" for suffix in suffixes}
    names = {f"{case.name}{suffix}" for suffix in suffixes}
    now = datetime.now(UTC).isoformat(timespec="seconds")
    for item in ingest.gather(pile.places, pile.stdin, retrieved=now):
        is_own = item.at in paths if isinstance(item, Raw) else Path(item.name).name in names
        if not is_own:
            yield item


def expected(places: Sequence[str]) -> int | None:
    """How many inputs there will be at `places`, if that can be told beforehand."""
    if any(place == "-" or place.lower().endswith((".jsonl", ".ndjson")) for place in places):
        return None
    folders = [place for place in places if Path(place).is_dir()]
    inside = (name for place in folders for _, _, names in os.walk(place) for name in names)
    return len(places) - len(folders) + sum(not name.startswith(".") for name in inside) - ingest.passed_over(places)
