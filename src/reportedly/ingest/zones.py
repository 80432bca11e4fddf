"""Plain text -> its zones: who speaks in each stretch of it."""

from collections.abc import Callable, Iterator, Sequence

import msgspec

from reportedly.ingest.comments import comments
from reportedly.ingest.foot import foot
from reportedly.ingest.furniture import furniture
from reportedly.ingest.head import head
from reportedly.ingest.lines import Line, lines
from reportedly.ingest.marks import Mark, Marks
from reportedly.model import Span, Unreadable, Why, Zone

VERSION = "1"
_MOST_LINES = 200_000
_BODY = Mark("body", "body.rest")


class Layout(msgspec.Struct, frozen=True):
    """A text's lines and what each was found to be."""

    lines: tuple[Line, ...]
    marks: dict[int, Mark]


# Each step sees what those before it marked, and marks only what is still free (a bio alone may take furniture over).
STEPS: tuple[Callable[[Sequence[Line], Marks], Iterator[tuple[int, Mark]]], ...] = (head, comments, furniture, foot)


def layout(text: str, given: Sequence[tuple[Span, Mark]] = ()) -> Layout:
    """The lines of `text`, each marked by the first rule that knows it; what no rule knows is body.

    `given` is what is known beforehand (from mark-up), sorted. Raises Unreadable for more lines than an article has.
    """
    if text.count("\n") > _MOST_LINES or text.count("\r") > _MOST_LINES:
        raise Unreadable(f"no article: it has more than {_MOST_LINES:,} lines")
    all_lines = lines(text)
    marks = dict(_given(all_lines, given))
    for step in STEPS:
        found = dict(step(all_lines, dict(marks)))
        for number, mark in found.items():
            if number not in marks or mark.rule == "furniture.bio":
                marks[number] = mark
    return Layout(all_lines, marks)


def _given(all_lines: Sequence[Line], given: Sequence[tuple[Span, Mark]]) -> Iterator[tuple[int, Mark]]:
    waiting = iter(given)
    span, mark = next(waiting, (None, _BODY))
    for number, line in enumerate(all_lines):
        while span is not None and span.end <= line.span.start:
            span, mark = next(waiting, (None, _BODY))
        if span is not None and span.holds(line.span):
            yield number, mark


def zones(laid: Layout) -> tuple[Zone, ...]:
    """The zones of a text, sorted and disjoint, which together hold all of it but white space."""
    return tuple(_zones(laid))


def _zones(laid: Layout) -> Iterator[Zone]:
    start, current = 0, -1
    for number in range(len(laid.lines)):
        if current >= 0 and laid.marks.get(number, _BODY) is not laid.marks.get(current, _BODY):
            yield _zone(laid, start, number)
            start = number
        current = number
    if laid.lines:
        yield _zone(laid, start, len(laid.lines))


def _zone(laid: Layout, start: int, end: int) -> Zone:
    mark = laid.marks.get(start, _BODY)
    span = Span(laid.lines[start].span.start, laid.lines[end - 1].span.end)
    why = Why(mark.rule, VERSION, (mark.header,) if mark.header else ())
    return Zone(mark.kind, span, why, mark.author, mark.published)
