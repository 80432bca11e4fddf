"""Attributions by phrases and nouns: `according to X`, `in his opinion`, `the minister's warning that …`."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from reportedly.model import Span, Spans, trimmed
from reportedly.reading import phrases
from reportedly.reading.complements import content_around, content_behind
from reportedly.reading.cues import lexicon
from reportedly.reading.gazetteer import role_words
from reportedly.reading.phrases import Phrase
from reportedly.reading.proposals import Proposal, clean
from reportedly.reading.words import Words, grammar


def by_phrases(words: Words) -> Iterator[Proposal]:
    """`according to X`, before, behind or within what is said; `citing X` behind another cue."""
    entries = [(tuple(phrase.words.split()), phrase.relays) for phrase in lexicon().phrases]
    for at, low in enumerate(words.low):
        for entry, relays in entries:
            if low != entry[0] or words.low[at : at + len(entry)] != entry:
                continue
            begin, ceiling = words.around(at)
            behind = at + len(entry)
            source = phrases.behind(words, behind, ceiling)
            if source is None:
                continue
            last = _with_relative(words, source.last, ceiling)
            content = content_around(words, at, last, ceiling)
            if content:
                yield Proposal(
                    rule="phrase.relay" if relays else "phrase.according-to",
                    content=content,
                    cue=(words.span(at, behind),),
                    source=(trimmed(words.span(source.first, last), words.text),),
                    confidence=0.85,
                    tail=words.parse.starts[at] if at > begin else None,
                    relays=relays,
                )


def _with_relative(words: Words, last: int, ceiling: int) -> int:
    """Where a source ends with the clause that describes it: `according to two who asked not to be named,`."""
    if last >= ceiling or words.low[last] not in {"who", "whom", "whose", "which"}:
        return last
    return next((at for at in range(last, min(ceiling, last + _LONGEST_RELATIVE)) if words.low[at] == ","), last)


_LONGEST_RELATIVE = 25  # tokens


def by_adverbs(words: Words) -> Iterator[Proposal]:
    """`The cranes were reportedly rusted through`: somebody says so, and the text does not say who."""
    for at, low in enumerate(words.low):
        if low not in lexicon().doubting_adverbs - {"apparently"}:  # what is apparent, the author sees himself
            continue
        begin, ceiling = words.around(at)
        around = (
            words.span(begin, at) if at > begin else None,
            words.span(at + 1, ceiling) if at + 1 < ceiling else None,
        )
        content = tuple(piece for side in around if side is not None and (piece := clean(side, words.text)))
        if content:
            yield Proposal(
                rule="phrase.hearsay", content=content, cue=(words.span(at, at + 1),), confidence=0.6, doubted=True
            )


def by_viewpoints(words: Words) -> Iterator[Proposal]:
    """`In his opinion, …`, `in Brown's view …`."""
    for at, low in enumerate(words.low):
        if low not in lexicon().viewpoints or at == 0:
            continue
        begin, ceiling = words.around(at)
        opening = next((n for n in range(at - 1, max(begin - 1, at - 8), -1) if words.low[n] in {"in", "by"}), None)
        if opening is None or opening + 1 >= at:
            continue
        owner = Phrase(opening + 1, at)
        possessive = words.low[at - 1] in {"'s", "’s", "'", "’"}
        if not possessive and words.low[opening + 1 : at] not in {(p,) for p in grammar().possessives}:
            continue
        content = content_around(words, opening, at + 1, ceiling)
        if content:
            yield Proposal(
                rule="phrase.viewpoint",
                content=content,
                cue=(words.span(opening, opening + 1), words.span(at, at + 1)),
                source=(_owner(words, owner),),
                confidence=0.8,
            )


def by_nouns(words: Words) -> Iterator[Proposal]:
    """`the minister's warning that …`, `a claim by Brown that …`: a noun with its that-clause."""
    nouns = lexicon().nouns
    for at, low in enumerate(words.low):
        noun = low if low in nouns else low[:-1] if low.endswith("s") and low[:-1] in nouns else None
        if noun is None:
            continue
        begin, ceiling = words.around(at)
        that, agent = _clause_of(words, at + 1, ceiling)
        if that is None:
            continue
        owner = _owner_before(words, at, begin)
        source = _span(words, agent) if agent is not None else _span(words, owner)
        yield Proposal(
            rule="noun.that",
            content=content_behind(words, that, ceiling),
            cue=(words.span(at, at + 1),),
            source=source,
            confidence=0.7 if source else 0.5,
            denied=noun in lexicon().denying_nouns,
            doubted=noun in lexicon().doubting_nouns,
        )


_TURN = re.compile(r"[\"“”'']{0,2}((?:[A-Z][A-Z.’'-]*[ \xa0]?){1,5}):[ \xa0]+(?=\S)")


def by_turns(words: Words) -> Iterator[Proposal]:
    """`PENCE: Well, look …`: the turns of a transcript, a name in capitals at the start of a paragraph."""
    for paragraph in words.parse.paragraphs:
        turn = _TURN.match(words.text, paragraph.start, paragraph.end)
        if turn is None:
            continue
        yield Proposal(
            rule="transcript.turn",
            content=(Span(turn.end(), paragraph.end),),
            cue=(Span(turn.end(1), turn.end(1) + 1),),
            source=(trimmed(Span(turn.start(1), turn.end(1)), words.text),),
            confidence=0.85,
            quoted=tuple(n for n in (_quotation_of(words, paragraph.start),) if n is not None),
        )


def _quotation_of(words: Words, start: int) -> int | None:
    at = bisect_left(words.quotations, start, key=lambda q: q.span.start)
    return at if at < len(words.quotations) and words.quotations[at].span.start == start else None


def by_headlines(words: Words, titles: tuple[Span, ...]) -> Iterator[Proposal]:
    """`Minister: no deal`: a short name or role before the colon of a title."""
    for title in titles:
        colon = words.text.find(":", title.start, title.end)
        if colon < 0 or words.text[colon + 1 : colon + 2] not in {" ", "\xa0"}:
            continue
        source, content = Span(title.start, colon), trimmed(Span(colon + 1, title.end), words.text)
        if len(source) and len(content) > 8 and _speaks(words, source):
            yield Proposal(
                rule="headline.colon",
                content=(content,),
                cue=(Span(colon, colon + 1),),
                source=(source,),
                confidence=0.5,
            )


def _speaks(words: Words, source: Span) -> bool:
    """Whether the words before a headline's colon are who speaks: up to four, with a role, or a name of the text."""
    first = bisect_left(words.parse.starts, source.start)
    low = words.low[first : bisect_left(words.parse.starts, source.end)]
    if not 1 <= len(low) <= 5:
        return False
    if any((word,) in role_words() for word in low):
        return True
    printed = source.of(words.text)
    return words.text.count(printed) > 1 and printed.lower() not in words.text


