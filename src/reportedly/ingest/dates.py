"""Dates as pages print them -> ISO. What is ambiguous (03/04/2016) or impossible (31 February) is no date."""

import datetime as dt
import re

import msgspec

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = (
    r"(?P<{0}>(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|tember|ober)?)\.?"
)
_TIME = (
    r"(?:(?:\s{0,3}[,|@-]|\s{1,3}at|t)?\s{0,3}(?P<hour>[0-2]?\d)[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d{1,6})?)?"
    r"(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?"
    r"(?P<zone>\s?z\b|\s?[+-][01]\d:?[0-5]\d\b)?(?:\s\(?(?:e[sd]?t|c[sd]?t|p[sd]t|gmt|utc|bst|jst|ist|msk|cest?)\b\)?)?)?"
)
_DAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s{1,3})?"
_TIME_FIRST = (
    r"(?:(?P<hour0>[0-2]?\d):(?P<minute0>[0-5]\d)(?:\s?(?P<half0>[ap])\.?m\b\.?)?(?:\s[A-Z]{2,4})?,?\s{1,2}(?:on\s)?)?"
)
_DATE = re.compile(
    r"(?<![\w/.:-])" + _TIME_FIRST + _DAY + r"(?:"
    r"(?P<y1>\d{4})[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})"
    r"|" + _MONTH.format("m2") + r"\s{1,3}(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}(?P<y2>\d{4})"
    r"|(?P<d3>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s-]{1,3}" + _MONTH.format("m3") + r",?[\s-]{1,3}(?P<y3>\d{4})"
    r"|(?P<a4>\d{1,2})(?P<sep>[/.-])(?P<b4>\d{1,2})(?P=sep)(?P<y4>\d{4})"
    r")" + _TIME + r"(?![\w/-])",
    re.IGNORECASE,
)


class Date(msgspec.Struct, frozen=True):
    """A date as ISO `value`, and where it stands; `value` is None for what looks like a date but is none."""

    value: str | None
    start: int
    end: int


def find(text: str, start: int = 0) -> Date | None:
    """The first date in `text` from `start` on, with its time of day if that follows."""
    found = _DATE.search(text, start)
    return None if found is None else Date(_value(found), found.start(), found.end())


def at(text: str, start: int) -> Date | None:
    """The date that begins at `start`."""
    found = _DATE.match(text, start)
    return None if found is None else Date(_value(found), found.start(), found.end())


def iso(text: str) -> str | None:
    """`text` as ISO where it is one date (with or without a time of day) and nothing else."""
    words = " ".join(text.split())
    found = _DATE.fullmatch(words)
    return None if found is None else _value(found)


def _value(found: re.Match[str]) -> str | None:
    year, month, day = _calendar(found)
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return None
    if not 1600 <= year <= 2099:
        return None
    first = "" if found["hour"] else "0"
    if found[f"hour{first}"] is None:
        return date.isoformat()
    hour, half = int(found[f"hour{first}"]), found[f"half{first}"]
    if half:
        if not 1 <= hour <= 12:
            return date.isoformat()
        hour = hour % 12 + (12 if half in "pP" else 0)
    if hour > 23:
        return date.isoformat()
    second = f":{found['second']}" if found["second"] else ""
    zone = (found["zone"] or "").strip().upper()
    return f"{date.isoformat()}T{hour:02}:{found[f'minute{first}']}{second}{zone}"


def _calendar(found: re.Match[str]) -> tuple[int, int, int]:
    """Year, month, day; zeros where they can't be told."""
    if found["y1"]:
        return int(found["y1"]), int(found["m1"]), int(found["d1"])
    if found["y2"]:
        return int(found["y2"]), _month(found["m2"]), int(found["d2"])
    if found["y3"]:
        return int(found["y3"]), _month(found["m3"]), int(found["d3"])
    first, second = int(found["a4"]), int(found["b4"])
    if found["sep"] == "." or first > 12 or first == second:  # with dots the day comes first everywhere
        return int(found["y4"]), second, first
    return (int(found["y4"]), first, second) if second > 12 else (0, 0, 0)


def _month(name: str) -> int:
    return _MONTHS.get(name.lower(), 0)
