"""Quotations whose cue no list knows: what stands right beside the marks tells the source by its place alone.

`“…,” Lichtenhahn sighed`, `“…,” grumbles drummer Ferrant`, `“…” — Wilma Aarnoutse`, `She put it bluntly: “…”`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from reportedly.model import Span, trimmed
from reportedly.reading import phrases
from reportedly.reading.cues import lexicon
from reportedly.reading.phrases import Phrase
from reportedly.reading.proposals import Proposal
from reportedly.reading.words import Words, grammar

_DASH = re.compile(r"[ \xa0]*\n?[ \xa0]*[—–―-][ \xa0]*((?:[A-Z][^\n.:;!?“\"]{2,80}))(?=\n|$)")
_GOES_ON = ",?!…—–-"


def by_place(words: Words, taken: set[int]) -> Iterator[Proposal]:
    """Proposals for the quotations that no cue has taken."""
    for index, quotation in enumerate(words.quotations):
        if index in taken or quotation.block:
            continue
        proposal = _beside(words, index) or _credited(words, index) or _announced(words, index)
        if proposal is not None:
            yield proposal


def _beside(words: Words, index: int) -> Proposal | None:
    """A source and a verb, in either order, behind a quotation that does not end its sentence."""
    span = words.quotations[index].span
    at = bisect_left(words.parse.starts, span.end)
    if at >= len(words.low) or "\n" in words.text[span.end : words.parse.starts[at]]:
        return None
    if words.low[at] == ",":
        at += 1
    elif words.text[span.end - 2] not in _GOES_ON:
        return None
    _, ceiling = words.around(at) if at < len(words.low) else (0, 0)
    found = _subject_and_verb(words, at, ceiling) or _verb_and_subject(words, at, ceiling)
    if found is None:
        return None
    subject, verb = found
    following = words.starting.get(ceiling) if words.low[ceiling - 1] in {",", ".", ":", "—", "–"} else None
    return Proposal(
        rule="quote.beside",
        content=words.quotations[index].pieces,
        cue=(words.span(verb, verb + 1),),
        source=(trimmed(words.span(subject.first, subject.last), words.text),),
        confidence=0.75,
        quoted=(index,),
        following=following,
        tail=words.parse.starts[at],
    )


def _subject_and_verb(words: Words, at: int, ceiling: int) -> tuple[Phrase, int] | None:
    subject = _who(words, at, ceiling)
    if subject is None:
        return None
    verb = subject.last
    while verb < ceiling and words.low[verb] in grammar().adverbs:
        verb += 1
    return (subject, verb) if verb < ceiling and _verb_like(words, verb) else None


def _verb_and_subject(words: Words, at: int, ceiling: int) -> tuple[Phrase, int] | None:
    if at >= ceiling or not _verb_like(words, at):
        return None
    subject = phrases.behind(words, at + 1, ceiling)
    return (subject, at) if subject is not None and _names_somebody(words, subject) else None


def _who(words: Words, at: int, ceiling: int) -> Phrase | None:
    """A pronoun, a name, or a short phrase with an article, at a token; what follows it must be a verb."""
    closed = grammar()
    if at >= ceiling:
        return None
    if words.low[at] in {"he", "she", "they", "i", "we"}:
        return Phrase(at, at + 1)
    end = at
    while end < min(ceiling, at + 8):
        low = words.low[end]
        if end > at and not words.capital(end) and _verb_like(words, end) and low not in closed.prepositions:
            return Phrase(at, end) if _names_somebody(words, Phrase(at, end)) else None
        if not low[0].isalnum() and low not in {"'s", "’s", "."}:
            return None
        end += 1
    return None


def _names_somebody(words: Words, phrase: Phrase) -> bool:
    first = words.low[phrase.first]
    return any(words.capital(n) for n in range(phrase.first, phrase.last)) or first in grammar().determiners


def _verb_like(words: Words, at: int) -> bool:
    """Whether a token may be a finite verb, by its form alone."""
    low, closed = words.low[at], grammar()
    if words.capital(at) or not low.isalpha() or low in closed.auxiliaries | closed.common_verbs | closed.time_words:
        return False
    if low in closed.determiners | closed.prepositions | closed.clause_openers | closed.conjunctions | closed.adverbs:
        return False
    return low.endswith("ed") or low in lexicon().beside or (low.endswith("s") and not low.endswith(("ss", "us", "is")))


def _credited(words: Words, index: int) -> Proposal | None:
    """A dash and a name behind a quotation that stands by itself."""
    quotation = words.quotations[index]
    match = _DASH.match(words.text, quotation.span.end)
    if match is None or not _opens_its_line(words, quotation.span):
        return None
    dash = words.text.find(match.group(0).strip()[0], quotation.span.end)
    return Proposal(
        rule="quote.dash",
        content=quotation.pieces,
        cue=(Span(dash, dash + 1),),
        source=(trimmed(Span(*match.span(1)), words.text),),
        confidence=0.85,
        quoted=(index,),
    )


def _announced(words: Words, index: int) -> Proposal | None:
    """A colon before a quotation: who opens the sentence that ends with it speaks."""
    quotation = words.quotations[index]
    at = bisect_left(words.parse.starts, quotation.span.start)
    if at < 2 or words.low[at - 1] != ":":
        return None
    first, _ = words.around(at - 1)
    subject = _opening(words, first, at - 1)
    if subject is None:
        return None
    short = at - 1 - subject.last <= 5
    return Proposal(
        rule="quote.announced",
        content=quotation.pieces,
        cue=(words.span(subject.last if short else at - 1, at),),
        source=(trimmed(words.span(subject.first, subject.last), words.text),),
        confidence=0.6,
        quoted=(index,),
    )


def _opening(words: Words, first: int, colon: int) -> Phrase | None:
    """The name or pronoun with which a sentence begins."""
    if first >= colon:
        return None
    if words.low[first] in {"he", "she", "they"}:
        return Phrase(first, first + 1)
    end = first
    while end < colon and words.capital(end) and words.low[end] not in grammar().determiners | grammar().prepositions:
        end += 1
    return Phrase(first, end) if end > first and words.low[first] not in grammar().sentence_adverbs else None


def _opens_its_line(words: Words, span: Span) -> bool:
    return not words.text[words.text.rfind("\n", 0, span.start) + 1 : span.start].strip()
