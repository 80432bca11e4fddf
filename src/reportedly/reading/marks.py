"""Quotation marks of one paragraph: what each may do there, and which belong together."""

import re
from collections.abc import Iterator

import msgspec

from reportedly.model import Span

_MARK = re.compile(r"''|``|,,|[\"“”„‟«»‹›‘’‚‛'`「」『』]")
_FAMILY = {
    **dict.fromkeys(("“", "”", "„", "‟", ",,"), "double"),
    **dict.fromkeys(("«", "»"), "angle"),
    **dict.fromkeys(("‹", "›"), "angle1"),
    **dict.fromkeys(("‘", "’", "‚", "‛", "`"), "single"),
    "'": "straight1",
    **dict.fromkeys(('"', "''", "``"), "straight"),
    **dict.fromkeys(("「", "」"), "corner"),
    **dict.fromkeys(("『", "』"), "corner2"),
}
SINGLES = frozenset({"single", "straight1"})
_OPENING = frozenset({"“", "„", "‟", "«", "‹", "‘", "‚", "‛", "「", "『", "``", ",,"})
_CLOSING = frozenset({"”", "»", "›", "’", "」", "』"})
_BEFORE_OPENING = frozenset("-–—―([{/…")
_ELIDED = re.compile(r"(?:\d\ds?|em|tis|twas|til|cause|n|bout|round)\b", re.IGNORECASE)


class Mark(msgspec.Struct, frozen=True):
    """A mark and what it may do between its neighbours; `weak` if it may as well be a plural's apostrophe."""

    start: int
    end: int
    family: str
    opens: bool
    closes: bool
    weak: bool = False


class Pair(msgspec.Struct, frozen=True):
    """Two marks of one paragraph that belong together; `sound` if they are of one family."""

    span: Span
    family: str
    sound: bool


class Marked(msgspec.Struct, frozen=True):
    """One paragraph: its pairs, the marks left open, and the closing ones with nothing to close."""

    pairs: tuple[Pair, ...]
    unclosed: tuple[Mark, ...]
    unopened: tuple[Mark, ...]


def marked(text: str, paragraph: Span) -> Marked:
    """Pairs the marks of `paragraph`: innermost of the same family first, what is left across families."""
    pairs: list[Pair] = []
    opened: list[Mark] = []
    unopened: list[Mark] = []
    marks = list(_marks(text, paragraph))
    places: dict[str, list[int]] = {}  # where in `opened` the marks of a family stand
    for mark, apostrophe in zip(marks, _apostrophes(marks), strict=True):
        match = places[mark.family][-1] if mark.closes and places.get(mark.family) else None
        if match is not None and not apostrophe:
            pairs.append(Pair(Span(opened[match].start, mark.end), mark.family, sound=True))
            for dropped in opened[match:]:
                places[dropped.family].pop()
            del opened[match:]
        elif mark.opens and match is None:
            places.setdefault(mark.family, []).append(len(opened))
            opened.append(mark)
        elif mark.closes and mark.family not in SINGLES:
            unopened.append(mark)
    return _across_families(pairs, opened, unopened)


def _apostrophes(marks: list[Mark]) -> list[bool]:
    """For each mark, whether a better closing one of its family follows before the next opening one."""
    better: dict[str, bool] = {}
    found: list[bool] = []
    for mark in reversed(marks):
        found.append(mark.weak and better.get(mark.family, False))
        if mark.opens and not mark.closes:
            better[mark.family] = False
        elif mark.closes and not mark.weak:
            better[mark.family] = True
    return found[::-1]


def _across_families(pairs: list[Pair], opened: list[Mark], unopened: list[Mark]) -> Marked:
    """Translated pages close “ with » and the like: an open mark takes the first stray closing one behind it."""
    unclosed: list[Mark] = []
    stray = 0
    for mark in opened:
        while stray < len(unopened) and unopened[stray].start < mark.start:
            stray += 1
        if mark.family in SINGLES or stray == len(unopened):
            unclosed.append(mark)
            continue
        pairs.append(Pair(Span(mark.start, unopened[stray].end), mark.family, sound=False))
        del unopened[stray]
    return Marked(tuple(pairs), tuple(unclosed), tuple(unopened))


def _marks(text: str, paragraph: Span) -> Iterator[Mark]:
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        before = text[match.start() - 1] if match.start() > paragraph.start else " "
        after = text[match.end()] if match.end() < paragraph.end else " "
        mark = _judged(match, before, after)
        if mark is not None:
            yield mark


def _judged(match: re.Match[str], before: str, after: str) -> Mark | None:
    """The mark with what it may do here; None for an apostrophe or a measure."""
    shape, family = match.group(), _FAMILY[match.group()]
    inside_word = before.isalnum() and after.isalnum()
    if inside_word and (family in SINGLES or shape not in _OPENING | _CLOSING):
        return None
    at_word = (before.isspace() or before in _BEFORE_OPENING or before in _FAMILY) and not after.isspace()
    if family in SINGLES and at_word and _ELIDED.match(match.string, match.end()):
        return None
    past_word = not before.isspace()
    if shape in _OPENING:
        opens, closes = True, past_word and not at_word
    elif shape in _CLOSING:
        opens, closes = at_word and not inside_word, True
    else:
        opens, closes = at_word, past_word or not at_word  # alone between spaces it can only close
    if before.isdigit() and family in {"straight", "straight1"}:
        opens = False
    weak = family in SINGLES and before in "sS" and after.isspace() and _lower_next(match)
    return Mark(match.start(), match.end(), family, opens, closes, weak)


def _lower_next(match: re.Match[str]) -> bool:
    return match.string[match.end() + 1 : match.end() + 2].islower()
