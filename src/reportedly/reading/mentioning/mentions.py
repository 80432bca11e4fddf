"""Where the actors of a document are mentioned: by name, adjective, role, noun and pronoun, in order of the text.

Only finds the places. Who is meant is the matter of `coreference`.
"""

from itertools import pairwise
from typing import Literal

import msgspec

from reportedly.model import ActorKind, Span
from reportedly.reading.actors import Cast, Draft
from reportedly.reading.gazetteer import places, titles
from reportedly.reading.mentioning.parties import Marked, Party, adjective, floor_of, is_noun, parties
from reportedly.reading.mentioning.sectors import sector_of_name, sectors
from reportedly.reading.names import Name, forms
from reportedly.reading.words import Words, grammar

PRONOUNS = frozenset({
    "he", "him", "his", "himself", "she", "her", "hers", "herself", "it", "its", "itself", "they", "them", "their",
    "theirs", "themselves", "i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves", "who", "whom",
    "whose", "which",
})  # fmt: skip
_WHERE = frozenset({
    "in", "at", "near", "inside", "outside", "into", "through", "across", "around", "throughout", "off", "within",
    "via", "onto", "above", "below", "beyond", "towards", "from",
})  # fmt: skip
_EMPTY = frozenset({
    "is", "was", "'s", "’s", "would", "will", "may", "might", "could", "can", "seems", "seemed", "appears", "remains",
    "rained", "snowed", "took", "takes", "matters", "helps", "follows", "emerged", "turned", "happened", "goes",
})  # fmt: skip

_EXPECTING = frozenset({"that", "make", "makes", "made", "find", "finds", "found", "think"})


class Mention(msgspec.Struct):
    """One place where an actor may be meant. `name` and `party` are what stands there, both for `Governor Roth`;
    `draft` is who a name belongs to."""

    span: Span
    first: int
    last: int
    sort: Literal["name", "adjective", "party", "pronoun"]
    low: str
    name: Name | None = None
    party: Party | None = None
    draft: Draft | None = None
    apposed: "Mention | None" = None  # the mention before that this one stands beside and means the same
    beside: Party | None = None  # a phrase that stands beside a name and means the same


def mentions(words: Words, who: Cast) -> list[Mention]:
    """All places in order, none inside another but a pronoun before what it owns; linear."""
    marked = Marked.of(who.names)
    phrases = parties(words, marked)
    found = _names(words, who, marked, {party.last: party for party in phrases})
    named = {id(one.party) for one in found}
    found += [_of_party(party) for party in phrases if id(party) not in named]
    found += [_of_pronoun(words, at) for at, low in enumerate(words.low) if low in PRONOUNS and _is_meant(words, at)]
    found.sort(key=lambda one: one.first)
    _apposed(words, found)
    return found


def _names(words: Words, who: Cast, marked: Marked, before_name: dict[int, Party]) -> list[Mention]:
    taken = {n for party in before_name.values() for n in range(party.first, party.last)}
    found: list[Mention] = []
    placed: int | None = None  # behind the last name that is a place
    for name, draft in zip(who.names, who.of, strict=True):
        party = before_name.get(name.first)
        if party is not None and (
            party.noun.plural or party.noun.form == "state" or words.frame[party.last - 1] != words.frame[name.first]
        ):
            party = None
        if adjective(name):
            if name.first not in taken and (_acts(words, name.last) or _are_people(words, name)):
                found.append(_mention(words, name.first, name, None, draft))
            continue
        if draft is None or name.first in taken or is_noun(name):
            continue
        if draft.kind == "state" and is_place(words, name, placed):
            placed = name.last
            continue
        first = party.first if party is not None else _past_titles(words, _past_adjective(marked, name, draft))
        found.append(_mention(words, first, name, party, draft))
    return found


def _mention(words: Words, first: int, name: Name, party: Party | None, draft: Draft | None) -> Mention:
    sort: Literal["name", "adjective"] = "adjective" if adjective(name) else "name"
    span = words.span(first, name.last)
    return Mention(span, first, name.last, sort, name.text.lower(), name, party, draft)


def _of_party(party: Party) -> Mention:
    return Mention(party.span, party.first, party.last, "party", party.noun.lemma, party=party)


def _of_pronoun(words: Words, at: int) -> Mention:
    return Mention(words.span(at, at + 1), at, at + 1, "pronoun", words.low[at])


def _past_adjective(marked: Marked, name: Name, draft: Draft) -> int:
    """The first token of a body's name, the adjective of its state before it taken in: the `Finnish` Air Force."""
    before = marked.ending.get(name.first)
    body = draft.kind in {"organisation", "outlet"} and name.known is None
    return before.first if body and before is not None and before.known is not None and before.country else name.first


def _past_titles(words: Words, at: int) -> int:
    """The first of the titles before a name: Mr, Dr., Sir."""
    floor = floor_of(words, at)
    first = at
    while first > floor:
        low = words.low[first - 1]
        if low == "." and first - 1 > floor and words.low[first - 2] in titles():
            first -= 2
        elif low.replace(".", "") in titles():
            first -= 1
        else:
            break
    return first


def is_place(words: Words, name: Name, placed: int | None) -> bool:
    """Whether a state's or a capital's name only says where: `in Moscow`, `flew to Tokyo`, `MANILA, 12 November`."""
    at, begin = name.first, words.first[words.sentence[name.first]]
    before = words.low[at - 1] if at > begin else ""
    if before == "the" and at - 1 > begin:
        at, before = at - 1, words.low[at - 2]
    if before in _WHERE and not _talks(words, at, begin):
        return True
    if before == "to" and any(low in sectors().ways for low in words.low[max(begin, at - 4) : at - 1]):
        return True
    if before == "of" and at - 2 >= begin and words.low[at - 2] in sectors().parts:
        return True
    joined = placed is not None and words.low[placed:at] in {("and",), (",",), ("or",)}
    if joined and (words.low[placed or 0] != "," or name.known is None or name.known.sense == "name"):
        return True
    return _dateline(words, name, begin)


