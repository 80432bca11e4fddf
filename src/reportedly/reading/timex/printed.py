"""Dates in figures: `2024-03-05`, `05/03/2024`, `5.3.2024`, `2024-03-05T10:00Z`."""

import re

from reportedly.reading.timex import calendar
from reportedly.reading.timex.tape import Draft, Tape, always, remembered

_ISO = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T([0-9]{2}):([0-9]{2})(?::[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?)?(?![\w-])"
)
_NUMERIC = re.compile(r"([0-9]{1,2})([./])([0-9]{1,2})\2([0-9]{4})(?![\w/]|\.[0-9])")


def behind(tape: Tape, at: int) -> int | None:
    """The token behind what is printed like a date, whether or not there is such a day."""
    start = tape.words.parse.starts[at]
    found = _ISO.match(tape.words.text, start) or _NUMERIC.match(tape.words.text, start)
    return None if found is None else _whole(tape, at, found.end()).last


@remembered
def printed(tape: Tape, at: int) -> Draft | None:
    """`2024-03-05`; `05/03/2024`, which is two days unless one of the numbers is no month."""
    if not tape.low(at)[:1].isdigit():
        return None
    start = tape.words.parse.starts[at]
    iso = _ISO.match(tape.words.text, start)
    if iso is not None:
        return _iso(tape, at, iso)
    numeric = _NUMERIC.match(tape.words.text, start)
    if numeric is None:
        return None
    first, second, year = int(numeric[1]), int(numeric[3]), int(numeric[4])
    orders = [calendar.day(year, second, first)]
    orders += [calendar.day(year, first, second)] if numeric[2] == "/" else []
    values = dict.fromkeys(d.isoformat() for d in orders if d is not None)
    return _whole(tape, at, numeric.end(), *values) if values else None


def _iso(tape: Tape, at: int, iso: re.Match[str]) -> Draft | None:
    found = calendar.day(int(iso[1]), int(iso[2]), int(iso[3]))
    if found is None:
        return None
    whole = _whole(tape, at, iso.end(), found.isoformat())
    if iso[4] is None or int(iso[4]) > 23 or int(iso[5]) > 59:
        return whole
    value = f"{found.isoformat()}T{iso[4]}:{iso[5]}{iso[6] or ''}"
    return Draft(whole.last, "TIME", "time.clock", always(value))


def _whole(tape: Tape, at: int, end: int, *values: str) -> Draft:
    last = at
    while last < tape.limit and tape.words.parse.starts[last] < end:
        last += 1
    return Draft(last, "DATE", "time.calendar", always(*values), day=True)


__all__ = ["behind", "printed"]
