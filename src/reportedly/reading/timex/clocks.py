"""Hours: `10 a.m.`, `half past six on Tuesday`, `tomorrow at four in the morning`."""

from reportedly.reading.timex import calendar, lexicon
from reportedly.reading.timex.parts import part_of_day
from reportedly.reading.timex.relative import any_day, closes
from reportedly.reading.timex.tape import Draft, Read, Readings, Setting, Tape, best

_HALVES = {"a.m.": 0, "am": 0, "a.m": 0, "p.m.": 12, "pm": 12, "p.m": 12}

Clock = tuple[int, int, int, bool]
"""Hour, minute, the token behind, and whether it is sure which half of the day is meant."""


def clock(tape: Tape, at: int) -> Draft | None:
    """An hour, with its day if that stands beside it."""
    found = _clock(tape, at)
    if found is None:
        return _day_at(tape, at)
    hour, minute, last, sure = found
    zone, last = _zone(tape, last)
    part, day, end = _when(tape, last)
    if not sure and part is None and (day is None or tape.low(at - 1) != "at"):
        return None
    if not sure and tape.low(at - 1) not in lexicon.times().beside.before_hour and not _opens(tape, at):
        return None
    hour = _in_part(hour, part) if part is not None and (not sure or hour < 12) else hour
    return Draft(end, "TIME", "time.clock", _clocked(f"T{hour:02}:{minute:02}{zone}", day))


def _opens(tape: Tape, at: int) -> bool:
    return at == tape.begin or tape.low(at - 1) in {".", "“", '"', "(", ":"}


def _clock(tape: Tape, at: int) -> Clock | None:
    return _digital(tape, at) or _spoken(tape, at) or _midnight(tape, at)


def _digital(tape: Tape, at: int) -> Clock | None:
    """`10 a.m.`, `4:30 p.m.`, `14.30`, `1400 GMT`."""
    low = tape.low(at)
    if not low[:1].isdigit() or not low.isascii() or len(low) > 5:
        return None
    hours, mark, minutes = low.partition(":" if ":" in low else ".")
    if not hours.isdigit() or (mark and (len(minutes) != 2 or not minutes.isdigit())):
        return None
    hour, minute = int(hours), int(minutes) if mark else 0
    half = _half(tape, at + 1)
    if half is not None:
        if not 1 <= hour <= 12 or minute > 59:
            return None
        return hour % 12 + half[0], minute, half[1], True
    if not mark and len(low) == 4 and tape.low(at + 1) in lexicon.times().zones:
        hour, minute = divmod(int(low), 100)
    elif mark == "." and not (low[-3:-2] == "." and _pointed_hour(tape, at)):
        return None
    elif not mark:
        return _hour(tape, at, hour)
    return (hour, minute, at + 1, len(hours) == 2 or hour > 12) if hour <= 23 and minute <= 59 else None


def _pointed_hour(tape: Tape, at: int) -> bool:
    """`at 14.30`, and no sum or share."""
    led = tape.low(at - 1) in {"at", "until", "from", "by"}
    return led and (closes(tape, at + 1) or _when(tape, at + 1)[2] > at + 1)


def _half(tape: Tape, at: int) -> tuple[int, int] | None:
    half = _HALVES.get(tape.low(at))
    if half is not None:
        return half, at + 1
    letters = tape.low(at) in {"a", "p"} and tape.low(at + 1) == "." and tape.low(at + 2) == "m"
    if not letters or not tape.glued(at + 1):
        return None
    return (0 if tape.low(at) == "a" else 12), at + 3 + (tape.low(at + 3) == ".")


def _hour(tape: Tape, at: int, hour: int) -> Clock | None:
    """`9 on Friday morning`, `five o'clock`."""
    if not 1 <= hour <= 12:
        return None
    return hour, 0, at + 1 + (tape.low(at + 1) in {"o'clock", "o’clock"}), False


def _small(tape: Tape, at: int) -> int | None:
    number = lexicon.times().numbers.get(tape.low(at))
    return number if number is not None else tape.digits(at, 2)


