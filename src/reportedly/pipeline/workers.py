"""Many articles over several processes: in order, in little memory, and none can harm another."""

import os
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from itertools import chain, islice
from typing import TypeVar

import msgspec

from reportedly.model import Failure, Raw
from reportedly.pipeline.analysing import Outcome, outcome_of
from reportedly.pipeline.serving import put, take

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


class _Worker:
    """One process, and the pipes to it. It is a Python of its own that knows nothing of the program we run in."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "reportedly.pipeline.serving"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if os.environ.get("REPORTEDLY_DEBUG") else subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )

    def outcome(self, raw: Raw) -> Outcome | None:
        """What became of `raw`; None if the worker died of it, or took too long."""
        to, answers = self._process.stdin, self._process.stdout
        if to is None or answers is None:
            return None
        too_long = threading.Timer(_PATIENCE, self._process.kill)
        too_long.daemon = True
        too_long.start()
        try:
            put(to, msgspec.msgpack.encode(raw))
            answer = take(answers)
        except (OSError, ValueError):  # closed by it, or by us
            return None
        finally:
            too_long.cancel()
        return msgspec.msgpack.decode(answer, type=Outcome) if answer else None

    def end(self) -> None:
        """Let it go at once: it holds nothing that would be lost."""
        self._process.kill()
        with suppress(OSError), self._process:  # closes the pipes; what was half sent is of no use to anybody
            pass


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
