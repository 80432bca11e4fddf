"""Lengths, what is counted from now or then, and what comes again: `three years`, `two weeks ago`, `every Monday`."""

from datetime import date

from reportedly.reading.timex import calendar, lexicon
from reportedly.reading.timex.lexicon import Unit
from reportedly.reading.timex.periods import told
from reportedly.reading.timex.relative import closes
from reportedly.reading.timex.tape import Draft, Tape, always, from_day

_LENGTH_LEADS = frozenset({"the", "another", "a", "these", "those"})
_LENGTH_POINTERS = frozenset({"last", "past", "next", "coming", "previous", "first", "following", "final"})

Count = tuple[str, Unit, int]
"""How many (X for some), of what, and the token behind."""


def length(tape: Tape, at: int) -> Draft | None:
    """A length, or a time that is so far away."""
    start = _lead(tape, at)
    counted = _counted(tape, start)
    if counted is None or _is_age(tape, at, counted[2]):
        return None
    number, unit, last = counted
    shift = _shifted(tape, last, number, unit)
    if shift is not None:
        return shift
    if tape.low(last) in {"'s", "’s", "’", "'"} and tape.low(last + 1) == "time":
        return _ahead(last + 2, number, unit)
    last += tape.low(last) == "long"
    return Draft(last, "DURATION", "time.length", always(unit.period(number)))


def compound(tape: Tape, at: int) -> Draft | None:
    """`two-day`, `7-day`: one word, or a number with a unit behind a dash."""
    number, dash, name = tape.low(at).rpartition("-")
    unit = lexicon.singular().get(name)
    value: str | None = None
    last = at + 1
    if dash and unit is not None:
        known = lexicon.times().numbers
        tens, _, ones = number.partition("-")
        value = str(known[tens] + known.get(ones, 0)) if tens in known else None
        value = "0.5" if number == "half" else value
    elif tape.dash(at + 1) and lexicon.singular().get(tape.low(at + 2)) is not None:
        unit = lexicon.singular()[tape.low(at + 2)]
        found = tape.number(at)
        value = found[0] if found is not None and found[1] == at + 1 else None
        last = at + 3
    if value is None or unit is None or tape.low(last).startswith("-") or tape.low(last) == "old":
        return None
    return Draft(last, "DURATION", "time.length", always(unit.period(value)))


def _lead(tape: Tape, at: int) -> int:
    """The token behind `about`, `the next`, `another`."""
    about = tape.phrase(at, "about")
    at = about[0] if about is not None else at
    if tape.low(at) == "last" and tape.low(at - 1) in {"to", "will", "would", "could", "must"}:  # is to last two days
        return at
    if tape.low(at) in _LENGTH_LEADS and tape.low(at + 1) in _LENGTH_POINTERS:
        return at + 2
    if tape.low(at) in {"another", "the", "these"} or tape.low(at) in _LENGTH_POINTERS:
        return at + 1
    return at


def _counted(tape: Tape, at: int) -> Count | None:
    return _a_unit(tape, at) or _half(tape, at) or _number_of(tape, at) or _some_of(tape, at)


def _number_of(tape: Tape, at: int) -> Count | None:
    """`three years`, `two or three weeks`, `two and a half hours`, `five more days`."""
    found = tape.number(at)
    if found is None:
        return None
    number, last = found
    if tape.low(last) in {"or", "to", "-", "–"}:
        second = tape.number(last + 1)
        last = second[1] if second is not None and lexicon.plural().get(tape.low(second[1])) is not None else last
    if tape.has(last, "and", "a", "half"):
        number, last = f"{float(number) + 0.5:g}", last + 3
    last += tape.low(last) in {"more", "full", "whole", "straight", "consecutive", "long", "further", "working"}
    unit = lexicon.plural().get(tape.low(last)) or (lexicon.singular().get(tape.low(last)) if number == "1" else None)
    if unit is None:
        return None
    last += 1
    if tape.has(last, "and", "a", "half"):
        number, last = f"{float(number) + 0.5:g}", last + 3
    return number, unit, last


def _a_unit(tape: Tape, at: int) -> Count | None:
    """`a year`, `an hour`, `a year and a half`, `a day or two`; the article may stand before `full` or `whole`."""
    if tape.low(at) not in {"a", "an", "one"}:
        return None
    behind = at + 1 + (tape.low(at + 1) in {"full", "whole", "further", "single"})
    unit = lexicon.singular().get(tape.low(behind))
    if unit is None or unit.name == "second":
        return None
    last = behind + 1
    if tape.low(at) == "one" and unit.name == "day" and tape.low(at - 1) not in {"for", "in", "within", "of", "after"}:
        return None  # some day
    if tape.has(last, "and", "a", "half"):
        return "1.5", unit, last + 3
    return "1", unit, last + 2 * (tape.has(last, "or", "two") or tape.has(last, "or", "so"))


