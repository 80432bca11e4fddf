"""A text as its lines, each with where it stands and what lies around it."""

import re
from collections.abc import Iterator
from functools import cached_property

import msgspec

from reportedly.model import Span

_LINE = re.compile(r"[^\r\n]+")
_WORD = re.compile(r"\w[\w'’.&-]*")
# Where prose ends a line: a stop or the like, perhaps inside quotation marks or brackets.
_STOPPED = re.compile(r"(?:[.!?…][\"'”’»)\]]{0,3}|[\"”’»][.,]?)$")


class Line(msgspec.Struct, frozen=True, dict=True):
    """A line that is not blank: `text` is trimmed and stands at `span`; `blanks` counts the blank lines before it."""

    span: Span
    text: str
    blanks: int
    indent: int

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words, without the marks around them."""
        return tuple(word.rstrip(".-'’") for word in _WORD.findall(self.text))

    @cached_property
    def stopped(self) -> bool:
        """Whether it ends as a sentence does."""
        return _STOPPED.search(self.text[-5:]) is not None

    @property
    def prose(self) -> bool:
        """Whether it is running text: long, or a sentence of some length."""
        return len(self.words) >= 25 or (len(self.words) >= 8 and self.stopped)


def lines(text: str) -> tuple[Line, ...]:
    """The lines of `text` that are not blank, in order."""
    return tuple(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    before = 0
    for found in _LINE.finditer(text):
        words = found[0].strip()
        if not words:
            continue
        start = found.start() + len(found[0]) - len(found[0].lstrip())
        gap = text[before : found.start()]
        breaks = gap.count("\n") or gap.count("\r")
        blanks = max(0, breaks - 1) if before else breaks
        yield Line(Span(start, start + len(words)), words, blanks, start - found.start())
        before = start + len(words)
