"""Articles inside articles: blocks quoted whole, whose inner quotations belong to *their* speakers.

Three ways tell a block: quotation marks far apart, mark-up, and - where a scrape lost both - a shared
headline or a colon before it and the author's own voice (*I*, *we*, *the article*) after it.
"""

import re
from bisect import bisect_left, bisect_right

import msgspec

from reportedly.model import Span, Spans, Zone, hull, trimmed
from reportedly.reading.actors import Cast, Draft
from reportedly.reading.names import Name, forms
from reportedly.reading.proposals import Proposal
from reportedly.reading.tagger.turns import turns
from reportedly.reading.words import Words

_CREDIT = re.compile(r"[\s.,;!?)]*[-–—―~]\s*([^\n]{2,100})")
_OWN_VOICE = frozenset({"i", "my", "we", "us", "our", "you", "your", "me"})
_LONG = 500  # characters from which a quotation that paragraphs open again is a block rather than speech


class Block(msgspec.Struct, frozen=True):
    """A passage of another's article: its pieces, the words that name whose it is, and by which rule."""

    pieces: Spans
    source: Span | None
    rule: str
    quoted: tuple[int, ...] = ()


def upstream(words: Words, cast: Cast, zones: tuple[Zone, ...]) -> tuple[Name, Draft] | None:
    """Whose article the author passes on: an outlet named beside *article*, *story* ... in the author's opening."""
    body = [p for p in words.parse.paragraphs if _speaks(p, zones)][:6]
    for at, paragraph in enumerate(body):
        if not _tokens_of(words, paragraph) & forms().writings:
            continue
        for near in body[at : at + 2]:
            named = [
                (n, d)
                for n, d in cast.at(near)
                if d.kind in {"outlet", "organisation"} and (n.known is None or n.known.kind != "state")
            ]
            outlets = [pair for pair in named if pair[1].kind == "outlet"]
            if outlets or named:
                return (outlets or named)[0]
    return None


def blocks(words: Words, cast: Cast, zones: tuple[Zone, ...], passed_on: tuple[Name, Draft] | None) -> list[Block]:
    """All blocks of a document, in order, none overlapping."""
    found: list[Block] = []
    for index, quotation in enumerate(words.quotations):
        long_pieces = len(quotation.pieces) > 1 and (passed_on is not None or len(quotation.span) >= _LONG)
        if quotation.depth or not (quotation.block or (long_pieces and _introduced(words, quotation.span.start))):
            continue
        if turns(quotation.span.of(words.text)):
            continue  # a transcript between marks: its speakers are named line by line
        source = _credit(words, quotation.span.end) or _named_before(words, cast, quotation.span.start, passed_on)
        found.append(Block(quotation.pieces, source, "block.marks", (index,)))
    for zone in zones:
        if zone.kind == "quotation":
            source = _credit(words, zone.span.end) or _named_before(words, cast, zone.span.start, passed_on)
            found.append(Block((zone.span,), source, "block.markup"))
    found.extend(_unmarked(words, zones, passed_on))
    kept: list[Block] = []
    for block in sorted(found, key=lambda b: b.pieces[0].start):
        if not kept or hull(kept[-1].pieces).end <= block.pieces[0].start:
            kept.append(block)
    return kept


def proposals(found: list[Block]) -> list[Proposal]:
    """Each block as one attribution."""
    return [
        Proposal(
            rule="block",
            content=block.pieces,
            source=() if block.source is None else (block.source,),
            confidence=0.9 if block.rule != "block.unmarked" else 0.6,
            quoted=block.quoted,
        )
        for block in found
    ]


