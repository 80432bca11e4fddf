"""A sentence in outline: what part of speech each token seems to be, its noun phrases and its verb groups.

No parser stands behind it: closed classes, the forms of known verbs, and what stands beside a word decide.
"""

from functools import cache

import msgspec

from reportedly.reading.plover.classes import BE, HAVE, UNITS
from reportedly.reading.plover.codebook import Form, forms, people_nouns
from reportedly.reading.plover.tags import tagged
from reportedly.reading.words import Words


class Noun(msgspec.Struct, frozen=True):
    """A noun phrase, tokens `first` to `last` (not included), with the preposition before it or -1."""

    first: int
    last: int
    head: int
    prep: int


class Group(msgspec.Struct, frozen=True):
    """A verb with its auxiliaries: tokens `first` to `last` (not included), `at` its head."""

    first: int
    at: int
    last: int
    lemmas: tuple[str, ...]
    form: Form
    helpers: tuple[str, ...]
    infinitive: bool
    passive: bool
    finite: bool

    @property
    def gerund(self) -> bool:
        return self.form == "ing" and not self.helpers


class Sketch(msgspec.Struct, frozen=True):
    """The outline of one sentence; `tags`, `noun_at` and `group_at` begin with token `low`."""

    words: Words
    low: int
    high: int
    tags: list[str]
    nouns: list[Noun]
    groups: list[Group]
    noun_at: dict[int, int]
    group_at: dict[int, int]

    def tag(self, at: int) -> str:
        """The tag of a token; a full stop outside the sentence."""
        return self.tags[at - self.low] if self.low <= at < self.high else "."

    def noun(self, at: int) -> Noun | None:
        """The noun phrase that a token stands in."""
        found = self.noun_at.get(at)
        return self.nouns[found] if found is not None else None

    def group(self, at: int) -> Group | None:
        """The verb group that a token stands in."""
        found = self.group_at.get(at)
        return self.groups[found] if found is not None else None


def sketch(words: Words, sentence: int) -> Sketch:
    """The outline of a sentence; linear."""
    low, high = words.first[sentence], words.last[sentence]
    tags = tagged(words, low, high)
    nouns = _nouns(words, low, high, tags)
    groups = _groups(words, low, high, tags)
    return Sketch(
        words,
        low,
        high,
        tags,
        nouns,
        groups,
        {at: n for n, noun in enumerate(nouns) for at in range(noun.first, noun.last)},
        {at: n for n, group in enumerate(groups) for at in range(group.first, group.last)},
    )


_GIVING = frozenset({
    "lend", "give", "grant", "pay", "offer", "promise", "send", "hand", "deny", "sell", "award", "extend",
    "bring", "issue",
})  # fmt: skip


@cache
def _gives(word: str) -> bool:
    return any(lemma in _GIVING for lemma, _ in forms().get(word, ()))


def _given(words: Words, at: int, tags: list[str], low: int) -> bool:
    """Whether behind the one who gets it what is given begins: *lent the rebels | money*, *lend Chad | a loan*."""
    before = words.low[at - 1]
    if tags[at - low] != "N" or words.capital(at):
        return False
    if words.capital(at - 1):
        return not before.endswith(("an", "ese", "ish", "ian", "i", "ic", "ch"))
    return before in people_nouns() and before.endswith("s")


_BEHIND = frozenset({
    "loyal", "close", "familiar", "responsible", "alone", "abroad", "present", "alike", "aged", "dead",
    "senseless", "free", "open", "due", "ready", "able", "unable", "likely", "willing", "alive", "together",
})  # fmt: skip


def _nouns(words: Words, low: int, high: int, tags: list[str]) -> list[Noun]:
    """Noun phrases: runs of determiners, nouns and possessives; a determiner behind a noun begins another."""
    found: list[Noun] = []
    at = low
    while at < high:
        if tags[at - low] not in {"N", "D", "W"} and not (
            tags[at - low] == "H" and _determines(words, at, high, tags, low)
        ):
            at += 1
            continue
        first, end = at, at + 1
        if tags[at - low] != "W":
            giving = first > low and tags[first - 1 - low] == "V" and _gives(words.low[first - 1])
            while end < high and _goes_on(words, end, low, tags) and not (giving and _given(words, end, tags, low)):
                end += 1
        head = end - 1
        while head > first and tags[head - low] == "'":
            head -= 1
        while head > first and words.low[head] in _BEHIND:
            head -= 1
        prep = first - 1 if first > low and tags[first - 1 - low] == "P" else -1
        found.append(Noun(first, end, head, prep))
        at = end
    return found


