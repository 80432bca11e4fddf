"""A reading head over the tokens of one sentence, and what the phrases are made of that it finds."""

from collections.abc import Callable, Iterable
from datetime import date

import msgspec

from reportedly.model import TimeType
from reportedly.reading.timex import calendar, lexicon
from reportedly.reading.words import Words

Readings = tuple[str, ...]
"""The values that a phrase can have, the likelier first; none where nothing resolves it."""

_DASHES = frozenset("-–—‐‑")
_TH = frozenset({"st", "nd", "rd", "th"})


class Memory(msgspec.Struct):
    """The times that the text has named so far: what *that year* and *the day before* lean on."""

    day: date | None = None
    month: tuple[int, int] | None = None
    year: int | None = None
    here: date | None = None

    def note(self, value: str) -> None:
        """Remember the last day, month and year; `here` is the last day of the same sentence."""
        if not (value[:4].isascii() and value[:4].isdigit() and len(value) >= 4):
            return
        self.year = int(value[:4])
        self.day = calendar.day_of(value)
        self.here = self.day or self.here
        in_month = value[4:5] == "-" and value[5:7].isdigit()
        self.month = (self.year, int(value[5:7])) if in_month else None


class Setting(msgspec.Struct, frozen=True):
    """What a value depends on: the day of publication, the tense near (-1 past, 1 future, 0 open), times before."""

    published: date | None
    toward: int
    memory: Memory


Read = Callable[[Setting], Readings]


class Draft(msgspec.Struct, frozen=True):
    """A phrase that was found: the token behind its last, and how to get at its value. `day` is set where that is one
    day, `needs` where the value hangs on the publication day or on another time."""

    last: int
    type: TimeType
    rule: str
    read: Read
    day: bool = False


Parser = Callable[["Tape", int], Draft | None]


class Tape:
    """The tokens of a document; what lies behind `limit` reads as nothing, so that no phrase crosses a sentence."""

    def __init__(self, words: Words) -> None:
        """Begin with no sentence."""
        self.words = words
        self.begin = self.limit = 0
        self.known: dict[tuple[Parser, int], Draft | None] = {}

    def turn(self, begin: int, limit: int) -> None:
        """Go on to a sentence."""
        self.begin, self.limit = begin, limit
        self.known.clear()

    def low(self, at: int) -> str:
        """A token in lower case; empty outside the sentence."""
        return self.words.low[at] if self.begin <= at < self.limit else ""

    def capital(self, at: int) -> bool:
        """Whether a token of the sentence begins with a capital."""
        return self.begin <= at < self.limit and self.words.capital(at)

    def glued(self, at: int) -> bool:
        """Whether nothing stands between a token and the one before it."""
        starts, ends = self.words.parse.starts, self.words.parse.ends
        return self.begin < at < self.limit and starts[at] == ends[at - 1]

    def has(self, at: int, *words: str) -> bool:
        """Whether these words stand here."""
        return all(self.low(at + n) == word for n, word in enumerate(words))

    def phrase(self, at: int, name: str) -> tuple[int, str] | None:
        """The longest phrase of a list that stands here: the token behind it, and what it stands for."""
        for pieces, value in lexicon.phrases_by_first(name).get(_plain(self.low(at)), ()):
            if all(_plain(self.low(at + n)) == piece for n, piece in enumerate(pieces)):
                return at + len(pieces), value
        return None

    def dash(self, at: int) -> bool:
        """Whether a dash joins the tokens around it."""
        return self.low(at) in _DASHES and (self.glued(at) or self.low(at) == "–")

    def digits(self, at: int, most: int) -> int | None:
        """A number of at most so many digits, as the whole token."""
        low = self.low(at)
        return int(low) if 0 < len(low) <= most and low.isascii() and low.isdigit() else None

    def number(self, at: int) -> tuple[str, int] | None:
        """A number in digits or words: as digits, and the token behind it."""
        low = self.low(at)
        if low[:1].isdigit():
            return _in_digits(self, at, low)
        value = _in_words(low)
        if value is None:
            return None
        factor = lexicon.times().magnitudes.get(self.low(at + 1))
        return (str(value), at + 1) if factor is None else (str(value * factor), at + 2)

    def ordinal(self, at: int) -> tuple[int, int] | None:
        """*4th*, *fourth*, *twenty-first*: the number, and the token behind it."""
        low = self.low(at)
        number = self.digits(at, 2)
        if number is not None:
            return (number, at + 2) if self.low(at + 1) in _TH and self.glued(at + 1) else None
        tens, _, ones = low.partition("-")
        known = lexicon.times().ordinals
        if low in known:
            return known[low], at + 1
        if ones in known and tens in lexicon.times().numbers and known[ones] < 10:
            return lexicon.times().numbers[tens] + known[ones], at + 1
        return None

    def month(self, at: int) -> int | None:
        """The number of a month's name, printed with a capital; *mid-March* too."""
        low = self.low(at).removeprefix("mid-")
        number = lexicon.months().get(low)
        if number is None or not (self.capital(at) or low != self.low(at)):
            return None
        return number if low != "may" or self._is_month(at) else None

    def _is_month(self, at: int) -> bool:
        """*May* where it is no verb and nobody's name."""
        beside = (
            self.low(at - 1) in lexicon.times().beside.before_may
            or self.low(at - 1).isdigit()
            or self.low(at - 1) in _TH
        )
        return (beside or self.low(at + 1)[:1].isdigit()) and self.low(at + 1) != "i"

    def short_month(self, at: int) -> tuple[int, int] | None:
        """A month or its abbreviation, with its full stop: the number, and the token behind it."""
        number = self.month(at)
        if number is not None:
            return number, at + 1
        number = lexicon.short_months().get(self.low(at))
        if number is None or not self.capital(at):
            return None
        return number, at + 1 + (self.low(at + 1) == "." and self.glued(at + 1))

    def weekday(self, at: int) -> int | None:
        """The number of a weekday's name, printed with a capital."""
        number = lexicon.weekdays().get(self.low(at))
        return number if number is not None and self.capital(at) else None


