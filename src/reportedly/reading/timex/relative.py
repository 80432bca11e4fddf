"""Days told from the day of publication or from another day: `yesterday`, `last Friday`, `Friday week`, `that day`."""

from datetime import date

from reportedly.reading.timex import calendar, dates, lexicon
from reportedly.reading.timex.tape import Draft, Read, Readings, Setting, Tape, best, from_day, remembered
from reportedly.reading.words import grammar


@remembered
def day(tape: Tape, at: int) -> Draft | None:
    """One day, however it is named."""
    return best(
        tape,
        at,
        (dates.day, _near, _before_yesterday, _weekday, _nth_weekday, _pointed_weekday, _weekday_of_week, _feast),
    )


@remembered
def told_day(tape: Tape, at: int) -> Draft | None:
    """One day that leans on another: `that day`, `the day before`, `the next day`."""
    return best(tape, at, (_that_day, _next_day, _day_before))


@remembered
def any_day(tape: Tape, at: int) -> Draft | None:
    """A day of either sort."""
    return best(tape, at, (day, told_day))


def closes(tape: Tape, at: int) -> bool:
    """Whether a phrase can end before this token: no noun follows."""
    return tape.low(at) in lexicon.times().beside.closing


def _near(tape: Tape, at: int) -> Draft | None:
    by = lexicon.times().days.get(tape.low(at))
    named = tape.capital(at) and tape.capital(at - 1)  # Russia Today
    return None if by is None or named else _days_on(at + 1, by)


def _days_on(last: int, by: int) -> Draft:
    return Draft(last, "DATE", "time.deictic", from_day(lambda d: calendar.iso(calendar.moved(d, by))), day=True)


def _before_yesterday(tape: Tape, at: int) -> Draft | None:
    start = at + (tape.low(at) == "the")
    if tape.has(start, "day", "before", "yesterday"):
        return _days_on(start + 3, -2)
    return _days_on(start + 3, 2) if tape.has(start, "day", "after", "tomorrow") else None


@remembered
def _weekday(tape: Tape, at: int) -> Draft | None:
    """`Monday`, `the Sunday`, `Friday week`."""
    the = tape.low(at) == "the"
    number = tape.weekday(at + the)
    last = at + the + 1
    if number is None or (the and not closes(tape, last)) or tape.low(at - 1) in lexicon.times().named_days:
        return None
    if the and tape.has(last, "before", "last"):
        return _week_before_last(number, last + 2)
    if not the and tape.low(last) in {"week", "fortnight"} and closes(tape, last + 1):
        weeks = 1 if tape.low(last) == "week" else 2
        read = from_day(lambda d: calendar.iso(calendar.weekday(calendar.moved(d, 7 * weeks) or d, number, 1)))
        return Draft(last + 1, "DATE", "time.weekday", read, day=True)
    return Draft(last, "DATE", "time.weekday", weekday_read(number), day=True)


def _nth_weekday(tape: Tape, at: int) -> Draft | None:
    """`the second Tuesday in April`, `the last Friday of May 2019`."""
    start = at + (tape.low(at) == "the")
    ordinal = tape.ordinal(start)
    which, behind = ordinal if ordinal is not None else (-1, start + 1)
    number = tape.weekday(behind)
    if number is None or (ordinal is None and tape.low(start) != "last") or tape.low(behind + 1) not in {"of", "in"}:
        return None
    month = dates.calendar_date(tape, behind + 2)
    if month is None:
        return None

    def read(setting: Setting) -> Readings:
        values = [_in_month(value, number, which) for value in month.read(setting)]
        return tuple(d.isoformat() for d in values if d is not None)

    return Draft(month.last, "DATE", "time.weekday", read, day=True)


def _in_month(value: str, number: int, which: int) -> date | None:
    """The day that is so many weekdays of that number into a month, or the last of them."""
    first = calendar.day_of(f"{value}-01") if len(value) == 7 else None
    if first is None:
        return None
    days = [calendar.moved(first, (number - first.isoweekday()) % 7 + 7 * n) for n in range(5)]
    inside = [d for d in days if d is not None and d.month == first.month]
    return inside[which - 1 if which > 0 else -1] if which <= len(inside) else None


