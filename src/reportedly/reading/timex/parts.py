"""Parts of a day: `Monday evening`, `the night to Friday`, `this morning`, `overnight`."""

from reportedly.reading.timex import calendar, lexicon
from reportedly.reading.timex.relative import any_day, closes
from reportedly.reading.timex.tape import Draft, Readings, Setting, Tape, best, remembered


@remembered
def part_of_day(tape: Tape, at: int) -> Draft | None:
    """A part of some day."""
    return best(tape, at, (_day_part, _part_of, _tonight, _last_night, _this_part, _overnight, _part_on))


def _with_code(day: Draft, code: str, last: int, by: int = 0) -> Draft:
    def read(setting: Setting) -> Readings:
        days = [calendar.day_of(value) for value in day.read(setting) if len(value) == 10]
        moved = [calendar.moved(d, by) for d in days if d is not None]
        return tuple(f"{d.isoformat()}T{code}" for d in moved if d is not None)

    return Draft(last, "TIME", "time.part", read)


def _part(tape: Tape, at: int) -> tuple[str, int] | None:
    """A part of the day, with `early` or `late` before it."""
    at += tape.low(at) in {"early", "late", "mid"}
    at += tape.dash(at)
    code = lexicon.parts().get(tape.low(at).removeprefix("mid-").removeprefix("early-"))
    return None if code is None else (code, at + 1)


def _day_part(tape: Tape, at: int) -> Draft | None:
    """`Monday evening`, `yesterday morning`, `3 March at dawn`."""
    start = at + (tape.low(at) in {"early", "late"})
    day = any_day(tape, start)
    if day is None:
        return None
    part = _part(tape, day.last) or (_part(tape, day.last + 1) if tape.low(day.last) == "at" else None)
    return None if part is None else _with_code(day, part[0], part[1])


def _part_of(tape: Tape, at: int) -> Draft | None:
    """`the night of 3 March`, `evening of 7 March`, `the night to Friday`, which begins the day before."""
    part = _part(tape, at + (tape.low(at) == "the"))
    if part is None or tape.low(part[1]) not in {"of", "to"}:
        return None
    into = tape.low(part[1]) == "to"
    day = any_day(tape, part[1] + 1)
    if day is None or (into and part[0] != "NI"):
        return None
    return _with_code(day, part[0], day.last, -1 if into else 0)


def _part_on(tape: Tape, at: int) -> Draft | None:
    """`dawn on 4 June`, `noon today`."""
    part = _part(tape, at)
    if part is None:
        return None
    day = any_day(tape, part[1] + (tape.low(part[1]) == "on"))
    return None if day is None else _with_code(day, part[0], day.last)


def _tonight(tape: Tape, at: int) -> Draft | None:
    return _from_published(at + 1, "NI", 0) if tape.low(at) == "tonight" else None


def _overnight(tape: Tape, at: int) -> Draft | None:
    """`overnight`, `mid-morning`, `all night`."""
    low = tape.low(at)
    if low == "overnight" and (closes(tape, at + 1) or tape.low(at + 1) == "into" or tape.low(at - 1) != "an"):
        return _from_published(at + 1, "NI", 0)
    if low in lexicon.times().lone_parts:
        return _from_published(at + 1, lexicon.parts()[low.removeprefix("mid-")], 0)
    return _from_published(at + 2, "NI", 0) if tape.has(at, "all", "night") else None


def _last_night(tape: Tape, at: int) -> Draft | None:
    """`last night`, `last evening`; `late last night`."""
    start = at + (tape.low(at) in {"late", "early"})
    code = {"night": "NI", "evening": "EV"}.get(tape.low(start + 1))
    return _from_published(start + 2, code, -1) if tape.low(start) == "last" and code is not None else None


def _this_part(tape: Tape, at: int) -> Draft | None:
    """`early this morning`; `that night`, `the same evening` from the day told last."""
    start = at + (tape.low(at) in {"early", "late", "earlier", "later"})
    if tape.low(start) == "this" and tape.low(start + 1) in lexicon.parts():
        return _from_published(start + 2, lexicon.parts()[tape.low(start + 1)], 0)
    leads = {("that",): 0, ("that", "same"): 0, ("the", "same"): 0, ("the", "next"): 1, ("the", "following"): 1,
             ("the", "previous"): -1}  # fmt: skip
    for words, by in leads.items():
        part = tape.low(at + len(words))
        if tape.has(at, *words) and part in lexicon.parts():
            return _told(at + len(words) + 1, lexicon.parts()[part], by)
    return _part_before(tape, at)


def _part_before(tape: Tape, at: int) -> Draft | None:
    """`the night before`, where no event follows."""
    code = lexicon.parts().get(tape.low(at + 1))
    if tape.low(at) != "the" or code is None or tape.low(at + 2) not in {"before", "after"} or not closes(tape, at + 3):
        return None
    return _told(at + 3, code, -1 if tape.low(at + 2) == "before" else 1)


def _told(last: int, code: str, by: int) -> Draft:
    def read(setting: Setting) -> Readings:
        day = None if setting.memory.day is None else calendar.moved(setting.memory.day, by)
        return () if day is None else (f"{day.isoformat()}T{code}",)

    return Draft(last, "TIME", "time.narrative", read)


def _from_published(last: int, code: str, by: int) -> Draft:
    def read(setting: Setting) -> Readings:
        day = None if setting.published is None else calendar.moved(setting.published, by)
        return () if day is None else (f"{day.isoformat()}T{code}",)

    return Draft(last, "TIME", "time.part", read)


__all__ = ["part_of_day"]
