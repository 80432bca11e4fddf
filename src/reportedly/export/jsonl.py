"""Rows as JSON Lines: one object a line, in UTF-8."""

from collections.abc import Iterable, Iterator

import msgspec

from reportedly.export.harmless import escaped
from reportedly.export.rows import Row


def line(value: object) -> bytes:
    """One value as a line of JSON; what would act on a terminal is escaped, so the value is the same."""
    return escaped(msgspec.json.encode(value).decode()).encode() + b"\n"


def lines(rows: Iterable[Row]) -> Iterator[bytes]:
    """A line for each row."""
    return map(line, rows)


def array(rows: Iterable[Row]) -> Iterator[bytes]:
    """One JSON list over all rows, a row a line."""
    opening = b"[\n"
    for row in rows:
        yield opening + line(row).rstrip(b"\n")
        opening = b",\n"
    yield b"\n]\n" if opening == b",\n" else b"[]\n"
