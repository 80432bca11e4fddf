"""Phrases of one or more words, found in the tokens of a text in one pass."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from reportedly.reading.words import Words


class Phrasebook(msgspec.Struct, frozen=True):
    """Phrases by their first word, the longest first."""

    by_first: dict[str, tuple[tuple[str, ...], ...]]

    def at(self, words: Words, at: int, last: int) -> int:
        """Behind the last token of the longest phrase that begins at a token, 0 where none does."""
        for phrase in self.by_first.get(words.low[at], ()):
            end = at + len(phrase)
            if end <= last and words.low[at:end] == phrase:
                return end
        return 0

    def within(self, words: Words, first: int, last: int) -> Iterator[tuple[int, int]]:
        """The phrases between two tokens, from left to right, none inside another."""
        at = first
        while at < last:
            end = self.at(words, at, last)
            if end:
                yield at, end
            at = end or at + 1


def phrasebook(phrases: Iterable[str]) -> Phrasebook:
    """The phrases, cut at blanks."""
    by_first: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for phrase in phrases:
        cut = tuple(phrase.replace("’", "'").split(" "))
        by_first[cut[0]].add(cut)
        curled = tuple(word.replace("'", "’") for word in cut)
        by_first[curled[0]].add(curled)
    return Phrasebook({first: tuple(sorted(found, key=lambda p: (-len(p), p))) for first, found in by_first.items()})


def forms(lemma: str) -> set[str]:
    """A regular verb's forms."""
    stem = lemma.removesuffix("e")
    found = {lemma, f"{lemma}s", f"{lemma}es", f"{stem}ed", f"{stem}ing"}
    if lemma.endswith("y") and lemma[-2:-1] not in set("aeiou"):
        found |= {f"{lemma[:-1]}ies", f"{lemma[:-1]}ied"}
    if len(lemma) > 2 and lemma[-1] in "bdgmnprt" and lemma[-2] in "aeiou":
        found |= {f"{lemma}{lemma[-1]}ed", f"{lemma}{lemma[-1]}ing"}
    return found
