"""Readers' comments in plain text: who wrote each, when, and where it ends."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from reportedly.ingest import bylines, dates
from reportedly.ingest.furniture import is_readers_heading, rule_of
from reportedly.ingest.lines import Line
from reportedly.ingest.marks import Mark, Marks

_AGO = re.compile(
    r"(?i:(?:about\s)?(?:\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten)\s?"
    r"(?:sec(?:ond)?|min(?:ute)?|h(?:ou)?r|day|week|month|year)s?\sago|just\snow|yesterday\sat\s\d{1,2}:\d\d(?:\s?[ap]m)?)"
)
_NUMBER = re.compile(r"^#?\d{1,4}[.):]?\s+(?=\D)")
_LEADING = re.compile(r"^(?i:(?:comment|posted|written|reply|submitted)\s(?:by|from)|by|from|on|@)[:\s]\s*")
_SAYS = re.compile(r"\s*(?i:says|said|wrote|writes|replied|commented|replies)\s?(?P<mark>:|\.\.\.|…)?$")
_TRAILING = re.compile(r"[\s,;:|•·»›(@–—-]+$|\s(?:on|at)$")
_AFTER = re.compile(r"(?i:[\s,.:;|•·)#\]–—-]|said|says|wrote|reply|permalink|link|edited|report|flag|like|share)*")
_INLINE = re.compile(r"(?P<name>[^\s:.!?][^:.!?]{0,39}|[A-Z][\w-]+(?: [A-Z]\.)?)\s(?i:says|said|wrote|writes):\s")
_INITIAL = re.compile(r"\b[A-Z]\.$")
_NO_NAME = re.compile(r"[:;!?\"“”]|\.\s[a-z]|,\s")
_LONG = 150  # words
_CLOSING = {
    "furniture.whole",
    "furniture.opener",
    "furniture.plea",
    "furniture.copyright",
    "furniture.row",
    "furniture.list_row",
}


class Header(msgspec.Struct, frozen=True):
    """The line over a comment. `strong` is one that no article has: a name with a time of day, or with *ago*.
    `size` is how many lines it takes."""

    author: str | None
    published: str | None
    strong: bool
    size: int = 1


def header(lines: Sequence[Line], number: int) -> Header | None:
    """The comment header at line `number`, weak or strong, or None."""
    line = lines[number]
    if len(line.text) > 120:
        return None
    below = lines[number + 1] if number + 1 < len(lines) else None
    return _dated(line) or _named(line, below)


def comments(lines: Sequence[Line], marks: Marks) -> Iterator[tuple[int, Mark]]:
    """Marks for the readers' part of a page: its headings, comments, buttons and what stands after it."""
    start = _beginning(lines, marks)
    if start is None:
        return
    current, held = None, list[int]()
    number = start
    while number < len(lines):
        begun, size = _begun(lines, number, current)
        if begun is not None:
            yield from _closed(current, held, lines)
            current, held = begun, list(range(number, number + size))
        else:
            mark = _between(lines[number], current)
            if mark is current:
                held.append(number)
            else:
                yield number, mark
                if mark.rule in _CLOSING:
                    yield from _closed(current, held, lines)
                    current, held = None, []
        number += size
    yield from _closed(current, held, lines)


def _begun(lines: Sequence[Line], number: int, current: Mark | None) -> tuple[Mark | None, int]:
    """The mark of the comment that begins at line `number`, if one does, and how many lines its header takes."""
    line = lines[number]
    found = None if is_readers_heading(line) else header(lines, number)
    if found is not None:
        return Mark("comment", "comment.header", found.author, found.published, line.span), found.size
    quoting = current is not None and current.rule == "comment.header"  # there, `Jane says: …` is the reader's own text
    inline = None if quoting else _INLINE.match(line.text)
    return (Mark("comment", "comment.inline", inline["name"].strip(), None, line.span), 1) if inline else (None, 1)


def _between(line: Line, current: Mark | None) -> Mark:
    if is_readers_heading(line):
        return Mark("furniture", "furniture.readers_heading")
    rule = rule_of(line)
    return Mark("furniture", rule) if rule else current or Mark("furniture", "furniture.after_comments")


