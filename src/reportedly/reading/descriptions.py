"""What people are called by beside their names: *the baker*, *her husband*, *the 54-year-old*, *the company*.

A description means somebody named only where the text itself has said so (*Maksim Oreshko, a baker from Luts*), and
nobody else in the document is described by the same noun.
"""

import re

import msgspec

from reportedly.reading.actors import Cast, Draft
from reportedly.reading.names import Name, forms
from reportedly.reading.words import Words, grammar

_AGE = re.compile(r"\d{1,3}-year-old")
_LONGEST = 14  # tokens of an apposition up to its head noun
_PLAIN = 5  # tokens of one without an article
_COPULAS = frozenset({"is", "was", "remains", "became"})
_OWNERS = frozenset({"his", "her", "its", "their", "my", "our", "whose"})


class Described(msgspec.Struct, frozen=True):
    """From where on in a text a noun describes somebody."""

    start: int
    draft: Draft


def is_age(words: Words, first: int, last: int) -> bool:
    """Whether a source is called by age alone: `the 54-year-old`."""
    return bool(_AGE.fullmatch("".join(words.low[first + (words.low[first] == "the") : last])))


def is_owned(words: Words, first: int, last: int) -> bool:
    """Whether a source belongs to somebody meant by a pronoun: `her brother`, `my superiors`."""
    return words.low[first] in _OWNERS and last - first > 1 and not words.capital(first + 1)


def appositions(words: Words, who: Cast) -> dict[str, list[Described]]:
    """By which nouns the people of a document are described, behind a comma, a copula or before their names."""
    found: dict[str, list[Described]] = {}
    for name, draft in zip(who.names, who.of, strict=True):
        if draft is None or draft.kind not in {"person", None} or (draft.kind is None and len(name.words) < 2):
            continue
        for at in (_behind(words, name), _before(words, name)):
            if at is not None:
                found.setdefault(words.low[at], []).append(Described(name.span.start, draft))
    return found


def _behind(words: Words, name: Name) -> int | None:
    """The head noun of what a comma or a copula adds to a name."""
    at = name.last
    _, ceiling = words.around(name.last - 1)
    if at + 1 >= ceiling:
        return None
    copula = words.low[at] in _COPULAS
    if words.low[at] != "," and not copula:
        return None
    first = at + 1
    if not copula and words.low[first] in {"who", "now", "once"} and words.low[first + 1] in _COPULAS:
        first += 2
    article = first < ceiling and words.low[first] in grammar().determiners | {"one"}
    if copula and not article:
        return None
    head = _head(words, first, min(ceiling, first + (_LONGEST if article else _PLAIN)))
    if head is None or (not article and not _closed(words, head + 1)):
        return None
    return head


def _head(words: Words, first: int, ceiling: int) -> int | None:
    at = first
    closed = grammar()
    while at < ceiling:
        low = words.low[at]
        if at > first and (low in {",", "(", "who", "which", "that", "and", ";", "."} or low in closed.prepositions):
            break
        at += 1
    head = at - 1
    word = words.low[head]
    noun = head >= first and word.isalpha() and not words.capital(head) and word not in closed.determiners
    return head if noun and word not in closed.auxiliaries | closed.adverbs else None


def _closed(words: Words, at: int) -> bool:
    """Whether an apposition without an article ends here, or goes on with what it belongs to."""
    return at < len(words.low) and words.low[at] in {",", "of", "at", "for", "in", "from", "with", ".", "("}


def _before(words: Words, name: Name) -> int | None:
    """A common noun with an article right before a name: `the baker Maksim Oreshko`, `her husband, Goran,`."""
    at = name.first - 1
    if at > 0 and words.low[at] == ",":
        at -= 1
    if at < 1 or words.capital(at) or not words.low[at].isalpha() or words.low[at] in grammar().prepositions:
        return None
    article = next(
        (n for n in range(at - 1, max(-1, at - 4), -1) if words.low[n] in grammar().determiners | _OWNERS), None
    )
    if article is None or words.low[at] in grammar().auxiliaries:
        return None
    whole = article == 0 or words.low[article - 1] not in grammar().prepositions  # not only what another is part of
    return at if whole and all(words.low[n].isalpha() for n in range(article, at)) else None


def meant(known: dict[str, list[Described]], noun: str, before: int) -> list[Draft]:
    """Who has been described by a noun before a place; nobody twice."""
    return list({id(one.draft): one.draft for one in known.get(noun, ()) if one.start <= before}.values())


def bodies_meant(who: list[tuple[Name, Draft]], noun: str) -> list[Draft]:
    """Which of the bodies named so far `the company`, `the ministry` may be: by a word of the name, or the only one."""
    kinds = {
        kind for kind, nouns in (("outlet", forms().outlet_words), ("organisation", forms().bodies)) if noun in nouns
    }
    bodies = {id(d): d for _, d in who if d.kind in kinds}
    by_word = [d for d in bodies.values() if any(noun in name.lower().split() for name in (d.name, *d.names))]
    if by_word:
        return by_word
    return [] if noun in _NAMED_BY_IT else list(bodies.values())


# what is called by these bears the word in its name, or is no body of which a list knows
_NAMED_BY_IT = frozenset(
    {"administration", "army", "cabinet", "council", "court", "government", "hospital", "ministry", "navy",
     "opposition", "palace", "parliament", "party", "police", "prosecution", "senate", "university", "church"}
)  # fmt: skip
