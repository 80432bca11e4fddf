"""Who says what: proposals weighed against each other, quotations without a cue, nesting."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

import msgspec

from reportedly.model import Attribution, AttributionKind, Span, Spans, Why, Zone, hull
from reportedly.reading import beside, cues, frames, named, tagged, trailing
from reportedly.reading.phrases import Phrase
from reportedly.reading.proposals import Proposal
from reportedly.reading.quotes import Quotation
from reportedly.reading.subjects import phrase_of
from reportedly.reading.words import Words

VERSION = "1"
_DEEPEST = 50  # attributions inside each other; more are an unpunctuated page, not speech
_SAME = 0.8  # shared characters of all characters of both: a block and what somebody is said to have said
_NEAR = 12  # characters by which their beginnings may differ
_SCARE = 4  # a quotation of so few words without a cue is a name, a term or a scare quote


def propose(words: Words, zones: Sequence[Zone], quoted: Sequence[Spans] = ()) -> list[Proposal]:
    """Candidates, generously: by verbs, phrases, nouns, headlines and the model, in every zone but furniture.

    `quoted` are the blocks that are taken over from elsewhere.
    """
    found: list[Proposal] = []
    spoke: tuple[int, int, Phrase] | None = None  # sentence, frame and subject of the cue before
    for cue in cues.verbs(words):
        here = (words.sentence[cue.at], words.frame[cue.at])
        shared = spoke[2] if spoke is not None and spoke[:2] == here else None
        proposal = next((p for rule in frames.RULES if (p := rule(words, cue, shared)) is not None), None)
        if proposal is not None:
            found.append(proposal)
            spoke = (*here, phrase_of(words, proposal.source[0])) if proposal.source else spoke
    found.extend(named.by_phrases(words))
    found.extend(named.by_viewpoints(words))
    found.extend(named.by_adverbs(words))
    found.extend(named.by_nouns(words))
    found.extend(named.by_turns(words))
    found.extend(beside.by_place(words, {quote for proposal in found for quote in proposal.quoted}))
    found.extend(named.by_headlines(words, tuple(zone.span for zone in zones if zone.kind == "title")))
    silent = [zone.span for zone in zones if zone.kind in {"furniture", "byline"}]
    found = tagged.merged(words, found, tagged.by_model(words, quoted))
    return [p for p in found if p.content and not _within(p.content[0].start, silent)]


def decide(words: Words, proposals: Iterable[Proposal]) -> list[Proposal]:
    """Decisions, strictly: one proposal a cue, contents cut where another's cue clause begins."""
    best: dict[tuple[Spans, Spans], Proposal] = {}
    for proposal in proposals:
        cue = (proposal.cue or proposal.content[:1], proposal.source if proposal.rule == "model" else ())
        if cue not in best or proposal.confidence > best[cue].confidence:
            best[cue] = proposal
    kept = sorted(best.values(), key=lambda p: (p.content[0].start, -p.content[-1].end))
    kept = trailing.outermost(words, _with_second_halves(words, kept))
    return _relayed(words, _cut(kept, words.text))


def joined(blocks: list[Proposal], proposals: list[Proposal]) -> list[Proposal]:
    """Blocks and proposals as one list: who announces just what a block holds gives it its cue and source."""
    starts = sorted((p.content[0].start, n) for n, p in enumerate(proposals))
    gone: set[int] = set()
    out: list[Proposal] = []
    for block in blocks:
        start = block.content[0].start
        near = starts[bisect_left(starts, (start - _NEAR, 0)) : bisect_left(starts, (start + _NEAR, 0))]
        alike = [n for _, n in near if tagged.overlap(proposals[n].content, block.content) >= _SAME]
        if not alike:
            out.append(block)
            continue
        gone.update(alike)
        same = max((proposals[n] for n in alike), key=lambda p: (bool(p.cue), p.confidence))
        out.append(
            msgspec.structs.replace(
                block,
                rule=f"{block.rule} + {same.rule}",
                cue=same.cue,
                source=same.source or block.source,
                confidence=max(block.confidence, same.confidence),
                hearer=same.hearer,
                venue=same.venue,
            )
        )
    return [*out, *(p for n, p in enumerate(proposals) if n not in gone)]


def _relayed(words: Words, kept: list[Proposal]) -> list[Proposal]:
    """Gives who is cited what the one who cites says: `the Times reported, quoting two sailors, that …`."""
    speaking: dict[int, list[Proposal]] = {}
    for proposal in kept:
        if proposal.cue and proposal.source and not proposal.relays:
            speaking.setdefault(_sentence(words, proposal.cue[0].start), []).append(proposal)
    out: list[Proposal] = []
    for proposal in kept:
        beside = speaking.get(_sentence(words, proposal.cue[0].start), []) if proposal.relays else []
        host = min(beside, key=lambda p: abs(p.cue[0].start - proposal.cue[0].start), default=None)
        if host is not None:
            out.append(msgspec.structs.replace(proposal, content=host.content, host=host.cue[0]))
        else:
            out.append(proposal)
    return out