def _closed(mark: Mark | None, held: Sequence[int], lines: Sequence[Line]) -> Iterator[tuple[int, Mark]]:
    """The lines of one comment; some pages print its date under it."""
    if mark is None:
        return
    under = dates.iso(lines[held[-1]].text) if mark.published is None and len(held) > 1 else None
    mark = msgspec.structs.replace(mark, published=mark.published or under)
    yield from ((number, mark) for number in held)


def _beginning(lines: Sequence[Line], marks: Marks) -> int | None:
    """Where the readers' part begins: below running text, at a strong header, or at a heading over a header.

    One strong header alone may be the line over a post that an article shows: then little may follow.
    """
    below_prose = False
    strong: list[int] = []
    for number, line in enumerate(lines):
        if number in marks:
            continue
        if below_prose:
            found = header(lines, number)
            if found is not None and found.strong:
                strong.append(number)
            if not strong and is_readers_heading(line) and _leads_to_comments(lines, number):
                return number
        below_prose = below_prose or line.prose
    if len(strong) == 1 and sum(len(line.words) for line in lines[strong[0] :]) > _LONG:
        return None
    return strong[0] if strong else None


def _leads_to_comments(lines: Sequence[Line], number: int) -> bool:
    """Whether a comment begins below a heading, with nothing between but buttons and other short lines."""
    for at in range(number + 1, min(number + 7, len(lines))):
        if header(lines, at) is not None or _INLINE.match(lines[at].text):
            return True
        if rule_of(lines[at]) is None and (len(lines[at].words) > 5 or lines[at].stopped):
            return False
    return False


def _dated(line: Line) -> Header | None:
    """`1. Jane Roe on May 3, 2020 at 4:15 pm`, `Jane • 3 hours ago`, `On May 3, 2020 Jane said:`."""
    ago = _AGO.search(line.text)
    date = dates.find(line.text)
    start, end = ago.span() if ago else (date.start, date.end) if date else (0, 0)
    if not end:
        return None
    before, after = line.text[:start], line.text[end:]
    numbered = _NUMBER.match(before)
    name = _name(before)
    rest = _AFTER.fullmatch(after) is not None
    if name is None and not before.strip(" \t([-–—•·|#@").removesuffix("On").strip():
        said = _SAYS.search(after)  # the date stands first
        name = _name(after[: said.start()]) if said else None
        rest = name is not None
    if name is None or not rest:
        return None
    value = None if ago or date is None else date.value
    timed = value is not None and "T" in value
    return Header(name, value, strong=bool(ago or timed or numbered))


def _named(line: Line, below: Line | None) -> Header | None:
    """`Jane Roe says:`, alone or with the date on the next line; or a name over a date."""
    date, ago = (dates.iso(below.text.strip("()[]# ")), _AGO.fullmatch(below.text)) if below else (None, None)
    said = _SAYS.search(line.text)
    name = _name(line.text[: said.start()] if said else line.text)
    if name is None:
        return None
    if said is not None and (said["mark"] or date or ago):
        return Header(name, date, strong=bool(date or ago), size=2 if date or ago else 1)
    if (date and "T" in date) or ago:
        return Header(name, date, strong=True, size=2)
    return None


def _name(text: str) -> str | None:
    """A reader's name as readers choose them: one to five words without the marks of a sentence."""
    words = _LEADING.sub("", _NUMBER.sub("", text.strip(), count=1), count=1)
    for _ in range(2):
        words = _SAYS.sub("", _TRAILING.sub("", words))
    words = words.strip(" \t*_")
    words = words if _INITIAL.search(words) else words.rstrip(".")
    if not 1 <= len(words) <= 40 or len(words.split()) > 5 or _NO_NAME.search(words):
        return None
    labels = bylines.words().published | bylines.words().updated
    if any(word.lower() in labels for word in words.split()):  # `Modified Date: May 3, 2020 10:42` is no reader
        return None
    return words if any(map(str.isalnum, words)) and dates.find(words) is None else None
