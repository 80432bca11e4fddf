"""The code book of events as tables: forms of verbs, what a verb, a noun or a phrase tells."""

from functools import cache
from typing import Literal

import msgspec

from reportedly.lexicons import load
from reportedly.model import EventType
from reportedly.reading.cues import Cues

Form = Literal["base", "s", "past", "participle", "ing"]
Listed = dict[EventType, dict[str, tuple[str, ...]]]


class Arguments(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the parties of a type stand."""

    recipient: frozenset[str]
    of: Literal["actor", "recipient", "mutual", "none"]
    owner: bool = False
    object: bool = True
    mutual: frozenset[str] = frozenset()


class Book(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`lexicons/en/plover.yaml`."""

    verbs: Listed
    phrases: dict[EventType, dict[str, dict[str, str | list[str]]]]
    classes: dict[str, frozenset[str]]
    nouns: Listed
    light: frozenset[str]
    suffering: frozenset[str]
    object_only: frozenset[str]
    people_only: frozenset[str]
    both_only: frozenset[str]
    abstract: frozenset[str]
    lookalikes: frozenset[str]
    kinds: frozenset[str]
    parties: frozenset[str]
    things: frozenset[str]
    means: frozenset[str]
    civil: frozenset[str]
    citizens: frozenset[str]
    suffered: frozenset[str]
    irregular: dict[str, str]
    doubled: frozenset[str]
    other_verbs: tuple[str, ...]
    arguments: dict[str, Arguments]

    def where(self, kind: EventType, mode: str | None) -> Arguments:
        """Where the parties of a type and mode stand."""
        return self.arguments.get(f"{kind} {mode}") or self.arguments[kind]


class Type(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A PLOVER type with its quad class and how far it lies between conflict and cooperation."""

    name: EventType
    quad: int
    intensity: float


class World(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`lexicons/world/plover.yaml`."""

    types: tuple[Type, ...]
    modes: dict[EventType, dict[str, float]]
    contexts: dict[str, frozenset[str]]


class Sense(msgspec.Struct, frozen=True):
    """What a word tells; `nouns` are the heads it needs behind it, none where it needs none."""

    type: EventType
    mode: str | None
    words: tuple[str, ...]
    nouns: frozenset[str] = frozenset()
    people: bool = False  # only with people as object
    place: bool = False


@cache
def book() -> Book:
    """The code book of English."""
    return load("en/plover", Book)


@cache
def world() -> World:
    """Types and modes with their values."""
    return load("world/plover", World)


def _mode(name: str) -> str | None:
    return None if name == "plain" else name


@cache
def verb_senses() -> dict[str, tuple[Sense, ...]]:
    """The senses of a verb by its lemma: those with nouns first, then with a particle, the longest first."""
    found: dict[str, list[Sense]] = {}
    for kind, modes in book().phrases.items():
        for mode, entries in modes.items():
            for verb, listed in entries.items():
                classes = [listed] if isinstance(listed, str) else listed
                words = tuple(verb.split())
                for name in classes:
                    sense = Sense(kind, _mode(mode), words, _with_plurals(name), name == "people", name == "place")
                    found.setdefault(words[0], []).append(sense)
    for kind, verbs in book().verbs.items():
        for mode, lemmas in verbs.items():
            for lemma in lemmas:
                words = tuple(lemma.split())
                found.setdefault(words[0], []).append(Sense(kind, _mode(mode), words))
    return {
        lemma: tuple(sorted(senses, key=lambda s: (-len(s.words), not (s.nouns or s.people or s.place), s.people)))
        for lemma, senses in found.items()
    }


@cache
def noun_senses() -> dict[str, tuple[Sense, ...]]:
    """The senses of nouns by their last word, the longest first."""
    found: dict[str, dict[tuple[str, ...], Sense]] = {}
    for kind, modes in book().nouns.items():
        for mode, nouns in modes.items():
            for noun in nouns:
                words = tuple(noun.split())
                found.setdefault(words[-1], {}).setdefault(words, Sense(kind, _mode(mode), words))
    return {last: tuple(sorted(each.values(), key=lambda s: -len(s.words))) for last, each in found.items()}


@cache
def class_of(name: str) -> frozenset[str]:
    """The heads of a class, singular and plural."""
    return _with_plurals(name)


def _with_plurals(name: str) -> frozenset[str]:
    listed = book().classes.get(name, frozenset())
    return listed | {plural(each) for each in listed}


def plural(noun: str) -> str:
    """The regular plural of a noun."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x", "z")) else "s")


@cache
def people_nouns() -> frozenset[str]:
    """Heads of phrases for people and bodies, singular and plural."""
    listed = book().parties
    return listed | {plural(each) for each in listed}


@cache
def forms() -> dict[str, tuple[tuple[str, Form], ...]]:
    """The verbs that a word may be a form of, each with the form."""
    irregular = book().irregular
    found: dict[str, dict[tuple[str, Form], None]] = {}
    for lemma in _lemmas():
        past, _, participle = irregular.get(lemma, _ed(lemma)).partition(" ")
        listed: tuple[tuple[str, Form], ...] = (
            (lemma, "base"), (_third(lemma), "s"), (past, "past"), (participle or past, "participle"),
            (_ing(lemma), "ing"),
        )  # fmt: skip
        for word, form in listed:
            found.setdefault(word, {})[lemma, form] = None
    return {word: tuple(each) for word, each in found.items()}


@cache
def _lemmas() -> tuple[str, ...]:
    listed = [*book().other_verbs, *verb_senses(), *(verb.lemma for verb in load("en/cues", Cues).verbs)]
    return tuple(dict.fromkeys(each.split()[0] for each in listed))


def _ed(lemma: str) -> str:
    if lemma in book().doubled:
        return lemma + lemma[-1] + "ed"
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ied"
    return lemma + "ed"


def _third(lemma: str) -> str:
    return plural(lemma) if lemma not in {"go", "do"} else lemma + "es"


def _ing(lemma: str) -> str:
    if lemma in book().doubled:
        return lemma + lemma[-1] + "ing"
    if lemma in {"lie", "tie", "die"}:
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    return lemma + "ing"
