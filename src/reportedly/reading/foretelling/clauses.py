"""Where a clause begins and ends around its verb, and what it hangs on; windows keep it linear in any text."""

import msgspec

from reportedly.model import Attribution, Span
from reportedly.reading.cues import verb_at
from reportedly.reading.foretelling.outlooks import outlook, phrases_of
from reportedly.reading.words import Words, grammar

_WIDE = 60
_BREAKS = frozenset({";", ":", "—", "–", "(", ")", "!", "?", "|"})
_JOINS = frozenset({"and", "but", "or", "nor", "yet", "so", "for", "while", "whereas", "although", "though", "because"})
_BEHIND = _JOINS | {"which", "who", "where", "whose", "as", "since", "when", "whom", "thus"}
_BEFORE_THAT = frozenset({"provided", "providing", "assuming", "only", "condition", "event", "so", "than"})
_OPENERS = frozenset({"if", "unless", "should", "provided", "as", "by", "in", "within", "before", "when"})
_NOT_REPORTING = frozenset({",", "and", "that", "to", "who", "which", "whose", "if", "unless"})
_SAYS = frozenset({"says", "said", "say", "writes", "wrote"})
_VERBLESS = frozenset({"to", "'s", "’s", "having", "being", "been", "be"})


class Clause(msgspec.Struct, frozen=True):
    """Tokens `first` to `last` (not included); `condition` likewise, if it hangs on one."""

    first: int
    last: int
    condition: tuple[int, int] | None = None


def clause(words: Words, at: int, holder: Attribution | None) -> Clause:
    """The clause around token `at`, inside what its holder says."""
    low, high = _region(words, at, holder)
    reporting = (*holder.cue, *holder.source) if holder is not None else ()
    first = _leftwards(words, at, low, reporting)
    last = _rightwards(words, at, high, reporting)
    found = _condition(words, at, *_said(words, at, holder, low, high))
    if found is not None and found[0] < first <= found[1] + 1:
        first = found[0]  # a condition that another attribution cuts short
    if found is not None and first <= found[0] and found[1] <= at and _reported_between(words, found[1], at, reporting):
        first = found[1]
    return Clause(_without_joins(words, first, at), last, found)


def within_condition(words: Words, at: int, holder: Attribution | None) -> bool:
    """Whether a verb stands in the condition of another clause."""
    low, high = _region(words, at, holder)
    return any(first <= at < last for first, last in _conditions(words, max(low, at - 25), high))


def _region(words: Words, at: int, holder: Attribution | None) -> tuple[int, int]:
    """The tokens of a sentence, of a quotation if `at` is in one, and of what its holder says there."""
    low, high = words.first[words.sentence[at]], words.last[words.sentence[at]]
    low, high = max(low, at - _WIDE), min(high, at + _WIDE)
    inside = None
    if words.frame[at] >= 0:
        inside = words.quotations[words.frame[at]].span
    content = Span(holder.content[0].start, holder.content[-1].end) if holder is not None and holder.content else None
    for span in filter(None, (inside, content)):
        while low < at and words.parse.starts[low] < span.start:
            low += 1
        while high > at + 1 and words.parse.ends[high - 1] > span.end:
            high -= 1
    if inside is None:
        low, high = _outside_quotations(words, at, low, high)
    return low, high


def _said(words: Words, at: int, holder: Attribution | None, low: int, high: int) -> tuple[int, int]:
    """A condition may stand in another piece of what the holder says, or behind the clause that says so."""
    if holder is None or words.frame[at] < 0:
        return max(words.first[words.sentence[at]], min(low, at - _WIDE)), min(
            words.last[words.sentence[at]], at + _WIDE
        )
    while low > words.first[words.sentence[at]] and low > at - _WIDE:
        if words.parse.starts[low - 1] < holder.content[0].start:
            break
        low -= 1
    return low, high


def _outside_quotations(words: Words, at: int, low: int, high: int) -> tuple[int, int]:
    """A whole sentence between marks is another's; a word or two in marks are not."""
    for n in range(at - 1, low - 1, -1):
        if words.frame[n] >= 0 and len(words.quotations[words.frame[n]].span) > 40:
            return n + 1, high
    return low, high


