"""Rows as CSV with a line of names first, in UTF-8; safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator

import msgspec

from reportedly.export.harmless import cell
from reportedly.export.rows import Row


def lines(rows: Iterable[Row]) -> Iterator[bytes]:
    """The names of the columns, then a record for each row; nothing at all if there is no row."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    for number, row in enumerate(rows):
        if number == 0:
            writer.writerow(row)
        writer.writerow([_cell(name, value) for name, value in row.items()])
        yield buffer.getvalue().encode()
        buffer.seek(0)
        buffer.truncate()


def _cell(name: str, value: object) -> object:
    """Text made harmless; lists of words joined; what is deeper stays JSON."""
    if isinstance(value, str):
        return cell(value)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return cell((" → " if name == "chain" else "; ").join(value))
    if isinstance(value, list | dict):
        return cell(msgspec.json.encode(value).decode())
    return {True: "true", False: "false"}.get(value, value) if isinstance(value, bool) else value
