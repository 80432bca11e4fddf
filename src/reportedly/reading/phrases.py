"""Noun phrases as sources: the one before a verb, and the one behind it.

Without a parse these are decisions by closed classes of words and by capitals; where they can't tell, they
return None, and the attribution goes without a source.
"""

from bisect import bisect_left

import msgspec

from reportedly.reading.gazetteer import role_words
from reportedly.reading.words import Words, grammar

_STOPS = frozenset(";:()[]—–!?…") | {"..", "...", "-"}
_OBJECTS = frozenset({"him", "them", "us", "me", "her"})
_APPOSED = frozenset(
    {
        "who",
        "whose",
        "which",
        "one",
        "a",
        "an",
        "the",
        "himself",
        "herself",
        "of",
        "author",
        "also",
        "formerly",
        "then",
        "now",
        "head",
        "chief",
        "director",
        "spokesman",
        "spokeswoman",
        "spokesperson",
    }
)


class Phrase(msgspec.Struct, frozen=True):
    """Tokens `first` to `last` (not included) of a noun phrase, its appositions with it."""

    first: int
    last: int


def before(words: Words, verb: int, floor: int) -> Phrase | None:
    """The subject that ends right before token `verb`, not reaching below token `floor`."""
    at = _before_adverbial(words, verb, floor)
    if at <= floor:
        return None
    if words.low[at - 1] == ",":
        return _with_apposition(words, at - 1, floor)
    if words.low[at - 1] == ")":  # Mike Pence (R-IN) said
        opening = next((n for n in range(at - 2, max(floor, at - 12), -1) if words.low[n] == "("), None)
        first = _leftwards(words, opening, floor) if opening is not None else None
        return Phrase(first, at) if first is not None else None
    first = _leftwards(words, at, floor)
    return Phrase(first, at) if first is not None else None


def _before_adverbial(words: Words, verb: int, floor: int) -> int:
    """Where a subject ends that has a time between it and its verb: `Valk on Wednesday denied`."""
    closed, at = grammar(), verb
    while (
        at > floor + 1
        and verb - at < 4
        and (words.low[at - 1] in closed.time_words or words.low[at - 1] in {"on", "in"})
    ):
        at -= 1
    named_day = at < verb and words.low[at] in {
        "on",
        "in",
        "last",
        "this",
        "earlier",
        "late",
        "early",
        "yesterday",
        "today",
    }
    return at if named_day or (at == verb - 1 and words.low[at].endswith("day")) else verb


def _with_apposition(words: Words, comma: int, floor: int) -> Phrase | None:
    """A name with appositions between commas: `Ada Brenn, a fellow at the institute,`."""
    end, chunk_end = comma + 1, comma
    while True:
        start = chunk_end
        while start > floor and words.low[start - 1] != "," and words.low[start - 1] not in _STOPS:
            start -= 1
        if start == chunk_end or words.low[start - 1] in _STOPS:
            return None
        if start <= floor:  # a stray comma between a subject and its verb
            head = _leftwards(words, comma, floor) if chunk_end == comma else None
            return Phrase(head, comma) if head is not None and words.capital(comma - 1) else None
        if not _apposed(words, start):
            return None
        head_end = start - 1
        head = _leftwards(words, head_end, floor)
        if head is None:
            return None
        if words.low[head] not in {"who", "which"} and not _apposed_chunk(words, head, head_end, floor):
            return Phrase(head, end)
        chunk_end = head_end


def _apposed_chunk(words: Words, head: int, end: int, floor: int) -> bool:
    """Whether what precedes is itself an apposition behind another comma."""
    begins_lower = not words.capital(head) and words.low[head] not in {"he", "she", "they", "i", "we"}
    return (
        begins_lower and head - 1 >= floor and words.low[head - 1] == "," and _apposed(words, head) and end - head > 1
    )


def _apposed(words: Words, start: int) -> bool:
    low = words.low[start]
    if low in grammar().subject_pronouns - _APPOSED or low in {"there", "’s", "'s"}:
        return False
    if low in grammar().clause_openers - {"who", "which"} or low in grammar().conjunctions:
        return False
    if words.capital(start) and start > 1 and _common_noun(words, start - 2):
        return True  # its defence minister, Corin Dask,
    return low in _APPOSED or low.isdigit() or not words.capital(start) or _title_like(words, start)


def _common_noun(words: Words, at: int) -> bool:
    """Whether a token is a role, or some other noun in small letters that may have a name behind its comma."""
    low, closed = words.low[at], grammar()
    if (low,) in role_words():
        return True
    return (
        not words.capital(at) and low.isalpha() and low not in closed.time_words | closed.adverbs | closed.prepositions
    )


def _title_like(words: Words, start: int) -> bool:
    return words.capital(start) and words.low[start].endswith((".", "er", "or", "ist", "man", "ant", "ent"))


