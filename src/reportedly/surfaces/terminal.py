"""How things look in a terminal. Text that came from outside passes `visible` here, always."""

import sys
import time
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportedly.export.harmless import of_one_line, visible

_PIPED = 120
"""The width of a table that no terminal limits."""


def console() -> Console:
    """Standard output for people: colours only on a terminal, and not with NO_COLOR."""
    terminal = sys.stdout.isatty()
    return Console(
        file=sys.stdout,
        width=None if terminal else _PIPED,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


def text(words: str, style: str = "") -> Text:
    """Words from outside, as they may be printed."""
    return Text().append(visible(words), style)  # not a style of the whole, which what is put behind it would share


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Table:
    """A table; a column whose name ends in `#` holds numbers, one that ends in `|` is not wrapped."""
    made = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0))
    for column in columns:
        made.add_column(
            column.rstrip("#|"),
            justify="right" if column.endswith("#") else "left",
            no_wrap=column.endswith(("#", "|")),
            overflow="fold",
        )
    for row in rows:
        made.add_row(
            *(value if isinstance(value, Text) else text("" if value is None else str(value)) for value in row)
        )
    return made


def talk(message: str) -> None:
    """Say one line on standard error."""
    print(f"reportedly: {of_one_line(message)}", file=sys.stderr)  # noqa: T201 - a command line talks


def give(lines: Iterable[bytes]) -> bool:
    """Data to standard output; says whether there was any."""
    some = False
    sys.stdout.flush()
    for line in lines:
        some = True
        sys.stdout.buffer.write(line)
    return some


class Progress:
    """One line on standard error that keeps itself up to date; nothing at all if that is no terminal."""

    def __init__(self, total: int | None, *, shown: bool = True) -> None:
        """For `total` inputs, where that is known."""
        self._total = total
        self._shown = shown and sys.stderr.isatty()
        self._began = self._last = time.monotonic()

    def at(self, done: int) -> None:
        """So many are done."""
        now = time.monotonic()
        if self._shown and now - self._last > 0.1:
            self._last = now
            self._write(f"\r\x1b[K{self._line(done, now - self._began)}")

    def clear(self) -> None:
        """Make room for another line."""
        if self._shown:
            self._write("\r\x1b[K")

    def _line(self, done: int, seconds: float) -> str:
        rate = done / seconds
        if not self._total or done > self._total or not rate:
            return f"{done} read, {rate:.1f}/s"
        minutes, left = divmod(round((self._total - done) / rate), 60)
        return f"{done} of {self._total} ({done * 100 // self._total} %), {rate:.1f}/s, {minutes}:{left:02d} left"

    def _write(self, line: str) -> None:
        sys.stderr.write(line)
        sys.stderr.flush()
