"""What stands beside what in an outlined sentence: verbs, joined phrases, what a relative is about."""

from collections.abc import Iterator

import msgspec

from reportedly.reading.cues import lexicon
from reportedly.reading.plover.sketch import Group, Noun, Sketch
from reportedly.reading.words import grammar

_FAR = 60
SPEECH = frozenset(verb.lemma for verb in lexicon().verbs if verb.takes & {"that", "bare"})


class Neighbours(msgspec.Struct):
    """Looks around in one sentence."""

    sketch: Sketch

    def previous(self, at: int) -> Group | None:
        """The last verb group that begins before a token of the same sentence."""
        for n in range(at - 1, max(self.sketch.low, at - _FAR) - 1, -1):
            group = self.sketch.group(n)
            if group is not None and group.first < at:
                return group
        return None

    def following(self, at: int) -> Group | None:
        """The first verb group that begins at or behind a token."""
        for n in range(at, min(self.sketch.high, at + _FAR)):
            group = self.sketch.group(n)
            if group is not None and group.first >= at:
                return group
        return None

    def is_time(self, noun: Noun) -> bool:
        low = self.sketch.words.low
        return low[noun.head] in grammar().time_words and not self.sketch.words.capital(noun.head)

    def head_of_apposition(self, noun: Noun) -> Noun:
        """*Ada Roth, the defence minister, said*: the name before the comma."""
        s = self.sketch
        if s.tag(noun.first - 1) != "," or s.tag(noun.last) != ",":
            return noun
        earlier = s.noun(noun.first - 2)
        return earlier if earlier is not None and earlier.prep < 0 and s.words.capital(earlier.head) else noun

    def antecedent(self, at: int) -> Noun | None:
        """The noun phrase that a relative pronoun at a token is about: over a phrase with *of*."""
        s, n = self.sketch, at - 1
        while n >= s.low and s.tag(n) in {",", "P", "A", '"'}:
            n -= 1
        noun = s.noun(n)
        while noun is not None and noun.prep > s.low and s.words.low[noun.prep] == "of":
            outer = s.noun(noun.prep - 1)
            if outer is None or (s.tag(at - 1) != "," and s.words.capital(noun.head)):
                break
            noun = outer
        return noun

    def phrases(self, at: int) -> Iterator[tuple[str, Noun]]:
        """The prepositional phrases from a token on, to the next verb or the end of the clause."""
        s = self.sketch
        while at < s.high:
            tag = s.tag(at)
            noun = s.noun(at)
            if noun is not None:
                if noun.prep >= 0:
                    yield s.words.low[noun.prep], noun
                at = noun.last
                continue
            if tag in {"V", "X", "M", "R", ".", "H", "S", "T"} or (tag == "," and s.tag(at + 1) != "P"):
                return
            at += 1

    def joined(self, noun: Noun) -> list[Noun]:
        """A noun phrase with those that *and* or commas join to it."""
        s = self.sketch
        found, waiting, at = [noun], list[Noun](), noun.last
        while s.tag(at) in {"C", ","} and s.words.low[at] not in {"but", "nor"}:
            step = 2 if s.tag(at) == "," and s.tag(at + 1) == "C" else 1
            last = step == 2 or s.tag(at) == "C"
            other = s.noun(at + step)
            if other is None or other.first != at + step:
                break
            if s.tag(other.last) in {"V", "X", "M"} and not self._plural_verb(noun):
                break
            waiting.append(other)
            at = other.last
            if last:
                found += waiting
                break
        at = noun.first - 1 if noun.prep < 0 else noun.prep - 1
        while noun.prep < 0 and s.tag(at) in {"C", ","} and s.words.low[at] not in {"but", "nor"}:
            step = 2 if s.tag(at) == "C" and s.tag(at - 1) == "," else 1
            other = s.noun(at - step)
            if other is None or ((s.tag(at) == "," and step == 1) and len(found) == 1):
                break
            if self.previous(at) is not None and self._behind_a_verb(other, noun):
                break
            found.insert(0, other)
            if other.prep >= 0:
                break
            at = other.first - 1
        return found

    def _plural_verb(self, noun: Noun) -> bool:
        """Whether two joined phrases are one subject: nothing before them is a verb."""
        before = self.previous(noun.first)
        return (
            before is None
            or any(self.sketch.tag(n) in {"H", "S", ".", ",", "R"} for n in range(before.last, noun.first))
            or (bool(set(before.lemmas) & SPEECH) and before.last == noun.first)
        )

    def _behind_a_verb(self, other: Noun, noun: Noun) -> bool:
        """Whether the first of two joined phrases is the object of a verb, and the second a subject."""
        s = self.sketch
        before = self.previous(other.first)
        if before is None or s.tag(noun.last) not in {"V", "X", "M"}:
            return False
        return not any(s.tag(n) in {"H", "S", ".", "R", ","} for n in range(before.last, other.first)) and not (
            set(before.lemmas) & SPEECH and before.last == other.first
        )

    def first_behind(self, group: Group, limit: int) -> Noun | None:
        for at in range(group.last, limit):
            noun = self.sketch.noun(at)
            if noun is not None and not (noun.prep >= 0 and self.sketch.words.low[noun.prep] == "of"):
                return noun
        return None
