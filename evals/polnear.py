"""PolNeAR's `dev` (Newell, Margolin, Ruths 2018), where it stands beside the project, by the scorer there."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from evals.suite import SHARED, Missing, Result, corpus_hash
from reportedly import pipeline
from reportedly.model import Raw, Reading, Span

DATA = SHARED / "data" / "polnear"
_SCORER = DATA / "scorer"
MEASURES = (
    "who-what.soft",
    "who-what.usable",
    "who-what.exact",
    "who-what.soft@direct",
    "who-what.soft@mixed",
    "who-what.soft@indirect",
    "who-cue-what.soft",
    "content.usable",
    "source.soft",
    "cue.soft",
    "content.soft",
    "fragment.source.strict",
    "fragment.cue.strict",
    "fragment.content.strict",
)
Found = dict[str, list[list[int]]]


def measure() -> Result | Missing:
    """The scorer's F1 figures, and the share of contents with the right source."""
    texts = sorted((DATA / "dev" / "text").glob("*.txt"))
    if not texts or not _SCORER.is_dir():
        return Missing("polnear/dev", f"{DATA} is not here")
    failed: list[str] = []
    figures = scored(DATA, "dev", _predicted(texts, failed))
    gold = sorted((DATA / "dev" / "attributions").rglob("*.ann"))
    return Result("polnear/dev", corpus_hash([*texts, *gold]), figures, tuple(f"not read: {each}" for each in failed))


def can_score() -> bool:
    """Whether the scorer stands beside the project."""
    return _SCORER.is_dir()


def scored(
    gold: Path, split: str, predicted: Iterable[tuple[str, list[Found]]], *, nested: bool = False
) -> dict[str, float]:
    """The scorer's figures for what was found in each document; `nested` counts what stands inside others too."""
    with tempfile.TemporaryDirectory() as folder:
        predictions, scores = Path(folder, "predictions"), Path(folder, "scores.json")
        predictions.mkdir()
        with (predictions / "found.jsonl").open("w", encoding="utf-8") as lines:
            for name, attributions in predicted:
                lines.write(json.dumps({"doc": name, "attributions": attributions}) + "\n")
        command = ["score", "--gold", str(gold), "--split", split, "--pred", str(predictions), "--json", str(scores)]
        command += ["--nested", "keep"] if nested else []
        subprocess.run(  # noqa: S603 - a program that we name
            [sys.executable, "-m", "attreval", *command], cwd=_SCORER, check=True, stdout=subprocess.DEVNULL
        )
        found = json.loads(scores.read_text("utf-8"))["scores"]
    out = {name: found[name]["f1"] for name in MEASURES if name in found}
    return out | {n: found[n]["precision"] for n in ("source-accuracy", "source-accuracy.named") if n in found}


def attributions(reading: Reading) -> list[Found]:
    """What a reading found, in the scorer's form."""
    return [
        {"source": _pairs(one.source), "cue": _pairs(one.cue), "content": _pairs(one.content)}
        for one in reading.attributions
        if one.cue or one.content
    ]


def _predicted(texts: list[Path], failed: list[str]) -> Iterable[tuple[str, list[Found]]]:
    for path in texts:
        raw = Raw(path.name, str(path), path.read_bytes(), "text/plain", "0" * 64)
        outcome = pipeline.outcome_of(raw)
        if outcome.document is None or outcome.reading is None or outcome.failure is not None:
            failed.append(f"{path.name}: {outcome.failure.why if outcome.failure else ''}")
        else:
            yield path.stem, attributions(outcome.reading)


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
