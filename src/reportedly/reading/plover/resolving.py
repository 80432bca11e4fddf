"""From a noun phrase to an actor: whom it names, whose thing it is, whom a pronoun means."""

from collections.abc import Callable, Mapping
from typing import Literal

import msgspec

from reportedly.model import Span
from reportedly.reading.actors import Draft
from reportedly.reading.plover.clauses import Clauses
from reportedly.reading.plover.codebook import book, noun_senses
from reportedly.reading.plover.people import is_party
from reportedly.reading.plover.sketch import Noun
from reportedly.reading.scenes import Scene, Speaking
from reportedly.reading.speakers import resolve

_OF_SOMETHING = frozenset({"ministry", "department", "office", "board", "court", "bank", "union", "council", "chamber"})
OWNING = frozenset({"his", "her", "its", "their", "our", "my", "your"})
_NAMED = frozenset({"person", "state", "organisation", "outlet", "group"})
Side = Literal["actor", "recipient"]
_QUANTITIES = frozenset({
    "thousands", "hundreds", "dozens", "scores", "tens", "handful", "number", "majority", "half", "all", "some",
    "many", "most", "several", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "one",
    "millions", "part", "couple", "pair", "dozen", "any", "none", "few", "hundred",
})  # fmt: skip
_PAIRS = frozenset(
    {
        ("both",),
        ("both", "sides"),
        ("the", "two"),
        ("the", "pair"),
        ("the", "two", "sides"),
        ("the", "two", "leaders"),
        ("the", "two", "states"),
        ("the", "two", "countries"),
        ("the", "two", "governments"),
        ("the", "two", "ministers"),
        ("the", "two", "presidents"),
        ("the", "sides"),
        ("both", "governments"),
        ("both", "capitals"),
    }
)
_SUBJECTS = 4  # subjects back to which a pronoun looks first


def _man(draft: Draft) -> bool:
    return draft.kind == "person" and draft.gender in {None, "m"}


def _woman(draft: Draft) -> bool:
    return draft.kind == "person" and draft.gender in {None, "f"}


def _body(draft: Draft) -> bool:
    return draft.kind in {"state", "organisation", "outlet"} or (draft.kind is None and draft.rule.startswith("name"))


def _several(draft: Draft) -> bool:
    return draft.kind in {"group", "organisation"}


_FITS: dict[str, Callable[[Draft], bool]] = {
    "he": _man,
    "him": _man,
    "his": _man,
    "she": _woman,
    "her": _woman,
    "it": _body,
    "its": _body,
    "they": _several,
    "them": _several,
    "their": _several,
}


_OURS = frozenset({"i", "we", "us", "me"})


def named_by(draft: Draft, span: Span) -> bool:
    """Whether a place of an actor ends where a span ends."""
    return any(other.end == span.end for other in draft.spans)


