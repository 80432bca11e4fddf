"""Many articles over several processes: in order, in little memory, and none can harm another."""

import logging
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain, islice
from multiprocessing.connection import Connection
from typing import TypeVar

import msgspec

from reportedly.model import Failure, Raw
from reportedly.pipeline.analysing import Outcome, outcome_of

T = TypeVar("T")
Item = Raw | Failure

_FEW = 16
"""Up to here one process is done before a second has started."""

_PATIENCE = 600.0
"""Seconds for one article: what takes longer is given up."""

_AHEAD = 4
"""Articles in hand for each process: enough that none waits, few enough that memory stays flat."""


def outcomes(items: Iterable[Item], jobs: int | None = None) -> Iterator[tuple[Item, Outcome]]:
    """Each item with its outcome, in the order of `items`, which are taken as they are needed.

    `jobs` is the number of processes; None means one for each processor, or this one alone for a few items.
    """
    items = iter(items)
    if jobs is None:
        first = list(islice(items, _FEW + 1))
        items = chain(first, items)
        jobs = 1 if len(first) <= _FEW else processors()
    if jobs <= 1:
        return ((item, _begun(item, outcome_of)) for item in items)
    return _spread(items, jobs)


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def quiet() -> None:
    """Libraries keep what they have to say of a page to themselves: a page's troubles are told once, as failures."""
    logging.disable(logging.CRITICAL)


def serve(connection: Connection) -> None:
    """The life of a worker: raw articles in, outcomes out, until nobody is there any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    quiet()
    decoder = msgspec.msgpack.Decoder(Raw)
    try:
        while True:
            raw = decoder.decode(connection.recv_bytes())
            connection.send_bytes(msgspec.msgpack.encode(outcome_of(raw)))
    except (EOFError, OSError):
        return


class _Worker:
    """One process, and this end of the line to it."""

    def __init__(self) -> None:
        spawn = multiprocessing.get_context("spawn")
        self._connection, theirs = spawn.Pipe()
        self._process = spawn.Process(target=serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()

    def outcome(self, raw: Raw) -> Outcome | None:
        """What became of `raw`; None if the worker died of it, or never came back."""
        try:
            self._connection.send_bytes(msgspec.msgpack.encode(raw))
            if self._connection.poll(_PATIENCE):
                return msgspec.msgpack.decode(self._connection.recv_bytes(), type=Outcome)
        except (EOFError, OSError):
            pass
        return None

    def end(self) -> None:
        """Let it go at once: it holds nothing that would be lost."""
        self._process.kill()
        self._process.join()
        self._connection.close()


class _Crew:
    """As many workers as there are threads asking for them."""

    def __init__(self) -> None:
        self._mine = threading.local()
        self._lock = threading.Lock()
        self._all: set[_Worker] = set()
        self._closed = False

    def outcome(self, raw: Raw) -> Outcome:
        worker: _Worker = getattr(self._mine, "worker", None) or self._hire()
        outcome = worker.outcome(raw)
        if outcome is None:
            self._mine.worker = None
            with self._lock:
                self._all.discard(worker)
            worker.end()
            return Outcome(failure=Failure(raw.name, "worker", "the process that read it died, or took too long"))
        return outcome

    def _hire(self) -> _Worker:
        with self._lock:
            if self._closed:
                raise BrokenPipeError  # nobody waits for the answer any more
            self._mine.worker = worker = _Worker()
            self._all.add(worker)
        return worker

    def end(self) -> None:
        with self._lock:
            self._closed = True
            for worker in self._all:
                worker.end()


def _spread(items: Iterator[Item], jobs: int) -> Iterator[tuple[Item, Outcome]]:
    crew = _Crew()
    threads = ThreadPoolExecutor(jobs)  # each thread talks to one worker
    waiting: deque[tuple[Item, Future[Outcome] | Outcome]] = deque()
    try:
        for item in items:
            waiting.append((item, _begun(item, lambda raw: threads.submit(crew.outcome, raw))))
            if len(waiting) >= jobs * _AHEAD:
                yield _ready(*waiting.popleft())
        while waiting:
            yield _ready(*waiting.popleft())
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
        crew.end()


def _begun(item: Item, work: Callable[[Raw], T]) -> Outcome | T:
    """What `work` makes of an article; what has failed already stays as it is."""
    return Outcome(failure=item) if isinstance(item, Failure) else work(item)


def _ready(item: Item, outcome: Future[Outcome] | Outcome) -> tuple[Item, Outcome]:
    return item, outcome if isinstance(outcome, Outcome) else outcome.result()
