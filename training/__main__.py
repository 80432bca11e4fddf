"""Everything from the data to the weights: `python -m training --data POLNEAR --base MINILM --out FOLDER`.

Each step can be stopped and goes on where it was; a step that is done is not done again.
"""

import argparse
import subprocess
import sys
from pathlib import Path

EPOCHS = 5
LEFT_OUT = 4  # the layer without which the network loses least before it is trained on


def main() -> None:
    """Trains the network, or a shorter one from it, and writes its weights with fitted confidence."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder of PolNeAR; without it our own text alone")
    parser.add_argument("--base", type=Path, required=True, help="folder with the MiniLM weights")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--shorter", action="store_true", help="teach a network of one layer less, and write that one")
    o = parser.parse_args()
    data = ["--data", str(o.data)] if o.data else []
    base = ["--base", str(o.base)]
    whole, short, weights = o.out / "whole", o.out / "short", o.out / "weights"
    teacher = whole / f"average-{o.epochs}.pt"
    if not teacher.exists():
        run("train", *data, *base, "--out", whole, "--epochs", o.epochs, "--seed", o.seed)
    made = short / "average-1.pt" if o.shorter else teacher
    if not made.exists():
        rates = ["--rate", 1.5e-4, "--head-rate", 3e-4]
        taught = ["--teacher", teacher, "--drop", LEFT_OUT, "--epochs", 1, "--seed", o.seed + 1]
        run("train", *data, *base, "--out", short, *taught, *rates)
    run("export", "--checkpoint", made, *base, "--out", weights)
    if o.data:
        run("calibrate", *data, "--weights", weights)
        run("evaluate", *data, "--weights", weights, "--out", o.out / "predictions")


def run(step: str, *arguments: object) -> None:
    """One step as a program of its own, so that nothing of it stays in memory."""
    subprocess.run([sys.executable, "-m", f"training.{step}", *map(str, arguments)], check=True)


if __name__ == "__main__":
    main()
