"""Weeks, months, seasons, quarters, halves, years, decades and centuries: `next month`, `the summer of 1941`."""

from collections.abc import Callable
from datetime import date

from reportedly.reading.timex import calendar, dates, lexicon, seasons
from reportedly.reading.timex.relative import any_day, closes, pointer
from reportedly.reading.timex.tape import Draft, Read, Readings, Setting, Tape, always, best, from_day, remembered

_THE_UNIT = frozenset({"before", "within", "of", "throughout", "during", "later"})


@remembered
def period(tape: Tape, at: int) -> Draft | None:
    """A stretch of the calendar that is longer than a day."""
    return best(
        tape,
        at,
        (
            dates.calendar_date, _decade, _century, seasons.season, seasons.division, _pointed_unit, _pointed_month,
            _weekend, _before_last, _told_unit, _unit_before, _the_unit, _last_day,
        ),
    )  # fmt: skip


def vague(tape: Tape, at: int) -> Draft | None:
    """`early 2015`, `the end of August`, `later this month`: the value is that of the whole."""
    start = at + (tape.low(at) == "the")
    low = tape.low(start)
    if start > at and tape.low(start + 1) in {"week", "weeks", "days", "months"} and tape.low(start + 2) == "of":
        return _weeks_of(tape, start)
    if tape.has(at, "the", "week", "of"):
        return _week_with(tape, at + 3)
    word = low in lexicon.times().vague or (start == at and low in {"earlier", "later"})
    if not word:
        return None
    behind = start + 1 + (low == "latter" and tape.low(start + 1) == "part")
    behind += tape.low(behind) == "of" or tape.dash(behind)
    inner = best(tape, behind, (period, any_day) if start == at else (period,))
    if inner is None and tape.low(behind) == "the" and low in {"end", "beginning", "start", "middle"}:
        inner = _running(tape, behind)
    return None if inner is None else Draft(inner.last, inner.type, inner.rule, inner.read)


def _weeks_of(tape: Tape, at: int) -> Draft | None:
    """`the first week of April`, `the last days of 1944`: as much as is sure, the month or year."""
    if tape.ordinal(at) is None and tape.low(at) not in {"last", "final", "closing", "opening"}:
        return None
    inner = best(tape, at + 3, (period, _running))
    return None if inner is None else Draft(inner.last, "DATE", inner.rule, inner.read)


def _week_with(tape: Tape, at: int) -> Draft | None:
    """`the week of 4 March`."""
    day = any_day(tape, at)
    if day is None:
        return None

    def read(setting: Setting) -> Readings:
        return tuple(w for value in day.read(setting) if (w := calendar.week(calendar.day_of(value))) is not None)

    return Draft(day.last, "DATE", day.rule, read)


def _running(tape: Tape, at: int) -> Draft | None:
    """`the month` in `the end of the month`."""
    unit = lexicon.singular().get(tape.low(at + 1))
    if tape.low(at) != "the" or unit is None or unit.clock or not closes(tape, at + 2):
        return None
    return Draft(at + 2, "DATE", "time.deictic", from_day(lambda d: calendar.shifted(d, unit.letter, 0)))


def _the_unit(tape: Tape, at: int) -> Draft | None:
    """`before the year is out`."""
    if tape.low(at - 1) not in _THE_UNIT or tape.low(at + 1) not in {"week", "month", "year"}:
        return None
    return _running(tape, at)


def _decade(tape: Tape, at: int) -> Draft | None:
    """`the 1990s`, `the late 1940s`, `the nineties`."""
    start = at + (tape.low(at) == "the")
    start += tape.low(start) in {"early", "mid", "late"}
    start += tape.dash(start)
    word = lexicon.times().decades.get(tape.low(start))
    if word is not None and start > at:
        return Draft(start + 1, "DATE", "time.calendar", always(f"19{word}"))
    digits = tape.low(start).removeprefix("mid-")
    plural = tape.low(start + 1) in {"s", "'s", "’s"} and tape.glued(start + 1)
    if not plural or not digits.isascii() or not digits.isdigit() or not digits.endswith("0"):
        return None
    if len(digits) == 4:
        return Draft(start + 2, "DATE", "time.calendar", always(digits[:3]))
    return Draft(start + 2, "DATE", "time.calendar", always(f"19{digits[0]}")) if len(digits) == 2 else None


def _century(tape: Tape, at: int) -> Draft | None:
    start = at + (tape.low(at) == "the")
    start += tape.low(start) in {"early", "mid", "late"}
    number = tape.ordinal(start)
    if number is None:
        low = tape.low(start).removesuffix("-century")
        known = lexicon.times().ordinals.get(low)
        return _hundred(start + 1, known) if low != tape.low(start) and known is not None else None
    behind = number[1] + tape.dash(number[1])
    return _hundred(behind + 1, number[0]) if tape.low(behind) == "century" else None


def _hundred(last: int, number: int) -> Draft:
    return Draft(last, "DATE", "time.calendar", always(f"{number - 1:02}"))


def _pointed_month(tape: Tape, at: int) -> Draft | None:
    """`last March`: two readings where the running year has one on that side."""
    found = pointer(tape, at)
    number = tape.month(found[1]) if found is not None else None
    if found is None or number is None:
        return None
    by, last, _ = found

    def read(setting: Setting) -> Readings:
        start = setting.published
        if start is None:
            return ()
        if by == 0:
            return (f"{start.year:04}-{number:02}",)
        near = calendar.near_month(start, number, by) + (by if start.month == number else 0)
        return (f"{near:04}-{number:02}",) + ((f"{near + by:04}-{number:02}",) if near == start.year else ())

    return Draft(last + 1, "DATE", "time.deictic" if by == 0 else "time.pointed", read)