def _sentence(words: Words, start: int) -> int:
    return bisect_right(words.parse.sentences, start, key=lambda sentence: sentence.start)


def _with_second_halves(words: Words, kept: list[Proposal]) -> list[Proposal]:
    """Gives a broken quotation its other half, if no other cue takes it."""
    taken = {quote for proposal in kept for quote in proposal.quoted}
    out: list[Proposal] = []
    for proposal in kept:
        other = proposal.following
        if other is None or any(piece.meets(words.quotations[other].span) for piece in proposal.content):
            out.append(proposal)
        elif other not in taken and _same_frame(words, proposal, other):
            taken.add(other)
            pieces = (*proposal.content, *words.quotations[other].pieces)
            out.append(msgspec.structs.replace(proposal, content=pieces, quoted=(*proposal.quoted, other)))
        else:
            out.append(proposal)
    return out


def _same_frame(words: Words, proposal: Proposal, other: int) -> bool:
    if not proposal.quoted:
        return len(words.quotations[other].span.of(words.text).split()) > _SCARE
    return words.quotations[proposal.quoted[0]].depth == words.quotations[other].depth


def _cut(kept: list[Proposal], text: str) -> list[Proposal]:
    """Ends a content where a later cue clause begins that speaks of it from outside."""
    tails = sorted((p.tail, p.content[0].start) for p in kept if p.tail is not None and p.tail > p.content[0].start)
    starts = [tail for tail, _ in tails]
    out: list[Proposal] = []
    for proposal in kept:
        pieces = list(proposal.content)
        last = pieces[-1]
        at = bisect_right(starts, last.start)
        while at < len(tails) and tails[at][0] < last.end:
            tail, begins = tails[at]
            cue = proposal.cue[0].start if proposal.cue else last.start
            if begins <= cue < tail and (begins, tail) != (proposal.content[0].start, proposal.tail):
                end = tail
                while end > last.start and text[end - 1] in " ,;–—-\xa0":
                    end -= 1
                pieces[-1] = Span(last.start, end)
                break
            at += 1
        out.append(msgspec.structs.replace(proposal, content=tuple(pieces)))
    return out


def continued(words: Words, kept: list[Proposal], zones: Sequence[Zone]) -> list[Proposal]:
    """Quotations that no cue takes: a whole block, or one that goes on speaking. Short ones are left alone."""
    taken = {quote for proposal in kept for quote in proposal.quoted}
    covered = sorted((span.start, span.end, _depth(words, span.start)) for p in kept for span in p.content)
    silent = [zone.span for zone in zones if zone.kind in {"furniture", "title", "byline"}]
    found: list[Proposal] = []
    for index, quotation in enumerate(words.quotations):
        if index in taken or quotation.block or _within(quotation.span.start, silent):
            continue
        if len(quotation.span.of(words.text).split()) <= _SCARE or _woven(words, index):
            continue
        if _covered(quotation, covered):
            continue
        found.append(Proposal(rule="quote.alone", content=quotation.pieces, confidence=0.5, quoted=(index,)))
    return found


def _woven(words: Words, index: int) -> bool:
    """Whether a quotation is part of a sentence of another: neither begins it nor ends it."""
    span = words.quotations[index].span
    before = words.text[max(0, span.start - 2) : span.start].rstrip(" \xa0")
    return bool(before) and before[-1] not in ".!?:\n\r" + "\"”»’'"


def _covered(quotation: Quotation, covered: list[tuple[int, int, int]]) -> bool:
    """Whether a quotation stands in the content of a cue that is not outside the quotations around it."""
    span = quotation.span
    at = bisect_right(covered, (span.start, 1 << 60, 0))
    return any(
        start <= span.start and span.end <= end and (depth >= quotation.depth or start == span.start)
        for start, end, depth in covered[max(0, at - 8) : at]
    )


def _depth(words: Words, start: int) -> int:
    """How many quotations stand around what begins at a place."""
    at = bisect_right(words.parse.starts, start) - 1
    frame = words.frame[at] if at >= 0 else -1
    if frame < 0:
        return 0
    inside = words.quotations[frame]
    return inside.depth if inside.span.start == start else inside.depth + 1


def _within(at: int, spans: Sequence[Span]) -> bool:
    index = bisect_right(spans, at, key=lambda span: span.start) - 1
    return index >= 0 and at < spans[index].end


