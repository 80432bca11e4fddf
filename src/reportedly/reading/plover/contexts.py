"""Contexts of a deed: by clear words in its sentence."""

from reportedly.reading.plover.codebook import world
from reportedly.reading.plover.sketch import Sketch

_MOST = 3
_FAR = 12  # tokens to each side in which a word tells something of a deed


def contexts(s: Sketch, at: int) -> tuple[str, ...]:
    """The contexts that words near a token tell, at most three."""
    near = set(s.words.low[max(s.low, at - _FAR) : min(s.high, at + _FAR)])
    return tuple(name for name, listed in world().contexts.items() if near & listed)[:_MOST]
