"""Short ids by content, longer where two would begin alike: among tens of thousands eight digits do collide."""

import hashlib
from collections import Counter
from collections.abc import Iterable

SHORT = 8  # hexadecimal digits


def full(letter: str, content: str) -> str:
    """A letter and the whole SHA-256 of a content."""
    return letter + hashlib.sha256(content.encode()).hexdigest()


def shortened(whole: Iterable[str]) -> dict[str, str]:
    """For each full id a short one, with twice the digits for those that begin alike; the same for every order."""
    listed = sorted(set(whole))
    counted = Counter(one[: 1 + SHORT] for one in listed)
    return {one: one[: 1 + SHORT] if counted[one[: 1 + SHORT]] == 1 else one[: 1 + 2 * SHORT] for one in listed}
