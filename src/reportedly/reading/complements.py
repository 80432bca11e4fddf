"""Complements of cues: what is said, before the cue, behind it and around it; who is told, and through whom."""

import re

from reportedly.model import Span, Spans, trimmed
from reportedly.reading import phrases
from reportedly.reading.cues import Cue
from reportedly.reading.proposals import clean, sentence_end, sentence_start
from reportedly.reading.words import Words, grammar

_GAPS = frozenset({",", ".", "-", "–", "—", "…", "...", ":", ";"})
_CLAUSE_WORDS = frozenset({"whether", "why", "how", "what", "who", "where", "when", "if", "which"})
_NOT_CONTENT = frozenset(
    {
        "as",
        "while",
        "and",
        "but",
        "who",
        "which",
        "when",
        "after",
        "before",
        "or",
        "whose",
        "where",
        "for",
        "at",
        "on",
        "in",
        "during",
        "with",
        "by",
        "amid",
    }
)
_FAR = 16


def past_hearer(words: Words, cue: Cue, ceiling: int) -> tuple[int, Span | None, Span | None]:
    """Where the complement begins behind who is told, and when, and where: `told CNN on Monday in Paris that`."""
    at, hearer = cue.last, None
    if cue.verb.hearer:
        phrase = phrases.behind(words, at, ceiling)
        if phrase is not None and words.low[phrase.first] not in _CLAUSE_WORDS | {"that"}:
            hearer = words.span(phrase.first, phrase.last)
            at = phrase.last
    elif at < ceiling and words.low[at] == "to":
        phrase = phrases.behind(words, at + 1, ceiling)
        if phrase is not None and phrase.last < ceiling and words.low[phrase.last] in {"that", ":", ","}:
            hearer = words.span(phrase.first, phrase.last)
            at = phrase.last
    that = that_within(words, at, ceiling)
    return (that if that is not None else at), hearer, venue_in(words, at, that if that is not None else at)


def that_within(words: Words, at: int, ceiling: int) -> int | None:
    """The `that`, colon or quotation behind an adverbial: `said on Monday in a statement that`."""
    if at >= ceiling or not (
        words.low[at] in grammar().prepositions or words.low[at] in grammar().time_words or words.low[at] == ","
    ):
        return None
    for index in range(at, min(ceiling, at + _FAR)):
        low = words.low[index]
        if low == "that" and index > at:
            return index
        if low == ":" or (low in grammar().common_verbs and low != "to"):
            return index if low == ":" else None
    end = min(ceiling, at + _FAR)
    if end == ceiling and end < len(words.low) and end in words.starting and words.low[end - 1] in {",", ":"}:
        return end - 1
    return None


def to_the_right(words: Words, cue: Cue, at: int, ceiling: int) -> tuple[Spans, tuple[int, ...]]:
    """The content that begins at token `at` behind a cue, and the quotations that are all of it."""
    takes, low = cue.verb.takes, words.low
    gap = at
    while gap < ceiling and gap < at + 5 and low[gap] in {",", ":"} | grammar().time_words | grammar().adverbs:
        gap += 1
    if gap == ceiling and "quote" in takes and starts_here(words, gap):
        quote = words.starting[gap]
        span = words.quotations[quote]
        if gap > at or stands_alone(words, quote):
            return span.pieces, (quote,)
    if at >= ceiling and not starts_here(words, at):
        return (), ()
    start = at
    if low[at] == ":":
        start = at + 1
        return content_behind(words, start, ceiling), ()
    if at < ceiling and low[at] in cue.verb.by and at + 1 < len(low):
        return (
            (content_behind(words, at + 1, ceiling), ())
            if "np" in takes or low[at] in {"of", "against", "on", "about"}
            else ((), ())
        )
    if fits(words, cue, at, ceiling):
        content = content_behind(words, start, ceiling)
        return (before_next_that(words.text, content) if low[at] in _CLAUSE_WORDS else content), ()
    return (), ()


