"""Which states, cities and regions a text names, in any sense, and of which state it tells."""

from collections import Counter
from functools import cache, cached_property

import msgspec

from reportedly.reading.actors import Cast
from reportedly.reading.gazetteer import known_at, places
from reportedly.reading.names import Name
from reportedly.reading.words import Words

_LONGEST = 3  # tokens of a place


class Map(msgspec.Struct, frozen=True, dict=True):
    """Where a text names a state, a city or a region, in any sense: token, token behind, state."""

    at: tuple[tuple[int, int, str], ...]
    by_first: dict[int, str]
    by_sentence: dict[int, frozenset[str]]

    @cached_property
    def home(self) -> str | None:
        """The one state of which a document tells."""
        states = {code for _, _, code in self.at}
        return next(iter(states)) if len(states) == 1 else None

    @cached_property
    def most(self) -> str | None:
        """The state that is named oftener than any other."""
        counted = Counter(code for _, _, code in self.at).most_common(2)
        ahead = counted and (len(counted) == 1 or counted[0][1] > counted[1][1])
        return counted[0][0] if ahead else None


def map_of(words: Words, who: Cast) -> Map:
    """All states, cities and regions that a text names; linear."""
    found: dict[int, tuple[int, str]] = {}
    people: set[int] = set()
    for name, draft in zip(who.names, who.of, strict=True):
        if draft is not None and draft.kind == "person":
            people.update(range(name.first, name.last))
        code = name.country if name.known is not None and name.known.kind == "state" else None
        if code is not None:
            found[name.first] = (name.last, code)
        elif name.known is None:
            found.update(_inside_name(words, name))
    for at in range(len(words.low)):
        if at not in found and at not in people and words.capital(at) and (place := _place(words, at)) is not None:
            found[at] = place
    listed = tuple((at, last, code) for at, (last, code) in sorted(found.items()))
    sentences: dict[int, set[str]] = {}
    for at, _, code in listed:
        sentences.setdefault(words.sentence[at], set()).add(code)
    return Map(
        listed,
        {at: code for at, _, code in listed},
        {number: frozenset(codes) for number, codes in sentences.items()},
    )


def _inside_name(words: Words, name: Name) -> dict[int, tuple[int, str]]:
    """States and capitals among the words of a longer name: `the Lusaka Herald`, `Bank of Lithuania`; a person's
    name has none."""
    if name.kind == "person":
        return {}
    found: dict[int, tuple[int, str]] = {}
    for at in range(name.first, name.last):
        known = known_at(words.text, words.parse.starts[at]) if words.capital(at) else None
        if known is not None and known[0] <= name.span.end and known[1].kind == "state" and known[1].country:
            found[at] = (at + 1, known[1].country)
    return found


def _place(words: Words, at: int) -> tuple[int, str] | None:
    for last in range(min(at + _LONGEST, len(words.low)), at, -1):
        code = _places().get(words.span(at, last).of(words.text).replace("’", "'"))
        if code is not None:
            return last, code
    return None


@cache
def _places() -> dict[str, str]:
    return places()
