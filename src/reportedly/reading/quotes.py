"""Quotation marks of all kinds as places: exact knowledge that no model has to guess.

What makes it hard is that marks are wrong in life: a translated page closes “ with », a paragraph opens
again what the last one left open, a whole article is quoted between two marks that stand twenty
paragraphs apart. A bad mark costs only itself: it never turns what follows inside out.
"""

import re
from bisect import bisect_right

import msgspec

from reportedly.model import Parse, Span, Spans
from reportedly.reading.marks import SINGLES, Mark, Marked, marked

_ENDS_A_BLOCK = re.compile(r"[\s.,;!?)]*(?:[-–—―~(][^\n]{0,120})?")


class Quotation(msgspec.Struct, frozen=True):
    """One quotation, marks included.

    `pieces` are its parts, one a paragraph where later paragraphs open it again; `block` is set where it
    runs over paragraphs that don't (it is one piece then). `depth` counts the quotations around it.
    `sound` is False where a mark is missing, or of another kind than the one that it closes.
    """

    pieces: Spans
    family: str
    depth: int = 0
    sound: bool = True
    block: bool = False

    @property
    def span(self) -> Span:
        """From its first mark to behind its last."""
        return Span(self.pieces[0].start, self.pieces[-1].end)


def quotations(text: str, parse: Parse) -> tuple[Quotation, ...]:
    """All quotations of `text`, sorted by start, the outer before the inner; linear in its length."""
    read = [marked(text, paragraph) for paragraph in parse.paragraphs]
    opened_again, used = _opened_again(parse.paragraphs, read)
    loose = [
        (mark, paragraph)
        for paragraph, here in zip(parse.paragraphs, read, strict=True)
        for mark in here.unclosed
        if mark.start not in used and (mark.family not in SINGLES or mark.start == paragraph.start)
    ]
    strays = [
        (mark, paragraph) for paragraph, here in zip(parse.paragraphs, read, strict=True) for mark in here.unopened
    ]
    blocks, rest = _blocks(text, loose, strays)
    pairs = [
        Quotation((pair.span,), pair.family, sound=pair.sound)
        for here in read
        for pair in here.pairs
        if pair.span.start not in used
    ]
    return _nested([*opened_again, *blocks, *pairs, *(_unclosed(mark, at, parse) for mark, at in rest)])


def _opened_again(paragraphs: Spans, read: list[Marked]) -> tuple[list[Quotation], set[int]]:
    """Quotations that later paragraphs open again, and the starts of the marks that they take."""
    found: list[Quotation] = []
    used: set[int] = set()
    at = 0
    while at + 1 < len(paragraphs):
        opening = next((m for m in read[at].unclosed if m.family not in SINGLES and m.start not in used), None)
        after = at + 1
        if opening is None or _opens(paragraphs[after], read[after], opening.family) is None:
            at += 1
            continue
        pieces = [Span(opening.start, paragraphs[at].end)]
        while after < len(paragraphs):
            piece = _opens(paragraphs[after], read[after], opening.family)
            if piece is None:
                break
            pieces.append(piece)
            after += 1
            if any(pair.span == piece for pair in read[after - 1].pairs):
                break
        used.update(piece.start for piece in pieces)
        found.append(Quotation(tuple(pieces), opening.family))
        at = after - 1
    return found, used


def _opens(paragraph: Span, here: Marked, family: str) -> Span | None:
    """The quotation with which a paragraph begins, if it is of `family`."""
    for pair in here.pairs:
        if pair.span.start == paragraph.start and pair.family == family:
            return pair.span
    if any(mark.start == paragraph.start and mark.family == family for mark in here.unclosed):
        return paragraph
    return None


def _blocks(
    text: str, loose: list[tuple[Mark, Span]], strays: list[tuple[Mark, Span]]
) -> tuple[list[Quotation], list[tuple[Mark, Span]]]:
    """Whole blocks between an open mark at the start of a paragraph and a stray one at the end of a later one."""
    found: list[Quotation] = []
    waiting: list[tuple[Mark, Span]] = []
    at = 0
    for stray, paragraph in strays:
        while at < len(loose) and loose[at][0].start < stray.start:
            waiting.append(loose[at])
            at += 1
        if not _ENDS_A_BLOCK.fullmatch(text, stray.end, paragraph.end):
            continue
        while waiting and not _opens_a_block(*waiting[-1], stray):
            waiting.pop()
        if waiting:
            opening, _ = waiting.pop()
            found.append(Quotation((Span(opening.start, stray.end),), opening.family, block=True))
    taken = {block.span.start for block in found}
    return found, [pair for pair in loose if pair[0].start not in taken]


def _opens_a_block(mark: Mark, paragraph: Span, closing: Mark) -> bool:
    return mark.family == closing.family and mark.start == paragraph.start


def _unclosed(mark: Mark, paragraph: Span, parse: Parse) -> Quotation:
    """What an unclosed mark quotes: its paragraph where it begins one, else the rest of its sentence."""
    end = paragraph.end
    if mark.start != paragraph.start:
        at = bisect_right(parse.sentences, mark.start, key=lambda sentence: sentence.start) - 1
        end = parse.sentences[at].end
    return Quotation((Span(mark.start, end),), mark.family, sound=False)


def _nested(found: list[Quotation]) -> tuple[Quotation, ...]:
    """Sorted, each with its depth; a quotation that crosses an earlier one is left out."""
    kept: list[Quotation] = []
    around: list[Span] = []
    for quotation in sorted(found, key=lambda q: (q.span.start, -q.span.end)):
        while around and around[-1].end <= quotation.span.start:
            around.pop()
        if around and quotation.span.end > around[-1].end:
            continue
        kept.append(msgspec.structs.replace(quotation, depth=len(around)))
        around.append(quotation.span)
    return tuple(kept)
