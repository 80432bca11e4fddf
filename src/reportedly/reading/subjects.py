"""Subjects of cues: whose verb it is, and whether it is a verb at all."""

from bisect import bisect_left

from reportedly.model import Span, Spans, trimmed
from reportedly.reading import phrases
from reportedly.reading.cues import Cue, lexicon
from reportedly.reading.gazetteer import groups, plural_roles, role_words
from reportedly.reading.phrases import Phrase
from reportedly.reading.words import Words, grammar

_OWNERS = frozenset({"'s", "’s", "'", "’"})
_LET = frozenset({"let", "lets", "letting", "make", "makes", "made", "help", "helps"})


def subject_of(words: Words, cue: Cue, begin: int) -> Phrase | None:
    """The phrase right before a finite verb."""
    if cue.form == "ing" and cue.first == cue.at:
        return None
    if cue.form == "base" and cue.first == cue.at and begin < cue.first and not plural(words, cue.first - 1):
        return None  # without a plural subject, a base form is a noun, or follows another verb
    return phrases.before(words, cue.first, begin)


def shared_subject(words: Words, cue: Cue, begin: int, shared: Phrase | None) -> Phrase | None:
    """The subject of a verb that has none of its own: `Brown came and said …`, `Brown rose, saying …`."""
    at = cue.first
    opening = {",", "-", "–", "—"} if cue.form == "ing" else {"and", "but", "then"}
    if (
        at == begin
        or words.low[at - 1] not in opening
        or (cue.form in {"base", "s"} and cue.verb.lemma in lexicon().also_nouns)
    ):
        return None
    if shared is not None and shared.last <= at:
        return shared
    start = words.first[words.sentence[at]]
    if words.frame[start] != words.frame[at]:
        start = begin
    while start < at and words.low[start] in grammar().sentence_adverbs:
        start += 1
    phrase = names_alone(words, start, at) or phrases.behind(words, start, at)
    if phrase is None or phrase.last >= at - 1:
        return None
    return phrase


def names_alone(words: Words, start: int, at: int) -> Phrase | None:
    """A name or pronoun that opens a sentence, or stands behind its opening adverbial, without what follows it."""
    if words.low[start] in grammar().prepositions:
        start = next((n for n in range(start + 2, at) if begins_a_name(words, n)), start)
    if words.low[start] in grammar().subject_pronouns - grammar().determiners:
        return Phrase(start, start + 1)
    end = start
    while end < at and words.capital(end) and words.low[end] not in grammar().determiners:
        end += 1
    return Phrase(start, end) if end > start else None


def begins_a_name(words: Words, at: int) -> bool:
    """Whether a name begins at a token, and not the place of a preposition before it."""
    before = words.low[at - 1]
    closed = grammar()
    return (
        words.capital(at)
        and before.isalpha()
        and before not in closed.prepositions | closed.determiners
        and not words.capital(at - 1)
    )


def is_noun(words: Words, cue: Cue) -> bool:
    """Whether a form that may be a noun (*reports*, *plans*) is one here."""
    if cue.first != cue.at or cue.at == 0:
        return False
    before = words.low[cue.at - 1]
    if cue.form in {"base", "s"} and cue.verb.lemma in lexicon().also_nouns:
        return before in grammar().determiners or before in _OWNERS or before in grammar().prepositions
    return before in {"the", "a", "an"}


def is_let(words: Words, subject: Phrase) -> bool:
    """`let us recall` tells nobody's saying."""
    return words.low[subject.first] in _LET or (subject.first > 0 and words.low[subject.first - 1] in _LET)


def names_people(words: Words, subject: Phrase) -> bool:
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


def plural(words: Words, at: int) -> bool:
    """Whether a token may end a plural subject."""
    low = words.low[at]
    if low in grammar().subject_pronouns:
        return low not in {"he", "she", "it"}
    return low.endswith("s") or low in {"people", "media", "police", "women", "men"} or low in {",", ")"}


def tells(words: Words, subject: Phrase) -> bool:
    """Whether a phrase is a pronoun: then the word beside it is a verb and no noun."""
    return words.low[subject.last - 1] in grammar().subject_pronouns


def phrase_of(words: Words, span: Span) -> Phrase:
    """The tokens of a place."""
    return Phrase(bisect_left(words.parse.starts, span.start), bisect_left(words.parse.starts, span.end))


def span_of(words: Words, phrase: Phrase | None) -> Spans:
    """A phrase as the spans of a source."""
    return () if phrase is None else (trimmed_phrase(words, phrase),)


def trimmed_phrase(words: Words, phrase: Phrase) -> Span:
    """The place of a phrase without punctuation before it."""
    return trimmed(words.span(phrase.first, phrase.last), words.text)