def fits(words: Words, cue: Cue, at: int, ceiling: int) -> bool:
    """Whether what stands at token `at` is a complement that the verb takes."""
    takes, low, closed = cue.verb.takes, words.low[at], grammar()
    if low == "that":
        return bool(takes & {"that", "bare"})
    if low in _CLAUSE_WORDS:
        return "wh" in takes
    if low == "to":
        return (
            "to" in takes
            and at + 1 < ceiling
            and words.low[at + 1] not in closed.determiners
            and not words.capital(at + 1)
        )
    if (low.endswith("ing") and "ing" in takes) or "label" in takes:
        return "label" not in takes or labelled(words, at)
    if cue.verb.by and takes == {"np"}:
        return False
    if at >= ceiling:  # a quotation that is part of a sentence: said it was "over"
        return bool(takes & {"quote", "bare", "np"})
    if low in closed.prepositions or low in closed.conjunctions or not (low[0].isalnum() or low[0] in "$€£"):
        return False
    if low in closed.time_words or low in closed.clause_openers or low in closed.adverbs:
        return False
    if "np" in takes:
        return True
    return "bare" in takes and has_verb(words, at)


def labelled(words: Words, at: int) -> bool:
    """Whether a quotation follows soon in the same sentence: `called the talks “a farce”`."""
    end = min(words.last[words.sentence[at]] if at < len(words.low) else at, at + 14)
    return any(n in words.starting for n in range(at, end))


def has_verb(words: Words, at: int) -> bool:
    """Whether a clause seems to begin at token `at`: a verb stands somewhere in it."""
    end = words.last[words.sentence[at]]
    closed = grammar()
    for index in range(at + 1, min(end, at + 40)):
        low = words.low[index]
        if low in closed.common_verbs or low in closed.auxiliaries or index in words.starting:
            return True
        if low.endswith(("ed", "es", "s")) and len(low) > 3 and index > at + 1:
            return True
    return False


def content_behind(words: Words, at: int, ceiling: int) -> Spans:
    """What is said from token `at` to the end of its sentence; a token at `ceiling` opens a quotation there."""
    if at >= len(words.low):
        return ()
    frame_at = min(at, ceiling - 1) if at >= ceiling else at
    start = words.parse.starts[at]
    end = sentence_end(words, frame_at)
    if end <= start:
        return ()
    span = trimmed(Span(start, end), words.text)
    span = without_full_stop(words.text, span)
    return (span,) if len(span) > 1 else ()


def without_full_stop(text: str, span: Span) -> Span:
    """A content without what only closes its sentence."""
    end = span.end
    while end > span.start and text[end - 1] in ".,;:!?–— \xa0\n":
        end -= 1
    return Span(span.start, end)


def starts_here(words: Words, at: int) -> bool:
    """Whether a quotation starts with token `at`: on the same line, or on the next behind a colon."""
    if not 0 < at < len(words.low) or at not in words.starting:
        return False
    return words.low[at - 1] == ":" or "\n" not in words.text[words.parse.ends[at - 1] : words.parse.starts[at]]


def stands_alone(words: Words, quote: int) -> bool:
    """Whether a quotation closes a sentence: it is not woven into one."""
    after = words.text[words.quotations[quote].span.end :][:3].lstrip(" \xa0")
    last = words.text[words.quotations[quote].span.end - 2 : words.quotations[quote].span.end - 1]
    return after[:1] in {"", "\n", ".", "\r"} or last in ".!?"


