"""From a cue to an attribution: the frames in which English verbs of saying stand.

Each rule takes a cue and gives a `Proposal` or None; the first of `RULES` that gives one wins. Verbs are
what a model knows better; so the rules stay few and plain, and quotation marks do most of the work.
"""

import re

from reportedly.model import Span, Spans, trimmed
from reportedly.reading import phrases
from reportedly.reading.cues import Cue, lexicon
from reportedly.reading.gazetteer import groups, plural_roles, role_words
from reportedly.reading.phrases import Phrase
from reportedly.reading.proposals import Proposal, clean, sentence_end, sentence_start
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
_NOUNS_TOO = frozenset(
    {
        "report",
        "claim",
        "plan",
        "order",
        "demand",
        "question",
        "state",
        "call",
        "post",
        "show",
        "find",
        "point",
        "rule",
        "note",
        "remark",
        "forecast",
        "offer",
        "mention",
        "fear",
        "hope",
        "doubt",
        "comment",
        "complaint",
        "answer",
        "caution",
        "condition",
        "estimate",
        "hint",
        "joke",
        "pledge",
        "protest",
        "promise",
        "reply",
        "signal",
        "stress",
        "threat",
        "tweet",
        "vow",
        "want",
        "worry",
        "aim",
        "blame",
        "counter",
        "experience",
    }
)
_OWNERS = frozenset({"'s", "’s", "'", "’"})
_LET = frozenset({"let", "lets", "letting", "make", "makes", "made", "help", "helps"})
_FAR = 16


def quoted_before(words: Words, cue: Cue) -> Proposal | None:
    """A quotation, then its source and cue in either order: `"…," Brown said` and `"…," said Brown`."""
    if "quote" not in cue.verb.takes or cue.passive:
        return None
    begin, ceiling = words.around(cue.at)
    subject = _subject(words, cue, begin)
    head = subject.first if subject is not None else cue.first
    quote = _quotation_before(words, head, begin)
    if quote is None or subject is None:
        quote, subject = _inverted(words, cue, begin, ceiling)
    if quote is None:
        return None
    rest = max(cue.last, subject.last if subject is not None else 0)
    pieces = words.quotations[quote].pieces
    if len(pieces) == 1:
        pieces = (_with_its_sentence(words, pieces[0], head),)
    hearer = (
        phrases.behind(words, rest, ceiling)
        if cue.verb.hearer and subject is not None and subject.last <= cue.first
        else None
    )
    return Proposal(
        rule="quote.before",
        content=pieces,
        cue=(words.span(cue.first, cue.last),),
        source=_span(words, subject),
        confidence=0.95 if subject is not None else 0.6,
        hearer=words.span(hearer.first, hearer.last) if hearer is not None else None,
        denied=cue.negated,
        quoted=(quote,),
        following=_following(words, ceiling),
        tail=words.parse.starts[head],
    )


def _inverted(words: Words, cue: Cue, begin: int, ceiling: int) -> tuple[int | None, Phrase | None]:
    quote = _quotation_before(words, cue.first, begin)
    return quote, phrases.behind(words, cue.last, ceiling) if quote is not None else None


def quoted_as_saying(words: Words, cue: Cue) -> Proposal | None:
    """`Kim was quoted by KCNA as saying …`: the subject of the passive speaks, through the one behind `by`."""
    begin, ceiling = words.around(cue.at)
    if cue.form != "ing" or cue.first == begin or words.low[cue.first - 1] != "as":
        return None
    verb = next(
        (
            at
            for at in range(cue.first - 2, max(begin, cue.first - 12), -1)
            if words.low[at] in {"quoted", "cited", "reported"}
        ),
        None,
    )
    if verb is None:
        return None
    group = verb
    while group > begin and (
        words.low[group - 1] in grammar().auxiliaries or words.low[group - 1] in grammar().adverbs
    ):
        group -= 1
    subject = phrases.before(words, group, begin)
    by = next((at for at in range(verb + 1, cue.first) if words.low[at] == "by"), None)
    relay = phrases.behind(words, by + 1, cue.first - 1) if by is not None else None
    content, quoted = _to_the_right(words, cue, cue.last, ceiling)
    if subject is None or not content:
        return None
    return Proposal(
        rule="passive.quoted-as-saying",
        content=content,
        cue=(words.span(group, cue.last),),
        source=_span(words, subject),
        confidence=0.85,
        venue=words.span(relay.first, relay.last) if relay is not None else None,
        quoted=quoted,
    )


