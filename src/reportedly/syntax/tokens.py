"""Tokens: words with their inner hyphens and apostrophes, numbers, and single other characters."""

import re
from functools import cache

import msgspec

from reportedly.lexicons import load

# A word keeps what joins it (Sok-yeol, O’Neill, U.S.); a clitic (’s, ’ve) and all else stands alone. No alternative can
# match the same text in two ways, so matching is linear.
_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S., D.C.
    r"|\d+(?:[.,:]\d+)*%?"
    r"|['’](?:s|ve|d|ll|re|m)\b"
    r"|[^\W\d_]\w*(?:[-‐‑][^\W_]\w*|['’](?!(?:s|ve|d|ll|re|m)\b)[^\W_]\w*)*"
    r"|\w+"
    r"|\S"
)
# bad scrapes lose the space before a new element: GangChinese
_GLUED = re.compile(r"([^\W\d_]{1,20}[^\W\d_A-Z])([A-Z][a-z]{3,20})$")


class _State(msgspec.Struct):
    adjectives: tuple[str, ...] = ()


class _Role(msgspec.Struct):
    lemma: str


class _Roles(msgspec.Struct):
    roles: tuple[_Role, ...]


@cache
def _openers() -> frozenset[str]:
    """Words with which an apposition may begin that was glued to the name before it."""
    states = load("world/states", tuple[_State, ...])
    roles = load("en/roles", _Roles).roles
    return frozenset(form for state in states for form in state.adjectives) | {
        role.lemma.split()[0].capitalize() for role in roles
    }


def tokens(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Two columns: where each token starts and ends."""
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text):
        starts.append(match.start())
        glued = _GLUED.match(match.group())
        if glued is not None and glued.group(2) in _openers():
            ends.append(match.start() + glued.end(1))
            starts.append(match.start() + glued.end(1))
        ends.append(match.end())
    return tuple(starts), tuple(ends)
