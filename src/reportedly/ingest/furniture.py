"""Lines that a page prints around an article: menus, buttons, pleas, lists of other pages, notices."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from reportedly.ingest.lines import Line
from reportedly.ingest.marks import Mark, Marks
from reportedly.lexicons import load

_EDGES = " \t.,:;!?…»›→▸►*#-–—|[]()•·<>+✕×"
_HASHTAG = re.compile(r"#\w[\w-]*")
_BARS = re.compile(r"\s*[|»›·•>/]\s*|\s{3,}|\t")
_LEAD = re.compile(r"[^:|–—]{3,24}?(?=\s*[:|–—])")
_COPYRIGHT = re.compile(
    r"©.{3,80}$|(?:\(?c\)\s|copyright\b)"
    r"(?:.{0,80}\ball rights reserved|\s*(?:©|\(?c\))?\s*(?:19|20)\d\d\b|.{1,40}\s(?:19|20)\d\d$)"
)
_SHORT = 14
_RUN = 12
_COLUMN = 4


class Plea(msgspec.Struct, frozen=True):
    """A notice that begins with one of `begins`, holds one of the words `holds` and has at most `within` words."""

    begins: tuple[str, ...]
    holds: frozenset[str]
    within: int


class Words(msgspec.Struct, frozen=True):
    """The words of page furniture, as `lexicons/en/furniture.yaml` has them."""

    whole: frozenset[str]
    openers: frozenset[str]
    opens: frozenset[str]
    starts: frozenset[str]
    filed: frozenset[str]
    pleas: tuple[Plea, ...]
    buttons: frozenset[str]
    glue: frozenset[str]
    sections: frozenset[str]
    readers: frozenset[str]
    reader_buttons: frozenset[str]


class Seen(msgspec.Struct, frozen=True):
    """A line, and how the lexicon would have it."""

    line: Line
    low: str


def words() -> Words:
    """The lexicon of furniture."""
    found: Words = load("en/furniture", Words)
    return found


def bare(text: str) -> str:
    """A line as the lexicon has it: lower case, without marks at its ends."""
    return " ".join(text.lower().replace("’", "'").split()).strip(_EDGES)


def rule_of(line: Line) -> str | None:
    """The rule by which `line` alone is furniture, or None. Strict: what could be a sentence of an article is not."""
    if len(line.words) > 70:
        return None
    seen = Seen(line, bare(line.text))
    return next((f"furniture.{name}" for name, holds in RULES if holds(seen)), None)


def furniture(lines: Sequence[Line], marks: Marks) -> Iterator[tuple[int, Mark]]:
    """Marks for the lines that are furniture by themselves or as part of a list."""
    yield from _columns(lines, marks)
    listed = -1
    for number, line in enumerate(lines):
        if number in marks:
            continue
        rule = rule_of(line)
        if rule is not None:
            yield number, Mark("furniture", rule)
        if rule == "furniture.opener":
            for listed in _listed(lines, number, marks):
                yield listed, Mark("furniture", "furniture.listed")


def _listed(lines: Sequence[Line], opener: int, marks: Marks) -> range:
    """The short lines after a heading of other pages. One alone may be a subheading of the article: it stays,
    unless nothing follows it."""
    end = opener + 1
    while end < len(lines) and end not in marks and end - opener <= _RUN and _is_short(lines[end]):
        end += 1
    size = end - opener - 1
    if size == 1 and end < len(lines) and lines[end].prose:
        return range(0)
    return range(opener + 1, end)


def _is_short(line: Line) -> bool:
    return len(line.words) <= _SHORT and not line.text.endswith((".", ",", ":", ";"))


def _columns(lines: Sequence[Line], marks: Marks) -> Iterator[tuple[int, Mark]]:
    """A menu set as a column: four or more lines of a word or three, at least half of them sections of a site."""
    known = words().sections | words().whole
    run: list[int] = []
    for number in range(len(lines) + 1):
        if number < len(lines) and number not in marks and len(lines[number].words) <= 3 and not lines[number].stopped:
            run.append(number)
            continue
        if len(run) >= _COLUMN and sum(bare(lines[at].text) in known for at in run) * 2 >= len(run):
            yield from ((at, Mark("furniture", "furniture.column")) for at in run)
        run = []


def _whole(seen: Seen) -> bool:
    return seen.low in words().whole


def _opener(seen: Seen) -> bool:
    if seen.low in words().openers:
        return True
    return seen.low.startswith(tuple(words().opens)) and len(seen.line.words) <= 6 and not seen.line.stopped


def _reader_button(seen: Seen) -> bool:
    parts = [part for part in (part.strip(_EDGES) for part in _BARS.split(seen.low)) if part]
    return bool(parts) and len(parts) <= 6 and all(part in words().reader_buttons for part in parts)


def _tags(seen: Seen) -> bool:
    tags = _HASHTAG.findall(seen.line.text)
    return len(tags) >= 2 and not _HASHTAG.sub("", seen.line.text).strip(" ,;|")


def _start(seen: Seen) -> bool:
    lead = _LEAD.match(seen.low)
    size = len(seen.line.words)
    if lead is None or size > 30 or (size > 12 and seen.line.stopped):  # a sentence may begin so
        return False
    return lead[0].strip() in words().starts


def _filed(seen: Seen) -> bool:
    """`Posted in Harbours | Tagged ferries, fares`."""
    return seen.low.startswith(tuple(words().filed)) and len(seen.line.words) <= 25 and not seen.line.stopped


def _plea(seen: Seen) -> bool:
    for plea in words().pleas:
        if len(seen.line.words) <= plea.within and seen.low.startswith(plea.begins):
            parts = set(re.findall(r"\w[\w'-]*|©|\(c\)", seen.low)) | ({"©"} if "©" in seen.line.text else set())
            if parts & plea.holds:
                return True
    return False


def _copyright(seen: Seen) -> bool:
    return len(seen.line.words) <= 60 and _COPYRIGHT.match(seen.low) is not None


def _buttons(seen: Seen) -> bool:
    known = words()
    parts = [part.strip(_EDGES) for part in seen.low.split()]
    parts = [part for part in parts if part and not part[0].isdigit()]
    if not parts or len(parts) > 40:
        return False
    pushed = sum(part in known.buttons for part in parts)
    if seen.line.stopped and pushed < 3 and len(parts) > 1:
        return False
    return pushed * 3 >= len(parts) and all(part in known.buttons or part in known.glue for part in parts)


def _row(seen: Seen) -> bool:
    """A menu set as a row: `Home | World | Politics`."""
    parts = [part.strip(_EDGES) for part in _BARS.split(seen.low)]
    parts = [part for part in parts if part]
    if len(parts) < 3 or any(len(part.split()) > 9 for part in parts):
        return False
    known = words()
    hits = sum(part in known.sections or part in known.whole or part in known.openers for part in parts)
    return hits * 2 >= len(parts)


def _list_row(seen: Seen) -> bool:
    """A heading of other pages and what it lists, in one line: `Related: Ten photos | Most read`."""
    parts = [part.strip(_EDGES) for part in seen.line.text.lower().split("|")]
    return len(parts) >= 2 and len(seen.line.words) <= 40 and any(part in words().openers for part in parts)


RULES = (
    ("whole", _whole),
    ("opener", _opener),
    ("reader_button", _reader_button),
    ("tags", _tags),
    ("plea", _plea),
    ("copyright", _copyright),
    ("start", _start),
    ("filed", _filed),
    ("buttons", _buttons),
    ("row", _row),
    ("list_row", _list_row),
)


@cache
def _heading() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, words().readers), key=len, reverse=True))
    return re.compile(
        rf"(?:(?:\d[\d,.]*|no|one|two|three|four|five|all)\s)?(?P<word>{names})(?:\s?\(?\d[\d,.]*\)?)?"
        r"(?:\s(?:to|on)\s(?:[\"“'‘«]|this).{0,150})?"
    )


def is_readers_heading(line: Line) -> bool:
    """Whether `line` heads the readers' part of a page: `5 Comments`, `Comments (5)`, `3 thoughts on “…”`."""
    return len(line.words) <= 30 and _heading().fullmatch(bare(line.text)) is not None
