"""Short ids by content, longer where two would be the same: among tens of thousands eight digits do collide."""

import hashlib
from collections import Counter
from collections.abc import Sequence

SHORT, LONG = 8, 20  # hexadecimal digits


def ids(letter: str, contents: Sequence[str]) -> list[str]:
    """An id for each content: the same for every order of them."""
    digests = [hashlib.sha256(content.encode()).hexdigest() for content in contents]
    counted = Counter(digest[:SHORT] for digest in digests)
    return [letter + digest[: SHORT if counted[digest[:SHORT]] == 1 else LONG] for digest in digests]
