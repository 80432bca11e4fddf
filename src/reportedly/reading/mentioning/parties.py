"""Noun phrases that mean actors without a name: *the Lebanese army*, *four gunmen*, *the president of Chad*.

Without a parse, a phrase is its head noun, which a list knows, and what stands before it that closed classes of words
and capitals let belong to it.
"""

import msgspec

from reportedly.model import Span
from reportedly.reading.mentioning.sectors import LONGEST, Noun, modifiers, nouns, sectors
from reportedly.reading.names import Name
from reportedly.reading.words import Words, grammar

_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_BEFORE = frozenset({"deputy", "acting", "vice", "new", "then", "other", "own", "alleged", "would-be", "armed"})
_ENDINGS = ("al", "ic", "ive", "ous", "ary", "ish", "ese", "ful", "less", "able")
_REACH = 20  # tokens back
_FAR = 4  # tokens between a determiner and its noun


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """One phrase: tokens `first` to `last` (not included), its head noun and what stands before it.

    `state` is the state of an adjective or possessive in it, `owner` the token of a possessive pronoun or name before
    it, `where` a name behind it: *of Chad*, *in Lille*.
    """

    first: int
    last: int
    head: int  # first token of the noun itself
    span: Span
    noun: Noun
    sector: str | None
    article: str | None  # the determiner, lower case; "'s" for a possessive
    past: bool = False
    state: str | None = None
    owner: int | None = None
    body: str | None = None  # a known body before it: `EU envoy`


class Marked(msgspec.Struct, frozen=True):
    """Where names begin and end, by token: adjectives and peoples of states apart from all others."""

    ending: dict[int, Name]
    inside: frozenset[int]  # tokens of names that are no adjectives

    @staticmethod
    def of(names: tuple[Name, ...]) -> "Marked":
        """The index of all names of a text."""
        real = [name for name in names if not adjective(name) and not is_noun(name)]
        return Marked(
            {n.last: n for n in names if adjective(n) or not is_noun(n)},
            frozenset(n for a in real for n in range(a.first, a.last)),
        )


def is_noun(name: Name) -> bool:
    """Whether a name is only a noun for an actor with a capital (`Villagers`, `the Army`), or a word before one."""
    low = name.text.lower()
    return name.known is None and len(name.words) == 1 and ((low,) in nouns() or low in sectors().past)


def adjective(name: Name) -> bool:
    """Whether a name is only the adjective or the people of a state."""
    return name.known is not None and name.known.sense in {"adjective", "people"}


def parties(words: Words, marked: Marked) -> list[Party]:
    """All phrases of a text in order; linear."""
    found: list[Party] = []
    at, end = 0, len(words.low)
    while at < end:
        size = 0 if at in marked.inside else _noun_at(words, at, marked)
        if not size:
            at += 1
            continue
        first, last = at, at + size
        while more := _goes_on(words, marked, last):
            first, last = more
        party = _party(words, marked, first, last)
        if party is not None:
            found.append(party)
        at = last + _part_of_another(words, last)  # `police station` is no station either
    return found


def _goes_on(words: Words, marked: Marked, last: int) -> tuple[int, int] | None:
    """The noun that a noun stands before: police `officers`, the workers' `union`."""
    start = last
    if start + 1 < len(words.low) and words.low[start] in {"'", "’"} and words.low[start - 1].endswith("s"):
        start += 1
    if start >= len(words.low) or start in marked.inside or words.low[start] in sectors().compounds:
        return None
    size = _noun_at(words, start, marked)
    return (start, start + size) if size and _same_line(words, start) else None


def _same_line(words: Words, at: int) -> bool:
    return words.sentence[at] == words.sentence[at - 1] and words.frame[at] == words.frame[at - 1]


def _noun_at(words: Words, at: int, marked: Marked) -> int:
    """How many tokens of a noun for an actor begin at a token."""
    for size in range(min(LONGEST, len(words.low) - at), 0, -1):
        low = tuple(word.replace("’", "'") for word in words.low[at : at + size])
        if low in nouns() and not any(n in marked.inside for n in range(at, at + size)):
            return size
    return 0


def _party(words: Words, marked: Marked, head: int, last: int) -> Party | None:
    low = tuple(word.replace("’", "'") for word in words.low[head:last])
    noun = nouns()[low]
    if _part_of_another(words, last):
        return None
    left = _leftwards(words, marked, head)
    article = _article(words, left.at, left.owner)
    if not _means_somebody(words, noun, (left.at, head, last), article, left.state):
        return None
    return Party(
        first=left.at,
        last=last,
        head=head,
        span=words.span(left.at, last),
        noun=noun,
        sector=_sector(words, noun, left.at, head, last),
        article=article,
        past=left.past,
        state=left.state,
        owner=left.owner,
        body=left.body,
    )


def _part_of_another(words: Words, last: int) -> bool:
    """Whether the noun only stands before another: `police station`, `government building`."""
    return last < len(words.low) and _same_line(words, last) and words.low[last] in sectors().compounds


class _Left(msgspec.Struct):
    """What stands before a noun: where its phrase begins, the state, owner and body that it names."""

    at: int
    state: str | None = None
    owner: int | None = None
    past: bool = False
    body: str | None = None

    def take(self, name: Name) -> None:
        """Takes a name in."""
        self.at = name.first
        if name.known is not None and name.known.kind == "state":
            self.state = self.state or name.country
        elif name.known is not None and name.known.kind == "organisation":
            self.body = name.known.name


