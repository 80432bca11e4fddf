"""Our own passages by PolNeAR's scorer, nested attributions counted: the same yardstick on text of many manners."""

import tempfile
from pathlib import Path

from evals import polnear
from evals.examples import FOLDER, Example, parsed, read_example
from evals.suite import Missing, Result, corpus_hash
from reportedly.model import Spans

_KEPT = ("who-what.soft", "who-what.usable", "who-what.exact", "source-accuracy")


def measure(part: str) -> Result | Missing:
    """The scorer's figures for one folder of examples (`attribution`, `held_out`)."""
    suite = f"passages/{part}"
    files = sorted((FOLDER / part).rglob("*.txt"))
    if not polnear.can_score():
        return Missing(suite, "PolNeAR's scorer is not here")
    examples = [example for file in files for example in parsed(file)]
    with tempfile.TemporaryDirectory() as folder:
        _write(Path(folder, "own"), examples)
        found = ((example.name, polnear.attributions(read_example(example))) for example in examples)
        figures = polnear.scored(Path(folder), "own", found, nested=True)
    kept = {name: figures[name] for name in _KEPT}
    return Result(suite, corpus_hash(files), kept, (f"{len(examples)} passages, nested attributions counted",))


def _write(folder: Path, examples: list[Example]) -> None:
    """The passages as brat files (https://brat.nlplab.org/standoff.html), as PolNeAR has them."""
    for part in ("text", "attributions"):
        (folder / part).mkdir(parents=True)
    for example in examples:
        (folder / "text" / f"{example.name}.txt").write_text(example.text, encoding="utf-8", newline="")
        (folder / "attributions" / f"{example.name}_us.ann").write_text(_brat(example), encoding="utf-8")


def _brat(example: Example) -> str:
    lines: list[str] = []
    for number in sorted({number for number, _ in example.places}, key=int):
        shared = example.heads.get(("source", number), number)
        named = {"Source": (shared, "source"), "Cue": (number, "cue"), "Content": (number, "content")}
        marked = {label: key for label, key in named.items() if example.places.get(key)}
        for label, key in marked.items():
            lines.append(f"T{number}{label}\t{label} {_places(example.places[key])}\t-")
        roles = " ".join(f"{label}:T{number}{label}" for label in marked)
        lines.append(f"E{number}\t{roles}")
    return "\n".join(lines) + "\n"


def _places(spans: Spans) -> str:
    return ";".join(f"{span.start} {span.end}" for span in spans)