def _leftwards(words: Words, at: int, low: int, reporting: tuple[Span, ...]) -> int:
    first = at
    while first > low:
        n = first - 1
        if words.low[n] in _BREAKS or (words.low[n] == "-" and _spaced(words, n)):
            break
        if words.low[n] == "," and first < at and words.low[n - 1] in outlook().expecting_forms and n > low:
            break  # the scholar is certain, police will …
        if words.low[n] == "that" and n > low and first < at and not _demonstrative(words.low[n - 1]):
            break
        if words.low[n] in _JOINS and _joins(words, n, at, low):
            break
        first = n
    while first < at and _touches(words, first, reporting):
        first += 1
    return first


def _demonstrative(before: str) -> bool:
    """Whether *that* behind a word opens no clause: `in that zone`, `provided that`."""
    return before in _BEFORE_THAT or before in grammar().prepositions


def _joins(words: Words, n: int, at: int, low: int) -> bool:
    """Whether a conjunction opens the clause: a verb stands before it, and none between it and `at`."""
    if words.low[n] in {"for", "so"} and (n == low or words.low[n - 1] != ","):
        return False
    if any(_finite(words, m) for m in range(n + 1, at)) and "," in words.low[n + 1 : at]:
        return words.low[n - 1] == "," and n > low and words.low[n + 1] in _OPENERS
    if words.low[n] in {"while", "although", "though", "because", "whereas"}:
        return n > low or n + 1 < at
    before = range(max(low, n - 25), n)
    return any(_finite(words, m) for m in before) or (n > low and words.low[n - 1] == ",")


def _rightwards(words: Words, at: int, high: int, reporting: tuple[Span, ...]) -> int:
    last = _past_aside(words, at + 1, high)
    while last < high:
        word = words.low[last]
        if word in _BREAKS or (word == "-" and _spaced(words, last)):
            break
        if word == "," and (_behind_comma(words, last, high) or _reporting_verb(words, last + 1, high) is not None):
            break
        if word in {"and", "but", "or"} and _new_subject(words, last + 1, high):
            break
        if word in {"because", "while", "although", "though", "whereas"}:
            break
        last += 1
    while last > at + 1 and (
        words.low[last - 1] in {",", ".", "…", "!", "?", "-"}
        or words.low[last - 1][0] in '"”“»’'
        or _touches(words, last - 1, reporting)
    ):
        last -= 1
    return last


def _past_aside(words: Words, at: int, high: int) -> int:
    """Behind what is put between a sign and its verb: `will, I suspect, fail`."""
    comma = at
    while comma < min(high, at + 3) and words.low[comma] in outlook().passed | grammar().time_words:
        comma += 1
    if comma >= high or words.low[comma] != ",":
        return at
    return next((n + 1 for n in range(comma + 2, min(high - 1, comma + 12)) if words.low[n] == ","), at)


def _behind_comma(words: Words, comma: int, high: int) -> bool:
    """Whether what stands behind a comma is a clause of its own."""
    at = comma + 1
    if at >= high:
        return True
    if words.low[at] in {"and", "but", "or", "nor", "yet"}:
        return words.low[at] in {"but", "yet"} or _new_subject(words, at + 1, high)
    return words.low[at] in _BEHIND


def _new_subject(words: Words, at: int, high: int) -> bool:
    """Whether a subject and its verb begin at a token: not where a verb does."""
    while at < high and words.low[at] in {"perhaps", "maybe", "then", ","}:
        at += 1
    if at < high and words.low[at] in {"if", "unless", "should"}:
        return True
    if at >= high or _finite(words, at) or words.low[at] in grammar().adverbs | grammar().negations:
        return False
    for n in range(at + 1, min(high, at + 12)):
        if words.low[n] in {";", "that", "and", "if", "unless"} or (words.low[n] == "," and not words.capital(at)):
            return False
        if _finite(words, n) or words.low[n] in outlook().expecting_forms:
            return True
    return False


def _finite(words: Words, at: int) -> bool:
    word, closed = words.low[at], grammar()
    if word in closed.auxiliaries:
        return word not in _VERBLESS
    if words.capital(at):
        return False
    return word in closed.common_verbs or verb_at(words, at) is not None or (word.endswith("ed") and len(word) > 4)


def _condition(words: Words, at: int, low: int, high: int) -> tuple[int, int] | None:
    """The condition nearest to a verb, in its sentence."""
    found = [c for c in _conditions(words, low, high) if not c[0] <= at < c[1]]
    found = [c for c in found if not _cut_off(words, c, at)]
    return min(found, key=lambda c: min(abs(c[1] - at), abs(c[0] - at)), default=None)


