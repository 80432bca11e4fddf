"""Command sessions in Markdown pages: run again, held against what the page shows, or written anew.

A fenced `console` block holds lines `$ command`, each with what it prints below it. All blocks of a page run in
order, in one fresh folder that holds a copy of `sample/`. A remark right above a block says whose id its commands
mean, so that the page follows when ids change:

    <!-- id: claim WORDS -->            the shortest claim that holds WORDS
    <!-- id: attribution DOC WORDS -->  the shortest attribution of DOC that holds WORDS
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

ROOT = Path(__file__).resolve().parents[2]
_FENCE = re.compile(r"^```(?P<kind>\w*)$")
_WANTED = re.compile(r"^<!-- id: (?P<kind>claim|attribution (?P<doc>\S+)) (?P<words>.+) -->$")
_ID = {"claim": re.compile(r"\bc[0-9a-f]{8}\b"), "attribution": re.compile(r"\b[0-9a-f]{8}:t\d+\b")}
_RATE = re.compile(r"[\d.,]+ articles/s")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00")
_PATIENCE = 120


class Step(msgspec.Struct, frozen=True):
    """A command and the lines below it."""

    command: str
    output: tuple[str, ...]


class Block(msgspec.Struct, frozen=True):
    """A fenced block: its first and last line (without the fences, 0-based, half-open) and its language."""

    kind: str
    start: int
    end: int
    lines: tuple[str, ...]
    above: str


def pages() -> list[Path]:
    """Every Markdown page of the project that a person reads, the README first."""
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of a page, in order."""
    lines = text.split("\n")
    opened: tuple[int, str] | None = None
    for number, line in enumerate(lines):
        fence = _FENCE.match(line)
        if fence is None:
            continue
        if opened is None:
            opened = (number, fence["kind"])
            continue
        start, kind = opened
        above = lines[start - 1] if start else ""
        yield Block(kind, start + 1, number, tuple(lines[start + 1 : number]), above)
        opened = None


def steps(block: Block) -> list[Step]:
    """The commands of a `console` block with what is shown below each; a command goes on in lines with `> `."""
    found: list[Step] = []
    for line in block.lines:
        if line.startswith("$ "):
            found.append(Step(line[2:], ()))
        elif line.startswith("> ") and found and not found[-1].output:
            found[-1] = Step(f"{found[-1].command}\n{line[2:]}", ())
        elif found:
            found[-1] = Step(found[-1].command, (*found[-1].output, line))
    return found


def sessions(page: Path) -> list[Block]:
    """The `console` blocks of a page."""
    return [block for block in blocks(page.read_text(encoding="utf-8")) if block.kind == "console"]


def played(page: Path) -> list[list[Step]]:
    """What the commands of each `console` block of a page really print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "sample", folder / "sample")
        return [[_played(step, folder) for step in steps(_with_id(block, folder))] for block in sessions(page)]


def _played(step: Step, folder: Path) -> Step:
    """One command, with standard error among its output as on a terminal."""
    shown = printed(f"exec 2>&1\n{step.command}", folder).rstrip("\n")
    return Step(step.command, tuple(line.rstrip() for line in shown.split("\n")) if shown else ())


def printed(command: str, folder: Path) -> str:
    """What a command prints on standard output, run in `folder` by the shell, with this Python's programs first."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    done = subprocess.run(
        ["sh", "-c", command],  # noqa: S607 - the shell that a reader has
        cwd=folder,
        env={**os.environ, "PATH": path, "NO_COLOR": "1", "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=_PATIENCE,
        check=False,
    )
    return done.stdout.decode("utf-8", "replace")


def _with_id(block: Block, folder: Path) -> Block:
    """`block` with the id that its remark asks for in its commands."""
    wanted = _WANTED.match(block.above)
    if wanted is None:
        return block
    kind = wanted["kind"].split()[0]
    known = _claim(wanted["words"], folder) if kind == "claim" else _attribution(wanted["doc"], wanted["words"], folder)
    lines = tuple(_ID[kind].sub(known, line) if line.startswith("$ ") else line for line in block.lines)
    return msgspec.structs.replace(block, lines=lines)


def _claim(words: str, folder: Path) -> str:
    rows = json.loads(printed("reportedly claims --case story.db --json", folder) or "[]")
    said = [row for row in rows if any(words in place["words"] for place in row["appearances"])]
    found = min(said, key=lambda row: (words not in row["text"], len(row["text"])), default=None)
    return str(found["id"]) if found else f"no claim says {words!r}"


def _attribution(doc: str, words: str, folder: Path) -> str:
    rows = map(json.loads, printed("reportedly export --what attributions --case story.db", folder).splitlines())
    said = [row for row in rows if row["doc"] == doc and words in row["content"]]
    found = min(said, key=lambda row: len(row["content"]), default=None)
    return str(found["id"]) if found else f"nobody says {words!r} in {doc}"


def settled(step: Step) -> tuple[str, ...]:
    """A step without what differs from run to run: rates and times of retrieval."""
    return tuple(_TIME.sub("TIME", _RATE.sub("N articles/s", line.rstrip())) for line in (step.command, *step.output))


def _shown(command: str) -> list[str]:
    """A command as a page shows it."""
    first, *more = command.split("\n")
    return [f"$ {first}", *(f"> {line}" for line in more)]


def renewed(page: Path) -> str:
    """The text of a page with every session as it runs now; what only differs in rates and times stays."""
    lines = page.read_text(encoding="utf-8").split("\n")
    for block, done in reversed(list(zip(sessions(page), played(page), strict=True))):
        if list(map(settled, steps(block))) != list(map(settled, done)):
            new = [line for step in done for line in (*_shown(step.command), *step.output)]
            lines[block.start : block.end] = new
    return "\n".join(lines)
