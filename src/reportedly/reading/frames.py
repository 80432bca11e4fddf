"""From a cue to an attribution: the frames in which English verbs of saying stand.

Each rule takes a cue and gives a `Proposal` or None; the first of `RULES` that gives one wins. Verbs are
what a model knows better; so the rules stay few and plain, and quotation marks do most of the work.
"""

from reportedly.model import Span, Spans
from reportedly.reading import phrases
from reportedly.reading.complements import (
    closes,
    content_around,
    following,
    past_hearer,
    quotation_before,
    to_the_right,
    venue_in,
    with_its_sentence,
)
from reportedly.reading.cues import Cue, lexicon
from reportedly.reading.phrases import Phrase
from reportedly.reading.proposals import Proposal, clean, sentence_end
from reportedly.reading.subjects import is_let, is_noun, names_people, shared_subject, span_of, subject_of, tells
from reportedly.reading.words import Words, grammar

_FAR = 16


def quoted_before(words: Words, cue: Cue, _shared: Phrase | None) -> Proposal | None:
    """A quotation, then its source and cue in either order: `"…," Brown said` and `"…," said Brown`."""
    if "quote" not in cue.verb.takes or cue.passive:
        return None
    begin, ceiling = words.around(cue.at)
    subject = subject_of(words, cue, begin)
    head = subject.first if subject is not None else cue.first
    quote = quotation_before(words, head, begin)
    if quote is None or subject is None:
        quote, subject = _inverted(words, cue, begin, ceiling)
    if quote is None:
        return None
    rest = max(cue.last, subject.last if subject is not None else 0)
    pieces = words.quotations[quote].pieces
    if len(pieces) == 1:
        pieces = (with_its_sentence(words, pieces[0], head),)
    hearer = (
        phrases.behind(words, rest, ceiling)
        if cue.verb.hearer and subject is not None and subject.last <= cue.first
        else None
    )
    return Proposal(
        rule="quote.before",
        content=pieces,
        cue=(words.span(cue.first, cue.last),),
        source=span_of(words, subject),
        confidence=0.95 if subject is not None else 0.6,
        hearer=words.span(hearer.first, hearer.last) if hearer is not None else None,
        denied=cue.negated,
        negated=cue.negated,
        quoted=(quote,),
        following=following(words, ceiling),
        tail=words.parse.starts[head],
    )


def _inverted(words: Words, cue: Cue, begin: int, ceiling: int) -> tuple[int | None, Phrase | None]:
    quote = quotation_before(words, cue.first, begin)
    return quote, phrases.behind(words, cue.last, ceiling) if quote is not None else None


def quoted_as_saying(words: Words, cue: Cue, _shared: Phrase | None) -> Proposal | None:
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
    content, quoted = to_the_right(words, cue, cue.last, ceiling)
    if subject is None or not content:
        return None
    return Proposal(
        rule="passive.quoted-as-saying",
        content=content,
        cue=(words.span(group, cue.last),),
        source=span_of(words, subject),
        confidence=0.85,
        venue=words.span(relay.first, relay.last) if relay is not None else None,
        quoted=quoted,
    )


def hearsay(words: Words, cue: Cue, _shared: Phrase | None) -> Proposal | None:
    """`X is said to …`, `it was reported that …`: nobody is named; or `was confirmed by X`."""
    if not cue.passive:
        return None
    begin, ceiling = words.around(cue.at)
    low, at = words.low, cue.last
    if at >= ceiling:
        return None
    subject = phrases.before(words, cue.first, begin) or shared_subject(words, cue, begin, None)
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
    venue = venue_in(words, at, by)
    return _with_source(passive, span_of(words, agent), venue)


def _passive(words: Words, cue: Cue, content: Spans, told: Phrase | None) -> Proposal:
    return Proposal(
        rule="passive",
        content=content,
        cue=(words.span(cue.first, cue.last),),
        confidence=0.6,
        hearer=words.span(told.first, told.last) if told is not None else None,
        denied=cue.negated,
        negated=cue.negated,
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
        negated=passive.negated,
    )


def said_before(words: Words, cue: Cue, shared: Phrase | None) -> Proposal | None:
    """The cue first: `Brown said that …`, `told reporters: "…"`, `plans to …`, `, adding that …`."""
    if cue.passive or is_noun(words, cue):
        return None
    begin, ceiling = words.around(cue.at)
    subject = subject_of(words, cue, begin) or shared_subject(words, cue, begin, shared)
    if subject is None and cue.form in {"base", "s", "ing"}:
        return None
    if subject is not None and (is_let(words, subject) or words.low[subject.last - 1] == "you"):
        return None
    if cue.form in {"past", "participle"} and cue.last < ceiling and words.low[cue.last] == "by":
        return None  # a participle: the sentence reported by X
    if (
        subject is not None
        and cue.form in {"base", "s"}
        and cue.verb.lemma in lexicon().also_nouns
        and not names_people(words, subject)
    ):
        return None
    at, hearer, venue = past_hearer(words, cue, ceiling)
    content, quoted = to_the_right(words, cue, at, ceiling)
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
        source=span_of(words, subject),
        confidence=(0.9 if quoted else 0.8) if subject is not None else 0.5,
        hearer=hearer,
        venue=venue,
        denied=cue.negated != (stance == "deny"),
        negated=cue.negated,
        doubted=cue.doubted or stance == "doubt",
        quoted=quoted,
    )


def said_behind(words: Words, cue: Cue, _shared: Phrase | None) -> Proposal | None:
    """The cue behind or within what is said: `…, Brown said on Monday`, `…, reports the press`, `as Brown notes, …`."""
    if cue.passive or not cue.verb.takes & {"that", "bare", "quote"} or cue.form == "ing" or is_noun(words, cue):
        return None
    begin, ceiling = words.around(cue.at)
    subject = subject_of(words, cue, begin)
    if subject is not None and is_let(words, subject):
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
        and cue.verb.lemma in lexicon().also_nouns
        and not (inverted or as_clause or tells(words, subject))
    ):
        return None
    head -= as_clause
    rest, hearer = max(cue.last, subject.last), None
    if cue.form in {"past", "participle"} and cue.last < ceiling and words.low[cue.last] == "by":
        return None  # a participle: the sentence reported by X
    told = phrases.behind(words, rest, ceiling) if cue.verb.hearer else None
    if told is not None:
        rest, hearer = told.last, words.span(told.first, told.last)
    if not as_clause and not closes(words, rest, ceiling):
        return None
    pieces = content_around(words, head, rest, ceiling)
    if not pieces or (not as_clause and head <= begin):
        return None
    return Proposal(
        rule="cue.as" if as_clause else "cue.behind",
        content=pieces,
        cue=(words.span(cue.first, cue.last),),
        source=span_of(words, subject),
        confidence=0.75,
        hearer=hearer,
        venue=venue_in(words, rest, ceiling),
        denied=cue.negated != (cue.verb.stance == "deny"),
        negated=cue.negated,
        doubted=cue.doubted or cue.verb.stance == "doubt",
        following=following(words, ceiling),
        tail=words.parse.starts[head],
    )


RULES = (quoted_before, quoted_as_saying, hearsay, said_before, said_behind)
