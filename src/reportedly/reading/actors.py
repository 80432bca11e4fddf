"""Who is who within one document: names gathered into actors, one only where nobody else could be meant."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from posixpath import commonprefix

import msgspec

from reportedly.model import ActorKind, Span
from reportedly.reading.gazetteer import role_words
from reportedly.reading.names import Gender, Name, forms
from reportedly.reading.words import Words

VERSION = "1"


class Draft(msgspec.Struct):
    """An actor in the making: what is known of it so far. The one mutable value of this room; it does
    not leave it."""

    key: str
    name: str
    kind: ActorKind | None
    country: str | None = None
    roles: list[str] = []
    names: list[str] = []
    spans: list[Span] = []
    gender: Gender | None = None
    rule: str = "name"
    ambiguous: bool = False

    def add(self, name: Name) -> None:
        """Takes a mention in, with what it tells."""
        self.spans.append(name.span)
        self.names.append(name.text)
        self.roles.extend(role for role in name.roles if role not in self.roles)
        self.kind = self.kind or name.kind
        self.country = self.country or name.country
        self.gender = self.gender or name.gender


class Cast(msgspec.Struct):
    """The drafts of a document, and which draft each name belongs to (`of`, in order of `names`)."""

    drafts: list[Draft]
    names: tuple[Name, ...]
    of: list[Draft | None]
    adjectives: dict[str, Draft] = {}  # of states that no list knows, lower case

    def at(self, span: Span) -> list[tuple[Name, Draft]]:
        """The names inside a span that have an actor, with it."""
        first, last = self._range(span)
        return [(n, d) for n, d in zip(self.names[first:last], self.of[first:last], strict=True) if d is not None]

    def within(self, span: Span) -> list[Name]:
        """All names inside a span, adjectives too."""
        first, last = self._range(span)
        return list(self.names[first:last])

    def _range(self, span: Span) -> tuple[int, int]:
        first = bisect_left(self.names, span.start, key=lambda name: name.span.start)
        last = first
        while last < len(self.names) and self.names[last].span.end <= span.end:
            last += 1
        return first, last


_NEAR = 250  # characters back to the full name of one of two who share a surname, the other one being farther
Bearing = dict[str, dict[str, Draft]]


def cast(words: Words, names: tuple[Name, ...]) -> Cast:
    """Gathers names: known ones by their key, full names by their words, single words by who bears them."""
    by_key: dict[str, Draft] = {}
    bearing: defaultdict[str, dict[str, Draft]] = defaultdict(dict)  # word of a full name -> key -> who bears it
    of: list[Draft | None] = [None] * len(names)
    abbreviations = _introduced(words, names)
    full = [n for n, name in enumerate(names) if name.known is not None or len(name.words) > 1]
    for n in full:
        name = names[n]
        if name.known is not None and name.known.sense in {"adjective", "people"}:
            continue
        key = name.known.key if name.known is not None else _key(name)
        draft = by_key.get(key) or _alike(name, bearing)
        if draft is None:
            label = name.known.name if name.known is not None else name.text
            draft = by_key[key] = Draft(key, label, name.kind, roles=[], names=[], spans=[])
        by_key.setdefault(key, draft)
        if key.startswith("name:"):
            for part in key.removeprefix("name:").split():
                bearing[part][key] = draft
        draft.add(name)
        of[n] = draft
    for n, name in enumerate(names):
        if of[n] is None and len(name.words) == 1 and name.known is None:
            draft = _single(name, by_key, bearing, abbreviations)
            draft.add(name)
            of[n] = draft
    drafts = list({id(draft): draft for draft in by_key.values()}.values())
    drafts = sorted(drafts, key=lambda d: d.spans[0].start)
    return Cast(drafts, names, of, _unlisted_states(words, drafts))


def _unlisted_states(words: Words, drafts: list[Draft]) -> dict[str, Draft]:
    """States that no list knows, told by their adjective before a government or an office: `the Veltian minister`."""
    offices = {
        words.low[at]
        for at in range(len(words.low) - 1)
        if words.capital(at) and any(_of_a_state(words, n) for n in range(at + 1, min(at + 4, len(words.low))))
    }
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for adjective in sorted(offices):
        alike[adjective[:4]].append(adjective)
    found: dict[str, Draft] = {}
    for draft in drafts:
        name = draft.name.lower()
        if draft.kind is not None or draft.rule != "name.single" or len(name) < 4:
            continue
        for adjective in alike[name[:4]]:
            stem = len(commonprefix([adjective, name]))
            if adjective != name and stem >= max(4, len(name) - 2) and adjective.endswith(_ADJECTIVE_ENDINGS):
                draft.kind = "state"
                found[adjective] = draft
    return found


_ADJECTIVE_ENDINGS = ("n", "ese", "ish", "i", "ic", "ch")


def _of_a_state(words: Words, at: int) -> bool:
    return (
        words.low[at] in forms().state_nouns
        or (words.low[at],) in role_words()
        or words.low[at] in {"parliament", "ministry", "army"}
    )


def _key(name: Name) -> str:
    return "name:" + " ".join(part.lower() for part in name.words if len(part) > 1 or len(name.words) < 3)


def _parts(key: str) -> list[str]:
    return [part.replace("-", "").replace("‐", "") for part in key.removeprefix("name:").split()]


def _alike(name: Name, bearing: Bearing) -> Draft | None:
    """The one draft whose full name is this in another order, shorter by a middle name, or spelled nearly so."""
    if name.known is not None or name.kind in {"outlet", "organisation"}:
        return None
    mine = _parts(_key(name))
    found = {
        id(draft): draft
        for part in _key(name).removeprefix("name:").split()
        for key, draft in bearing.get(part, {}).items()
        if draft.kind in {None, "person"} and _same_name(mine, _parts(key))
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _bears(key: str, word: str, draft: Draft) -> bool:
    """Whether a word is the first or last of a full name of a person, or of somebody who may be one."""
    parts = key.removeprefix("name:").split()
    return (
        draft.kind in {None, "person"} and len(parts) > 1 and word in {parts[0], parts[-1]} and not _JOINED.search(key)
    )


_JOINED = re.compile(r" (?:of|for|the|and|on) ")


def _same_name(one: list[str], two: list[str]) -> bool:
    """Whether two full names are one: in another order, joined otherwise, with or without a middle name."""
    if sorted(one) == sorted(two) or "".join(one) == "".join(two):
        return True
    shorter, longer = sorted((one, two), key=len)
    if len(shorter) > 1 and len(shorter) < len(longer) and set(shorter) <= set(longer):
        return True
    return nearly_same(one, two)


def nearly_same(one: list[str], two: list[str]) -> bool:
    """Whether two full names are one in two transliterations: the same family name, the rest spelled alike."""
    if min(len(one), len(two)) < 2:
        return False
    for first, second in ((one, two), (one[::-1], two[::-1])):
        if first[0] == second[0]:
            rest_one, rest_two = "".join(first[1:]), "".join(second[1:])
            if min(len(rest_one), len(rest_two)) >= 4 and rest_one[0] == rest_two[0]:
                return SequenceMatcher(None, rest_one, rest_two).ratio() >= 0.8
    return False


def _single(name: Name, by_key: dict[str, Draft], bearing: Bearing, abbreviations: dict[str, str]) -> Draft:
    """Whose name a single word is: the one person who bears it, an abbreviation's owner, or its own."""
    word = name.words[0]
    owner = abbreviations.get(word)
    if owner is not None and owner in by_key:
        return by_key[owner]
    low = word.lower()
    bearers = {id(draft): draft for key, draft in bearing.get(low, {}).items() if _bears(key, low, draft)}
    if name.gender is not None and len(bearers) > 1:
        bearers = {n: d for n, d in bearers.items() if d.gender in {None, name.gender}}
    met = {n: d for n, d in bearers.items() if d.spans and min(d.spans).start < name.span.start}
    if len(bearers) == 1 or len(met) == 1:
        return next(iter((met or bearers).values()))
    near = [d for d in met.values() if name.span.start - max(s.start for s in d.spans if s < name.span) < _NEAR]
    if len(near) == 1:
        return near[0]
    key = f"single:{low}"
    if key not in by_key:
        several = sum(draft.kind == "person" for draft in bearers.values()) > 1
        kind = "person" if several else name.kind
        rule = "name.ambiguous" if several else "name.single"
        by_key[key] = Draft(key, word, kind, roles=[], names=[], spans=[], rule=rule, ambiguous=several)
    return by_key[key]


_INTRODUCED = re.compile(r"\s?\((?:the )?[\"“‘']?([A-Z][A-Za-z&-]{1,9})[\"”’']?[),;]")


def _introduced(words: Words, names: Iterable[Name]) -> dict[str, str]:
    """Abbreviations that the text itself introduces: `Strait Navigation Authority (SNA)`."""
    found: dict[str, str] = {}
    for name in names:
        match = _INTRODUCED.match(words.text, name.span.end)
        if match is None or len(name.words) < 2:
            continue
        letters = "".join(part[0] for part in name.words if part[0].isupper()).lower()
        short = match.group(1).lower().replace("&", "")
        if letters.startswith(short[:2]) or short[0] == letters[0]:
            found.setdefault(match.group(1), name.known.key if name.known is not None else _key(name))
    return found