def _clause_of(words: Words, at: int, ceiling: int) -> tuple[int | None, Phrase | None]:
    """The `that` behind a noun, and the agent between them."""
    if at < ceiling and words.low[at] == "that":
        return at, None
    if at < ceiling and words.low[at] in {"by", "from", "of"}:
        agent = phrases.behind(words, at + 1, ceiling)
        if agent is not None and agent.last < ceiling and words.low[agent.last] == "that":
            return agent.last, agent
    return None, None


def _owner_before(words: Words, at: int, begin: int) -> Phrase | None:
    """The owner of a noun: `the minister's`, `his`; adjectives may stand between."""
    for index in range(at - 1, max(begin - 1, at - 4), -1):
        low = words.low[index]
        if low in grammar().possessives:
            return Phrase(index, index + 1)
        if low in {"'s", "’s", "'", "’"}:
            return phrases.before(words, index + 1, begin)
        if not low[0].isalpha():
            return None
    return None


def _owner(words: Words, phrase: Phrase) -> Span:
    return trimmed(words.span(phrase.first, phrase.last), words.text)


def _span(words: Words, phrase: Phrase | None) -> Spans:
    return () if phrase is None else (_owner(words, phrase),)


__all__ = ["by_headlines", "by_nouns", "by_phrases", "by_viewpoints"]
