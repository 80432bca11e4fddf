"""Signs that something is said to come (`will`, `may`, `is likely to`), and what stands beside them."""

from collections.abc import Iterator
from functools import cache, cached_property
from typing import Literal

import msgspec

from reportedly.lexicons import load
from reportedly.reading.phrasebook import Phrasebook, forms, phrasebook
from reportedly.reading.words import Words, grammar

Kind = Literal["future", "open", "due", "backshifted", "outlook", "plain", "expected"]
_BE = frozenset(
    {"is", "are", "was", "were", "be", "been", "'s", "’s", "'re", "’re", "isn't", "aren't", "isn’t", "aren’t"}
)
_BE |= {"look", "looks", "seem", "seems", "appear", "appears", "remain", "remains", "am", "'m", "’m"}
_DEGREES = frozenset({"very", "quite", "highly", "also", "still"})
_TAKES_UP = frozenset({"that", "if", "it"})
_NOUNS_BEFORE = frozenset(
    {"of", "against", "a", "political", "free", "good", "by", "the", "last", "and", "with", "own"}
)


class Outlook(msgspec.Struct, frozen=True, dict=True, forbid_unknown_fields=True):
    """The lexicon of what tells a prediction from a plan."""

    future: frozenset[str]
    open: frozenset[str]
    backshifted: frozenset[str]
    due: frozenset[str]
    outlooks: frozenset[str]
    outlooks_plain: frozenset[str]
    passed: frozenset[str]
    conditions: frozenset[str]
    asking: frozenset[str]
    expecting: frozenset[str]
    expecting_more: frozenset[str]
    warning: frozenset[str]
    committing: frozenset[str]
    committing_more: frozenset[str]
    onlookers: frozenset[str]
    partisans: frozenset[str]
    one_day: frozenset[str]
    officials: frozenset[str]
    happening: frozenset[str]
    arranged: frozenset[str]
    arranged_more: frozenset[str]
    likelihood: frozenset[str]
    weights: dict[str, int] = {}

    @cached_property
    def signs(self) -> frozenset[str]:
        """All modal verbs that may say what comes."""
        return self.future | self.open | self.backshifted | self.due

    @cached_property
    def expecting_forms(self) -> frozenset[str]:
        """Every word of those who expect."""
        return frozenset(form for lemma in self.expecting for form in forms(lemma)) | self.expecting_more

    @cached_property
    def committing_forms(self) -> frozenset[str]:
        """Every word of those who decide, promise or threaten."""
        return frozenset(form for lemma in self.committing for form in forms(lemma)) | self.committing_more

    @cached_property
    def happening_forms(self) -> frozenset[str]:
        """Every form of what comes about."""
        return frozenset(form for lemma in self.happening for form in forms(lemma))

    @cached_property
    def arranged_forms(self) -> frozenset[str]:
        """Every form of what is set for a day."""
        return frozenset(form for lemma in self.arranged for form in forms(lemma)) | self.arranged_more


class Sign(msgspec.Struct, frozen=True):
    """A sign at token `at`, the verb that it stands with, and where its clause cannot reach below."""

    at: int
    kind: Kind
    verb: int
    floor: int = 0


@cache
def outlook() -> Outlook:
    """The English lexicon of predictions."""
    return load("en/forecasts", Outlook)


@cache
def phrases_of(name: Literal["conditions", "likelihood", "one_day"]) -> Phrasebook:
    """The phrases of one list of the lexicon."""
    return phrasebook(getattr(outlook(), name))


def signs(words: Words) -> Iterator[Sign]:
    """The signs of a text in order."""
    for at, low in enumerate(words.low):
        sign = _modal(words, at, low) or _adjective(words, at, low) or _object(words, at, low)
        if sign is not None:
            yield sign


def _modal(words: Words, at: int, low: str) -> Sign | None:
    lexicon, start, end = outlook(), words.first[words.sentence[at]], words.last[words.sentence[at]]
    if low not in lexicon.signs or at == start or at + 1 >= end:
        return None
    if words.capital(at) and not words.word(at).isupper():
        return None  # a month, a name, a question
    if words.low[at - 1] in _NOUNS_BEFORE and low in {"will", "might", "may"}:
        return None
    verb = verb_after(words, at + 1, end)
    if not words.low[verb][0].isalpha():
        return None  # as ministers will
    if low in lexicon.open | lexicon.due | lexicon.backshifted and _perfect(words, at, end):
        return None  # may have sold: what was
    if low == "would" and words.low[at - 1] == "i" and words.low[at + 1] in {"bet", "think", "say", "guess", "imagine"}:
        return None  # an aside
    if low in lexicon.due and low == "ought" and (at + 1 >= end or words.low[at + 1] != "to"):
        return None
    return Sign(at, _kind(low), verb)


def _kind(low: str) -> Kind:
    lexicon = outlook()
    if low in lexicon.future:
        return "future"
    if low in lexicon.open:
        return "open"
    return "due" if low in lexicon.due else "backshifted"


def _perfect(words: Words, at: int, end: int) -> bool:
    stop = next((n for n in range(at + 1, min(end, at + 9)) if words.low[n] in {",", "be", "and"}), min(end, at + 9))
    return any(
        words.low[n] == "have" and (n < at + 4 or words.low[n + 1] in {"been", "quietly"}) for n in range(at + 1, stop)
    )


def _adjective(words: Words, at: int, low: str) -> Sign | None:
    """`is likely to rise`, `are possible next week`."""
    lexicon, start, end = outlook(), words.first[words.sentence[at]], words.last[words.sentence[at]]
    if low not in lexicon.outlooks | lexicon.outlooks_plain or at == start:
        return None
    before = [words.low[n] for n in range(max(start, at - 7), at)]
    if not any(word in _BE for word in before) or any(w in lexicon.signs for w in before):
        return None
    if low == "expected" and words.low[at - 1] == "be" and at > 1 and words.low[at - 2] in {"must", "to", "can"}:
        return Sign(at, "plain", at)
    to = at + 1 < end and words.low[at + 1] == "to"
    if to and low in lexicon.outlooks and at + 2 < end:
        return Sign(at, "future" if low == "going" else "outlook", verb_after(words, at + 2, end))
    alone = low in lexicon.outlooks_plain and not to and (at + 1 >= end or words.low[at + 1] not in _TAKES_UP)
    return Sign(at, "plain", at) if alone and words.low[at - 1] in _BE | _DEGREES else None


def _object(words: Words, at: int, low: str) -> Sign | None:
    """`expects the dam to give way`: its clause begins behind the verb."""
    if low not in {"expect", "expects", "expecting", "expected"} or at == 0 or words.low[at - 1] in _BE | {"widely"}:
        return None
    end = min(words.last[words.sentence[at]], at + 16)
    for n in range(at + 1, end - 1):
        if words.low[n] in {"that", ";", ":", "."} | outlook().signs:
            return None
        if words.low[n] == "to" and n > at + 1 and words.low[n + 1].isalpha():
            if words.low[n + 1] in grammar().determiners or words.capital(n + 1):
                continue
            return Sign(n, "expected", verb_after(words, n + 1, end), floor=at + 1)
        if words.low[n] == "to":
            return None
    return None


def verb_after(words: Words, at: int, end: int) -> int:
    """The verb behind a sign, past adverbs and auxiliaries; the last token if there is none."""
    passed = outlook().passed
    n = at
    while n < end - 1 and n < at + 8 and (words.low[n] in passed or words.low[n].endswith("ly") or words.low[n] == ","):
        n += 1
    return min(n, end - 1)
