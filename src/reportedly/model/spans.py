"""Places in a text: half-open spans of Unicode code points."""

from collections.abc import Iterable, Iterator

import msgspec


class Span(msgspec.Struct, frozen=True, order=True, array_like=True):
    """`[start, end)` in code points of a `Document.text`; encoded as a pair."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def holds(self, other: "Span") -> bool:
        """Whether `other` lies inside (or is) this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The words of this place."""
        return text[self.start : self.end]


Spans = tuple[Span, ...]


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span around all of `spans` (at least one)."""
    ordered = list(spans)
    return Span(min(s.start for s in ordered), max(s.end for s in ordered))


def words_of(spans: Iterable[Span], text: str) -> str:
    """The words of several places, in order, joined by a space."""
    return " ".join(" ".join(span.of(text).split()) for span in spans)


def trimmed(span: Span, text: str) -> Span:
    """`span` without white space at its edges (empty at its start if it is all space)."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def without(span: Span, holes: Iterable[Span]) -> Iterator[Span]:
    """What is left of `span` when `holes` (sorted, disjoint) are taken out."""
    start = span.start
    for hole in holes:
        if not span.meets(hole):
            continue
        if start < hole.start:
            yield Span(start, hole.start)
        start = max(start, hole.end)
    if start < span.end:
        yield Span(start, span.end)
