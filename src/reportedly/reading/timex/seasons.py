"""Seasons, quarters and halves of a year: `the winter of 2015-16`, `next spring`, `the third quarter`."""

from datetime import date

from reportedly.reading.timex import calendar, dates, lexicon
from reportedly.reading.timex.relative import pointer
from reportedly.reading.timex.tape import Draft, Read, Readings, Setting, Tape, best

_DIVISIONS = {"quarter": ("Q", 4), "half": ("H", 2), "trimester": ("Q", 4)}


def season(tape: Tape, at: int) -> Draft | None:
    """A season, by its year or the nearest."""
    return best(tape, at, (_season, _pointed_season))


def division(tape: Tape, at: int) -> Draft | None:
    """A quarter or half of a year."""
    return best(tape, at, (_division, _short_division))


def _season(tape: Tape, at: int) -> Draft | None:
    """`summer 2015`, `the winter of 2015-16`, `the spring`."""
    start = at + (tape.low(at) == "the")
    start += tape.low(start) in {"early", "mid", "late"}
    code = lexicon.seasons().get(tape.low(start))
    if code is None:
        return None
    behind = start + 1
    two = best(tape, behind + (tape.low(behind) == "of"), (_years,))
    if two is not None:
        return Draft(two.last, "DATE", "time.calendar", lambda s: tuple(f"{v[:4]}-{code}" for v in two.read(s)))
    year = dates.year_behind(tape, behind)
    led = tape.low(at - 1) in {"in", "by", "since", "until", "before", "after", "during", "through"}
    if tape.low(start) == "fall" and not (led or start > at):
        return None
    if year is not None:
        return Draft(year[1], "DATE", "time.calendar", in_year(year[0], code))
    if not led or tape.low(behind) == "of" or tape.capital(start) or (tape.low(start) == "fall" and start == at):
        return None
    return Draft(behind, "DATE", "time.season", _near_season(code, None))


def _years(tape: Tape, at: int) -> Draft | None:
    found = dates.calendar_date(tape, at)
    return found if found is not None and found.rule == "time.range" and tape.digits(at, 4) is not None else None


def in_year(year: dates.YearOf, code: str) -> Read:
    """The season of a year."""

    def read(setting: Setting) -> Readings:
        of = year(setting)
        return () if of is None else (f"{of:04}-{code}",)

    return read


def _near_season(code: str, toward: int | None) -> Read:
    def read(setting: Setting) -> Readings:
        if setting.published is None:
            return ()
        side = setting.toward if toward is None else toward
        return (f"{calendar.season_year(setting.published, code, side or 1):04}-{code}",)

    return read


def _pointed_season(tape: Tape, at: int) -> Draft | None:
    """`last summer`, `next winter`, `this autumn`."""
    found = pointer(tape, at)
    code = lexicon.seasons().get(tape.low(found[1])) if found is not None else None
    if found is None or code is None:
        return None
    by, last, _ = found
    return Draft(last + 1, "DATE", "time.season" if by == 0 else "time.pointed", _season_read(code, by))


def _season_read(code: str, by: int) -> Read:
    def read(setting: Setting) -> Readings:
        start = setting.published
        if start is None:
            return ()
        if by == 0:
            return (f"{_this_season(start, code, setting.toward):04}-{code}",)
        near = calendar.season_year(start, code, by)
        near += by if calendar.season_running(start, code) else 0
        values = [f"{near:04}-{code}"] + ([f"{near + by:04}-{code}"] if near == start.year else [])
        return tuple(values)

    return read


def _this_season(start: date, code: str, toward: int) -> int:
    if calendar.season_running(start, code):
        return calendar.season_year(start, code, 0)
    return start.year if code != "WI" or start.month > 2 else calendar.season_year(start, code, toward)


def _division(tape: Tape, at: int) -> Draft | None:
    """`the first quarter`, `second half of 2023`, `first three months of 2022`, `last quarter of the year`."""
    start = at + (tape.low(at) == "the")
    low = tape.low(start)
    number = tape.ordinal(start)
    which, behind = number if number is not None else (0, start + 1)
    if number is None and low != "last":
        return None
    name = tape.low(behind)
    if tape.has(behind, "three", "months"):
        name, behind = "quarter", behind + 1
    if tape.has(behind, "six", "months"):
        name, behind = "half", behind + 1
    letter, most = _DIVISIONS.get(name, ("", 0))
    year = _year_of_division(tape, behind + 1)
    if which == 0 and year is None:
        return None  # the last quarter: told from the running one
    which = which or most
    bare = year is None and tape.low(behind + 1) in {"of", "century", "final", "finals"}
    if not letter or which > most or (year is None and (name == "half" or tape.low(behind) == "months")) or bare:
        return None
    return Draft(year[1] if year else behind + 1, "DATE", "time.quarter", _division_read(f"{letter}{which}", year))


def _year_of_division(tape: Tape, at: int) -> tuple[dates.YearOf, int] | None:
    if tape.has(at, "of", "the", "year"):
        return (lambda s: s.published.year if s.published is not None else None), at + 3
    return dates.year_behind(tape, at)


def _division_read(code: str, year: tuple[dates.YearOf, int] | None) -> Read:
    def read(setting: Setting) -> Readings:
        if year is not None:
            of = year[0](setting)
            return () if of is None else (f"{of:04}-{code}",)
        start = setting.published
        if start is None:
            return ()
        running = f"Q{(start.month + 2) // 3}" if code[0] == "Q" else f"H{1 + (start.month > 6)}"
        by = 1 if setting.toward > 0 and code < running else -1 if setting.toward < 0 and code > running else 0
        return (f"{start.year + by:04}-{code}",)

    return read


def _short_division(tape: Tape, at: int) -> Draft | None:
    """`Q3 2024`, `H1`."""
    low = tape.low(at)
    if low not in {"q1", "q2", "q3", "q4", "h1", "h2"} or not tape.capital(at):
        return None
    year = dates.year_behind(tape, at + 1)
    return Draft(year[1] if year else at + 1, "DATE", "time.quarter", _division_read(low.upper(), year))


__all__ = ["division", "in_year", "season"]