def hearsay(words: Words, cue: Cue) -> Proposal | None:
    """`X is said to …`, `it was reported that …`: nobody is named; or `was confirmed by X`."""
    if not cue.passive:
        return None
    begin, ceiling = words.around(cue.at)
    low, at = words.low, cue.last
    if at >= ceiling:
        return None
    subject = phrases.before(words, cue.first, begin) or _shared_subject(words, cue, begin)
    if low[at] == "that" and cue.verb.takes & {"that", "bare"}:
        told = subject if cue.verb.hearer else None
        return _passive(words, cue, (clean(Span(words.parse.starts[at], sentence_end(words, at)), words.text),), told)
    if low[at] == "to" and low[cue.at] in lexicon().hearsay and subject is not None:
        rest = clean(Span(words.parse.starts[at], sentence_end(words, at)), words.text)
        return _passive(words, cue, (words.span(subject.first, subject.last), rest), None)
    by = next((n for n in range(at, min(ceiling, at + _FAR)) if low[n] == "by"), None)
    if by is None or subject is None or cue.verb.kind not in {"speech", "writing"} or cue.verb.hearer:
        return None
    agent = phrases.behind(words, by + 1, ceiling)
    if agent is None:
        return None
    passive = _passive(words, cue, (words.span(subject.first, subject.last),), None)
    venue = _venue(words, at, by)
    return _with_source(passive, _span(words, agent), venue)


def _passive(words: Words, cue: Cue, content: Spans, told: Phrase | None) -> Proposal:
    return Proposal(
        rule="passive",
        content=content,
        cue=(words.span(cue.first, cue.last),),
        confidence=0.6,
        hearer=words.span(told.first, told.last) if told is not None else None,
        denied=cue.negated,
        doubted=True,
    )


def _with_source(passive: Proposal, source: Spans, venue: Span | None) -> Proposal:
    return Proposal(
        rule="passive.by",
        content=passive.content,
        cue=passive.cue,
        source=source,
        confidence=0.7,
        venue=venue,
        denied=passive.denied,
    )


def said_before(words: Words, cue: Cue) -> Proposal | None:
    """The cue first: `Brown said that …`, `told reporters: "…"`, `plans to …`, `, adding that …`."""
    if cue.passive or _is_noun(words, cue):
        return None
    begin, ceiling = words.around(cue.at)
    subject = _subject(words, cue, begin) or _shared_subject(words, cue, begin)
    if subject is None and cue.form in {"base", "s", "ing"}:
        return None
    if subject is not None and (_let(words, subject) or words.low[subject.last - 1] == "you"):
        return None
    if cue.form in {"past", "participle"} and cue.last < ceiling and words.low[cue.last] == "by":
        return None  # a participle: the sentence reported by X
    if subject is not None and cue.form in {"base", "s"} and cue.verb.lemma in _NOUNS_TOO and not _who(words, subject):
        return None
    at, hearer, venue = _past_hearer(words, cue, ceiling)
    content, quoted = _to_the_right(words, cue, at, ceiling)
    if not content:
        return None
    head = words.low[subject.first - 1] if subject is not None and subject.first > begin else ""
    if head == "as" and cue.verb.kind != "intention":
        return None
    stance = cue.verb.stance
    return Proposal(
        rule="cue.before",
        content=content,
        cue=(words.span(cue.first, cue.last),),
        source=_span(words, subject),
        confidence=(0.9 if quoted else 0.8) if subject is not None else 0.5,
        hearer=hearer,
        venue=venue,
        denied=cue.negated != (stance == "deny"),
        doubted=cue.doubted or stance == "doubt",
        quoted=quoted,
    )