def _talks(words: Words, at: int, begin: int) -> bool:
    """`a letter from Tokyo`, `demands from Hanoi`: somebody sends it."""
    if words.low[at - 1] != "from" or at - 2 < begin:
        return False
    sent = words.low[at - 2]
    return sent in sectors().deeds or sent in {
        "letter",
        "note",
        "message",
        "demands",
        "demanded",
        "word",
        "independence",
    }


def _dateline(words: Words, name: Name, begin: int) -> bool:
    if name.first != begin or name.last >= len(words.low):
        return False
    line = words.text.rfind("\n", 0, name.span.start) + 1
    behind = words.low[name.last]
    return line == name.span.start and (behind in {"(", "—", "–"} or (behind == "," and name.text.isupper()))


def _are_people(words: Words, name: Name) -> bool:
    """Whether an adjective or the name of a people means them: `the Chinese asked us`, `Poles`."""
    if name.known is not None and name.known.sense == "people":
        return True
    if name.first == 0 or words.low[name.first - 1] != "the" or name.last >= len(words.low):
        return False
    low, closed = words.low[name.last], grammar()
    return low in closed.auxiliaries | closed.common_verbs or low in {",", ".", "who"} or low.endswith("ed")


def _acts(words: Words, at: int) -> bool:
    """Whether what stands behind an adjective is a deed, so that the state itself is meant."""
    if at >= len(words.low):
        return False
    if words.low[at] in {"-", "–"} and at + 2 < len(words.low):
        at += 2
    limit = min(at + 3, len(words.low))
    for n in range(at, limit):
        if words.low[n] in sectors().deeds:
            return True
        if not words.low[n][0].isalpha() or words.low[n] in grammar().prepositions | grammar().conjunctions:
            return False
    return False


def _is_meant(words: Words, at: int) -> bool:
    """Whether a pronoun means an actor, as far as the words beside it tell."""
    low, end = words.low[at], len(words.low)
    behind = words.low[at + 1] if at + 1 < end else "."
    before = words.low[at - 1] if at else "."
    if low == "it":
        if behind in _EMPTY:
            return _goes_on_acting(words, at + 1)
        return before not in _EXPECTING or behind != "that"
    if low == "which":
        return before == "," or (before[0].isalpha() and before not in grammar().prepositions)
    if low == "who":
        return before[0].isalpha() or before in {",", ")"}
    if low == "us":
        return words.word(at) != "US"
    if low == "i":
        return words.capital(at) and behind != "."
    return True


def _goes_on_acting(words: Words, at: int) -> bool:
    """`it is holding talks`, `it will withdraw`, and not `it is clear that`, `it was Roth who`."""
    for n in range(at + 1, min(at + 4, len(words.low))):
        low = words.low[n]
        if low in grammar().adverbs or low in {"be", "have", "been", "not"} or low.endswith("ly"):
            continue
        if words.low[at] in {"is", "was", "'s", "’s"}:
            return low.endswith(("ing", "ed")) or low in {"ready", "willing", "prepared", "due", "to", "under"}
        return low.isalpha() and low not in {"be", "seem", "take", "appear", "rain"} and words.low[n - 1] != "be"
    return False


_CLOSING = frozenset({",", ".", ";", ")", ":", "who", "and", "—", "–"})


def _apposed(words: Words, found: list[Mention]) -> None:
    """Ties what stands beside a name and means the same: `Guo Ping, a fisherman`, `the spokeswoman, Inna Roth`."""
    for one, other in pairwise(found):
        gap = words.low[one.last : other.first]
        if gap not in {
            (",",),
            (",", "the"),
            (",", "a"),
            (",", "an"),
            (",", "then"),
            ("(",),
            (",", "now", "a"),
            (",", "now", "the"),
        }:
            continue
        if words.sentence[one.first] != words.sentence[other.first]:
            continue
        name, party = (one, other) if one.sort == "name" else (other, one)
        if name.sort != "name" or party.sort != "party" or party.party is None or name.name is None:
            continue
        ends = other.last >= len(words.low) or words.low[other.last] in _CLOSING | grammar().prepositions
        if not ends or not _agree(name, party.party) or _listed(words, one, other):
            continue
        other.apposed, name.beside = one, party.party


def _listed(words: Words, one: Mention, other: Mention) -> bool:
    """`Roth, the mayor and the police`: three who are listed, none told of another."""
    behind = words.low[other.last] if other.last < len(words.low) else ""
    return (
        behind == "and" and other.sort == "party" and one.sort == "name" and words.low[one.last : other.first] != (",",)
    )


def _agree(name: Mention, party: Party) -> bool:
    kind = name.draft.kind if name.draft is not None else None
    form = party.noun.form
    if form == "person":
        return kind in {"person", None}
    return form == "body" and kind in {"organisation", "outlet", None}


def kind_by_form(name: Name) -> ActorKind | None:
    """What an unlisted name of several words most likely names; nothing where it may be a place."""
    words = list(name.words)
    last = words[-1]
    if name.text in places() or last in forms().place_endings | forms().event_endings:
        return None
    sector = sector_of_name(words)
    if sector is not None:
        return "outlet" if sector == "JRN" else "organisation"
    return None
