"""The tags of words: outside, or beginning, inside, end or whole of a source, cue or content."""

import numpy as np
import numpy.typing as npt

ROLES = ("source", "cue", "content")
OUTSIDE = 0
TAGS = ("O", *(f"{place}-{role}" for role in ROLES for place in "BIES"))
Bools = npt.NDArray[np.bool_]


def tag(role: int, place: int) -> int:
    """The number of a tag; place 0 begins, 1 inside, 2 end, 3 whole."""
    return 1 + 4 * role + place


def role_of(number: int) -> int:
    """0 source, 1 cue, 2 content, -1 outside."""
    return (number - 1) // 4 if number else -1


def opening_tags() -> Bools:
    """[tags]: those that a paragraph can begin with."""
    return np.array([t == OUTSIDE or (t - 1) % 4 in (0, 3) for t in range(len(TAGS))])


def closing_tags() -> Bools:
    """[tags]: those that a paragraph can end with."""
    return np.array([t == OUTSIDE or (t - 1) % 4 in (2, 3) for t in range(len(TAGS))])


def allowed() -> Bools:
    """[tags, tags]: whether the second may follow the first within a paragraph."""
    done, begin = closing_tags(), opening_tags()
    table = done[:, None] & begin[None, :]
    for role in range(len(ROLES)):
        for place in (0, 1):
            for following in (1, 2):
                table[tag(role, place), tag(role, following)] = True
    return table
