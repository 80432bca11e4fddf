"""The tokens of a document with what the rules ask of them again and again, as columns."""

from bisect import bisect_right
from functools import cache, cached_property

import msgspec

from reportedly.lexicons import load
from reportedly.model import Parse, Span
from reportedly.reading.quotes import Quotation


class Grammar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Closed classes of words (`lexicons/en/grammar.yaml`), lower case."""

    determiners: frozenset[str]
    possessives: frozenset[str]
    subject_pronouns: frozenset[str]
    auxiliaries: frozenset[str]
    passive_auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    negations: frozenset[str]
    clause_openers: frozenset[str]
    phrase_prepositions: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    time_words: frozenset[str]
    sentence_adverbs: frozenset[str]
    common_verbs: frozenset[str]


@cache
def grammar() -> Grammar:
    """The closed classes of English."""
    return load("en/grammar", Grammar)


class Words(msgspec.Struct, frozen=True, dict=True):
    """Columns over the tokens of a document: `low` (lower case), `sentence` and `frame`.

    `frame` is the index of the innermost quotation that a token stands in, -1 for none; `first` and
    `last` are the first token of each sentence and the one behind its last.
    """

    text: str
    parse: Parse
    quotations: tuple[Quotation, ...]
    low: tuple[str, ...]
    sentence: tuple[int, ...]
    frame: tuple[int, ...]
    first: tuple[int, ...]
    last: tuple[int, ...]
    datelines: tuple[Span, ...] = ()

    def span(self, first: int, last: int) -> Span:
        """The place of tokens `first` to `last` (not included)."""
        return Span(self.parse.starts[first], self.parse.ends[last - 1])

    def word(self, at: int) -> str:
        """A token as printed."""
        return self.text[self.parse.starts[at] : self.parse.ends[at]]

    def capital(self, at: int) -> bool:
        """Whether a token begins with a capital letter."""
        return self.text[self.parse.starts[at]].isupper()

    def sentence_at(self, place: int) -> int:
        """The number of the sentence that holds a character, or of the last one before it."""
        return max(0, bisect_right(self.parse.sentences, place, key=lambda sentence: sentence.start) - 1)

    def around(self, at: int) -> tuple[int, int]:
        """The tokens around `at` in the same sentence and frame: first, and behind the last."""
        sentence, frame = self.sentence[at], self.frame[at]
        low, high = at, at + 1
        while low > self.first[sentence] and self.frame[low - 1] == frame:
            low -= 1
        while high < self.last[sentence] and self.frame[high] == frame:
            high += 1
        return low, high

    @cached_property
    def starting(self) -> dict[int, int]:
        """Which quotation starts with a token: token index to index of the outermost quotation there."""
        at_start: dict[int, int] = {}
        token = {start: at for at, start in enumerate(self.parse.starts)}
        for index, quotation in reversed(list(enumerate(self.quotations))):
            if quotation.span.start in token:
                at_start[token[quotation.span.start]] = index
        return at_start

    @cached_property
    def ending(self) -> dict[int, int]:
        """Which quotation a token ends: token index to index of the outermost quotation."""
        at_end: dict[int, int] = {}
        token = {end: at for at, end in enumerate(self.parse.ends)}
        for index, quotation in reversed(list(enumerate(self.quotations))):
            if quotation.span.end in token:
                at_end[token[quotation.span.end]] = index
        return at_end


def words(text: str, parse: Parse, quoted: tuple[Quotation, ...], datelines: tuple[Span, ...] = ()) -> Words:
    """The columns of a parsed text with its quotations and datelines; linear."""
    low = tuple(text[start:end].lower() for start, end in zip(parse.starts, parse.ends, strict=True))
    sentence, first, last = _sentences(parse)
    return Words(text, parse, quoted, low, sentence, _frames(parse, quoted), first, last, datelines)


def _sentences(parse: Parse) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    of_token: list[int] = []
    first: list[int] = []
    last: list[int] = []
    at = 0
    for number, sentence in enumerate(parse.sentences):
        first.append(at)
        while at < len(parse.starts) and parse.starts[at] < sentence.end:
            of_token.append(number)
            at += 1
        last.append(at)
    while at < len(parse.starts):  # tokens behind the last sentence belong to it: none is lost
        of_token.append(len(parse.sentences) - 1)
        at += 1
    return tuple(of_token), tuple(first), tuple(last)


def _frames(parse: Parse, quoted: tuple[Quotation, ...]) -> tuple[int, ...]:
    frames: list[int] = []
    inside: list[int] = []
    following = 0
    for start in parse.starts:
        while following < len(quoted) and quoted[following].span.start <= start:
            inside.append(following)
            following += 1
        while inside and quoted[inside[-1]].span.end <= start:
            inside.pop()
        frames.append(inside[-1] if inside else -1)
    return tuple(frames)
