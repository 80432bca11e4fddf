"""Days, weeks, months and seasons as TIMEX3 values, and how to go from one to another.

No value is a date that cannot be.
"""

import re
from datetime import MAXYEAR, MINYEAR, date, timedelta

SEASONS = ("SP", "SU", "FA", "WI")
_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_NEARLY_A_YEAR = 10
"""Months; with a bare name one speaks of the month that is nearer."""
_NEXT_DOOR = 65
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9])")


def day(year: int, month: int, number: int) -> date | None:
    """A day, or None where there is none such."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def day_of(value: str | None) -> date | None:
    """The day that a value begins with, if it names one."""
    found = _DAY.match(value) if value else None
    return day(int(found[1]), int(found[2]), int(found[3])) if found else None


def moved(start: date, days: int) -> date | None:
    """So many days on, or None beyond the calendar."""
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return None


def week(of: date | None) -> str | None:
    """The week of a day (ISO 8601)."""
    return None if of is None else f"{of.isocalendar()[0]:04}-W{of.isocalendar()[1]:02}"


def month(year: int, number: int) -> str | None:
    """A month; its number may lie before or beyond the year."""
    years, rest = divmod(number - 1, 12)
    return f"{year + years:04}-{rest + 1:02}" if MINYEAR <= year + years <= MAXYEAR else None


def year(number: int) -> str | None:
    """A year."""
    return f"{number:04}" if MINYEAR <= number <= MAXYEAR else None


def shifted(start: date, letter: str, by: int) -> str | None:
    """The day, week, month, year, decade or century so many on."""
    if abs(by) > MAXYEAR * 366:
        return None
    if letter == "D":
        return iso(moved(start, by))
    if letter == "W":
        return week(moved(start, 7 * by))
    if letter == "M":
        return month(start.year, start.month + by)
    number = start.year + by * {"Y": 1, "DE": 10, "CE": 100}[letter]
    whole = year(number)
    return None if whole is None else whole[: {"Y": 4, "DE": 3, "CE": 2}[letter]]


def iso(of: date | None) -> str | None:
    """A day as TIMEX3 writes it."""
    return None if of is None else of.isoformat()


def weekday(start: date, number: int, toward: int) -> date | None:
    """The nearest weekday on one side; the day itself counts as past."""
    back = (start.isoweekday() - number) % 7
    return moved(start, -back if toward < 0 else 7 - back)


def running_weekday(start: date, number: int) -> date | None:
    """The weekday of the running week."""
    return moved(start, number - start.isoweekday())


def weekend(start: date, toward: int) -> str | None:
    """The nearest weekend on one side; the running one counts as the side it is asked for."""
    back = (start.isoweekday() - 6) % 7
    if back <= 1:
        return f"{week(start)}-WE"
    sunday = moved(start, -back if toward < 0 else 7 - back)
    return None if sunday is None else f"{week(sunday)}-WE"


def near_month(start: date, number: int, toward: int) -> int:
    """The year of the nearest month of that number on one side; the running one counts as either."""
    if toward < 0:
        return start.year if number <= start.month else start.year - 1
    if toward > 0:
        return start.year if number >= start.month else start.year + 1
    ahead = (number - start.month) % 12
    return near_month(start, number, 1 if 0 < ahead <= 6 else -1)


def likely_month(start: date, number: int, toward: int) -> int:
    """The same, but for one that is nearly a year away where the other is next door: nobody says so of it."""
    found = near_month(start, number, toward)
    far = (found - start.year) * 12 + number - start.month
    return near_month(start, number, 0) if abs(far) >= _NEARLY_A_YEAR else found


def near_day(start: date, number: int, of_month: int, toward: int) -> date | None:
    """The nearest day of that name on one side, or on either; the day itself counts as past."""
    found = [d for y in (start.year - 1, start.year, start.year + 1) if (d := day(y, of_month, number)) is not None]
    side = [d for d in found if (d <= start if toward < 0 else d >= start if toward > 0 else True)]
    nearest = min(found, key=lambda d: abs((d - start).days), default=None)
    if nearest is not None and abs((nearest - start).days) <= _NEXT_DOOR:
        on_side = min(side or found, key=lambda d: abs((d - start).days))
        return nearest if abs((on_side - start).days) > 365 - _NEXT_DOOR else on_side
    return min(side or found, key=lambda d: abs((d - start).days), default=None)


def season_year(start: date, code: str, toward: int) -> int:
    """The year in which the nearest season of that name begins; the running one counts as either."""
    first = _STARTS[code]
    running = (start.month - first) % 12 < 3
    if running:
        return start.year if start.month >= first else start.year - 1
    if toward > 0:
        return start.year if start.month < first else start.year + 1
    return start.year if start.month > first else start.year - 1


def season_running(start: date, code: str) -> bool:
    """Whether it is that season."""
    return (start.month - _STARTS[code]) % 12 < 3


def easter(of: int) -> date | None:
    """Easter Sunday of a year (the anonymous Gregorian computus, Nature 1876)."""
    if not MINYEAR <= of <= MAXYEAR:
        return None
    a, b, c = of % 19, of // 100, of % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    x = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * x) // 433
    number = (h + x - 7 * m + 90) // 25
    return day(of, number, (h + x - 7 * m + 33 * number + 19) % 32)