def _determines(words: Words, at: int, high: int, tags: list[str], low: int) -> bool:
    return (
        at + 1 < high
        and tags[at + 1 - low] == "N"
        and at > low
        and tags[at - 1 - low] in {"P", "V"}
        and not words.capital(at + 1)
    )


def _goes_on(words: Words, at: int, low: int, tags: list[str]) -> bool:
    tag, before = tags[at - low], tags[at - 1 - low]
    if tag == "N":
        return words.low[at - 1] not in UNITS or words.capital(at - 1) or words.low[at - 1].endswith("'")
    if tag == "'":
        return before == "N"
    if tag == "D":
        return before == "D"
    if tag == '"' and words.low[at] in {"-", "‐", "."}:
        return words.capital(at - 1)
    return False


def _groups(words: Words, low: int, high: int, tags: list[str]) -> list[Group]:
    """Verb groups: a verb with the auxiliaries and adverbs before it, or an auxiliary that stands alone."""
    found: list[Group] = []
    at = low
    while at < high:
        if tags[at - low] not in {"V", "X", "M", "T"}:
            at += 1
            continue
        first, end = at, at + 1
        while end < high and tags[end - 1 - low] != "V" and tags[end - low] in {"V", "X", "M", "A", "T"}:
            if tags[end - low] == "T" and tags[end - 1 - low] != "A":
                break
            end += 1
        while end > first + 1 and tags[end - 1 - low] in {"A", "T"}:
            end -= 1
        _append(words, found, _group(words, first, end, low, tags), tags, low)
        at = end
    return found


def _append(words: Words, found: list[Group], group: Group, tags: list[str], low: int) -> None:
    """Adds a group; an auxiliary that was parted from its verb is joined to it."""
    before = found[-1] if found else None
    alone = before is not None and tags[before.at - low] in {"X", "M"} and not group.helpers and not group.infinitive
    if before is None or not alone or group.first - before.last > 9 or tags[group.at - low] != "V":
        found.append(group)
        return
    between = {tags[n - low] for n in range(before.last, group.first)}
    modal, word = tags[before.at - low] == "M", words.low[before.at]
    fits = (modal and group.form == "base") or (word in HAVE and group.form in {"past", "participle"})
    parted = (
        tags[before.last - low] in {"P", "A"}
        or group.last >= len(words.low)
        or words.low[group.last] in {".", ",", ";"}
    )
    if not fits or not parted or between - {"N", "D", "A", "P", "'", "W"}:
        found.append(group)
        return
    form: Form = "participle" if word in HAVE else "base"
    lemmas = tuple(dict.fromkeys(lemma for lemma, kind in forms().get(words.low[group.at], ()) if kind == form))
    found[-1] = Group(
        before.first, group.at, group.last, lemmas, form, before.helpers, before.infinitive, passive=False, finite=True
    )


def _group(words: Words, first: int, end: int, low: int, tags: list[str]) -> Group:
    at = end - 1
    helpers = tuple(words.low[n] for n in range(first, at) if tags[n - low] in {"X", "M"})
    infinitive = tags[first - low] == "T"
    known = forms().get(words.low[at], ())
    be = bool(helpers) and helpers[-1] in BE
    have = bool(helpers) and helpers[-1] in HAVE
    kinds = {form for _, form in known}
    form: Form = "base"
    if tags[at - low] in {"X", "M"}:
        form = "past" if words.low[at] in {"was", "were", "had", "did"} else "s"
        return Group(
            first,
            at,
            end,
            ("be",) if words.low[at] in BE else ("have",) if words.low[at] in HAVE else ("do",),
            form,
            (*helpers, words.low[at]),
            infinitive,
            passive=False,
            finite=not infinitive and words.low[at] not in {"being", "having"},
        )
    if (be or have) and "participle" in kinds:
        form = "participle"
    elif "ing" in kinds:
        form = "ing"
    elif (infinitive or helpers) and "base" in kinds:
        form = "base"
    elif "past" in kinds:
        form = "past"
    elif "participle" in kinds:
        form = "participle"
    elif "s" in kinds:
        form = "s"
    lemmas = tuple(
        dict.fromkeys(lemma for lemma, kind in known if kind == form or (form == "past" and kind == "participle"))
    )
    passive = be and form == "participle"
    finite = not infinitive and (
        (bool(helpers) and helpers[0] not in {"being", "having"}) or form in {"past", "s", "base"}
    )
    return Group(first, at, end, lemmas, form, helpers, infinitive, passive, finite)


__all__ = ["BE", "UNITS", "Group", "Noun", "Sketch", "sketch"]
