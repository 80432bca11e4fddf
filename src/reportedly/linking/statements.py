"""What is said, one statement an attribution: its words as stems and actors, its numbers, whether it denies."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache

import msgspec
import snowballstemmer

from reportedly.lexicons import load
from reportedly.model import Actor, Appearance, Attribution, Document, Reading, Span, words_of

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[’'][^\W\d_]+)?")
_PIECE = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[’'][^\W\d_]+)?|[,;:.!?]")
_LONGEST_MENTION = 8  # words
_TOO_LONG = 90  # words: a whole passage is no proposition
_TOO_SHORT = 4
_OPEN = (
    "what ",
    "whether ",
    "why ",
    "how ",
    "who ",
    "when ",
    "where ",
    "if ",
    "not to ",
)  # questions: neither so nor not so
_STEMMER = snowballstemmer.stemmer("english")


class Plain(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that say little (`en/plain.yaml`), those that deny, and number words with their value."""

    stop: frozenset[str]
    negations: frozenset[str]
    numbers: dict[str, float]
    scales: dict[str, float]
    same: dict[str, str]
    clause_ends: frozenset[str]
    undoing: dict[str, frozenset[str]]


class Statement(msgspec.Struct, frozen=True):
    """One appearance with what it is compared by.

    `terms` are stems and actor ids; `numbers` pairs of a value and the stem behind it;
    `denied` are the terms under a denial in its words, `appearance.denied` tells whether its speaker denies it all.
    """

    appearance: Appearance
    terms: frozenset[str]
    numbers: tuple[tuple[float, str], ...]
    denied: frozenset[str]
    plain: str
    direct: bool


@cache
def plain() -> Plain:
    """The lexicon of words that say little."""
    return load("en/plain", Plain)


def statements(document: Document, reading: Reading, of: dict[tuple[str, str], str]) -> Iterator[Statement]:
    """The statements of one reading, in order of its attributions."""
    names = {actor.id: actor.name for actor in reading.actors}
    mentioned = sorted((span, of[reading.document, actor]) for span, actor in _named(document.text, reading))
    covered = _covered(reading)
    for found in reading.attributions:
        if found.why.rule.startswith("block") or found.id in covered or found.negated:
            continue  # what somebody did not say is no statement
        spans = found.about or found.content
        words = words_of(spans, document.text)
        if not _TOO_SHORT <= len(_WORD.findall(words)) <= _TOO_LONG or words.lower().startswith(_OPEN):
            continue
        yield _statement(document, reading, found, (spans, words, mentioned), (names, of))


def _named(text: str, reading: Reading) -> Iterator[tuple[Span, str]]:
    """Where somebody is named: a mention without the role before it, or a name within a description (*NATO office*).
    Pronouns, roles and descriptions alone name nobody."""
    named = {name: actor.id for actor in reading.actors if _is_name(actor) for name in (*actor.names, actor.name)}
    for actor in reading.actors:
        for span in actor.mentions:
            words = span.of(text)
            own = next((name for name in actor.names if name in words), None) if _is_name(actor) else None
            name = own or next((part for part in _parts(words) if part in named), None)
            if name is not None:
                start = span.start + words.index(name)
                yield Span(start, start + len(name)), actor.id if own else named[name]


def _parts(words: str) -> Iterator[str]:
    """Runs of the words of a mention that begin with a capital, the longest first; a mention is short."""
    tokens = words.split()[:_LONGEST_MENTION]
    for size in range(len(tokens), 0, -1):
        for at in range(len(tokens) - size + 1):
            if tokens[at][:1].isupper():
                yield " ".join(tokens[at : at + size])


def _is_name(actor: Actor) -> bool:
    """Whether an actor has a name of its own, no word of which is a common noun at its end."""
    last = actor.name.split()[-1:]
    described = actor.why is not None and actor.why.rule == "description"
    return bool(last) and not described and not last[0][:1].islower()