def floor_of(words: Words, at: int) -> int:
    """How far back a phrase may reach: its sentence and frame, and not too far."""
    low = at
    while low > 0 and at - low < _REACH and _same_line(words, low):
        low -= 1
    return low


def _leftwards(words: Words, marked: Marked, head: int) -> _Left:
    """What stands before a noun and belongs to it."""
    floor = floor_of(words, head)
    left = _Left(head)
    determined = _determiner(words, head, floor)
    while left.at > floor:
        before = marked.ending.get(left.at)
        low = words.low[left.at - 1]
        if before is not None and before.first >= floor:
            if not (adjective(before) or (before.known is not None and before.known.kind != "outlet")):
                break
            left.take(before)
        elif low in {"'", "’"} and left.at - 2 > floor and (words.low[left.at - 2],) in nouns():
            left.at -= 2  # workers' union
        elif low in _POSSESSIVE or low in grammar().possessives or low == "whose":
            _owned(marked, left, low, floor)
            break
        elif _modifies(words, left.at - 1, determined):
            left.past = left.past or low in sectors().past or low.startswith("ex-")
            left.at -= 1
        else:
            break
    return left


def _owned(marked: Marked, left: _Left, low: str, floor: int) -> None:
    """Takes in whose it is: a pronoun stays outside, a name with 's belongs to the phrase."""
    if low not in _POSSESSIVE:
        left.owner = left.at - 1
    elif left.at - 1 > floor:
        owner = marked.ending.get(left.at - 1)
        left.owner = left.at - 2 if owner is None else owner.first
        if owner is not None:
            left.take(owner)


def _determiner(words: Words, head: int, floor: int) -> int:
    """The determiner of a phrase, if nothing but words that may belong to it stand behind it; else the head."""
    for at in range(head - 1, max(floor - 1, head - 1 - _FAR), -1):
        low = words.low[at]
        if low in {"the", "a", "an", "these", "those", "'s", "’s"} or low in grammar().possessives:
            return at
        if not low[0].isalpha() or low in grammar().prepositions or low in grammar().conjunctions:
            return head
        if low in grammar().auxiliaries or low in grammar().clause_openers or low in grammar().common_verbs:
            return head
        if low.endswith("ed") and words.low[at - 1] not in {"the", "a", "an"}:
            return head
    return head


def _modifies(words: Words, at: int, determined: int) -> bool:
    low = words.low[at]
    closed = grammar()
    if low in closed.determiners:
        return low in sectors().apiece - {"a", "an", "some", "any", "several", "many", "most", "few", "another"}
    if low in sectors().past or low in _BEFORE or low in sectors().apiece or low.isdigit():
        return True
    if low in closed.prepositions or low in closed.conjunctions or low in closed.auxiliaries:
        return False
    if low in closed.subject_pronouns or low in closed.clause_openers or low in closed.adverbs or low.endswith("ly"):
        return False
    if not low[0].isalpha():
        return False
    if determined < at:
        return True
    if low in modifiers() or (low,) in nouns():
        return not words.capital(at) or words.capital(at + 1)
    return low.endswith(_ENDINGS) or "-" in low


def _article(words: Words, first: int, owner: int | None) -> str | None:
    """The determiner before a phrase, lower case."""
    if owner is not None:
        return "'s"
    if words.low[first] in sectors().apiece or words.low[first].isdigit():
        return words.low[first]
    before = words.low[first - 1] if first and words.sentence[first - 1] == words.sentence[first] else ""
    return before if before in grammar().determiners else None


_Tokens = tuple[int, int, int]


def _means_somebody(words: Words, noun: Noun, where: _Tokens, article: str | None, state: str | None) -> bool:
    """Whether the phrase stands for an actor, and is not a word of another kind or one that only looks so."""
    first, head, last = where
    if noun.form == "state":
        return _state_noun(words, head, noun.lemma, article, state)
    if noun.plural or article is not None or state is not None:
        return not (article in {"no", "every", "each"} and not noun.plural)
    capital = words.capital(head) and words.capital(last - 1)
    follows = last < len(words.low) and words.capital(last)  # a name: Governor Strickland
    if follows and noun.form in {"person", "body"}:
        return True
    if noun.lemma in sectors().bare:
        return True
    if noun.form == "body":
        return capital or first < head
    before = words.low[first - 1] if first else ","
    return before == "," and noun.form == "person"  # an apposition: ", foreign minister of Chad,"


def _state_noun(words: Words, head: int, lemma: str, article: str | None, state: str | None) -> bool:
    if lemma in {"authorities", "leadership"}:
        return article is not None or state is not None or lemma == "authorities"
    if lemma in {"state", "kingdom", "republic"}:
        return article == "the" and not words.capital(head)
    return article in {"the", "its", "this", "'s", "our"} or state is not None


def _sector(words: Words, noun: Noun, first: int, head: int, last: int) -> str | None:
    """What the noun tells, or the word before it where the noun is open."""
    listed = sectors()
    if words.low[last - 1] not in listed.open or last - head > 1:
        return noun.sector
    start = max(first, head - 4) if first < head else head
    for at in range(last - 2, start - 1, -1):
        word = words.low[at].removesuffix("'").removesuffix("’")
        told = modifiers().get(word)
        if told is not None:
            return told
        whole = nouns().get((word,))
        if whole is not None and whole.form in {"body", "crowd"} and whole.sector is not None:
            return whole.sector
    return listed.open_default.get(words.low[last - 1], noun.sector)
