"""Times of the corpus held against what is read in its texts: python -m evals.world_times.

Extent is scored strictly and relaxed (any overlap), as TempEval-3 did (UzZaman et al. 2013); a value is right where the
extent overlaps and the readings are the same, whatever their order. What nothing resolves must be left open.
The held-out part gives figures only.
"""

import hashlib
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from evals.corpus import markup
from evals.measures import Score
from evals.suite import Missing, Result, corpus_hash
from reportedly import syntax
from reportedly.model import Document, Span, Time, Why, Zone
from reportedly.reading.quotes import quotations
from reportedly.reading.times import times
from reportedly.reading.words import words

PARTS = {"open": ("sentences", "articles"), "held_out": ("held_out/sentences", "held_out/articles")}
TYPES = ("DATE", "TIME", "DURATION", "SET")
Pair = tuple[markup.TimeOf | None, Time | None]
"""What is true and what was found at one place; None where the other side has nothing."""


def measure(part: str) -> Result | Missing:
    """The figures of the `open` or the `held_out` part."""
    suite = f"world/times/{part}"
    files = [file for folder in PARTS[part] for file in markup.files(folder)]
    if not files:
        return Missing(suite, f"no files in {', '.join(PARTS[part])}")
    scores: defaultdict[str, Score] = defaultdict(Score)
    number = 0
    for block in _blocks(files):
        number += 1
        for pair in pairs(list(block.times.values()), found_in(block)):
            _count(scores, pair)
    figures = {f"{name} F1": score.f1 for name, score in sorted(scores.items())}
    return Result(suite, corpus_hash(files), figures, (f"{number} blocks",))


def _blocks(files: Iterable[Path]) -> Iterator[markup.Block]:
    for file in files:
        yield from markup.blocks(file)[0]


def found_in(block: markup.Block) -> tuple[Time, ...]:
    """The times that are read in a block, all of it body."""
    body = Zone("body", Span(0, len(block.text)), Why("corpus", "1"))
    name = f"sha256:{hashlib.sha256(block.id.encode()).hexdigest()}"
    parse = syntax.parse(Document(name, block.id, block.text, "text/plain", (body,)))
    return times(words(block.text, parse, quotations(block.text, parse)), block.published, ())


def pairs(true: Sequence[markup.TimeOf], found: Sequence[Time]) -> list[Pair]:
    """Each true time with the one found at its place; equal extents first, then the largest overlap."""
    overlaps = sorted(
        (-int(t.span == f.span), -_shared(t.span, f.span), a, b)
        for a, t in enumerate(true)
        for b, f in enumerate(found)
        if t.span.meets(f.span)
    )
    of_true: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, a, b in overlaps:
        if a not in of_true and b not in taken:
            of_true[a] = b
            taken.add(b)
    out: list[Pair] = [(t, found[of_true[a]] if a in of_true else None) for a, t in enumerate(true)]
    return out + [(None, f) for b, f in enumerate(found) if b not in taken]


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def same_value(true: markup.TimeOf, found: Time) -> bool:
    """Whether the readings are the same set; none on both sides is the same too."""
    readings = () if found.value is None else (found.value, *found.others)
    return set(true.values) == set(readings)


def _count(scores: defaultdict[str, Score], pair: Pair) -> None:
    true, found = pair
    both = true is not None and found is not None
    right = {
        "relaxed": both,
        "strict": true is not None and found is not None and true.span == found.span,
        "value": true is not None and found is not None and same_value(true, found),
    }
    for name, good in right.items():
        for key, is_true, is_found in (
            (name, true is not None, found is not None),
            *((f"{name} {kind}", *_of_type(kind, true, found)) for kind in TYPES),
        ):
            if is_found:
                scores[key].precision.add(good and is_true)
            if is_true:
                scores[key].recall.add(good and is_found)


def _of_type(kind: str, true: markup.TimeOf | None, found: Time | None) -> tuple[bool, bool]:
    return true is not None and true.type == kind, found is not None and found.type == kind


def main() -> int:
    """Print both parts."""
    for part in PARTS:
        result = measure(part)
        if isinstance(result, Missing):
            print(f"SKIPPED {result.suite}: {result.why}", file=sys.stderr)
            continue
        print(f"{result.suite} (corpus {result.corpus})")
        for name, figure in result.figures.items():
            print(f"  {name:28} {100 * figure:6.1f}")
        for note in result.notes:
            print(f"  - {note}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
