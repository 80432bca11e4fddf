"""Days, months and years as the calendar names them: `3 May 2019`, `March 5`, `Monday, 4 March`, `2015-18`."""

import re
from collections.abc import Callable

from reportedly.reading.timex import calendar, lexicon, printed
from reportedly.reading.timex.tape import Draft, Read, Readings, Setting, Tape, always, best, from_day, remembered

YearOf = Callable[[Setting], int | None]

_FIRST_YEAR, _LAST_YEAR = 1000, 2199
_COUNTED = re.compile(r"[a-z]{2,}s$")
_MONEY = frozenset("$€£¥#")


@remembered
def day(tape: Tape, at: int) -> Draft | None:
    """One day by its date."""
    return best(tape, at, (printed.printed, _day_month, _month_day, _weekday_date, _first_of_two, _ordinal_day))


@remembered
def calendar_date(tape: Tape, at: int) -> Draft | None:
    """A day, a month, a year, or a range of them in one phrase."""
    return best(tape, at, (day, _day_range, _month_range, _month, _year_range, _year))


def year_behind(tape: Tape, at: int) -> tuple[YearOf, int] | None:
    """The year that belongs to the day, month or season before it: `2019`, `, 2019`, `of last year`."""
    at += tape.low(at) == "of" or (tape.low(at) == "," and tape.digits(at + 1, 4) is not None)
    number = year_number(tape, at)
    if number is not None and tape.low(at + 1) != "%":
        return (lambda _: number), at + 1
    by = lexicon.times().pointers.get(tape.low(at))
    if by is not None and tape.low(at + 1) == "year":
        return (lambda s: s.published.year + by if s.published is not None else None), at + 2
    if tape.low(at) == "that" and tape.low(at + 1) == "year":
        return (lambda s: s.memory.year), at + 2
    return None


def year_number(tape: Tape, at: int) -> int | None:
    """Four digits that can be a year."""
    number = tape.digits(at, 4)
    return number if number is not None and _FIRST_YEAR <= number <= _LAST_YEAR else None


def _dated(number: int, month: int, year: YearOf | None) -> Read:
    """The values of a day of a month, in a year or the nearest."""

    def read(setting: Setting) -> Readings:
        if year is not None:
            of = year(setting)
            found = None if of is None else calendar.day(of, month, number)
        elif setting.published is None:
            return (f"XXXX-{month:02}-{number:02}",) if calendar.day(2000, month, number) is not None else ()
        else:
            found = calendar.near_day(setting.published, number, month, setting.toward)
        return () if found is None else (found.isoformat(),)

    return read


def _date(last: int, number: int, month: int, year: YearOf | None) -> Draft | None:
    if calendar.day(2000, month, number) is None:  # no such day even in a leap year
        return None
    rule = "time.calendar" if year is not None else "time.calendar.nearest"
    return Draft(last, "DATE", rule, _dated(number, month, year), day=True)


def impossible(tape: Tape, at: int) -> int | None:
    """The token behind a date that cannot be, such as `31 February`, with the year that belongs to it."""
    if tape.low(at)[:1].isdigit():
        behind = printed.behind(tape, at)
        if behind is not None:
            return None if printed.printed(tape, at) is not None else behind
        number = _number_of_day(tape, at)
        month = tape.short_month(number[1]) if number is not None else None
        last = month[1] if month is not None else at
    else:
        month = tape.short_month(at)
        number = _number_of_day(tape, month[1]) if month is not None else None
        last = number[1] if number is not None else at
    if number is None or month is None or calendar.day(2000, month[0], number[0]) is not None:
        return None
    year = year_behind(tape, last)
    return year[1] if year is not None else last


def _number_of_day(tape: Tape, at: int) -> tuple[int, int] | None:
    """`5`, `5th`, `the fifth`: the number, and the token behind it."""
    if tape.low(at) == "the":
        return tape.ordinal(at + 1)
    plain = tape.digits(at, 2)
    return tape.ordinal(at) or ((plain, at + 1) if plain is not None else None)


@remembered
def _day_month(tape: Tape, at: int) -> Draft | None:
    number = _number_of_day(tape, at)
    if number is None:
        return None
    behind = number[1] + (tape.low(number[1]) == "of" or tape.dash(number[1]))
    month = tape.short_month(behind)
    if month is None:
        return None
    year = year_behind(tape, month[1]) or _year_of_second(tape, month[0], month[1])
    return _date(year[1] if year else month[1], number[0], month[0], year[0] if year else None)


