"""What comes again and again: `every Monday`, `daily`, `twice a year`, `each summer`, `year after year`."""

from reportedly.reading.timex import dates, lexicon
from reportedly.reading.timex.relative import closes
from reportedly.reading.timex.tape import Draft, Tape, always

_EVERY = frozenset({"every", "each"})


def recurring(tape: Tape, at: int) -> Draft | None:
    """A set of times."""
    return _every(tape, at) or _often(tape, at) or _adverb(tape, at) or _after(tape, at) or _plural(tape, at)


def _set(last: int, value: str | None) -> Draft | None:
    return None if value is None else Draft(last, "SET", "time.set", always(value))


def _every(tape: Tape, at: int) -> Draft | None:
    if tape.low(at) == "the":  # the fourth of every month
        number = tape.ordinal(at + 1)
        if number is not None and tape.low(number[1]) == "of" and tape.low(number[1] + 1) in _EVERY:
            return _set(number[1] + 3, f"XXXX-XX-{number[0]:02}") if tape.low(number[1] + 2) == "month" else None
    if tape.low(at) not in _EVERY:
        return None
    return _every_one(tape, at + 1) or _every_date(tape, at + 1) or _every_few(tape, at + 1)


def _every_one(tape: Tape, at: int) -> Draft | None:
    """`every week`, `every Monday morning`, `each summer`, `every March`, `every night`."""
    low = tape.low(at)
    weekday = tape.weekday(at)
    if weekday is not None:
        part = lexicon.parts().get(tape.low(at + 1))
        return _set(at + 1 + (part is not None), f"XXXX-WXX-{weekday}{'T' + part if part else ''}")
    if low in lexicon.seasons():
        return _set(at + 1, f"XXXX-{lexicon.seasons()[low]}")
    if low in lexicon.parts():
        return _set(at + 1, f"XXXX-XX-XXT{lexicon.parts()[low]}")
    if low == "weekend":
        return _set(at + 1, "XXXX-WXX-WE")
    unit = lexicon.singular().get(low)
    return None if unit is None or low == "second" else _set(at + 1, unit.period("1"))


def _every_date(tape: Tape, at: int) -> Draft | None:
    """`every 1 July`, `every March`."""
    found = dates.day(tape, at)
    number = tape.digits(at, 2) or tape.digits(at + 1, 2)
    month = tape.month(at) or tape.month(at + 1)
    if found is not None and number is not None and month is not None and found.last == at + 2:
        return _set(found.last, f"XXXX-{month:02}-{number:02}")
    month = tape.month(at)
    return _set(at + 1, f"XXXX-{month:02}") if month is not None else None


def _every_few(tape: Tape, at: int) -> Draft | None:
    """`every three months`, `every second year`, `every other day`, `every few weeks`."""
    low = tape.low(at)
    unit = lexicon.singular().get(tape.low(at + 1))
    number = 2 if low == "other" else lexicon.times().ordinals.get(low)
    weekday = tape.weekday(at + 1)
    if weekday is not None and number == 2:
        return _set(at + 2, f"XXXX-WXX-{weekday}")
    if unit is not None and number is not None:
        return _set(at + 2, unit.period(str(number)))
    if low in {"few", "several"}:
        unit = lexicon.plural().get(tape.low(at + 1))
        return _set(at + 2, unit.period("X")) if unit is not None else None
    found = tape.number(at)
    unit = lexicon.plural().get(tape.low(found[1])) if found is not None else None
    return _set(found[1] + 1, unit.period(found[0])) if found is not None and unit is not None else None


def _often(tape: Tape, at: int) -> Draft | None:
    """`twice a year`, `three times a week`, `once every two years`."""
    behind = at + 1
    if tape.low(at) not in lexicon.times().times_of:
        found = tape.number(at)
        if found is None or tape.low(found[1]) != "times":
            return None
        behind = found[1] + 1
    if tape.low(behind) in _EVERY:
        return _every(tape, behind)
    unit = lexicon.singular().get(tape.low(behind + 1))
    if tape.low(behind) not in {"a", "an", "per"} or unit is None:
        return None
    return _set(behind + 2, unit.period("1"))


def _adverb(tape: Tape, at: int) -> Draft | None:
    """`daily`, `almost weekly`, where no name follows or goes on."""
    start = at + (tape.low(at) in {"almost", "nearly", "twice"})
    value = lexicon.times().frequencies.get(tape.low(start))
    if value is None or (tape.capital(start) and (tape.capital(start + 1) or tape.capital(start - 1))):
        return None
    return _set(start + 1, value)


def _after(tape: Tape, at: int) -> Draft | None:
    """`day after day`, `month by month`, `night after night`."""
    low = tape.low(at)
    if tape.low(at + 1) not in {"after", "by", "for"} or tape.low(at + 2) != low:
        return None
    if low in lexicon.parts():
        return _set(at + 3, f"XXXX-XX-XXT{lexicon.parts()[low]}")
    unit = lexicon.singular().get(low)
    return _set(at + 3, unit.period("1")) if unit is not None else None


def _plural(tape: Tape, at: int) -> Draft | None:
    """`Fridays`, `weekends`; `a day` behind a number of things."""
    number = lexicon.weekdays().get(tape.low(at).removesuffix("s"))
    if number is not None and tape.low(at).endswith("s") and tape.capital(at):
        return _set(at + 1, f"XXXX-WXX-{number}")
    if tape.low(at) == "weekends" and closes(tape, at + 1):
        return _set(at + 1, "XXXX-WXX-WE")
    return _rate(tape, at)


def _rate(tape: Tape, at: int) -> Draft | None:
    """`200 barrels a day`, `per hour`."""
    unit = lexicon.singular().get(tape.low(at + 1))
    if unit is None or tape.low(at) not in {"a", "an", "per"} or unit.name == "second":
        return None
    counted = tape.low(at - 1).endswith("s") and tape.number(at - 2) is not None
    return _set(at + 2, unit.period("1")) if counted and tape.low(at - 1) not in lexicon.plural() else None


__all__ = ["recurring"]
