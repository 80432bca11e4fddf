"""Piles of invented articles, and the command line in a process of its own."""

import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

FAKES = str(Path(__file__).parent / "fakes")
SOURCE = str(Path(__file__).parents[2] / "src")

Start = Callable[..., "subprocess.Popen[str]"]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def pile(tmp_path: Path) -> Callable[[int], Path]:
    """Makes a folder of so many articles, in which some say the same."""

    def make(count: int) -> Path:
        folder = tmp_path / "pile"
        folder.mkdir()
        chance = random.Random(7)
        for number in range(count):
            town = chance.randrange(count // 2 + 1)
            said = f'"We will open an office in the harbour of town {town}." said Speaker{number % 9}'
            filler = "The council met on Tuesday and heard the report of the harbour master. " * 5
            (folder / f"article-{number:04}.txt").write_text(f"{filler}\n{said}\nNumber {number}.\n")
        return folder

    return make


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Starts `reportedly` with the stand-ins in; keywords are environment variables."""

    def begin(*arguments: object, **environment: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "-m", "reportedly.surfaces.cli", *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            text=True,
            cwd=tmp_path,
            env={**os.environ, "FAKES": "1", "PYTHONPATH": f"{FAKES}{os.pathsep}{SOURCE}", **environment},
        )

    return begin


@pytest.fixture
def run(start: Start) -> Run:
    """Runs `reportedly` to its end."""

    def to_end(*arguments: object, **environment: str) -> "subprocess.CompletedProcess[str]":
        process = start(*arguments, **environment)
        out, err = process.communicate(timeout=120)
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    return to_end