def _year_of_second(tape: Tape, month: int, at: int) -> tuple[YearOf, int] | None:
    """The year of `3 March` in `from 3 March to 5 May 2019`, which stands behind the second."""
    if tape.low(at) not in {"to", "and", "until", "or"}:
        return None
    number = _number_of_day(tape, at + 1)
    other = tape.short_month(number[1] if number is not None else at + 1)
    year = year_behind(tape, other[1]) if other is not None else None
    if other is None or year is None:
        return None
    crossing, of = month > other[0], year[0]
    return (lambda s: None if (found := of(s)) is None else found - crossing), at


@remembered
def _month_day(tape: Tape, at: int) -> Draft | None:
    month = tape.short_month(at)
    if month is None:
        return None
    number = _number_of_day(tape, month[1])
    if number is None or tape.low(number[1]) in lexicon.times().beside.counted_units or tape.dash(number[1]):
        return None
    year = year_behind(tape, number[1]) if tape.low(number[1]) != "of" else None
    return _date(year[1] if year else number[1], number[0], month[0], year[0] if year else None)


def _weekday_date(tape: Tape, at: int) -> Draft | None:
    """`Monday, 4 March 2024`: the weekday adds nothing."""
    if tape.weekday(at) is None and (lexicon.short_weekdays().get(tape.low(at)) is None or not tape.capital(at)):
        return None
    behind = at + 1
    behind += tape.low(behind) == "." and tape.glued(behind)
    behind += tape.low(behind) == ","
    return best(tape, behind, (_day_month, _month_day, printed.printed))


def _first_of_two(tape: Tape, at: int) -> Draft | None:
    """`19` in `between 19 and 20 May`."""
    number = _number_of_day(tape, at)
    if number is None or tape.low(number[1]) not in {"and", "to", "or", ","}:
        return None
    other = _number_of_day(tape, number[1] + 1)
    month = tape.short_month(other[1] + (tape.low(other[1]) == "of")) if other is not None else None
    if other is None or month is None or number[0] > other[0]:
        return None
    year = year_behind(tape, month[1])
    return _date(number[1], number[0], month[0], year[0] if year else None)


def _ordinal_day(tape: Tape, at: int) -> Draft | None:
    """`on the 17th`: of the month that was named last, or of the running one."""
    if tape.low(at) != "the" or tape.low(at - 1) not in {"on", "by", "until", "since", "from", "to", "and"}:
        return None
    number = tape.ordinal(at + 1)
    if number is None or number[0] > 31 or _noun(tape, number[1]):
        return None

    def read(setting: Setting) -> Readings:
        month = setting.memory.month
        if month is None and setting.published is not None:
            month = (setting.published.year, setting.published.month)
        value = None if month is None else calendar.iso(calendar.day(*month, number[0]))
        return () if value is None else (value,)

    return Draft(number[1], "DATE", "time.narrative", read, day=True)


def _noun(tape: Tape, at: int) -> bool:
    low = tape.low(at)
    return (low.isalpha() and low not in lexicon.times().beside.closing) or "-" in low[1:]


def _day_range(tape: Tape, at: int) -> Draft | None:
    """`3-5 March`, `28 February-2 March 2024`, `March 3-5`."""
    first = tape.digits(at, 2)
    if first is not None and tape.dash(at + 1):
        second, month = tape.digits(at + 2, 2), tape.short_month(at + 3)
        if second is not None and month is not None and first <= second:
            return _days(tape, (first, month[0]), (second, month[0]), month[1])
    lead = tape.short_month(at)
    if lead is not None:
        first, second = tape.digits(lead[1], 2), tape.digits(lead[1] + 2, 2)
        if first is not None and second is not None and tape.dash(lead[1] + 1) and first <= second:
            return _days(tape, (first, lead[0]), (second, lead[0]), lead[1] + 3)
    month = tape.short_month(at + 1) if first is not None else None
    if first is None or month is None or not tape.dash(month[1]):
        return None
    second, end = tape.digits(month[1] + 1, 2), tape.short_month(month[1] + 2)
    return _days(tape, (first, month[0]), (second, end[0]), end[1]) if second is not None and end is not None else None


