"""Participles without a verb to be: *men arrested on Monday*, *Arrested on Monday, he …*."""

from reportedly.reading.plover.codebook import forms
from reportedly.reading.plover.neighbours import SPEECH, Neighbours
from reportedly.reading.plover.sketch import Group, Noun

OPENERS = frozenset({"after", "before", "since", "until", "as", "while", "than", "once", "till"})


class Participles(Neighbours):
    """Tells finite verbs from participles in one sentence; each once."""

    reductions: dict[int, bool]

    def reduced(self, group: Group) -> bool:
        """Whether a participle stands without a verb to be: *men arrested on Monday*, *Arrested on Monday, he …*."""
        if group.at not in self.reductions:
            self.reductions[group.at] = self._reduced(group)
        return self.reductions[group.at]

    def _reduced(self, group: Group) -> bool:  # noqa: C901, PLR0911, PLR0912
        s = self.sketch
        if group.helpers or group.infinitive or group.form not in {"past", "participle"}:
            return False
        kinds = {form for _, form in forms().get(s.words.low[group.at], ())}
        if "participle" not in kinds:
            return False
        if "past" not in kinds:
            return True
        behind = s.tag(group.last)
        takes_object = behind in {"D", "W", "N", "H"} and s.words.low[group.last] != "that"
        before = s.tag(group.first - 1)
        if before == "." and group.first == s.low:
            return True
        if before in {"R", "H", "W"}:
            return False
        if takes_object:
            return False
        earlier = self.previous(group.first)
        if before == "C":
            return earlier is not None and (self.reduced(earlier) or earlier.passive)
        at = group.first - 1
        while s.tag(at) == "A":
            at -= 1
        if before == ",":
            later = self.following(group.last)
            return behind != "H" and (
                (earlier is not None and earlier.finite)
                or (later is not None and later.finite and self._without_subject(later, group))
            )
        noun = s.noun(at)
        if noun is not None and self._introduced(noun):
            return False
        if noun is None:
            return behind == "P" and s.words.low[group.last] == "by"
        if earlier is not None and self._holds(earlier, noun):
            return True
        if earlier is not None and s.tag(noun.first - 1) == "," and not s.words.capital(noun.head):
            return not set(group.lemmas) & SPEECH
        if s.tag(group.last) == "P" and s.words.low[group.last] == "by":
            return True
        later = self.following(group.last)
        return (
            later is not None
            and later.finite
            and self._without_subject(later, group)
            and not set(group.lemmas) & SPEECH
        )

    def _introduced(self, noun: Noun) -> bool:
        """Whether a relative pronoun or subordinator stands before a subject: *whom the cartel cut off*."""
        s, first = self.sketch, noun
        for _ in range(3):
            at = first.first - 1
            if s.tag(at) in {"R", "S"} or (s.tag(at) == "H" and s.noun(at - 1) is not None):
                return True
            if s.tag(at) == "P" and s.words.low[at] in OPENERS:
                return True
            if s.tag(at) != "C" or s.noun(at - 1) is None:
                return False
            first = s.noun(at - 1) or first
        return False

    def _holds(self, earlier: Group, noun: Noun) -> bool:
        """Whether a noun phrase belongs to a verb before it, so that it can be no subject of what follows."""
        s = self.sketch
        if (
            any(s.tag(n) in {".", "S", "H", "R", "C"} for n in range(earlier.last, noun.first))
            or s.tag(noun.first - 1) == ","
        ):
            return False
        return not (set(earlier.lemmas) & SPEECH and (noun.first == earlier.last or noun.prep < 0))

    def _without_subject(self, later: Group, group: Group) -> bool:
        """Whether a later finite verb has no subject of its own behind a participle."""
        s = self.sketch
        for n in range(group.last, later.first):
            if s.tag(n) in {".", "C", "R", "H", "S"} or s.group(n) is not None:
                return False
        noun = s.noun(later.first - 1)
        return noun is None or noun.prep >= 0