def _unmarked(words: Words, zones: tuple[Zone, ...], passed_on: tuple[Name, Draft] | None) -> list[Block]:
    """A block without marks: from behind a colon to where the author's own voice is heard again."""
    if passed_on is None:
        return []
    paragraphs = [p for p in words.parse.paragraphs if _speaks(p, zones)]
    own = [own_voice(words, p) for p in paragraphs]
    found: list[Block] = []
    end = 0
    for at, paragraph in enumerate(paragraphs[:-1]):
        if at < end or passed_on[0].span.start > paragraph.end:
            continue
        if _headline(words, paragraph, at):
            found.append(Block((paragraph,), passed_on[0].span, "block.headline"))
        elif words.text[paragraph.end - 1] != ":":
            continue
        first = at + 1
        end = next(
            (n for n in range(first, len(paragraphs)) if own[n] or _headline(words, paragraphs[n], n)), len(paragraphs)
        )
        if end == len(paragraphs) or end == first or not _reports(words, paragraphs[first:end]):
            end = first  # where it ends can't be told, or nothing in it reads like news: left alone
            continue
        span = Span(paragraphs[first].start, paragraphs[end - 1].end)
        found.append(Block((span,), passed_on[0].span, "block.unmarked"))
    return found


def _reports(words: Words, paragraphs: list[Span]) -> bool:
    """Whether a passage reads like news: something is quoted or reported in it."""
    return any(
        _tokens_of(words, p)
        & {"said", "reported", "told", "announced", "reports", "says", "stated", "confirmed", "added"}
        for p in paragraphs
    )


def own_voice(words: Words, paragraph: Span) -> bool:
    """Whether the author speaks as such: in the first person outside quotation marks, or of *the article*."""
    first, last = _range(words, paragraph)
    for at in range(first, last):
        if words.frame[at] >= 0:
            continue
        if words.low[at] in _OWN_VOICE and not (words.low[at] == "us" and words.word(at).isupper()):
            return True
        if words.low[at] in forms().writings and at > first and words.low[at] in {"article", "piece", "story", "post"}:
            before = {words.low[n] for n in range(max(first, at - 3), at)}
            if before & {"the", "this"}:
                return True
    return False


def _headline(words: Words, paragraph: Span, at: int) -> bool:
    text = paragraph.of(words.text)
    longer = [part for part in text.split() if len(part) > 3]
    return (
        at > 0
        and 3 <= len(longer) <= 20
        and text[-1] not in ".:,;"
        and sum(p[0].isupper() for p in longer) >= 0.8 * len(longer)
    )


def _introduced(words: Words, start: int) -> bool:
    """Whether a quotation begins its paragraph and the one before it ends with a colon."""
    at = bisect_right(words.parse.paragraphs, start, key=lambda p: p.start) - 1
    return (
        at > 0
        and words.parse.paragraphs[at].start == start
        and words.parse.paragraphs[at - 1].of(words.text)[-1] == ":"
    )


def _credit(words: Words, end: int) -> Span | None:
    """The credit behind a block: `-Ekaterina Blinova, Sputnik News`."""
    match = _CREDIT.match(words.text, end)
    return trimmed(Span(match.start(1), match.end(1)), words.text) if match else None


def _named_before(words: Words, cast: Cast, start: int, passed_on: tuple[Name, Draft] | None) -> Span | None:
    """The outlet named last in the two paragraphs before a block, else the one whose article is passed on."""
    at = bisect_left(words.parse.paragraphs, start, key=lambda p: p.start)
    for paragraph in reversed(words.parse.paragraphs[max(0, at - 2) : at]):
        outlets = [name.span for name, draft in cast.at(paragraph) if draft.kind == "outlet"]
        if outlets:
            return outlets[-1]
    return passed_on[0].span if passed_on is not None else None


def _speaks(paragraph: Span, zones: tuple[Zone, ...]) -> bool:
    return any(z.kind in {"body", "quotation"} and z.span.meets(paragraph) for z in zones) or not zones


def _range(words: Words, span: Span) -> tuple[int, int]:
    return bisect_left(words.parse.starts, span.start), bisect_left(words.parse.starts, span.end)


def _tokens_of(words: Words, span: Span) -> set[str]:
    first, last = _range(words, span)
    return set(words.low[first:last])