def nested(proposals: list[Proposal]) -> tuple[list[Proposal], list[int | None]]:
    """The proposals in order of their text, and for each the one whose content holds it, if any."""
    ordered = sorted(proposals, key=lambda p: (hull(p.content).start, -hull(p.content).end, p.rule))
    pieces = sorted(((span, index) for index, p in enumerate(ordered) for span in p.content), reverse=True)
    parents: list[int | None] = [None] * len(ordered)
    around: list[tuple[Span, int]] = []
    anchors = [hull(p.cue) if p.cue else hull(p.content) for p in ordered]
    hosts = {p.cue[0]: n for n, p in enumerate(ordered) if p.cue and not p.relays}
    for index in sorted(range(len(ordered)), key=lambda n: (anchors[n].start, n)):
        anchor = anchors[index]
        while pieces and pieces[-1][0].start <= anchor.start:
            around.append(pieces.pop())
        around = [(span, other) for span, other in around if span.end > anchor.start]
        host = ordered[index].host
        parents[index] = hosts.get(host) if host is not None else _smallest_around(anchor, index, ordered, around)
    return ordered, _bounded(parents)


def _bounded(parents: list[int | None]) -> list[int | None]:
    """The parents, with what stands deeper than any reader follows lifted to the last depth that is kept."""
    kept = list(parents)
    depth: dict[int, int] = {}
    for index in range(len(parents)):
        path: list[int] = []
        at: int | None = index
        while at is not None and at not in depth:
            depth[at] = 0
            path.append(at)
            at = parents[at]
        for here in reversed(path):
            parent = kept[here]
            if parent is None:
                continue
            if depth[parent] == _DEEPEST:
                kept[here] = kept[parent]
            depth[here] = min(depth[parent] + 1, _DEEPEST)
    return kept


def _smallest_around(anchor: Span, index: int, ordered: list[Proposal], around: list[tuple[Span, int]]) -> int | None:
    """Whose content holds a cue, and the start of what it introduces, most closely."""
    content = ordered[index].content[0]
    holding = [
        (len(span), other)
        for span, other in around
        if other != index and span.holds(anchor) and (span.holds(content) or ordered[other].rule.startswith("block"))
    ]
    return min(holding)[1] if holding else None


def kind_of(words: Words, proposal: Proposal) -> AttributionKind:
    """Direct if all its words stand in quotations of the frame in which it is said, indirect if none does."""
    if proposal.rule.startswith("block"):
        return "direct"
    frame = _depth_at(words, proposal)
    total, inside = 0, 0
    for span in proposal.content:
        at = bisect_right(words.parse.starts, span.start - 1)
        while at < len(words.low) and words.parse.starts[at] < span.end:
            if words.low[at][0].isalnum():
                total += 1
                quote = words.frame[at]
                inside += quote >= 0 and words.quotations[quote].depth >= frame
            at += 1
    if not total or not inside:
        return "indirect"
    return "direct" if inside >= 0.9 * total else "mixed"


def _depth_at(words: Words, proposal: Proposal) -> int:
    """How many quotations stand around the place from which is spoken."""
    anchor = proposal.cue or proposal.source
    if not anchor:
        return words.quotations[proposal.quoted[0]].depth if proposal.quoted else 0
    at = bisect_right(words.parse.starts, anchor[0].start) - 1
    frame = words.frame[at]
    return words.quotations[frame].depth + 1 if frame >= 0 else 0


def settled(words: Words, ordered: list[Proposal], parents: list[int | None]) -> list[Attribution]:
    """Attributions without speakers yet: ids in order of the text."""
    ids = [f"t{n}" for n in range(1, len(ordered) + 1)]
    return [
        Attribution(
            id=ids[n],
            kind=kind_of(words, p),
            source=p.source,
            cue=p.cue,
            content=p.content,
            why=Why(p.rule, VERSION, (*p.source, *p.cue), p.confidence),
            parent=ids[parent] if (parent := parents[n]) is not None else None,
            denied=p.denied,
            negated=p.negated,
            doubted=p.doubted,
        )
        for n, p in enumerate(ordered)
    ]


_ANAPHORS = frozenset(
    {
        "the news",
        "this",
        "that",
        "it",
        "the report",
        "this news",
        "the claim",
        "the information",
        "the reports",
        "this information",
        "the announcement",
        "so",
        "as much",
    }
)


def about(words: Words, found: Attribution, title: Span | None) -> Spans:
    """What a content that only points back (*the news*, *this*) stands for: the sentence before it, or, at
    the start of a paragraph, the first sentence of the one before, with the title where that is the lead."""
    if " ".join(found.content[0].of(words.text).lower().split()) not in _ANAPHORS:
        return ()
    parse, start = words.parse, found.content[0].start
    at = bisect_right(parse.sentences, start, key=lambda s: s.start) - 1
    if at < 1:
        return ()
    paragraph = bisect_right(parse.paragraphs, start, key=lambda p: p.start) - 1
    if parse.sentences[at - 1].start >= parse.paragraphs[paragraph].start:
        return (parse.sentences[at - 1],)
    before = parse.paragraphs[paragraph - 1]
    first = parse.sentences[bisect_right(parse.sentences, before.start, key=lambda s: s.start) - 1]
    if title is not None and first == title:
        return (title,)
    return (first,) if title is None else (title, first)