def content_around(words: Words, head: int, rest: int, ceiling: int) -> Spans:
    """What is said around a cue clause: from the sentence's start to the comma before, and on behind its comma."""
    start = sentence_start(words, head)
    comma = head
    while comma > 0 and words.low[comma - 1] in _GAPS and words.sentence[comma - 1] == words.sentence[head]:
        comma -= 1
    pieces: list[Span] = []
    if comma < head or (comma > 0 and (comma - 1) in words.ending):
        before = clean(Span(start, max(start, words.parse.ends[comma - 1] if comma else start)), words.text)
        if before.start >= start and words.text[before.start : before.end].count(" ") >= 1:
            pieces.append(Span(start, words.parse.ends[comma - 1]))
    end = rest
    while end < ceiling and words.low[end] not in {",", ";", "—", "–"}:
        end += 1
    if ceiling - 1 <= end <= ceiling < len(words.low) and ceiling in words.starting and not pieces:
        pieces.extend(content_behind(words, ceiling, ceiling))
    elif (
        end < ceiling - 1
        and words.low[end] == ","
        and not (pieces and (words.low[end + 1] in _NOT_CONTENT or words.low[end + 1].endswith("ing")))
    ):
        pieces.extend(content_behind(words, end + 1, ceiling))
    return tuple(trimmed(p, words.text) for p in pieces)


def closes(words: Words, at: int, ceiling: int) -> bool:
    """Whether nothing but an adverbial stands between token `at` and the next comma or the end."""
    closed = grammar()
    if at >= ceiling:
        return True
    low = words.low[at]
    if low in {",", ".", "!", "?", ";", "…", ")", "—", "–", "-"}:
        return True
    return (
        low in closed.prepositions
        or low in closed.time_words
        or low in closed.adverbs
        or low in {"when", "as", "during", "after", "before", "while"}
    )


def venue_in(words: Words, first: int, last: int) -> Span | None:
    """The outlet that was spoken to, in an adverbial: `in an interview with TASS`, `on CNN`."""
    for at in range(first, min(last, len(words.low))):
        if words.low[at] in {"interview", "conversation", "remarks", "comments", "talk"}:
            for by in range(at + 1, min(last, at + 4)):
                if words.low[by] in {"with", "to", "for", "by", "on"}:
                    phrase = phrases.behind(words, by + 1, last)
                    return words.span(phrase.first, phrase.last) if phrase is not None else None
        if (
            words.low[at] in {"on", "to"}
            and at + 1 < last
            and words.capital(at + 1)
            and words.low[at + 1] not in grammar().time_words
        ):
            phrase = phrases.behind(words, at + 1, last)
            return words.span(phrase.first, phrase.last) if phrase is not None else None
    return None


def before_next_that(text: str, content: Spans) -> Spans:
    """A question ends where a clause with `that` is joined to it: `asked whether …, and that …`."""
    if not content:
        return content
    match = re.search(r",? (?:and|but) that ", content[0].of(text))
    return (Span(content[0].start, content[0].start + match.start()),) if match else content


def quotation_before(words: Words, head: int, begin: int) -> int | None:
    """The quotation that ends right before token `head`."""
    at = head
    while at > begin and words.low[at - 1] in _GAPS:
        at -= 1
    if at != begin or at == 0 or (at - 1) not in words.ending:
        return None
    between = words.text[words.parse.ends[at - 1] : words.parse.starts[head]]
    if "\n" in between:
        return None
    return words.ending[at - 1]


def following(words: Words, ceiling: int) -> int | None:
    """A quotation that begins right where the cue clause ends: maybe the other half of a broken one."""
    if ceiling >= len(words.low):
        return None
    at = ceiling
    if at not in words.starting or words.low[at - 1] not in _GAPS | {"that"}:
        return None
    if "\n" in words.text[words.parse.ends[at - 1] : words.parse.starts[at]]:
        return None
    return words.starting[at]


def with_its_sentence(words: Words, quoted: Span, head: int) -> Span:
    """A quotation that only ends a sentence, with the words before it: `By this they say that “…”, Brown said`."""
    start = max(sentence_start(words, head), line_start(words.text, quoted.start))
    opening = words.text[start : quoted.start].strip(" \xa0,.:;–—-")
    if start >= quoted.start or opening.count(" ") < 2 or words.text[quoted.start - 1] in "\"”’»'":
        return quoted
    if words.text[start : quoted.start].rstrip(" \xa0")[-1:] in {".", "!", "?", ":"}:
        return quoted
    return Span(start, quoted.end)


def line_start(text: str, at: int) -> int:
    """Where the line of a place begins."""
    return text.rfind("\n", 0, at) + 1
