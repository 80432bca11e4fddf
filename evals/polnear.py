"""PolNeAR's `dev` (Newell, Margolin, Ruths 2018), where it stands beside the project, by the scorer there."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from evals.suite import SHARED, Missing, Result, corpus_hash
from reportedly import pipeline
from reportedly.model import Raw, Span

DATA = SHARED / "data" / "polnear"
_MEASURES = (
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


def measure() -> Result | Missing:
    """The scorer's F1 figures, and the share of contents with the right source."""
    scorer = DATA / "scorer"
    texts = sorted((DATA / "dev" / "text").glob("*.txt"))
    if not texts or not scorer.is_dir():
        return Missing("polnear/dev", f"{DATA} is not here")
    with tempfile.TemporaryDirectory() as folder:
        predictions, scores = Path(folder, "predictions"), Path(folder, "scores.json")
        predictions.mkdir()
        failed = _predict(texts, predictions / "dev.jsonl")
        command = ["score", "--gold", str(DATA), "--split", "dev", "--pred", str(predictions), "--json", str(scores)]
        subprocess.run(  # noqa: S603 - a program that we name
            [sys.executable, "-m", "attreval", *command], cwd=scorer, check=True, stdout=subprocess.DEVNULL
        )
        found = json.loads(scores.read_text("utf-8"))["scores"]
    out = {name: found[name]["f1"] for name in _MEASURES if name in found}
    out |= {name: found[name]["precision"] for name in ("source-accuracy", "source-accuracy.named") if name in found}
    gold = sorted((DATA / "dev" / "attributions").rglob("*.ann"))
    return Result("polnear/dev", corpus_hash([*texts, *gold]), out, tuple(f"not read: {each}" for each in failed))


def _predict(texts: list[Path], out: Path) -> list[str]:
    failed: list[str] = []
    with out.open("w", encoding="utf-8") as lines:
        for path in texts:
            raw = Raw(path.name, str(path), path.read_bytes(), "text/plain", "0" * 64)
            outcome = pipeline.outcome_of(raw)
            if outcome.document is None or outcome.reading is None or outcome.failure is not None:
                failed.append(f"{path.name}: {outcome.failure.why if outcome.failure else ''}")
                continue
            found = [
                {"source": _pairs(one.source), "cue": _pairs(one.cue), "content": _pairs(one.content)}
                for one in outcome.reading.attributions
                if one.cue or one.content
            ]
            lines.write(json.dumps({"doc": path.stem, "attributions": found}) + "\n")
    return failed


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
