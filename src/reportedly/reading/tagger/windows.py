"""Texts as the model sees them: paragraphs, words, pieces, features, and windows of whole paragraphs."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from .quotes import quotations, states
from .wordpiece import WordPiece

Ints = npt.NDArray[np.int64]
Spans = Sequence[tuple[int, int]]
FEATURES = {"case": 6, "quote": 9, "zone": 5}  # number of values of each
BODY, TITLE, HEADING, WITHIN, AROUND = 0, 1, 2, 3, 4  # the last two where the inside of a content is asked for
LONGEST_UNIT = 320  # pieces; a longer paragraph is cut, after a sentence where it can be
_TOKEN = re.compile(r"\w+|[^\w\s]")
_OPENED = re.compile(r"\s*(?:''|``|[\"“”„«‘'])")
_CLOSED = re.compile(r"(?:''|[\"”“»’'])[.,;]?\s*\Z")
_ENDS = re.compile(r"[.!?:;][\"”’')\]]*$")


class Word(NamedTuple):
    """A word or a mark: its place, its first piece (counted in its unit), and what its features say."""

    start: int
    end: int
    piece: int


class Unit(NamedTuple):
    """A paragraph, or a part of a very long one, ready for the model."""

    ids: list[int]
    case: list[int]
    quote: list[int]
    zone: list[int]
    words: list[Word]
    opens: bool  # begins a paragraph
    paragraph: int


class Window(NamedTuple):
    """Some neighbouring units of a document; those before `core` are only context."""

    document: int
    units: list[Unit]
    core: int


class Batch(NamedTuple):
    """Model inputs; B windows, T pieces, W words."""

    ids: Ints  # [B, T]; 0 is padding
    case: Ints  # [B, T]
    quote: Ints  # [B, T]
    zone: Ints  # [B, T]
    first: Ints  # [B, W]: the piece that stands for the word
    opens: Ints  # [B, W]: 1 where a word begins a paragraph
    mask: Ints  # [B, W]: 1 for a word, 0 for padding


def units(text: str, pieces: WordPiece) -> list[Unit]:
    """The paragraphs of a text (its lines that aren't blank), encoded."""
    lines, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append((at, line))
        at += len(line) + 1
    found: list[Unit] = []
    for number, (base, line) in enumerate(lines):
        following = lines[number + 1][1] if number + 1 < len(lines) else ""
        found.extend(_paragraph(line, base, following, number, pieces))
    return found


def _paragraph(line: str, base: int, following: str, number: int, pieces: WordPiece) -> Iterator[Unit]:
    state = states(line, following)
    ids: list[int] = []
    case: list[int] = []
    quote: list[int] = []
    words: list[Word] = []
    tokens = [(m.start(), m.end()) for m in _TOKEN.finditer(line)]
    token = 0
    for piece in pieces.pieces(line):
        while token < len(tokens) - 1 and tokens[token][1] <= piece.start:
            token += 1
        start, end = tokens[token]
        if not words or piece.start >= words[-1].end - base:
            words.append(Word(base + start, base + max(end, piece.end), len(ids)))
        ids.append(piece.id)
        case.append(_case(line[start:end]))
        quote.append(state[piece.start])
    heading = not _ENDS.search(line.rstrip()) and len(words) < 40
    zone = (TITLE if number == 0 else HEADING) if heading else BODY
    lo = 0
    while lo < len(words):
        hi = _cut(words, lo, len(ids), line, base)
        first = words[lo].piece
        last = words[hi].piece if hi < len(words) else len(ids)
        moved = [Word(w.start, w.end, w.piece - first) for w in words[lo:hi]]
        zones = [zone] * (last - first)
        yield Unit(ids[first:last], case[first:last], quote[first:last], zones, moved, lo == 0, number)
        lo = hi


def _cut(words: list[Word], lo: int, pieces: int, line: str, base: int) -> int:
    """The word before which a unit that begins with word `lo` ends."""
    limit = words[lo].piece + LONGEST_UNIT
    if pieces <= limit:
        return len(words)
    hi = lo + 1
    best = 0
    while hi < len(words) and words[hi].piece <= limit:
        if words[hi].piece > words[lo].piece + LONGEST_UNIT // 2 and line[words[hi - 1].start - base] in ".?!":
            best = hi
        hi += 1
    return best or max(hi - 1, lo + 1)


def _case(word: str) -> int:
    """0 no letters, 1 lower, 2 Title, 3 UPPER, 4 miXed, 5 one capital letter."""
    if word.islower():
        return 1
    if word.isupper():
        return 5 if len(word) == 1 else 3
    if word.istitle():
        return 2
    return 4 if any(c.isalpha() for c in word) else 0


def windows(document: int, found: Sequence[Unit], size: int, context: int) -> list[Window]:
    """Packs units into windows of at most `size` pieces, each begun with up to `context` pieces already seen."""
    packed: list[Window] = []
    lo = 0
    while lo < len(found):
        start, used = lo, 1
        while start > 0 and used + len(found[start - 1].ids) + 1 <= context:
            start -= 1
            used += len(found[start].ids) + 1
        hi = lo
        while hi < len(found) and (hi == lo or used + len(found[hi].ids) + 1 <= size):
            used += len(found[hi].ids) + 1
            hi += 1
        packed.append(Window(document, list(found[start:hi]), lo - start))
        lo = hi
    return packed


def inner(text: str, found: Sequence[Unit], around: Spans, content: Spans) -> list[Unit]:
    """The units that hold an attribution, cut to it: what is `within` its content asked about, the rest only context.

    `around` is all of the attribution, in order; the marks that enclose its content count as none, so that what
    stands inside is read as if it stood alone.
    """
    state: dict[int, int] = {}
    for start, end in content:
        start, end = _unmarked(text, start, end)  # noqa: PLW2901 - the same place without its marks
        state.update(enumerate(states(text[start:end]), start))
    lo, hi = min(s for s, _ in around), max(e for _, e in around)
    at = bisect_right(found, lo, key=lambda u: u.words[0].start) - 1
    cut: list[Unit] = []
    for unit in found[max(at, 0) :]:
        if unit.words[0].start >= hi:
            break
        kept = [i for i, w in enumerate(unit.words) if w.start < hi and w.end > lo]
        if kept:
            cut.append(_marked(unit, kept[0], kept[-1] + 1, state))
    return cut


def _marked(unit: Unit, lo: int, hi: int, state: dict[int, int]) -> Unit:
    """Words [lo, hi) of a unit; those that `state` knows are within, with its quotation states."""
    words = unit.words[lo:hi]
    first = words[0].piece
    last = unit.words[hi].piece if hi < len(unit.words) else len(unit.ids)
    zone: list[int] = []
    quote: list[int] = []
    for i, word in enumerate(words):
        n = (words[i + 1].piece if i + 1 < len(words) else last) - word.piece
        zone += [WITHIN if word.start in state else AROUND] * n
        quote += [state.get(word.start, 0)] * n
    moved = [Word(w.start, w.end, w.piece - first) for w in words]
    return Unit(unit.ids[first:last], unit.case[first:last], quote, zone, moved, opens=True, paragraph=unit.paragraph)


def _unmarked(text: str, start: int, end: int) -> tuple[int, int]:
    """A content without the quotation that is all of it, or a lone mark at its beginning or end."""
    piece = text[start:end]
    pairs, strays = quotations(piece)
    lead = len(piece) - len(piece.lstrip())
    tail = len(piece.rstrip(" \n\t.,;"))
    if len(pairs) == 1 and pairs[0].start <= lead and pairs[0].end >= tail:
        return start + pairs[0].start + pairs[0].mark, start + pairs[0].end - pairs[0].closed * pairs[0].mark
    opens = bool(strays) and strays[0] == lead
    closes = len(strays) > opens and strays[-1] + 1 >= tail
    return start + (lead + 1 if opens else 0), start + strays[-1] if closes else end


def length(window: Window) -> int:
    """Pieces of a window with its breaks."""
    return 1 + sum(len(u.ids) + 1 for u in window.units)


def collate(chosen: Sequence[Window], pieces: WordPiece) -> Batch:
    """Lays windows out as arrays, padded to the longest."""
    width = max(length(w) for w in chosen)
    words = max(sum(len(u.words) for u in w.units) for w in chosen)
    inputs = np.zeros((4, len(chosen), width), np.int64)
    heads = np.zeros((3, len(chosen), words), np.int64)
    for row, window in enumerate(chosen):
        _fill(inputs[:, row], heads[:, row], window, pieces)
    return Batch(*inputs, *heads)


def _fill(inputs: Ints, heads: Ints, window: Window, pieces: WordPiece) -> None:
    """Writes one window into inputs [4, T] (ids, case, quote, zone) and heads [3, W] (first, opens, mask)."""
    inputs[0, 0] = pieces.first
    at, word = 1, 0
    for unit in window.units:
        n, m = len(unit.ids), len(unit.words)
        inputs[0, at : at + n] = unit.ids
        inputs[1, at : at + n] = unit.case
        inputs[2, at : at + n] = unit.quote
        inputs[3, at : at + n] = unit.zone
        inputs[3, at + n] = unit.zone[-1]
        inputs[0, at + n] = pieces.break_
        heads[0, word : word + m] = [at + w.piece for w in unit.words]
        heads[1, word] = unit.opens
        heads[2, word : word + m] = 1
        at += n + 1
        word += m
