"""Marks of language: what hedges, judges, values or guesses, each with the word that tells it."""

from collections.abc import Iterator
from functools import cache
from typing import Literal

import msgspec

from reportedly.lexicons import load
from reportedly.model import Attribution, LanguageMark, MarkKind, Span, Why
from reportedly.reading.phrasebook import Phrasebook, phrasebook
from reportedly.reading.words import Words

VERSION = "1"
_WIDE = 30
_ENDS = frozenset({",", ";", ":", "!", "?", ".", "—", "–", "(", ")", '"', "“", "”", "«", "»", "…", "-"})
_CONFIDENCE: dict[MarkKind, float] = {"hedge": 0.9, "loaded": 0.75, "opinion": 0.6, "speculation": 0.6}
Lists = Literal["hedges", "loaded", "opinions", "guesses", "superlatives"]


class Stance(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lexicon of marks."""

    hedges: tuple[str, ...]
    not_before: dict[str, frozenset[str]]
    not_behind: dict[str, frozenset[str]]
    loaded: tuple[str, ...]
    loaded_saying: frozenset[str]
    opinions: tuple[str, ...]
    superlatives: tuple[str, ...]
    guesses: tuple[str, ...]
    somebody: frozenset[str]
    guessing: frozenset[str]
    supposing: frozenset[str]
    told: frozenset[str]
    ahead: frozenset[str]


@cache
def stance() -> Stance:
    """The English lexicon of marks."""
    return load("en/stance", Stance)


@cache
def _book(name: Lists) -> Phrasebook:
    return phrasebook(getattr(stance(), name))


def language_marks(words: Words, attributions: tuple[Attribution, ...]) -> tuple[LanguageMark, ...]:
    """The marks of a text in order; each place once for each kind."""
    said = _sayings(words, attributions)
    found: dict[tuple[Span, MarkKind], LanguageMark] = {}
    for mark in (*_hedges(words), *_loaded(words, said), *_opinions(words, said), *_guesses(words)):
        found.setdefault((mark.span, mark.mark), mark)
    return tuple(sorted(found.values(), key=lambda mark: (mark.span, mark.mark)))


def _mark(words: Words, kind: MarkKind, place: tuple[int, int], by: tuple[int, int]) -> LanguageMark:
    why = Why(f"mark.{kind}", VERSION, (words.span(*by),), _CONFIDENCE[kind])
    return LanguageMark(words.span(*place), kind, why)


def _hedges(words: Words) -> Iterator[LanguageMark]:
    for place in _book("hedges").within(words, 0, len(words.low)):
        if not _part_of_a_name(words, place[0]) and _hedging(words, *place):
            yield _mark(words, "hedge", place, place)
    for at, low in enumerate(words.low):
        if low in {"may", "might", "could"} and _modal(words, at, low) and _hedging(words, at, at + 1):
            yield _mark(words, "hedge", (at, at + 1), (at, at + 1))


def _hedging(words: Words, first: int, last: int) -> bool:
    """Whether no word beside a hedge makes it something else."""
    following = words.low[last] if last < len(words.low) else ""
    before = words.low[first - 1] if first else ""
    return following not in stance().not_before.get(words.low[first], ()) and before not in stance().not_behind.get(
        words.low[first], ()
    )


def _modal(words: Words, at: int, low: str) -> bool:
    """Whether *may*, *might* or *could* tells what is open: no month, no strength, no ability of the past."""
    if words.capital(at) or at == 0 or words.low[at - 1] in {"the", "of", "last", "next", "in", "since"}:
        return False
    following = words.low[at + 1] if at + 1 < len(words.low) else "."
    if low == "could" and (following in {"not", "n't", "no"} or words.low[at - 1] in {"nobody", "who", "as", "than"}):
        return False
    return not following[0].isdigit()


def _part_of_a_name(words: Words, at: int) -> bool:
    return words.capital(at) and at > words.first[words.sentence[at]] and words.word(at - 1)[0].isupper()


def _loaded(words: Words, said: frozenset[int]) -> Iterator[LanguageMark]:
    for place in _book("loaded").within(words, 0, len(words.low)):
        if not _part_of_a_name(words, place[0]):
            yield _mark(words, "loaded", place, place)
    for at in said:
        if words.low[at] in stance().loaded_saying:
            yield _mark(words, "loaded", (at, at + 1), (at, at + 1))


def _opinions(words: Words, said: frozenset[int]) -> Iterator[LanguageMark]:
    for place in _book("opinions").within(words, 0, len(words.low)):
        if not _part_of_a_name(words, place[0]):
            yield _mark(words, "opinion", _clause(words, place, said), place)
    for place in _book("superlatives").within(words, 0, len(words.low)):
        before = words.low[place[0] - 1] if place[0] else ""
        if before in {"the", "finest", "our"} or before.endswith(("'s", "’s")):
            yield _mark(words, "opinion", _clause(words, place, said), place)
    for at, low in enumerate(words.low):
        if low == "what" and words.low[at + 1 : at + 2] in {("a",), ("an",)} and _exclaims(words, at):
            yield _mark(words, "opinion", _clause(words, (at, at + 2), said), (at, at + 2))


def _exclaims(words: Words, at: int) -> bool:
    end = words.last[words.sentence[at]]
    return any(words.low[n] == "!" for n in range(at, min(end, at + 12)))


def _guesses(words: Words) -> Iterator[LanguageMark]:
    for place in _book("guesses").within(words, 0, len(words.low)):
        yield _mark(words, "speculation", _clause(words, place, frozenset()), place)
    for at, low in enumerate(words.low):
        if low in stance().somebody:
            end = min(words.last[words.sentence[at]], at + 8)
            if any(words.low[n] in stance().guessing for n in range(at + 1, end)):
                yield _mark(words, "speculation", _clause(words, (at, at + 1), frozenset()), (at, at + 1))
        elif (low in stance().supposing and _supposes(words, at)) or _asks_who(words, at, low):
            yield _mark(words, "speculation", _clause(words, (at, at + 1), frozenset()), (at, at + 1))


def _supposes(words: Words, at: int) -> bool:
    """Whether *perhaps* opens a clause about what is or was: a guess, where *perhaps it will rain* is a forecast."""
    if at > words.first[words.sentence[at]] and words.low[at - 1] not in {",", ";", "and", "-", "–", "“", '"'}:
        return False
    end = min(words.last[words.sentence[at]], at + _WIDE)
    clause = words.low[at + 1 : next((n for n in range(at + 1, end) if words.low[n] in {",", ";", ":"}), end)]
    return bool(set(clause) & stance().told) and not set(clause) & stance().ahead


def _asks_who(words: Words, at: int, low: str) -> bool:
    """A question that waits for no answer: `Or did somebody …?`, `Was it the view, or the licence?`."""
    first, last = words.first[words.sentence[at]], words.last[words.sentence[at]]
    if at != first or words.frame[at] >= 0 or words.low[last - 1] != "?" or at + 1 >= last:
        return False
    following = words.low[at + 1]
    return (low == "or" and following in {"did", "does", "was", "had"}) or (low in {"was", "is"} and following == "it")


def _clause(words: Words, place: tuple[int, int], said: frozenset[int]) -> tuple[int, int]:
    """The words around a place up to a mark of punctuation, a quotation's edge, or a verb of saying."""
    first, last = place
    sentence, frame = words.sentence[first], words.frame[first]
    low, high = max(words.first[sentence], first - _WIDE), min(words.last[sentence], last + _WIDE)
    while first > low and _goes_on(words, first - 1, frame, said):
        first -= 1
    while last < high and _goes_on(words, last, frame, said):
        last += 1
    while first < place[0] and words.low[first] in {"and", "but", "that", "for"}:
        first += 1
    return first, last


def _goes_on(words: Words, at: int, frame: int, said: frozenset[int]) -> bool:
    return words.low[at] not in _ENDS and words.frame[at] == frame and at not in said


def _sayings(words: Words, attributions: tuple[Attribution, ...]) -> frozenset[int]:
    """The tokens of cues."""
    token = {start: at for at, start in enumerate(words.parse.starts)}
    found: set[int] = set()
    for attribution in attributions:
        for span in attribution.cue:
            at = token.get(span.start)
            while at is not None and at < len(words.low) and words.parse.starts[at] < span.end:
                found.add(at)
                at += 1
    return frozenset(found)
