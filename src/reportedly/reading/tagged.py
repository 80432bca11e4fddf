"""What the model proposes, and how it and the rules share the work.

The tagger knows verbs, sources and the extent of what is said better than any list; so where it speaks, it decides
these. The rules know marks, blocks and headlines, who is told, what is denied, and everything that stands inside
what somebody says: the model was taught outer attributions only.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import msgspec

from reportedly.model import Span, Spans, hull
from reportedly.reading import phrases
from reportedly.reading.complements import venue_in
from reportedly.reading.cues import Verb, lexicon, verb_at, verbs
from reportedly.reading.proposals import Proposal
from reportedly.reading.tagger.tagger import Asked, Tagged, Tagger
from reportedly.reading.words import Words, grammar

WEIGHTS = Path(__file__).parent / "tagger" / "weights"
_SOURCED, _SOURCELESS = 0.35, 0.5  # how sure the model has to be, with a source and without
_CLOSERS = frozenset({",", ".", "!", "?"})
_ADJOINING = 3  # characters between two sentences that are asked about together
_DEEPEST = 4  # levels that the model is asked for
_ENCLOSING = re.compile(r"\s*(?:''|``|[\"“”„«‘'])")
_CLOSING = re.compile(r"(?:''|[\"“”»’'])\s*\Z")
_BEHIND_NOUNS = frozenset({("that",), ("to",), ("by",), ("from",), ("of",)})
_OTHER_CUES = frozenset({"according", "reportedly", "allegedly", ":", "view", "opinion"})
_EXACT = ("quote.", "headline.", "phrase.", "passive.by", "transcript.", "block")


@cache
def tagger() -> Tagger:
    """The tagger with its weights, loaded once a process."""
    return Tagger(WEIGHTS)


def by_model(words: Words, quoted: Sequence[Spans] = ()) -> list[Proposal]:
    """The model's proposals for a text, with what the lexicon knows of their cues.

    `quoted` are blocks taken over from elsewhere: each is read as the article of its own that it is. What stands
    inside a content is asked for level by level, where any word in it may be a cue.
    """
    texts = [words.text, *(_block_text(words.text, pieces) for pieces in quoted)]
    own, *others = tagger().tag(texts)
    level = [one for one in own if not any(piece.start <= _anchor(one) < piece.end for b in quoted for piece in b)]
    for pieces, tagged_in in zip(quoted, others, strict=True):
        level += [_moved(one, hull(pieces).start) for one in tagged_in]
    found: list[Proposal] = []
    cues = _cue_tokens(words)
    for _ in range(_DEEPEST):
        level = [one for one in level if one.content and _sure(one) and not _formula(words, one)]
        found += [_proposal(words, one) for one in level]
        level = _inside(words, level, cues)
    return found


def _block_text(text: str, pieces: Spans) -> str:
    """A block without the marks that enclose its pieces, every character where it was."""
    whole = hull(pieces)
    out = [text[whole.start : whole.end]]
    for piece in pieces:
        at = piece.start - whole.start
        mark = _ENCLOSING.match(out[0], at)
        if mark:
            out[0] = out[0][: mark.start()] + " " * len(mark[0]) + out[0][mark.end() :]
    last = _CLOSING.search(out[0], max(0, len(out[0]) - 4))
    return out[0][: last.start()] + " " * len(last[0]) if last else out[0]


def _anchor(one: Tagged) -> int:
    return min((*one.cue, *one.content))[0]


def _moved(one: Tagged, by: int) -> Tagged:
    """An attribution `by` characters further on."""
    source, cue, content = (tuple((s + by, e + by) for s, e in spans) for spans in (one.source, one.cue, one.content))
    return Tagged(source, cue, content, one.confidence)


def _inside(words: Words, level: list[Tagged], cues: Sequence[int]) -> list[Tagged]:
    """What stands directly inside the contents of `level`, as the model sees it."""
    looks = [(one, look) for one in level for look in _looks(words, one, cues)]
    asked = [
        Asked(look.of(words.text), tuple((s - look.start, e - look.start) for s, e in _within(one.content, look)))
        for one, look in looks
    ]
    found: list[Tagged] = []
    for (one, look), inner in zip(looks, tagger().inside(asked), strict=True):
        found += [kept for each in inner if (kept := _clipped(_moved(each, look.start), one)) is not None]
    return found


def _looks(words: Words, one: Tagged, cues: Sequence[int]) -> list[Span]:
    """The sentences of an attribution in whose content a word may be a cue, as far as the attribution goes; what
    adjoins is one."""
    spans = (*one.source, *one.cue, *one.content)
    extent = Span(min(s for s, _ in spans), max(e for _, e in spans))
    found: list[Span] = []
    for start, end in one.content:
        first, last = _tokens(words, Span(start, end))
        numbers = {words.sentence[cues[n]] for n in range(bisect_left(cues, first), bisect_left(cues, last))}
        for number in sorted(numbers):
            sentence = words.parse.sentences[number]
            look = Span(max(sentence.start, extent.start), min(sentence.end, extent.end))
            if found and look.start <= found[-1].end + _ADJOINING:
                found[-1] = Span(found[-1].start, max(look.end, found[-1].end))
            else:
                found.append(look)
    return found


def _within(spans: tuple[tuple[int, int], ...], around: Span) -> list[tuple[int, int]]:
    cut = ((max(s, around.start), min(e, around.end)) for s, e in spans)
    return [(s, e) for s, e in cut if s < e]


def _clipped(one: Tagged, outer: Tagged) -> Tagged | None:
    """An attribution cut to the content that it stands in; None where its cue stands outside."""
    if not all(any(s <= a and b <= e for s, e in outer.content) for a, b in one.cue):
        return None
    content = tuple((max(a, s), min(b, e)) for a, b in one.content for s, e in outer.content if max(a, s) < min(b, e))
    return Tagged(one.source, one.cue, content, one.confidence) if content and content != outer.content else None


def _cue_tokens(words: Words) -> list[int]:
    """The tokens that may be cues: only where one is, what somebody says is worth a second look."""
    nouns = lexicon().nouns | lexicon().also_nouns
    found = {cue.at for cue in verbs(words)}
    for at, low in enumerate(words.low):
        if low in _OTHER_CUES or (low in nouns and words.low[at + 1 : at + 2] in _BEHIND_NOUNS):
            found.add(at)
    return sorted(found)


def _formula(words: Words, one: Tagged) -> bool:
    """Whether a content is a pronoun with a verb of saying and no more: `He said, she said` claims nothing."""
    tokens = [at for start, end in one.content for at in range(*_tokens(words, Span(start, end)))]
    pronouns = grammar().subject_pronouns
    return len(tokens) == 2 and words.low[tokens[0]] in pronouns and verb_at(words, tokens[1]) is not None


def _sure(one: Tagged) -> bool:
    return one.confidence >= (_SOURCED if one.source else _SOURCELESS)


def _proposal(words: Words, one: Tagged) -> Proposal:
    cue = tuple(Span(*span) for span in one.cue)
    content = _snapped(words, _outside_blocks(words, cue, tuple(Span(*span) for span in one.content)))
    first, last = _tokens(words, hull(cue)) if cue else (0, 0)
    verb = next((v for at in range(last - 1, first - 1, -1) if (v := verb_at(words, at)) is not None), None)
    low = words.low[first:last]
    denies = any(word in grammar().negations for word in low)
    hearer = _hearer(words, last, content, verb) if cue else None
    return Proposal(
        rule="model",
        content=content,
        cue=cue,
        source=tuple(Span(*span) for span in one.source),
        confidence=one.confidence,
        hearer=hearer,
        venue=_venue(words, first, last),
        denied=denies != (verb is not None and verb.stance == "deny"),
        negated=denies,
        doubted=_doubted(low, verb),
        tail=cue[0].start if cue and cue[0].start > content[0].start else None,
    )


def _snapped(words: Words, content: Spans) -> Spans:
    """A piece that begins with a quotation which closes behind a comma or a stop ends there: what follows goes on
    outside the marks."""
    out: list[Span] = []
    for piece in content:
        at = bisect_left(words.quotations, piece.start, key=lambda q: q.span.start)
        quotation = words.quotations[at] if at < len(words.quotations) else None
        ends = quotation is not None and quotation.sound and quotation.span.start == piece.start
        if ends and quotation is not None and quotation.span.end < piece.end:
            closed = words.text[quotation.span.end - 4 : quotation.span.end].rstrip("\"'”’»")[-1:] in _CLOSERS
            out.append(Span(piece.start, quotation.span.end) if closed else piece)
        else:
            out.append(piece)
    return tuple(out)


def _outside_blocks(words: Words, cue: Spans, content: Spans) -> Spans:
    """A content without the pieces in a block that the cue stands outside of: what is there, its own article says."""
    blocks = [quotation.span for quotation in words.quotations if quotation.block]
    if not blocks or not cue:
        return content
    kept = tuple(p for p in content if not any(b.holds(p) and not b.holds(cue[0]) for b in blocks))
    return kept or content


def _doubted(low: tuple[str, ...], verb: Verb | None) -> bool:
    return any(w in lexicon().doubting_adverbs for w in low) or (verb is not None and verb.stance == "doubt")


def _tokens(words: Words, span: Span) -> tuple[int, int]:
    return bisect_left(words.parse.starts, span.start), bisect_left(words.parse.starts, span.end)


def _hearer(words: Words, at: int, content: Spans, verb: Verb | None) -> Span | None:
    """Who is told, behind the cue: `told CNN that`, `said to reporters`."""
    if verb is None or at >= len(words.low):
        return None
    _, ceiling = words.around(max(at - 1, 0))
    if not verb.hearer:
        if words.low[at] != "to" or verb.kind == "intention":
            return None
        at += 1
    said = [n for piece in content if (n := _tokens(words, piece)[0]) > at]
    phrase = phrases.behind(words, at, min([ceiling, *said]))
    if phrase is None:
        return None
    span = words.span(phrase.first, phrase.last)
    return None if any(piece.meets(span) for piece in content) else span


def _venue(words: Words, first: int, last: int) -> Span | None:
    """The outlet in an adverbial of the cue or right behind it."""
    if first >= last:
        return None
    _, ceiling = words.around(last - 1)
    return venue_in(words, first, min(ceiling, last + 8))


def merged(words: Words, ruled: Iterable[Proposal], modelled: list[Proposal]) -> list[Proposal]:
    """The model's, completed by the rule that found the same; and the rules' where it does not look."""
    ruled = list(ruled)
    by_cue: dict[int, list[Proposal]] = {}
    for proposal in ruled:
        for at in _tokens_of_cue(words, proposal):
            by_cue.setdefault(at, []).append(proposal)
    used: set[int] = set()
    out: list[Proposal] = []
    for proposal in modelled:
        same = [r for at in _tokens_of_cue(words, proposal) for r in by_cue.get(at, ())]
        best = max(same, key=lambda r: overlap(r.content, proposal.content), default=None)
        used.update(id(r) for r in same if overlap(r.content, proposal.content) > 0 or r.cue == proposal.cue)
        if best is not None and overlap(best.content, proposal.content) > 0:
            out.append(_completed(words, proposal, best))
        else:
            out.append(proposal)
    covered = sorted((span for p in out for span in p.content), key=lambda span: (span.start, span.end))
    rest = (r for r in ruled if id(r) not in used)
    out.extend(kept for rule in rest if (kept := _standing(words, rule, covered)) is not None)
    return out


def _source(words: Words, proposal: Proposal, rule: Proposal) -> Spans:
    """The model's source, but for two things that a rule sees better: who stands right beside the cue, and a name
    that goes on behind a mark or a possessive (*Sputnik’s interlocutors*)."""
    if not proposal.source or not rule.source:
        return proposal.source or rule.source
    mine, theirs = hull(proposal.source), hull(rule.source)
    if not mine.meets(theirs) and rule.rule.startswith("quote.before"):
        return rule.source if _gap(theirs, hull(rule.cue)) < min(3, _gap(mine, hull(rule.cue))) else proposal.source
    goes_on = words.text[mine.end : mine.end + 2].lstrip()[:1] in {"'", "’", "‘", "“", '"', "«"}
    return rule.source if theirs.holds(mine) and theirs.start == mine.start and goes_on else proposal.source


def _gap(one: Span, other: Span) -> int:
    return max(other.start - one.end, one.start - other.end, 0)


def _completed(words: Words, proposal: Proposal, rule: Proposal) -> Proposal:
    """The model's words with the rule's knowledge of marks, hearers and denial."""
    exact = rule.quoted and rule.rule.startswith("quote.") and overlap(rule.content, proposal.content) < 1
    return msgspec.structs.replace(
        proposal,
        rule=f"model + {rule.rule}",
        content=rule.content if exact and len(proposal.content) <= len(rule.content) else proposal.content,
        source=_source(words, proposal, rule),
        hearer=rule.hearer or proposal.hearer,
        venue=rule.venue or proposal.venue,
        denied=rule.denied or proposal.denied,
        negated=rule.negated or proposal.negated,
        doubted=rule.doubted or proposal.doubted,
        quoted=rule.quoted,
        following=rule.following,
        relays=rule.relays,
        tail=proposal.tail,
    )


def _standing(words: Words, rule: Proposal, covered: list[Span]) -> Proposal | None:
    """A rule's proposal that stands without the model: exact knowledge, or inside what somebody else says - then
    no further than that goes."""
    anchor = hull(rule.cue) if rule.cue else rule.content[0]
    at = bisect_left(covered, anchor.start, key=lambda span: span.start)
    around = [span for span in covered[max(0, at - 12) : at + 1] if span.holds(anchor)]
    if not around:
        quoted = words.frame[_tokens(words, anchor)[0]] >= 0  # what is said inside marks that the model left alone
        # a that-clause leaves no doubt, nor does a clause of saying with its hearer at the end of a sentence
        plain = rule.source and words.text.startswith("that ", rule.content[0].start)
        plain = plain or (rule.rule == "cue.behind" and rule.hearer is not None and bool(rule.source))
        return (
            rule
            if (quoted or plain or rule.rule.startswith(_EXACT)) and not (rule.quoted and _taken(rule, covered))
            else None
        )
    outer = min(around, key=len)
    content = tuple(
        Span(max(piece.start, outer.start), min(piece.end, outer.end)) for piece in rule.content if piece.meets(outer)
    )
    shrunk = sum(len(piece) for piece in content)
    if 2 * shrunk < sum(len(piece) for piece in rule.content):
        return rule if rule.rule.startswith(_EXACT) else None
    return msgspec.structs.replace(rule, content=content)


def _taken(rule: Proposal, covered: list[Span]) -> bool:
    """Whether most of what a rule would attribute is attributed already."""
    content = hull(rule.content)
    at = bisect_left(covered, content.end, key=lambda span: span.start)
    shared = sum(_shared(content, span) for span in covered[max(0, at - 12) : at])
    return 2 * shared > len(content)


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _tokens_of_cue(words: Words, proposal: Proposal) -> Iterator[int]:
    for span in proposal.cue:
        yield from range(*_tokens(words, span))


def overlap(one: Spans, other: Spans) -> float:
    """Shared characters as part of all characters of both (Jaccard)."""
    shared = sum(_shared(a, b) for a in one for b in other)
    total = sum(len(a) for a in one) + sum(len(b) for b in other) - shared
    return shared / total if total else 0.0