def _week_before_last(number: int, last: int) -> Draft:
    read = from_day(lambda d: calendar.iso(calendar.weekday(calendar.moved(d, -7) or d, number, -1)))
    return Draft(last, "DATE", "time.weekday", read, day=True)


def weekday_read(number: int) -> Read:
    """The nearest weekday by the tense; the past where it does not say."""

    def read(setting: Setting) -> Readings:
        if setting.published is None:
            return ()
        value = calendar.iso(calendar.weekday(setting.published, number, setting.toward or -1))
        return () if value is None else (value,)

    return read


def pointer(tape: Tape, at: int) -> tuple[int, int, bool] | None:
    """`last`, `the next`, `this coming`: which way, the token behind, and whether an article stands before."""
    the = tape.low(at) == "the"
    by = lexicon.times().pointers.get(tape.low(at + the))
    owned = tape.low(at - 1) in grammar().possessives  # her last spring; but: deliver her next spring
    if by is None or (owned and (by < 0 or tape.low(at - 1) != "her")):
        return None
    last = at + the + 1
    if by == 0 and tape.low(last) in {"coming", "past", "very", "same"}:
        return {"coming": 1, "past": -1}.get(tape.low(last), 0), last + 1, False
    return by, last, the


def _pointed_weekday(tape: Tape, at: int) -> Draft | None:
    """`last Friday`, `this Wednesday`: two readings where the running week has one on that side."""
    found = pointer(tape, at)
    number = tape.weekday(found[1]) if found is not None else None
    if found is None or number is None:
        return None
    by, last, the = found
    one = the or tape.low(last - 1) in {"coming", "past"}
    rule = "time.weekday" if by == 0 or one else "time.weekday.pointed"
    if tape.low(last - 1) == "previous":
        return Draft(last + 1, "DATE", "time.narrative", _from_told(number, -1), day=True)
    return Draft(last + 1, "DATE", rule, _this(number) if by == 0 else _pointed(number, by, one=one), day=True)


def _from_told(number: int, by: int) -> Read:
    def read(setting: Setting) -> Readings:
        lean = setting.memory.day or setting.published
        value = None if lean is None else calendar.iso(calendar.weekday(lean, number, by))
        return () if value is None else (value,)

    return read


def _this(number: int) -> Read:
    def read(setting: Setting) -> Readings:
        if setting.published is None:
            return ()
        running = calendar.running_weekday(setting.published, number)
        agrees = running is not None and (
            running == setting.published or (running > setting.published) == (setting.toward >= 0)
        )
        value = running if agrees else calendar.weekday(setting.published, number, setting.toward or -1)
        return () if value is None else (value.isoformat(),)

    return read


def _pointed(number: int, by: int, *, one: bool) -> Read:
    def read(setting: Setting) -> Readings:
        if setting.published is None:
            return ()
        same = setting.published.isoweekday() == number
        near = calendar.moved(setting.published, 7 * by) if same else calendar.weekday(setting.published, number, by)
        if near is None:
            return ()
        far = calendar.moved(near, 7 * by)
        two = not one and far is not None and calendar.week(near) == calendar.week(setting.published)
        return (near.isoformat(), far.isoformat()) if two and far is not None else (near.isoformat(),)

    return read


def _weekday_of_week(tape: Tape, at: int) -> Draft | None:
    """`Tuesday of last week`, `Thursday next week`."""
    number = tape.weekday(at)
    if number is None:
        return None
    behind = at + 1 + (tape.low(at + 1) == "of")
    by = lexicon.times().pointers.get(tape.low(behind))
    if by is None or tape.low(behind + 1) != "week":
        return None
    read = from_day(lambda d: calendar.iso(calendar.running_weekday(calendar.moved(d, 7 * by) or d, number)))
    return Draft(behind + 2, "DATE", "time.weekday", read, day=True)


