"""Whom a pronoun means: the most salient one before it who fits in kind, number and gender.

Salient is who stands near, begins a sentence or clause, or speaks the words around it.
"""

from bisect import bisect_right

import msgspec

from reportedly.model import Span
from reportedly.reading.actors import Draft
from reportedly.reading.mentioning.mentions import Mention
from reportedly.reading.words import Words, grammar

FIRST = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_OBJECTS = frozenset({"him", "them"})
_BODIES = frozenset({"state", "organisation", "outlet"})
_FAR = 3  # sentences back to which a pronoun looks
_MOST = 40  # mentions back
_OPENERS = frozenset({",", ";", ":", "and", "but", "that", "who", "which", "whose", "whom", "—", "–", "(", '"', "“"})


class Seen(msgspec.Struct, frozen=True):
    """Somebody met: where, and whether at the head of a clause."""

    draft: Draft
    first: int
    last: int
    sentence: int
    subject: bool
    plural: bool
    pronoun: bool

    @staticmethod
    def of(words: Words, one: Mention, draft: Draft, voices: "Voices") -> "Seen":
        """A mention as it is remembered."""
        plural = draft.kind == "group" or (one.party is not None and one.party.noun.plural)
        subject = _heads_clause(words, one.first) or voices.is_source(one.span)
        return Seen(draft, one.first, one.last, words.sentence[one.first], subject, plural, one.sort == "pronoun")


class Voice(msgspec.Struct, frozen=True):
    """What somebody says, and the words that name the speaker."""

    draft: Draft
    source: Span | None
    content: tuple[Span, ...]
    quoted: bool


class Voices(msgspec.Struct):
    """Who speaks where: by quotation, by content and by source."""

    by_frame: dict[int, Draft]
    sources: list[tuple[Span, Draft]]
    contents: list[tuple[Span, Draft]]
    used: set[int] = set()

    @staticmethod
    def of(words: Words, voices: list[Voice]) -> "Voices":
        """The index of all voices of a document."""
        frames: dict[int, Draft] = {}
        for voice in voices:
            for span in voice.content:
                at = bisect_right(words.parse.starts, (span.start + span.end) // 2) - 1
                if voice.quoted and 0 <= at < len(words.frame) and words.frame[at] >= 0:
                    frames.setdefault(words.frame[at], voice.draft)
        sources = sorted(((v.source, v.draft) for v in voices if v.source is not None), key=lambda pair: pair[0])
        contents = [(span, v.draft) for v in voices if not v.quoted for span in v.content]
        return Voices(frames, sources, sorted(contents, key=lambda pair: pair[0]), set())

    def speaker(self, frame: int) -> Draft | None:
        """Who speaks a quotation."""
        return self.by_frame.get(frame)

    def is_source(self, span: Span) -> bool:
        """Whether a place lies in the words that name a speaker."""
        return self._source(span) is not None

    def source_at(self, span: Span) -> Draft | None:
        """The speaker whom a place names: only the first mention inside a source is taken for it."""
        at = self._source(span)
        if at is None or at in self.used:
            return None
        self.used.add(at)
        return self.sources[at][1]

    def _source(self, span: Span) -> int | None:
        at = bisect_right(self.sources, span.start, key=lambda pair: pair[0].start) - 1
        if at >= 0 and self.sources[at][0].meets(span):
            return at
        return at + 1 if at + 1 < len(self.sources) and span.holds(self.sources[at + 1][0]) else None

    def around(self, span: Span) -> Draft | None:
        """Who says, in other words than marks, what a place stands in."""
        at = bisect_right(self.contents, span.start, key=lambda pair: pair[0].start) - 1
        for back in range(at, max(-1, at - 4), -1):
            if self.contents[back][0].holds(span):
                return self.contents[back][1]
        return None


def _heads_clause(words: Words, first: int) -> bool:
    at, begin = first, words.first[words.sentence[first]]
    while at > begin and words.low[at - 1] in {"the", "a", "an"}:
        at -= 1
    return at == begin or words.low[at - 1] in _OPENERS or words.low[at - 1] in grammar().clause_openers


def relative(words: Words, seen: list[Seen], one: Mention) -> Draft | None:
    """`who` and `which` stand for the nearest one before them in their sentence who fits."""
    for each in reversed(seen[-6:]):
        if each.sentence != words.sentence[one.first] or one.first - each.last > 6 or each.pronoun:
            return None
        kind = each.draft.kind
        if one.low == "which" and kind not in _BODIES:
            continue
        return each.draft
    return None


def meant(words: Words, seen: list[Seen], one: Mention, voices: Voices) -> Draft | None:
    """Whom a personal pronoun means; nobody where nobody near fits."""
    here = words.sentence[one.first]
    frame = words.frame[one.first]
    speaks = voices.speaker(frame) if frame >= 0 else None
    around = voices.around(one.span)
    best: tuple[float, int] | None = None
    chosen: Seen | None = None
    for each in reversed(seen[-_MOST:]):
        if here - each.sentence > _FAR:
            break
        if not _fits(one.low, each) or each.draft is speaks:
            continue
        score = _salience(words, one, each, here)
        if around is each.draft and one.low not in _OBJECTS:
            score += 1.5
        if best is None or (score, each.first) > best:
            best, chosen = (score, each.first), each
    if chosen is not None and chosen.draft.kind in {"person", None} and chosen.draft.gender is None:
        chosen.draft.gender = "m" if one.low in _HE else "f" if one.low in _SHE else None
    return chosen.draft if chosen is not None else None


def _fits(low: str, each: Seen) -> bool:
    kind, gender = each.draft.kind, each.draft.gender
    if low in _HE:
        return kind == "person" and not each.plural and gender in {None, "m"}
    if low in _SHE:
        return kind == "person" and not each.plural and gender in {None, "f"}
    if low in _THEY:
        return each.plural or kind in {"group", "organisation"}
    return kind in _BODIES and not each.plural


def _salience(words: Words, one: Mention, each: Seen, here: int) -> float:
    score = -1.0 * (here - each.sentence)
    if each.subject:
        score += 0.7
    if one.low in _THEY and (each.plural or each.draft.kind == "group"):
        score += 1.5
    if each.sentence == here:
        between = words.low[each.last : one.first]
        clause = not any(low in _OPENERS or low in grammar().clause_openers for low in between)
        if clause and each.subject:
            score += -3.0 if one.low in _OBJECTS or (one.low in {"it", "her"} and _object(words, one.first)) else 0.4
    score -= 0.01 * min(50, one.first - each.last)
    return score


def _object(words: Words, at: int) -> bool:
    """Whether `it` or `her` stands behind its verb: nothing that it could own or do follows."""
    behind = words.low[at + 1] if at + 1 < len(words.low) else "."
    return not behind[0].isalpha() or behind in grammar().prepositions or behind in grammar().conjunctions
