"""Pinned figures: what was once reached must be reached again, on the same corpus.

A floor below the best that was ever pinned needs a `reason` in the file, written by hand; nothing here lowers one.
"""

import math
from pathlib import Path

import msgspec

from evals.suite import Result

FILE = Path(__file__).with_name("floors.json")


class Floor(msgspec.Struct, omit_defaults=True):
    """`best` is the highest figure ever pinned, `reason` why the floor is below it."""

    floor: float
    best: float
    reason: str | None = None


class Pinned(msgspec.Struct):
    """One suite: the hash of the corpus that was measured, and its floors."""

    corpus: str
    floors: dict[str, Floor]


def load() -> dict[str, Pinned]:
    """All that is pinned; nothing where there is no file yet."""
    return msgspec.json.decode(FILE.read_bytes(), type=dict[str, Pinned]) if FILE.exists() else {}


def breaches(pinned: Pinned | None, result: Result) -> list[str]:
    """What a result breaks, a line each."""
    if pinned is None:
        return [f"{result.suite}: nothing is pinned (--raise pins it)"]
    out: list[str] = []
    if pinned.corpus != result.corpus:
        out.append(
            f"{result.suite}: the corpus has changed ({pinned.corpus} -> {result.corpus}); pin it anew with --raise"
        )
    for name, floor in pinned.floors.items():
        figure = result.figures.get(name)
        if figure is None:
            out.append(f"{result.suite}, {name}: no longer measured")
        elif figure < floor.floor:
            out.append(f"{result.suite}, {name}: {figure:.4f} is below its floor of {floor.floor:.4f}")
        if floor.floor < floor.best and not floor.reason:
            out.append(f"{result.suite}, {name}: lowered from {floor.best:.4f} without a reason")
    out += [f"{result.suite}, {name}: not pinned (--raise)" for name in result.figures if name not in pinned.floors]
    return out


def raised(pinned: Pinned | None, result: Result) -> Pinned:
    """The same floors, each as high as the figures now are; one that is not reached stays where it is."""
    floors = dict(pinned.floors) if pinned is not None else {}
    corpus = pinned.corpus if pinned is not None else result.corpus
    for name, figure in result.figures.items():
        reached = math.floor(figure * 10_000) / 10_000
        known = floors.get(name)
        if known is None:
            floors[name] = Floor(reached, reached)
        elif reached > known.floor:
            best = max(reached, known.best)
            floors[name] = Floor(reached, best, known.reason if reached < best else None)
    held = all(result.figures.get(name, 0.0) >= floor.floor for name, floor in floors.items())
    return Pinned(result.corpus if held else corpus, dict(sorted(floors.items())))


def save(pinned: dict[str, Pinned]) -> None:
    """Write all floors."""
    FILE.write_bytes(msgspec.json.format(msgspec.json.encode(dict(sorted(pinned.items()))), indent=1) + b"\n")
