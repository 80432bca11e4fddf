"""Which characters of a paragraph stand in quotation marks, as the network was taught them: exact and linear.

`reading.marks` knows more kinds of wrong marks; this stays as it was when the weights were made.
"""

import re
from enum import IntEnum
from typing import NamedTuple


class Quote(IntEnum):
    """What a character is to the quotation marks around it."""

    NONE = 0
    OPENING = 1
    INSIDE = 2
    CLOSING = 3
    UNCLOSED = 4  # in a quotation that goes on past the paragraph
    SINGLE_OPENING = 5
    SINGLE_INSIDE = 6
    SINGLE_CLOSING = 7
    STRAY = 8  # a mark without a partner


class Quotation(NamedTuple):
    """A quotation in a paragraph, its marks included."""

    start: int
    end: int
    mark: int  # length of one mark
    closed: bool
    single: bool


_CLOSERS = {
    "“": ("”", '"'),
    "„": ("“", "”"),
    "«": ("»",),
    "‘": ("’",),
    "'": ("'",),
    '"': ('"',),
    "''": ("''",),
    "``": ("''",),
    "”": ("”",),
}
_MARK = re.compile("''|``|[\"“”„«»‘’']")
_CONTINUES = ('"', "“", "”", "''", "„", "«")
_SINGLE = ("‘", "'")


def quotations(paragraph: str, following: str = "") -> tuple[list[Quotation], list[int]]:
    """The outermost quotations of a paragraph, and the places of double marks that have no partner.

    `following` is the beginning of the next paragraph: a quotation that is left open runs to the end when the next
    paragraph opens with a quotation mark again, or when its own mark can only open.
    """
    marks = [(m.start(), m.group()) for m in _MARK.finditer(paragraph)]
    found: list[Quotation] = []
    strays: list[int] = []
    hopeless: set[str] = set()  # marks that are known to have no partner further on
    i = 0
    while i < len(marks):
        place, mark = marks[i]
        if not _opens(paragraph, place, mark):
            i += 1
            if mark in ('"', "”", "''", "»"):
                strays.append(place)
            continue
        partner = None if mark in hopeless else _partner(paragraph, marks, i)
        if partner is not None:
            end = marks[partner][0] + len(marks[partner][1])
            found.append(Quotation(place, end, len(mark), closed=True, single=mark in _SINGLE))
            i = partner + 1
        elif mark not in _SINGLE and (mark in "“„«" or following.lstrip().startswith(_CONTINUES)):
            found.append(Quotation(place, len(paragraph), len(mark), closed=False, single=False))
            break
        else:
            hopeless.add(mark)
            if mark not in _SINGLE:
                strays.append(place)
            i += 1
    return found, strays


def states(paragraph: str, following: str = "") -> bytearray:
    """A `Quote` for every character of the paragraph."""
    state = bytearray(len(paragraph))
    pairs, strays = quotations(paragraph, following)
    for place in strays:
        state[place] = Quote.STRAY
    for q in pairs:
        inside = Quote.SINGLE_INSIDE if q.single else Quote.INSIDE if q.closed else Quote.UNCLOSED
        state[q.start : q.end] = bytes([inside]) * (q.end - q.start)
        opening = Quote.SINGLE_OPENING if q.single else Quote.OPENING
        state[q.start : q.start + q.mark] = bytes([opening]) * q.mark
        if q.closed:
            closing = Quote.SINGLE_CLOSING if q.single else Quote.CLOSING
            state[q.end - q.mark : q.end] = bytes([closing]) * q.mark
    return state


def _opens(paragraph: str, place: int, mark: str) -> bool:
    before = paragraph[place - 1 : place]
    after = paragraph[place + len(mark) : place + len(mark) + 1]
    if mark in ("’", "»") or not after or after.isspace():
        return mark in ("“", "„", "«") and bool(after)
    if mark in ("‘", "'"):
        return not before or not (before.isalnum() or before == "'")
    return True


def _partner(paragraph: str, marks: list[tuple[int, str]], opening: int) -> int | None:
    """The number of the mark that closes the one numbered `opening`."""
    mark = marks[opening][1]
    depth = 0
    for i in range(opening + 1, len(marks)):
        place, other = marks[i]
        if other == mark and mark in "“„«":
            depth += 1
        elif other in _CLOSERS[mark]:
            if mark in _SINGLE and not _ends_single(paragraph, place):
                continue
            if depth == 0:
                return i
            depth -= 1
    return None


def _ends_single(paragraph: str, place: int) -> bool:
    """Whether an apostrophe-like mark can close: a word before it and none after it."""
    after = paragraph[place + 1 : place + 2]
    before = paragraph[place - 1 : place]
    return not after.isalnum() and bool(before) and not before.isspace()
