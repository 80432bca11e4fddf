"""Turns of a transcript ("SMITH: We will."): exact knowledge that the network isn't asked for."""

import re
from bisect import bisect_right
from collections import Counter
from typing import NamedTuple

FEWEST_TURNS = 3  # of which one speaker has at least two
_TURN = re.compile(
    r"""^[ \t]*["“'‘]{0,2}(?P<who>[A-Z][A-Z.'’\-]+(?:[ ][A-Z.'’\-]+){0,3})(?P<colon>:)[ \t]+(?P<words>\S.*)$""",
    re.MULTILINE,
)

Span = tuple[int, int]


class Turn(NamedTuple):
    """Who speaks, the colon, and what is said: spans in the text."""

    source: Span
    cue: Span
    content: Span


def turns(text: str) -> list[Turn]:
    """The turns of a text that is, or holds, a transcript; none for a stray label in capitals."""
    found = list(_TURN.finditer(text))
    speakers = Counter(m["who"] for m in found)
    if len(found) < FEWEST_TURNS or max(speakers.values()) < 2 or len(speakers) < 2:
        return []
    return [
        Turn(m.span("who"), m.span("colon"), (m.start("words"), m.start("words") + len(m["words"].rstrip())))
        for m in found
    ]


def cut(spans: tuple[Span, ...], lines: list[Span]) -> tuple[Span, ...]:
    """The spans without those that begin in one of the stretches, which are in order and apart."""
    return tuple(s for s in spans if not _inside(s[0], bisect_right(lines, s[0], key=_start) - 1, lines))


def _inside(place: int, number: int, lines: list[Span]) -> bool:
    return number >= 0 and place < lines[number][1]


def _start(line: Span) -> int:
    return line[0]