def _plain(low: str) -> str:
    return low.replace("’", "'")


def _in_digits(tape: Tape, at: int, low: str) -> tuple[str, int] | None:
    if len(low) > 9 or not low.isascii() or not low.replace(",", "").replace(".", "", 1).isdigit():
        return None
    value = f"{float(low.replace(',', '')):.12g}"
    factor = lexicon.times().magnitudes.get(tape.low(at + 1))
    return (value, at + 1) if factor is None else (f"{float(value) * factor:.12g}", at + 2)


def _in_words(low: str) -> int | None:
    known = lexicon.times().numbers
    if low in known:
        return known[low]
    tens, _, ones = low.partition("-")
    return known[tens] + known[ones] if tens in known and ones in known and known[tens] % 10 == 0 else None


def best(tape: Tape, at: int, parsers: Iterable[Parser]) -> Draft | None:
    """The longest phrase that one of the parsers finds here, the first of equals."""
    found = [draft for parser in parsers if (draft := parser(tape, at)) is not None]
    return max(found, key=lambda draft: draft.last, default=None)


def remembered(parser: Parser) -> Parser:
    """A parser that answers once for each place of a sentence: others ask for the same again and again."""

    def asked(tape: Tape, at: int) -> Draft | None:
        key = (parser, at)
        if key not in tape.known:
            tape.known[key] = parser(tape, at)
        return tape.known[key]

    return asked


def always(*values: str | None) -> Read:
    """A value that hangs on nothing."""
    known = tuple(value for value in values if value is not None)
    return lambda _: known


def from_day(value: Callable[[date], str | None]) -> Read:
    """A value that is counted from the day of publication."""

    def read(setting: Setting) -> Readings:
        found = value(setting.published) if setting.published is not None else None
        return () if found is None else (found,)

    return read


__all__ = [
    "Draft",
    "Memory",
    "Parser",
    "Read",
    "Readings",
    "Setting",
    "Tape",
    "always",
    "best",
    "from_day",
    "remembered",
]