def said_behind(words: Words, cue: Cue) -> Proposal | None:
    """The cue behind or within what is said: `…, Brown said on Monday`, `…, reports the press`, `as Brown notes, …`."""
    if cue.passive or not cue.verb.takes & {"that", "bare", "quote"} or cue.form == "ing" or _is_noun(words, cue):
        return None
    begin, ceiling = words.around(cue.at)
    subject = _subject(words, cue, begin)
    if subject is not None and _let(words, subject):
        return None
    inverted = subject is None
    if inverted and cue.verb.hearer:
        return None
    if subject is not None and words.low[subject.last - 1] in {"who", "which"}:
        return None  # a relative clause speaks of its own object
    if inverted:
        subject = phrases.behind(words, cue.last, ceiling)
    if subject is None:
        return None
    head = cue.first if inverted else subject.first
    as_clause = head > begin and words.low[head - 1] == "as"
    if (
        cue.form in {"base", "s"}
        and cue.verb.lemma in _NOUNS_TOO
        and not (inverted or as_clause or _tells(words, subject))
    ):
        return None
    head -= as_clause
    rest, hearer = max(cue.last, subject.last), None
    if cue.form in {"past", "participle"} and cue.last < ceiling and words.low[cue.last] == "by":
        return None  # a participle: the sentence reported by X
    told = phrases.behind(words, rest, ceiling) if cue.verb.hearer else None
    if told is not None:
        rest, hearer = told.last, words.span(told.first, told.last)
    if not as_clause and not _closes(words, rest, ceiling):
        return None
    pieces = content_around(words, head, rest, ceiling)
    if not pieces or (not as_clause and head <= begin):
        return None
    return Proposal(
        rule="cue.as" if as_clause else "cue.behind",
        content=pieces,
        cue=(words.span(cue.first, cue.last),),
        source=_span(words, subject),
        confidence=0.75,
        hearer=hearer,
        venue=_venue(words, rest, ceiling),
        denied=cue.negated != (cue.verb.stance == "deny"),
        doubted=cue.doubted or cue.verb.stance == "doubt",
        following=_following(words, ceiling),
        tail=words.parse.starts[head],
    )


RULES = (quoted_before, quoted_as_saying, hearsay, said_before, said_behind)


def _span(words: Words, phrase: Phrase | None) -> Spans:
    return () if phrase is None else (trimmed_phrase(words, phrase),)


def trimmed_phrase(words: Words, phrase: Phrase) -> Span:
    """The place of a phrase without punctuation before it."""
    return trimmed(words.span(phrase.first, phrase.last), words.text)


def _let(words: Words, subject: Phrase) -> bool:
    """`let us recall` tells nobody's saying."""
    return words.low[subject.first] in _LET or (subject.first > 0 and words.low[subject.first - 1] in _LET)


def _who(words: Words, subject: Phrase) -> bool:
    """Whether a phrase ends in a name, a pronoun, or a noun for people: beside it a doubtful word is a verb."""
    last = words.low[subject.last - 1]
    return (
        words.capital(subject.last - 1)
        or last in grammar().subject_pronouns
        or last in groups()
        or last in plural_roles()
        or (last,) in role_words()
        or last in {",", ")"}
    )


def _plural(words: Words, at: int) -> bool:
    low = words.low[at]
    if low in grammar().subject_pronouns:
        return low not in {"he", "she", "it"}
    return low.endswith("s") or low in {"people", "media", "police", "women", "men"} or low in {",", ")"}


def _tells(words: Words, subject: Phrase) -> bool:
    """Whether a phrase is a pronoun: then the word beside it is a verb and no noun."""
    return words.low[subject.last - 1] in grammar().subject_pronouns


def _with_its_sentence(words: Words, quoted: Span, head: int) -> Span:
    """A quotation that only ends a sentence, with the words before it: `By this they say that “…”, Brown said`."""
    start = max(sentence_start(words, head), _line_start(words.text, quoted.start))
    opening = words.text[start : quoted.start].strip(" \xa0,.:;–—-")
    if start >= quoted.start or opening.count(" ") < 2 or words.text[quoted.start - 1] in "\"”’»'":
        return quoted
    if words.text[start : quoted.start].rstrip(" \xa0")[-1:] in {".", "!", "?", ":"}:
        return quoted
    return Span(start, quoted.end)


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _subject(words: Words, cue: Cue, begin: int) -> Phrase | None:
    if cue.form == "ing" and cue.first == cue.at:
        return None
    if cue.form == "base" and cue.first == cue.at and begin < cue.first and not _plural(words, cue.first - 1):
        return None  # without a plural subject, a base form is a noun, or follows another verb
    return phrases.before(words, cue.first, begin)


def _shared_subject(words: Words, cue: Cue, begin: int) -> Phrase | None:
    """The subject of a verb that has none of its own: `Brown came and said …`, `Brown rose, saying …`."""
    at = cue.first
    opening = {",", "-", "–", "—"} if cue.form == "ing" else {"and", "but", "then"}
    if at == begin or words.low[at - 1] not in opening or (cue.form in {"base", "s"} and cue.verb.lemma in _NOUNS_TOO):
        return None
    start = words.first[words.sentence[at]]
    if words.frame[start] != words.frame[at]:
        start = begin
    while start < at and words.low[start] in grammar().sentence_adverbs:
        start += 1
    phrase = _names_alone(words, start, at) or phrases.behind(words, start, at)
    if phrase is None or phrase.last >= at - 1:
        return None
    return phrase


