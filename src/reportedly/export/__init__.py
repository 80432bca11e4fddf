"""Values -> a foreign format, one file each."""

from collections.abc import Callable, Iterable, Iterator

from reportedly.export import jsonl, tables
from reportedly.export.analysis import analysis
from reportedly.export.rows import Row

FORMATS: dict[str, Callable[[Iterable[Row]], Iterator[bytes]]] = {"jsonl": jsonl.lines, "csv": tables.lines}

__all__ = ["FORMATS", "Row", "analysis"]
