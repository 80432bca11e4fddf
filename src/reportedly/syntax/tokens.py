"""Tokens: words with their inner hyphens and apostrophes, numbers, and single other characters."""

import re

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


def tokens(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Two columns: where each token starts and ends."""
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text):
        starts.append(match.start())
        ends.append(match.end())
    return tuple(starts), tuple(ends)
