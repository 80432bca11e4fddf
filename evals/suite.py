"""What every suite gives: figures between 0 and 1, and the hash of what they were measured on."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

import msgspec

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
"""Data that stands beside the project on some machines: suites that need it are skipped elsewhere."""


class Result(msgspec.Struct, frozen=True):
    """The figures of one suite. `notes` are printed under its table."""

    suite: str
    corpus: str
    figures: dict[str, float]
    notes: tuple[str, ...] = ()


class Missing(msgspec.Struct, frozen=True):
    """A suite that could not be measured here, and why."""

    suite: str
    why: str


def corpus_hash(files: Iterable[Path]) -> str:
    """One hash over names and bytes."""
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(f"{path.name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]