def _days(tape: Tape, first: tuple[int, int], second: tuple[int, int], last: int) -> Draft | None:
    year = year_behind(tape, last)
    begin = _date(last, *first, year[0] if year else None)
    end = _date(last, *second, year[0] if year else None)
    if begin is None or end is None:
        return None

    def read(setting: Setting) -> Readings:
        pairs = zip(begin.read(setting), end.read(setting), strict=False)
        return tuple(f"{a}/{b}" for a, b in pairs)

    return Draft(year[1] if year else last, "DATE", "time.range", read)


def _month(tape: Tape, at: int) -> Draft | None:
    found = tape.short_month(at)
    if found is None:
        return None
    number, last = found
    year = year_behind(tape, last) or year_behind(tape, last + (tape.low(last) == ",")) if last else None
    if year is None and tape.month(at) is None:  # an abbreviation alone is too little
        return None
    year = year or _year_of_second(tape, number, last)
    if year is None and _given_name(tape, at, last):
        return None
    return Draft(
        year[1] if year else last,
        "DATE",
        "time.calendar" if year else "time.month",
        month_read(number, year[0] if year else None),
    )


def _given_name(tape: Tape, at: int, last: int) -> bool:
    """`April Jones`: a capital behind, and nothing before that leads to a time."""
    follows = tape.capital(last) and tape.weekday(last) is None and tape.month(last) is None
    return follows and tape.low(at - 1) not in lexicon.times().beside.before_may


def month_read(number: int, year: YearOf | None) -> Read:
    """The values of a month, in a year or the nearest."""

    def read(setting: Setting) -> Readings:
        if year is not None:
            of = year(setting)
            return () if of is None else (f"{of:04}-{number:02}",)
        if setting.published is None:
            return (f"XXXX-{number:02}",)
        return (f"{calendar.likely_month(setting.published, number, setting.toward):04}-{number:02}",)

    return read


def _month_range(tape: Tape, at: int) -> Draft | None:
    """`July-August`, `July-August 2019`: one token."""
    first, _, second = tape.low(at).replace("–", "-").partition("-")
    months = lexicon.months()
    if first not in months or second not in months or not tape.capital(at):
        return None
    year = year_behind(tape, at + 1)
    ends = [month_read(months[name], year[0] if year else None) for name in (first, second)]
    return Draft(year[1] if year else at + 1, "DATE", "time.range", lambda s: ("/".join(r(s)[0] for r in ends),))


def _year_range(tape: Tape, at: int) -> Draft | None:
    first = year_number(tape, at)
    if first is None or not (tape.dash(at + 1) or (tape.low(at + 1) == "/" and tape.glued(at + 1))):
        return None
    low = tape.low(at + 2)
    second = tape.digits(at + 2, 4)
    if second is None or len(low) not in {2, 4}:
        return None
    whole = second if len(low) == 4 else first // 100 * 100 + second
    return Draft(at + 3, "DATE", "time.range", always(f"{first}/{whole}")) if first < whole <= _LAST_YEAR else None


def _year(tape: Tape, at: int) -> Draft | None:
    """Four digits where a year can stand, and no number of things."""
    mid = tape.low(at).removeprefix("mid-")
    if mid != tape.low(at) and len(mid) == 4 and mid.isascii() and mid.isdigit():
        return Draft(at + 1, "DATE", "time.calendar", always(mid))
    number = year_number(tape, at)
    if number is None or tape.low(at - 1) in _MONEY or tape.low(at - 1) in lexicon.times().beside.numbered:
        return None
    if tape.low(at + 1) in lexicon.times().beside.counted_units:
        return None
    behind = tape.low(at + 1)
    after_preposition = tape.low(at - 1) in lexicon.times().beside.before_year
    surely = tape.low(at - 1) in {"in", "since", "until", "during"}
    counted = (
        _COUNTED.match(behind) is not None
        and behind not in lexicon.times().beside.not_counted
        and not tape.capital(at + 1)
    )
    if (counted and not surely) or (not after_preposition and not 1500 <= number <= 2100):
        return None
    return Draft(at + 1, "DATE", "time.calendar", always(calendar.year(number)))


__all__ = ["YearOf", "calendar_date", "day", "from_day", "month_read", "year_behind", "year_number"]
