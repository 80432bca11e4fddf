"""Fits confidence on dev: `python -m training.calibrate --data POLNEAR --weights FOLDER`. Writes it into config.json."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from reportedly.reading.tagger.tagger import Tagged, Tagger, odds

Floats = npt.NDArray[np.float64]
FOLDS, RIDGE, BINS = 6, 1e-2, 10


def fit(x: Floats, y: Floats) -> Floats:
    """Logistic regression by Newton's method: x [n, k], y [n] to weights [k + 1], the constant last."""
    x = np.concatenate([x, np.ones((len(x), 1))], 1)
    w = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        slope = x.T @ (p - y) + RIDGE * w
        curve = (x * (p * (1 - p))[:, None]).T @ x + RIDGE * np.eye(len(w))
        w = w - np.linalg.solve(curve, slope)
    return w


def apply(x: Floats, w: Floats) -> Floats:
    """Probabilities [n]."""
    return np.asarray(1 / (1 + np.exp(-(x @ w[:-1] + w[-1]))))


def reliability(p: Floats, y: Floats) -> tuple[float, list[tuple[float, float, int]]]:
    """Expected calibration error, and (mean confidence, share right, number) for each tenth of the predictions."""
    rows = []
    for part in np.array_split(np.argsort(p), BINS):
        rows.append((float(p[part].mean()), float(y[part].mean()), len(part)))
    return sum(abs(a - b) * n for a, b, n in rows) / len(p), rows


def judged(found: Sequence[Tagged], document: object, score: object, model: object) -> list[bool]:
    """Which attributions are usable: content overlaps a gold one by half or more, and the source is right."""
    text, gold = document.text, document.gold  # type: ignore[attr-defined]
    right: dict[tuple[int, int], float] = {}
    for i, a in enumerate(found):
        mine = model.from_spans(text, msgspec.to_builtins(a))  # type: ignore[attr-defined]
        source, content = text.words(mine.source), text.words(mine.content)
        for j, g in enumerate(gold):
            both = len(content & text.words(g.content))
            overlap = both / len(content | text.words(g.content)) if both else 0.0
            if overlap >= 0.5 and score.same_source(source, text.words(g.source)):  # type: ignore[attr-defined]
                right[i, j] = 1 + overlap
    pairs = score.assign(right)  # type: ignore[attr-defined]
    good = {i for i, _ in pairs}
    return [i in good for i in range(len(found))]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    o = parser.parse_args()
    sys.path.insert(0, str(o.data / "scorer"))
    from attreval import model, polnear, score  # type: ignore[import-not-found]

    documents = polnear.read(o.data, "dev")
    weighed = Tagger(o.weights).weigh([d.text.raw for d in documents])
    rows, right, fold = [], [], []
    for n, (document, found) in enumerate(zip(documents, weighed, strict=True)):
        rows += [odds(evidence) for _, evidence in found]
        right += judged([a for a, _ in found], document, score, model)
        fold += [n % FOLDS] * len(found)
    x, y, part = np.array(rows), np.array(right, np.float64), np.array(fold)
    held = np.zeros(len(y))
    for k in range(FOLDS):
        held[part == k] = apply(x[part == k], fit(x[part != k], y[part != k]))
    error, table = reliability(held, y)
    print(f"{len(y)} attributions, {y.mean():.3f} usable; calibration error over {FOLDS} folds {error:.4f}")
    for mean, share, number in table:
        print(f"  confidence {mean:.3f}  usable {share:.3f}  of {number}")
    file = o.weights / "config.json"
    config = json.loads(file.read_text())
    config["confidence"] = np.round(fit(x, y), 4).tolist()
    file.write_text(json.dumps(config) + "\n")


if __name__ == "__main__":
    main()
