"""Measure, and print the table that stands in docs/benchmarks.md.

python -m benchmarks [SIZE ...]
"""

import json
import math
import os
import platform
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

import msgspec

from benchmarks import pile

_START_UPS = 10
_REPORTEDLY = [sys.executable, "-m", "reportedly.surfaces.cli"]
_HEADS = (
    "articles",
    "words",
    "`read --jobs 1`",
    "articles/s",
    "words/CPU s",
    "peak memory",
    "linking and weighing, CPU",
    "its peak memory",
    "claims",
    "largest claim",
    "case file",
)


class Run(msgspec.Struct, frozen=True):
    """What one program took."""

    seconds: float
    processor: float
    megabytes: float
    said: str = ""


class Row(msgspec.Struct, frozen=True):
    """One size of pile."""

    articles: int
    words: int
    read: Run
    link: dict[str, float]
    case_megabytes: float


def run(*command: str) -> Run:
    """Run a program to its end, alone.

    Raises CalledProcessError if it fails.
    """
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    said, trouble = process.stdout, process.stderr
    out = said.read() if said else ""
    talk = trouble.read() if trouble else ""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        print(talk[-2000:], file=sys.stderr)
        raise subprocess.CalledProcessError(process.returncode, command, out, talk)
    return Run(time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, out)


def row(size: int, folder: Path) -> Row:
    """Read and link a pile of one size."""
    words = pile.write(folder / "pile", size)
    case = folder / "case.db"
    read = run(*_REPORTEDLY, "read", str(folder / "pile"), "--case", str(case), "--jobs", "1")
    link = json.loads(run(sys.executable, "-m", "benchmarks.linking_alone", str(case)).said)
    return Row(size, words, read, link, case.stat().st_size / 1e6)


def start_up() -> Run:
    """The least of several runs of `reportedly --help`: what is over it is other programs."""
    return min((run(*_REPORTEDLY, "--help") for _ in range(_START_UPS)), key=lambda each: each.seconds)


def growth(rows: list[Row], what: list[float]) -> str:
    """The exponent of growth between neighbouring sizes: 1 is linear."""
    sizes = [each.articles for each in rows]
    pairs = zip(sizes, sizes[1:], what, what[1:], strict=False)
    return ", ".join(f"{math.log(b / a) / math.log(n / m):.2f}" for m, n, a, b in pairs if a > 0 and b > 0)


def main() -> None:
    """Measure each size and print a page of Markdown."""
    sizes = [int(size) for size in sys.argv[1:]] or [100, 1_000, 10_000]
    print(_machine())
    begun = start_up()
    print(f"\n`reportedly --help`: {1000 * begun.seconds:.0f} ms, {begun.megabytes:.0f} MB\n")
    rows: list[Row] = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            rows.append(row(size, Path(folder)))
        print(f"{size} done", file=sys.stderr)
    print(table(rows))


def table(rows: list[Row]) -> str:
    """The measured figures as Markdown."""
    out = [f"| {' | '.join(_HEADS)} |", "|" + "---:|" * len(_HEADS)]
    out += [f"| {' | '.join(_cells(each))} |" for each in rows]
    if len(rows) > 1:
        seconds, memory = [r.read.processor for r in rows], [r.read.megabytes for r in rows]
        link_seconds = [r.link["link"] + r.link["weigh"] for r in rows]
        exponents = (
            f"time {growth(rows, seconds)}; peak memory {growth(rows, memory)}; "
            f"linking and weighing alone {growth(rows, link_seconds)}"
        )
        out += ["", f"Exponents of growth from size to size (1 is linear): {exponents}."]
    return "\n".join(out)


def _cells(each: Row) -> list[str]:
    link, read = each.link, each.read
    return [
        f"{each.articles:,}",
        f"{each.words:,}",
        f"{read.seconds:.1f} s",
        f"{each.articles / read.seconds:.1f}",
        f"{each.words / read.processor:,.0f}",
        f"{read.megabytes:.0f} MB",
        f"{link['link'] + link['weigh']:.2f} s",
        f"{link['megabytes']:.0f} MB",
        f"{link['claims']:,}",
        f"{link['largest']:,}",
        f"{each.case_megabytes:.1f} MB",
    ]


def _machine() -> str:
    models = [line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")]
    sizes = [int(line.split()[1]) / 1e6 for line in _lines("/proc/meminfo") if line.startswith("MemTotal")]
    model, memory = (models or [platform.machine()])[0], (sizes or [0.0])[0]
    load = os.getloadavg()[0]
    return (
        f"{model}, {os.cpu_count()} processors, {memory:.0f} GB; {platform.system()} {platform.release()}; "
        f"Python {platform.python_version()}; reportedly {version('reportedly')}; load before {load:.1f}"
    )


def _lines(path: str) -> list[str]:
    return Path(path).read_text("utf-8").splitlines() if Path(path).exists() else []


if __name__ == "__main__":
    main()