class Finder(msgspec.Struct):
    """What is needed to resolve phrases of one sentence; `voice` is who speaks there."""

    scene: Scene
    clauses: Clauses
    voice: Speaking
    subjects: list[Draft] = []
    made: list[Draft] = []
    meant: Mapping[int, Draft] = {}  # who is meant by the mention that ends with a token
    placed: bool = False  # of a deed whose object may be a place: *bombed Homs*

    def all_of(self, noun: Noun, side: Side, *, owner: bool, loose: bool = False) -> list[Draft]:
        """The actors of a phrase and of those joined to it."""
        found: list[Draft] = []
        s = self.clauses.sketch
        if s.words.low[noun.first : noun.head + 1] in _PAIRS:
            return list({id(d): d for d in reversed(self.subjects)}.values())[:2]
        for each in self.clauses.joined(noun):
            draft = self.draft(each, side, owner=owner, loose=loose)
            if draft is not None and all(draft is not other for other in found):
                found.append(draft)
        return found

    def draft(self, noun: Noun, side: Side, *, owner: bool, loose: bool = False) -> Draft | None:  # noqa: C901, PLR0912
        """The actor that a phrase names, or the owner of the thing that it names."""
        s = self.clauses.sketch
        inner = s.noun(noun.last + 1) if s.words.low[noun.last : noun.last + 1] == ("of",) else None
        if s.words.low[noun.head] in _QUANTITIES and inner is not None and inner.first == noun.last + 1:
            return self.draft(inner, side, owner=owner, loose=loose)
        known = self.meant.get(noun.head)
        if known is not None and not self._is_place(noun, known, side):
            return known
        if not is_party(s, noun) and not (loose and self._doer(noun)):
            return self._owner(noun) if owner else None
        span = self._span(noun)
        low = s.words.low[noun.first] if noun.last - noun.first == 1 and s.tag(noun.first) == "W" else ""
        known = self._pronoun(low) or self._before(noun, low)
        if known is None and low in _OURS:
            known = resolve(self.scene, span, self.voice).draft
        if known is not None:
            if span not in known.spans:
                known.spans.append(span)
            return known
        named = self.scene.cast.at(span)
        if (
            side == "recipient"
            and noun.prep >= 0
            and s.words.low[noun.prep] in {"at", "in"}
            and s.words.capital(noun.head)
            and not any(d.kind == "state" for _, d in named)
        ):
            return None  # a place
        answer = resolve(self.scene, span, self.voice)
        draft = answer.draft
        if draft is None and low == "" and len({id(d) for _, d in named}) == 1:
            draft = named[0][1]
        if draft is None and low == "" and loose and s.words.capital(noun.head) and not named:
            draft = self._unlisted(span)
        if draft is None:
            return None
        if draft.kind is None:
            if draft.rule == "description":
                head = s.words.low[noun.head]
                draft.kind = "group" if head.endswith("s") or head in {"people", "men", "women", "police"} else "person"
            elif side == "recipient" and named and not self._may_be_body(noun):
                return None  # an unknown name behind a verb may as well be a place
        if (low == "" and not any(span.meets(other) for other in draft.spans)) or (
            low == "" and span not in draft.spans and not named_by(draft, span)
        ):
            draft.spans.append(span)
        return draft

    def _is_place(self, noun: Noun, draft: Draft, side: Side) -> bool:
        """Whether somebody known stands where only a place can: *at Homs*."""
        s = self.clauses.sketch
        inside = noun.prep >= 0 and s.words.low[noun.prep] in {"at", "in"} and s.words.capital(noun.head)
        return side == "recipient" and inside and draft.kind != "state"

    def _before(self, noun: Noun, low: str) -> Draft | None:
        """Whom a pronoun means among the phrases before it in its sentence."""
        s, fits = self.clauses.sketch, _FITS.get(low)
        at = s.noun_at.get(noun.first)
        if fits is None or at is None:
            return None
        for other in reversed(s.nouns[max(0, at - 5) : at]):
            if other.head >= noun.first or s.tag(other.first) == "W" or not is_party(s, other):
                continue
            many = s.words.low[other.head].endswith("s") or s.words.low[other.head] in {
                "people",
                "men",
                "women",
                "police",
            }
            if many != (low in {"they", "them", "their"}) and not s.words.capital(other.head):
                continue
            draft = self.draft(other, "actor", owner=False)
            if draft is not None and fits(draft):
                return draft
        return None

    def _doer(self, noun: Noun) -> bool:
        """Whether what does a deed may be somebody, though no list says so: no thing, no means, no deed."""
        head = self.clauses.sketch.words.low[noun.head]
        other = book().means | book().things | book().abstract | frozenset(noun_senses())
        return noun.last - noun.first > 1 and head.isalpha() and not {head, head.removesuffix("s")} & other

    def _pronoun(self, low: str) -> Draft | None:
        """Whom a pronoun means: the last subject that fits."""
        fits = _FITS.get(low)
        if fits is None:
            return None
        for draft in reversed(self.subjects[-_SUBJECTS:]):
            if fits(draft):
                return draft
        return None

    def _unlisted(self, span: Span) -> Draft:
        """Somebody with a name that no list and no rule for names has found."""
        printed = " ".join(span.of(self.clauses.sketch.words.text).split())
        key = f"doer:{printed.lower()}"
        for draft in self.made:
            if draft.key == key:
                return draft
        draft = Draft(key, printed, "organisation", roles=[], names=[printed], spans=[], rule="description")
        self.made.append(draft)
        self.scene.cast.drafts.append(draft)
        return draft

    def _may_be_body(self, noun: Noun) -> bool:
        """Whether an unknown name is no place: of two words, in capitals, or not where places stand."""
        s = self.clauses.sketch
        if noun.head > noun.first + 1 or s.words.word(noun.head).isupper():
            return True
        if noun.prep >= 0:
            return s.words.low[noun.prep] in {"to", "against", "with"} and noun.head > noun.first
        return noun.head > noun.first or not self.placed

    def _span(self, noun: Noun) -> Span:
        """The phrase without its article, with *of* and a name behind it."""
        s = self.clauses.sketch
        first, last = noun.first, noun.head + 1
        while first < last - 1 and s.words.low[first] in {"no", "any", "every", "each", "all", "both", "such"}:
            first += 1
        if s.words.low[last : last + 1] == ("of",):
            inner = s.noun(last + 1)
            named = inner is not None and (s.words.capital(inner.head) or s.words.low[noun.head] in _OF_SOMETHING)
            if inner is not None and named and inner.first == last + 1:
                last = inner.head + 1
                again = s.noun(last + 1) if s.words.low[last : last + 1] == ("of",) else None
                if again is not None and again.first == last + 1 and s.words.capital(again.head):
                    last = again.head + 1
        return s.words.span(first, last)

    def _owner(self, noun: Noun) -> Draft | None:
        """Whose thing it is: by a name, an adjective or a possessive in the phrase, or by *of* behind it."""
        s = self.clauses.sketch
        if s.words.low[noun.first] in OWNING:
            return self.possessor(noun)
        owners = [n for n in range(noun.first + 1, noun.head) if s.tag(n) == "'"]
        if owners:
            inner = Noun(noun.first, owners[-1], owners[-1] - 1, noun.prep)
            return self.draft(inner, "actor", owner=False)
        found = self.named_in(noun)
        if found is not None:
            return found
        if s.words.low[noun.last : noun.last + 1] in {("of",), ("from",)}:
            inner_noun = s.noun(noun.last + 1)
            if inner_noun is not None and inner_noun.first == noun.last + 1 and is_party(s, inner_noun):
                return self.draft(inner_noun, "recipient", owner=False)
        return None

    def possessor(self, noun: Noun) -> Draft | None:
        """Whom the possessive pronoun means that opens a phrase."""
        s = self.clauses.sketch
        known = self.meant.get(noun.first) or self._pronoun(s.words.low[noun.first])
        return known or resolve(self.scene, s.words.span(noun.first, noun.first + 1), self.voice).draft

    def named_in(self, noun: Noun) -> Draft | None:
        """A state by its adjective, or somebody named, before the head of a phrase: *Serbian shelling*."""
        s = self.clauses.sketch
        for at in range(noun.head - 1, noun.first - 1, -1):
            if at in self.meant:
                return self.meant[at]
        span = s.words.span(noun.first, noun.head + 1)
        for name in self.scene.cast.within(span):
            if name.last > noun.head or name.known is None or name.known.kind != "state":
                continue
            return self._state(name.known.key, name.known.name, name.country, name.span)
        named = [d for n, d in self.scene.cast.at(span) if n.last <= noun.head and d.kind in _NAMED]
        adjective = next(
            (
                self.scene.cast.adjectives[w]
                for w in s.words.low[noun.first : noun.head]
                if w in self.scene.cast.adjectives
            ),
            None,
        )
        return adjective or (named[0] if named else None)

    def _state(self, key: str, name: str, country: str | None, span: Span) -> Draft:
        for draft in self.scene.cast.drafts:
            if draft.key == key:
                if span not in draft.spans:
                    draft.spans.append(span)
                return draft
        draft = Draft(key, name, "state", country=country, roles=[], names=[name], spans=[span], rule="name")
        self.scene.cast.drafts.append(draft)
        return draft