def _cut_off(words: Words, condition: tuple[int, int], at: int) -> bool:
    """Whether another clause with a sign of its own stands between a condition and a verb."""
    first, last = (condition[1], at) if condition[1] <= at else (at + 1, condition[0])
    return any(words.low[n] in outlook().signs or words.low[n] == ";" for n in range(first, last))


def _conditions(words: Words, low: int, high: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = low
    while at < high:
        end = phrases_of("conditions").at(words, at, high)
        if not end or not _opens(words, at, low, words.low[at]):
            at += 1
            continue
        stop = _condition_end(words, end, high)
        found.append((at, stop))
        at = max(stop, end)
    return found


def _opens(words: Words, at: int, low: int, word: str) -> bool:
    before = words.low[at - 1] if at > low else ""
    if word == "once" and words.low[min(at + 1, len(words.low) - 1)] in {"more", "again", "a", "the"}:
        return False
    if word == "should" and before and before[0].isalnum() and before != "that":
        following = min(at + 1, len(words.low) - 1)
        return words.low[following] in grammar().determiners | {"it", "there", "he", "she", "they"}
    if word in {"should", "assuming", "providing", "provided", "once", "lest"}:
        return before in {"", ",", ";", "and", "that", "but", ":", "-", "–"} or not before[0].isalnum()
    return before not in outlook().asking and before not in {"as", "not"}


def _condition_end(words: Words, at: int, high: int) -> int:
    """Where a condition ends: at the comma behind its verb, or with the sentence."""
    end = high
    for n in range(at, high):
        if words.low[n] in _BREAKS or (words.low[n] == "," and n > at + 1):
            end = n
            break
    while end > at + 1 and not words.low[end - 1][0].isalnum():
        end -= 1
    return end


def _reported_between(words: Words, first: int, last: int, reporting: tuple[Span, ...]) -> bool:
    return (
        any(_touches(words, n, reporting) for n in range(first, last))
        or _reporting_verb(words, first + 1, last) is not None
    )


def _touches(words: Words, at: int, spans: tuple[Span, ...]) -> bool:
    mine = words.span(at, at + 1)
    return any(span.meets(mine) for span in spans)


def _without_joins(words: Words, first: int, at: int) -> int:
    while first < at and (words.low[first] in _JOINS | {"that", ",", "-", "."} or not words.low[first][0].isalnum()):
        first += 1
    return first


def _spaced(words: Words, at: int) -> bool:
    start, end = words.parse.starts[at], words.parse.ends[at]
    return words.text[start - 1 : start].isspace() and words.text[end : end + 1].isspace()


def reporting(words: Words, first: int, last: int) -> tuple[int, int, int] | None:
    """A reporting clause behind or before the tokens of a clause, and its verb: `, reckons the bishop`."""
    return _reporting_behind(words, last) or _reporting_before(words, first)


def _reporting_behind(words: Words, at: int) -> tuple[int, int, int] | None:
    if at >= len(words.low) or words.low[at] not in {",", "-", "–", "—", '"', "”"}:
        return None
    end = min(words.last[words.sentence[at]], at + 15)
    verb = _reporting_verb(words, at + 1, end)
    if verb is None:
        return None
    stop = verb + 1
    while stop < end and words.low[stop] not in {";", ":", ".", "and", "but"}:
        stop += 1
    return at + 1, stop, verb


def _reporting_before(words: Words, at: int) -> tuple[int, int, int] | None:
    low = max(words.first[words.sentence[at]], at - 25) if at < len(words.low) else at
    for verb in range(at - 1, max(low, at - 8) - 1, -1):
        if words.low[verb] in _BREAKS:
            return None
        if words.low[verb] in outlook().expecting_forms or (at - verb < 6 and words.low[verb] in _SAYS):
            return low, at, verb
    return None


def _reporting_verb(words: Words, at: int, high: int) -> int | None:
    """The verb of a reporting clause that begins at a token."""
    for n in range(at, min(high, at + 9)):
        if words.low[n] in _NOT_REPORTING:
            return None
        if words.low[n] in outlook().expecting_forms or (verb_at(words, n) is not None and not words.capital(n)):
            ends = n + 1 >= high or words.low[n - 1] not in grammar().determiners | {"to", "will", "of", "not"}
            return n if ends else None
    return None