def _names_alone(words: Words, start: int, at: int) -> Phrase | None:
    """A name or pronoun that opens a sentence, without what follows it."""
    if words.low[start] in grammar().subject_pronouns - grammar().determiners:
        return Phrase(start, start + 1)
    end = start
    while end < at and words.capital(end) and words.low[end] not in grammar().determiners:
        end += 1
    return Phrase(start, end) if end > start else None


def _is_noun(words: Words, cue: Cue) -> bool:
    """Whether a form that may be a noun (*reports*, *plans*) is one here."""
    if cue.first != cue.at or cue.at == 0:
        return False
    before = words.low[cue.at - 1]
    if cue.form in {"base", "s"} and cue.verb.lemma in _NOUNS_TOO:
        return before in grammar().determiners or before in _OWNERS or before in grammar().prepositions
    return before in {"the", "a", "an"}


def _past_hearer(words: Words, cue: Cue, ceiling: int) -> tuple[int, Span | None, Span | None]:
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
    that = _that_within(words, at, ceiling)
    return (that if that is not None else at), hearer, _venue(words, at, that if that is not None else at)


def _that_within(words: Words, at: int, ceiling: int) -> int | None:
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


def _to_the_right(words: Words, cue: Cue, at: int, ceiling: int) -> tuple[Spans, tuple[int, ...]]:
    """The content that begins at token `at` behind a cue, and the quotations that are all of it."""
    takes, low = cue.verb.takes, words.low
    gap = at
    while gap < ceiling and gap < at + 5 and low[gap] in {",", ":"} | grammar().time_words | grammar().adverbs:
        gap += 1
    if gap == ceiling and "quote" in takes and _starts_here(words, gap):
        quote = words.starting[gap]
        span = words.quotations[quote]
        if gap > at or _stands_alone(words, quote):
            return span.pieces, (quote,)
    if at >= ceiling and not _starts_here(words, at):
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
    if _fits(words, cue, at, ceiling):
        content = content_behind(words, start, ceiling)
        return (_before_next_that(words.text, content) if low[at] in _CLAUSE_WORDS else content), ()
    return (), ()


def _before_next_that(text: str, content: Spans) -> Spans:
    """A question ends where a clause with `that` is joined to it: `asked whether …, and that …`."""
    if not content:
        return content
    match = re.search(r",? (?:and|but) that ", content[0].of(text))
    return (Span(content[0].start, content[0].start + match.start()),) if match else content


def _fits(words: Words, cue: Cue, at: int, ceiling: int) -> bool:
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
        return "label" not in takes or _labelled(words, at)
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
    return "bare" in takes and _has_verb(words, at)


def _labelled(words: Words, at: int) -> bool:
    """Whether a quotation follows soon in the same sentence: `called the talks “a farce”`."""
    end = min(words.last[words.sentence[at]] if at < len(words.low) else at, at + 14)
    return any(n in words.starting for n in range(at, end))


def _has_verb(words: Words, at: int) -> bool:
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
    span = _without_full_stop(words.text, span)
    return (span,) if len(span) > 1 else ()


def _without_full_stop(text: str, span: Span) -> Span:
    end = span.end
    while end > span.start and text[end - 1] in ".,;:!?–— \xa0\n":
        end -= 1
    return Span(span.start, end)


def _starts_here(words: Words, at: int) -> bool:
    """Whether a quotation starts with token `at`: on the same line, or on the next behind a colon."""
    if not 0 < at < len(words.low) or at not in words.starting:
        return False
    return words.low[at - 1] == ":" or "\n" not in words.text[words.parse.ends[at - 1] : words.parse.starts[at]]


def _stands_alone(words: Words, quote: int) -> bool:
    """Whether a quotation closes a sentence: it is not woven into one."""
    after = words.text[words.quotations[quote].span.end :][:3].lstrip(" \xa0")
    last = words.text[words.quotations[quote].span.end - 2 : words.quotations[quote].span.end - 1]
    return after[:1] in {"", "\n", ".", "\r"} or last in ".!?"


def _quotation_before(words: Words, head: int, begin: int) -> int | None:
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


def _following(words: Words, ceiling: int) -> int | None:
    """A quotation that begins right where the cue clause ends: maybe the other half of a broken one."""
    if ceiling >= len(words.low):
        return None
    at = ceiling
    if at not in words.starting or words.low[at - 1] not in _GAPS | {"that"}:
        return None
    if "\n" in words.text[words.parse.ends[at - 1] : words.parse.starts[at]]:
        return None
    return words.starting[at]


def _closes(words: Words, at: int, ceiling: int) -> bool:
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


def _venue(words: Words, first: int, last: int) -> Span | None:
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
