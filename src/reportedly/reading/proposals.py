"""The seam between finding and deciding: what a rule or a model proposes as an attribution."""

from bisect import bisect_left

import msgspec

from reportedly.model import Span, Spans
from reportedly.reading.words import Words

_EDGES = frozenset(" \t\n\r\xa0.,;:!?–—-")


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """An attribution that a rule or a model proposes; `reading.attribution` decides.

    `quoted` are the quotations that its content takes, `following` one behind its cue that may be the
    other half of a broken quotation. `tail` is where a cue clause behind its content begins: no
    other content may run into it. `hearer` is who is told; `relays` marks one whose source another
    proposal speaks through (*Sputnik reported, citing the Yomiuri*), `host` is then the cue of that one.
    `negated` is one whose cue says that it is not said (*did not say*), `denied` one that is not held to be
    so, for that reason or another.
    """

    rule: str
    content: Spans
    cue: Spans = ()
    source: Spans = ()
    confidence: float
    hearer: Span | None = None
    venue: Span | None = None
    denied: bool = False
    negated: bool = False
    doubted: bool = False
    quoted: tuple[int, ...] = ()
    following: int | None = None
    tail: int | None = None
    relays: bool = False
    host: Span | None = None


def clean(span: Span, text: str) -> Span:
    """A content without the commas and full stops that only close it, those inside marks kept."""
    start, end = span.start, span.end
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, end)


def sentence_end(words: Words, at: int) -> int:
    """Where the content that begins at token `at` may reach: the end of its sentence, inside its frame,
    and over the quotations that begin before it."""
    frame = words.frame[at]
    end = words.parse.sentences[words.sentence[at]].end
    if frame >= 0:
        quotation = words.quotations[frame]
        piece = next(p for p in quotation.pieces if p.start <= words.parse.starts[at] < p.end)
        closing = 1 if quotation.sound and piece is quotation.pieces[-1] else 0
        end = min(end, piece.end - closing)
    index = bisect_left(words.quotations, words.parse.starts[at], key=lambda q: q.span.start)
    while index < len(words.quotations) and words.quotations[index].span.start < end:
        quotation = words.quotations[index]
        if not quotation.block:
            end = max(end, quotation.pieces[0].end)
        index += 1
    return end


def sentence_start(words: Words, at: int) -> int:
    """Where the sentence of token `at` begins, inside its frame."""
    frame = words.frame[at]
    start = words.parse.sentences[words.sentence[at]].start
    if frame >= 0:
        quotation = words.quotations[frame]
        piece = next(p for p in quotation.pieces if p.start <= words.parse.starts[at] < p.end)
        start = max(start, piece.start + 1)
    return next((line.end for line in words.datelines if line.start <= start < line.end), start)
