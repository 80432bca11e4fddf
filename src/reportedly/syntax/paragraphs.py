"""Paragraphs of plain text: a line by itself, or a block of hard-wrapped lines."""

import re

from reportedly.model import Span, Spans, trimmed

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
# A wrapped line is cut by a column, not by its sentence: that shows in widths that hardly differ.
_WRAP_AT_LEAST, _WRAP_AT_MOST = 40, 100
_ENDED = tuple(".!?:;\"”’»'")


def paragraphs(text: str) -> Spans:
    """Spans of the paragraphs of `text`, without white space at their edges, none empty."""
    found: list[Span] = []
    block: list[Span] = []
    for match in _LINE.finditer(text):
        line = trimmed(Span(*match.span()), text)
        if block and text.count("\n", block[-1].end, match.start()) > 1:
            found.extend(_settled(block, text))
            block = []
        if len(line):
            block.append(line)
        elif block:
            found.extend(_settled(block, text))
            block = []
    found.extend(_settled(block, text))
    return tuple(found)


def _settled(block: list[Span], text: str) -> list[Span]:
    """The lines of `block` as they are, or one paragraph where they were wrapped at a column."""
    inner = block[:-1]
    if len(inner) < 2:
        return block
    wide = all(_WRAP_AT_LEAST <= len(line) <= _WRAP_AT_MOST for line in inner)
    running = sum(text[line.end - 1] not in _ENDED for line in inner)
    if wide and running * 2 > len(inner):
        return [Span(block[0].start, block[-1].end)]
    return block
