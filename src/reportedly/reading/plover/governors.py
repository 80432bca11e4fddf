"""What governs a deed: the verb, noun or adjective under which it stands, and what that makes of it."""

from functools import cache

import msgspec

from reportedly.lexicons import load
from reportedly.model import Factuality
from reportedly.reading.plover.clauses import Clauses
from reportedly.reading.plover.sketch import Group, Noun, Sketch
from reportedly.reading.plover.triggers import Trigger


class Modals(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Modal verbs by what they make of a deed."""

    future: frozenset[str]
    possible: frozenset[str]
    hypothetical: frozenset[str]
    requested: frozenset[str]
    able: frozenset[str]


class Signs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`lexicons/en/factuality.yaml`."""

    held: dict[Factuality, frozenset[str]]
    told: dict[Factuality, frozenset[str]]
    passives: dict[Factuality, frozenset[str]]
    adjectives: dict[Factuality, frozenset[str]]
    nouns: dict[Factuality, frozenset[str]]
    modals: Modals
    negations: frozenset[str]
    conditions: frozenset[str]
    hedges: frozenset[str]
    likely: frozenset[str]
    outsiders: frozenset[str]
    expecting: frozenset[str]
    happenings: dict[Factuality, frozenset[str]]


@cache
def signs() -> Signs:
    """What English makes of a deed."""
    return load("en/factuality", Signs)


class Operator(msgspec.Struct, frozen=True):
    """What governs a deed: a verb or a noun at token `at`, what it makes of it; `held` where its subject thinks so."""

    at: int
    value: Factuality
    held: bool
    group: Group | None = None
    noun: Noun | None = None


def effect(table: dict[Factuality, frozenset[str]], name: str) -> Factuality | None:
    """The value under which a table lists a word."""
    return next((value for value, listed in table.items() if name in listed), None)


def operator(clauses: Clauses, trigger: Trigger) -> Operator | None:
    """The verb, noun or adjective under which a deed stands."""
    group = trigger.group or trigger.light
    if group is not None:
        return over_verb(clauses, group)
    return _over_noun(clauses, trigger) if trigger.noun is not None else None


def over_verb(clauses: Clauses, group: Group) -> Operator | None:
    """What governs a verb: a noun or adjective before it, or the verb above."""
    s, at = clauses.sketch, group.first - 1
    while s.tag(at) == "A":
        at -= 1
    if group.infinitive or (group.gerund and s.tag(at) == "P"):
        noun_at = at if group.infinitive else at - 1
        found = _noun_operator(clauses, noun_at)
        if found is not None:
            return found
    before = clauses.previous(group.first)
    if before is None:
        return None
    if group.infinitive:
        return _verb_operator(clauses, before, infinitive=True)
    if group.gerund and s.tag(at) in {"V", "P", "N"} and not _cut(s, before.last, group.first):
        return _verb_operator(clauses, before, infinitive=False)
    if group.finite:
        return _over_clause(clauses, group, before)
    return None


def _over_clause(clauses: Clauses, group: Group, before: Group) -> Operator | None:
    """*promised that howitzers would be delivered*: an operator with a clause behind it."""
    s, subject = clauses.sketch, clauses.subject(group)
    if subject is None or subject.first <= before.at:
        return None
    opened = subject.first - 1
    while opened > before.last and s.tag(opened) not in {"H", "S", "V", ".", "R"}:
        opened -= 1
    if s.tag(opened) != "H" and subject.first != before.last:
        return None
    found = _verb_operator(clauses, before, infinitive=False)
    if found is None or not found.held or found.value in {"actual", "denied", "predicted"}:
        return None
    return found


def _cut(s: Sketch, first: int, last: int) -> bool:
    return any(s.tag(n) in {",", ".", "R", "H", "S"} for n in range(first, last))


def names(s: Sketch, group: Group) -> list[str]:
    """What a verb may be listed under: with the word behind it, and alone."""
    behind = s.words.low[group.last] if group.last < s.high else ""
    return [name for lemma in group.lemmas for name in (f"{lemma} {behind}", lemma)]


def _verb_operator(clauses: Clauses, group: Group, *, infinitive: bool) -> Operator | None:
    s = clauses.sketch
    passive = group.passive or clauses.reduced(group)
    for name in names(s, group):
        if passive and infinitive:
            value = effect(signs().passives, name)
            if value is not None:
                return Operator(group.at, value, held=False, group=group)
        value = effect(signs().held, name)
        if value is not None:
            return Operator(group.at, value, held=not passive or value == "requested", group=group)
        value = effect(signs().told, name)
        if value is not None:
            return Operator(group.at, value, held=False, group=group)
    if infinitive and group.lemmas == ("be",) and group.last < s.high:
        return Operator(group.at, "planned", held=False, group=group) if s.tag(group.last) == "T" else None
    return None


def _noun_operator(clauses: Clauses, at: int) -> Operator | None:
    """*plans to*, *the refusal to*, *ready to*, *threat of*: the word at a token, as an operator."""
    s = clauses.sketch
    if at < s.low or s.tag(at) not in {"N", "A"}:
        return None
    word = s.words.low[at]
    value = effect(signs().adjectives, word)
    if value is not None:
        return Operator(at, value, held=False, group=clauses.previous(at))
    value = effect(signs().nouns, word)
    return Operator(at, value, held=True, noun=s.noun(at)) if value is not None else None


def _over_noun(clauses: Clauses, trigger: Trigger) -> Operator | None:
    s, noun = clauses.sketch, trigger.noun
    if noun is None:
        return None
    if noun.prep > s.low:
        found = _noun_operator(clauses, noun.prep - 1)
        if found is not None and found.noun is not None:
            return found
    before = clauses.previous(noun.first)
    if before is None or _cut(s, before.last, noun.first):
        return None
    between = [n for n in range(before.last, noun.first) if s.noun(n) is not None]
    if not between:
        return _verb_operator(clauses, before, infinitive=False)
    if (
        noun.prep >= 0
        and s.words.low[noun.prep] in {"of", "for", "from", "with", "to", "into"}
        and len({s.noun_at[n] for n in between}) == 1
    ):
        found = _verb_operator(clauses, before, infinitive=False)
        return found if found is not None and found.held else None
    return None
