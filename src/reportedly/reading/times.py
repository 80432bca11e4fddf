"""Time expressions of a document and what they mean (TIMEX3: Pustejovsky et al. 2003; ISO-TimeML, ISO 24617-1:2012).

Phrases are found from left to right over the tokens, the longest at each place; no rule looks further than a few
tokens, so that the work is linear in the text. Values are counted from the day of publication and from the times told
before.
"""

from bisect import bisect_right
from collections.abc import Sequence

from reportedly.model import Span, Time, Why
from reportedly.reading.timex import calendar, clocks, dates, lengths, lexicon, parts, periods, relative, sets, tense
from reportedly.reading.timex.tape import Draft, Memory, Setting, Tape, always, best
from reportedly.reading.words import Words

VERSION = "1"
_CONFIDENCE = {"time.calendar": 0.95, "time.deictic": 0.95, "time.length": 0.9, "time.set": 0.9, "time.undated": 0.9}
_NEAR = 8
"""A word that leads to a time stands less than so many words before the one that makes it."""
_HEAVY = 400
"""A sentence with so many tokens is a list or noise: the tense of its verbs tells nothing."""


def times(words: Words, published: str | None, silent: Sequence[Span]) -> tuple[Time, ...]:
    """The times of a text, in order, outside the `silent` places; linear in its length."""
    tape, memory = Tape(words), Memory()
    day = calendar.day_of(published)
    holes = sorted(silent)
    found: list[Time] = []
    can_begin = _beginnings(words)
    for first, last in zip(words.first, words.last, strict=True):
        tape.turn(first, last)
        memory.here = None
        at = first
        while at < last:
            draft = _draft(tape, at) if can_begin[at] else None
            if draft is None:
                at = (dates.impossible(tape, at) if can_begin[at] else None) or at + 1
                continue
            span = words.span(at, draft.last)
            if not _in_name(tape, at, draft) and not _meets(span, holes):
                found.append(_time(span, draft, Setting(day, _toward(words, at, draft), memory)))
                memory.note(found[-1].value or "")
            at = draft.last
    return tuple(found)


def _draft(tape: Tape, at: int) -> Draft | None:
    """The longest time that begins here."""
    if dates.impossible(tape, at) is not None:
        return None
    return best(
        tape,
        at,
        (
            clocks.clock, parts.part_of_day, sets.recurring, relative.any_day, periods.period, periods.vague,
            lengths.compound, lengths.length, _reference,
        ),
    )  # fmt: skip


def _beginnings(words: Words) -> list[bool]:
    """Where a time can begin: at a word that makes one, or at one that leads to such a word close behind."""
    out = [False] * len(words.low)
    cores, leads = lexicon.cores(), lexicon.leads()
    core = len(words.low) + _NEAR
    for at in range(len(words.low) - 1, -1, -1):
        low = words.low[at]
        if low in cores or low[0].isdigit() or ("-" in low and _joined(low)):
            core = at
            out[at] = True
        elif low in leads:
            out[at] = core - at < _NEAR
    return out


def _joined(low: str) -> bool:
    """`mid-March`, `two-day`, `July-August`."""
    known = lexicon.cores() | lexicon.times().numbers.keys()
    return any(piece in known or piece[:1].isdigit() for piece in low.split("-", 3)[:3])


def _reference(tape: Tape, at: int) -> Draft | None:
    """`now`, `recently`, `soon`."""
    found = tape.phrase(at, "references")
    known = lexicon.times()
    if found is None or tape.low(at - 1) in known.not_now:
        return None
    if at > tape.begin and tape.capital(at) and tape.capital(at + 1):  # Now Media
        return None
    last, value = found
    if tape.low(last) in known.not_now_before or (tape.low(at) == "the" and tape.low(at - 1) not in known.led_by):
        return None
    return None if tape.low(last) == "-" else Draft(last, "DATE", "time.reference", always(value))


def _in_name(tape: Tape, at: int, draft: Draft) -> bool:
    """`the 5 March Movement`, `the March Uprising`: a time in a name."""
    if tape.low(at - 1) != "the" or draft.type != "DATE" or not tape.capital(draft.last):
        return False
    return tape.words.word(draft.last).isalpha() and tape.low(draft.last) not in lexicon.months()


def _meets(span: Span, holes: Sequence[Span]) -> bool:
    at = bisect_right(holes, span.end, key=lambda hole: hole.start)
    return at > 0 and any(span.meets(hole) for hole in holes[max(0, at - 2) : at])


def _toward(words: Words, at: int, draft: Draft) -> int:
    sentence = words.sentence[at]
    return 0 if words.last[sentence] - words.first[sentence] > _HEAVY else tense.toward(words, at, draft.last)


def _time(span: Span, draft: Draft, setting: Setting) -> Time:
    readings = tuple(dict.fromkeys(draft.read(setting)))
    rule = draft.rule
    if not readings:
        undated = setting.published is None and draft.rule not in {"time.narrative", "time.ago.clock"}
        rule = "time.undated" if undated else "time.open"
    elif len(readings) > 1:
        rule = f"{rule}.two" if draft.rule in {"time.pointed", "time.weekday.pointed"} else rule
    sure = 0.6 if len(readings) > 1 else _CONFIDENCE.get(rule, 0.8)
    return Time(
        span=span,
        type=draft.type,
        value=readings[0] if readings else None,
        why=Why(rule, VERSION, (span,), sure),
        others=readings[1:],
    )


__all__ = ["VERSION", "times"]
