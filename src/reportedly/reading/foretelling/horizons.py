"""The time by which, or at which, a prediction is to come true."""

import re
from datetime import date, timedelta

from reportedly.model import Time
from reportedly.reading.foretelling.clauses import Clause
from reportedly.reading.phrases import Phrase
from reportedly.reading.subjects import phrase_of
from reportedly.reading.words import Words

_FROM_NOW = frozenset({"within", "in", "inside", "over", "during", "next", "coming", "under", "than", "of"})
_LASTING = frozenset({"for", "of", "after", "since", "every", "about", "until"})
_DURATION = re.compile(r"P(T?)(\d+)(Y|M|W|D|H|DE)")
_PREFERRED = frozenset({"by", "before", "within", "in", "until", "latest", "than"})


def horizon(words: Words, around: Clause, times: list[Time], published: str | None) -> str | None:
    """The value of the time that fits best; None where the clause names none."""
    fitting = [
        (rank, -n, value)
        for n, time in enumerate(times)
        if (value := _value(words, time, published)) is not None
        and (rank := _rank(words, phrase_of(words, time.span), around)) > -9
    ]
    return max(fitting)[2] if fitting else None


def dated(words: Words, around: Clause, times: list[Time], published: str | None) -> list[tuple[Time, str]]:
    """The times of a clause that lie ahead, with the word before each."""
    return [
        (time, before(words, phrase_of(words, time.span).first))
        for time in times
        if _value(words, time, published) is not None and not _conditional(words, time, around)
    ]


def before(words: Words, at: int) -> str:
    """The word before a time, past *the*, *next* and the like."""
    while at > 0 and words.low[at - 1] in {"the", "about", "around", "this", "next", "coming", "early", "late", "mid"}:
        at -= 1
    return words.low[at - 1] if at > 0 else ""


def _conditional(words: Words, time: Time, around: Clause) -> bool:
    found = around.condition
    return found is not None and words.span(*found).holds(time.span)


def _rank(words: Words, phrase: Phrase, around: Clause) -> int:
    found = around.condition
    if found is not None and found[0] <= phrase.first < found[1]:
        return -1
    return 1 if before(words, phrase.first) in _PREFERRED else 0


def _value(words: Words, time: Time, published: str | None) -> str | None:
    """A time as a horizon; None for what is no horizon: a set, a length of time, a time that is over."""
    first = phrase_of(words, time.span).first
    if time.type == "SET" or time.value in {None, "PRESENT_REF", "PAST_REF"}:
        return None
    value = str(time.value)
    if time.type == "DURATION":
        leading = before(words, first)
        if leading in _LASTING and words.low[first - 1] not in {"next", "coming"}:
            return None
        if leading not in _FROM_NOW and not {"next", "coming"} & set(time.span.of(words.text).lower().split()):
            return None
        return after(published, value)
    if published is not None and value[:4].isdigit() and _over(value, published):
        return None
    return value


def _over(value: str, published: str) -> bool:
    if value[4:5] == "-" and value[5:7].isdigit():
        return value[: len(published)] < published[: len(value)]
    return value[:4] < published[:4]


def after(published: str | None, duration: str) -> str | None:
    """What a duration from the published day comes to, as exact as its unit; as it is where it has no number."""
    match = _DURATION.fullmatch(duration)
    if match is None:
        return duration
    day = _day(published)
    if day is None:
        return None
    count, unit = int(match[2][:6]), match[3]
    try:
        if match[1]:
            return day.isoformat()
        return _moved(day, count, unit)
    except (OverflowError, ValueError):
        return None


def _moved(day: date, count: int, unit: str) -> str:
    if unit in {"Y", "DE"}:
        return f"{day.year + count * (10 if unit == 'DE' else 1):04d}"
    if unit == "M":
        months = day.year * 12 + day.month - 1 + count
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    if unit == "W":
        year, week, _ = (day + timedelta(weeks=count)).isocalendar()
        return f"{year:04d}-W{week:02d}"
    return (day + timedelta(days=count)).isoformat()


def real_day(published: str | None) -> str | None:
    """The published day, None where it is none that can be."""
    day = _day(published)
    return day.isoformat() if day is not None else None


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published is not None else None
    except ValueError:
        return None