@remembered
def _feast(tape: Tape, at: int) -> Draft | None:
    """`Christmas Eve`, `May Day last year`, `Easter Sunday`."""
    found = tape.phrase(at, "feasts")
    if found is None or not tape.capital(at):
        return None
    last, name = found
    year = dates.year_behind(tape, last)
    led = tape.low(at - 1) in grammar().prepositions and not tape.capital(last)
    if year is None and not closes(tape, last) and not led:
        return None  # Christmas Island, a Christmas goose

    def read(setting: Setting) -> Readings:
        if year is not None:
            of = year[0](setting)
            value = None if of is None else calendar.iso(feast_day(name, of))
            return () if value is None else (value,)
        if setting.published is None:
            fixed = lexicon.feast(name).day
            return () if fixed is None else (f"XXXX-{fixed}",)
        value = calendar.iso(_near_feast(name, setting.published, setting.toward))
        return () if value is None else (value,)

    return Draft(year[1] if year else last, "DATE", "time.feast", read, day=True)


def feast_day(name: str, year: int) -> date | None:
    """The day of a feast in a year."""
    feast = lexicon.feast(name)
    if feast.day is not None:
        return calendar.day(year, int(feast.day[:2]), int(feast.day[3:]))
    sunday = calendar.easter(year)
    return None if sunday is None or feast.easter is None else calendar.moved(sunday, feast.easter)


def _near_feast(name: str, start: date, toward: int) -> date | None:
    days = [d for of in (start.year - 1, start.year, start.year + 1) if (d := feast_day(name, of)) is not None]
    side = [d for d in days if toward == 0 or (d <= start if toward < 0 else d >= start)]
    return min(side or days, key=lambda d: abs((d - start).days), default=None)


def _that_day(tape: Tape, at: int) -> Draft | None:
    """`that day`, `the same day`, `the very same day`."""
    for words in (("that", "day"), ("that", "same", "day"), ("the", "same", "day"), ("that", "very", "day")):
        if tape.has(at, *words):
            return Draft(at + len(words), "DATE", "time.narrative", _told(0), day=True)
    return None


def _next_day(tape: Tape, at: int) -> Draft | None:
    if tape.low(at) != "the" or tape.low(at + 2) != "day" or not closes(tape, at + 3):
        return None
    by = {"next": 1, "following": 1, "previous": -1, "second": 1, "third": 2}.get(tape.low(at + 1))
    return None if by is None else Draft(at + 3, "DATE", "time.narrative", _told(by), day=True)


def _day_before(tape: Tape, at: int) -> Draft | None:
    """`the day before`, where no event follows: `the day before the vote` is counted from that."""
    start = at + (tape.low(at) in {"the", "a", "one"})
    by = {"before": -1, "after": 1, "earlier": -1, "later": 1}.get(tape.low(start + 1))
    if start == at or tape.low(start) != "day" or by is None:
        return None
    if tape.low(start + 1) in {"before", "after"} and not _ends(tape, start + 2):
        return _day_from(tape, start + 2, by)
    return Draft(start + 2, "DATE", "time.narrative", _told(by), day=True)


def _ends(tape: Tape, at: int) -> bool:
    return tape.low(at) in {"", ",", ".", ";", ":", "?", "!", ")", "”", '"', "and", "but", "in", "at", "on", "to", "by"}


def _day_from(tape: Tape, at: int, by: int) -> Draft | None:
    """`the day after Christmas`: counted from a day that stands right behind."""
    from_there = best(tape, at, (dates.day, _feast, _weekday))
    if from_there is None:
        return None

    def read(setting: Setting) -> Readings:
        days = [calendar.day_of(value) for value in from_there.read(setting)]
        return tuple(d.isoformat() for each in days if each is not None and (d := calendar.moved(each, by)) is not None)

    return Draft(from_there.last, "DATE", "time.narrative", read, day=True)


def _told(by: int) -> Read:
    def read(setting: Setting) -> Readings:
        value = None if setting.memory.day is None else calendar.iso(calendar.moved(setting.memory.day, by))
        return () if value is None else (value,)

    return read


__all__ = ["any_day", "closes", "day", "feast_day", "pointer", "told_day", "weekday_read"]
