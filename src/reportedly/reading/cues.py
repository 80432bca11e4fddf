"""Cues: verbs, nouns and phrases that say that somebody says, thinks, wants or knows something."""

from collections.abc import Iterator
from functools import cache
from typing import Literal

import msgspec

from reportedly.lexicons import load
from reportedly.reading.words import Words, grammar

Form = Literal["base", "s", "past", "participle", "ing"]
Takes = Literal["quote", "that", "bare", "wh", "to", "np", "ing", "label"]


class Verb(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A verb of `lexicons/en/cues.yaml` and the complements that it takes."""

    lemma: str
    kind: Literal["speech", "writing", "belief", "intention", "ruling", "evidence"] = msgspec.field(name="class")
    takes: frozenset[Takes]
    past: str | None = None
    participle: str | None = None
    doubled: bool = False  # admit, admitted
    hearer: bool = False
    particle: str | None = None
    by: tuple[str, ...] = ()
    stance: Literal["deny", "doubt"] | None = None


class Phrase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A phrase that names a source behind it; `relays` if the speaker before it goes through that source."""

    words: str
    relays: bool = False


class Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lexicon of cues."""

    verbs: tuple[Verb, ...]
    nouns: frozenset[str]
    denying_nouns: frozenset[str]
    doubting_nouns: frozenset[str]
    phrases: tuple[Phrase, ...]
    viewpoints: frozenset[str]
    doubting_adverbs: frozenset[str]
    hearsay: frozenset[str]
    leading: frozenset[str]
    also_nouns: frozenset[str]
    beside: frozenset[str]


class Cue(msgspec.Struct, frozen=True):
    """A verb in a text with its auxiliaries and adverbs: tokens `first` to `last` (not included)."""

    verb: Verb
    form: Form
    first: int
    at: int
    last: int
    negated: bool
    passive: bool
    doubted: bool


@cache
def lexicon() -> Cues:
    """The lexicon of English cues."""
    return load("en/cues", Cues)


@cache
def _forms() -> dict[str, tuple[Verb, Form]]:
    """Every form of every verb; a form that is both past and participle is listed as past."""
    forms: dict[str, tuple[Verb, Form]] = {}
    for verb in lexicon().verbs:
        past = verb.past or _regular(verb, "ed")
        forms.setdefault(verb.participle or past, (verb, "participle"))
        forms[past] = (verb, "past")
        forms[_regular(verb, "ing")] = (verb, "ing")
        forms[_third(verb.lemma)] = (verb, "s")
        forms.setdefault(verb.lemma, (verb, "base"))
    return forms


def verb_at(words: Words, at: int) -> Verb | None:
    """The cue verb that a token is a form of, if it is one."""
    entry = _forms().get(words.low[at])
    return entry[0] if entry is not None else None


def _regular(verb: Verb, ending: str) -> str:
    stem = verb.lemma
    if verb.doubled:
        stem += stem[-1]
    elif stem.endswith("e"):
        stem = stem[:-1]
    elif stem.endswith("y") and stem[-2] not in "aeiou" and ending == "ed":
        stem, ending = stem[:-1], "ied"
    return stem + ending


def _third(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")


def verbs(words: Words) -> Iterator[Cue]:
    """The cue verbs of a text, in order; each once."""
    forms = _forms()
    for at, low in enumerate(words.low):
        entry = forms.get(low)
        if entry is None or _part_of_a_name(words, at):
            continue
        verb, form = entry
        last = at + 1
        if verb.particle is not None:
            if last >= len(words.low) or words.low[last] != verb.particle:
                continue
            last += 1
        cue = _grouped(words, verb, form, at, last)
        if cue is not None:
            yield cue


def _grouped(words: Words, verb: Verb, form: Form, at: int, last: int) -> Cue | None:
    """The cue with its verb group, or None where the word can't be a finite verb or a participle there."""
    closed, low = grammar(), words.low
    begin, _ = words.around(at)
    first = at
    while (
        first > begin and _in_group(low[first - 1]) and not (form in {"base", "s"} and low[first - 1] in {"'s", "’s"})
    ):
        first -= 1
    while (
        first == begin
        and first < at
        and low[first] in closed.sentence_adverbs | closed.time_words
        and low[first] not in closed.auxiliaries
    ):
        first += 1  # "Then the minister" - an adverb that opens the sentence is no part of the verb
    group = low[first:at]
    auxiliary = [word for word in group if word in closed.auxiliaries]
    if form == "base" and auxiliary == ["to"]:
        if first == begin or low[first - 1] not in lexicon().leading:
            return None  # an infinitive: whose saying it is, another verb tells
        first -= 1
    passive = form in {"past", "participle"} and any(word in closed.passive_auxiliaries for word in auxiliary)
    negated = any(word in closed.negations for word in group)
    doubted = any(word in lexicon().doubting_adverbs for word in group)
    return Cue(verb, form, first, at, last, negated, passive, doubted)


def _part_of_a_name(words: Words, at: int) -> bool:
    """Whether a capital tells a name (*United States*): none at the start, nor in a title, where all words have one."""
    if not words.capital(at):
        return False
    begin, ceiling = words.around(at)
    if at == begin or not words.low[at - 1][0].isalnum():
        return False
    longer = [n for n in range(begin, ceiling) if len(words.low[n]) > 4]
    return sum(words.capital(n) for n in longer) < 0.8 * len(longer)


def _in_group(low: str) -> bool:
    closed = grammar()
    return (
        low in closed.auxiliaries
        or low in closed.adverbs
        or low in closed.negations
        or (
            low.endswith("ly")
            and len(low) > 4
            and low not in {"family", "italy", "assembly", "ally", "july", "reply", "supply"}
        )
    )