def _leftwards(words: Words, end: int, floor: int) -> int | None:
    """Where the noun phrase begins that ends before token `end`; None if there is none."""
    closed, low = grammar(), words.low
    at = end - 1
    if at < floor or not _nominal(words, at):
        return None
    if low[at] in closed.subject_pronouns and low[at] not in {"many", "some", "others"}:
        return at
    first = at
    while at >= floor:
        word = low[at]
        if word in closed.phrase_prepositions and at < end - 1:
            if at == floor or low[at - 1] in closed.conjunctions or low[at - 1] in _STOPS or low[at - 1] == ",":
                break  # the phrase opens the clause: an adverbial, not part of the subject
            at -= 1
            continue
        if not _inside(words, at):
            break
        first = at
        if word in closed.determiners and not (
            at > floor and low[at - 1] in closed.phrase_prepositions | closed.determiners
        ):
            if at > floor and low[at - 1] in {"all", "both", "of"}:
                at -= 1
                continue
            break
        at -= 1
    return _without_opening_adverb(words, first, end)


def _without_opening_adverb(words: Words, first: int, end: int) -> int | None:
    closed = grammar()
    while first < end and (words.low[first] in closed.sentence_adverbs or words.low[first] in closed.conjunctions):
        first += 1
    return first if first < end else None


def _nominal(words: Words, at: int) -> bool:
    """Whether a token may end a noun phrase."""
    low, closed = words.low[at], grammar()
    if (
        low in closed.prepositions
        or low in closed.auxiliaries
        or low in closed.conjunctions
        or low in {"that", "as", "if"}
    ):
        return False
    if low in closed.time_words and not (words.capital(at) and at and words.capital(at - 1)):
        return False
    return low[0].isalnum() or (low[0] in "’'”\"" and len(low) > 1)


def _inside(words: Words, at: int) -> bool:
    """Whether a token may stand inside a noun phrase."""
    low, closed = words.low[at], grammar()
    if low in {"and", "&"}:
        return at > 0 and words.capital(at - 1) and at + 1 < len(words.low) and words.capital(at + 1)
    if low in {"'s", "’s", "'", "’", "-", "‐"}:
        return True
    if low == ".":  # of an initial or a title: Jeff J. Brown, Lt. Gen. Diella
        return (
            at > 0
            and len(words.low[at - 1]) <= 4
            and at + 1 < len(words.low)
            and words.capital(at + 1)
            and words.capital(at - 1)
        )
    if low in closed.clause_openers and low != "who":
        return False
    if low in closed.auxiliaries or low in closed.common_verbs or low in closed.conjunctions:
        return False
    if low in closed.time_words and not words.capital(at):
        return False
    if low in {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today"}:
        return False
    return low[0].isalnum()


def behind(words: Words, at: int, ceiling: int) -> Phrase | None:
    """The noun phrase that begins at token `at` (an inverted subject, a hearer, who stands behind "according to")."""
    closed, low = grammar(), words.low
    first = at
    if at >= ceiling or not (_inside(words, at) or low[at] in closed.determiners):
        return None
    if low[at] in closed.prepositions or low[at] in closed.conjunctions:
        return None
    if low[at] in closed.subject_pronouns - closed.determiners or (
        low[at] in _OBJECTS and not _goes_on(words, at + 1, ceiling)
    ):
        return Phrase(first, at + 1)
    while at < ceiling:
        if low[at] == ",":
            end = _name_behind_role(words, first, at, ceiling) or _apposition_behind(words, at, ceiling)
            if end is None:
                break
            at = end
            continue
        if low[at] in closed.phrase_prepositions and at > first:
            if not _goes_on(words, at + 1, ceiling) or (low[at] in {"on", "in"} and not _place(words, at + 1)):
                break
            at += 1
            continue
        if not _inside(words, at):
            break
        at += 1
    if at == ceiling and at in words.starting:
        at = _named_in_marks(words, at)
    return Phrase(first, at) if at > first else None


def _named_in_marks(words: Words, at: int) -> int:
    """A name between marks belongs to its phrase: the Japanese media ‘Nikkei Asia’."""
    span = words.quotations[words.starting[at]].span
    last = bisect_left(words.parse.starts, span.end)
    return last if last - at <= 6 and words.capital(at + 1) else at


def _name_behind_role(words: Words, first: int, comma: int, ceiling: int) -> int | None:
    """`the Foreign Minister, Yoshimasa Hayashi`: where the name behind the comma ends."""
    if (words.low[comma - 1],) not in role_words() or words.low[first] not in grammar().determiners:
        return None
    end = comma + 1
    while end < ceiling and words.capital(end):
        end += 1
    if comma + 1 < end <= comma + 5 and (end == ceiling or not words.low[end][0].isalnum()):
        return end
    return None


def _goes_on(words: Words, at: int, ceiling: int) -> bool:
    return at < ceiling and _inside(words, at) and words.low[at] not in grammar().time_words


def _place(words: Words, at: int) -> bool:
    return words.capital(at) and words.low[at] not in grammar().time_words


def _apposition_behind(words: Words, comma: int, ceiling: int) -> int | None:
    """Where an apposition behind a comma ends; None if what follows is no apposition."""
    at = comma + 1
    if at >= ceiling or not _apposed(words, at) or words.low[at].endswith("ing"):
        return None
    closed = grammar()
    if words.low[at] in closed.prepositions or words.low[at] in closed.sentence_adverbs:
        return None
    relative = words.low[at] in {"who", "which", "whose"}
    while at < ceiling and words.low[at] not in _STOPS and words.low[at] not in {",", "."}:
        if not relative and (
            words.low[at] in closed.common_verbs or words.low[at] in closed.auxiliaries - {"to", "'s", "’s"}
        ):
            return None  # a clause of its own
        at += 1
    return at
