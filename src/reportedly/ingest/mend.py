"""Mojibake: text that was written in one encoding and read in another, as in `donâ€™t`.

A document's text stays as it came; this gives a mended copy for analysis, and the way back.
"""

import re
from bisect import bisect_right

import msgspec

# UTF-8 read as one byte a letter always gives at least two characters beyond ASCII in a row.
_RUN = re.compile(r"[^\x00-\x7f]{2,}|[\x80-\x9f]|Â |Ã (?= )")
# Where the last byte was lost on the way (windows-1252 has no 9D, and a hard space becomes a plain one).
_LOST = {"â€": "”", "Â ": " ", "Ã ": "à"}


class Piece(msgspec.Struct, frozen=True):
    """What `[start, end)` of the text became: `[new_start, new_end)` of the mended one."""

    new_start: int
    new_end: int
    start: int
    end: int


class Mended(msgspec.Struct, frozen=True):
    """A mended `text` and the `pieces` of it that differ from the original, in order."""

    text: str
    pieces: tuple[Piece, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `[start, end)` of the mended text stands in the original; a cut through a piece takes all of it."""
        return self._place(start, last=False), self._place(end, last=True)

    def _place(self, at: int, *, last: bool) -> int:
        number = bisect_right(self.pieces, at, key=lambda piece: piece.new_start) - 1
        if number < 0:
            return at
        piece = self.pieces[number]
        if at == piece.new_start:
            return piece.start
        if at < piece.new_end:
            return piece.end if last else piece.start
        return piece.end + at - piece.new_end


def mend(text: str) -> Mended | None:
    """A copy of `text` with its mojibake read rightly, or None where nothing is broken."""
    if text.isascii():
        return None
    parts: list[str] = []
    pieces: list[Piece] = []
    done = length = 0
    for run in _RUN.finditer(text):
        for start, end, new in _mended(run[0], run.start()):
            parts += (text[done:start], new)
            length += start - done
            pieces.append(Piece(length, length + len(new), start, end))
            length += len(new)
            done = end
    if not pieces:
        return None
    parts.append(text[done:])
    return Mended("".join(parts), tuple(pieces))


def _mended(run: str, at: int) -> list[tuple[int, int, str]]:
    """The broken pieces of one run as (start, end, what they should be): letter by letter where that is plain."""
    if run in _LOST:
        return [(at, at + len(run), _LOST[run])]
    import ftfy  # noqa: PLC0415 - heavy, and seldom needed

    fixed = ftfy.fix_encoding(run[:2000]) + run[2000:]
    if fixed == run:
        return []
    widths = [len(letter.encode("utf-8", "replace")) for letter in fixed]
    if sum(widths) != len(run):
        return [(at, at + len(run), fixed)]
    pieces = []
    for letter, width in zip(fixed, widths, strict=True):
        pieces.append((at, at + width, letter))
        at += width
    return pieces
