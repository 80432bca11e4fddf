"""Counting: words of places, the best one-to-one assignment, precision and recall, clusters."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

import msgspec

from reportedly.model import Span

Words = frozenset[int]
"""Positions of words in a text: two places are compared by the words they share, not by their marks."""

_TOKEN = re.compile(r"\w+|[^\w\s]")


class Ruler:
    """The words of one text."""

    def __init__(self, text: str) -> None:
        """Cut `text` into words and single marks."""
        found = [(match.start(), match.end(), match.group()[0].isalnum()) for match in _TOKEN.finditer(text)]
        self._starts = [start for start, _, _ in found]
        self._ends = [end for _, end, _ in found]
        self._is_word = [is_word for _, _, is_word in found]

    def words(self, spans: Iterable[Span]) -> Words:
        """The words that `spans` touch; the marks where they touch no word (a colon as a cue)."""
        touched: set[int] = set()
        for span in spans:
            first = bisect_right(self._ends, span.start)
            for at in range(first, len(self._starts)):
                if self._starts[at] >= span.end:
                    break
                touched.add(at)
        return frozenset(at for at in touched if self._is_word[at]) or frozenset(touched)


class Ratio(msgspec.Struct):
    """How many of how many, summed up over documents."""

    right: float = 0.0
    of: float = 0.0

    def add(self, right: float, of: float = 1.0) -> None:
        self.right += right
        self.of += of

    @property
    def value(self) -> float:
        """Between 0 and 1; 0 where there was nothing to get right."""
        return self.right / self.of if self.of else 0.0


class Score(msgspec.Struct):
    """Precision and recall, summed up over documents."""

    precision: Ratio = msgspec.field(default_factory=Ratio)
    recall: Ratio = msgspec.field(default_factory=Ratio)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        p, r = self.precision.value, self.recall.value
        return 2 * p * r / (p + r) if p + r else 0.0

    def count(self, right: float, found: float, true: float) -> None:
        """`right` of what was `found`, and of what is `true`."""
        self.precision.add(right, found)
        self.recall.add(right, true)


def jaccard(one: Words, other: Words) -> float:
    """The share of the words of both that both have."""
    return len(one & other) / len(one | other) if one and other else 0.0


def same_source(found: Words, true: Words) -> bool:
    """Both absent, or sharing at least half of the words of the shorter one (*Talcott* for *Dr. Ann Talcott*)."""
    if not found or not true:
        return not found and not true
    return 2 * len(found & true) >= min(len(found), len(true))


def soft(score: Score, found: Iterable[Words], true: Iterable[Words]) -> None:
    """Adds the distinct places of one role: each gets the share of its words that its partner has too."""
    ones, others = sorted(set(found) - {frozenset()}, key=sorted), sorted(set(true) - {frozenset()}, key=sorted)
    weights = {
        (n, m): len(one & other) / len(one | other)
        for n, one in enumerate(ones)
        for m, other in enumerate(others)
        if one & other
    }
    pairs = assign(weights)
    score.precision.add(sum(len(ones[n] & others[m]) / len(ones[n]) for n, m in pairs), len(ones))
    score.recall.add(sum(len(ones[n] & others[m]) / len(others[m]) for n, m in pairs), len(others))


def assign(weights: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """The pairs of the one-to-one assignment of greatest total weight (Hungarian method), sorted."""
    if not weights:
        return []
    rows, columns = sorted({n for n, _ in weights}), sorted({m for _, m in weights})
    turned = len(rows) > len(columns)
    if turned:
        rows, columns = columns, rows
    costs = [[-weights.get((c, r) if turned else (r, c), 0.0) for c in columns] for r in rows]
    pairs = [(rows[n], columns[m]) for n, m in _hungarian(costs)]
    pairs = [(c, r) for r, c in pairs] if turned else pairs
    return sorted(pair for pair in pairs if weights.get(pair, 0.0) > 0)


def _hungarian(costs: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Least total cost for each row (no more rows than columns), by shortest augmenting paths."""
    height, width = len(costs), len(costs[0])
    row_price, column_price = [0.0] * (height + 1), [0.0] * (width + 1)
    row_of = [0] * (width + 1)
    for row in range(1, height + 1):
        row_of[0] = row
        least, before, done = [float("inf")] * (width + 1), [0] * (width + 1), [False] * (width + 1)
        at = 0
        while row_of[at]:
            done[at] = True
            here = row_of[at]
            for column in range(1, width + 1):
                reduced = costs[here - 1][column - 1] - row_price[here] - column_price[column]
                if not done[column] and reduced < least[column]:
                    least[column], before[column] = reduced, at
            nearest = min((c for c in range(1, width + 1) if not done[c]), key=least.__getitem__)
            step = least[nearest]
            for column in range(width + 1):
                if done[column]:
                    row_price[row_of[column]] += step
                    column_price[column] -= step
                else:
                    least[column] -= step
            at = nearest
        while at:
            row_of[at] = row_of[before[at]]
            at = before[at]
    return [(row_of[column] - 1, column - 1) for column in range(1, width + 1) if row_of[column]]


def b_cubed(labels: Iterable[tuple[Hashable, Hashable]]) -> Score:
    """B-cubed (Bagga and Baldwin 1998) of items, each with its (found, true) cluster."""
    listed = list(labels)
    found, true, both = defaultdict(int), defaultdict(int), defaultdict(int)  # type: ignore[var-annotated]
    for one, other in listed:
        found[one] += 1
        true[other] += 1
        both[one, other] += 1
    score = Score()
    for one, other in listed:
        score.precision.add(both[one, other] / found[one])
        score.recall.add(both[one, other] / true[other])
    return score