def _statement(
    document: Document,
    reading: Reading,
    found: Attribution,
    said: tuple[tuple[Span, ...], str, list[tuple[Span, str]]],
    who: tuple[dict[str, str], dict[tuple[str, str], str]],
) -> Statement:
    spans, words, mentioned = said
    names, of = who
    links = tuple(of[reading.document, actor] for actor in found.chain)
    terms, numbers, denied = _terms(document.text, spans, mentioned)
    intends = words.startswith("to ") and found.speaker is not None
    if intends and found.speaker is not None:
        terms |= {of[reading.document, found.speaker]}
    appearance = Appearance(
        document=document.id,
        doc=document.name,
        attribution=found.id,
        start=min(span.start for span in found.content),
        end=max(span.end for span in found.content),
        chain=tuple(names[actor] for actor in found.chain),
        words=f"{names[found.speaker]} {words_of(found.cue, document.text)} {words}"
        if intends and found.speaker
        else words,
        denied=found.denied,
        links=links if found.speaker is not None else (*links, "?"),
        venue=of[reading.document, found.venue] if found.venue is not None else None,
        published=document.published.value if document.published else None,
    )
    return Statement(
        appearance,
        frozenset(terms),
        numbers,
        frozenset(denied),
        " ".join(_WORD.findall(words.lower())),
        found.kind == "direct",
    )


def _covered(reading: Reading) -> set[str]:
    """Attributions whose content is mostly another attribution: the inner one is the statement."""
    inner: dict[str, int] = {}
    for found in reading.attributions:
        if found.parent is not None:
            inner[found.parent] = inner.get(found.parent, 0) + sum(
                len(s) for s in (*found.content, *found.cue, *found.source)
            )
    return {
        found.id for found in reading.attributions if inner.get(found.id, 0) >= 0.6 * sum(len(s) for s in found.content)
    }


def _terms(
    text: str, spans: tuple[Span, ...], mentioned: list[tuple[Span, str]]
) -> tuple[set[str], tuple[tuple[float, str], ...], set[str]]:
    """Stems and actors, numbers with what they count, and the terms that stand under a denial."""
    terms: set[str] = set()
    denied: set[str] = set()
    numbers: list[tuple[float, str]] = []
    for span in spans:
        at = span.start
        index = bisect_left(mentioned, span.start, key=lambda pair: pair[0].start)
        under = False
        while at < span.end:
            mention = mentioned[index] if index < len(mentioned) and mentioned[index][0].end <= span.end else None
            stop = mention[0].start if mention is not None else span.end
            under = _add_words(text[at:stop], under, (terms, denied, numbers))
            if mention is None:
                break
            terms.add(mention[1])
            at = max(at, mention[0].end)
            while index < len(mentioned) and mentioned[index][0].start < at:
                index += 1
    return terms, tuple(numbers), denied


def _add_words(words: str, under: bool, into: tuple[set[str], set[str], list[tuple[float, str]]]) -> bool:  # noqa: FBT001 - a state that is handed on
    """Adds stems and numbers; a denial reaches to the end of its clause. Tells whether one is still open."""
    listed = plain()
    terms, denied, numbers = into
    found = _PIECE.findall(words.lower())
    for at, word in enumerate(found):
        if word in listed.clause_ends:
            under = False
        elif word in listed.negations or word.endswith(("n't", "n’t")):
            under = not under
        elif at and word in listed.undoing and found[at - 1] in listed.undoing[word]:
            terms.discard(stem(found[at - 1]))
            terms.add(f"{stem(found[at - 1])} {word}")  # voted down is another thing than voted
        elif (value := _number(found, at)) is not None:
            behind = (
                w for w in found[at + 1 : at + 4] if w not in listed.scales and w not in listed.stop and w[0].isalpha()
            )
            numbers.append((value, stem(next(behind, ""))))
        elif word not in listed.stop and word not in listed.scales:
            terms.add(stem(word))
            if under:
                denied.add(stem(word))
    return under


def _number(found: list[str], at: int) -> float | None:
    """The value of a number in figures or words, times a scale behind it (*340 million*)."""
    listed, word = plain(), found[at]
    if at and word in listed.scales and _number(found, at - 1) is not None:
        return None  # counted with the number before it
    if word[0].isdigit():
        try:
            value = float(word.replace(",", ""))
        except ValueError:
            return None
    elif word in listed.numbers:
        value = listed.numbers[word]
    else:
        return None
    behind = found[at + 1] if at + 1 < len(found) else ""
    return value * listed.scales.get(behind, 1)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word's stem (Snowball English: Porter 2001), or that of the word that stands for it."""
    return str(_STEMMER.stemWord(plain().same.get(word, word))) if word else ""
