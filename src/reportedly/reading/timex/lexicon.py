"""What is known of words for time, and where each word is looked up."""

import re
from functools import cache

import msgspec

from reportedly.lexicons import load


class Named(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A month, weekday or season."""

    name: str
    abbreviations: tuple[str, ...] = ()
    number: int = 0
    code: str = ""


class Calendar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names of months, weekdays and seasons (`lexicons/en/months_days.yaml`)."""

    months: tuple[Named, ...]
    weekdays: tuple[Named, ...]
    seasons: tuple[Named, ...]


class Unit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A unit of time: `of` pieces of its `letter`; those of the clock stand behind a T."""

    name: str
    plural: str
    letter: str
    of: int = 1
    clock: bool = False

    def period(self, number: str) -> str:
        """The TIMEX3 value of a duration of so many (a number, or X for some)."""
        if number == "X":
            return f"P{'T' if self.clock else ''}X{self.letter}"
        letter, factor = {"DE": ("Y", 10)}.get(self.letter, (self.letter, self.of))
        count = float(number) * factor
        if count % 1 and letter == "CE":
            letter, count = "Y", count * 100
        if count % 1 and letter == "Y":
            letter, count = "M", count * 12
        return f"P{'T' if self.clock else ''}{count:.12g}{letter}"


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of the day."""

    name: str
    value: str


class Feast(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A feast on a fixed `day` (month and day), or so many days from `easter`."""

    name: str
    day: str | None = None
    easter: int | None = None


class Tense(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tell whether a clause speaks of what was or of what is to be."""

    past: frozenset[str]
    perfect: frozenset[str]
    future: frozenset[str]
    came_about: frozenset[str]
    unmarked: frozenset[str]
    nouns_behind_to: frozenset[str]
    banning: frozenset[str]
    giving: frozenset[str]
    ahead: frozenset[str]
    behind: frozenset[str]


class Beside(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words and marks beside a time that decide whether it is one, and which."""

    before_bare_units: frozenset[str]
    before_hour: frozenset[str]
    before_may: frozenset[str]
    before_year: frozenset[str]
    clause_heads: frozenset[str]
    closing: frozenset[str]
    counted_units: frozenset[str]
    not_counted: frozenset[str]
    not_past: frozenset[str]
    numbered: frozenset[str]
    set_for: frozenset[str]
    verb_group: frozenset[str]


class Times(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words for time (`lexicons/en/times.yaml`)."""

    units: tuple[Unit, ...]
    parts: tuple[Part, ...]
    lone_parts: frozenset[str]
    days: dict[str, int]
    references: dict[str, tuple[str, ...]]
    led_by: frozenset[str]
    not_now: frozenset[str]
    not_now_before: frozenset[str]
    numbers: dict[str, int]
    magnitudes: dict[str, int]
    ordinals: dict[str, int]
    decades: dict[str, int]
    fuzzy: frozenset[str]
    frequencies: dict[str, str]
    times_of: frozenset[str]
    about: tuple[str, ...]
    vague: frozenset[str]
    pointers: dict[str, int]
    feasts: tuple[Feast, ...]
    zones: dict[str, str]
    named_days: frozenset[str]
    beside: Beside
    tense: Tense


@cache
def times() -> Times:
    """The words for time of English."""
    return load("en/times", Times)


@cache
def _calendar() -> Calendar:
    return load("en/months_days", Calendar)


@cache
def months() -> dict[str, int]:
    """Full names of months, lower case, to their numbers."""
    return {month.name.lower(): month.number for month in _calendar().months}


@cache
def short_months() -> dict[str, int]:
    """Abbreviations of months, lower case, to their numbers."""
    return {short.lower(): month.number for month in _calendar().months for short in month.abbreviations}


@cache
def weekdays() -> dict[str, int]:
    """Full names of weekdays, lower case, to their numbers (Monday is 1)."""
    return {day.name.lower(): day.number for day in _calendar().weekdays}


@cache
def short_weekdays() -> dict[str, int]:
    """Abbreviations of weekdays, lower case, to their numbers."""
    return {short.lower(): day.number for day in _calendar().weekdays for short in day.abbreviations}


@cache
def seasons() -> dict[str, str]:
    """Names of seasons to their codes."""
    return {season.name: season.code for season in _calendar().seasons}


@cache
def singular() -> dict[str, Unit]:
    """Units by their singular."""
    return {unit.name: unit for unit in times().units}


@cache
def plural() -> dict[str, Unit]:
    """Units by their plural."""
    return {unit.plural: unit for unit in times().units}


@cache
def parts() -> dict[str, str]:
    """Parts of the day to their codes."""
    return {part.name: part.value for part in times().parts}


@cache
def phrases_by_first(name: str) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The phrases of `references`, `feasts` or `about` by their first word: their words, longest first, and what each
    stands for."""
    lists = {
        "references": [(phrase, value) for value, found in times().references.items() for phrase in found],
        "feasts": [(feast.name, feast.name) for feast in times().feasts],
        "about": [(phrase, "") for phrase in times().about],
    }[name]
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, value in lists:
        pieces = tuple(re.findall(r"'s\b|[^\s']+(?:'(?!s\b)[^\s']*)?|'", phrase))
        by_first.setdefault(pieces[0], []).append((pieces, value))
    return {first: tuple(sorted(found, key=lambda entry: -len(entry[0]))) for first, found in by_first.items()}


@cache
def cores() -> frozenset[str]:
    """Words that make a time, or stand in nearly every one of their kind."""
    known = times()
    words = {"tonight", "overnight", "midnight", "half", "quarter", "o'clock", "o’clock", "past", "weekend", "weekends"}
    words |= {
        "q1",
        "q2",
        "q3",
        "q4",
        "h1",
        "h2",
        *known.lone_parts,
        *known.frequencies,
        *known.ordinals,
        *known.decades,
    }
    words |= {*months(), *short_months(), *weekdays(), *short_weekdays(), *seasons(), *parts(), *singular(), *plural()}
    words |= {f"{name}s" for name in weekdays()} | {*known.days, *known.times_of}
    words |= {piece for name in ("references", "feasts") for pieces in _words_of(name) for piece in pieces}
    return frozenset(words - {"the", "of", "in", "at", "or", "than"})


def _words_of(name: str) -> list[tuple[str, ...]]:
    return [pieces for entries in phrases_by_first(name).values() for pieces, _ in entries]


@cache
def leads() -> frozenset[str]:
    """Words with which a time can begin that has one of the `cores` behind them."""
    known = times()
    words = {"the", "that", "a", "an", "every", "each", "all", "late", "early", "earlier", "later", "just", "per"}
    words |= {"these", "those", "another", "final", "following", "recent", "latter", *phrases_by_first("about")}
    return frozenset({*words, *known.numbers, *known.fuzzy, *known.vague, *known.pointers, "at", "of", "in", "sooner"})


@cache
def feast(name: str) -> Feast:
    """The feast of that name."""
    return next(each for each in times().feasts if each.name == name)
