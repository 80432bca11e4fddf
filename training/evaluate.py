"""Tags the articles of a split and scores them: `python -m training.evaluate --data POLNEAR --weights FOLDER --out FOLDER`."""

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path

import msgspec

from reportedly.reading.tagger.tagger import Tagged, Tagger


def predict(tagger: Tagger, data: Path, out: Path) -> float:
    """Writes predictions in the scorer's form; words a processor second."""
    paths = sorted(data.glob("text/*.txt"))
    texts = [p.read_bytes().decode("utf-8") for p in paths]
    cpu = time.process_time()
    found = tagger.tag(texts)
    cpu = time.process_time() - cpu
    write(out, [p.stem for p in paths], found)
    return sum(len(t.split()) for t in texts) / cpu


def write(out: Path, names: list[str], found: list[list[Tagged]]) -> None:
    """One JSON line a document."""
    out.mkdir(parents=True, exist_ok=True)
    with open(out / "predictions.jsonl", "w", encoding="utf-8") as file:
        for name, attributions in zip(names, found, strict=True):
            file.write(json.dumps({"doc": name, "attributions": [msgspec.to_builtins(a) for a in attributions]}) + "\n")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", default="dev", choices=("train", "dev"))
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    o = parser.parse_args()
    tagger = Tagger(o.weights)
    speed = predict(tagger, o.data / o.split, o.out)
    print(f"{speed:.0f} words a processor second")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "attreval",
            "score",
            "--gold",
            str(o.data.resolve()),
            "--split",
            o.split,
            "--pred",
            str(o.out.resolve()),
            "--json",
            str((o.out / "scores.json").resolve()),
        ],
        cwd=o.data / "scorer",
        check=True,
    )


if __name__ == "__main__":
    main()