def _half(tape: Tape, at: int) -> Count | None:
    """`half a year`, `half an hour`."""
    unit = lexicon.singular().get(tape.low(at + 2))
    if tape.low(at) != "half" or tape.low(at + 1) not in {"a", "an"} or unit is None:
        return None
    return "0.5", unit, at + 3


def _some_of(tape: Tape, at: int) -> Count | None:
    """`several weeks`, `a few days`, `a couple of hours`, `dozens of years`, bare `months`."""
    start, bare = at, True
    if tape.low(at) == "a" and tape.low(at + 1) in {"few", "dozen", "couple", "number", "handful"}:
        start = at + 2 + (tape.low(at + 2) == "of")
        if tape.low(at + 1) in {"dozen", "couple"}:
            unit = lexicon.plural().get(tape.low(start))
            return None if unit is None else ("12" if tape.low(at + 1) == "dozen" else "2", unit, start + 1)
        bare = False
    elif tape.low(at) in lexicon.times().fuzzy or tape.low(at) in {"recent", "coming"}:
        start, bare = at + 1, False
    start += tape.low(start) in {"more", "recent", "coming", "long", *lexicon.times().magnitudes}
    unit = lexicon.plural().get(tape.low(start))
    if unit is None or (bare and (tape.low(at - 1) == "the" or not _stands_bare(tape, at, start))):
        return None
    return "X", unit, start + 1


def _stands_bare(tape: Tape, at: int, unit: int) -> bool:
    if tape.number(at - 1) is not None:
        return False
    return (
        tape.low(at - 1) in lexicon.times().beside.before_bare_units
        or at == tape.begin
        or closes(tape, unit + 1)
        or _away(tape, unit + 1)
    )


def _away(tape: Tape, at: int) -> bool:
    return tape.low(at) in {"ago", "later", "earlier", "long"}


def _is_age(tape: Tape, at: int, last: int) -> bool:
    aged = tape.low(at - 1) in {"aged", "age"} or tape.has(last, "of", "age")
    return aged or tape.low(last) in {"old", "older", "younger"}


def _shifted(tape: Tape, last: int, number: str, unit: Unit) -> Draft | None:
    """`ago`, `later`, `before`, `from now`."""
    low = tape.low(last)
    if low == "ago":
        return _ago(tape, last + 1, number, unit)
    if low in {"from", "hence"} and (low == "hence" or tape.low(last + 1) == "now"):
        return _ahead(last + 1 + (low == "from"), number, unit)
    way = {"later": 1, "afterwards": 1, "earlier": -1, "previously": -1, "before": -1, "after": 1}.get(low)
    if way is None or (low in {"before", "after"} and not _ends(tape, last + 1)):
        return None
    count = _whole(number)
    if count is None or unit.clock:
        return Draft(last + 1, "TIME" if unit.clock else "DATE", "time.narrative", always())
    by = count * unit.of * way
    exact = {"D": by, "W": 7 * by}.get(unit.letter)
    days = (lambda d: calendar.iso(calendar.moved(d, exact))) if exact is not None and abs(exact) < 10**7 else None
    return Draft(last + 1, "DATE", "time.narrative", told(unit.letter, by, days))


def _ends(tape: Tape, at: int) -> bool:
    return tape.low(at) in {"", ".", ",", ";", ":", ")", "”", '"', "?", "!", "and", "but", "in", "at", "on"}


def _ago(tape: Tape, last: int, number: str, unit: Unit) -> Draft:
    today = 1 if tape.low(last) == "today" else 0
    count = _whole(number)
    if number == "X" or count is None:
        return Draft(last, "DATE", "time.ago", always("PAST_REF") if number == "X" else always())
    if unit.clock:
        return Draft(last, "TIME", "time.ago.clock", always())
    by = -count * unit.of
    letter = "Y" if unit.letter in {"DE", "CE"} else unit.letter
    by *= {"DE": 10, "CE": 100}.get(unit.letter, 1)
    if letter == "W" and (today or count == 1):  # a week ago is that day
        letter, by = "D", 7 * by
    return Draft(last + today, "DATE", "time.ago", from_day(lambda d: calendar.shifted(d, letter, by)))


def _ahead(last: int, number: str, unit: Unit) -> Draft:
    count = _whole(number)
    if number == "X":
        return Draft(last, "DATE", "time.ago", always("FUTURE_REF"))
    if count is None or unit.clock:
        return Draft(last, "DATE", "time.ago.clock", always())
    by = count * unit.of
    return Draft(last, "DATE", "time.ago", from_day(lambda d: _on(d, unit, by)))


def _on(start: date, unit: Unit, by: int) -> str | None:
    return calendar.shifted(start, unit.letter, by)


def _whole(number: str) -> int | None:
    return int(number) if number.isdigit() and len(number) < 7 else None


__all__ = ["compound", "length"]
