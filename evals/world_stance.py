"""Predictions and marks of language of the corpus' blocks, held against what is read in them.

`python -m evals.world_stance` prints the figures of the open part and of the held-out one.
"""

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec

from evals.corpus.markup import Block, MarkOf, PredictionOf, blocks, files
from evals.measures import Ratio, Ruler, Score, assign
from evals.suite import Result, corpus_hash
from reportedly import reading, syntax
from reportedly.model import Document, Found, LanguageMark, Prediction, Reading, Span, Time, Why, Zone
from reportedly.reading import agencies
from reportedly.reading.foretelling.forecasts import forecasts
from reportedly.reading.quotes import quotations
from reportedly.reading.stance import language_marks
from reportedly.reading.words import Words, words

PARTS = {"open": ("sentences", "articles"), "held_out": ("held_out/sentences", "held_out/articles")}
KINDS = ("hedge", "loaded", "opinion", "speculation")


class Read(msgspec.Struct, frozen=True):
    """A block with its columns and what is read in it without these layers."""

    block: Block
    document: Document
    words: Words
    reading: Reading


class Tally(msgspec.Struct):
    """What was counted so far."""

    predictions: Score = msgspec.field(default_factory=Score)
    holder: Ratio = msgspec.field(default_factory=Ratio)
    horizon: Ratio = msgspec.field(default_factory=Ratio)
    condition: Score = msgspec.field(default_factory=Score)
    marks: dict[str, Score] = msgspec.field(default_factory=lambda: {kind: Score() for kind in KINDS})


def measure(part: str, *, own_times: bool = False) -> Result:
    """The figures of one part, by the blocks' own times or by those that the program reads."""
    tally, number = Tally(), 0
    for read in map(read_block, _blocks(part)):
        number += 1
        predicted, marked = found_in(read, own_times=own_times)
        _predictions(tally, read, predicted)
        _marks(tally, read.block, marked)
    name = f"world/stance/{part}" + ("" if own_times else ", with the true times")
    return Result(name, corpus_hash(_files(part)), _figures(tally), (f"{number} blocks",))


def found_in(read: Read, *, own_times: bool = False) -> tuple[tuple[Prediction, ...], tuple[LanguageMark, ...]]:
    """The predictions and marks of a block."""
    found = read.reading
    times = _times_read(read) if own_times else _times_given(read.block)
    predicted = forecasts(read.words, found.attributions, times, read.block.published, found.actors)
    return predicted, language_marks(read.words, found.attributions)


def read_block(block: Block) -> Read:
    """A block as a document, all of it body."""
    outlet = block.heads.get("outlet", "-")
    document = Document(
        id=f"sha256:{hashlib.sha256(block.id.encode()).hexdigest()}",
        name=block.id,
        text=block.text,
        media_type="text/plain",
        zones=(Zone("body", Span(0, len(block.text)), Why("block", "1")),),
        outlet=Found(outlet, "block") if outlet != "-" else None,
        published=Found(block.published, "block") if block.published is not None else None,
    )
    parse = syntax.parse(document)
    quoted = quotations(document.text, parse)
    columns = words(document.text, parse, quoted, agencies.datelines(document.text, document.zones))
    return Read(block, document, columns, reading.read(document, parse))


def pairs(read: Read, found: tuple[Prediction, ...]) -> list[tuple[Prediction, PredictionOf]]:
    """What was found with what it stands for: at least half of the words of both are shared."""
    ruler, true = Ruler(read.block.text), list(read.block.predictions.values())
    return [(found[n], true[m]) for n, m in _paired(ruler, [f.span for f in found], [t.span for t in true])]


def same_holder(read: Read, one: Prediction, true: PredictionOf) -> bool:
    """Whether both are held by the author, or by one who is mentioned at the same place."""
    actors = {actor.id: actor for actor in read.reading.actors}
    author = next(iter(actors), None)
    if true.holder is None:
        return one.by in {None, author} and (one.by is not None or one.attribution is None)
    mentions = actors[one.by].mentions if one.by in actors else ()
    return any(mine.meets(theirs) for mine in mentions for theirs in read.block.actors[true.holder].mentions)


def _predictions(tally: Tally, read: Read, found: tuple[Prediction, ...]) -> None:
    paired = pairs(read, found)
    tally.predictions.count(len(paired), len(found), len(read.block.predictions))
    for one, true in paired:
        tally.holder.add(same_holder(read, one, true))
        tally.horizon.add(one.horizon == true.horizon)
        both = one.condition is not None and true.condition is not None and one.condition.meets(true.condition)
        tally.condition.count(both, one.condition is not None, true.condition is not None)


def _marks(tally: Tally, block: Block, found: tuple[LanguageMark, ...]) -> None:
    for kind in KINDS:
        ones: list[LanguageMark] = [mark for mark in found if mark.mark == kind]
        true: list[MarkOf] = [mark for mark in block.marks if mark.mark == kind]
        met = assign({(n, m): 1.0 for n, a in enumerate(ones) for m, b in enumerate(true) if a.span.meets(b.span)})
        tally.marks[kind].count(len(met), len(ones), len(true))


def _paired(ruler: Ruler, ones: list[Span], others: list[Span]) -> list[tuple[int, int]]:
    weights: dict[tuple[int, int], float] = {}
    for n, one in enumerate(ones):
        for m, other in enumerate(others):
            mine, theirs = ruler.words((one,)), ruler.words((other,))
            shared = len(mine & theirs)
            if 2 * shared >= len(mine) and 2 * shared >= len(theirs):
                weights[n, m] = float(shared)
    return assign(weights)


def _figures(tally: Tally) -> dict[str, float]:
    return {
        "predictions F1": tally.predictions.f1,
        "predictions precision": tally.predictions.precision.value,
        "predictions recall": tally.predictions.recall.value,
        "holder": tally.holder.value,
        "horizon exact": tally.horizon.value,
        "condition F1": tally.condition.f1,
        **{f"{kind} F1": score.f1 for kind, score in tally.marks.items()},
    }


def _times_given(block: Block) -> tuple[Time, ...]:
    return tuple(
        Time(
            time.span,
            time.type,  # type: ignore[arg-type] # checked by the corpus' own checks
            time.values[0] if time.values else None,
            Why("given", "1"),
            time.values[1:],
        )
        for time in block.times.values()
    )


def _times_read(read: Read) -> tuple[Time, ...]:
    layer: Any = _times_layer()
    found: tuple[Time, ...] = layer(read.words, read.block.published, ())
    return found


@cache
def _times_layer() -> object | None:
    """The layer of times, where the program has one."""
    try:
        return getattr(import_module("reportedly.reading.times"), "times", None)
    except ImportError:
        return None


def _blocks(part: str) -> Iterator[Block]:
    for file in _files(part):
        yield from blocks(file)[0]


def _files(part: str) -> list[Path]:
    return [file for folder in PARTS[part] for file in files(folder)]


def _print(results: Iterable[Result]) -> None:
    for result in results:
        print(f"{result.suite} (corpus {result.corpus}; {', '.join(result.notes)})")
        for name, figure in result.figures.items():
            print(f"  {name:<24}{figure:.3f}")


def main() -> None:
    """Print the figures of both parts."""
    _print(measure(part) for part in PARTS)
    if _times_layer() is not None:
        _print(measure(part, own_times=True) for part in PARTS)


if __name__ == "__main__":
    main()
