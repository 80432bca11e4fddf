"""Who is subject and object of which verb in an outlined sentence: by position, relatives, passives and control."""

from reportedly.reading.plover.participles import OPENERS, Participles
from reportedly.reading.plover.sketch import Group, Noun

_OBJECT_CONTROL = frozenset({
    "adjure", "admonish", "advise", "allow", "ask", "beg", "beseech", "bid", "cause", "challenge", "command",
    "compel", "convince", "direct", "enable", "encourage", "enjoin", "entreat", "exhort", "expect", "forbid",
    "force", "get", "help", "implore", "induce", "instruct", "invite", "leave", "let", "make", "oblige", "order",
    "permit", "persuade", "petition", "press", "pressure", "prod", "prompt", "request", "require", "summon",
    "tell", "urge", "want", "warn", "call", "appeal", "plead", "push", "lobby", "teach", "train", "authorise",
    "authorize", "task", "send", "trust", "like", "need",
})  # fmt: skip
"""Verbs whose object does what the infinitive behind it says."""
_BARE = frozenset({"let", "make", "see", "hear", "watch", "help", "had"})
_OF = frozenset({"of", "for", "from", "with", "against", "into", "over"})


class Clauses(Participles):
    """Subjects and objects of one sentence; each is found once."""

    subjects: dict[int, Noun | None]

    def subject(self, group: Group, depth: int = 0) -> Noun | None:
        """The noun phrase that does (or, in a passive, suffers) what a verb says."""
        if group.at not in self.subjects:
            self.subjects[group.at] = None  # a circle ends here
            if depth < 8:
                self.subjects[group.at] = self._subject(group, depth)
        return self.subjects[group.at]

    def _subject(self, group: Group, depth: int) -> Noun | None:
        s = self.sketch
        before = self.previous(group.first)
        if group.infinitive:
            return self._controller(group, before, depth)
        if group.gerund:
            return self._of_gerund(group, before, depth)
        if self.reduced(group):
            found = self._left(group.first - 1, group, depth)
            return found if found is not None else self._following(group, depth)
        if group.form == "base" and before is not None and not group.helpers:
            noun = s.noun(group.first - 1)
            if noun is not None and before.last == noun.first and set(before.lemmas) & _BARE:
                return noun
        if s.tag(group.first - 1) == "C" and before is not None and not self._divided(before, group):
            return self.subject(self._joined_to(group, before), depth + 1)
        return self._left(group.first - 1, group, depth)

    def _joined_to(self, group: Group, before: Group) -> Group:
        """The verb that *and* joins a verb to: a finite one to a finite one, over gerunds and relative clauses."""
        other: Group | None = before
        for _ in range(4):
            if other is None or not group.finite:
                break
            relative = self.sketch.tag(other.first - 1) == "R"
            if other.finite and not relative and not self.reduced(other):
                return other
            other = self.previous(other.first)
        return before

    def _divided(self, before: Group, group: Group) -> bool:
        """Whether a clause of another subject stands between two verbs."""
        s = self.sketch
        return any(s.tag(n) == "." for n in range(before.last, group.first))

    def _following(self, group: Group, depth: int) -> Noun | None:
        """The subject of the main clause behind a clause that opens the sentence: *Fearing an attack, the army …*."""
        at = group.last
        while at < self.sketch.high and self.sketch.tag(at) not in {",", "."}:
            at += 1
        main = self.following(at)
        return self.subject(main, depth + 1) if main is not None and main is not group else None

    def _of_gerund(self, group: Group, before: Group | None, depth: int) -> Noun | None:
        s, at = self.sketch, group.first - 1
        while s.tag(at) == "A":
            at -= 1
        if s.tag(at) == "N" and before is not None and s.noun(at) is not None and s.words.low[at] != ",":
            return s.noun(at)
        if before is None:
            return self._following(group, depth)
        if s.tag(at) == "P" and s.words.low[at] in _OF:
            if before.passive or (self.reduced(before) and not before.gerund):
                return self.subject(before, depth + 1)
            found = self.object(before)
            if found is not None:
                return found
        return self.subject(before, depth + 1)

    def _controller(self, group: Group, before: Group | None, depth: int) -> Noun | None:
        s = self.sketch
        noun = s.noun(group.first - 1)
        if before is None:
            return self._left(group.first - 1, group, depth) if noun is not None else self._following(group, depth)
        passive = before.passive or (self.reduced(before) and before.form != "ing")
        if noun is not None and not passive and set(before.lemmas) & _OBJECT_CONTROL and noun.first >= before.last:
            return self.first_behind(before, group.first) or noun
        if noun is not None and noun.prep >= 0 and s.words.low[noun.prep] in {"for", "on", "upon", "to", "with"}:
            return (
                noun
                if s.words.low[noun.prep] == "for" or set(before.lemmas) & _OBJECT_CONTROL
                else self.subject(before, depth + 1)
            )
        if noun is not None and noun.last <= before.first:
            return noun
        return self.subject(before, depth + 1)

    def _left(self, at: int, group: Group, depth: int) -> Noun | None:
        """The subject to the left of a token: over adverbials, appositions and relative clauses."""
        s, crossed = self.sketch, False
        while at >= s.low:
            tag = s.tag(at)
            if tag == "R" or (tag == "H" and at == group.first - 1):
                return self.antecedent(at)
            noun = s.noun(at)
            if noun is not None:
                if noun.prep >= 0 and not self._opened(noun, group):
                    at = noun.prep - 1
                    continue
                if self.is_time(noun):
                    at = noun.first - 1
                    continue
                return self.head_of_apposition(noun)
            other = s.group(at)
            if other is not None and other.at != group.at:
                jump = self._over(other, group, crossed=crossed)
                if jump is None:
                    return self.subject(other, depth + 1)
                at = jump
                continue
            if tag in {",", '"'}:
                crossed = True
            elif tag in {".", "S", "H"}:
                return None
            at -= 1
        return None

    def _over(self, other: Group, group: Group, *, crossed: bool) -> int | None:
        """Where to go on left of a verb of another clause; None where its subject is shared."""
        s = self.sketch
        before = other.first - 1
        while s.tag(before) == "A":
            before -= 1
        far = before
        while far > before - 6 and s.tag(far) in {"A", "P", "N", "D"}:
            far -= 1
        if s.tag(far) == "R" and far < before and crossed:
            before = far
        if s.tag(before) == "R":
            return before - 1 if group.finite and s.tag(group.first - 1) != "C" else None
        if self.reduced(other) and not group.gerund:
            return other.first - 1
        if other.gerund and s.tag(before) in {",", "P", "N"} and group.finite:
            return before if s.tag(before) != "P" else before - 1
        subject = self.subject(other)
        if subject is not None and s.tag(subject.first - 1) == "R":
            return subject.first - 2
        if (
            subject is not None
            and subject.last <= other.first
            and self._relative_before(subject) is not None
            and crossed
        ):
            return self._relative_before(subject)
        return None

    def _relative_before(self, noun: Noun) -> int | None:
        """The token left of a relative pronoun that stands right before a noun phrase."""
        at = noun.first - 1
        if self.sketch.tag(at) in {"R", "H"} and self.sketch.noun(at - 1) is not None:
            return at - 1
        return None

    def _opened(self, noun: Noun, group: Group) -> bool:
        """Whether the word before a noun phrase opens a clause of which it is the subject: *after Baku seized*."""
        s = self.sketch
        if s.words.low[noun.prep] not in OPENERS:
            return False
        at = group.first - 1
        while s.tag(at) == "A":
            at -= 1
        return at < noun.last or all(s.group(n) is None or not s.group(n).finite for n in range(noun.last, group.first))  # type: ignore[union-attr]

    def object(self, group: Group, behind: int = 0) -> Noun | None:
        """What stands right behind a verb (or its particle) as its object, or what a relative clause is about."""
        s, at = self.sketch, max(group.last, behind)
        while s.tag(at) in {"A", '"'}:
            at += 1
        noun = s.noun(at)
        if noun is not None and noun.first == at and (noun.prep < 0 or noun.prep < behind) and not self.is_time(noun):
            return noun
        return self._fronted(group)

    def _fronted(self, group: Group) -> Noun | None:
        """*the drums that a column carried off*, *whom Warsaw dismissed*."""
        s = self.sketch
        subject = self.subject(group)
        if subject is None or subject.last > group.first or subject.first == s.low:
            return None
        at = subject.first - 1
        if s.tag(at) == "R" and s.words.low[at] != "whose":
            return self.antecedent(at)
        if s.tag(at) == "H" and s.noun(at - 1) is not None:
            return self.antecedent(at)
        return None