def _pointed_unit(tape: Tape, at: int) -> Draft | None:
    """`last year`, `this week`, `next quarter`; `the past year` is a length."""
    found = pointer(tape, at)
    if found is None:
        return None
    by, last, the = found
    name = tape.low(last)
    if name == "quarter":
        return Draft(last + 1, "DATE", "time.deictic", from_day(lambda d: _quarter(d, by)))
    unit = lexicon.singular().get(name)
    if unit is None or unit.clock or unit.name == "fortnight":
        return None
    length = the and tape.low(last - 1) in {"past", "coming"}
    if tape.low(last + 1) == "of" and the:  # the last week of May
        return None
    if length or unit.name == "day" or tape.low(last - 1) == "previous":
        return None
    read = from_day(lambda d: calendar.shifted(d, unit.letter, by))
    return Draft(last + 1, "DATE", "time.deictic", read)


def _quarter(start: date, by: int) -> str:
    years, number = divmod((start.month - 1) // 3 + by, 4)
    return f"{start.year + years:04}-Q{number + 1}"


def _weekend(tape: Tape, at: int) -> Draft | None:
    """`the weekend`, `last weekend`."""
    if tape.has(at, "the", "weekend") and closes(tape, at + 2):
        return Draft(at + 2, "DATE", "time.deictic", _weekend_read(0))
    found = pointer(tape, at)
    if found is None or tape.low(found[1]) != "weekend":
        return None
    return Draft(found[1] + 1, "DATE", "time.deictic", _weekend_read(found[0]))


def _weekend_read(by: int) -> Read:
    def read(setting: Setting) -> Readings:
        if setting.published is None:
            return ()
        value = calendar.weekend(setting.published, by or setting.toward or -1)
        return () if value is None else (value,)

    return read


def _before_last(tape: Tape, at: int) -> Draft | None:
    """`the week before last`, `the year after next`."""
    unit = lexicon.singular().get(tape.low(at + 1))
    if tape.low(at) != "the" or unit is None or unit.clock:
        return None
    by = -2 if tape.has(at + 2, "before", "last") else 2 if tape.has(at + 2, "after", "next") else 0
    if by == 0:
        return None
    return Draft(at + 4, "DATE", "time.deictic", from_day(lambda d: calendar.shifted(d, unit.letter, by)))


def _told_unit(tape: Tape, at: int) -> Draft | None:
    """`that year`, `the same month`, `the following week`, `the previous year`: from the time told last."""
    by = {"same": 0, "following": 1, "previous": -1, "next": 1}.get(tape.low(at + 1))
    name = at + 2
    if tape.low(at) == "that":
        by, name = 0, at + 1 + (tape.low(at + 1) == "same")
    elif tape.low(at) != "the" or by is None or tape.low(at + 1) == "next":
        return None
    code = lexicon.seasons().get(tape.low(name))
    if code is not None and tape.low(name) != "fall":
        return Draft(name + 1, "DATE", "time.narrative", seasons.in_year(lambda s: _plus(s.memory.year, by or 0), code))
    unit = lexicon.singular().get(tape.low(name))
    if unit is None or unit.clock or unit.letter == "D":
        return None
    return Draft(name + 1, "DATE", "time.narrative", told(unit.letter, by or 0))


def _plus(year: int | None, by: int) -> int | None:
    return None if year is None else year + by


def _unit_before(tape: Tape, at: int) -> Draft | None:
    """`the year before`, `the week after`, where no event follows."""
    unit = lexicon.singular().get(tape.low(at + 1))
    by = {"before": -1, "after": 1}.get(tape.low(at + 2))
    if tape.low(at) != "the" or unit is None or unit.clock or unit.letter == "D" or by is None:
        return None
    return Draft(at + 3, "DATE", "time.narrative", told(unit.letter, by)) if closes(tape, at + 3) else None


def told(letter: str, by: int, exact: Callable[[date], str | None] | None = None) -> Read:
    """So many units from the time told last, as far as that was told exactly enough."""

    def read(setting: Setting) -> Readings:
        memory = setting.memory
        start = memory.day
        if start is not None and exact is not None:
            value = exact(start)
        elif start is None and letter == "M" and memory.month is not None:
            value = calendar.month(memory.month[0], memory.month[1] + by)
        elif letter in {"Y", "DE", "CE"} and memory.year:
            value = calendar.shifted(date(memory.year, 1, 1), letter, by)
        else:
            value = None if start is None else calendar.shifted(start, letter, by)
        return () if value is None else (value,)

    return read


def _last_day(tape: Tape, at: int) -> Draft | None:
    """`the last day of September`."""
    ends = {"last": -1, "final": -1, "first": 1}
    side = ends.get(tape.low(at + 1))
    if tape.low(at) != "the" or side is None or not tape.has(at + 2, "day", "of"):
        return None
    inner = best(tape, at + 4, (dates.calendar_date, _pointed_unit, _pointed_month, _running))
    if inner is None:
        return None

    def read(setting: Setting) -> Readings:
        return tuple(v for value in inner.read(setting) if (v := _end_of(value, side)) is not None)

    return Draft(inner.last, "DATE", inner.rule, read, day=True)


def _end_of(value: str, side: int) -> str | None:
    if len(value) != 7 or not (value[:4] + value[5:]).isdigit():
        return None
    first = calendar.day(int(value[:4]), int(value[5:]), 1)
    if first is None or side > 0:
        return calendar.iso(first)
    following = calendar.moved(first, 32)
    return None if following is None else calendar.iso(calendar.moved(following, -following.day))


__all__ = ["period", "told", "vague"]
