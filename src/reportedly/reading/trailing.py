"""A clause of saying at a sentence's end speaks of all of it: `Merkel proposed that Japan join, the Yomiuri said`."""

from collections import defaultdict

import msgspec

from reportedly.model import Span, hull
from reportedly.reading.proposals import Proposal, clean
from reportedly.reading.words import Words

_ADVERBIAL = 30  # characters that may follow the cue: `on Saturday`
_MARKS = ('"', "“", "”", "''", "«", "»")
_MOST = 12  # proposals of one sentence that are held against each other; more are no prose


def outermost(words: Words, kept: list[Proposal]) -> list[Proposal]:
    """What stands before such a clause becomes its content; the content of who spoke there ends where it begins."""
    by_sentence: defaultdict[int, list[int]] = defaultdict(list)
    for n, proposal in enumerate(kept):
        if proposal.cue:
            by_sentence[words.sentence_at(proposal.cue[0].start)].append(n)
    out = list(kept)
    for numbers in by_sentence.values():
        for n in numbers[:_MOST]:
            clause = _clause(out[n])
            if clause is None or len(out[n].content) > 1:
                continue
            for m in numbers[:_MOST]:
                if m != n and _swallows(words.text, out[m], out[n], clause):
                    start = hull((*out[m].source, *out[m].cue, *out[m].content)).start
                    last = out[m].content[-1]
                    cut = clean(Span(last.start, clause), words.text)
                    out[m] = msgspec.structs.replace(out[m], content=(*out[m].content[:-1], cut))
                    out[n] = msgspec.structs.replace(out[n], content=(Span(start, cut.end),))
    return out


def _clause(proposal: Proposal) -> int | None:
    """Where source and cue begin, if both stand behind the content."""
    if not proposal.source or not proposal.content:
        return None
    start = hull((*proposal.source, *proposal.cue)).start
    return start if start >= proposal.content[-1].end else None


def _swallows(text: str, one: Proposal, other: Proposal, clause: int) -> bool:
    """Whether the content of one, whose cue stands before the other's, runs to its end over the other's clause."""
    last, behind = one.content[-1], other.cue[-1].end
    if one.quoted or other.quoted or not (one.cue[0].end <= other.content[0].start and last.start < clause < last.end):
        return False
    ends = behind <= last.end <= behind + _ADVERBIAL and text[:clause].rstrip().endswith(",")
    return ends and not any(mark in text[last.start : last.end] for mark in _MARKS)