def _spoken(tape: Tape, at: int) -> Clock | None:
    """`half past six`, `a quarter to nine`, `ten past six`, `half-past five`, `five o'clock`, `six`."""
    low = tape.low(at)
    start = at + (low == "a" and tape.low(at + 1) == "quarter") + (low == "just")
    minutes = {"half": 30, "quarter": 15, "half-past": 30}.get(tape.low(start), _small(tape, start))
    joint = start if tape.low(start) == "half-past" else start + 1
    joint += tape.low(joint) == "minutes"
    way = "past" if tape.low(joint) == "half-past" else tape.low(joint)
    hour = _small(tape, joint + 1) if way in {"past", "to"} else None
    told = tape.low(start) in {"half", "quarter", "half-past"} or minutes in {5, 10, 20, 25}
    if minutes is not None and hour is not None and told and 1 <= hour <= 12 and minutes < 60:
        if way == "to":
            return (hour - 1) % 12 or 12, 60 - minutes, joint + 2, tape.low(start) == "quarter"
        return hour, minutes, joint + 2, tape.low(start) in {"half", "quarter", "half-past"}
    number = lexicon.times().numbers.get(low)
    if number is None or low == "dozen":
        return None
    found = _hour(tape, at, number)
    exact = tape.low(at + 1) in {"o'clock", "o’clock"}
    return (*found[:3], exact) if found is not None else None


def _midnight(tape: Tape, at: int) -> Clock | None:
    return (0, 0, at + 1, True) if tape.low(at) == "midnight" else None


def _zone(tape: Tape, at: int) -> tuple[str, int]:
    low = tape.low(at)
    if low in lexicon.times().zones and tape.capital(at):
        return lexicon.times().zones[low], at + 1
    if tape.has(at, "local", "time"):
        return "", at + 2
    return "", at


def _when(tape: Tape, at: int) -> tuple[str | None, Draft | None, int]:
    """What follows an hour: `in the morning`, `on Friday`, `this evening`, `tomorrow`; part, day, token behind."""
    part, end = None, at
    if tape.has(at, "in", "the") and tape.low(at + 2) in lexicon.parts():
        part, end = lexicon.parts()[tape.low(at + 2)], at + 3
    elif tape.has(at, "at", "night"):
        part, end = "NI", at + 2
    on = end + (tape.low(end) == "on") + (tape.low(end) == ",")
    composed = part_of_day(tape, on) if part is None else None
    day = any_day(tape, on)
    if composed is not None and (day is None or composed.last > day.last):
        return _code_of(tape, composed.last), _stripped(composed), composed.last
    return (part, day, day.last) if day is not None and tape.low(end) != "," else (part, None, end)


def _code_of(tape: Tape, last: int) -> str | None:
    word = tape.low(last - 1)
    return "NI" if word in {"tonight", "overnight"} else lexicon.parts().get(word, "MO")


def _stripped(composed: Draft) -> Draft:
    """The day of a part of a day."""
    return Draft(composed.last, "DATE", composed.rule, lambda s: tuple(v[:10] for v in composed.read(s)), day=True)


def _in_part(hour: int, part: str) -> int:
    """An hour of twelve in a part of the day: six at night is eighteen, three at night is three."""
    if part == "MO":
        return hour % 12
    if part in {"AF", "EV", "MI"}:
        return hour % 12 + 12 if hour < 12 else hour
    return hour % 12 + 12 if 6 <= hour < 12 else hour % 12


def _clocked(code: str, day: Draft | None) -> Read:
    if code.startswith("T00:00") and day is not None:
        return _midnights(code, day)

    def read(setting: Setting) -> Readings:
        if day is not None:
            return tuple(f"{value}{code}" for value in day.read(setting) if len(value) == 10)
        lean = setting.memory.here or setting.published
        return () if lean is None else (f"{lean.isoformat()}{code}",)

    return read


def _midnights(code: str, day: Draft) -> Read:
    """`midnight on Sunday` ends that day or begins it; `midnight tonight` ends it."""

    def read(setting: Setting) -> Readings:
        days = [calendar.day_of(value) for value in day.read(setting) if len(value) == 10]
        after = [calendar.moved(d, 1) for d in days if d is not None]
        both = after if day.rule == "time.part" else [*after, *days]
        return tuple(f"{d.isoformat()}{code}" for d in both if d is not None)

    return read


def _day_at(tape: Tape, at: int) -> Draft | None:
    """`today at 14.30`, `tomorrow at four in the morning`."""
    day = best(tape, at, (any_day, part_of_day))
    if day is None or tape.low(day.last) != "at":
        return None
    found = _clock(tape, day.last + 1)
    if found is None:
        return None
    hour, minute, last, _ = found
    zone, last = _zone(tape, last)
    part, other, end = _when(tape, last)
    if other is not None:
        part, end = None, last
    part = part or (None if day.day else _code_of(tape, day.last))
    hour = _in_part(hour, part) if part is not None and hour < 12 else hour
    whole = day if day.day else _stripped(day)
    return Draft(end, "TIME", "time.clock", _clocked(f"T{hour:02}:{minute:02}{zone}", whole))


__all__ = ["clock"]
